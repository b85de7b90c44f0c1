"""The API answers what the portal and the command line answer, within limits, and refuses in one shape."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

from amparo.entrypoints.api.document import document
from amparo.entrypoints.api.problems import MOST_BYTES
from amparo.entrypoints.cli.main import main
from amparo.entrypoints.web.asking.declared import every_question
from amparo.foundation.history import indicators
from amparo.foundation.law.catalogue import modules_with_rules, rules_of

pytestmark = pytest.mark.usefixtures("country")
CASE = {"facts": {"months": 336, "age": 59}, "on": "2022-11-01"}


@pytest.fixture(autouse=True)
def fresh_count():
    """Every test is a new caller."""
    cache.clear()


@pytest.fixture
def client() -> Client:
    return Client()


def ask(client, path, body, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return client.post(f"/api/v1/{path}?{query}", body, content_type="application/json")


def test_a_question_is_answered_as_on_its_page(client):
    body = {"monthly_wage_cents": 120_000, "on": "2022-01", "spouse_extension": True}
    told = ask(client, "questions/contribution", body).json()
    page = client.get("/preguntas/cuanto-se-aporta.json?monthly_wage=1200&on=2022-01&spouse_extension=1").json()
    assert {part: page[part] for part in told} == told
    assert (
        "Of $1,200.00, $247.20 is contributed"
        in ask(client, "questions/contribution", body, language="en").json()["said"]
    )


def test_a_question_takes_a_file(client):
    months = "month;wage\n" + "\n".join(
        f"{year}-{month:02d};900.00" for year in range(1990, 2022) for month in range(1, 13)
    )
    asked = {"birth_date": 19590315, "on": "2022-03-10", "file": months}
    told = ask(client, "questions/retirement", asked)
    assert told.status_code == 200, told.content
    wrong = ask(client, "questions/retirement", {**asked, "file": "nada"})
    assert wrong.status_code == 422 and wrong.json()["wrong"][0]["cause"]


@pytest.mark.parametrize("posed", every_question, ids=lambda posed: posed.question.name)
def test_the_example_of_each_question_may_be_sent_as_it_is(client, posed):
    told = document()["paths"][f"/api/v1/questions/{posed.question.name}"]["post"]["requestBody"]["content"]
    name = told["application/json"]["schema"]["$ref"].rpartition("/")[2]
    example = document()["components"]["schemas"][name]["example"]
    response = ask(client, f"questions/{posed.question.name}", example)
    assert response.status_code == 200, response.content


def test_a_decision_is_that_of_the_command_line(client, capsys):
    told = ask(client, "rules/pensions/right/decision", CASE).json()
    facts = [f"{name}={value}" for name, value in CASE["facts"].items()]
    assert main(["--lang", "es", "explain", "pensions.right", "--facts", *facts, "--on", CASE["on"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert told["lacking"][0]["month"] == "2024-11"


def test_a_benefit_is_weighed_as_in_the_command_line(client, capsys):
    (benefit, *_others) = client.get("/api/v1/benefits").json()
    module, _dot, name = benefit["benefit"].partition(".")
    told = ask(client, f"benefits/{module}/{name}/decision", CASE).json()
    assert {one["way"] for one in told["ways"]} == set(benefit["ways"])
    facts = [f"{name}={value}" for name, value in CASE["facts"].items()]
    assert main(["--lang", "es", "explain", benefit["benefit"], "--facts", *facts, "--on", CASE["on"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told


def test_every_rule_is_listed_and_says_what_it_needs(client):
    listed = [one["rule"] for one in client.get("/api/v1/rules").json()]
    assert listed == [f"{module}.{rule}" for module in modules_with_rules() for rule in rules_of(module)]
    told = client.get("/api/v1/rules/contributions/total_cents?on=2022-01-01").json()
    assert told["needs"] == ["monthly_wage_cents", "days", "extra_cents", "regime"]
    assert told["versions"][-1]["source"] == "share(base_cents, personal_rate + employer_rate)"


def test_the_law_is_that_of_the_day(client):
    assert client.get("/api/v1/law/basic_wage_cents?on=2022-01-15").json()["content"]["value"] == 425_00
    assert client.get("/api/v1/law/basic_wage_cents?on=2021-12-31").json()["content"]["value"] == 400_00
    keyed = client.get("/api/v1/law/personal_rate?on=2022-01-01").json()
    assert keyed["keyed_by"] == "regime" and keyed["cases"]["private"]["value"] == 94_500
    names = {one["name"] for one in client.get("/api/v1/law?on=2005-01-01").json()}
    assert "basic_wage_cents" in names and "unemployment_right_rows" not in names


def test_facts_say_what_they_can_be(client):
    known = {one["name"]: one for one in client.get("/api/v1/facts?language=en").json()}
    assert known["age"] == {
        "name": "age", "title": "Age", "unit": "years", "least": 0, "most": 120, "choices": [], "runs": "always",
    }  # fmt: skip
    assert "private" in known["regime"]["choices"]


def test_figures_are_those_of_the_portal_and_hide_what_it_hides(client):
    assert len(client.get("/api/v1/figures").json()["indicators"]) == len(indicators.declared)
    told = client.get("/api/v1/figures/affiliation.contributors?month=2022-05&by=province").json()["figures"]
    page = client.get("/cifras/afiliados/2022-05.json").json()["rows"]
    of_page = {one["group"]: one["value"] for one in page}
    assert {f"province={one['group']['province']}": one["value"] for one in told}.items() <= of_page.items()
    assert [one for one in told if one["hidden"]] and all(one["value"] is None for one in told if one["hidden"])


@pytest.mark.parametrize(
    ("path", "body", "status", "name", "told"),
    [
        ("questions/contribution", {"monthly_wage_cents": -5}, 422, "monthly_wage_cents", "-0.05 es menos que 0.00"),
        ("questions/contribution", {}, 422, "monthly_wage_cents", "falta la respuesta"),
        ("questions/contribution", {"monthly_wage_cents": 1, "on": "2022-13"}, 422, "", "no es un día del calendario"),
        ("questions/contribution", {"monthly_wage_cents": 1, "on": "1990-01"}, 422, "", "cargada para 1990-01-01"),
        ("questions/contribution", {"monthly_wage_cents": 1, "wage": 2}, 422, "wage", "nadie pide este dato"),
        (
            "questions/contribution",
            {"monthly_wage_cents": 1, "reserve_days": 30, "days": 1},
            422,
            "",
            "los días trabajados",
        ),
        ("rules/pensions/right/decision", {"facts": {"months": 1, "age": 999}}, 422, "age", "999 es más que 120"),
        ("rules/pensions/right/decision", {"facts": {"months": 1, "age": 1.5}}, 422, "age", "no es un número entero"),
        ("rules/pensions/right/decision", {"facts": {"months": 1}}, 422, "age", "falta la respuesta"),
        ("rules/pensions/nada/decision", CASE, 404, None, "«pensions.nada» no es una regla"),
        ("benefits/pensions/nada/decision", CASE, 404, None, "«pensions.nada» no es una prestación"),
        ("rules/pensions/right/decision", "{", 400, None, "El cuerpo no es JSON"),
        ("rules/pensions/right/decision", "[" * 10_000, 400, None, "El cuerpo no es JSON"),
        ("rules/pensions/right/decision", '"' + "x" * MOST_BYTES + '"', 413, None, "caben 256 kB"),
        ("nada", {}, 404, None, "No hay nada en esta dirección"),
        ("rules", {}, 405, None, "no admite ese método"),
    ],
)
def test_what_is_wrong_is_refused_in_one_shape(client, path, body, status, name, told):
    response = ask(client, path, body)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    problem = response.json()
    assert set(problem) == {"title", "status", "detail", "wrong"} and problem["status"] == status
    if name is None:
        assert told in problem["detail"]
    else:
        assert [one for one in problem["wrong"] if one["name"] == name and told in one["cause"]]


def test_a_refusal_speaks_english_too(client):
    told = ask(client, "rules/pensions/right/decision", {"facts": {"months": 1, "age": 999}}, language="en").json()
    assert told["wrong"][0]["cause"] == "999 is more than 120" and told["wrong"][0]["remedy"] == "give 0 to 120"
    assert client.get("/api/v1/nada?language=en").json()["detail"] == "There is nothing at this address"


def test_a_caller_who_asks_too_often_waits(client, settings):
    settings.AMPARO_API_LIMIT = (3, 60)
    statuses = [client.get("/api/v1/facts").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    refused = client.get("/api/v1/facts")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["status"] == 429
    assert client.get("/api/v1/facts", REMOTE_ADDR="10.0.0.2").status_code == 200, "another caller"
    assert client.get("/api/v1/facts", HTTP_X_FORWARDED_FOR="1.2.3.4").status_code == 429, "no name is believed"


def test_the_page_is_printed_from_the_document_in_both_languages(client):
    spanish, english = client.get("/api/").text, client.get("/en/api/").text
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            assert f"{method.upper()}&nbsp;{path}" in spanish and f'id="{one["operationId"]}"' in english
    assert "Cuánto se aporta" in spanish and "How much is contributed" in english
    assert "Remuneración mensual" in spanish and "Monthly wage" in english
    assert client.get("/api/v1/openapi.json?language=en").json()["openapi"] == "3.1.0"


def test_published_data_may_be_read_from_any_site_and_a_case_is_not_kept(client):
    assert client.get("/api/v1/law").headers["Access-Control-Allow-Origin"] == "*"
    response = ask(client, "rules/pensions/right/decision", CASE)
    assert response.headers["Cache-Control"] == "no-store" and not response.cookies
