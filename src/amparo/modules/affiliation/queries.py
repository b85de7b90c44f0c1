"""What can be asked of affiliation's open records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl
from django.db.models import Count, Max

from amparo.foundation import bulk
from amparo.foundation.history import records
from amparo.foundation.history.recorded import recorded
from amparo.foundation.months import OPEN_END, Month
from amparo.modules.affiliation import tables
from amparo.modules.affiliation.models import Job, Notice

_OF_A_HISTORY = ("job_id", "about_month", "employer_id", "regime", "days", "monthly_wage_cents")
_JOB = {
    "job_id": pl.Int64,
    "person_id": pl.Int64,
    "employer_id": pl.Int64,
    "since_date": pl.Int64,
    "until_date": pl.Int64,
    "job_regime": pl.String,
}
_WORKER = {
    "job_id": pl.Int64,
    "person_id": pl.Int64,
    "document": pl.String,
    "surnames": pl.String,
    "given_names": pl.String,
    "branch": pl.Int64,
    "regime": pl.String,
    "since_date": pl.Int64,
    "until_date": pl.Int64,
}


def jobs_between(pairs: pl.DataFrame) -> pl.DataFrame:
    """All jobs, open or ended, of the given (person_id, employer_id) pairs.

    Returns job_id, person_id, employer_id, since_date, until_date, job_regime.
    """
    condition, parameters = bulk.among("person_id", pairs["person_id"].unique())
    found = bulk.read(
        "SELECT id, person_id, employer_id, since_date, until_date, regime FROM affiliation_job "  # noqa: S608
        f"WHERE {condition} ORDER BY id",
        parameters,
        schema=_JOB,
    )
    return found.join(pairs, on=["person_id", "employer_id"], how="semi")


def covered(person_id: int, date: int, until: int | None = None) -> list[Job]:
    """The jobs that cover a person on a day (YYYYMMDD), or on some day until another: «is she covered today?»."""
    last = date if until is None else until
    return list(Job.objects.filter(person_id=person_id, since_date__lte=last, until_date__gte=date).order_by("id"))


def work_of(person_id: int) -> pl.DataFrame:
    """A person's work in every closed month, as the records say today, by about_month and job.

    Returns job_id, about_month, employer_id, regime, days, monthly_wage_cents, and `month`, the one it was sealed in.
    Of a month stated again, what was stated last.
    """
    stated = records.of_person(tables.Work, person_id, _OF_A_HISTORY).sort("month")
    return stated.unique(["job_id", "about_month"], keep="last").sort("about_month", "job_id")


def work_in(person_id: int, month: Month) -> pl.DataFrame:
    """A person's work in one month by job, with every column of `tables.Work`, as it was stated last."""
    stated = records.of_person(tables.Work, person_id, since=month).filter(pl.col("about_month") == month.number)
    return stated.sort("month").unique("job_id", keep="last").sort("job_id")


def job_of(person_id: int, job_id: int) -> Job | None:
    """A job of a person; None if it is not hers."""
    return Job.objects.filter(pk=job_id, person_id=person_id).first()


def notices_of(job_ids: Collection[int], month: Month) -> list[Notice]:
    """The notices that say what was worked in a month in some jobs, oldest first.

    The entry, the wage then in force, the exit if it had been given, and what was said of that month alone.
    """
    said = Notice.objects.filter(job_id__in=job_ids, about_month__lte=month.number).order_by("about_month", "id")
    found = list(said)
    in_force = {one.job_id: one.pk for one in found if one.type in ("ENT", "MSU")}
    return [
        one
        for one in found
        if one.type in ("ENT", "SAL") or one.pk == in_force.get(one.job_id) or one.about_month == month.number
    ]


def covered_months(person_id: int) -> pl.DataFrame:
    """The closed months in which a person was insured, as the records say today: month, regime, days.

    A month that was stated again later counts as it was last stated; LSS art. 9.
    """
    stated = work_of(person_id)
    days = pl.col("days").sum().clip(upper_bound=30)
    months = stated.group_by(month="about_month", regime="regime").agg(days).filter(pl.col("days") > 0)
    return months.sort("month", "regime")


def notices_between(after_act: int, until_act: int, employer_ids: pl.Series | None = None) -> pl.DataFrame:
    """The notices recorded by the acts after one and up to another, of all employers or of some."""
    only = {"employer_id": employer_ids} if employer_ids is not None else None
    return recorded(tables.Notice, "affiliation_notice", after_act, until_act, named={"notice_id": "id"}, only=only)


def last_act_of(employer_id: int) -> int:
    """The last act that recorded a notice of an employer; 0 if none did."""
    return Notice.objects.filter(employer_id=employer_id).aggregate(last=Max("act"))["last"] or 0


