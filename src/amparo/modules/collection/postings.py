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

OFFSET = (Move("collection.offset", CASH, 1), Move("collection.offset", CONTRIBUTIONS_RECEIVABLE, -1))
"""What a fund is paid by credits, less what its own credits paid: no money comes in, it passes between funds."""

CHARGED = (
    Move("collection.interest", CONTRIBUTIONS_RECEIVABLE, 1),
    Move("collection.interest", "interest_income", -1),
)
"""The interest that begins to be owed (LSS art. 52 f-g)."""


def receipt(receipts: nw.LazyFrame, excess: nw.LazyFrame, unidentified: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Entries (event, regime, province, fund, account, cents) of the month's cash.

    receipts: rows of Receipt of the bank. excess: references with `excess_cents`. unidentified: (on_time_cents,
    late_cents) of references that nothing has.
    """
    place = ["regime", "province"]
    received = _added(receipts)
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


def compensation(credited: nw.LazyFrame) -> nw.LazyFrame:
    """Entries of what credits paid. credited: rows of Receipt, that add up to nothing."""
    return postings(_added(credited), OFFSET)


def interest(charged: nw.LazyFrame) -> nw.LazyFrame:
    """Entries of the interest charged. charged: rows of Interest."""
    return postings(_added(charged), CHARGED)


def _added(rows: nw.LazyFrame) -> nw.LazyFrame:
    """Totals (regime, province, fund, cents) of rows with fund shares."""
    added = rows.group_by("regime", "province").agg(*(nw.col(name).sum().cast(nw.Int64) for name in FUND_COLUMNS))
    return by_fund(added, FUND_COLUMNS)


def _taken(rows: nw.LazyFrame, event: str, liability: str) -> nw.LazyFrame:
    """Cash that is owed back to whoever paid it."""
    totals = rows.group_by("regime", "province").agg(nw.col("cents").sum().cast(nw.Int64))
    moves = Move(event, CASH, 1, COLLECTING_FUND), Move(event, liability, -1, COLLECTING_FUND)
    return postings(totals.filter(nw.col("cents") != 0), moves)
