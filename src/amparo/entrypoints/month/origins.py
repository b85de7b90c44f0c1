"""Where a month of a work history comes from: the way back to its notices, its lines, what was paid, and the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl
from django.conf import settings

from amparo.entrypoints.month.work_history import WorkedMonth, WorkHistory
from amparo.foundation.acts import trace
from amparo.foundation.history import queries as history
from amparo.foundation.law.book import Law
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.collection import queries as collection
from amparo.modules.contributions import queries as contributions
from amparo.modules.contributions import rules

LINE = ("base_cents", "total_cents", "personal_cents", "employer_cents")
BESIDES = {"reserve_accumulated": "reserve_cents", "spouse_extension": "spouse_cents"}
"""What is charged besides the contribution, by the column that says whether it is."""


@dataclass(frozen=True)
class Notice:
    """What the employer said. recorded_date: the day of the act that recorded it, both YYYYMMDD."""

    type: str
    about_month: int
    effective_date: int
    wage_cents: int
    pay_cents: int
    days: int
    act: int
    recorded_date: int


@dataclass(frozen=True)
class Statement:
    """A line of a declaration, or the difference with what had been declared, as a closing sealed it, in cents."""

    sealed_in: Month
    seal_hash: str
    days: int
    base_cents: int
    personal_cents: int
    employer_cents: int
    total_cents: int
    reserve_cents: int
    spouse_cents: int


@dataclass(frozen=True)
class Receipt:
    """A payment of the obligations in which she has a part; what of it is hers, the charges say."""

    reference: int
    paid_date: int
    bank_document: str


@dataclass(frozen=True)
class Origin:
    """One job of one month, and all that it stands on. law: the line as the law of that month makes it, if it does."""

    worked: WorkedMonth
    notices: tuple[Notice, ...]
    statements: tuple[Statement, ...]
    receipts: tuple[Receipt, ...]
    law: Explanation | None

    @property
    def adds_up(self) -> bool:
        """Whether what was declared, all differences included, is what the law gives for what was worked."""
        return self.law is not None and self.law.results["total_cents"] == sum(
            one.total_cents for one in self.statements
        )


def origins(told: WorkHistory, month: Month, language: str) -> tuple[Origin, ...]:
    """Where a month of a history comes from, job by job; none if she had no job in it."""
    worked = [one for one in told.months if one.month == month]
    if not worked:
        return ()
    lines, work = _sealed(str(settings.AMPARO_HOME), told.as_of, told.person_id, month)
    notices = affiliation.notices_of([one.job_id for one in worked], month)
    recorded = trace.days_of({one.act for one in notices})
    receipts = collection.payments_of({charge.reference for one in worked for charge in one.charges})
    hashes = {Month.of(number): _seal_hash(number) for number in lines["month"].unique()}
    return tuple(
        Origin(
            worked=one,
            notices=tuple(
                Notice(said.type, said.about_month, said.effective_date, said.wage_cents, said.pay_cents, said.days,
                       said.act, recorded[said.act])
                for said in notices if said.job_id == one.job_id
            ),
            statements=tuple(
                _statement(row, hashes) for row in lines.filter(job_id=one.job_id).iter_rows(named=True)
            ),
            receipts=tuple(
                Receipt(paid.item_id, paid.paid_date, paid.bank_document)
                for paid in receipts if paid.item_id in {charge.reference for charge in one.charges}
            ),
            law=_law(work.row(by_predicate=pl.col("job_id") == one.job_id, named=True), month, language),
        )
        for one in worked
    )  # fmt: skip


@lru_cache(maxsize=512)
def _sealed(home: str, last: Month, person_id: int, month: Month) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines and the work of one month, as sealed until another: nothing sealed changes."""
    return contributions.lines_about(person_id, month), affiliation.work_in(person_id, month)


def _seal_hash(month: int) -> str:
    seal = history.seal(month)
    assert seal is not None, "what was sealed has its seal"
    return seal.hash


def _statement(row: Mapping[str, Any], hashes: Mapping[Month, str]) -> Statement:
    sealed_in = Month.of(row["month"])
    return Statement(
        sealed_in, hashes[sealed_in], row["days"], row["base_cents"], row["personal_cents"], row["employer_cents"],
        row["total_cents"], row["reserve_cents"], row["spouse_cents"],
    )  # fmt: skip


def _law(work: Mapping[str, Any], month: Month, language: str) -> Explanation | None:
    """The line that the law of the month makes of what was worked; None where the law of then is not written."""
    wanted = [*LINE, *(rule for said, rule in BESIDES.items() if work[said])]
    try:
        return explain(rules, work, Law.load().on(month), wanted, language)
    except LawError:
        return None
