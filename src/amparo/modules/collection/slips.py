"""The payment slip: what one reference of the bank stands for, and in which turn a payment of it reaches each thing.

First what is owed, the oldest due first, and of one day the kind with the worker's own funds in it; then the interest
already charged; and last the interest that the payment itself makes due. What a slip is paid too little stays owed in
its own references; what it is paid too late has grown, and what it grew is charged and stays owed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from amparo.modules.collection.statement import COMPONENTS, RUNNING, Item
from amparo.modules.collection.tables import KIND_FUNDS, OWED_FUNDS, SLIP_DIGIT

_NUMBERS = 1_000_000_000
"""How many slips an employer may be given: the last nine digits of the reference."""


@dataclass(frozen=True)
class Part:
    """What a slip says of one reference: cents of capital, of interest to the day of the slip, and of each fund."""

    place: int
    item_id: int
    kind: str
    about_month: int
    due_date: int
    owed_cents: int
    interest_cents: int
    by_fund: Mapping[str, int]


@dataclass(frozen=True)
class IssuedSlip:
    """A slip as it was issued: it never changes. paid_cents: what the bank brought under its reference since."""

    slip_id: int
    employer_id: int
    issued_date: int
    pay_date: int
    parts: tuple[Part, ...]
    paid_cents: int

    @property
    def total_cents(self) -> int:
        return sum(part.owed_cents + part.interest_cents for part in self.parts)

    @property
    def components(self) -> dict[str, int]:
        """Cents by name, in the order of `COMPONENTS`."""
        cents = dict.fromkeys(COMPONENTS, 0)
        for part in self.parts:
            cents[part.kind] += part.owed_cents
            cents[RUNNING] += part.interest_cents
        return {name: amount for name, amount in cents.items() if amount}


def slip_reference(employer_id: int, number: int) -> int:
    """The reference of an employer's slip, numbered from 1: as any other, of the kind of slips."""
    return (employer_id * 10 + SLIP_DIGIT) * _NUMBERS + number


def is_slip(reference: pl.Expr) -> pl.Expr:
    return reference // _NUMBERS % 10 == SLIP_DIGIT


def in_turn(items: Sequence[Item], order: Sequence[str]) -> list[Item]:
    """The items of a slip in the turn in which a payment reaches them. order: `applying.allocation_order`."""
    first = {kind: min(order.index(column) for column in columns) for kind, columns in KIND_FUNDS.items()}
    last = len(order)
    return sorted(
        items, key=lambda item: (item.kind == "interest", item.due_date, first.get(item.kind, last), item.item_id)
    )


def part_frame(slip_id: int, employer_id: int, issued_date: int, pay_date: int, items: Sequence[Item]) -> pl.DataFrame:
    """The rows of a slip, without id and act, for items already in turn."""
    return pl.DataFrame([
        {
            "slip_id": slip_id, "employer_id": employer_id, "issued_date": issued_date, "pay_date": pay_date,
            "place": place, "item_id": item.item_id, "kind": item.kind, "about_month": item.about_month,
            "due_date": item.due_date, "owed_cents": item.owed_cents, "interest_cents": item.interest_cents,
            **{column: item.by_fund.get(column, 0) for column in OWED_FUNDS},
        }
        for place, item in enumerate(items, start=1)
    ])  # fmt: skip


def spread(payments: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Each payment of a slip by reference: its rows, with `item_id` and `amount_cents`, add up to the payment.

    payments: line, slip_id, paid_cents, before_cents (what the slip was paid before). parts: slip_id, place, item_id,
    owed_cents. What goes beyond the references has the slip's own number as item_id: it is for interest.
    """
    payments = payments.sort("slip_id", "line").with_columns(
        paid_until=pl.col("before_cents") + pl.col("paid_cents").cum_sum().over("slip_id")
    )
    until = pl.col("owed_cents").cum_sum().over("slip_id")
    bounds = parts.sort("slip_id", "place").select("slip_id", "item_id", start=until - pl.col("owed_cents"), end=until)
    beyond = bounds.group_by("slip_id").agg(item_id=pl.col("slip_id").first(), start=pl.col("end").max())
    bounds = pl.concat([bounds, beyond.with_columns(end=pl.lit(2**62))], how="diagonal_relaxed")
    met = payments.join(bounds, on="slip_id")
    low = pl.max_horizontal("start", pl.col("paid_until") - pl.col("paid_cents"))
    met = met.with_columns(amount_cents=pl.min_horizontal("end", "paid_until") - low)
    met = met.filter(pl.col("amount_cents") > 0).sort("line", "start")
    return met.drop("paid_cents", "before_cents", "paid_until", "start", "end")
