"""What an employer owes on a day, reference by reference, and the slip with which any part of it is paid.

Amounts are cents, dates YYYYMMDD, months YYYYMM. Interest is what the law of that day asks for what is still owed; the
closing charges it when what was late is paid, and then it is one more reference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import narwhals as nw
import polars as pl

from amparo.foundation.acts.refused import Refused
from amparo.foundation.law.book import Law
from amparo.modules.collection.interest import with_interest
from amparo.modules.collection.tables import OWED_KINDS

RUNNING = "running_interest"
COMPONENTS = (*OWED_KINDS, RUNNING, "credits")
"""What a slip may have inside, in the order in which it says it: charged interest is apart from what still runs."""


@dataclass(frozen=True)
class Item:
    """One reference that is still open.

    amount_cents: what it was born as. paid_cents: what has been taken off it, of which received_cents since the last
    closed month. owed_cents: what is left to pay; below zero it is a credit. by_fund: what each fund still waits for,
    by column of `contributions.FundShares`, without those of nothing.
    """

    item_id: int
    kind: str
    about_month: int
    due_date: int
    regime: str
    amount_cents: int
    paid_cents: int
    received_cents: int
    owed_cents: int
    by_fund: Mapping[str, int]
    late_months: int
    interest_cents: int

    @property
    def late(self) -> bool:
        return self.late_months > 0 and self.owed_cents > 0

    @property
    def debt_cents(self) -> int:
        return self.owed_cents + self.interest_cents


@dataclass(frozen=True)
class Slip:
    """What a payment has to be, and what is inside it.

    components: cents by name, in the order of `COMPONENTS`: what is owed by kind, what interest runs to the day of the
    slip and is not charged yet, and credits below zero.
    What does not exist yet in these books, part-time health apart, fines, lawyers' fees, is not in it. `issue_slip`
    gives it a reference of its own.
    """

    item_ids: tuple[int, ...]
    components: Mapping[str, int]

    @property
    def total_cents(self) -> int:
        return sum(self.components.values())


@dataclass(frozen=True)
class Statement:
    """Every open reference of an employer, the oldest due first. closed_month: the last one closed, 0 if none.

    to_charge_cents: the interest of what was paid late after that close, which the next one charges. unapplied_cents:
    what was paid beyond the references, from which that close takes it first; what is left of it is an overpayment.
    """

    employer_id: int
    today: int
    closed_month: int
    items: tuple[Item, ...]
    to_charge_cents: int = 0
    unapplied_cents: int = 0

    @property
    def owed_cents(self) -> int:
        """Capital to be paid, before credits."""
        return sum(item.owed_cents for item in self.items if item.owed_cents > 0)

    @property
    def credit_cents(self) -> int:
        """What the institution owes back, of late exits and corrections."""
        return -sum(item.owed_cents for item in self.items if item.owed_cents < 0)

    @property
    def interest_cents(self) -> int:
        """What interest runs to the day of the statement; none of it is charged yet."""
        return sum(item.interest_cents for item in self.items)

    @property
    def charged_interest_cents(self) -> int:
        """What of `owed_cents` is interest that a closing charged."""
        return sum(item.owed_cents for item in self.items if item.kind == "interest" and item.owed_cents > 0)

    @property
    def late(self) -> tuple[Item, ...]:
        """What is in arrears (LSS art. 73: unpaid after its due date)."""
        return tuple(item for item in self.items if item.late)

    @property
    def by_fund(self) -> dict[str, int]:
        """What each fund still waits for, by column."""
        added: dict[str, int] = {}
        for item in self.items:
            for column, cents in item.by_fund.items():
                added[column] = added.get(column, 0) + cents
        return added

    def slip(self, item_ids: Collection[int] | None = None) -> Slip:
        """The slip of some references, or of all (None). Refused if one of them is not open."""
        chosen = [item for item in self.items if item_ids is None or item.item_id in item_ids]
        if unknown := sorted(set(item_ids or ()) - {item.item_id for item in chosen}):
            raise Refused(
                f"La referencia {unknown[0]} no está por pagar: elija entre las del estado de cuenta",
                f"Reference {unknown[0]} is not open: choose among those of the statement",
                "item_ids",
            )
        cents = dict.fromkeys(COMPONENTS, 0)
        for item in chosen:
            cents[item.kind if item.owed_cents > 0 else "credits"] += item.owed_cents
            cents[RUNNING] += item.interest_cents
        inside = {name: amount for name, amount in cents.items() if amount}
        return Slip(tuple(item.item_id for item in chosen), inside)


def asked_on(open_items: pl.DataFrame, today: int, law: Law) -> pl.DataFrame:
    """Rows (item_id, kind, due_date, owed_cents, …) with `late_months` and `interest_cents`; a credit has none."""
    owed = pl.col("owed_cents").clip(lower_bound=0)
    facts = open_items.select("item_id", "kind", "due_date", paid_date=pl.lit(today, pl.Int64), owed_cents=owed)
    asked = with_interest(nw.from_native(facts.lazy()), law)
    found = asked.to_native().collect().select("item_id", "late_months", "interest_cents")
    return open_items.join(found, on="item_id", how="left", maintain_order="left")
