"""A claim over HTTP: the worker files it, the clerk notifies, two persons grant, and everybody sees what is theirs."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from amparo.entrypoints.web.pages.case_asking import ASKING
from amparo.foundation import calendar
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.actions import run_clocks
from amparo.foundation.cases.kinds import SILENCE, declared
from amparo.foundation.cases.models import Case
from tests.month.living import PAYER_ID, PERSON_ID, ruc
from tests.web.accounts import Town
from tests.web.clients import entered

OSCAR = PERSON_ID["oscar"]
CONTRACT = b"%PDF-1.7 contrato"
WHO = {
    "oscar": {"role": "affiliate", "person_id": OSCAR},
    "quena": {"role": "affiliate", "person_id": PERSON_ID["quena"]},
    "dario": {"role": "affiliate", "person_id": PERSON_ID["dario"]},
    "first": {"role": "clerk", "province": "17", "module": "affiliation"},
    "second": {"role": "clerk", "province": "17", "module": "affiliation"},
    "elsewhere": {"role": "clerk", "province": "09", "module": "affiliation"},
    "of_her_employer": {"role": "clerk", "province": "18", "module": "affiliation"},
    "pensions": {"role": "clerk", "province": "17", "module": "pensions"},
    "director": {"role": "director"},
    "auditor": {"role": "auditor"},
}


@pytest.fixture(scope="module")
def clients(visited) -> dict[str, Client]:
    town, found = Town(0, 0, 0, 0), {}
    for name, role in WHO.items():
        town.account(f"{name}@ejemplo.ec", **role)
        found[name] = entered(town, f"{name}@ejemplo.ec")
    return found


def test_every_move_of_every_kind_can_be_asked_for():
    kinds = [kind for name, kind in declared.items() if not name.startswith("test.")]
    for kind in kinds:
        assert {move.name for move in kind.moves if move.by != SILENCE} <= set(ASKING[kind.name])
        assert {ASKING[kind.name][move.name].reasoned for move in kind.moves if move.reason} <= {True}


def claim_form(**changes: object) -> dict[str, object]:
    told = {"do": "claim", "key": "k", "ruc": ruc("molino"), "since": "2022-10-01", "until": "2022-11-30",
            "province": "17", "relation": "private", "wage": "500,00", "title": "Contrato",
            "document": _file(CONTRACT)}  # fmt: skip
    return told | changes


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("contrato.pdf", content, content_type="application/pdf")


@pytest.fixture(scope="module")
def case(clients) -> int:
    """Oscar's claim, sent twice by his browser and filed once."""
    for _ in range(2):
        response = clients["oscar"].post("/mi/reclamos/nuevo/", claim_form(), follow=True)
        assert "Aquí verá cada paso" in response.text
    assert Case.objects.filter(person_id=OSCAR).count() == 1
    return Case.objects.get(person_id=OSCAR).pk


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ruc": "1799999999001"}, "Ningún empleador está inscrito"),
        ({"province": "99"}, "No hay ninguna provincia"),
        ({"since": "ayer"}, "ayer"),
        ({"since": "2199-01-01", "until": ""}, "todavía no llega"),
        ({"until": "2022-09-30"}, "El último día (2022-09-30) es anterior al primero (2022-10-01)"),
        ({"wage": "mucho"}, "mucho"),
        ({"title": ""}, "no tiene título"),
        ({"document": _file(b"MZ\x90\x00")}, "no es PDF, PNG ni JPEG"),
        ({"document": _file(b"")}, "bytes"),
        ({"relation": "rural_head"}, "No es una relación de trabajo conocida"),
    ],
    ids=[
        "employer",
        "province",
        "day",
        "days to come",
        "days upside down",
        "wage",
        "untitled",
        "of another type",
        "empty",
        "relation",
    ],
)
def test_what_is_wrong_with_a_claim_is_said_and_nothing_is_kept(clients, changes, told):
    before = Act.objects.count()
    response = clients["quena"].post("/mi/reclamos/nuevo/", claim_form(**{"key": told, **changes}))
    assert response.status_code == 422 and told in response.text, response.text
    assert Act.objects.count() == before
    assert not Case.objects.filter(person_id=PERSON_ID["quena"]).exists()


def test_it_says_what_was_asked_and_its_clock_and_its_law(clients, case):
    page = clients["oscar"].get(f"/mi/reclamos/{case}/").text
    due = calendar.working_days_after(int(f"{localdate():%Y%m%d}"), 15)
    for part in ("Molino", "$500,00", "15 días laborables", "LSS art. 73", hashlib.sha256(CONTRACT).hexdigest(),
                 "Retirar"):  # fmt: skip
        assert part in page, part
    said = clients["oscar"].get(f"/mi/reclamos/{case}.json").json()
    assert (said["state"], said["due_date"], said["waits_for"]) == ("received", due, "clerk")
    assert [row["case"] for row in clients["oscar"].get("/mi/reclamos.json").json()["rows"]] == [case]


