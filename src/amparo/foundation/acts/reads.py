"""Reading personal data leaves a trace too: who, when, for what, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db.models import QuerySet

from amparo.foundation.acts.action import By, Today, actor, day
from amparo.foundation.acts.models import AccessTrace


def record(
    *, by: By, today: Today, purpose: str, person_ids: Sequence[int] | None = None, count: int | None = None
) -> None:
    """Write that personal data is read: of each of `person_ids`, or of `count` persons not told apart.

    ValueError if no purpose is given.
    """
    if not purpose.strip():
        raise ValueError("Falta para qué se leen los datos personales: escriba el propósito de la consulta")
    read = partial(AccessTrace, by=actor(by), today=day(today), purpose=purpose)
    if person_ids is not None and count is None:
        AccessTrace.objects.bulk_create(read(person_id=person_id) for person_id in person_ids)
    elif count is not None and person_ids is None:
        read(person_count=count).save()
    else:
        raise TypeError("give either person_ids or count")


def of_person(person_id: int) -> QuerySet[AccessTrace]:
    """Who read this person's data, latest first."""
    return AccessTrace.objects.filter(person_id=person_id).order_by("-pk")
