"""What an employer is owed, of late exits and corrections, set against what the same employer owes.

First against what is owed of the same month, regime and kind: what was charged in excess was never owed, so it bears no
interest. What is left of the credit pays the employer's other debts, the oldest due first, as money that arrived on the
last day of the month would. No employer keeps a credit beside a debt.
"""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from amparo.foundation.law.verbs import greatest, least, when
from amparo.modules.collection.applying import reached, with_parts

SAME = ("employer_id", "kind", "regime", "about_month")
"""What has to be the same for a credit to undo a debt."""

_AGE = ("due_date", "item_id")


def compensated(items: nw.LazyFrame, order: Sequence[str]) -> nw.LazyFrame:
    """What each item of an employer with credits gains or gives; items that nothing happens to are left out.

    items: employer_id, kind, regime, about_month, due_date, left_cents, and what is left of each fund. Adds
    `undone_cents` and `offset_cents`, what the same month and what the others settle: above zero a debt is paid, below
    a credit pays. Each adds up to nothing within an employer. `moved_{fund}` is the part of each fund in both.
    """
    credited = items.filter(nw.col("left_cents") < 0).select("employer_id").unique("employer_id")
    some = items.join(credited, on="employer_id", how="semi")
    some = _set_against(some, SAME, "undone_cents")
    some = _set_against(some, ("employer_id",), "offset_cents")
    moved = nw.col("undone_cents") + nw.col("offset_cents")
    # A credit is a debt with the other sign: the funds give it up in the order in which they would fill it.
    sign = when(moved < 0, -1, 1)
    some = some.filter((nw.col("undone_cents") != 0) | (nw.col("offset_cents") != 0)).with_columns(sign=sign)
    some = some.with_columns(moved=moved * nw.col("sign"), **_turned(order))
    some = with_parts(some, "moved", "moved", order)
    return some.with_columns(**_turned([f"moved_{name}" for name in order])).drop("moved", "sign", *order)


def _set_against(items: nw.LazyFrame, group: Sequence[str], name: str) -> nw.LazyFrame:
    """Credits and debts of a group meet, the oldest first, as far as both reach: what each item is paid, in `name`."""
    left = nw.col("left_cents")
    items = items.with_columns(debt=greatest(left, 0), credit=greatest(0 - left, 0))
    total = {one: nw.col(one).sum().over(*group).cast(nw.Int64) for one in ("debt", "credit")}
    items = items.with_columns(met=least(total["debt"], total["credit"]))
    covered, used = (reached(nw.col(one), nw.col("met"), group, _AGE) for one in ("debt", "credit"))
    items = items.with_columns(**{name: covered - used})
    return items.with_columns(left_cents=left - nw.col(name)).drop("debt", "credit", "met")


def _turned(names: Sequence[str]) -> dict[str, nw.Expr]:
    return {name: nw.col(name) * nw.col("sign") for name in names}
