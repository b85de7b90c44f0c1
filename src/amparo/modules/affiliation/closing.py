"""Affiliation's turn in the month: notices become jobs, and jobs become the work that contributions will charge.

What is late is not rewritten: the work of an earlier month whose records changed is stated again, whole, and
contributions charges the difference.
"""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.history.tables import Finding
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import greatest, least, share, when
from amparo.foundation.months import OPEN_END, Month
from amparo.foundation.registry.tables import SECTORS, Death, Employer, Person
from amparo.modules.affiliation import rules
from amparo.modules.affiliation.tables import MEMORY_MONTHS, Job, Notice, Work

_JOB_FACTS = [name for name in Work.columns if name in Job.columns]


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Job, Work. Findings: deaths without exit notice, notices about months before the books."""
    received = read(Notice)
    jobs = read.once(_jobs(turn, read, received))
    months = _months_that_may_change(turn, read)
    work = _work(turn, read, law, jobs, _changed(turn, read, received, months))
    findings = [_deaths_without_exit(turn, read, jobs), _before_the_books(received, months)] if months else []
    return Closed(tables={Job: jobs, Work: work}, findings=findings)


def _jobs(turn: Turn, read: Read, received: nw.LazyFrame) -> nw.LazyFrame:
    """The jobs of last month and the entries of this one, with the wage in force, exits and deaths."""
    remembered = turn.month - MEMORY_MONTHS
    columns = list(Job.columns)
    jobs = nw.concat(
        [
            read(Job, turn.month - 1).filter(nw.col("until_date") >= remembered.first_date).select(columns),
            _entered(turn, read, received).select(columns),
        ]
    )
    jobs = _with_wage_in_force(turn, read, received, jobs)
    exits = _last(received.filter(nw.col("type") == "SAL"), by="job_id").select("job_id", left_date="effective_date")
    deaths = read(Death).select("person_id", "death_date")
    jobs = jobs.join(exits, on="job_id", how="left").join(deaths, on="person_id", how="left")
    ends = [nw.coalesce(nw.col(name), nw.lit(OPEN_END)) for name in ("left_date", "death_date")]
    until = least(nw.col("until_date"), least(*ends))
    return jobs.with_columns(until_date=greatest(until, nw.col("since_date")).cast(nw.Int32)).select(columns)


def _entered(turn: Turn, read: Read, received: nw.LazyFrame) -> nw.LazyFrame:
    person = read.between(Person, None, turn.month).select("person_id", "sex", "birth_date")
    employer = read.between(Employer, None, turn.month).select("employer_id", "province", "industry")
    return (
        received.filter(nw.col("type") == "ENT")
        .join(person, on="person_id", how="inner")
        .join(employer, on="employer_id", how="inner")
        .with_columns(
            sector=nw.col("regime").replace_strict(
                list(SECTORS), list(SECTORS.values()), default="private", return_dtype=nw.String
            ),
            since_date=nw.col("effective_date"),
            until_date=nw.lit(OPEN_END).cast(nw.Int32),
            wage_month=nw.col("about_month"),
        )
    )


def _with_wage_in_force(turn: Turn, read: Read, received: nw.LazyFrame, jobs: nw.LazyFrame) -> nw.LazyFrame:
    """The wage of the latest month spoken of, up to this one; of two notices about one month, the later."""
    raises = [received.filter(nw.col("about_month") <= turn.month.number)]
    if not turn.opening:
        waiting = read.between(Notice, None, turn.month - 1).filter(nw.col("about_month") == turn.month.number)
        raises.append(waiting)
    columns = ["job_id", "about_month", "notice_id", "wage_cents"]
    stated = nw.concat([frame.filter(nw.col("type") == "MSU").select(columns) for frame in raises])
    latest = _last(stated, by="job_id").select("job_id", stated_month="about_month", stated_cents="wage_cents")
    jobs = jobs.join(latest, on="job_id", how="left")
    newer = (nw.col("stated_month") >= nw.col("wage_month")).fill_null(False)
    return jobs.with_columns(
        wage_cents=when(newer, nw.col("stated_cents"), nw.col("wage_cents")),
        wage_month=when(newer, nw.col("stated_month"), nw.col("wage_month")),
    )


def _months_that_may_change(turn: Turn, read: Read) -> list[Month]:
    """The earlier months that a late notice of this one may reach."""
    if turn.opening:
        return []
    return [month for month in (turn.month - MEMORY_MONTHS).through(turn.month - 1) if month >= read.first_month]


def _changed(turn: Turn, read: Read, received: nw.LazyFrame, months: list[Month]) -> nw.LazyFrame | None:
    """The (job_id, about_month) of earlier months about which something new was said."""
    if not months:
        return None
    late = received.filter(nw.col("about_month") < turn.month.number)
    lasting = late.filter(nw.col("type").is_in(["ENT", "MSU", "SAL"])).select("job_id", since="about_month")
    dead = (
        read(Job, turn.month - 1)
        .join(read(Death), on="person_id", how="inner")
        .filter(nw.col("until_date") > nw.col("death_date"))
        .with_columns(since=nw.col("death_date") // 100)
        .filter(nw.col("since") < turn.month.number)
        .select("job_id", "since")
    )
    momentary = late.filter(nw.col("type").is_in(["INS", "COR"])).select("job_id", "about_month")
    spans = nw.concat(
        [lasting.with_columns(nw.col("since").cast(nw.Int32)), dead.with_columns(nw.col("since").cast(nw.Int32))]
    )
    reached = [
        spans.filter(nw.col("since") <= month.number)
        .with_columns(about_month=nw.lit(month.number).cast(nw.Int32))
        .select("job_id", "about_month")
        for month in months
    ]
    within = momentary.filter(nw.col("about_month").is_in([month.number for month in months]))
    return nw.concat([*reached, within]).unique(["job_id", "about_month"])


def _work(turn: Turn, read: Read, law, jobs: nw.LazyFrame, changed: nw.LazyFrame | None) -> nw.LazyFrame:
    """Each job's days, wage and extras in the month closed, and in each earlier month that changed."""
    current = jobs.filter(
        (nw.col("since_date") <= turn.month.last_date) & (nw.col("until_date") >= turn.month.first_date)
    ).with_columns(about_month=nw.lit(turn.month.number).cast(nw.Int32), monthly_wage_cents=nw.col("wage_cents"))
    columns = [*_JOB_FACTS, "about_month", "monthly_wage_cents", "since_date", "until_date"]
    stated = current.select(columns)
    if changed is not None:
        stated = nw.concat([stated, _restated(turn, read, jobs, changed).select(columns)])
    stated = stated.with_columns(current=when(nw.col("about_month") == turn.month.number, 1, 0))
    stated = _with_days(turn, law, stated)
    stated = _with_pay_of_the_month(turn, read, stated)
    return stated.select(list(Work.columns))


