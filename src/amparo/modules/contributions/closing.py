"""Contributions' turn in the month: work becomes lines, lines become what each payer owes.

The exemplary closing: tables in, rules over columns, tables and entries out. Nothing here knows which engine runs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add

import narwhals as nw

from amparo.foundation.calendar import first_working_day
from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import share, when
from amparo.foundation.money import SCALE
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.affiliation.tables import MEMORY_MONTHS, Work
from amparo.modules.contributions import postings, rules
from amparo.modules.contributions.references import FIRST_MONTH, reference, suffix
from amparo.modules.contributions.tables import (
    FUND_COLUMNS,
    SHARES,
    CarriedDebt,
    Confirmation,
    Line,
    Obligation,
    YearlyWage,
)

AMOUNTS = ["days", *(name for name in Line.columns if name.endswith("_cents"))]
LINE_KEY = list(Line.key)
OUTSIDE_GENERAL_PENSIONS = ["rural_head", "unpaid_home_work"]


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Line, Obligation, YearlyWage. Postings: accrual of what is owed. Items: one per obligation."""
    lines = read.once(_lines(turn, read, law))
    obligations = _obligations(turn, read, law, lines)
    if turn.opening:
        obligations = nw.concat([obligations, _carried(turn, read, law)])
    obligations = read.once(obligations)
    return Closed(
        tables={Line: lines, Obligation: obligations, YearlyWage: _yearly_wages(turn, read, lines)},
        postings=[postings.accrual(obligations, opening=turn.opening)],
        items=[obligations.select("item_id", "employer_id", "kind", "about_month", "due_date", "amount_cents")],
    )


def _lines(turn: Turn, read: Read, law) -> nw.LazyFrame:
    """What each job should contribute, less what was already declared for the same month."""
    work = read(Work)
    stated = with_columns(work, rules, law.by("about_month"), wanted=[name for name in AMOUNTS if name != "days"])
    stated = stated.select(list(Line.columns))
    if turn.opening:
        return stated
    earlier = stated.filter(nw.col("about_month") < turn.month.number)
    declared = (
        _declared(turn, read)
        .join(earlier.select(LINE_KEY), on=LINE_KEY, how="semi")
        .group_by(LINE_KEY)
        .agg(*(nw.col(name).sum().cast(nw.Int64).alias(f"declared_{name}") for name in AMOUNTS))
    )
    difference = stated.join(declared, on=LINE_KEY, how="left").with_columns(
        **{name: (nw.col(name) - nw.coalesce(nw.col(f"declared_{name}"), nw.lit(0))) for name in AMOUNTS}
    )
    says_something = (nw.col("about_month") == turn.month.number) | _any_nonzero(AMOUNTS)
    return difference.filter(says_something).select(list(Line.columns))


def _declared(turn: Turn, read: Read) -> nw.LazyFrame:
    """The lines of the months that may still change: what speaks of a month was never declared before it."""
    return read.between(Line, turn.month - MEMORY_MONTHS, turn.month - 1)


def _any_nonzero(names: list[str]) -> nw.Expr:
    return nw.any_horizontal(*(nw.col(name) != 0 for name in names), ignore_nulls=False)


def _obligations(turn: Turn, read: Read, law, lines: nw.LazyFrame) -> nw.LazyFrame:
    """Lines added up by payer, regime and month, one obligation for each kind that is owed."""
    owed = lines.group_by("employer_id", "regime", "about_month").agg(
        nw.col("province").min(), *(nw.col(name).sum().cast(nw.Int64) for name in FUND_COLUMNS)
    )
    confirmed = read(Confirmation).select("employer_id", "about_month", confirmed=nw.lit(1))
    owed = owed.join(confirmed, on=["employer_id", "about_month"], how="left")
    due = due_dates((turn.month - MEMORY_MONTHS).through(turn.month), turn.month, law)
    return nw.concat([_of_kind(turn, owed, kind, due) for kind in SHARES])


def due_dates(months: Iterable[Month], closing: Month, law: Law) -> dict[int, int]:
    """When what is said of each month (YYYYMM) in a closing falls due; LSS art. 73.

    A late declaration falls due with the month it speaks of, so it is in arrears from the day it is made
    (`late_due_by_its_month`); if that were not the law, with what the month of the closing owes.
    """
    by_its_month = law.on(closing).late_due_by_its_month
    return {
        month.number: first_working_day((owed_for + 1).number * 100 + law.on(closing).contribution_due_day)
        for month in months
        for owed_for in [month if by_its_month else closing]
    }


