"""Nobody learns by the bulk which cédulas are registered: a notice about one that is not says so, a few times a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from ninja.errors import HttpError

from amparo.foundation.access import policy
from amparo.foundation.access.tokens import Program

A_DAY = 24 * 3600
_UNKNOWN = "unknown_person"


def refuse_after_many(account: Program, today: int) -> None:
    """A 429 for an account that named as many unknown documents today as policy allows."""
    if cache.get(_key(account, today), 0) >= policy.UNKNOWN_PERSONS_PER_DAY:
        raise HttpError(429, "")


def note(account: Program, today: int, told: Mapping[str, Any]) -> None:
    """Count the unknown documents of a file, as its answer tells them."""
    _add(account, today, sum(one["code"] == _UNKNOWN for one in told.get("problems", ())))


def note_refusal(account: Program, today: int, field: str) -> None:
    """Count a notice that was declined for its cédula."""
    _add(account, today, int(field == "cedula"))


def _add(account: Program, today: int, count: int) -> None:
    if count:
        cache.add(_key(account, today), 0, timeout=A_DAY)
        cache.incr(_key(account, today), count)


def _key(account: Program, today: int) -> str:
    return f"unknown:{account.pk}:{today}"
