"""Signals of what others say or hold: claims, what was withheld and not handed over, the tax annex."""

from __future__ import annotations

import narwhals as nw

from amparo.foundation import calendar
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import greatest
from amparo.foundation.months import Month
from amparo.modules.collection.tables import Balance
from amparo.modules.inspection import rules
from amparo.modules.inspection.detecting.country import (
    Country,
    Seen,
    counted,
    distinct,
    number,
    rows,
    seen,
    wholly,
)

_PAIR = ["employer_id", "person_id"]
_OWED = ["employer_id", "regime", "about_month"]


def claims(country: Country, claims: nw.LazyFrame) -> Seen:
    """claims: case, employer_id, person_id, opened_month."""
    recent = country.employing(claims).filter(nw.col("opened_month") >= country.since.number)
    instances = recent.with_columns(about_month="opened_month", found="case", expected=number(0))
    return seen("claims", instances, wholly(instances, "case"))


def withheld(country: Country) -> Seen:
    """What is unpaid beyond the employer's part, of months that fell due before the days of the law ended."""
    cut = calendar.later(country.month.last_date, -country.law_on.appropriation_days)
    owed = country.read(Balance, country.month).filter(
        (nw.col("kind") == "contributions") & (nw.col("overdue") == 1) & (nw.col("due_date") < cut)
    )
    owed = owed.group_by(_OWED).agg(unpaid_cents=nw.col("balance_cents").sum().cast(nw.Int64))
    parts = country.stated.group_by(_OWED).agg(
        employer_part_cents=nw.col("employer_cents").sum().cast(nw.Int64),
        personal_cents=nw.col("personal_cents").sum().cast(nw.Int64),
    )
    kept = with_columns(owed.join(parts, on=_OWED), rules, country.law.by("about_month"), ["withheld_cents"])
    instances = country.read.once(
        kept.filter((nw.col("withheld_cents") > 0) & (nw.col("personal_cents") > 0))
        .with_columns(handed_cents=greatest(nw.col("personal_cents") - nw.col("withheld_cents"), number(0)))
        .group_by("employer_id", "about_month")
        .agg(found=nw.col("handed_cents").sum(), expected=nw.col("personal_cents").sum())
        .with_columns(person_id=number(0))
    )
    declared = country.stated.group_by("employer_id").agg(exposed=distinct("about_month"))
    return seen("withheld", instances, counted(instances, "about_month", declared))


def annexed_year(month: Month) -> int:
    """The year whose annex can be compared: the last one with all its months closed."""
    return month.year if month.month == 12 else month.year - 1


def beside_annex(country: Country, taxed: nw.LazyFrame) -> tuple[Seen, Seen]:
    """`unknown_workers` and `higher_wages`. taxed: employer_id, person_id, taxed_cents of `annexed_year`."""
    year = annexed_year(country.month)
    last = Month(year, 12).number
    declared = country.declared_since(Month(year, 1)).filter(nw.col("about_month") <= last)
    declared = declared.group_by(_PAIR).agg(declared_year_cents=nw.col("base_cents").sum().cast(nw.Int64))
    both = (
        country.employing(taxed)
        .join(declared, on=_PAIR, how="left")
        .with_columns(
            known=~nw.col("declared_year_cents").is_null(),
            declared_year_cents=nw.coalesce(nw.col("declared_year_cents"), number(0)),
            about_month=number(last),
        )
    )
    both = country.read.once(with_columns(both, rules, country.law.by("about_month"), ["undeclared_wage_cents"]))
    looked_at = both.group_by("employer_id").agg(exposed=rows())
    both = both.with_columns(found="declared_year_cents", expected="taxed_cents")
    unknown = both.filter(~nw.col("known"))
    higher = both.filter(nw.col("known") & (nw.col("undeclared_wage_cents") > 0))
    return (
        seen("unknown_workers", unknown, wholly(unknown, "person_id")),
        seen("higher_wages", higher, counted(higher, "person_id", looked_at)),
    )
