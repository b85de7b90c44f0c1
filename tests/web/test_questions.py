"""What anyone may ask: forms that say what is wrong and what is right, answers with their reasons, and nothing kept."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from amparo.entrypoints.web import charts
from amparo.entrypoints.web.asking.declared import every_question
from amparo.entrypoints.web.asking.form import Form
from amparo.entrypoints.web.handing import MOST_BYTES
from amparo.entrypoints.web.labels import NAMES
from amparo.foundation.law.catalogue import modules_with_rules, rules_of
from amparo.foundation.law.facts import Facts
from amparo.foundation.questions import Chart, Words

CONTRIBUTION = "preguntas/cuanto-se-aporta"
ASKED = {"monthly_wage": "1.200,00", "on": "2022-01"}
SAMPLE = "preguntas/muestra"


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def sample(settings) -> str:
    """The portal with the sample question besides its own."""
    settings.ROOT_URLCONF = "tests.web.sample"
    return SAMPLE


# ---------------------------------------------------------------- asking


def test_an_empty_form_may_be_kept_and_an_answer_may_not(client):
    assert client.get(f"/{CONTRIBUTION}/").headers["Cache-Control"].startswith("public")
    for asked in (ASKED, {"monthly_wage": "nada"}):
        for form in ("/", ".json", ".csv"):
            response = client.get(f"/{CONTRIBUTION}{form}", asked)
            assert response.headers["Cache-Control"] == "no-store"
            assert not response.cookies


def test_an_answer_says_what_was_understood_and_gives_its_reasons(client):
    told = client.get(f"/{CONTRIBUTION}/", ASKED).text
    assert "De $1.200,00 se aportan $247,20: $113,40 usted y $133,80 su empleador." in told
    assert "enero de 2022" in told and "Sector privado" in told
    assert "total_cents = share(base_cents, personal_rate + employer_rate)" in told
    assert "C.D. 501" in told and "una sola fuente" in told.lower()


def test_the_same_in_english(client):
    told = client.get(f"/en/{CONTRIBUTION}/", {"monthly_wage": "1,200.00", "on": "2022-01"}).text
    assert "Of $1,200.00, $247.20 is contributed: $113.40 by you and $133.80 by your employer." in told


def test_the_answer_as_data_is_exact(client):
    told = client.get(f"/{CONTRIBUTION}.json", ASKED).json()
    assert told["asked"]["monthly_wage_cents"] == 120_000 and told["on"] == "2022-01-01"
    results = {one["name"]: one["value"] for one in told["results"]}
    assert results["total_cents"] == 24_720 == results["personal_cents"] + results["employer_cents"]
    (table,) = told["tables"]
    of_line = [dict(zip((one["name"] for one in table["columns"]), row, strict=True)) for row in table["rows"]]
    assert all(row["personal_cents"] + row["employer_cents"] == row["total_cents"] for row in of_line)
    assert told["derivations"][0]["lines"][0]["article"] == "LSS art. 11"
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{CONTRIBUTION}.csv", ASKED).text)))
    assert {"part": "result", "row": "1", "name": "personal_cents"}.items() <= rows[1].items()


@pytest.mark.parametrize(
    ("asked", "name", "told"),
    [
        ({"monthly_wage": "-5"}, "monthly_wage", "−$5,00 es menos de lo posible"),
        ({"monthly_wage": "100001"}, "monthly_wage", "$100.001,00 es más de lo posible"),
        ({"monthly_wage": "1.234.56"}, "monthly_wage", "«1.234.56» no es un valor en dólares"),
        ({"monthly_wage": " "}, "monthly_wage", "falta la respuesta"),
        ({"regime": "x"}, "regime", "«x» no se conoce"),
        ({"days": "31"}, "days", "31 días es más de lo posible"),
        ({"part_time": "quizás"}, "part_time", "«quizás» no es sí ni no"),
        ({"on": "2022-13"}, "on", "«2022-13» no es un mes"),
        ({"on": "1990-01"}, "", "cargada para 1990-01-01"),
        ({"regime": "own_account", "on": "2015-02"}, "", "no se halló lo que dice la norma"),
        ({"reserve_days": "30", "days": "10"}, "", "no pueden ser más que los días trabajados"),
    ],
)
def test_a_wrong_question_says_what_is_wrong_and_keeps_the_good_answers(client, asked, name, told):
    asked = {**ASKED, "spouse_extension": "1", **asked}
    response = client.get(f"/{CONTRIBUTION}/", asked)
    assert response.status_code == 422
    assert response.text.count(told) >= (2 if name else 1), "in the summary, and at the field"
    if name:
        assert f'href="#q-{name}"' in response.text and f'id="q-{name}"' in response.text
        assert f'id="q-{name}-wrong"' in response.text
    assert re.search(r'name="spouse_extension" value="1"[^>]* checked', response.text)
    data = client.get(f"/{CONTRIBUTION}.json", asked)
    assert data.status_code == 422
    assert [one["name"] for one in data.json()["rows"]] == [name]
    assert told in data.json()["rows"][0]["cause"]
    assert client.get(f"/{CONTRIBUTION}.csv", asked).status_code == 422


def test_what_is_wrong_is_said_in_english(client):
    told = client.get(f"/en/{CONTRIBUTION}/", {"monthly_wage": "x", "on": "2022-01"}).text
    assert "«x» is not an amount in dollars" in told and "for example 1234.56" in told
    told = client.get(f"/en/{CONTRIBUTION}/", {**ASKED, "on": "1990-01"}).text
    assert "is loaded for 1990-01-01" in told


def test_an_answer_that_does_not_fit_the_others_is_told_at_its_field(client):
    asked = {"months": "6", "last_consecutive_months": "12", "monthly_wage": "500", "on": "2025-06-15"}
    told = client.get("/preguntas/seguro-de-desempleo/", asked)
    assert told.status_code == 422 and 'href="#q-last_consecutive_months"' in told.text
    assert "12 meses son más que todos los que aportó" in told.text and "Dé los mismos o menos." in told.text
    told = client.get(
        "/en/preguntas/mora.json", {"owed": "500", "about_month": "2025-03", "days_to_entry_notice": "20"}
    )
    (row,) = told.json()["rows"]
    assert (row["name"], row["cause"]) == ("contribution", "the answer is missing")
    assert row["remedy"] == "Answer this question."


def test_what_is_not_asked_may_not_be_posted(client):
    assert client.post(f"/{CONTRIBUTION}/", ASKED).status_code == 405


texts = st.text(st.sampled_from("0123456789.,-/$% áñ\x00<>&\"'"), max_size=12)


@hypothesis_settings(max_examples=60)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("monthly_wage", "regime", "days", "reserve_days", "on"), texts))
)
def test_whatever_is_asked_gets_an_answer(asked):
    assert Client().get(f"/{CONTRIBUTION}/", asked).status_code in (200, 422)


@pytest.mark.parametrize("posed", every_question, ids=lambda posed: posed.question.name)
def test_a_question_asks_for_facts_in_words_of_both_languages(posed):
    question = posed.question
    for field in question.fields:
        fact = Facts.load().of(field.fact)
        assert {key for key, _words in field.choices} <= set(fact.choices)
        for words in (field.label, field.hint, *(words for _key, words in field.choices)):
            assert bool(words.es) == bool(words.en)
    for language in ("es", "en"):
        form = Form.of_question(question, 20220115, language)
        names = [one.name for one in form.every]
        assert len(set(names)) == len(names)
        for one in form.every:
            assert one.field.default is None or not one.understood(one.proposed).input.wrong


def test_every_choice_of_a_fact_has_words():
    facts = [Facts.load().of(name) for name in Facts.load().names]
    assert not [(fact.name, key) for fact in facts for key in fact.choices if key not in NAMES.get(fact.name, {})]


# ---------------------------------------------------------------- everything a question may have


def test_ways_lacks_charts_and_tables_are_printed(client, sample):
    told = client.get(f"/{sample}/", {"months": "336", "age": "59", "on": "2022-11-01"}).text
    assert "Si sigue aportando, en noviembre de 2024" in told
    assert "Imposiciones (meses aportados): 336 meses; se pide al menos 360 meses (24 meses más)" in told
    assert "Todavía no" in told and "Falta un dato" in told and "Para saberlo, responda" in told
    assert told.count("<polyline") == 4 and "<title>diciembre de 2022: $400,00</title>" in told
    assert "—" in told, "a cell that holds nothing"
    told = client.get(f"/{sample}/", {"months": "372", "age": "62", "on": "2022-03-10"}).text
    assert "El mejor" in told and "share($1.234,56, 0,7625)" in told


def test_a_question_is_refused_in_the_words_of_its_module(client, sample):
    assert "A los 13 años no se pregunta." in client.get(f"/{sample}/", {"months": "336", "age": "13"}).text
    assert "Nobody asks at 13." in client.get(f"/en/{sample}/", {"months": "336", "age": "13"}).text


def handed(text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("historia.csv", text.encode() if isinstance(text, str) else text)


def test_a_file_is_read_and_forgotten(client, sample):
    months = "\n".join(["202201"] * 372)
    response = client.post(f"/{sample}.json", {"age": "62", "on": "2022-03-10", "file": handed(months)})
    assert response.status_code == 200 and not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    assert {one["name"]: one["value"] for one in response.json()["results"]}["months"] == 372


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("202201\nenero\n", "línea 2: «enero» no es un número"),
        ("x\n" * 40, "y 28 líneas más"),
        (b"PK\x03\x04\x00\x00", "no es de texto"),
        ("1" * (MOST_BYTES + 1), "demasiado grande: caben 256 kB"),
    ],
)
def test_a_wrong_file_says_which_lines(client, sample, content, told):
    response = client.post(f"/{sample}/", {"age": "62", "file": handed(content)})
    assert response.status_code == 422
    assert told in response.text and 'href="#q-file"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_a_file_that_windows_saved_is_read(client, sample):
    response = client.post(f"/{sample}/", {"age": "62", "file": handed("señora".encode("cp1252"))})
    assert "«señora» no es un número" in response.text


def test_an_empty_file_is_not_taken_for_none(client, sample):
    response = client.post(f"/{sample}/", {"months": "372", "age": "62", "file": handed(b"")})
    assert response.status_code == 422 and "el archivo está vacío" in response.text


def test_a_form_with_a_file_may_be_posted_without_one(client, sample):
    response = client.post(f"/{sample}/", {"months": "372", "age": "62", "on": "2022-03-10"})
    assert response.status_code == 303 and response.headers["Cache-Control"] == "no-store"
    assert "El mejor" in client.get(response.headers["Location"]).text
    response = client.post(f"/{sample}/", {"months": "", "age": ""}, follow=True)
    assert response.status_code == 422, "what was left empty is still empty"


@pytest.mark.parametrize("unit", ["month", "date", "years", "cents"])
def test_lines_stand_between_the_ends_of_their_chart(unit):
    spots = {"month": (202201, 202212, 202301), "date": (20220101, 20220630, 20230101)}.get(unit, (1, 40, 500))
    lines = tuple((Words(str(at), str(at)), tuple((x, at * 100 * x) for x in spots)) for at in range(4))
    chart = charts.line_chart(Chart(Words("a", "a"), Words("x", "x"), unit, "cents", lines), "es")
    for line in chart.lines:
        assert all(chart.left <= x <= chart.right and 0 <= y <= chart.floor for x, y, _told in line.marks)
    assert len({line.marker for line in chart.lines}) == 4
    assert [len(values) for _x, values in chart.rows] == [4, 4, 4]


def test_months_stand_apart_as_months_do():
    line = ((Words("a", "a"), ((202211, 1), (202212, 1), (202301, 1))),)
    (drawn,) = charts.line_chart(Chart(Words("a", "a"), Words("x", "x"), "month", "count", line), "es").lines
    first, second, third = (x for x, _y, _told in drawn.marks)
    assert second - first == pytest.approx(third - second)


# ---------------------------------------------------------------- any rule


@pytest.mark.parametrize("module", modules_with_rules())
def test_any_rule_has_a_form_of_the_facts_it_needs(client, module):
    for rule in rules_of(module):
        response = client.get(f"/preguntas/regla/{module}/{rule}/")
        assert response.status_code == 200, rule


def test_a_rule_is_asked_and_tells_its_derivation(client):
    asked = {"months": "372", "age": "62", "best_years": "74073,60", "kind": "sgo_old_age", "on": "2022-03-10"}
    assert "share($1.234,56, 0,7625)" in client.get("/preguntas/regla/pensions/pension_cents/", asked).text
    told = client.get("/preguntas/regla/pensions/pension_cents.json", asked).json()
    assert told["derivations"][0]["results"]["pension_cents"] == 94_135


def test_a_rule_that_refuses_says_what_is_missing(client):
    told = client.get("/preguntas/regla/pensions/right.json", {"months": "336", "age": "59", "on": "2022-11-01"}).json()
    assert told["lacking"][0]["month"] == "2024-11"


@pytest.mark.parametrize("asked", [{}, {"on": "1990-01-01"}, {"on": "ayer"}])
def test_a_rule_asked_wrongly_says_so(client, asked):
    assert client.get("/preguntas/regla/pensions/right/", {"age": "59", **asked}).status_code == 422


@pytest.mark.parametrize("rule", ["pensions/nada", "nada/right", "affiliation/right"])
def test_what_is_no_rule_says_so(client, rule):
    assert client.get(f"/preguntas/regla/{rule}/").status_code == 404
