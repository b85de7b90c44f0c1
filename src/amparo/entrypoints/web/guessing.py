"""Nobody learns by the bulk which cédulas are registered: a notice about one that is not says so, a few times a day.

Pages and programs of an account count together. A file that names too many is refused whole (`affiliation.actions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache

from amparo.foundation.access import policy
from amparo.foundation.acts.refused import Refused

A_DAY = 24 * 3600
_UNKNOWN = "unknown_person"


def exhausted(account: Any, today: int) -> bool:
    """Whether an account named as many unknown documents today as policy allows."""
    return cache.get(_key(account, today), 0) >= policy.UNKNOWN_PERSONS_PER_DAY


@contextmanager
def counted(account: Any, today: int) -> Iterator[None]:
    """For a page: refuse who named too many today, and count the document for which a notice is declined."""
    if exhausted(account, today):
        raise Refused(
            "Hoy ya nombró demasiadas cédulas que no constan. Siga mañana, o acuda a una oficina",
            "You named too many documents today that are nobody's. Go on tomorrow, or come to an office",
        )
    try:
        yield
    except Refused as refused:
        note_refusal(account, today, refused.field)
        raise


def note(account: Any, today: int, told: Mapping[str, Any]) -> None:
    """Count the unknown documents of a file, as its answer tells them."""
    _add(account, today, sum(one["code"] == _UNKNOWN for one in told.get("problems", ())))


def note_refusal(account: Any, today: int, field: str) -> None:
    """Count a notice that was declined for its cédula."""
    _add(account, today, int(field == "cedula"))


def _add(account: Any, today: int, count: int) -> None:
    if count:
        cache.add(_key(account, today), 0, timeout=A_DAY)
        cache.incr(_key(account, today), count)


def _key(account: Any, today: int) -> str:
    return f"unknown:{account.pk}:{today}"
