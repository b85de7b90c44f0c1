"""What can be asked of the books. Everything is in cents; debit above zero, credit below."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from amparo.foundation import bulk
from amparo.foundation.ledger.chart import CONTRIBUTIONS_RECEIVABLE
from amparo.foundation.ledger.models import Imbalance, OpenItem, Posting
from amparo.foundation.months import Month


class TrialBalanceLine(NamedTuple):
    """One account of one fund: what it carried into the month, what moved, what it carries out."""

    fund: str
    account: str
    opening_cents: int
    debit_cents: int
    credit_cents: int
    closing_cents: int


class BooksDiffer(Exception):
    """The books contradict themselves; the message names the first place where they do."""


def trial_balance(month: Month | None = None) -> list[TrialBalanceLine]:
    """Every account with movement up to `month` (by default the last one posted), by fund and account."""
    number = month.number if month else Posting.objects.aggregate(last=Max("entry__month"))["last"] or 0
    in_month = Q(entry__month=number)
    lines = (
        Posting.objects.filter(entry__month__lte=number)
        .values_list("fund", "account")
        .annotate(
            opening=Coalesce(Sum("cents", filter=~in_month), 0),
            debit=Coalesce(Sum("cents", filter=in_month & Q(cents__gt=0)), 0),
            credit=Coalesce(Sum("cents", filter=in_month & Q(cents__lt=0)), 0),
        )
        .order_by("fund", "account")
    )
    return [
        TrialBalanceLine(fund, account, int(opening), int(debit), int(-credit), int(opening + debit + credit))
        for fund, account, opening, debit, credit in lines
    ]


def control_balance(account: str = CONTRIBUTIONS_RECEIVABLE, fund: str | None = None) -> int:
    """What an account holds, in one fund or in all."""
    postings = Posting.objects.filter(account=account)
    if fund:
        postings = postings.filter(fund=fund)
    return int(postings.aggregate(total=Sum("cents"))["total"] or 0)


def open_items_balance() -> int:
    """What all payers owe together: must equal `control_balance()`."""
    return int(OpenItem.objects.aggregate(total=Sum("balance_cents"))["total"] or 0)


def open_items(employer_id: int) -> QuerySet[OpenItem]:
    """What a payer still owes or is owed, the oldest due first."""
    return OpenItem.objects.filter(employer_id=employer_id).exclude(balance_cents=0).order_by("due_date", "id")


def open_item_frame() -> pl.DataFrame:
    """Every item that is still open, by item_id: what a month freezes."""
    return bulk.read(
        "SELECT id, employer_id, kind, about_month, month, due_date, amount_cents, balance_cents "
        "FROM ledger_openitem WHERE balance_cents <> 0 ORDER BY id",
        schema={
            "item_id": pl.Int64,
            "employer_id": pl.Int64,
            "kind": pl.String,
            "about_month": pl.Int32,
            "month": pl.Int32,
            "due_date": pl.Int32,
            "amount_cents": pl.Int64,
            "balance_cents": pl.Int64,
        },
    )


def items_born(month: Month) -> pl.DataFrame:
    """What each item born in a month was born as, paid or not, by item_id: all that never changes of it."""
    return bulk.read(
        "SELECT id, employer_id, kind, about_month, due_date, amount_cents "
        "FROM ledger_openitem WHERE month = %s ORDER BY id",
        [month.number],
        schema={
            "item_id": pl.Int64,
            "employer_id": pl.Int64,
            "kind": pl.String,
            "about_month": pl.Int32,
            "due_date": pl.Int32,
            "amount_cents": pl.Int64,
        },
    )


def posting_frame(month: Month) -> pl.DataFrame:
    """The month's entries with their postings, in canonical order: entry_id, event, …, account, cents."""
    return bulk.read(
        "SELECT entry.id, event, regime, province, fund, account, cents "
        "FROM ledger_posting AS posting JOIN ledger_entry AS entry ON entry.id = posting.entry_id "
        "WHERE month = %s",
        [month.number],
        schema={
            "entry_id": pl.Int64,
            "event": pl.String,
            "regime": pl.String,
            "province": pl.String,
            "fund": pl.String,
            "account": pl.String,
            "cents": pl.Int64,
        },
    ).sort("entry_id", "fund", "account")


def verify() -> None:
    """Add everything up again. BooksDiffer names the first entry that does not balance, or the control that fails."""
    sums = Posting.objects.values_list("entry", "fund", "entry__month", "entry__event").annotate(total=Sum("cents"))
    if wrong := sums.exclude(total=0).order_by("entry", "fund").first():
        entry, fund, month, event, total = wrong
        told = _("El asiento {entry} ({event}, {month}) suma {total} centavos en el fondo {fund}, y no 0.")
        raise BooksDiffer(told.format(entry=entry, event=event, month=month, total=total, fund=fund))
    if held := Imbalance.objects.exclude(cents=0).order_by("entry", "fund").first():
        told = _("El asiento {entry} quedó con {total} centavos en el fondo {fund}.")
        raise BooksDiffer(told.format(entry=held.entry_id, total=held.cents_id, fund=held.fund_id))
    if (control := control_balance()) != (items := open_items_balance()):
        told = _("La cuenta {account} tiene {control} centavos y las partidas abiertas suman {items}.")
        raise BooksDiffer(told.format(account=CONTRIBUTIONS_RECEIVABLE, control=control, items=items))


def events(month: Month) -> list[dict]:
    """What each event of the month moved: event, how many entries, and the cents debited (all funds)."""
    moved = (
        Posting.objects.filter(entry__month=month.number, cents__gt=0)
        .values_list("entry__event")
        .annotate(entries=Count("entry", distinct=True), cents=Sum("cents"))
        .order_by("entry__event")
    )
    return [{"event": event, "entries": entries, "debit_cents": int(cents)} for event, entries, cents in moved]
