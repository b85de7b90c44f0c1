"""What the signals see in the hamlet's year: few things, each to the cent, on whatever engine."""

import polars as pl
import pytest

from amparo.entrypoints.month.assessing import detected, lines_behind
from amparo.foundation.months import Month
from tests.month.living import PAYER_ID, PERSON_ID

DECEMBER = Month(2022, 12)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_is_seen_in_the_hamlet(year, engine, monkeypatch):
    monkeypatch.setenv("AMPARO_ENGINE", engine)
    instances, reasons = detected(DECEMBER)
    named = {number: name for name, number in PAYER_ID.items()}
    seen = {(named[row["employer_id"]], row["signal"]): (row["affected_count"], row["exposed_count"], row["points"])
            for row in reasons.iter_rows(named=True)}  # fmt: skip
    assert seen == {
        ("molino", "late_entries"): (1, 2, 8),  # the hacienda's are a farm's, and exempt
        ("hacienda", "withheld"): (6, 12, 6),  # it paid for January and February
        **{(quiet, "silent"): (1, 1, 6) for quiet in ("alcaldia", "escuela", "embajada", "banco", "casa")},
    }
    late, owed = (instances.filter(pl.col("signal") == one) for one in ("late_entries", "withheld"))
    assert late.rows() == [("late_entries", 1, PERSON_ID["ines"], 202204, 20220601, 20220420)]
    assert owed["expected"].to_list() == [67_73, *[82_69] * 5], "9.45 % of what its two workers were declared"


def test_what_was_seen_leads_back_to_the_lines_of_a_sealed_month(year):
    lines = lines_behind(PAYER_ID["hacienda"]).filter(pl.col("about_month") == 202204)
    assert lines.select("month", "base_cents", "personal_cents").rows() == [
        (202204, 425_00, 40_16),
        (202204, 450_00, 42_53),
    ]
