"""How what is paid reaches the funds: one after another, in the order that the law gives them, to the cent."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from amparo.foundation.law.book import Law
from amparo.foundation.law.verbs import least, when
from amparo.foundation.months import Month

_TURNS = {
    "severance_cents": "severance_turn", "reserve_cents": "reserve_turn", "pension_cents": "pension_turn",
    "unemployment_cents": "unemployment_turn", "work_risk_cents": "work_risk_turn", "health_cents": "health_turn",
    "spouse_cents": "spouse_turn", "rural_cents": "rural_turn", "administration_cents": "administration_turn",
    "iece_cents": "iece_turn", "secap_cents": "secap_turn",
}  # fmt: skip


def allocation_order(law: Law, month: Month) -> list[str]:
    """The columns of `FundShares` in the order in which a payment that is not enough reaches them."""
    now = law.on(month)
    return sorted(_TURNS, key=lambda column: now.value(_TURNS[column]))


def reached(amount: nw.Expr, limit: nw.Expr, group: Sequence[str], order_by: Sequence[str]) -> nw.Expr:
    """Of each row's amount, what fits below the limit of its group, the rows taken in order; none may be below zero.

    A payment reaches what it pays, or a debt is reached by what pays it: the arithmetic is one.
    """
    until = amount.cum_sum().over(*group, order_by=list(order_by)).cast(nw.Int64)
    return least(until, limit) - least(until - amount, limit)


def with_parts(owed: nw.LazyFrame, applied: str, prefix: str, order: Sequence[str]) -> nw.LazyFrame:
    """Add `{prefix}_{fund}`: each fund's part of a payment, and take it from the fund's balance.

    The funds are filled one after another, each in its turn (`law/allocation.yaml`). What a fund is owed below zero, by
    a correction that moved cents between funds, is given back first and pays for the others.
    """
    paid, due = nw.col(applied), {name: f"due_{name}" for name in order}
    # In steps, because an engine plans a deep expression far more slowly than a few shallow ones.
    owed = owed.with_columns(**{due[name]: nw.max_horizontal(nw.col(name), nw.lit(0)) for name in order})
    owed = owed.with_columns(at_hand=paid + nw.sum_horizontal(*due.values()) - nw.sum_horizontal(*order))
    taken = {}
    for place, name in enumerate(order):
        earlier = nw.sum_horizontal(*(due[one] for one in order[:place])) if place else nw.lit(0)
        given = nw.min_horizontal(nw.max_horizontal(nw.col("at_hand") - earlier, nw.lit(0)), nw.col(due[name]))
        taken[f"{prefix}_{name}"] = given - (nw.col(due[name]) - nw.col(name))
    owed = owed.with_columns(**{part: when(paid > 0, cents, 0) for part, cents in taken.items()})
    left = {name: nw.col(name) - nw.col(f"{prefix}_{name}") for name in order}
    return owed.with_columns(**left).drop(*due.values(), "at_hand")
