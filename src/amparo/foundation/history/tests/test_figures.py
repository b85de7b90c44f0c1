"""Indicators become figures: totals and groups, the same on every engine."""

from __future__ import annotations

import polars as pl
import pytest

from amparo.foundation.history import indicators
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.history.figures import figures
from amparo.foundation.history.store import Store
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import Employer

NUMBERS = range(1, 49)
EMPLOYERS = pl.DataFrame(
    {
        "employer_id": NUMBERS,
        "kind": ["public" if number % 4 == 0 else "private" for number in NUMBERS],
        "industry": ["C"] * 48,
        "province": ["17" if number <= 24 else "09" for number in NUMBERS],
    }
)


@pytest.fixture
def declare(monkeypatch):
    """Declare an indicator for one test only."""
    monkeypatch.setattr(indicators, "declared", {})

    def indicator(**given) -> indicators.Indicator:
        texts = dict.fromkeys(("es", "en", "definition_es", "definition_en", "method_es", "method_en", "law"), "-")
        settled = {"code": "test.employers", "table": Employer, "measure": "rows", "column": "employer_id",
                   "unit": "records", "people": "employer_id", **texts, **given}  # fmt: skip
        return indicators.Indicator(**settled)

    return indicator


def cells(indicator, tmp_path, engine: str = "polars") -> dict[str, tuple[int, int, bool]]:
    written = Store(tmp_path).write(Employer, Month(2022, 1), EMPLOYERS)
    in_use = engine_in_use(engine)
    found = figures([indicator], lambda table: in_use.scan([Store(tmp_path).path(written)]), in_use)
    return {cell.group: (cell.value, cell.people, cell.hidden) for cell in found}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_the_total_comes_first_and_then_every_group(declare, tmp_path, engine):
    indicator = declare(groups=(("kind",), ("kind", "province")))
    assert list(cells(indicator, tmp_path, engine).items()) == [
        ("", (48, 48, False)),
        ("kind=private", (36, 36, False)),
        ("kind=public", (12, 12, False)),
        ("kind=private;province=09", (18, 18, False)),
        ("kind=private;province=17", (18, 18, False)),
        ("kind=public;province=09", (6, 6, True)),
        ("kind=public;province=17", (6, 6, True)),
    ]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize(
    ("measure", "column", "where", "value"),
    [
        ("rows", "employer_id", {"kind": "public"}, 12),
        ("rows", "employer_id", {"kind": ("public", "private"), "province": "09"}, 24),
        ("sum", "employer_id", {}, 48 * 49 // 2),
        ("distinct", "province", {}, 2),
        ("rows", "employer_id", {"kind": "rural"}, 0),
        ("sum", "employer_id", {"kind": "rural"}, 0),
    ],
)
def test_what_is_measured(declare, tmp_path, engine, measure, column, where, value):
    assert cells(declare(measure=measure, column=column, where=where), tmp_path, engine)[""][0] == value


def test_a_declaration_that_makes_no_sense_is_refused(declare):
    with pytest.raises(ValueError, match="measure 'median' is not one of"):
        declare(measure="median")
    with pytest.raises(ValueError, match=r"registry.employer has no column \['sex'\]"):
        declare(groups=(("sex",),))
