"""The law answers from the command line, with its reasons."""

import json

import pytest

from amparo.entrypoints.cli.main import main
from amparo.foundation.law import catalogue
from amparo.foundation.law.benefits import Benefit, Way

FACTS = ["--facts", "months=372", "age=62", "best_years_cents=7_407_360", "kind=sgo_old_age", "--on", "2022-03-10"]

RETIREMENT = Benefit(
    "retirement",
    "Jubilación",
    "Retirement",
    (
        Way("ordinary", "Vejez", "Old age", "right", "pension_cents"),
        Way("disability", "Discapacidad", "Disability", "disability_right", "disability_pension_cents"),
    ),
)


@pytest.fixture(autouse=True)
def home(database):
    """Commands bring the database up to date before they run."""


def test_a_pension_is_explained_line_by_line(capsys):
    assert main(["--lang", "es", "explain", "pensions.pension_cents", *FACTS]) == 0
    said = capsys.readouterr().out
    assert "share($1.234,56, 0,7625) = $941,35" in said
    assert "LSS art. 234" in said and "C.D. 100 art. 13" in said


def test_the_same_as_data_and_in_english(capsys):
    assert main(["--lang", "en", "explain", "pensions.pension_cents", *FACTS, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["results"]["pension_cents"] == 94_135


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe\x00", b"age=60"], ids=["empty", "list", "bytes", "text"])
def test_a_file_that_holds_no_facts_is_told(content, capsys, tmp_path):
    (tmp_path / "facts.json").write_bytes(content)
    assert main(["--lang", "es", "explain", "pensions.right", "--facts", str(tmp_path / "facts.json")]) == 1
    assert "facts.json: no es k=v ni un archivo JSON de hechos" in capsys.readouterr().err


def test_facts_may_come_in_a_file(capsys, tmp_path):
    facts = tmp_path / "facts.json"
    facts.write_text('{"months": 120, "age": 69}')
    assert main(["--lang", "es", "explain", "right", "--facts", str(facts), "--on", "2022-03-10"]) == 0
    assert "= no" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["pension_cents"], "está en varios módulos"),
        (["nada"], "no es una regla"),
        (["pensions.years", "--facts", "age=60"], "para responder falta: Imposiciones (meses aportados) (months)"),
        (["pensions.right", "--facts", "months=120", "age=70", "--on", "1990-01-01"], "1990"),
        (["pensions.right", "--facts", "months=120", "age=70", "--on", "2022-13-01"], "«2022-13-01» no es un día"),
        (["pensions.right", "--facts", "nothing.json"], "nothing.json: no es k=v ni un archivo JSON de hechos"),
        (["pensions.right", "--facts", "months=120", "age=170"], "Edad: 170 es más que 120; dé de 0 a 120"),
        (["pensions.right", "--facts", "months=120", "edad=70"], "edad: no es un hecho que se conozca"),
        (["base_cents", "--facts", "monthly_wage_cents=-5"], "Remuneración mensual: -0.05 es menos que 0.00"),
        (["base_cents", "--facts", "regime=privado"], "Régimen: «privado» no se conoce; es uno de abroad"),
        (["base_cents", "--facts", "mothly_wage_cents=5"], "¿quiso decir monthly_wage_cents (Remuneración mensual)?"),
    ],
)
def test_a_wrong_question_gets_a_plain_answer(asked, said, capsys):
    assert main(["--lang", "es", "explain", *asked]) == 1
    assert said in capsys.readouterr().err


def test_a_refused_right_says_what_is_missing_and_when(capsys):
    refused = ["--facts", "months=336", "age=59", "--on", "2022-11-01"]
    assert main(["--lang", "es", "explain", "pensions.right", *refused]) == 0
    assert (
        "se pide al menos 360 meses (24 meses más); si sigue aportando, en noviembre de 2024" in capsys.readouterr().out
    )
    assert main(["--lang", "en", "explain", "pensions.right", *refused, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["lacking"][0]["month"] == "2024-11"
    assert answer["rule"] == "pensions.right" and answer["on"] == "2022-11-01" and answer["facts"]["age"] == 59


def test_the_explanation_is_written_as_a_page(capsys, tmp_path):
    page = tmp_path / "explanation.html"
    assert main(["--lang", "es", "explain", "pensions.pension_cents", *FACTS, "--html", str(page)]) == 0
    assert str(page) in capsys.readouterr().out
    told = page.read_text()
    assert "Pensión: $941,35" in told and "share($1.234,56, 0,7625)" in told
    assert "62 años" in told and "Vejez" in told and "10 de marzo de 2022" in told
    assert "<link" not in told and "<script" not in told


def test_a_benefit_is_weighed_in_every_way(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(
        catalogue, "benefits_of", lambda module: {"retirement": RETIREMENT} if module == "pensions" else {}
    )
    assert main(["--lang", "es", "explain", "pensions.retirement", *FACTS]) == 0
    best, other, *_reasons = capsys.readouterr().out.splitlines()
    assert best == "★ Vejez: $941,35, el mejor"
    assert other.startswith("· Discapacidad: falta un dato")
    page = tmp_path / "ways.html"
    assert main(["--lang", "en", "explain", "retirement", *FACTS, "--html", str(page)]) == 0
    assert "The best" in page.read_text() and "$941.35" in page.read_text()