def pay_said(employer_id: int, month: Month) -> pl.DataFrame:
    """What was last said of the pay of a month: job_id, extra_cents (INS, 0 if nothing), and whether it was corrected.

    A correction (COR) replaces days and ordinary pay, and extras stay beside it.
    """
    said = bulk.read(
        "SELECT job_id, type, pay_cents FROM affiliation_notice "
        "WHERE employer_id = %s AND about_month = %s AND type IN ('INS', 'COR') ORDER BY id",
        [employer_id, month.number],
        schema={"job_id": pl.Int64, "type": pl.String, "pay_cents": pl.Int64},
    )
    of_extras = pl.col("pay_cents").filter(pl.col("type") == "INS").last().fill_null(0)
    return said.group_by("job_id").agg(extra_cents=of_extras, corrected=(pl.col("type") == "COR").any())


def notice_counts(employer_id: int, after_act: int) -> dict[str, int]:
    """How many notices of each type an employer gave after an act: what the next close will take."""
    given = Notice.objects.filter(employer_id=employer_id, act__gt=after_act).values("type")
    return dict(given.annotate(count=Count("id")).order_by("type").values_list("type", "count"))


def some_job(workers: int = 20) -> tuple[int, int] | None:
    """An employer with at least so many workers, or the largest there is, and one who works there: to show around."""
    working = Job.objects.filter(until_date=OPEN_END, regime="private")
    sizes = working.values("employer_id").annotate(count=Count("id"))
    large = sizes.filter(count__gte=workers).order_by("count", "employer_id").first()
    chosen = large or sizes.order_by("-count", "employer_id").first()
    job = working.filter(employer_id=chosen["employer_id"]).order_by("id").first() if chosen else None
    return (job.employer_id, job.person_id) if job else None


@dataclass(frozen=True)
class Worker:
    """A job as the employer sees it, with who has it. until_date is 99991231 while it lasts; wage_cents, a month."""

    job_id: int
    person_id: int
    document: str
    surnames: str
    given_names: str
    branch: int
    regime: str
    since_date: int
    until_date: int
    wage_cents: int

    @property
    def left(self) -> bool:
        return self.until_date < OPEN_END


def workers(
    employer_id: int, *, search: str = "", branch: int | None = None, left: bool = False, first: int = 0,
    count: int | None = None,
) -> list[Worker]:  # fmt: skip
    """The jobs of an employer that last, or those that ended, by surname: `count` of them from the `first`, or all.

    search: a part of the name, or the beginning of the document. branch: of one place of work alone. It shows personal
    data: whoever calls it records the reading.
    """
    condition, parameters = _sought(employer_id, search, branch, left)
    limit = "" if count is None else f" LIMIT {int(count)} OFFSET {int(first)}"
    found = bulk.read(
        "SELECT job.id, person.id, person.document, person.surnames, person.given_names, job.branch, job.regime, "
        f"job.since_date, job.until_date {condition} ORDER BY person.surnames, person.given_names, job.id{limit}",
        parameters,
        schema=_WORKER,
    )
    return [Worker(**row) for row in _with_wages(found).iter_rows(named=True)]


def worker_count(employer_id: int, *, search: str = "", branch: int | None = None, left: bool = False) -> int:
    """How many `workers` would give."""
    condition, parameters = _sought(employer_id, search, branch, left)
    return bulk.read(f"SELECT COUNT(*) {condition}", parameters, schema={"count": pl.Int64}).item()


def people_of(employer_id: int, search: str) -> pl.Series:
    """Who works or worked for an employer and answers to a search, as that of `workers`: person ids."""
    found = []
    for left in (False, True):
        condition, parameters = _sought(employer_id, search, None, left)
        found.append(bulk.read(f"SELECT DISTINCT person.id {condition}", parameters, schema={"person_id": pl.Int64}))
    return pl.concat(found)["person_id"].unique()


def _sought(employer_id: int, search: str, branch: int | None, left: bool) -> tuple[str, list]:
    conditions = ["job.employer_id = %s"]
    parameters: list[int | str] = [employer_id]
    conditions.append(f"job.until_date {'<' if left else '='} {OPEN_END}")
    if branch is not None:
        conditions.append("job.branch = %s")
        parameters.append(branch)
    for word in search.lower().split():
        conditions.append("(person.document LIKE %s OR LOWER(person.surnames || ' ' || person.given_names) LIKE %s)")
        parameters += [f"{word}%", f"%{word}%"]
    source = "FROM affiliation_job AS job JOIN registry_person AS person ON person.id = job.person_id"
    return f"{source} WHERE {' AND '.join(conditions)}", parameters


def _with_wages(found: pl.DataFrame) -> pl.DataFrame:
    """Each job with the wage of the latest month that some notice speaks of; of two about one month, the later."""
    condition, parameters = bulk.among("job_id", found["job_id"])
    said = bulk.read(
        "SELECT job_id, wage_cents FROM affiliation_notice "  # noqa: S608
        f"WHERE type IN ('ENT', 'MSU') AND {condition} ORDER BY about_month, id",
        parameters,
        schema={"job_id": pl.Int64, "wage_cents": pl.Int64},
    )
    return found.join(
        said.unique("job_id", keep="last", maintain_order=True), on="job_id", how="left", maintain_order="left"
    )
