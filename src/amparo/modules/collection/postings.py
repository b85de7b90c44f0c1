"""Which accounts move when money comes in: the directorate collects (LSS art. 72) and hands each fund its part."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from amparo.modules.contributions.tables import FUND_COLUMNS

COLLECTING_FUND = "201"


def receipt(receipts: nw.LazyFrame, excess: nw.LazyFrame, unidentified: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Entries (event, regime, province, fund, account, cents) of the month's cash.

    receipts: rows of Receipt of the bank. excess: references with `excess_cents`. unidentified: (on_time_cents,
    late_cents) of references that nothing has.
    """
    place = ["regime", "province"]
    frames = []
    for fund, cents, part in _by_fund(receipts):
        if fund == COLLECTING_FUND:
            frames += [
                _posting(part, "collection.receipt", fund, "cash", cents),
                _posting(part, "collection.receipt", fund, "contributions_receivable", -cents),
            ]
            continue
        frames += [
            _posting(part, "collection.receipt", COLLECTING_FUND, "cash", cents),
            _posting(part, "collection.receipt", COLLECTING_FUND, "due_to_funds", -cents),
            _posting(part, "collection.receipt", fund, "due_from_201", cents),
            _posting(part, "collection.receipt", fund, "contributions_receivable", -cents),
            _posting(part, "collection.distribution", COLLECTING_FUND, "due_to_funds", cents),
            _posting(part, "collection.distribution", COLLECTING_FUND, "cash", -cents),
            _posting(part, "collection.distribution", fund, "cash", cents),
            _posting(part, "collection.distribution", fund, "due_from_201", -cents),
        ]
    over = excess.group_by(*place).agg(nw.col("excess_cents").sum().cast(nw.Int64)).filter(nw.col("excess_cents") != 0)
    frames += _taken(over, "collection.excess", "overpayments", nw.col("excess_cents"))
    unknown = unidentified.select(
        regime=nw.lit("none"), province=nw.lit("00"), cents=nw.col("on_time_cents") + nw.col("late_cents")
    )
    unknown = unknown.group_by(*place).agg(nw.col("cents").sum().cast(nw.Int64)).filter(nw.col("cents") != 0)
    frames += _taken(unknown, "collection.unidentified", "unidentified_payments", nw.col("cents"))
    return frames


def compensation(credited: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Entries of what credits paid: each fund that was paid more than it gave up receives the difference, and no money
    comes in. credited: rows of Receipt; they add up to nothing.
    """
    frames = []
    for fund, cents, part in _by_fund(credited):
        frames += [
            _posting(part, "collection.offset", fund, "cash", cents),
            _posting(part, "collection.offset", fund, "contributions_receivable", -cents),
        ]
    return frames


def interest(charged: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Entries of the interest that begins to be owed; LSS art. 52 f-g. charged: rows of Interest."""
    frames = []
    for fund, cents, part in _by_fund(charged):
        frames += [
            _posting(part, "collection.interest", fund, "contributions_receivable", cents),
            _posting(part, "collection.interest", fund, "interest_income", -cents),
        ]
    return frames


def _by_fund(rows: nw.LazyFrame) -> Iterator[tuple[str, nw.Expr, nw.LazyFrame]]:
    """Each column's fund and cents, and the rows by regime and province where it has any."""
    added = rows.group_by("regime", "province").agg(*(nw.col(name).sum().cast(nw.Int64) for name in FUND_COLUMNS))
    for column, fund in FUND_COLUMNS.items():
        yield fund, nw.col(column), added.filter(nw.col(column) != 0)


def _taken(frame: nw.LazyFrame, event: str, liability: str, cents: nw.Expr) -> list[nw.LazyFrame]:
    return [
        _posting(frame, event, COLLECTING_FUND, "cash", cents),
        _posting(frame, event, COLLECTING_FUND, liability, -cents),
    ]


def _posting(frame: nw.LazyFrame, event: str, fund: str, account: str, cents: nw.Expr) -> nw.LazyFrame:
    return frame.select(
        "regime",
        "province",
        event=nw.lit(event),
        fund=nw.lit(fund),
        account=nw.lit(account),
        cents=cents.cast(nw.Int64),
    )
