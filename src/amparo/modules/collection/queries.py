"""What can be asked of collection's open records."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history import records
from amparo.foundation.history.recorded import recorded
from amparo.modules.collection import tables


def payments_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payments recorded by the acts after one and up to another: what a freeze copies."""
    return recorded(tables.Payment, "collection_payment", after_act, until_act, named={"payment_id": "id"})


def overdue() -> pl.DataFrame:
    """What is in arrears as of the last closed month: item_id, employer_id, about_month, balance_cents."""
    read = ("item_id", "employer_id", "about_month", "balance_cents")
    return records.having(tables.Balance, "overdue", pl.Series([1]), read, last_month=True).select(read)


def arrears_told() -> pl.DataFrame:
    """Of which employer and month the workers were already told: employer_id, about_month."""
    return bulk.read(
        "SELECT employer_id, about_month FROM collection_workerstold",
        schema={"employer_id": pl.Int64, "about_month": pl.Int32},
    )


def settled(item_ids: pl.Series) -> pl.DataFrame:
    """How far some obligations were paid, as of the last closed month.

    Returns item_id, on_time_cents and late_cents (paid), balance_cents (still owed) and overdue (0 or 1); those of
    which nothing was paid nor is owed are absent.
    """
    receipts = records.having(tables.Receipt, "item_id", item_ids, ("item_id", "on_time", "amount_cents"))
    paid, on_time = pl.col("amount_cents"), pl.col("on_time") == 1
    received = receipts.group_by("item_id").agg(
        on_time_cents=paid.filter(on_time).sum(), late_cents=paid.filter(~on_time).sum()
    )
    owed = ("item_id", "balance_cents", "overdue")
    left = records.having(tables.Balance, "item_id", item_ids, owed, last_month=True).drop("month")
    return received.join(left, on="item_id", how="full", coalesce=True).fill_null(0).sort("item_id")
