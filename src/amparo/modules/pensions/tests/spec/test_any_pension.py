"""Lo que vale para cualquier pensión. — What holds for any pension."""

import random

import duckdb
import narwhals as nw
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.law import Law, compute, with_columns
from amparo.modules.pensions import rules
from amparo.modules.pensions.tables import KINDS, REGIONS

LAW = Law.load()
AWARD = ("right", "years", "average_cents", "coefficient", "raw_pension_cents", "pension_cents")
PAYROLL = ("revalued_pension_cents", "thirteenth_cents", "fourteenth_cents", "state_share_cents")


@given(st.integers(0, 600), st.integers(18, 100), st.integers(0, 60_000_000))
def test_a_pension_stays_within_its_limits(months, age, best_years_cents):
    """Con derecho, entre el mínimo y el máximo; sin derecho, nada."""
    case = {"months": months, "age": age, "best_years_cents": best_years_cents, "kind": "sgo_old_age"}
    found = compute(rules, case, LAW.on("2022-06"), ["pension_cents"])
    low, high = (found["minimum_cents"], found["maximum_cents"]) if found["right"] else (0, 0)
    assert low <= found["pension_cents"] <= high


@given(
    st.sampled_from(range(1, 13)), st.sampled_from(KINDS[:5]), st.integers(0, 50), st.integers(1, 400_000),
    st.integers(1, 400_000),
)  # fmt: skip
def test_no_month_lowers_a_pension(calendar_month, kind, years, pension_cents, initial_cents):
    """Ninguna pensión baja al revalorizarse."""
    case = {
        "kind": kind, "years": years, "pension_cents": pension_cents, "initial_cents": initial_cents,
        "calendar_month": calendar_month,
    }  # fmt: skip
    found = compute(rules, case, LAW.on(202300 + calendar_month), ["revalued_pension_cents"])
    assert found["revalued_pension_cents"] >= pension_cents or kind.startswith("ssc")


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_engines_agree_with_whole_numbers(seed):
    """Casos al azar, cada uno con la ley de su mes, dan lo mismo uno por uno, en Polars y en DuckDB."""
    chance = random.Random(seed)
    months = [chance.randrange(2022, 2026) * 100 + chance.randrange(1, 13) for _ in range(300)]
    grants = [chance.randrange(2011, 2026) * 100 + chance.randrange(1, 13) for _ in range(300)]
    applicants = [
        {"kind": "sgo_old_age", "months": chance.randrange(600), "age": chance.randrange(50, 90),
         "best_years_cents": chance.randrange(30_000_000), "geometric_mean_cents": chance.randrange(500_000)}
        for _ in grants
    ]  # fmt: skip
    pensioners = [
        {"kind": chance.choice(KINDS), "region": chance.choice(REGIONS), "years": chance.randrange(50),
         "pension_cents": chance.randrange(1, 300_000), "initial_cents": chance.randrange(1, 300_000),
         "monthly_extras": chance.randrange(2), "paid_in_year_cents": chance.randrange(4_000_000),
         "calendar_month": month % 100}
        for month in months
    ]  # fmt: skip
    agree(applicants, grants, AWARD)
    agree(pensioners, months, PAYROLL)


def agree(cases: list[dict], months: list[int], wanted: tuple[str, ...]) -> None:
    one_by_one = [compute(rules, case, LAW.on(month), wanted) for case, month in zip(cases, months, strict=True)]
    expected = pl.DataFrame(one_by_one).select(wanted)
    frame = pl.DataFrame(cases).with_columns(month=pl.Series(months, dtype=pl.Int32), row=pl.int_range(pl.len()))
    for native in (frame.lazy(), duckdb.from_arrow(frame.to_arrow())):
        found = with_columns(nw.from_native(native), rules, LAW.by("month"), wanted).collect(backend="polars")
        assert found.to_native().sort("row").select(wanted).cast(dict(expected.schema)).equals(expected)
