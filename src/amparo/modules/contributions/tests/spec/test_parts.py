"""Las partes suman el total, para cualquier sueldo y régimen. — The parts add up, whatever the wage and the regime."""

import random

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.law import Law, LawError, MissingInput, Rule, compute, unresolved, with_columns
from amparo.modules.contributions import rules
from amparo.modules.contributions.rules import line, parts
from amparo.modules.contributions.tables import SHARES

LAW = Law.load()
FUNDS = tuple(SHARES["contributions"])
IN_LINE, IN_PARTS = (
    tuple(one.result for one in vars(file).values() if isinstance(one, Rule)) for file in (line, parts)
)  # fmt: skip
OF_A_LINE = (*IN_LINE, *IN_PARTS, "spouse_cents")
LEVIES = ("iece_cents", "secap_cents")
WITHOUT_LEVIES = tuple(name for name in OF_A_LINE if name not in LEVIES)
WHO_PAYS = ("employer_cents", *IN_PARTS)
KEPT = ("health", "work_risk", "severance", "rural", "administration", "pension")

declared_lines = st.fixed_dictionaries({
    "regime": st.sampled_from(LAW.keys("regime")),
    "monthly_wage_cents": st.integers(0, 10_000_000),
    "days": st.integers(0, 30),
    "extra_cents": st.integers(-1_000_000, 1_000_000),
    "reserve_accumulated": st.integers(0, 1),
    "reserve_days": st.integers(0, 30),
    "spouse_extension": st.integers(0, 1),
})  # fmt: skip


@given(
    declared=declared_lines, month=st.sampled_from(["2018-01", "2019-06", "2020-12", "2021-01", "2022-12", "2026-12"])
)
def test_parts_add_up(declared, month):
    """Personal y patronal suman el total, y los fondos también; ninguna parte es de signo contrario a la base."""
    found = compute(rules, declared, LAW.on(month), WITHOUT_LEVIES)
    assert found["personal_cents"] + found["employer_cents"] == found["total_cents"]
    assert sum(found[fund] for fund in FUNDS) == found["total_cents"]
    # A remainder may carry the rounding of six funds, so on bases of cents it may fall on the other side of zero.
    assert all(found[part] * found["base_cents"] >= 0 for part in FUNDS if part != "pension_cents")
    assert found["pension_cents"] * found["base_cents"] >= 0 or abs(found["base_cents"]) < 100
    who_pays(found)


def who_pays(found):
    assert sum(found[f"personal_{fund}_cents"] for fund in KEPT) == found["personal_cents"]
    assert (
        sum(found[f"employer_{fund}_cents"] for fund in KEPT) + found["unemployment_cents"] == found["employer_cents"]
    )


@given(base=st.integers(0, 10_000_000), month=st.sampled_from(["2015-11", "2016-03", "2016-04", "2017-01", "2017-12"]))
def test_parts_add_up_since_the_tables(base, month):
    """Desde noviembre de 2015, en todo régimen cuyas tasas se hallaron; la tabla privada, desde enero de ese año."""
    for regime in LAW.keys("regime"):
        if regime != "rural_head":
            who_pays(compute(rules, {"regime": regime, "base_cents": base}, LAW.on(month), WHO_PAYS))
    who_pays(compute(rules, {"regime": "private", "base_cents": base}, LAW.on("2015-10"), WHO_PAYS))


@given(declared=declared_lines)
def test_a_correction_undoes_what_it_corrects(declared):
    """La misma base con signo contrario da las mismas partes con signo contrario."""
    base = compute(rules, declared, LAW.on("2022-01"), ["base_cents"])["base_cents"]
    charged = compute(rules, {**declared, "base_cents": base}, LAW.on("2022-01"), FUNDS)
    undone = compute(rules, {**declared, "base_cents": -base}, LAW.on("2022-01"), FUNDS)
    assert all(undone[fund] == -charged[fund] for fund in FUNDS)


