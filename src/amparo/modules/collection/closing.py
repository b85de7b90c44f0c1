"""Collection's turn in the month: what the bank brought and what payers were owed meets what they owe, to the cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import narwhals as nw

from amparo.foundation.calendar import first_working_day
from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.history.tables import Finding
from amparo.foundation.law.book import Law
from amparo.foundation.law.verbs import greatest, least, when
from amparo.modules.collection import postings
from amparo.modules.collection.applying import allocation_order, reached, with_parts
from amparo.modules.collection.credits import compensated
from amparo.modules.collection.interest import charged, with_interest
from amparo.modules.collection.tables import REFERENCES, Balance, Interest, Payment, Receipt
from amparo.modules.contributions.tables import FUND_COLUMNS, Obligation

_EXCESS = ["item_id", "employer_id", "about_month", "regime", "province", "excess_cents"]
_PLACE = ["item_id", "employer_id", "kind", "about_month", "regime", "province"]
_FACTS = [*_PLACE, "due_date"]
_OWED = [*_FACTS, "balance_cents", *FUND_COLUMNS]


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Receipt, Interest, Balance. Postings: cash and its distribution, interest, credits used.

    In order: each payment to its reference; credits against debts; interest on what was late; and what slips brought
    beyond their references, to interest. Findings: payments nobody owed.
    """
    order = allocation_order(law, turn.month)
    owed = read.once(_owed(turn, read))
    payments = read.once(_payments(read, owed))
    received, brought = read.once(_received(payments)), read.once(_brought(read))
    applied = read.once(_applied(owed, received, order))
    moves = read.once(compensated(applied.select(*_FACTS, "left_cents", *FUND_COLUMNS), order))
    left = read.once(_after(applied, moves))
    born = read.once(_interest(turn, read, law, applied, payments, moves))
    interest = read.once(_interest_paid(left, born, brought, order))
    receipts = read.once(_added_up([*_receipts(applied), _by_slip(interest), _from_credits(turn, moves)]))
    kept = [*_FACTS, *FUND_COLUMNS, "left_cents"]
    final = read.once(nw.concat([left.filter(nw.col("kind") != "interest").select(kept), interest.select(kept)]))
    of_no_debt = received.join(owed.select("item_id"), on="item_id", how="anti")
    again = read.once(_paid_before(turn, read, of_no_debt))
    unknown = of_no_debt.join(again.select("item_id"), on="item_id", how="anti")
    excess = read.once(_in_excess(turn, applied, again, brought, interest))
    return Closed(
        tables={Receipt: receipts, Interest: born.select(list(Interest.columns)), Balance: _balances(turn, final)},
        postings=[
            *postings.receipt(receipts.filter(nw.col("means") == "bank"), excess=excess, unidentified=unknown),
            postings.compensation(receipts.filter(nw.col("means") == "credit")),
            postings.interest(born),
        ],
        items=[born.select("item_id", "employer_id", "kind", "about_month", "due_date", "amount_cents")],
        balances=[_moved(owed, born, final)],
        findings=[_nobody_owed(turn, unknown), _paid_in_excess(excess)],
    )


# ---------------------------------------------------------------- payments to their references


def _owed(turn: Turn, read: Read) -> nw.LazyFrame:
    """Every obligation with a balance: last month's, and those born in this one."""
    born = read(Obligation).with_columns(balance_cents=nw.col("amount_cents"))
    return nw.concat([read(Balance, turn.month - 1).select(_OWED), born.select(_OWED)])


def _payments(read: Read, owed: nw.LazyFrame) -> nw.LazyFrame:
    """Each payment, whether it was on time (LSS art. 73), and how much its reference takes of it, the first paid first.

    What a slip brought beyond its references stays out (`_interest_paid`). Of a reference without balance, `due_date`
    is missing.
    """
    paid = read(Payment).filter(nw.col("item_id") != nw.col("slip_id"))
    paid = paid.join(owed.select("item_id", "kind", "due_date", "balance_cents"), on="item_id", how="left")
    payable = greatest(nw.coalesce(nw.col("balance_cents"), nw.lit(0)), 0)
    return paid.with_columns(
        on_time=(nw.col("paid_date") <= nw.col("due_date")).fill_null(False),
        owed_cents=reached(nw.col("amount_cents"), payable, ["item_id"], ["paid_date", "payment_id"]),
    )


def _received(payments: nw.LazyFrame) -> nw.LazyFrame:
    """What was paid for each reference, on time and late."""
    cents, on_time = nw.col("amount_cents"), nw.col("on_time")
    split = payments.with_columns(on_time_cents=when(on_time, cents, 0), late_cents=when(on_time, 0, cents))
    return split.group_by("item_id").agg(nw.col(name).sum().cast(nw.Int64) for name in ("on_time_cents", "late_cents"))


