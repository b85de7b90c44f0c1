"""What `audit` and `compare` print: a table for people, exact data for programs."""

import csv
import io
import json

import pytest

from amparo.entrypoints.cli import main

pytestmark = pytest.mark.usefixtures("empty_home")


@pytest.fixture(autouse=True)
def _in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's database and language, not those of the machine."""
    monkeypatch.setattr(main, "_set_up", lambda spoken: None)
    monkeypatch.setenv("LANGUAGE", "es")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main.main(["--lang", "es", *arguments]) == 0
    return capsys.readouterr().out


def test_audit_shows_each_identity_the_count_and_why_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "audit")
    assert "107 identidades: 79 se cumplen, 19 se cumplen con redondeo, 9 no se cumplen." in shown
    assert "B05, B05b, B05c: Para crecer 8 %" in shown
    assert "10.169.538.391" in shown


def test_audit_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    records = json.loads(printed(capsys, "audit", "--json"))
    assert len(records) == 107
    assert [one["id"] for one in records if one["verdict"] == "fails"][:2] == ["A33", "A35"]
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "audit", "--csv"))))
    assert [row["difference"] for row in rows] == [one["difference"] for one in records]


def test_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Pensionistas del Seguro Social Campesino" in printed(capsys, "audit", "--breaks")
    assert len(json.loads(printed(capsys, "audit", "--breaks", "--json"))) == 14


def test_compare_shows_the_whole_report(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "compare", "--year", "2022")
    assert "Aportes recaudados oportunamente en 2022" in shown
    assert "No comparables todavía, y por qué (231):" in shown
    assert "Falta el módulo de bienes." in shown
    records = json.loads(printed(capsys, "compare", "--year", "2022", "--json"))
    assert sum(one["source"] == "report-2022" for one in records) == 268


def test_another_year_is_one_line_that_says_which_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["compare", "--year", "2019"]) == 1
    assert capsys.readouterr().err == "amparo: no hay comparación declarada de 2019; la hay de 2022\n"
