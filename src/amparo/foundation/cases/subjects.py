"""Whose matter a case or a notice is. What there is not is nobody's: no grant reaches it."""

from __future__ import annotations

from collections.abc import Callable

from amparo.foundation.access.roles import Subject
from amparo.foundation.cases.kinds import declared
from amparo.foundation.cases.models import Case, Notice


def of_case(case: int) -> Subject:
    """The person and the employer of a case, attended by its module in its province, and by appeals if contested."""
    return _subject(Case.objects.filter(pk=case).first())


def of_kinds(*names: str) -> Callable[..., Subject]:
    """The same, of cases of the kinds of these names; one of another kind is nobody's."""

    def of_one(case: int) -> Subject:
        return _subject(Case.objects.filter(pk=case, kind__in=names).first())

    return of_one


def of_notice(notice: int) -> Subject:
    """Whoever was told."""
    found = Notice.objects.filter(pk=notice).values_list("person_id", "employer_id").first()
    return Subject(person_id=found[0], employer_id=found[1]) if found else Subject()


def _subject(found: Case | None) -> Subject:
    if found is None:
        return Subject()
    kind = declared[found.kind]
    appeals = [move.name for move in kind.moves if move.verb == "appeal"]
    return Subject(
        person_id=found.person_id, employer_id=found.employer_id, province=found.province, module=kind.module,
        contested=found.events.filter(move__in=appeals).exists(),
    )  # fmt: skip
