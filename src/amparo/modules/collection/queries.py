"""What can be asked of collection's open records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw
import polars as pl
from django.conf import settings
from django.db.models import Max

from amparo.foundation import bulk
from amparo.foundation.history import queries as history
from amparo.foundation.history import records
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.recorded import recorded
from amparo.foundation.law.book import Law
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month
from amparo.modules.collection import tables
from amparo.modules.collection.applying import allocation_order, with_parts
from amparo.modules.collection.interest import with_interest
from amparo.modules.collection.models import Payment, SlipPart
from amparo.modules.collection.slips import IssuedSlip, Part, slip_reference
from amparo.modules.collection.statement import Item, Statement, asked_on

Cents = tuple[tuple[int, int], ...]
"""References, each with an amount."""


def payments_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payments recorded by the acts after one and up to another: what a freeze copies."""
    return recorded(tables.Payment, "collection_payment", after_act, until_act, named={"payment_id": "id"})


def slip_parts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """What was said in the slips issued by the acts after one and up to another."""
    return recorded(tables.SlipPart, "collection_slippart", after_act, until_act)


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

    Of what a slip brought for interest the reference is the slip's, and about_month is 0.

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
        "SELECT bank_document, item_id, COALESCE(kind, CASE WHEN slip_id > 0 THEN 'interest' ELSE '' END), "
        "COALESCE(about_month, 0), paid_date, "
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
    born = tuple(ledger.open_items(employer_id).order_by("id").values_list("id", "amount_cents"))
    brought = _brought_since(closed[-1], employer_id)
    received = dict.fromkeys((item_id for item_id, _ in born), 0)
    for item_id, _, cents in brought:
        if item_id in received:
            received[item_id] += cents
    known = tuple((item_id, cents) for item_id, cents in received.items() if cents)
    home = str(settings.AMPARO_HOME)
    items = _items(home, employer_id, closed[-1], today, born, known)
    waiting = _waiting(home, closed[-1], brought) if brought else (0, 0)
    return Statement(employer_id, today, closed[-1].number, items, *waiting)


def slip(slip_id: int) -> IssuedSlip | None:
    """A slip by its reference; None if none was issued with it."""
    return next(iter(_issued(_slip_rows("slip_id", slip_id))), None)


def slips_of(employer_id: int) -> tuple[IssuedSlip, ...]:
    """Every slip issued to an employer, the newest first."""
    return tuple(reversed(_issued(_slip_rows("employer_id", employer_id))))


def next_slip_reference(employer_id: int) -> int:
    """The reference of the next slip of an employer; call it inside an action, where there is one writer."""
    last = SlipPart.objects.filter(employer_id=employer_id).aggregate(last=Max("slip_id"))["last"]
    return last + 1 if last else slip_reference(employer_id, 1)


def slip_payments(slip_ids: pl.Series) -> pl.DataFrame:
    """What the bank brought under some slips' references: slip_id, before_cents; none for those not paid."""
    condition, parameters = bulk.among("slip_id", slip_ids)
    return bulk.read(
        f"SELECT slip_id, SUM(amount_cents) FROM collection_payment WHERE {condition} GROUP BY slip_id",  # noqa: S608
        parameters,
        schema={"slip_id": pl.Int64, "before_cents": pl.Int64},
    )


def slip_bounds(slip_ids: pl.Series) -> pl.DataFrame:
    """What some slips are made of, those that exist: slip_id, place, item_id, owed_cents."""
    condition, parameters = bulk.among("slip_id", slip_ids)
    names = {"slip_id": pl.Int64, "place": pl.Int64, "item_id": pl.Int64, "owed_cents": pl.Int64}
    return bulk.read(
        f"SELECT {', '.join(names)} FROM collection_slippart WHERE {condition}",  # noqa: S608
        parameters,
        schema=names,
    )


def _slip_rows(column: str, value: int) -> pl.DataFrame:
    types = polars_schema(tables.SlipPart)
    return bulk.read(
        f"SELECT {', '.join(types)} FROM collection_slippart WHERE {column} = %s ORDER BY slip_id, place",  # noqa: S608
        [value],
        schema=types,
    )