def _restated(turn: Turn, read: Read, jobs: nw.LazyFrame, changed: nw.LazyFrame) -> nw.LazyFrame:
    """The jobs of the months that changed, with the wage that the records now give for that month."""
    said = (
        read.between(Notice, None, turn.month)
        .filter(nw.col("type").is_in(["ENT", "MSU"]))
        .select("job_id", "notice_id", "wage_cents", said_month="about_month")
    )
    wages = (
        changed.join(said, on="job_id", how="inner")
        .filter(nw.col("said_month") <= nw.col("about_month"))
        .unique(["job_id", "about_month"], keep="last", order_by=["said_month", "notice_id"])
        .select("job_id", "about_month", monthly_wage_cents="wage_cents")
    )
    return jobs.join(wages, on="job_id", how="inner")


def _with_days(turn: Turn, law, stated: nw.LazyFrame) -> nw.LazyFrame:
    """First and last contributed day within the month, then the days by rule.

    Whoever leaves on the month's last day, be it the 28th, completes it.
    """
    months = list((turn.month - MEMORY_MONTHS).through(turn.month))
    last_dates = {month.number: month.last_date for month in months}
    completes = nw.col("until_date") == nw.col("about_month").replace_strict(
        list(last_dates), list(last_dates.values()), default=OPEN_END, return_dtype=nw.Int32
    )
    month, since, until = nw.col("about_month"), nw.col("since_date"), nw.col("until_date")
    anniversary = since + 10_000
    month_end = month * 100 + 31
    stated = stated.with_columns(
        first_day=when(since // 100 == month, since % 100, when(since // 100 > month, 31, 1)),
        last_day=when(completes, 31, when(until // 100 == month, until % 100, when(until // 100 < month, 0, 31))),
        anniversary_day=when(anniversary // 100 == month, anniversary % 100, when(anniversary > month_end, 31, 0)),
    )
    return with_columns(stated, rules, law.by("about_month"), wanted=["contributed_days", "reserve_days"])


def _with_pay_of_the_month(turn: Turn, read: Read, stated: nw.LazyFrame) -> nw.LazyFrame:
    """Extras (INS) and corrections of what was really worked and paid (COR); the last notice of each kind counts."""
    said = read.between(Notice, None, turn.month).filter(
        nw.col("about_month") >= (turn.month - MEMORY_MONTHS).number, nw.col("about_month") <= turn.month.number
    )
    place = ["job_id", "about_month"]
    extras = _last(said.filter(nw.col("type") == "INS"), by=place).select(*place, extra="pay_cents")
    actual = _last(said.filter(nw.col("type") == "COR"), by=place).select(
        *place, corrected_days="days", corrected_cents="pay_cents"
    )
    stated = stated.join(extras, on=place, how="left").join(actual, on=place, how="left")
    corrected = ~nw.col("corrected_cents").is_null()
    worked = nw.col("contributed_days") > 0
    stated = stated.with_columns(
        days=when(corrected & worked, nw.col("corrected_days"), nw.col("contributed_days")).cast(nw.Int32)
    )
    ordinary = share(nw.col("monthly_wage_cents"), nw.col("days"), 30)
    adjustment = when(corrected & worked, nw.col("corrected_cents") - ordinary, 0)
    extra = when(worked, nw.coalesce(nw.col("extra"), nw.lit(0)), 0)
    return stated.with_columns(
        extra_cents=(extra + adjustment).cast(nw.Int64), reserve_days=least(nw.col("reserve_days"), nw.col("days"))
    )


def _last(notices: nw.LazyFrame, by: str | list[str]) -> nw.LazyFrame:
    keys = [by] if isinstance(by, str) else by
    return notices.unique(keys, keep="last", order_by=["about_month", "notice_id"])


def _deaths_without_exit(turn: Turn, read: Read, jobs: nw.LazyFrame) -> nw.LazyFrame:
    """Workers who died with an open job: the employer gave no exit notice."""
    open_before = read(Job, turn.month - 1).filter(nw.col("until_date") == OPEN_END).select("job_id")
    exits = read(Notice).filter(nw.col("type") == "SAL").select("job_id")
    return (
        jobs.join(read(Death).select("person_id", "death_date"), on="person_id", how="inner")
        .join(open_before, on="job_id", how="semi")
        .join(exits, on="job_id", how="anti")
        .select(
            code=nw.lit("death_without_exit_notice"),
            employer_id="employer_id",
            person_id="person_id",
            about_month=(nw.col("death_date") // 100),
            value=nw.col("job_id"),
        )
        .select(list(Finding.columns))
    )


def _before_the_books(received: nw.LazyFrame, months: list[Month]) -> nw.LazyFrame:
    """Notices that speak of months older than the books: they cannot change what was carried."""
    return (
        received.filter(nw.col("about_month") < months[0].number)
        .with_columns(code=nw.lit("notice_before_the_books"), value=nw.col("notice_id"))
        .select(list(Finding.columns))
    )
