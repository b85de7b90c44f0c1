"""Credits meet debts to the cent, and interest is shared to the cent, whatever the amounts and on every engine."""

from __future__ import annotations

import random

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law import Law, compute
from amparo.foundation.months import Month
from amparo.modules.collection import rules
from amparo.modules.collection.applying import allocation_order
from amparo.modules.collection.credits import compensated
from amparo.modules.collection.interest import charged, with_interest
from amparo.modules.collection.tables import INTEREST_FUNDS
from amparo.modules.contributions.tables import FUND_COLUMNS

FUNDS = list(FUND_COLUMNS)
LAW = Law.load()
ORDER = allocation_order(LAW, Month(2022, 1))
MONTHS = (202203, 202204, 202205)


@st.composite
def items(draw):
    """Debts and credits of two employers, about three months; the parts of one have its sign."""
    rows = []
    for number in range(draw(st.integers(1, 14))):
        sign = draw(st.sampled_from([1, 1, -1]))
        funds = {name: sign * draw(st.integers(0, 5_000)) for name in FUNDS}
        about = draw(st.sampled_from(MONTHS))
        rows.append({
            "item_id": number + 1, "employer_id": draw(st.integers(1, 2)), "kind": "contributions", "province": "17",
            "regime": "private", "about_month": about, "due_date": about * 100 + 115, "left_cents": sum(funds.values()),
            **funds,
        })  # fmt: skip
    return rows


def met(rows: list[dict], engine: str = "polars", folder=None) -> dict[int, dict]:
    frame = pl.DataFrame(rows, schema_overrides={"item_id": pl.Int64, "left_cents": pl.Int64})
    if folder is None:
        source = nw.from_native(frame.lazy())
    else:
        frame.write_parquet(folder / "items.parquet")
        source = engine_in_use(engine).scan([folder / "items.parquet"])
    moves = engine_in_use(engine).collect(compensated(source, ORDER)).sort("item_id")
    return {row["item_id"]: row for row in moves.to_dicts()}


@settings(max_examples=30, deadline=None)
@given(items())
def test_no_cent_appears_and_no_employer_keeps_a_credit_beside_a_debt(rows):
    moves = met(rows)
    still: dict[int, set[int]] = {}
    for row in rows:
        move = moves.get(row["item_id"], {})
        moved = move.get("undone_cents", 0) + move.get("offset_cents", 0)
        left = row["left_cents"] - moved
        assert moved == sum(move.get(f"moved_{name}", 0) for name in FUNDS)
        assert min(row["left_cents"], 0) <= left <= max(row["left_cents"], 0), "nothing goes beyond nothing"
        for name in FUNDS:
            part = row[name] - move.get(f"moved_{name}", 0)
            assert min(row[name], 0) <= part <= max(row[name], 0)
        still.setdefault(row["employer_id"], set()).add((left > 0) - (left < 0))
    for employer_id, signs in still.items():
        assert not {-1, 1} <= signs
        mine = [moves[row["item_id"]] for row in rows if row["employer_id"] == employer_id and row["item_id"] in moves]
        for name in ("undone_cents", "offset_cents"):
            assert sum(move[name] for move in mine) == 0


@settings(max_examples=30, deadline=None)
@given(items())
def test_what_was_charged_in_excess_is_undone_before_anything_else_is_paid(rows):
    moves = met(rows)
    groups: dict[tuple[int, int], list[dict]] = {}
    for row in rows:
        groups.setdefault((row["employer_id"], row["about_month"]), []).append(row)
    for group in groups.values():
        debt = sum(max(row["left_cents"], 0) for row in group)
        credit = sum(max(-row["left_cents"], 0) for row in group)
        undone = sum(max(moves.get(row["item_id"], {}).get("undone_cents", 0), 0) for row in group)
        assert undone == min(debt, credit)


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("pyspark", marks=pytest.mark.spark)])
def test_every_engine_sets_credits_against_debts_alike(engine, tmp_path):
    draw = random.Random(78)
    rows = []
    for number in range(600):
        sign, about = draw.choice([1, 1, -1]), draw.choice(MONTHS)
        funds = {name: sign * draw.choice([0, draw.randint(0, 10**9)]) for name in FUNDS}
        rows.append({
            "item_id": number + 1, "employer_id": draw.randint(1, 60), "kind": draw.choice(["contributions", "levies"]),
            "regime": "private", "province": "17", "about_month": about, "due_date": about * 100 + 115,
            "left_cents": sum(funds.values()), **funds,
        })  # fmt: skip
    assert met(rows, engine, tmp_path) == met(rows)


# ---------------------------------------------------------------- interest


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 10**9), st.sampled_from([20190715, 20220215, 20220217]), st.sampled_from([20220216, 20220315]))
def test_interest_in_columns_is_what_the_rule_says(owed, due, paid):
    frame = pl.DataFrame({"item_id": [1], "kind": ["levies"], "due_date": [due], "paid_date": [paid],
                          "owed_cents": [owed]})  # fmt: skip
    row = with_interest(nw.from_native(frame.lazy()), LAW).to_native().collect().row(0, named=True)
    facts = {
        "owed_cents": owed, "paid_date": paid, "paid_day": paid % 100, "due_day": due % 100,
        "months_apart": (paid // 10_000 - due // 10_000) * 12 + paid // 100 % 100 - due // 100 % 100,
    }  # fmt: skip
    found = compute(rules, facts, LAW.on(paid), ["late_months", "interest_cents"])
    assert (row["late_months"], row["interest_cents"]) == (found["late_months"], found["interest_cents"])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 10**7), st.lists(st.integers(0, 10**9), min_size=11, max_size=11)), min_size=1)
)
def test_interest_is_shared_whole_among_those_who_waited(late):
    rows = [
        {"item_id": 10_000_000_000 * number + 1_000_384_000, "employer_id": number, "about_month": 202201,
         "regime": "private", "province": "17", "interest_cents": cents,
         **{f"late_{name}": part for name, part in zip(FUNDS, parts, strict=True)}}
        for number, (cents, parts) in enumerate(late, 1)
    ]  # fmt: skip
    born = (
        charged(nw.from_native(pl.DataFrame(rows).lazy()), Month(2022, 3), 20220418, lambda one: one)
        .to_native()
        .collect()
    )
    found = {row["employer_id"]: row for row in born.to_dicts()}
    for number, (cents, parts) in enumerate(late, 1):
        row, waited = found[number], dict(zip(FUNDS, parts, strict=True))
        assert row["amount_cents"] == cents == sum(row[name] for name in FUNDS)
        assert row["item_id"] == 10_000_000_000 * number + 5_000_384_002, "two months late, of the same place"
        for fund, columns in INTEREST_FUNDS.items():
            assert row[fund] >= 0
            if fund != "administration_cents" and not any(waited[column] for column in columns):
                assert row[fund] == 0