def _applied(owed: nw.LazyFrame, received: nw.LazyFrame, order: Sequence[str]) -> nw.LazyFrame:
    """Each obligation with what is applied to it, what remains in each fund, and what was paid in excess."""
    owed = owed.join(received, on="item_id", how="left").with_columns(
        on_time_cents=nw.coalesce(nw.col("on_time_cents"), nw.lit(0)),
        late_cents=nw.coalesce(nw.col("late_cents"), nw.lit(0)),
    )
    payable = greatest(nw.col("balance_cents"), 0)
    owed = owed.with_columns(applied_on_time=least(nw.col("on_time_cents"), payable))
    owed = owed.with_columns(applied_late=least(nw.col("late_cents"), payable - nw.col("applied_on_time")))
    owed = with_parts(owed, "applied_on_time", "on_time", order)
    owed = with_parts(owed, "applied_late", "late", order)
    applied = nw.col("applied_on_time") + nw.col("applied_late")
    return owed.with_columns(
        left_cents=nw.col("balance_cents") - applied,
        excess_cents=nw.col("on_time_cents") + nw.col("late_cents") - applied,
    )


# ---------------------------------------------------------------- credits, and interest


def _after(applied: nw.LazyFrame, moves: nw.LazyFrame) -> nw.LazyFrame:
    """What is left of each obligation after payments and credits."""
    paid = ["undone_cents", "offset_cents", *(f"moved_{name}" for name in FUND_COLUMNS)]
    met = applied.join(moves.select("item_id", *paid), on="item_id", how="left")
    met = met.with_columns(**{name: nw.coalesce(nw.col(name), nw.lit(0)) for name in paid})
    return met.with_columns(
        left_cents=nw.col("left_cents") - nw.col("undone_cents") - nw.col("offset_cents"),
        **{name: nw.col(name) - nw.col(f"moved_{name}") for name in FUND_COLUMNS},
    ).drop(paid)


def _interest(
    turn: Turn, read: Read, law: Law, applied: nw.LazyFrame, payments: nw.LazyFrame, moves: nw.LazyFrame
) -> nw.LazyFrame:
    """The interest that begins to be owed: of what was paid late, to the day of each payment (LSS art. 89).

    A credit pays other debts on the last day of the month. The charge is due with what the month owes (DERIVED).
    """
    law.on(turn.month).value("maximum_conventional_rate")  # a month without rate stops here: none would be charged
    settled = ["item_id", "kind", "due_date", "paid_date", "owed_cents"]
    last_date = turn.month.last_date
    by_credit = moves.filter((nw.col("offset_cents") > 0) & (nw.col("due_date") < last_date)).with_columns(
        paid_date=nw.lit(last_date).cast(nw.Int32), owed_cents=nw.col("offset_cents")
    )
    late = nw.concat([payments.filter(~nw.col("on_time") & (nw.col("owed_cents") > 0)).select(settled),
                      by_credit.select(settled)])  # fmt: skip
    asked = read.once(with_interest(read.once(late), law))
    owing = asked.group_by("item_id").agg(nw.col("interest_cents").sum().cast(nw.Int64))
    paid = [f"late_{name}" for name in FUND_COLUMNS]
    waited = nw.concat([
        applied.select(*_PLACE, *paid),
        by_credit.select(*_PLACE, **{f"late_{name}": nw.col(f"moved_{name}") for name in FUND_COLUMNS}),
    ])  # fmt: skip
    waited = waited.group_by(_PLACE).agg(*(nw.col(name).sum().cast(nw.Int64) for name in paid))
    due_date = first_working_day((turn.month + 1).number * 100 + law.on(turn.month).contribution_due_day)
    return charged(waited.join(owing, on="item_id", how="inner"), turn.month, due_date, read.once)


