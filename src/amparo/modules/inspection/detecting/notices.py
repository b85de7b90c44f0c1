"""Signals of what is notified: entries late, or only after a claim; exits just before a right; nothing at all."""

from __future__ import annotations

import narwhals as nw

from amparo.foundation import calendar
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import when
from amparo.foundation.months import OPEN_END
from amparo.modules.affiliation.tables import Job
from amparo.modules.collection.tables import Receipt
from amparo.modules.contributions.tables import Confirmation
from amparo.modules.inspection import rules
from amparo.modules.inspection.detecting.country import Country, Seen, counted, number, ordinal, rows, seen, wholly

FARMING = "A"
"""Farms are exempt from entry and exit notices (LSS art. 73): their declaration proves the time."""

YEAR_DAYS = 360
_PAIR = ["employer_id", "person_id"]


def late_entries(country: Country, claims: nw.LazyFrame) -> tuple[Seen, Seen]:
    """`late_entries`, and among them those of others that came once somebody had claimed: `entries_after_claim`."""
    entries = _entries(country)
    looked_at = entries.group_by("employer_id").agg(exposed=rows())
    late = country.read.once(entries.filter(nw.col("late") == 1))
    first_claim = claims.group_by("employer_id").agg(claimed_month=nw.col("opened_month").min())
    after = (
        late.join(claims.select(*_PAIR), on=_PAIR, how="anti")
        .join(first_claim, on="employer_id")
        .filter(nw.col("received_month") >= nw.col("claimed_month"))
    )
    return (
        seen("late_entries", late, counted(late, "entry", looked_at)),
        seen("entries_after_claim", after, wholly(after, "entry")),
    )


def _entries(country: Country) -> nw.LazyFrame:
    """The entry notices of the months looked at, and whether they were surely late.

    A notice is late beyond doubt if its days had ended before the month began whose closing first had it: the closings
    seal months and not the days on which each notice came.
    """
    farms = country.employers.filter(nw.col("industry") == FARMING).select("employer_id")
    entries = country.received.filter(nw.col("type") == "ENT").join(farms, on="employer_id", how="anti")
    due, late = country.law_on.entry_notice_days, nw.lit(value=False)
    for month in country.since.through(country.month):
        last_in_time = calendar.later(month.first_date, -due - 1)
        of_month = (nw.col("received_month") == month.number) & (nw.col("effective_date") <= last_in_time)
        late = late | of_month
    return entries.with_columns(
        late=when(late, number(1), number(0)),
        found=nw.col("received_month") * 100 + 1,
        expected=nw.col("effective_date").cast(nw.Int64),
        # A person may enter twice: what is counted is each entry.
        entry=nw.col("person_id") * 100_000_000 + nw.col("effective_date").cast(nw.Int64),
    )


def avoided_right(country: Country) -> Seen:
    """Jobs that ended before their year, and the next one of the same person at the same employer."""
    jobs = country.employing(country.read(Job, country.month)).select(*_PAIR, "since_date", "until_date")
    jobs = country.read.once(jobs)
    returned = jobs.select(*_PAIR, back_date="since_date")
    pairs = (
        jobs.filter(nw.col("until_date") < OPEN_END)
        .join(returned, on=_PAIR)
        .filter(nw.col("back_date") > nw.col("until_date"))
        .with_columns(
            days_to_right=ordinal("since_date") + YEAR_DAYS - ordinal("until_date"),
            days_away=ordinal("back_date") - ordinal("until_date"),
            about_month=nw.col("until_date").cast(nw.Int64) // 100,
        )
        .filter(nw.col("about_month") >= country.since.number)
    )
    avoided = with_columns(pairs, rules, country.law.by("about_month"), ["avoided_right"])
    avoided = country.read.once(avoided.filter(nw.col("avoided_right")))
    instances = avoided.with_columns(found="until_date", expected="back_date")
    return seen("avoided_right", instances, counted(instances, "person_id", country.people))


def silent(country: Country) -> Seen:
    month, since = country.month, country.since
    receipts = country.employing(country.read.between(Receipt, since, month))
    paid = receipts.filter(nw.col("about_month") >= since.number)
    paid = paid.group_by("employer_id").agg(months_paid=nw.col("about_month").n_unique().cast(nw.Int64))
    said = nw.concat(
        [
            country.received.select("employer_id"),
            country.read.between(Confirmation, since, month).select("employer_id"),
        ]
    )
    said = said.group_by("employer_id").agg(notice_count=rows())
    both = paid.join(said, on="employer_id", how="left").with_columns(
        notice_count=nw.coalesce(nw.col("notice_count"), number(0)), about_month=number(month.number)
    )
    quiet = with_columns(both, rules, country.law.by("about_month"), ["silent"]).filter(nw.col("silent"))
    quiet = quiet.with_columns(
        person_id=number(0), found="notice_count", expected="months_paid", affected=number(1), exposed=number(1)
    )
    return seen("silent", quiet, quiet)