def test_its_document_is_saved_and_only_by_who_has_a_part(clients, case):
    sha = hashlib.sha256(CONTRACT).hexdigest()
    for who, place in (("oscar", "mi/reclamos"), ("first", "oficina/tramites"), ("auditor", "oficina/tramites")):
        paper = clients[who].get(f"/{place}/{case}/documentos/{sha}")
        assert paper.content == CONTRACT
        assert paper.headers["Content-Disposition"] == f'attachment; filename="{case}-{sha[:12]}.pdf"'
        assert paper.headers["X-Content-Type-Options"] == "nosniff"
    assert clients["oscar"].get(f"/mi/reclamos/{case}/documentos/{'0' * 64}").status_code == 404
    for who, place in (("quena", "mi/reclamos"), ("elsewhere", "oficina/tramites"), ("pensions", "oficina/tramites"),
                       ("oscar", "oficina/tramites")):  # fmt: skip
        assert clients[who].get(f"/{place}/{case}/documentos/{sha}").status_code == 403, who


def test_an_inbox_holds_what_its_desk_attends(clients, case):
    def listed(who, asked=""):
        return [row["case"] for row in clients[who].get(f"/oficina/tramites.json{asked}").json()["rows"]]

    assert listed("first") == listed("second") == [case]
    assert listed("elsewhere") == listed("pensions") == listed("director") == []
    assert listed("auditor") == listed("auditor", "?turno=clerk") == [case], "an auditor sees whosever turn it is"
    assert listed("auditor", "?turno=director") == listed("first", "?modulo=pensions") == []
    assert "La lista ya es más corta" in clients["first"].get("/oficina/tramites/?desde=50").text
    desks = clients["first"].get("/oficina.json").json()["rows"]
    assert [(one["module"], one["waiting"], one["late"]) for one in desks] == [("affiliation", 1, 0)]
    assert listed("first", "?provincia=09") == listed("first", "?tipo=affiliation.history_correction") == []
    assert listed("first", "?tipo=affiliation.missing_affiliation&provincia=17") == [case]
    page = clients["first"].get("/oficina/tramites/").text
    assert "1 trámite espera" in page and "de San Amparo" not in page, "an inbox names no person"
    assert clients["oscar"].get("/oficina/tramites/").status_code == 403


def test_the_desk_of_where_she_worked_attends_it(clients):
    """A household of Guayas, told by the cédula of whoever hires; she worked in its house of Manabí."""
    told = claim_form(key="house", ruc=ruc("casa")[:10], province="13", relation="domestic")
    assert "Manabí" in clients["dario"].post("/mi/reclamos/nuevo/", told, follow=True).text
    found = Case.objects.get(person_id=PERSON_ID["dario"])
    assert (found.province, found.employer_id) == ("13", PAYER_ID["casa"])


def test_others_do_not_learn_that_a_case_exists(clients, case):
    for who in ("elsewhere", "pensions", "oscar"):
        known, unknown = (clients[who].get(f"/oficina/tramites/{number}/") for number in (case, 999))
        assert known.status_code == unknown.status_code == 403
    assert clients["quena"].get(f"/mi/reclamos/{case}/").status_code == 403
    assert clients["quena"].get("/mi/reclamos/999/").status_code == 403


def test_nobody_moves_what_is_not_for_them(clients, case):
    before = Act.objects.filter(name__startswith="affiliation.").count()
    for who, place in (("quena", "mi/reclamos"), ("elsewhere", "oficina/tramites"), ("auditor", "oficina/tramites"),
                       ("oscar", "mi/reclamos")):  # fmt: skip
        sent = {"do": "move", "move": "notify", "key": "x"}
        assert clients[who].post(f"/{place}/{case}/", sent).status_code == 403, who
    assert clients["first"].post(f"/oficina/tramites/{case}/", {"do": "move", "move": "fly"}).status_code == 422
    assert Act.objects.filter(name__startswith="affiliation.").count() == before
    page = clients["auditor"].get(f"/oficina/tramites/{case}/").text
    assert "Corresponde a: oficina de Pichincha" in page and 'value="move"' not in page


