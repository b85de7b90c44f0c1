"""A person's work history: every month with its origin, and what of it was declared, is due, was paid, was recovered.

A declared month is the worker's at once: what the employer paid, for her or for her colleagues, is told beside it and
takes nothing from it. What is missing is said with who owes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

import polars as pl
from django.conf import settings

from amparo.entrypoints.month.drafting import BooksNotOpen, draft
from amparo.foundation.history import queries as history
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.collection import queries as collection
from amparo.modules.contributions import queries as contributions

STATES = {
    "none": ("Sin días", "No days"),
    "draft": ("En borrador", "In draft"),
    "due": ("Declarado, aún no vence", "Declared, not due yet"),
    "owed": ("Declarado, en mora", "Declared, in arrears"),
    "recovered": ("Pagado tarde", "Paid late"),
    "paid": ("Pagado a tiempo", "Paid on time"),
}
"""How far what was declared of a month was paid, from a worker's side, in Spanish and English."""

LACKS = {
    "gap": ("Sin empleo declarado", "No job declared"),
    "no_days": ("Con empleo y sin días", "A job without days"),
    "arrears": ("Declarado y no pagado", "Declared and not paid"),
    "short_year": ("Año anterior a los libros con meses sin aporte", "Year before the books with months missing"),
}
"""What a history may lack, in Spanish and English."""


@dataclass(frozen=True)
class Charge:
    """What one line of the worker put into an obligation, and how far that obligation was paid.

    declared_cents is the line's own; the other three add up to it, in the proportion in which the whole obligation was
    paid on time, paid late, and is owed (DERIVED: nobody's payment names its worker), so that no colleague's pay shows.
    """

    kind: str
    charged: Month
    reference: int
    due_date: int
    declared_cents: int
    paid_cents: int
    recovered_cents: int
    owed_cents: int
    overdue: bool


@dataclass(frozen=True)
class WorkedMonth:
    """A month of a job as the records say it today.

    wage_cents: the monthly wage; base_cents: what was declared as pay, all differences included. declared: the months
    in whose closings it was stated; none while it is a draft.
    """

    month: Month
    job_id: int
    employer_id: int
    regime: str
    days: int
    wage_cents: int
    base_cents: int
    declared: tuple[Month, ...]
    charges: tuple[Charge, ...]

    @property
    def state(self) -> str:
        """One of STATES: the worst that holds of any of its charges."""
        if not self.declared:
            return "draft"
        if any(charge.overdue for charge in self.charges):
            return "owed"
        if any(charge.owed_cents > 0 for charge in self.charges):
            return "due"
        if any(charge.recovered_cents for charge in self.charges):
            return "recovered"
        return "paid" if self.days or self.charges else "none"

    @property
    def overdue_cents(self) -> int:
        return sum(charge.owed_cents for charge in self.charges if charge.overdue)


@dataclass(frozen=True)
class CarriedYear:
    """A year before the books, as the former system handed it over: nobody can tell its employers."""

    year: int
    months: int
    wage_cents: int


@dataclass(frozen=True)
class Lack:
    """Something missing, from a month to another. employer_id: who answers for it, if anyone does. cents: how much."""

    code: str
    first: Month
    last: Month
    months: int
    employer_id: int | None = None
    cents: int = 0


