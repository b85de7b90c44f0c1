"""The draft of one employer's declaration: the month's own closings, over that employer's rows, and nothing sealed.

What it says is what the close would say if no further notice came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import narwhals as nw
import polars as pl
from django.conf import settings
from django.utils.translation import gettext as _

from amparo.entrypoints.month.prepared import DRAFTED, Prepared, known_until, prepared
from amparo.entrypoints.month.steps import STEPS
from amparo.foundation.history import queries as history
from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.store import checked
from amparo.foundation.history.tables import Table
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.tables import Death, Employer, Person
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.affiliation.tables import Job, Notice, Work
from amparo.modules.contributions import queries as contributions
from amparo.modules.contributions.differences import differences
from amparo.modules.contributions.tables import Confirmation, Line, Obligation


@dataclass(frozen=True)
class Draft:
    """What the records say today that an employer owes for the month that closes next.

    lines: `contributions.Line`, one per worker and month spoken of. obligations: `contributions.Obligation`.
    jobs, work: `affiliation.Job` and `affiliation.Work` of this month. work_before, lines_before: those of the month
    closed last, to tell what changed.
    """

    employer_id: int
    month: Month
    lines: pl.DataFrame
    obligations: pl.DataFrame
    jobs: pl.DataFrame
    work: pl.DataFrame
    lines_before: pl.DataFrame
    work_before: pl.DataFrame

    @property
    def total_cents(self) -> int:
        """What all its obligations come to; what goes back to the employer counts below zero."""
        return int(self.obligations["amount_cents"].sum())

    @property
    def due_date(self) -> int | None:
        """When its obligations fall due, YYYYMMDD; None if it has none."""
        return self.obligations["due_date"].max()  # type: ignore[return-value]  # a column of whole numbers

    @cached_property
    def differences(self) -> pl.DataFrame:
        """Each worker's line beside last month's, with the reasons; see `contributions.differences`."""
        jobs, work = self.jobs, self.work
        return differences(self.month.number, jobs, self.lines, work, self.lines_before, self.work_before)


class BooksNotOpen(LookupError):
    """No month is closed yet, so there is none to draft."""


def draft(employer_id: int) -> Draft:
    """The draft of the month after the last one closed; made again only when some act says something new of it."""
    closed = history.closed_months()
    if not closed:
        raise BooksNotOpen(_("Los libros no están abiertos: ábralos antes con «amparo month open AAAA-MM»"))
    home, until = str(settings.AMPARO_HOME), known_until(closed[-1])
    spoken = max(affiliation.last_act_of(employer_id), contributions.last_act_of(employer_id))
    death = registry.last_death_act()
    made = prepared(closed[-1], Law.load(), until)
    if made and spoken <= made.until:
        drafted = _prepared(home, employer_id, closed[-1], made)
        people = drafted.jobs["person_id"]
        if death <= made.until or registry.deaths_between(made.until, until, person_ids=people).is_empty():
            return drafted
    return _drafted(home, employer_id, closed[-1], min(max(spoken, death), until))


@lru_cache(maxsize=1024)
def _prepared(home: str, employer_id: int, closed: Month, made: Prepared) -> Draft:
    return _beside_last(home, employer_id, closed, made.of(employer_id))


@lru_cache(maxsize=1024)
def _drafted(home: str, employer_id: int, closed: Month, until: int) -> Draft:
    cut, law = history.cut(closed), Law.load()
    assert cut is not None, "a closed month was frozen"
    read = _OneEmployer(Path(home) / "history", employer_id, closed + 1, cut.last_act, until)
    for step in STEPS:
        if step.module in DRAFTED:
            tables = step.close(Turn(closed + 1), read, law).tables
            for table in DRAFTED[step.module]:
                read.keep(table, tables[table])
    return _beside_last(home, employer_id, closed, read.written)


def _beside_last(home: str, employer_id: int, closed: Month, found: Mapping[type[Table], pl.DataFrame]) -> Draft:
    """What was found of the employer, beside what the month closed last says of itself."""
    mine = (pl.col("employer_id") == employer_id) & (pl.col("about_month") == closed.number)
    lines_before, work_before = (
        pl.scan_parquet(Path(home) / "history" / file.path).filter(mine).collect()
        for table in (Line, Work)
        for file in history.files(closed, table.name)
    )
    return Draft(
        employer_id, closed + 1, found[Line], found[Obligation], found[Job], found[Work], lines_before, work_before
    )


class _OneEmployer:
    """A `Read` of one employer's rows: those sealed, those open since the last cut, and those drafted so far."""

    def __init__(self, root: Path, employer_id: int, month: Month, since: int, until: int) -> None:
        self.root, self.employer_id, self.month = root, employer_id, month
        self.written: dict[type[Table], pl.DataFrame] = {}
        self.paths = {(file.table, file.month): root / file.path for file in history.files()}
        self.first_month = Month.of(min(month for _, month in self.paths))
        only = pl.Series([employer_id])
        notices = affiliation.notices_between(since, until, employer_ids=only)
        jobs = self.sealed(Job, [(month - 1).number]).select("person_id").collect()["person_id"]
        self.people = pl.concat([jobs, notices["person_id"]]).unique()
        self.opened: dict[type[Table], pl.DataFrame] = {
            Notice: notices,
            Confirmation: contributions.confirmations_between(since, until, employer_ids=only),
            Death: registry.deaths_between(since, until, person_ids=self.people),
        }

    def __call__(self, table: type[Table], month: Month | None = None) -> nw.LazyFrame:
        if month is not None and month < self.month:
            return nw.from_native(self.sealed(table, [month.number]))
        return nw.from_native(self._now(table).lazy())

    def between(self, table: type[Table], first: Month | None, last: Month) -> nw.LazyFrame:
        if table is Person:
            return nw.from_native(registry.persons(self.people).lazy())
        if table is Employer:
            return nw.from_native(registry.employers(pl.Series([self.employer_id])).lazy())
        start = (first or self.first_month).number
        found = self.sealed(table, [month for name, month in self.paths if name == table.name and start <= month])
        return nw.from_native(found if last < self.month else pl.concat([found, self._now(table).lazy()]))

    def once(self, frame: nw.LazyFrame) -> nw.LazyFrame:
        return nw.from_native(frame.to_native().collect().lazy())

    def keep(self, table: type[Table], frame: nw.LazyFrame) -> None:
        self.written[table] = checked(table, frame.to_native().collect())

    def sealed(self, table: type[Table], months: Iterable[int]) -> pl.LazyFrame:
        """The employer's rows, or those of its people in a table that names no employer."""
        mine = (
            pl.col("employer_id") == self.employer_id
            if "employer_id" in table.columns
            else pl.col("person_id").is_in(self.people.implode())
        )
        paths = [self.paths[table.name, month] for month in sorted(months) if (table.name, month) in self.paths]
        return pl.scan_parquet(paths).filter(mine) if paths else pl.LazyFrame(schema=polars_schema(table))

    def _now(self, table: type[Table]) -> pl.DataFrame:
        found = self.written.get(table, self.opened.get(table))
        return pl.DataFrame(schema=polars_schema(table)) if found is None else found
