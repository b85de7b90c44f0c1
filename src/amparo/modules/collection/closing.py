"""Collection's turn in the month: what the bank brought is applied to what was owed, fund by fund, to the cent."""

from __future__ import annotations

from itertools import accumulate

import narwhals as nw

from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.history.tables import Finding
from amparo.foundation.law.book import Law
from amparo.foundation.law.verbs import greatest, share, when
from amparo.foundation.money import SCALE
from amparo.modules.collection import postings
from amparo.modules.collection.tables import Balance, Payment, Receipt
from amparo.modules.contributions.tables import FUND_COLUMNS, Obligation

_FACTS = ["item_id", "employer_id", "kind", "about_month", "due_date", "regime", "province"]


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Receipt, Balance. Postings: cash received and its distribution. Findings: payments nobody owed."""
    owed = _owed(turn, read)
    received = _received(read, owed)
    applied = read.once(_applied(owed, received))
    receipts = read.once(nw.concat([_receipts(applied, 1), _receipts(applied, 0)]))
    unknown = received.join(owed.select("item_id"), on="item_id", how="anti")
    moved = applied.filter(nw.col("applied_on_time") + nw.col("applied_late") > 0)
    return Closed(
        tables={Receipt: receipts, Balance: _balances(turn, applied)},
        postings=postings.receipt(receipts, excess=applied, unidentified=unknown),
        balances=[moved.select("item_id", balance_cents=nw.col("left_cents"))],
        findings=[_nobody_owed(turn, unknown), _paid_in_excess(applied)],
    )


def _owed(turn: Turn, read: Read) -> nw.LazyFrame:
    """Every obligation with a balance: last month's, and those born in this one."""
    columns = [*_FACTS, "balance_cents", *FUND_COLUMNS]
    born = read(Obligation).with_columns(balance_cents=nw.col("amount_cents"))
    return nw.concat([read(Balance, turn.month - 1).select(columns), born.select(columns)])


def _received(read: Read, owed: nw.LazyFrame) -> nw.LazyFrame:
    """What was paid for each reference, on time and late (LSS art. 73)."""
    due = owed.select("item_id", "due_date")
    paid = read(Payment).join(due, on="item_id", how="left")
    on_time = (nw.col("paid_date") <= nw.col("due_date")).fill_null(False)
    cents = nw.col("amount_cents")
    return (
        paid.with_columns(on_time_cents=when(on_time, cents, 0), late_cents=when(on_time, 0, cents))
        .group_by("item_id")
        .agg(nw.col("on_time_cents").sum().cast(nw.Int64), nw.col("late_cents").sum().cast(nw.Int64))
    )


def _applied(owed: nw.LazyFrame, received: nw.LazyFrame) -> nw.LazyFrame:
    """Each obligation with what is applied to it, what remains in each fund, and what was paid in excess."""
    owed = owed.join(received, on="item_id", how="left").with_columns(
        on_time_cents=nw.coalesce(nw.col("on_time_cents"), nw.lit(0)),
        late_cents=nw.coalesce(nw.col("late_cents"), nw.lit(0)),
    )
    payable = greatest(nw.col("balance_cents"), 0)
    owed = owed.with_columns(applied_on_time=nw.min_horizontal(nw.col("on_time_cents"), payable))
    owed = owed.with_columns(applied_late=nw.min_horizontal(nw.col("late_cents"), payable - nw.col("applied_on_time")))
    owed = _with_parts(owed, "applied_on_time", "on_time", nw.col("balance_cents"))
    owed = _with_parts(owed, "applied_late", "late", nw.col("balance_cents") - nw.col("applied_on_time"))
    applied = nw.col("applied_on_time") + nw.col("applied_late")
    return owed.with_columns(
        left_cents=nw.col("balance_cents") - applied,
        excess_cents=nw.col("on_time_cents") + nw.col("late_cents") - applied,
    )


def _with_parts(owed: nw.LazyFrame, applied: str, prefix: str, balance: nw.Expr) -> nw.LazyFrame:
    """Add `{prefix}_{fund}`: each fund's part of a payment, and take it from the fund's balance.

    In proportion to what each fund is owed. Running totals are shared and then subtracted, so that parts add up to the
    payment and none exceeds its balance (DERIVED: no source says how IESS splits a short payment).
    """
    paid, owing = nw.col(applied), nw.col("owed_cents")
    owed = owed.with_columns(paid_rate=share(paid, SCALE, greatest(balance, 1)), owed_cents=balance)
    # In steps, because an engine plans a deep expression far more slowly than a few shallow ones.
    running = dict(zip(FUND_COLUMNS, accumulate(nw.col(name) for name in FUND_COLUMNS), strict=True))
    owed = owed.with_columns(**{f"running_{name}": total for name, total in running.items()})
    owed = owed.with_columns(
        **{f"reached_{name}": share(nw.col(f"running_{name}"), nw.col("paid_rate")) for name in FUND_COLUMNS}
    )
    owed = owed.with_columns(
        **{
            f"reached_{name}": nw.min_horizontal(
                nw.max_horizontal(nw.col(f"reached_{name}"), paid - (owing - nw.col(f"running_{name}"))), paid
            )
            for name in FUND_COLUMNS
        }
    )
    before = [nw.lit(0), *(nw.col(f"reached_{name}") for name in FUND_COLUMNS)]
    parts = {
        f"{prefix}_{name}": nw.col(f"reached_{name}") - earlier
        for name, earlier in zip(FUND_COLUMNS, before, strict=False)
    }
    owed = owed.with_columns(**{name: when(paid > 0, part, 0) for name, part in parts.items()})
    left = {name: nw.col(name) - nw.col(f"{prefix}_{name}") for name in FUND_COLUMNS}
    working = [f"{stage}_{name}" for stage in ("running", "reached") for name in FUND_COLUMNS]
    return owed.with_columns(**left).drop(*working, "paid_rate", "owed_cents")


def _receipts(applied: nw.LazyFrame, on_time: int) -> nw.LazyFrame:
    prefix = "on_time" if on_time else "late"
    amount = nw.col(f"applied_{prefix}")
    return applied.filter(amount > 0).select(
        *(name for name in _FACTS if name != "due_date"),
        on_time=nw.lit(on_time),
        amount_cents=amount,
        **{name: nw.col(f"{prefix}_{name}") for name in FUND_COLUMNS},
    )


def _balances(turn: Turn, applied: nw.LazyFrame) -> nw.LazyFrame:
    # An obligation of nothing in all may still move cents from one fund to another.
    left = applied.filter(nw.any_horizontal(*(nw.col(name) != 0 for name in FUND_COLUMNS), ignore_nulls=False))
    overdue = when((nw.col("due_date") <= turn.month.last_date) & (nw.col("left_cents") > 0), 1, 0)
    return left.select(*_FACTS, *FUND_COLUMNS, balance_cents=nw.col("left_cents"), overdue=overdue)


def _nobody_owed(turn: Turn, unknown: nw.LazyFrame) -> nw.LazyFrame:
    return unknown.select(
        code=nw.lit("payment_without_obligation"),
        employer_id=nw.lit(0),
        person_id=nw.lit(0),
        about_month=nw.lit(turn.month.number),
        value=nw.col("item_id"),
    ).select(list(Finding.columns))


def _paid_in_excess(applied: nw.LazyFrame) -> nw.LazyFrame:
    return (
        applied.filter(nw.col("excess_cents") > 0)
        .select("employer_id", "about_month", code=nw.lit("paid_in_excess"), person_id=nw.lit(0), value="item_id")
        .select(list(Finding.columns))
    )
