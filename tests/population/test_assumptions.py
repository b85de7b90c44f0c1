"""Every assumption says what it is, why it was made and which public figures it moves."""

import re
from pathlib import Path

import pytest

from amparo.entrypoints.month.steps import INDICATORS
from amparo.entrypoints.population import assumptions
from amparo.entrypoints.population.assumptions import Assumption, load_assumptions

CODE = "\n".join(path.read_text() for path in Path(assumptions.__file__).parent.glob("*.py"))
DECISIONS = ("own_account_regime", "self_employed_province")
"""Choices written as code, which the page of assumptions must tell all the same."""


@pytest.mark.parametrize("one", list(load_assumptions()), ids=lambda one: one.code)
def test_an_assumption_is_complete(one: Assumption) -> None:
    for text in (one.title, one.reason):
        assert text.keys() == {"es", "en"} and all(text.values())
    assert one.unit
    assert set(one.moves) <= {indicator.code for indicator in INDICATORS}


def test_every_assumption_is_used_and_none_is_asked_for_that_is_not_written() -> None:
    asked = set(re.findall(r"\.(?:share|number|table|rows|nested)\(\s*\"(\w+)\"", CODE))
    assert {one.code for one in load_assumptions()} == asked | set(DECISIONS)


def test_shares_add_up_to_one() -> None:
    assume = load_assumptions()
    for code in (
        "public_split",
        "exit_causes",
        "late_manners",
        "late_delay",
        "rural_province_share",
        "home_work_payments",
    ):
        assert sum(assume.table(code).values()) == pytest.approx(1, abs=0.011), code
    for code in ("ages_of_the_rest", "part_time", "pensioner_years"):
        for name, shares in assume.nested(code).items():
            assert sum(shares.values()) == pytest.approx(1), f"{code} {name}"


def test_a_missing_part_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "some.yaml").write_text("half_said: {title: {es: a, en: a}, value: 1, unit: share}")
    monkeypatch.setattr(assumptions, "FILE", tmp_path / "some.yaml")
    with pytest.raises(ValueError, match="half_said.*moves, reason"):
        load_assumptions.__wrapped__()
