"""A village of few employers whose closed months are written by hand, to be looked at."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

import narwhals as nw
import polars as pl

from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.tables import Table
from amparo.foundation.law.book import Law
from amparo.foundation.months import OPEN_END, Month
from amparo.foundation.registry.tables import Employer
from amparo.modules.affiliation.tables import Job, Notice
from amparo.modules.collection.tables import Balance, Receipt
from amparo.modules.contributions.tables import Confirmation, Line
from amparo.modules.inspection.detecting import Outside, detect

OPENING, LAST = Month(2021, 12), Month(2022, 12)
CLAIM = {"case": pl.Int64, "employer_id": pl.Int64, "person_id": pl.Int64, "opened_month": pl.Int64}
TAXED = {"employer_id": pl.Int64, "person_id": pl.Int64, "taxed_cents": pl.Int64}
Rows = list[tuple[type[Table], int, dict]]


def months(first: str, last: str) -> list[int]:
    return [month.number for month in Month.range(f"{first}..{last}")]


@dataclass
class Village:
    """Rows by table and the month they were sealed in; what is not said of a row is nothing."""

    rows: Rows = field(default_factory=list)
    claims: list[dict] = field(default_factory=list)
    taxed: list[dict] = field(default_factory=list)

    def add(self, table: type[Table], sealed: int, **known: object) -> None:
        self.rows.append((table, sealed, known))

    def employer(self, employer_id: int, industry: str = "C", kind: str = "private", province: str = "17") -> None:
        self.add(Employer, OPENING.number, employer_id=employer_id, kind=kind, industry=industry, province=province)

    def works(
        self, employer_id: int, person_id: int, when: Iterable[int], cents: int = 600_00, days: int = 30,
        regime: str = "private",
    ) -> None:  # fmt: skip
        """A worker's lines, each sealed in its own month."""
        for month in when:
            personal = cents * 945 // 10_000
            self.add(Line, month, employer_id=employer_id, person_id=person_id, job_id=employer_id * 1000 + person_id,
                     about_month=month, days=days, base_cents=cents, regime=regime, personal_cents=personal,
                     employer_cents=cents * 1115 // 10_000)  # fmt: skip

    def entry(self, employer_id: int, person_id: int, received: int, date: int) -> None:
        self.add(Notice, received, notice_id=len(self.rows), type="ENT", employer_id=employer_id, person_id=person_id,
                 effective_date=date, about_month=date // 100)  # fmt: skip

    def job(self, employer_id: int, person_id: int, since: int, until: int = OPEN_END) -> None:
        self.add(Job, LAST.number, job_id=len(self.rows), employer_id=employer_id, person_id=person_id,
                 since_date=since, until_date=until)  # fmt: skip

    def owes(self, employer_id: int, about: int, cents: int, due: int) -> None:
        self.add(Balance, LAST.number, item_id=len(self.rows), employer_id=employer_id, kind="contributions",
                 about_month=about, due_date=due, overdue=1, regime="private", balance_cents=cents)  # fmt: skip

    def paid(self, employer_id: int, about: int) -> None:
        self.add(Receipt, LAST.number, item_id=len(self.rows), employer_id=employer_id, about_month=about)

    def confirmed(self, employer_id: int, about: int) -> None:
        self.add(Confirmation, about, employer_id=employer_id, about_month=about)

    def claim(self, case: int, employer_id: int, person_id: int, opened_month: int) -> None:
        self.claims.append(
            {"case": case, "employer_id": employer_id, "person_id": person_id, "opened_month": opened_month}
        )

    def annexed(self, employer_id: int, person_id: int, taxed_cents: int) -> None:
        self.taxed.append({"employer_id": employer_id, "person_id": person_id, "taxed_cents": taxed_cents})

    def beside(self, other: Village) -> Village:
        return Village(self.rows + other.rows, self.claims + other.claims, self.taxed + other.taxed)

    def shuffled(self, seed: int) -> Village:
        """The same, its rows in another order."""
        chance = random.Random(seed)
        return Village(*(chance.sample(rows, len(rows)) for rows in (self.rows, self.claims, self.taxed)))

    def look(self, month: Month = LAST) -> tuple[list[tuple], list[tuple]]:
        """(signal, employer, affected, exposed, points) and (signal, employer, person, month, found, expected)."""
        outside = Outside(claims=_frame(self.claims, CLAIM), taxed=_frame(self.taxed, TAXED))
        found = detect(month, _Books(self.rows, month), Law.load(), outside)
        reasons, instances = (frame.to_native().collect() for frame in (found.reasons, found.instances))
        order = ["signal", "employer_id", "affected_count", "exposed_count", "points"]
        return sorted(reasons.select(order).rows()), sorted(instances.rows())

    def reasons(self, signal: str, month: Month = LAST) -> list[tuple]:
        """(employer, affected, exposed, points) of one signal."""
        return [row[1:] for row in self.look(month)[0] if row[0] == signal]


class _Books:
    """A `Read` of rows written by hand."""

    def __init__(self, rows: Rows, month: Month) -> None:
        self.month, self.first_month, self.rows = month, OPENING, rows

    def __call__(self, table: type[Table], month: Month | None = None) -> nw.LazyFrame:
        return self._of(table, (month or self.month).number, (month or self.month).number)

    def between(self, table: type[Table], first: Month | None, last: Month) -> nw.LazyFrame:
        return self._of(table, (first or self.first_month).number, last.number)

    def once(self, frame: nw.LazyFrame) -> nw.LazyFrame:
        return nw.from_native(frame.to_native().collect().lazy())

    def _of(self, table: type[Table], first: int, last: int) -> nw.LazyFrame:
        known = [row for kind, sealed, row in self.rows if kind is table and first <= sealed <= last]
        nothing = {"text": "", "int64": 0, "int32": 0}
        empty = {name: nothing[column.dtype] for name, column in table.columns.items()}
        return _frame([empty | row for row in known], polars_schema(table))


def _frame(rows: list[dict], schema: dict) -> nw.LazyFrame:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row").lazy())
