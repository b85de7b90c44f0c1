"""Reading personal data leaves a trace too: who, when, for what, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from amparo.foundation.access.roles import Grant
from amparo.foundation.acts.action import By, Today, actor, day, token_of
from amparo.foundation.acts.models import AccessTrace


def record(
    *,
    by: By,
    today: Today,
    purpose: str,
    purpose_en: str = "",
    person_ids: Sequence[int] | None = None,
    count: int | None = None,
    at: datetime | None = None,
    capacity: Grant | None = None,
) -> None:
    """Write that personal data is read: of each of `person_ids`, or of `count` persons not told apart.

    at: the moment, if an entrypoint knows it. capacity: the role on which the reader stands. ValueError if no purpose
    is given.
    """
    if not purpose.strip():
        raise ValueError("Falta para qué se leen los datos personales: escriba el propósito de la consulta")
    stands = {}
    if capacity:
        stands = {
            "role": capacity.role,
            "employer_id": capacity.employer_id,
            "province": capacity.province or "",
            "module": capacity.module or "",
        }
    read = partial(
        AccessTrace, by=actor(by), today=day(today), at=at, purpose=purpose, purpose_en=purpose_en,
        token_id=token_of(by), **stands,
    )  # fmt: skip
    if person_ids is not None and count is None:
        AccessTrace.objects.bulk_create(read(person_id=person_id) for person_id in person_ids)
    elif count is not None and person_ids is None:
        read(person_count=count).save()
    else:
        raise TypeError("give either person_ids or count")


def of_person(person_id: int) -> QuerySet[AccessTrace]:
    """Who read this person's data, latest first."""
    return AccessTrace.objects.filter(person_id=person_id).order_by("-pk")


def latest(count: int, *, by: str = "", person_id: int | None = None) -> list[AccessTrace]:
    """The latest readings, the newest first; of one reader, or of one person, if given."""
    found = AccessTrace.objects.order_by("-pk")
    if by:
        found = found.filter(by=by)
    if person_id is not None:
        found = found.filter(person_id=person_id)
    return list(found[:count])
