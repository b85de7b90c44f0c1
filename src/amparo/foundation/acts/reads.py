"""Reading personal data leaves a trace too: who, when, for what, and of whom."""

from __future__ import annotations

from collections.abc import Sequence

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
    if (person_ids is None) == (count is None):
        raise TypeError("give either person_ids or count")
    who = {"by": actor(by), "today": day(today), "purpose": purpose}
    if person_ids is None:
        AccessTrace.objects.create(**who, person_count=count)
    else:
        AccessTrace.objects.bulk_create(AccessTrace(**who, person_id=person_id) for person_id in person_ids)


def of_person(person_id: int) -> QuerySet[AccessTrace]:
    """Who read this person's data, latest first."""
    return AccessTrace.objects.filter(person_id=person_id).order_by("-pk")
