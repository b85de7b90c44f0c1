"""A payment reference says by itself who owes what, for which month and since when; no two debts share one."""

from __future__ import annotations

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.history.closed import Turn
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.contributions.closing import _references
from amparo.modules.contributions.references import FIRST_MONTH, reference, suffix
from amparo.modules.contributions.tables import KINDS

months = st.integers(FIRST_MONTH.ordinal, Month(2072, 12).ordinal).map(
    lambda ordinal: FIRST_MONTH + (ordinal - FIRST_MONTH.ordinal)
)
debts = st.tuples(
    st.integers(1, 800_000_000), st.sampled_from(list(KINDS.values())), st.sampled_from(REGIMES), months, months
).map(lambda debt: (*debt[:3], *sorted(debt[3:])))


def decoded(number: int) -> tuple[int, str, str, Month, Month]:
    """What the digits say: employer, kind, regime, month spoken of, month charged."""
    rest, late = divmod(number, 1_000)
    rest, place = divmod(rest, 10_000)
    rest, regime = divmod(rest, 100)
    employer, kind = divmod(rest, 10)
    about = FIRST_MONTH + place
    return employer, KINDS[kind], REGIMES[regime], about, about + late


@given(debts)
def test_the_digits_say_everything(debt):
    employer, kind, regime, about, charged = debt
    number = reference(employer, suffix(kind, regime, about, charged))
    assert decoded(number) == debt
    assert len(str(number)) <= 19
    assert number < 2**63


def test_the_column_is_the_same_number():
    month = Month(2022, 7)
    rows = [
        (employer, regime, about.number)
        for employer in (1, 7, 799_999_999)
        for regime in REGIMES
        for about in (Month(1990, 1), Month(1999, 12), Month(2021, 12), Month(2022, 1), month)
    ]
    frame = pl.DataFrame(rows, schema=["employer_id", "regime", "about_month"], orient="row")
    for kind in KINDS.values():
        numbers = nw.from_native(frame.lazy()).select(_references(Turn(month), kind).alias("item_id")).to_native()
        assert numbers.collect()["item_id"].to_list() == [
            reference(employer, suffix(kind, regime, Month.of(about), month)) for employer, regime, about in rows
        ]


def test_a_month_before_the_first_has_no_reference():
    with pytest.raises(ValueError, match="1989-12 es anterior a 1990-01"):
        suffix("contributions", "private", Month(1989, 12), Month(2022, 1))