def _brought(read: Read) -> nw.LazyFrame:
    """What each employer's slips brought beyond their references: `spare_cents`, with the first slip and last day."""
    payments = read(Payment).filter((nw.col("item_id") == nw.col("slip_id")) & (nw.col("slip_id") > 0))
    return (
        payments.with_columns(employer_id=nw.col("slip_id") // REFERENCES)
        .group_by("employer_id")
        .agg(
            spare_cents=nw.col("amount_cents").sum().cast(nw.Int64),
            slip_id=nw.col("slip_id").min(),
            spare_date=nw.col("paid_date").max(),
        )
    )


def _interest_paid(left: nw.LazyFrame, born: nw.LazyFrame, brought: nw.LazyFrame, order: Sequence[str]) -> nw.LazyFrame:
    """Each interest item after what slips brought beyond their references: the oldest of each employer first."""
    kept = [*_FACTS, "left_cents", *FUND_COLUMNS]
    owed = nw.concat([
        left.filter(nw.col("kind") == "interest").select(kept),
        born.with_columns(left_cents=nw.col("amount_cents")).select(kept),
    ]).join(brought, on="employer_id", how="left")  # fmt: skip
    spare = nw.coalesce(nw.col("spare_cents"), nw.lit(0))
    owed = owed.with_columns(
        paid_cents=reached(greatest(nw.col("left_cents"), 0), spare, ["employer_id"], ["due_date", "item_id"])
    )
    owed = with_parts(owed, "paid_cents", "paid", order)
    return owed.with_columns(left_cents=nw.col("left_cents") - nw.col("paid_cents"))


# ---------------------------------------------------------------- what is left written


def _receipts(applied: nw.LazyFrame) -> list[nw.LazyFrame]:
    """What was applied of the bank's money, on time and late."""
    return [
        _receipt(applied, "bank", nw.lit(on_time), nw.col(f"applied_{prefix}"), prefix)
        for on_time, prefix in ((1, "on_time"), (0, "late"))
    ]


def _receipt(paid: nw.LazyFrame, means: str, on_time: nw.Expr, amount: nw.Expr, prefix: str) -> nw.LazyFrame:
    parts = {name: nw.col(f"{prefix}_{name}") for name in FUND_COLUMNS}
    return paid.filter(amount != 0).select(
        *_PLACE, means=nw.lit(means), on_time=on_time.cast(nw.Int32), amount_cents=amount, **parts
    )


def _by_slip(interest: nw.LazyFrame) -> nw.LazyFrame:
    on_time = (nw.col("spare_date") <= nw.col("due_date")).fill_null(False)
    return _receipt(interest, "bank", when(on_time, 1, 0), nw.col("paid_cents"), "paid")


def _from_credits(turn: Turn, moves: nw.LazyFrame) -> nw.LazyFrame:
    """What credits paid, and below zero the credits that paid it."""
    moved = nw.col("undone_cents") + nw.col("offset_cents")
    late = (nw.col("due_date") <= turn.month.last_date) & (moved > 0)
    return _receipt(moves, "credit", when(late, 0, 1), moved, "moved")


def _added_up(receipts: Iterable[nw.LazyFrame]) -> nw.LazyFrame:
    """An item may have been paid by its reference and by a slip: one row for both."""
    amounts = ["amount_cents", *FUND_COLUMNS]
    every = nw.concat(list(receipts))
    return every.group_by(*_PLACE, "means", "on_time").agg(*(nw.col(name).sum().cast(nw.Int64) for name in amounts))


def _balances(turn: Turn, final: nw.LazyFrame) -> nw.LazyFrame:
    # An obligation of nothing in all may still move cents from one fund to another.
    left = final.filter(nw.any_horizontal(*(nw.col(name) != 0 for name in FUND_COLUMNS), ignore_nulls=False))
    overdue = when((nw.col("due_date") <= turn.month.last_date) & (nw.col("left_cents") > 0), 1, 0)
    return left.select(*_FACTS, *FUND_COLUMNS, balance_cents=nw.col("left_cents"), overdue=overdue)


def _moved(owed: nw.LazyFrame, born: nw.LazyFrame, final: nw.LazyFrame) -> nw.LazyFrame:
    """The new balance of every open item that is not what it was."""
    was = ["item_id", "balance_cents"]
    before = nw.concat([owed.select(was), born.with_columns(balance_cents=nw.col("amount_cents")).select(was)])
    now = final.join(before, on="item_id", how="inner").filter(nw.col("balance_cents") != nw.col("left_cents"))
    return now.select("item_id", balance_cents=nw.col("left_cents"))


# ---------------------------------------------------------------- what nobody owed


def _in_excess(
    turn: Turn, applied: nw.LazyFrame, again: nw.LazyFrame, brought: nw.LazyFrame, interest: nw.LazyFrame
) -> nw.LazyFrame:
    """What each employer paid beyond what it owed: of a reference, of one paid before, or by a slip."""
    used = interest.group_by("employer_id").agg(used_cents=nw.col("paid_cents").sum().cast(nw.Int64))
    over = brought.join(used, on="employer_id", how="left").with_columns(
        item_id=nw.col("slip_id"),
        about_month=nw.lit(turn.month.number).cast(nw.Int32),
        regime=nw.lit("none"),
        province=nw.lit("00"),
        excess_cents=nw.col("spare_cents") - nw.coalesce(nw.col("used_cents"), nw.lit(0)),
    )
    return nw.concat([frame.select(_EXCESS) for frame in (applied, again, over)]).filter(nw.col("excess_cents") > 0)


def _paid_before(turn: Turn, read: Read, received: nw.LazyFrame) -> nw.LazyFrame:
    """Of what was paid for references without balance, that of items paid in an earlier month: all in excess."""
    place = ["item_id", "employer_id", "about_month", "regime", "province"]
    was_owed = nw.concat([read.between(table, None, turn.month - 1).select(place) for table in (Obligation, Interest)])
    excess = nw.col("on_time_cents") + nw.col("late_cents")
    return received.join(was_owed, on="item_id", how="inner").with_columns(excess_cents=excess)


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
