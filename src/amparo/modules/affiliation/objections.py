"""Notices as those they speak of know them: since when each is known, and until which day it may be objected to.

Who says nothing in time is taken to accept it; C.D. 625 art. 25. What is carried into the books or decided in a case is
nobody's to object to: it is no notice of the month, or was answered there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from amparo.foundation.acts import trace
from amparo.foundation.calendar import working_days_after
from amparo.foundation.cases.queries import Matter
from amparo.foundation.law.book import Law
from amparo.modules.affiliation import cases
from amparo.modules.affiliation.models import Notice

GIVEN = ("affiliation.submit_notices", "affiliation.give_notice")
"""The acts by which an employer gives notices."""
CARRIED = "affiliation.carry_jobs"

CLOCK = "notice_objection_working_days"
OPEN, OBJECTED, ACCEPTED = "open", "objected", "accepted"


@dataclass(frozen=True)
class GivenNotice:
    """A notice and what may still be said against it. told_date, until_date: YYYYMMDD; no until_date: nothing may.

    case: the one by which the worker objected to it, None if none did.
    """

    notice: Notice
    told_date: int
    until_date: int | None
    state: str
    case: int | None = None


def given(
    today: int, *, person_id: int | None = None, employer_id: int | None = None, branch: int | None = None,
    before: int | None = None, first: int = 0, count: int | None = None, matters: Iterable[Matter] = (),
) -> list[GivenNotice]:  # fmt: skip
    """The notices about a person or of an employer, the newest first: `count` of them from the `first`, or all.

    before: only those older than the notice of this number. matters: the cases of either, among which an objection is
    found. It shows personal data: whoever calls it records it.
    """
    asked = _notices(person_id, employer_id, branch).order_by("-id")
    asked = asked if before is None else asked.filter(id__lt=before)
    notices = list(asked[first : None if count is None else first + count])
    acts = trace.named({one.act for one in notices})
    objections = [one for one in matters if one.kind in (cases.MISSING_AFFILIATION, cases.HISTORY_CORRECTION)]
    return [_given(one, *acts[one.act], today, objections) for one in notices]


def given_count(*, employer_id: int, branch: int | None = None) -> int:
    """How many `given` would give."""
    return _notices(None, employer_id, branch).count()


def open_until(job_ids: Collection[int], today: int) -> dict[int, int]:
    """Until which day (YYYYMMDD) the last notice about each job may be objected to, of the jobs where one may."""
    last = Notice.objects.filter(job_id__in=list(job_ids)).values_list("job_id").annotate(Max("act"))
    jobs = dict(last)
    acts = trace.named(set(jobs.values()))
    ends = {act: objection_end(day) for act, (name, day) in acts.items() if name in GIVEN}
    return {job: ends[act] for job, act in jobs.items() if act in ends and ends[act] >= today}


def objection_end(told_date: int) -> int:
    """The last day (YYYYMMDD) on which what was told on a day may be objected to; C.D. 625 art. 25."""
    return working_days_after(told_date, Law.load().on(told_date).value(CLOCK))


def _notices(person_id: int | None, employer_id: int | None, branch: int | None) -> QuerySet[Notice]:
    whose = {"person_id": person_id, "employer_id": employer_id, "branch": branch}
    found = Notice.objects.filter(**{name: value for name, value in whose.items() if value is not None})
    return found.exclude(act__in=trace.numbers_of(CARRIED))


def _given(notice: Notice, name: str, told_date: int, today: int, objections: Iterable[Matter]) -> GivenNotice:
    if name not in GIVEN:
        return GivenNotice(notice, told_date, None, ACCEPTED)
    until = objection_end(told_date)
    case = next((one.id for one in objections if _objects(one, notice, told_date, until)), None)
    state = OBJECTED if case else OPEN if today <= until else ACCEPTED
    return GivenNotice(notice, told_date, until, state, case)


def _objects(matter: Matter, notice: Notice, told_date: int, until_date: int) -> bool:
    """Whether a case opened in time asks for something else than the notice says: of its month, or of its job."""
    if matter.employer_id != notice.employer_id or matter.person_id != notice.person_id:
        return False
    if not told_date <= matter.opened_date <= until_date:
        return False
    month = f"{notice.about_month // 100}-{notice.about_month % 100:02d}"
    asked = matter.about.get("notices", ())
    if matter.kind is cases.HISTORY_CORRECTION:
        return any(one.get("month") == month for one in asked)
    return notice.type in ("ENT", "SAL")