def _issued(rows: pl.DataFrame) -> list[IssuedSlip]:
    """The slips that some rows make up, in their order, each with what was paid under its reference."""
    paid = dict(slip_payments(rows["slip_id"].unique()).iter_rows()) if rows.height else {}
    names = ("place", "item_id", "kind", "about_month", "due_date", "owed_cents", "interest_cents")
    found: dict[int, list[dict]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row["slip_id"], []).append(row)
    return [
        IssuedSlip(
            slip_id, parts[0]["employer_id"], parts[0]["issued_date"], parts[0]["pay_date"],
            tuple(
                Part(
                    **{name: one[name] for name in names},
                    by_fund={name: one[name] for name in tables.OWED_FUNDS if one[name]},
                )
                for one in parts
            ),
            int(paid.get(slip_id, 0)),
        )
        for slip_id, parts in found.items()
    ]  # fmt: skip


@lru_cache(maxsize=1024)
def _items(home: str, employer_id: int, closed: Month, today: int, born: Cents, received: Cents) -> tuple[Item, ...]:
    """Each open item as the close left it, less what was received since, and what is asked of it on a day."""
    rows = asked_on(_open(employer_id, closed, born, received), today, Law.load()).sort("due_date", "item_id")
    items = []
    for row in rows.iter_rows(named=True):
        by_fund = {name: cents for name in tables.OWED_FUNDS if (cents := row.pop(name))}
        items.append(Item(**row, by_fund=by_fund))
    return tuple(items)


def _open(employer_id: int, closed: Month, born: Cents, received: Cents) -> pl.DataFrame:
    """Each open item: its facts, what was paid, what is owed, and the balance of each fund."""
    balances = records.having(tables.Balance, "employer_id", pl.Series([employer_id]), last_month=True)
    for name, cents in (("amount_cents", born), ("received_cents", received)):
        told = pl.DataFrame(cents, schema={"item_id": pl.Int64, name: pl.Int64}, orient="row")
        balances = balances.join(told, on="item_id", how="left" if name == "received_cents" else "inner")
    balance = pl.col("balance_cents")
    taken = pl.min_horizontal(pl.col("received_cents").fill_null(0), balance.clip(lower_bound=0))
    balances = balances.with_columns(received_cents=taken)
    if received:
        order = allocation_order(Law.load(), closed + 1)
        balances = with_parts(nw.from_native(balances.lazy()), "received_cents", "got", order).to_native().collect()
    taken = pl.col("received_cents")
    return (
        balances.with_columns(owed_cents=balance - taken, paid_cents=pl.col("amount_cents") - balance + taken)
        .filter(pl.col("owed_cents") != 0)
        .select("item_id", "kind", "about_month", "due_date", "regime", "amount_cents", "paid_cents",
                "received_cents", "owed_cents", *tables.OWED_FUNDS)
    )  # fmt: skip


def _brought_since(closed: Month, employer_id: int) -> tuple[tuple[int, int, int], ...]:
    """What the bank brought for an employer after a close: reference, day and cents of each payment, in their order."""
    cut = history.cut(closed)
    assert cut is not None, "a closed month was frozen"
    found = bulk.read(
        "SELECT item_id, paid_date, amount_cents FROM collection_payment "
        "WHERE act > %s AND item_id BETWEEN %s AND %s ORDER BY paid_date, id",
        [cut.last_act, employer_id * tables.REFERENCES, (employer_id + 1) * tables.REFERENCES - 1],
        schema={"item_id": pl.Int64, "paid_date": pl.Int64, "amount_cents": pl.Int64},
    )
    return tuple(found.iter_rows())


@lru_cache(maxsize=1024)
def _waiting(home: str, closed: Month, brought: tuple[tuple[int, int, int], ...]) -> tuple[int, int]:
    """Of what was brought after a close: the interest of what was late, and what went beyond the references."""
    received = pl.DataFrame(brought, schema=["item_id", "paid_date", "amount_cents"], orient="row")
    read = ("item_id", "kind", "due_date", "balance_cents")
    owed = records.having(tables.Balance, "item_id", received["item_id"].unique(), read, last_month=True).select(read)
    until, amount = pl.col("amount_cents").cum_sum().over("item_id"), pl.col("amount_cents")
    most = pl.col("balance_cents").fill_null(0).clip(lower_bound=0)
    taken = pl.min_horizontal(until, most) - pl.min_horizontal(until - amount, most)
    rows = received.join(owed, on="item_id", how="left", maintain_order="left").with_columns(owed_cents=taken)
    late = with_interest(nw.from_native(rows.filter(pl.col("owed_cents") > 0).lazy()), Law.load()).to_native().collect()
    return int(late["interest_cents"].sum()), rows.select((amount - pl.col("owed_cents")).sum()).item()
