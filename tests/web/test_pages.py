"""What every page promises, asked without a browser: three forms, two languages, strict headers, nothing hidden."""

import csv
import io
import json
import re

import duckdb
import polars as pl
import pytest
from django.test import Client

from amparo.entrypoints.api.document import pages as api_pages
from amparo.entrypoints.web.pages import every_page
from amparo.foundation.history import indicators, queries, recompute
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.history.figures import figures
from amparo.foundation.pages import Page
from amparo.modules.affiliation.indicators import CONTRIBUTORS
from amparo.modules.pensions import indicators as pensions

pytestmark = pytest.mark.usefixtures("country")


@pytest.fixture
def client() -> Client:
    return Client()


def data_address(address: str, form: str) -> str:
    path, mark, asked = address.partition("?")
    return f"/{path.rstrip('/') or 'inicio'}.{form}{mark}{asked}"


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_page_answers_in_both_languages(client, address, language):
    response = client.get(f"/{language}{address}")
    assert response.status_code == 200
    assert f'<html lang="{language.strip("/") or "es"}">' in response.text


def test_every_page_is_also_json_and_csv(client, address):
    document = client.get(data_address(address, "json"))
    table = client.get(data_address(address, "csv"))
    assert document.headers["Content-Type"] == "application/json"
    assert table.headers["Content-Type"].startswith("text/csv")
    records = json.loads(document.content)["rows"]
    header, *rows = csv.reader(io.StringIO(table.text))
    assert len(rows) == len(records) > 0
    assert header == list(records[0])
    assert all(re.fullmatch(r"[a-z_]+", name) for name in header)
    assert document.headers["Access-Control-Allow-Origin"] == table.headers["Access-Control-Allow-Origin"] == "*"


def test_a_page_is_strict_about_what_it_lets_in(client, address):
    response = client.get(f"/{address}")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cache-Control"].startswith("public, max-age=")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", response.text)


def test_every_page_is_in_the_list_of_addresses(client, addresses):
    names = {client.get(f"/{address}").context["page"].name for address in addresses}
    assert names == {page.name for page in (*every_page, *api_pages)}


def test_what_has_not_changed_is_not_sent_again(client):
    first = client.get("/cierres/2022-05/")
    again = client.get("/cierres/2022-05/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.content


def test_numbers_and_months_are_written_as_each_language_does(client):
    value = queries.figure("contributions.wage_bill", 202205).value
    dollars, cents = f"{value / 100:,.2f}".split(".")
    assert f"${dollars.replace(',', '.')},{cents}" in client.get("/cifras/masa-salarial/2022-05/").text
    english = client.get("/en/cifras/masa-salarial/2022-05/").text
    assert f"${dollars}.{cents}" in english and "May 2022" in english
    assert "mayo de 2022" in client.get("/cifras/masa-salarial/2022-05/").text


def test_a_hidden_cell_is_hidden_in_every_form(client):
    hidden = [row for row in queries.figure_values("affiliation.contributors", [202205]) if row.hidden]
    assert hidden and all(row.value is None and row.people is None for row in hidden)
    records = client.get("/cifras/afiliados/2022-05.json").json()["rows"]
    assert [one for one in records if one["hidden"] and (one["value"] is not None or one["people"] is not None)] == []
    assert "<em>oculto</em>: menos de 10 personas" in client.get("/cifras/afiliados/2022-05/").text


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/cifras/nada/", "Ninguna cifra se llama «nada»"),
        ("/cifras/afiliados/2031-01/", "No hay cifras de 2031-01: las hay de 2021-12 a 2022-12"),
        ("/cifras/?mes=hoy", "«hoy» no es un mes"),
        ("/cifras/?por=color", "Ninguna cifra se divide por «color»"),
        ("/cifras/?modulo=magia", "Ningún módulo se llama «magia»"),
        ("/cierres/2030-01/", "2030-01 no está cerrado"),
        ("/rendicion/1999/", "1999"),
        ("/rendicion/2022/?tipo=otro", "Ningún tipo se llama «otro»"),
        ("/cifras/afiliados/2022-13/", "Esta página no existe"),
    ],
)
def test_what_does_not_exist_says_so_and_what_there_is(client, address, told):
    response = client.get(address)
    assert response.status_code == 404
    assert told in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_a_program_is_told_in_its_own_form(client):
    assert client.get("/cifras/nada.json").json() == {"error": "Ninguna cifra se llama «nada»."}
    assert client.get("/cifras/nada.csv").headers["Content-Type"].startswith("text/plain")


def test_a_failure_of_ours_says_that_nothing_was_lost(client, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("planned")

    monkeypatch.setattr(queries, "seals", fail)
    client.raise_request_exception = False
    response = client.get("/cierres/")
    assert response.status_code == 500
    assert "los meses sellados no cambian" in response.text and "planned" not in response.text


def test_nothing_can_be_sent_to_the_portal_but_a_file_it_asks_for(client, address):
    takes_file = client.get(f"/{address}").context["page"].takes_file
    assert (client.post(f"/{address}").status_code == 405) is not takes_file


def test_health_and_robots(client):
    assert client.get("/salud").json() == {"status": "ok", "version": "0.1.0", "last_sealed_month": "2022-12"}
    assert client.get("/robots.txt").text.startswith("User-agent: *")


def test_a_figure_names_everything_that_recomputes_it(client):
    facts = client.get("/cifras/masa-salarial/2022-05.json").json()
    assert facts["seal"] == queries.seal(202205).hash
    assert facts["sources"][0]["table"] == facts["table"] == "contributions.line"
    assert facts["sources"][0]["path"] in facts["queries"]["total"]
    assert facts["law"] and facts["definition"]["en"]


@pytest.mark.parametrize("indicator", [CONTRIBUTORS, pensions.PENSIONERS, pensions.AVERAGE], ids=lambda one: one.code)
def test_the_printed_query_gives_the_figure_again_on_both_engines(indicator, tmp_path):
    engine, columns = engine_in_use(), indicator.table.columns
    rows = pl.DataFrame(
        [
            {name: (column.choices or ("17", "09"))[at % 2] if column.dtype == "text" else at % 7 + 1
             for name, column in columns.items()} | {"current": 1}
            for at in range(60)
        ]
    )  # fmt: skip
    path = tmp_path / "rows.parquet"
    rows.write_parquet(path)
    for cells in ((), *indicator.groups):
        question = recompute.sql(indicator, str(path), cells)
        published = [
            (*(part.split("=")[1] for part in cell.group.split(";") if part), cell.value, cell.people)
            for cell in figures([indicator], lambda table: engine.scan([path]), engine)
            if cell.dimensions == ",".join(cells)
        ]
        assert duckdb.sql(question).fetchall() == published
        assert pl.sql(question, eager=True).rows() == published


def test_every_indicator_has_its_own_address():
    slugs = [one.slug for one in indicators.declared.values()]
    assert len(set(slugs)) == len(slugs)


def test_a_page_of_a_module_knows_nothing_of_the_web():
    assert all(isinstance(page, Page) and not page.path.startswith("/") for page in every_page)
