"""Posting: the only code that writes in the books. Set-based, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import narwhals as nw
import polars as pl
from django.db import transaction
from django.db.models import Sum

from amparo.foundation import bulk
from amparo.foundation.acts import trace
from amparo.foundation.ledger.chart import ACCOUNT, ACCOUNTS, FUNDS
from amparo.foundation.ledger.models import Account, Entry, Fund, OpenItem, Posting, Zero
from amparo.foundation.ledger.postings import (
    BALANCE,
    ENTRY,
    ITEM,
    POSTING,
    Shape,
    check_balanced,
    check_codes,
    check_shape,
)
from amparo.foundation.months import Month


class Overdrawn(ValueError):
    """A posting would leave an account that may not be overdrawn with a balance against its nature."""


class AlreadyPosted(ValueError):
    """An event of that month is already in the books."""


class WrongItem(ValueError):
    """An open item is born twice, does not exist, or would move beyond its amount."""


@dataclass(frozen=True)
class Posted:
    """How many rows were written."""

    entries: int
    postings: int
    items: int
    balances: int


def post(month: Month, *, postings: Iterable = (), items: Iterable = (), balances: Iterable = ()) -> Posted:
    """Write what a month leaves in the books: frames of the shapes POSTING, ITEM and BALANCE of `ledger.postings`.

    Postings of the same entry, fund and account are added up. Everything is in cents.
    Raises Unbalanced, UnknownCode, AlreadyPosted, Overdrawn or WrongItem, each naming the first row at fault; the
    caller's transaction must then be abandoned.
    """
    with transaction.atomic():
        trace.lock()
        entry_count, posting_count = _post_entries(month, _gathered(postings, POSTING))
        return Posted(
            entry_count,
            posting_count,
            _open_items(month, _gathered(items, ITEM)),
            _move_balances(_gathered(balances, BALANCE)),
        )


def sync_chart() -> None:
    """Bring the tables of funds and accounts up to `chart.py`; safe to repeat."""
    Fund.objects.bulk_create(
        [Fund(**asdict(fund)) for fund in FUNDS],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["es", "en", "kind"],
    )
    Account.objects.bulk_create(
        [Account(**asdict(account)) for account in ACCOUNTS],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["es", "en", "kind", "may_be_overdrawn"],
    )
    Zero.objects.get_or_create(cents=0)


def _gathered(frames: Iterable, columns: Shape) -> pl.DataFrame:
    """All rows of the frames, whatever engine they come from, in the declared shape."""
    shaped = [check_shape(nw.from_native(frame).lazy(), columns).collect("polars").to_native() for frame in frames]
    empty = nw.DataFrame.from_dict({name: [] for name in columns}, schema=columns, backend="polars").to_native()
    return pl.concat([empty, *shaped])


def _post_entries(month: Month, postings: pl.DataFrame) -> tuple[int, int]:
    check_codes(nw.from_native(postings))
    check_balanced(nw.from_native(postings))
    _check_new(month, postings["event"].unique().to_list())
    summed = postings.group_by(*ENTRY, "fund", "account").agg(pl.col("cents").sum()).filter(pl.col("cents") != 0)
    first_id = bulk.next_id(Entry)
    entries = summed.select(ENTRY).unique().sort(ENTRY).with_row_index("id").cast({"id": pl.Int64})
    entries = entries.with_columns(pl.col("id") + first_id, month=pl.lit(month.number))
    numbered = summed.join(entries.rename({"id": "entry_id"}), on=ENTRY)
    lines = numbered.select("entry_id", "fund", "account", "cents").sort("entry_id", "fund", "account")
    bulk.insert(Entry._meta.db_table, entries)
    bulk.insert(Posting._meta.db_table, lines)
    _check_limits(lines["account"].unique().to_list())
    return entries.height, lines.height


def _check_new(month: Month, events: list[str]) -> None:
    if posted := Entry.objects.filter(month=month.number, event__in=events).order_by("event", "id").first():
        raise AlreadyPosted(
            f"El hecho «{posted.event}» de {month} ya está asentado (asiento {posted.id}): no se repite. "
            "Lo que llegó después pertenece al mes siguiente."
        )


def _check_limits(accounts: list[str]) -> None:
    limited = [code for code in accounts if not ACCOUNT[code].may_be_overdrawn]
    balances = Posting.objects.filter(account__in=limited).values_list("fund", "account").annotate(total=Sum("cents"))
    for fund, account, total in balances.order_by("fund", "account"):
        if total * ACCOUNT[account].sign < 0:
            raise Overdrawn(
                f"La cuenta {account} del fondo {fund} quedaría sobregirada en {abs(total)} centavos y no lo admite. "
                "Revise los asientos que la mueven este mes."
            )


def _open_items(month: Month, items: pl.DataFrame) -> int:
    born = items.rename({"item_id": "id"}).with_columns(
        month=pl.lit(month.number), balance_cents=pl.col("amount_cents")
    )
    ids = pl.concat([born["id"], _amounts(born["id"])["id"]])
    for item_id in ids.filter(ids.is_duplicated()).sort().head(1):
        raise WrongItem(
            f"La partida {item_id} ya existe o viene dos veces: la referencia de pago se forma con empleador, mes y "
            "concepto. Registre la diferencia como otra partida."
        )
    return bulk.insert(OpenItem._meta.db_table, born)


def _move_balances(balances: pl.DataFrame) -> int:
    moved = balances.rename({"item_id": "id"})
    known = moved.join(_amounts(moved["id"]), on="id", how="left").sort("id")
    balance, amount = pl.col("balance_cents"), pl.col("amount_cents")
    beyond = (balance < pl.min_horizontal(amount, 0)) | (balance > pl.max_horizontal(amount, 0))
    wrong = known.filter(amount.is_null() | beyond | pl.col("id").is_duplicated())
    for item_id, to, whole in wrong.select("id", "balance_cents", "amount_cents").head(1).iter_rows():
        raise WrongItem(
            f"El saldo de la partida {item_id} no puede pasar a {to} centavos: su valor es {whole}. El saldo va de 0 "
            "al valor de una partida que existe, y se da una sola vez; lo pagado de más va a la cuenta overpayments."
        )
    return bulk.update(OpenItem._meta.db_table, moved, key="id")


def _amounts(ids: pl.Series) -> pl.DataFrame:
    condition, parameters = bulk.among("id", ids)
    query = f"SELECT id, amount_cents FROM {OpenItem._meta.db_table} WHERE {condition}"  # noqa: S608
    return bulk.read(query, parameters, schema={"id": pl.Int64, "amount_cents": pl.Int64})
