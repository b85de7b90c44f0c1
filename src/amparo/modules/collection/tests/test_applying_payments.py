"""Whatever is owed and whatever is paid, not a cent is lost, made up, or given to a fund beyond what it is owed."""

from __future__ import annotations

import random
from itertools import pairwise

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law import Law
from amparo.foundation.months import Month
from amparo.modules.collection.closing import _applied, allocation_order
from amparo.modules.contributions.tables import FUND_COLUMNS

FUNDS = list(FUND_COLUMNS)
ORDER = allocation_order(Law.load(), Month(2022, 1))
LARGE = 10**11
"""A thousand million dollars: a hundred times the largest payer's month."""


@st.composite
def debts(draw, least: int = 0) -> dict[str, int]:
    """An obligation with something owed to some funds, and what was paid for it on time and late."""
    owed = {
        name: draw(st.one_of(st.just(0), st.integers(least, 500), st.integers(least, LARGE // 20))) for name in FUNDS
    }
    whole = max(sum(owed.values()), 0)
    paid = st.one_of(st.just(0), st.just(whole), st.integers(0, whole), st.integers(0, 2 * whole + 10))
    return {**owed, "on_time": draw(paid), "late": draw(paid)}


def applied(rows: list[dict], engine: str = "polars", folder=None) -> list[dict]:
    """What the closing makes of these debts, in their order."""
    frame = pl.DataFrame(rows).with_row_index("item_id").with_columns(pl.col("item_id").cast(pl.Int64))
    owed = frame.select("item_id", *FUNDS).with_columns(balance_cents=pl.sum_horizontal(FUNDS))
    received = frame.select("item_id", on_time_cents="on_time", late_cents="late")
    received = received.filter(pl.col("on_time_cents") + pl.col("late_cents") > 0)
    if engine == "polars":
        left, right = (nw.from_native(table.lazy()) for table in (owed, received))
    else:
        owed.write_parquet(folder / "owed.parquet")
        received.write_parquet(folder / "received.parquet")
        left, right = (engine_in_use(engine).scan([folder / f"{name}.parquet"]) for name in ("owed", "received"))
    return engine_in_use(engine).collect(_applied(left, right, ORDER)).sort("item_id").to_dicts()


def not_a_cent_is_lost(debt: dict[str, int], row: dict[str, int]) -> None:
    balance = sum(debt[name] for name in FUNDS)
    taken = row["applied_on_time"] + row["applied_late"]
    assert sum(row[f"on_time_{name}"] for name in FUNDS) == row["applied_on_time"]
    assert sum(row[f"late_{name}"] for name in FUNDS) == row["applied_late"]
    assert taken + row["excess_cents"] == debt["on_time"] + debt["late"]
    assert taken + row["left_cents"] == balance
    assert sum(row[name] for name in FUNDS) == row["left_cents"]
    for name in FUNDS:
        assert debt[name] == row[name] + row[f"on_time_{name}"] + row[f"late_{name}"]


@settings(max_examples=30, deadline=None)
@given(st.lists(debts(), min_size=1, max_size=12))
def test_each_fund_gets_its_part_in_its_turn_and_never_more_than_it_is_owed(several):
    for debt, row in zip(several, applied(several), strict=True):
        not_a_cent_is_lost(debt, row)
        assert row["applied_on_time"] == min(debt["on_time"], sum(debt[name] for name in FUNDS))
        for name in FUNDS:
            assert 0 <= row[f"on_time_{name}"] <= debt[name]
            assert 0 <= row[f"late_{name}"] <= debt[name] - row[f"on_time_{name}"]
            assert row[name] >= 0
        for earlier, later in pairwise(ORDER):
            assert row[earlier] == 0 or row[f"on_time_{later}"] == row[f"late_{later}"] == 0, "one after another"


def test_what_is_the_workers_own_comes_first_and_no_two_funds_have_one_turn():
    names = ["severance", "reserve", "pension", "unemployment", "work_risk", "health", "spouse", "rural"]
    names += ["administration", "iece", "secap"]
    assert [f"{name}_cents" for name in names] == ORDER and sorted(ORDER) == sorted(FUNDS)
    turns = [Law.load().on(Month(2022, 1)).value(f"{name}_turn") for name in names]
    assert turns == list(range(1, len(FUNDS) + 1))


@settings(max_examples=30, deadline=None)
@given(st.lists(debts(least=-500), min_size=1, max_size=12))
def test_differences_whose_funds_disagree_in_sign_lose_no_cent_either(several):
    for debt, row in zip(several, applied(several), strict=True):
        not_a_cent_is_lost(debt, row)
        for name in FUNDS:
            assert min(debt[name], 0) <= row[name] <= max(debt[name], 0), "no fund beyond its balance"


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("pyspark", marks=pytest.mark.spark)])
def test_every_engine_applies_payments_alike(engine, tmp_path):
    draw = random.Random(73)
    several = []
    for _ in range(2_000):
        owed = {name: draw.choice([0, draw.randint(-500, 500), draw.randint(0, LARGE // 20)]) for name in FUNDS}
        whole = max(sum(owed.values()), 0)
        several.append(
            {**owed, "on_time": draw.randint(0, whole), "late": draw.choice([0, whole, draw.randint(0, whole)])}
        )
    assert applied(several, engine, tmp_path) == applied(several)