def test_two_clerks_grant_and_the_worker_sees_each_step(clients, case):
    def moved(who, name, reason=""):
        sent = {"do": "move", "move": name, "reason": reason, "key": f"{who} {name}"}
        return clients[who].post(f"/oficina/tramites/{case}/", sent, follow=True).text

    assert "Notificado al empleador" in moved("first", "notify")
    due = cases.matter(case, 20260101).due_date
    later = calendar.working_days_after(due, 1)
    assert run_clocks(by="calendar", today=later, key="silence") == {"moved": 1}
    assert "Cambia la historia de alguien" in clients["first"].get(f"/oficina/tramites/{case}/").text
    assert "Usted ya lo propuso" in moved("first", "grant")
    assert "debe confirmarlo otra persona" in moved("first", "grant"), "and once more changes nothing"
    assert clients["second"].get("/oficina/tramites.json").json()["rows"][0]["proposed"] == "grant"
    assert "Confirmar:" in clients["second"].get(f"/oficina/tramites/{case}/").text
    assert "Aceptado y registrado" in moved("second", "grant", "Consta en el contrato")
    page = clients["oscar"].get(f"/mi/reclamos/{case}/").text
    assert "desde el próximo cierre del mes" in page
    assert "Aceptado y registrado" in page and "Consta en el contrato" in page and "No contestó" in page


def test_a_notice_read_leaves_its_proof_once(clients, case):
    told = clients["oscar"].get("/mi/avisos.json").json()
    assert told["unread"] == len(told["rows"]) >= 3
    newest = told["rows"][0]["id"]
    assert "avisos sin leer" in clients["oscar"].get("/mi/").text
    assert clients["quena"].post("/mi/avisos/", {"do": "acknowledge", "notice": newest}).status_code == 403
    for key in ("a", "b"):
        page = clients["oscar"].post("/mi/avisos/", {"do": "acknowledge", "notice": newest, "key": key}, follow=True)
    assert "lo prueba el acto" in page.text
    row = clients["oscar"].get("/mi/avisos.json").json()["rows"][0]
    assert Act.objects.get(pk=row["read_act"]).name == "cases.acknowledge_notice"
    assert "have read it" in clients["oscar"].get("/en/mi/avisos/").text


def test_a_refusal_is_appealed_and_a_director_decides(clients):
    page = clients["quena"].get("/mi/historia/2022-05/correccion/").text
    job = re.search(r'<option value="(\d+)">', page)[1]
    told = {"do": "correct", "key": "c", "job": job, "days": "30", "amount": "900.00", "title": "Rol",
            "document": _file(CONTRACT)}  # fmt: skip
    wrong = clients["quena"].post("/mi/historia/2022-05/correccion/", told | {"job": "1", "key": "w"})
    told["document"] = _file(CONTRACT)
    assert wrong.status_code == 422 and "Elija cuál de sus empleos" in wrong.text
    opened = clients["quena"].post("/mi/historia/2022-05/correccion/", told, follow=True)
    assert "Dos personas deben aprobarla" in opened.text
    number = Case.objects.get(person_id=PERSON_ID["quena"]).pk
    sent = {"do": "move", "move": "refuse", "reason": "", "key": "1"}
    assert clients["of_her_employer"].post(f"/oficina/tramites/{number}/", sent).status_code == 422
    sent = {"do": "move", "move": "refuse", "reason": "No prueba el pago", "key": "2"}
    assert "Negado" in clients["of_her_employer"].post(f"/oficina/tramites/{number}/", sent, follow=True).text
    assert clients["director"].get(f"/oficina/tramites/{number}/").status_code == 403, "nobody appealed"
    assert "le toca a usted, hasta el" in clients["quena"].get("/mi/").text
    assert "Razón: No prueba el pago" in clients["quena"].get(f"/mi/reclamos/{number}/").text
    appeal = {"do": "move", "move": "appeal", "reason": "Sí lo prueba", "key": "3"}
    assert "Apelado" in clients["quena"].post(f"/mi/reclamos/{number}/", appeal, follow=True).text
    assert [row["case"] for row in clients["director"].get("/oficina/tramites.json").json()["rows"]] == [number]
    upheld = {"do": "move", "move": "uphold", "reason": "El documento es de otro mes", "key": "4"}
    assert "Archivado" in clients["director"].post(f"/oficina/tramites/{number}/", upheld, follow=True).text
    assert "El documento es de otro mes" in clients["quena"].get(f"/mi/reclamos/{number}/").text


def test_who_opened_a_case_is_told_to_its_owner(clients, case):
    last = AccessTrace.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    clients["second"].get(f"/oficina/tramites/{case}.csv")
    clients["auditor"].get(f"/oficina/tramites/{case}/")
    clients["first"].get("/oficina/tramites/")
    new = AccessTrace.objects.filter(pk__gt=last)
    assert [(one.person_id, one.role) for one in new] == [(OSCAR, "clerk"), (OSCAR, "auditor")]
    assert "Atender un trámite de la persona" in clients["oscar"].get("/mi/accesos/").text