@dataclass(frozen=True)
class WorkHistory:
    """All that is sealed of a person's work, from the month in which the books opened to the last closed one.

    months and carried are oldest first.
    """

    person_id: int
    opened: Month
    as_of: Month
    months: tuple[WorkedMonth, ...]
    carried: tuple[CarriedYear, ...]
    employers: Mapping[int, str]

    @cached_property
    def contributed_months(self) -> int:
        """A month counts once, however many employers declared it, and whether or not they paid it."""
        return len({one.month for one in self.months if one.days}) + sum(year.months for year in self.carried)

    @cached_property
    def since(self) -> Month | None:
        """The first month in which the books look for her: their own first, for whoever had contributed before."""
        if not self.months:
            return None
        return self.opened if self.carried else self.months[0].month

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What is missing, oldest first."""
        found = [*_short_years(self), *_gaps(self), *_without_days(self), *_arrears(self)]
        return tuple(sorted(found, key=lambda lack: (lack.first, lack.code, lack.employer_id or 0)))


def work_history(person_id: int) -> WorkHistory:
    """The history of a person. It shows personal data: whoever calls this records the reading (`acts.reads`).

    BooksNotOpen before the first month is closed. A person without a job has an empty history.
    """
    closed = history.closed_months()
    if not closed:
        raise BooksNotOpen
    months = _sealed_months(str(settings.AMPARO_HOME), closed[-1], person_id)
    carried = tuple(CarriedYear(*row) for row in contributions.carried_years_of(person_id).iter_rows())
    names = registry.employer_names({one.employer_id for one in months})
    return WorkHistory(person_id, closed[0], closed[-1], months, carried, names)


@lru_cache(maxsize=2048)
def _sealed_months(home: str, last: Month, person_id: int) -> tuple[WorkedMonth, ...]:
    """What is sealed of a person until a month: nothing sealed changes, so whoever turns a page does not read it again.

    home: the institution's folder, where the sealed months are.
    """
    lines = contributions.lines_of(person_id)
    charges = contributions.charges_of(lines)
    charges = charges.join(collection.settled(charges["item_id"].unique()), on="item_id", how="left")
    charges = charges.fill_null(0).sort("job_id", "about_month", "month", "kind")
    place = ["job_id", "about_month"]
    of_job = {key: tuple(_charge(row) for row in rows) for key, rows in groupby(charges.iter_rows(named=True), _place)}
    said = lines.group_by(place).agg(base_cents=pl.col("base_cents").sum(), declared=pl.col("month").unique().sort())
    work = affiliation.work_of(person_id).join(said, on=place, how="left").sort("about_month", "job_id")
    return tuple(_month(row, of_job.get(_place(row), ())) for row in work.iter_rows(named=True))


def open_months(person_id: int) -> tuple[WorkedMonth, ...]:
    """What the drafts of her employers say today of a person: the open month, and what it changes of earlier ones.

    Nothing of it is sealed. BooksNotOpen before the first month is closed.
    """
    closed = history.closed_months()
    if not closed:
        raise BooksNotOpen
    jobs = affiliation.covered(person_id, (closed[-1] + 1).first_date, (closed[-1] + 1).last_date)
    found = []
    for employer_id in sorted({job.employer_id for job in jobs}):
        one = draft(employer_id)
        work = one.work.filter(pl.col("person_id") == person_id)
        lines = one.lines.select("person_id", "job_id", "about_month", "base_cents")
        said = work.join(lines, on=["person_id", "job_id", "about_month"], how="left").with_columns(declared=pl.lit([]))
        found += [_month(row, ()) for row in said.sort("about_month", "job_id").iter_rows(named=True)]
    return tuple(found)


def _place(row: Mapping) -> tuple[int, int]:
    return row["job_id"], row["about_month"]


def _month(row: Mapping, charges: tuple[Charge, ...]) -> WorkedMonth:
    return WorkedMonth(
        Month.of(row["about_month"]), row["job_id"], row["employer_id"], row["regime"], row["days"],
        row["monthly_wage_cents"], row["base_cents"] or 0, tuple(Month.of(one) for one in row["declared"] or ()),
        charges,
    )  # fmt: skip


def _charge(row: Mapping) -> Charge:
    declared, amount = row["charged_cents"], row["amount_cents"]
    owed = share(declared, row["balance_cents"], amount) if amount > 0 else 0
    received = row["on_time_cents"] + row["late_cents"]
    # What a credit paid away is below zero on both sides.
    recovered = share(declared - owed, abs(row["late_cents"]), abs(received)) if received else 0
    return Charge(
        row["kind"], Month.of(row["month"]), row["item_id"], row["due_date"], declared,
        declared - owed - recovered, recovered, owed, bool(row["overdue"]),
    )  # fmt: skip


def _short_years(told: WorkHistory) -> Iterator[Lack]:
    """Years before the books, from her first: up to the books for whoever is in them, and to her last for the rest."""
    contributed = {one.year: one.months for one in told.carried}
    if not contributed:
        return
    last = told.opened - 1 if told.months else Month(max(contributed) - 1, 12)
    for year in range(min(contributed), last.year + 1):
        first, until = Month(year, 1), min(Month(year, 12), last)
        missing = until - first + 1 - contributed.get(year, 0)
        if missing > 0:
            yield Lack("short_year", first, until, missing)


def _gaps(told: WorkHistory) -> Iterator[Lack]:
    """Months without any job, since the books look for her until the last closed."""
    if told.since:
        known = {one.month for one in told.months}
        for first, last in _spans(set(told.since.through(told.as_of)) - known):
            yield Lack("gap", first, last, last - first + 1)


def _without_days(told: WorkHistory) -> Iterator[Lack]:
    for one in told.months:
        if not one.days:
            yield Lack("no_days", one.month, one.month, 1, one.employer_id)


def _arrears(told: WorkHistory) -> Iterator[Lack]:
    late = sorted((one for one in told.months if one.overdue_cents), key=lambda one: (one.employer_id, one.month))
    for employer_id, owed in groupby(late, lambda one: one.employer_id):
        months = list(owed)
        cents = sum(one.overdue_cents for one in months)
        yield Lack("arrears", months[0].month, months[-1].month, len(months), employer_id, cents)


def _spans(months: Iterable[Month]) -> Iterator[tuple[Month, Month]]:
    """Runs of months one after another, each as its first and last."""
    for _, run in groupby(enumerate(sorted(months)), lambda numbered: numbered[1].ordinal - numbered[0]):
        together = [month for _, month in run]
        yield together[0], together[-1]
