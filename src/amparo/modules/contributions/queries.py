"""What can be asked of contributions' open records."""

from __future__ import annotations

import polars as pl
from django.db.models import Max

from amparo.foundation import bulk
from amparo.foundation.history import records
from amparo.foundation.history.recorded import recorded
from amparo.foundation.months import Month
from amparo.modules.contributions import tables
from amparo.modules.contributions.models import Confirmation
from amparo.modules.contributions.references import reference, suffix

_OF_THE_WORKER = {"contributions": "total_cents", "reserve": "reserve_cents", "spouse": "spouse_cents"}
"""What a line puts into each kind of obligation that gives a worker a right; levies are of third parties."""

_OF_A_HISTORY = ("job_id", "about_month", "employer_id", "regime", "days", "base_cents", *_OF_THE_WORKER.values())


def confirmations_between(after_act: int, until_act: int, employer_ids: pl.Series | None = None) -> pl.DataFrame:
    """The drafts confirmed by the acts after one and up to another, of all employers or of some."""
    only = {"employer_id": employer_ids} if employer_ids is not None else None
    return recorded(tables.Confirmation, "contributions_confirmation", after_act, until_act, only=only)


def last_act_of(employer_id: int) -> int:
    """The last act by which an employer confirmed a draft; 0 if none did."""
    return Confirmation.objects.filter(employer_id=employer_id).aggregate(last=Max("act"))["last"] or 0


def is_confirmed(employer_id: int, month: Month) -> bool:
    """Whether an employer confirmed the draft of a month."""
    return Confirmation.objects.filter(employer_id=employer_id, about_month=month.number).exists()


def confirmed_act(employer_id: int, month: Month) -> int:
    """The act by which an employer confirmed the draft of a month; 0 if it did not."""
    found = Confirmation.objects.filter(employer_id=employer_id, about_month=month.number).values_list("act", flat=True)
    return found.first() or 0


def carried_years_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The contribution years carried by the acts after one and up to another."""
    return recorded(tables.CarriedYear, "contributions_carriedyear", after_act, until_act)


def carried_debts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The old debts carried by the acts after one and up to another."""
    return recorded(tables.CarriedDebt, "contributions_carrieddebt", after_act, until_act)


def lines_of(person_id: int) -> pl.DataFrame:
    """Every line declared of a person, oldest first.

    Returns job_id, about_month, employer_id, regime, days, base_cents, total_cents, reserve_cents, spouse_cents, and
    `month`, the one it was sealed in.
    """
    lines = records.of_person(tables.Line, person_id, _OF_A_HISTORY)
    return lines.sort("month", "about_month", "job_id")


def lines_about(person_id: int, month: Month) -> pl.DataFrame:
    """What was declared of a person about one month, each line as it was sealed, with every column of `tables.Line`."""
    lines = records.of_person(tables.Line, person_id, since=month).filter(pl.col("about_month") == month.number)
    return lines.sort("month", "job_id")


def charges_of(lines: pl.DataFrame) -> pl.DataFrame:
    """What each line of `lines_of` puts into each obligation, and that obligation, whoever else is in it.

    Returns job_id, about_month, month (it was charged in), kind, item_id, due_date, charged_cents (the line's own) and
    amount_cents (the whole obligation's). Levies are left out: they give the worker nothing.
    """
    place = ["job_id", "about_month", "month", "employer_id", "regime"]
    own = lines.select(*place, **_OF_THE_WORKER)
    charges = own.unpivot(list(_OF_THE_WORKER), index=place, variable_name="kind", value_name="charged_cents")
    charges = charges.filter(pl.col("charged_cents") != 0)
    items = [
        reference(employer_id, suffix(kind, regime, Month.of(about_month), Month.of(month)))
        for about_month, month, employer_id, regime, kind in charges.select(*place[1:], "kind").iter_rows()
    ]
    charges = charges.with_columns(item_id=pl.Series(items, dtype=pl.Int64))
    read = ("item_id", "due_date", "amount_cents")
    owed = records.having(tables.Obligation, "item_id", charges["item_id"], read).select(read)
    return charges.join(owed, on="item_id").drop("employer_id", "regime").sort("about_month", "job_id", "month", "kind")


def workers_of(item_ids: pl.Series) -> pl.DataFrame:
    """Who has a part in some obligations: person_id, employer_id, about_month, due_date (the first), once each."""
    read = ("item_id", "employer_id", "kind", "about_month", "month", "regime", "due_date")
    owed = records.having(tables.Obligation, "item_id", item_ids, read)
    place = ["employer_id", "regime", "about_month", "month"]
    parts = list(_OF_THE_WORKER.values())
    lines = records.having(tables.Line, "employer_id", owed["employer_id"].unique(), ("person_id", *place, *parts))
    shares = lines.rename({column: kind for kind, column in _OF_THE_WORKER.items()}).unpivot(
        list(_OF_THE_WORKER), index=["person_id", *place], variable_name="kind", value_name="cents"
    )
    found = shares.filter(pl.col("cents") > 0).join(owed, on=[*place, "kind"])
    who = ["person_id", "employer_id", "about_month"]
    return found.group_by(who).agg(pl.col("due_date").min()).sort(who)


def charged_to(employer_id: int) -> pl.DataFrame:
    """What an employer was charged, by the month it speaks of and the one it was charged in, newest first.

    Returns about_month, month, due_date, confirmed (0 or 1) and amount_cents, below zero if it was credited.
    """
    read = ("about_month", "month", "due_date", "confirmed", "amount_cents")
    owed = records.having(tables.Obligation, "employer_id", pl.Series([employer_id]), read)
    charged = owed.group_by("about_month", "month").agg(
        pl.col("due_date").max(), pl.col("confirmed").max(), pl.col("amount_cents").sum()
    )
    return charged.sort("about_month", "month", descending=True)


def declared_of(employer_id: int, about_month: Month) -> pl.DataFrame:
    """What an employer declared of one month in the end, all differences included, by person and job.

    Returns person_id, job_id, days, base_cents, personal_cents, employer_cents, total_cents, reserve_cents.
    """
    amounts = ("days", "base_cents", "personal_cents", "employer_cents", "total_cents", "reserve_cents")
    who = ("person_id", "job_id")
    lines = records.having(tables.Line, "employer_id", pl.Series([employer_id]), (*who, "about_month", *amounts))
    of_month = lines.filter(pl.col("about_month") == about_month.number)
    return of_month.group_by(who).agg(pl.col(amounts).sum()).sort(who)


def carried_years_of(person_id: int) -> pl.DataFrame:
    """The contribution years of a person from before the books: year, months, wage_cents."""
    return bulk.read(
        "SELECT year, months, wage_cents FROM contributions_carriedyear WHERE person_id = %s ORDER BY year",
        [person_id],
        schema={"year": pl.Int64, "months": pl.Int64, "wage_cents": pl.Int64},
    )