@pytest.mark.parametrize(
    ("spoken_of", "wanted"),
    [
        ([201801, 201901, 202001, 202012, 202101], WITHOUT_LEVIES),
        ([202101, 202112, 202201, 202512], OF_A_LINE),
    ],
    ids=["since 2018", "since 2021"],
)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_engines_agree_with_whole_numbers(spoken_of, wanted, seed):
    """Líneas al azar, cada una de su mes y régimen, dan los mismos centavos una por una, en Polars y en DuckDB."""
    chance = random.Random(seed)
    months = chance.choices(spoken_of, k=300)
    batch = [
        {
            "regime": chance.choice(LAW.keys("regime")),
            "monthly_wage_cents": chance.randrange(2_000_000),
            "days": chance.randrange(31),
            "extra_cents": chance.randrange(-100_000, 100_000),
            "reserve_accumulated": chance.randrange(2),
            "reserve_days": chance.randrange(31),
            "spouse_extension": chance.randrange(2),
        }
        for _ in months
    ]
    one_by_one = [compute(rules, one, LAW.on(month), wanted) for one, month in zip(batch, months, strict=True)]
    expected = pl.DataFrame(one_by_one).select(wanted)
    frame = pl.DataFrame(batch).with_columns(
        about_month=pl.Series(months, dtype=pl.Int32), days=pl.col("days").cast(pl.Int32), row=pl.int_range(pl.len())
    )
    by_polars = with_columns(nw.from_native(frame.lazy()), rules, LAW.by("about_month"), wanted).collect().to_native()
    by_duckdb = with_columns(nw.from_native(duckdb.from_arrow(frame.to_arrow())), rules, LAW.by("about_month"), wanted)
    assert by_polars.select(wanted).equals(expected)
    in_order = by_duckdb.collect(backend="polars").to_native().sort("row")
    assert in_order.select(wanted).cast(pl.Int64).equals(expected)


def test_an_unknown_regime_is_an_error_for_one_and_a_finding_for_many():
    with pytest.raises(LawError, match="«informal» no está entre abroad, bank_municipal"):
        compute(rules, {"regime": "informal", "base_cents": 1}, LAW.on("2022-01"), ["total_cents"])
    frame = pl.LazyFrame({"regime": ["private", "informal"], "base_cents": [100_00, 100_00], "month": [202201] * 2})
    lines_found = with_columns(nw.from_native(frame), rules, LAW.by("month"), ["total_cents"])
    assert lines_found.collect()["total_cents"].to_list() == [20_60, None]
    assert unresolved(lines_found, ["total_cents"]).collect()["regime"].to_list() == ["informal"]


def test_months_before_the_tables_loaded_have_no_answer():
    with pytest.raises(LawError, match="no hay regla cargada para 2014-12-01; la hay desde 2015-01-01"):
        compute(rules, {"regime": "private", "base_cents": 1}, LAW.on("2014-12"), ["total_cents"])
    frame = pl.LazyFrame({"regime": ["private"] * 2, "base_cents": [100_00] * 2, "month": [201412, 201501]})
    lines_found = with_columns(nw.from_native(frame), rules, LAW.by("month"), ["total_cents"]).collect()
    assert lines_found["total_cents"].to_list() == [None, 20_60]


def test_a_regime_whose_rates_were_not_found_has_no_answer():
    with pytest.raises(LawError, match=r"personal_rate \[public\].*2015-10-01: no se halló lo que dice la norma"):
        compute(rules, {"regime": "public", "base_cents": 1}, LAW.on("2015-10"), ["total_cents"])
    frame = pl.LazyFrame({"regime": ["public"] * 2, "base_cents": [100_00] * 2, "month": [201510, 201511]})
    lines_found = with_columns(nw.from_native(frame), rules, LAW.by("month"), ["total_cents"]).collect()
    assert lines_found["total_cents"].to_list() == [None, 20_60]


def test_a_missing_input_is_named():
    with pytest.raises(MissingInput, match="base_cents necesita «monthly_wage_cents»"):
        compute(rules, {"regime": "private"}, LAW.on("2022-01"), ["total_cents"])
    frame = nw.from_native(pl.LazyFrame({"base_cents": [1], "month": [202201]}))
    with pytest.raises(MissingInput, match="personal_rate depends on «regime»|employer_rate depends on «regime»"):
        with_columns(frame, rules, LAW.by("month"), ["total_cents"])