def _of_kind(turn: Turn, owed: nw.LazyFrame, kind: str, due: Mapping[int, int]) -> nw.LazyFrame:
    own = list(SHARES[kind])
    due_date = nw.col("about_month").replace_strict(list(due), list(due.values()), default=0, return_dtype=nw.Int32)
    return (
        owed.filter(_any_nonzero(own))
        .with_columns(
            item_id=_references(turn, kind),
            kind=nw.lit(kind),
            month=nw.lit(turn.month.number),
            due_date=due_date,
            confirmed=nw.coalesce(nw.col("confirmed"), nw.lit(0)),
            amount_cents=reduce(add, (nw.col(name) for name in own)),
            **{name: nw.lit(0).cast(nw.Int64) for name in FUND_COLUMNS if name not in own},
        )
        .select(list(Obligation.columns))
    )


def _references(turn: Turn, kind: str) -> nw.Expr:
    """Each row's payment reference: whole-number arithmetic over employer, regime and month."""
    month, about = turn.month, nw.col("about_month")
    about_ordinal = (about // 100) * 12 + about % 100 - 1
    per_month = 1000 - 1  # one month later adds one to the place and takes one from the lateness
    place = (about_ordinal - FIRST_MONTH.ordinal) * per_month
    starts = [suffix(kind, regime, FIRST_MONTH, month) for regime in REGIMES]
    base = nw.col("regime").replace_strict(list(REGIMES), starts, default=0, return_dtype=nw.Int64)
    return reference(nw.col("employer_id"), (base + place).cast(nw.Int64))


def _carried(turn: Turn, read: Read, law) -> nw.LazyFrame:
    """Debts older than the books, shared among the funds as the regime's contribution is now (DERIVED)."""
    opening_law = law.by("month")
    debt = read(CarriedDebt).with_columns(month=nw.lit(turn.month.number))
    debt = with_columns(debt, rules, opening_law, wanted=["personal_rate", "employer_rate"])
    whole_rate = nw.col("personal_rate") + nw.col("employer_rate")
    debt = debt.with_columns(
        total_cents=nw.col("amount_cents"), base_cents=share(nw.col("amount_cents"), SCALE, whole_rate)
    ).drop("personal_rate", "employer_rate")
    own = list(SHARES["contributions"])
    owed = with_columns(debt, rules, opening_law, wanted=own).with_columns(
        confirmed=nw.lit(1), **{name: nw.lit(0).cast(nw.Int64) for name in FUND_COLUMNS if name not in own}
    )
    due = due_dates(FIRST_MONTH.through(turn.month), turn.month, law)
    return _of_kind(turn, owed.drop("month", "amount_cents"), "contributions", due)


def _yearly_wages(turn: Turn, read: Read, lines: nw.LazyFrame) -> nw.LazyFrame:
    """What this month adds to each person's years: a month counts once, however many employers declare it."""
    place = ["person_id", "about_month"]
    general = ~nw.col("regime").is_in(OUTSIDE_GENERAL_PENSIONS)
    said = _wages_by(place, lines.filter(general), "said")
    if turn.opening:
        changed = said.with_columns(before=nw.lit(0))
    else:
        earlier = said.filter(nw.col("about_month") < turn.month.number)
        before = _declared(turn, read).join(earlier.select(place), on=place, how="semi")
        changed = said.join(_wages_by(place, before.filter(general), "before"), on=place, how="left").with_columns(
            before=nw.coalesce(nw.col("before"), nw.lit(0))
        )
    counted = when(nw.col("before") + nw.col("said") > 0, 1, 0) - when(nw.col("before") > 0, 1, 0)
    return (
        changed.with_columns(year=nw.col("about_month") // 100, months=counted)
        .group_by("person_id", "year")
        .agg(nw.col("months").sum().cast(nw.Int64), nw.col("said").sum().cast(nw.Int64).alias("wage_cents"))
    )


def _wages_by(place: list[str], lines: nw.LazyFrame, name: str) -> nw.LazyFrame:
    return lines.group_by(place).agg(nw.col("base_cents").sum().cast(nw.Int64).alias(name))
