"""What a module hands over when its turn in the month ends, and what it may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import narwhals as nw

from amparo.foundation.history.tables import Table
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month


class Read(Protocol):
    """How a closing reads: frozen and sealed tables only, never the database."""

    first_month: Month
    """The opening month: nothing is written before it."""

    def __call__(self, table: type[Table], month: Month | None = None) -> nw.LazyFrame:
        """The rows of one month (by default the month being closed); empty if that month has none."""

    def between(self, table: type[Table], first: Month | None, last: Month) -> nw.LazyFrame:
        """The rows of all months from `first` (None: the opening) to `last`, both included."""

    def once(self, frame: nw.LazyFrame) -> nw.LazyFrame:
        """The same rows, computed now and only once: for a frame that several results are made from."""


@dataclass
class Closed:
    """Tables to seal, postings for the ledger, open items born, balances that changed, findings.

    postings: frames (event, regime, province, fund, account, cents) that sum to zero by event, regime, province, fund.
    items: frames (item_id, employer_id, kind, about_month, due_date, amount_cents).
    balances: frames (item_id, balance_cents) of items that already existed.
    """

    tables: dict[type[Table], nw.LazyFrame] = field(default_factory=dict)
    postings: list[nw.LazyFrame] = field(default_factory=list)
    items: list[nw.LazyFrame] = field(default_factory=list)
    balances: list[nw.LazyFrame] = field(default_factory=list)
    findings: list[nw.LazyFrame] = field(default_factory=list)


@dataclass(frozen=True)
class Turn:
    """The month being closed: `opening` marks the month in which the books begin."""

    month: Month
    opening: bool = False


Close = Callable[[Turn, Read, Law], Closed]
