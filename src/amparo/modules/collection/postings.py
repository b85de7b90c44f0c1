"""Which accounts move when money comes in: the directorate collects (LSS art. 72) and hands each fund its part."""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.ledger.chart import CASH, CONTRIBUTIONS_RECEIVABLE
from amparo.foundation.ledger.postings import Move, by_fund, postings
from amparo.modules.contributions.tables import FUND_COLUMNS

COLLECTING_FUND = "201"

RECEIVED, DISTRIBUTED = "collection.receipt", "collection.distribution"
FOR_ITSELF = (Move(RECEIVED, CASH, 1), Move(RECEIVED, CONTRIBUTIONS_RECEIVABLE, -1))
"""What the directorate collects of its own."""

FOR_A_FUND = (
    Move(RECEIVED, CASH, 1, COLLECTING_FUND),
    Move(RECEIVED, "due_to_funds", -1, COLLECTING_FUND),
    Move(RECEIVED, "due_from_201", 1),
    Move(RECEIVED, CONTRIBUTIONS_RECEIVABLE, -1),
    Move(DISTRIBUTED, "due_to_funds", 1, COLLECTING_FUND),
    Move(DISTRIBUTED, CASH, -1, COLLECTING_FUND),
    Move(DISTRIBUTED, CASH, 1),
    Move(DISTRIBUTED, "due_from_201", -1),
)
"""What it collects for a fund, and hands over."""


def receipt(receipts: nw.LazyFrame, excess: nw.LazyFrame, unidentified: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Entries (event, regime, province, fund, account, cents) of the month's cash.

    receipts: rows of Receipt. excess: obligations with `excess_cents`. unidentified: (on_time_cents, late_cents) of
    references that no obligation has.
    """
    place = ["regime", "province"]
    added = receipts.group_by(*place).agg(*(nw.col(name).sum().cast(nw.Int64) for name in FUND_COLUMNS))
    received = by_fund(added, FUND_COLUMNS)
    own = nw.col("fund") == COLLECTING_FUND
    over = excess.select(*place, cents=nw.col("excess_cents"))
    unknown = unidentified.select(
        regime=nw.lit("none"), province=nw.lit("00"), cents=nw.col("on_time_cents") + nw.col("late_cents")
    )
    return [
        postings(received.filter(own), FOR_ITSELF),
        postings(received.filter(~own), FOR_A_FUND),
        _taken(over, "collection.excess", "overpayments"),
        _taken(unknown, "collection.unidentified", "unidentified_payments"),
    ]


def _taken(rows: nw.LazyFrame, event: str, liability: str) -> nw.LazyFrame:
    """Cash that is owed back to whoever paid it."""
    totals = rows.group_by("regime", "province").agg(nw.col("cents").sum().cast(nw.Int64))
    moves = Move(event, CASH, 1, COLLECTING_FUND), Move(event, liability, -1, COLLECTING_FUND)
    return postings(totals.filter(nw.col("cents") != 0), moves)
