"""Whose matter a case or a notice is. What there is not is nobody's: no grant reaches it."""

from __future__ import annotations

from amparo.foundation.access.roles import Subject
from amparo.foundation.cases.kinds import declared
from amparo.foundation.cases.models import Case, Notice


def of_case(case: int) -> Subject:
    """The person and the employer of a case, attended by its module in its province."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        return Subject()
    return Subject(
        person_id=found.person_id, employer_id=found.employer_id, province=found.province,
        module=declared[found.kind].module,
    )  # fmt: skip


def of_notice(notice: int) -> Subject:
    """Whoever was told."""
    found = Notice.objects.filter(pk=notice).values_list("person_id", "employer_id").first()
    return Subject(person_id=found[0], employer_id=found[1]) if found else Subject()
