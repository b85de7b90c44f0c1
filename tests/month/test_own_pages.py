"""A worker opens her own pages over HTTP: her months, where each comes from, her certificate, and nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client

from amparo.entrypoints.month.work_history import work_history
from amparo.foundation.acts.models import AccessTrace, Act
from tests.month.living import PERSON_ID
from tests.web.accounts import Town
from tests.web.clients import entered

OSCAR, QUENA = PERSON_ID["oscar"], PERSON_ID["quena"]


@pytest.fixture(scope="module")
def clients(visited) -> dict[str, Client]:
    town, found = Town(0, 0, 0, 0), {"nobody": Client()}
    for name in ("oscar", "quena", "dario", "abel", "bela", "hector", "fausto"):
        email = f"{name}@ejemplo.ec"
        town.account(email, second_factor=False, role="affiliate", person_id=PERSON_ID[name])
        found[name] = entered(town, email)
    return found


def test_the_front_says_what_is_hers_at_a_glance(clients):
    page = clients["oscar"].get("/mi/").text
    assert "Oscar de San Amparo" in page and "Hacienda debe de lo suyo" in page and "$787,95" in page
    said = clients["oscar"].get("/mi.json").json()
    assert (said["contributed_months"], said["owed_cents"], said["as_of"]) == (13, 9 * 8755, 202212)
    assert "Hacienda owes of what is yours" in clients["oscar"].get("/en/mi/").text


def test_the_history_is_the_query_month_by_month(clients):
    told = work_history(OSCAR)
    said = clients["oscar"].get("/mi/historia.json").json()
    assert [(row["month"], row["days"], row["state"], row["overdue_cents"]) for row in said["rows"]] == [
        (one.month.number, one.days, one.state, one.overdue_cents) for one in told.months
    ]
    assert all(
        row["declared_cents"] == row["paid_cents"] + row["recovered_cents"] + row["owed_cents"] for row in said["rows"]
    )
    assert said["lacks"] == [
        {"code": "arrears", "first": 202203, "last": 202211, "months": 9, "employer": "Hacienda", "owed_cents": 78795}
    ]
    assert clients["oscar"].get("/mi/historia.csv").text.count("\n") == 14
    page = clients["oscar"].get("/mi/historia/").text
    assert page.count('<g class="state state-owed"') == 9 + 1, "nine months of the year, and the legend"
    assert "enero de 2022" in page and "diciembre de 2021" not in page.partition("<table")[2], "a year at a time"
    assert "diciembre de 2021" in clients["oscar"].get("/mi/historia/?anio=2021").text
    assert clients["oscar"].get("/mi/historia/?anio=x").status_code == 200


def test_what_came_before_the_books_and_what_is_open_is_told(clients):
    quena = clients["quena"].get("/mi/historia/?borrador=1").text
    assert "años que entregó el sistema anterior" in quena and "enero de 2023" in quena
    dario = clients["dario"].get("/mi/historia/").text
    assert "Con empleo y sin días" in dario
    abel = clients["abel"].get("/mi/historia.json").json()
    assert (abel["rows"], abel["contributed_months"]) == ([], 0)
    assert clients["abel"].get("/mi/historia/").status_code == clients["abel"].get("/mi/").status_code == 200


def test_a_month_walks_back_to_its_records_and_its_law(clients):
    page = clients["oscar"].get("/mi/historia/2022-01/").text
    for part in ("Aviso de entrada", "sello", "referencia de pago", "Pagó el", "coincide", "LSS art. 11"):
        assert part in page, part
    said = clients["oscar"].get("/mi/historia/2022-01.json").json()
    assert said["adds_up"] is True
    records = {row["record"].partition(" ")[0] for row in said["rows"]}
    assert records == {"notice", "line", "charge", "payment", "law"}
    law = {row["name"]: row["value"] for row in said["rows"] if row["record"] == "law"}
    assert law["total_cents"] == 8755
    assert "no ha entregado ningún pago" in clients["oscar"].get("/mi/historia/2022-05/").text
    for month in ("2020-01", "2022-13", "9999-99"):
        assert clients["oscar"].get(f"/mi/historia/{month}/").status_code == 404


def test_retirement_is_simulated_with_her_own_history(clients):
    said = clients["quena"].get("/mi/jubilacion.json").json()
    assert said["said"] and said["derivations"] and "birth_date" not in said["asked"]
    (opened,) = [row for row in said["tables"][-1]["rows"] if row[0] == "2021"]
    assert opened[1] == 12, "eleven before the books and the first of the books, none laid over another"
    assert clients["quena"].get("/mi/jubilacion/?continues=0").status_code == 200
    wrong = clients["quena"].get("/mi/jubilacion/?retirement_month=nunca")
    assert wrong.status_code == 422 and "Hay algo que corregir" in wrong.text
    assert "No consta ningún aporte suyo" in clients["abel"].get("/mi/jubilacion/").text


def test_a_pensioner_sees_what_is_paid_and_why(clients):
    said = clients["hector"].get("/mi/pension.json").json()
    assert [row["month"] for row in said["rows"]] == list(range(202212, 202204, -1))
    assert all(
        row["paid_cents"] == row["pension_cents"] + row["thirteenth_cents"] + row["fourteenth_cents"]
        for row in said["rows"]
    )
    assert said["in_payment"][0]["pension_cents"] == said["decisions"][0]["pension_cents"] == 37_200
    page = clients["hector"].get("/mi/pension/").text
    assert "Concedida" in page and "Coeficiente" in page and "Décima tercera" in page and "$372,00" in page
    assert "No cumple los requisitos" in clients["fausto"].get("/mi/pension/").text
    abel = clients["abel"].get("/mi/pension/").text
    assert "se recibió como estaba" in abel and "Ya cobra una pensión de vejez" in abel
    bela = clients["bela"].get("/mi/pension/").text
    assert "Años de aporte de quien falleció" in bela and "60 %" in bela and "las fuentes no coinciden" in bela
    assert "Pensión con el alza" in clients["bela"].get("/mi/pension/?mes=2022-01").text
    assert clients["bela"].get("/mi.json").json()["pensions"][0]["kind"] == "sgo_survivors"
    assert "Pensión con el alza" not in clients["bela"].get("/mi/pension/?mes=nunca").text
    assert "No cobra ninguna pensión" in clients["oscar"].get("/mi/pension/").text
    assert "The requirements are not met" in clients["fausto"].get("/en/mi/pension/").text


def test_her_certificate_is_hers_alone(clients):
    for _ in range(2):
        page = clients["oscar"].post("/mi/historia/", {"do": "certify"}, follow=True).text
    assert "El certificado está firmado y listo" in page
    assert Act.objects.filter(name="contributions.certify_history").count() == 1, "asked for twice in a day, made once"
    address = page.partition('href="/mi/certificados/')[2].partition('"')[0]
    paper = clients["oscar"].get(f"/mi/certificados/{address}")
    assert paper.content.startswith(b"%PDF-") and paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Disposition"].startswith("attachment")
    assert paper.headers["Cache-Control"] == "no-store, private"
    other, unknown = (clients["quena"].get(f"/mi/certificados/{code}") for code in (address, "NOES-NADA.pdf"))
    assert other.status_code == unknown.status_code == 403
    assert clients["nobody"].get(f"/mi/certificados/{address}").status_code == 302


def test_every_look_is_written_down_for_her(clients):
    last = AccessTrace.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for address in ("/mi/", "/mi/historia.csv", "/mi/historia/2022-01/", "/mi/jubilacion/"):
        clients["quena"].get(address)
    new = AccessTrace.objects.filter(pk__gt=last)
    assert [one.person_id for one in new] == [QUENA] * 4
    assert len({one.purpose for one in new}) == len({one.purpose_en for one in new}) == 4
    assert "de dónde sale un mes" in clients["quena"].get("/mi/accesos/").text
