"""What can be asked of collection's open records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history import queries as history
from amparo.foundation.history import records
from amparo.foundation.history.recorded import recorded
from amparo.foundation.law.book import Law
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month
from amparo.modules.collection import tables
from amparo.modules.collection.models import Payment
from amparo.modules.collection.statement import Item, Statement, with_interest


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


@dataclass(frozen=True)
class Received:
    """A payment that the bank brought, and what it was for. kind is blank if nobody ever owed its reference.

    applied: whether a close has taken it; until then it is not shared among funds. item_cents: what the reference was
    born as.
    """

    bank_document: str
    item_id: int
    kind: str
    about_month: int
    paid_date: int
    amount_cents: int
    item_cents: int
    applied: bool


def payments(employer_id: int) -> list[Received]:
    """The payments made with an employer's references, the newest first; the reference begins with the employer."""
    closed = history.closed_months()
    cut = history.cut(closed[-1]) if closed else None
    found = bulk.read(
        "SELECT bank_document, item_id, COALESCE(kind, ''), COALESCE(about_month, 0), paid_date, "
        "payment.amount_cents, COALESCE(item.amount_cents, 0), act FROM collection_payment AS payment "
        "LEFT JOIN ledger_openitem AS item ON item.id = payment.item_id "
        "WHERE item_id BETWEEN %s AND %s ORDER BY paid_date DESC, payment.id DESC",
        [employer_id * tables.REFERENCES, (employer_id + 1) * tables.REFERENCES - 1],
        schema={"bank_document": pl.String, "item_id": pl.Int64, "kind": pl.String, "about_month": pl.Int64,
                "paid_date": pl.Int64, "amount_cents": pl.Int64, "item_cents": pl.Int64, "act": pl.Int64},
    )  # fmt: skip
    applied = pl.col("act") <= (cut.last_act if cut else -1)
    return [Received(**row) for row in found.with_columns(applied=applied).drop("act").iter_rows(named=True)]


def payments_of(item_ids: Collection[int]) -> list[Payment]:
    """What the bank brought for some obligations, oldest first."""
    return list(Payment.objects.filter(item_id__in=item_ids).order_by("paid_date", "id"))


def statement(employer_id: int, today: int) -> Statement:
    """What an employer owes on a day (YYYYMMDD): the open items of the last close, less what the bank brought since.

    What is said of today supposes that every month due by then is closed; `closed_month` tells.
    """
    closed = history.closed_months()
    if not closed:
        return Statement(employer_id, today, 0, ())
    rows = with_interest(_open(employer_id, closed[-1]), today, Law.load()).sort("due_date", "item_id")
    items = []
    for row in rows.iter_rows(named=True):
        by_fund = {name: cents for name in tables.OWED_FUNDS if (cents := row.pop(name))}
        items.append(Item(**row, by_fund=by_fund))
    return Statement(employer_id, today, closed[-1].number, tuple(items))


def _open(employer_id: int, closed: Month) -> pl.DataFrame:
    """Each open item: its facts, what was paid, what is owed, and the balance of each fund."""
    born = pl.DataFrame(
        list(ledger.open_items(employer_id).values_list("id", "amount_cents")),
        schema={"item_id": pl.Int64, "amount_cents": pl.Int64},
        orient="row",
    )
    balances = records.having(tables.Balance, "employer_id", pl.Series([employer_id]), last_month=True)
    balances = balances.join(born, on="item_id")
    received = _received_since(closed, balances["item_id"])
    balance = pl.col("balance_cents")
    taken = pl.min_horizontal(pl.col("received_cents").fill_null(0), balance.clip(lower_bound=0))
    return (
        balances.join(received, on="item_id", how="left")
        .with_columns(received_cents=taken)
        .with_columns(owed_cents=balance - taken, paid_cents=pl.col("amount_cents") - balance + taken)
        .filter(pl.col("owed_cents") != 0)
        .select("item_id", "kind", "about_month", "due_date", "regime", "amount_cents", "paid_cents",
                "received_cents", "owed_cents", *tables.OWED_FUNDS)
    )  # fmt: skip


def _received_since(closed: Month, item_ids: pl.Series) -> pl.DataFrame:
    """What the bank brought for some references after the cut-off of the last closed month."""
    cut = history.cut(closed)
    assert cut is not None, "a closed month was frozen"
    condition, parameters = bulk.among("item_id", item_ids)
    return bulk.read(
        "SELECT item_id, SUM(amount_cents) AS received FROM collection_payment "  # noqa: S608
        f"WHERE act > %s AND {condition} GROUP BY item_id",
        [cut.last_act, *parameters],
        schema={"item_id": pl.Int64, "received_cents": pl.Int64},
    )
