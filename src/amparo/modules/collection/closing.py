"""Collection's turn in the month: what the bank brought is applied to what was owed, fund by fund, to the cent."""

from __future__ import annotations

from functools import reduce
from itertools import accumulate
from operator import add

import narwhals as nw

from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.history.tables import Finding
from amparo.foundation.law.book import Law
from amparo.foundation.law.verbs import greatest, least, when
from amparo.foundation.months import Month
from amparo.modules.collection import postings
from amparo.modules.collection.tables import Balance, Payment, Receipt
from amparo.modules.contributions.tables import FUND_COLUMNS, Obligation

_TURNS = {
    "severance_cents": "severance_turn", "reserve_cents": "reserve_turn", "pension_cents": "pension_turn",
    "unemployment_cents": "unemployment_turn", "work_risk_cents": "work_risk_turn", "health_cents": "health_turn",
    "spouse_cents": "spouse_turn", "rural_cents": "rural_turn", "administration_cents": "administration_turn",
    "iece_cents": "iece_turn", "secap_cents": "secap_turn",
}  # fmt: skip
_EXCESS = ["item_id", "employer_id", "about_month", "regime", "province", "excess_cents"]
_FACTS = ["item_id", "employer_id", "kind", "about_month", "due_date", "regime", "province"]


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Receipt, Balance. Postings: cash received and its distribution. Findings: payments nobody owed."""
    owed = _owed(turn, read)
    received = _received(read, owed)
    applied = read.once(_applied(owed, received, allocation_order(law, turn.month)))
    receipts = read.once(nw.concat([_receipts(applied, 1), _receipts(applied, 0)]))
    of_no_debt = read.once(received.join(owed.select("item_id"), on="item_id", how="anti"))
    again = read.once(_paid_before(turn, read, of_no_debt))
    unknown = of_no_debt.join(again.select("item_id"), on="item_id", how="anti")
    excess = read.once(nw.concat([applied.select(_EXCESS), again.select(_EXCESS)]).filter(nw.col("excess_cents") > 0))
    moved = applied.filter(nw.col("applied_on_time") + nw.col("applied_late") > 0)
    return Closed(
        tables={Receipt: receipts, Balance: _balances(turn, applied)},
        postings=postings.receipt(receipts, excess=excess, unidentified=unknown),
        balances=[moved.select("item_id", balance_cents=nw.col("left_cents"))],
        findings=[_nobody_owed(turn, unknown), _paid_in_excess(excess)],
    )


def allocation_order(law: Law, month: Month) -> list[str]:
    """The columns of `FundShares` in the order in which a payment that is not enough reaches them."""
    now = law.on(month)
    return sorted(_TURNS, key=lambda column: now.value(_TURNS[column]))


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


def _paid_before(turn: Turn, read: Read, received: nw.LazyFrame) -> nw.LazyFrame:
    """Of what was paid for references without balance, that of obligations paid in an earlier month: all in excess."""
    was_owed = read.between(Obligation, None, turn.month - 1)
    place = was_owed.select("item_id", "employer_id", "about_month", "regime", "province")
    excess = nw.col("on_time_cents") + nw.col("late_cents")
    return received.join(place, on="item_id", how="inner").with_columns(excess_cents=excess)


def _applied(owed: nw.LazyFrame, received: nw.LazyFrame, order: list[str]) -> nw.LazyFrame:
    """Each obligation with what is applied to it, what remains in each fund, and what was paid in excess."""
    owed = owed.join(received, on="item_id", how="left").with_columns(
        on_time_cents=nw.coalesce(nw.col("on_time_cents"), nw.lit(0)),
        late_cents=nw.coalesce(nw.col("late_cents"), nw.lit(0)),
    )
    payable = greatest(nw.col("balance_cents"), 0)
    owed = owed.with_columns(applied_on_time=nw.min_horizontal(nw.col("on_time_cents"), payable))
    owed = owed.with_columns(applied_late=nw.min_horizontal(nw.col("late_cents"), payable - nw.col("applied_on_time")))
    owed = _with_parts(owed, "applied_on_time", "on_time", order)
    owed = _with_parts(owed, "applied_late", "late", order)
    applied = nw.col("applied_on_time") + nw.col("applied_late")
    return owed.with_columns(
        left_cents=nw.col("balance_cents") - applied,
        excess_cents=nw.col("on_time_cents") + nw.col("late_cents") - applied,
    )


def _with_parts(owed: nw.LazyFrame, applied: str, prefix: str, order: list[str]) -> nw.LazyFrame:
    """Add `{prefix}_{fund}`: each fund's part of a payment, and take it from the fund's balance.

    The funds are filled one after another, each in its turn (`law/allocation.yaml`). What a fund is owed below zero, by
    a correction that moved cents between funds, is given back first and pays for the others.
    """
    paid = nw.col(applied)
    # In steps, because an engine plans a deep expression far more slowly than a few shallow ones.
    owed = owed.with_columns(**{f"due_{name}": greatest(nw.col(name), 0) for name in order})
    running = list(accumulate(nw.col(f"due_{name}") for name in order))
    given_back = running[-1] - reduce(add, (nw.col(name) for name in order))
    before = [nw.lit(0), *running]
    owed = owed.with_columns(
        **{
            f"left_for_{name}": greatest(paid + given_back - earlier, 0)
            for name, earlier in zip(order, before, strict=False)
        }
    )
    taken = {
        name: least(nw.col(f"left_for_{name}"), nw.col(f"due_{name}")) - (nw.col(f"due_{name}") - nw.col(name))
        for name in order
    }
    owed = owed.with_columns(**{f"{prefix}_{name}": when(paid > 0, part, 0) for name, part in taken.items()})
    left = {name: nw.col(name) - nw.col(f"{prefix}_{name}") for name in order}
    return owed.with_columns(**left).drop(*(f"{stage}_{name}" for stage in ("due", "left_for") for name in order))


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


def _paid_in_excess(excess: nw.LazyFrame) -> nw.LazyFrame:
    return excess.select(
        "employer_id", "about_month", code=nw.lit("paid_in_excess"), person_id=nw.lit(0), value="item_id"
    ).select(list(Finding.columns))
