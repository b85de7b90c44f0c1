"""Who pays what, and when."""

import json

import polars as pl
import pytest

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.assumptions import load_assumptions
from amparo.entrypoints.population.country import Made, open_made
from tests.population.reading import MONTHS, REGIMES, Files

RATES = {regime: legal.contribution_rate(regime, "2022-01") for regime in REGIMES.values()}


def dues(files: Files, month: int) -> pl.DataFrame:
    """What each payer owes for a month, by the declared wages."""
    owed = pl.col("cents") * pl.col("regime").replace_strict(RATES) // 1_000_000
    frame = files.worked(month).group_by("ruc").agg(balance_cents=owed.sum()).filter(pl.col("balance_cents") > 0)
    return (
        frame.sort("ruc")
        .with_row_index("item_id", offset=(month - 202_000) * 10_000)
        .select(
            pl.col("item_id").cast(pl.Int64),
            "ruc",
            pl.lit(month).alias("about_month"),
            pl.lit(0).alias("due_date"),
            "balance_cents",
        )
    )


@pytest.fixture(scope="module")
def year(made: Made, files: Files) -> pl.DataFrame:
    """Twelve months of payments, each of what was still owed: paid in, about, cents, ruc (null if unknown)."""
    owed, paid = dues(files, 202112), []
    for month in MONTHS:
        rows = made.bank.payments(month, owed).join(owed, left_on="reference", right_on="item_id", how="left")
        paid.append(rows.with_columns(month=pl.lit(month)))
        settled = rows.select("amount_cents", item_id="reference")
        owed = owed.join(settled, on="item_id", how="left").with_columns(
            balance_cents=pl.col("balance_cents") - pl.col("amount_cents").fill_null(0)
        )
        owed = pl.concat([owed.drop("amount_cents").filter(pl.col("balance_cents") > 0), dues(files, month)])
    return pl.concat(paid)


def test_the_assumed_share_is_paid_on_time(year: pl.DataFrame, files: Files) -> None:
    due = sum(dues(files, month)["balance_cents"].sum() for month in (202112, *MONTHS[:-1]))
    next_month = pl.col("about_month").replace_strict(dict(zip((202112, *MONTHS[:-1]), MONTHS, strict=True)), default=0)
    prompt = year.filter((next_month == pl.col("month")) & (pl.col("paid_date") % 100 <= 15))["amount_cents"].sum()
    assert prompt / due == pytest.approx(load_assumptions().share("on_time_share"), abs=0.015)


def test_each_manner_of_paying_is_seen(year: pl.DataFrame, made: Made) -> None:
    known = year.filter(pl.col("ruc").is_not_null()).join(made.bank.payers, on="ruc")
    late = known.filter(pl.col("manner") == "late")
    assert (late["paid_date"] % 100 >= 19).all()
    assert known.filter(pl.col("manner") == "on_time").select(pl.col("paid_date") % 100 <= 15).to_series().all()
    assert known.filter(pl.col("manner") == "partial").group_by("reference").len()["len"].max() == 2
    assert late.filter(pl.col("month") % 100 > pl.col("about_month") % 100 + 1).height > 0


def test_nobody_pays_more_than_is_owed(year: pl.DataFrame, files: Files) -> None:
    paid = year.filter(pl.col("ruc").is_not_null()).group_by("ruc", "about_month").agg(pl.col("amount_cents").sum())
    owed = pl.concat([dues(files, month) for month in (202112, *MONTHS)])
    both = paid.join(owed, on=["ruc", "about_month"])
    assert both.height == paid.height
    assert (both["amount_cents"] <= both["balance_cents"]).all()


def test_payments_of_nobody_are_as_many_as_planted(year: pl.DataFrame, files: Files) -> None:
    for month in MONTHS:
        unknown = year.filter((pl.col("month") == month) & pl.col("ruc").is_null()).height
        assert unknown == files.planted[files.month(month).name]["payments_without_obligation"]


def test_the_bank_says_the_same_when_asked_again(made: Made, files: Files) -> None:
    owed = dues(files, 202112)
    assert made.bank.file(202201, owed) == open_made(made.home).bank.file(202201, owed)
    document, reference, date, amount = made.bank.file(202201, owed).decode().splitlines()[0].split(";")
    assert document.startswith("B202201-") and reference.isdigit() and date.startswith("202201") and float(amount) > 0


def test_the_manners_are_written_down(files: Files) -> None:
    payers = json.loads((files.folder / "country.json").read_text())["payers"]
    assert set(payers) == {"on_time", "late", "partial", "never"}
    assert payers["on_time"] > sum(payers.values()) / 2
