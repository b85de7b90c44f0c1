"""What an employer does at its desk, through the pages: notices, files, payroll, confirmation, payment, certificate."""

from __future__ import annotations

import polars as pl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.entrypoints.month.drafting import draft
from amparo.foundation.acts.models import Act
from amparo.foundation.cases.models import Notice as Told
from amparo.foundation.ledger.models import OpenItem
from amparo.foundation.registry.actions import register_establishments
from amparo.foundation.registry.queries import employers_by_ruc, establishments_of, persons_by_document
from amparo.modules.affiliation.claims import file_claim, notify_claim
from amparo.modules.affiliation.models import Notice
from tests.month.homes import living_in
from tests.web.accounts import Town
from tests.web.clients import confirm, entered
from tests.web.works import CEDULAS, FREE, HIRED, MILL, OTHER, entry, found_works, pay

DESK = f"/empresa/{MILL}"


@pytest.fixture(scope="module")
def works(tmp_path_factory, django_db_blocker):
    home = tmp_path_factory.mktemp("works")
    with django_db_blocker.unblock(), living_in(found_works(home)), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "AMPARO_TODAY", "2022-02-10")
        employers = employers_by_ruc([MILL, OTHER])
        yield Town(rosa=1, luis=2, shop=employers[MILL], farm=employers[OTHER])


@pytest.fixture(scope="module")
def owner(works):
    works.account("ana@ejemplo.ec", role="employer_owner", employer_id=works.shop)
    return entered(works, "ana@ejemplo.ec")


@pytest.fixture
def on(monkeypatch):
    """Go to another day."""
    return lambda day: monkeypatch.setattr(settings, "AMPARO_TODAY", day)


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("archivo.csv", text.encode())


def test_a_file_is_answered_line_by_line_and_enters_once(owner, works):
    bad = entry(MILL, "1700000000", 20220201, "500.00"), entry(OTHER, CEDULAS[20], 20220201, "500.00")
    sent = "\n".join(["# nadie lee esto", entry(MILL, CEDULAS[HIRED], 20220201, "482,5"), *bad, ";;;;;"])
    first = owner.post(f"{DESK}/trabajadores/archivos/", {"do": "send", "file": upload(sent)})
    told = owner.get(first.url)
    assert "1 aviso aceptado" in told.text and "2 líneas por corregir" in told.text
    assert "La cédula no es válida." in told.text and "La línea es de otro empleador." in told.text
    rows = owner.get(first.url.rstrip("/") + ".json").json()["rows"]
    assert [(one["row"], one["column"]) for one in rows] == [(3, "cedula"), (4, "ruc")]
    assert all(one["cause"] and one["remedy_en"] for one in rows)
    count = Notice.objects.count()
    again = owner.post(f"{DESK}/trabajadores/archivos/", {"do": "send", "file": upload(sent)}, follow=True)
    assert again.redirect_chain[0][0] == first.url and "no se repitió nada" in again.text
    assert Notice.objects.count() == count
    assert owner.get(first.url.replace(MILL, OTHER)).status_code == 403
    for text in ("", "PK\x03\x04 una hoja de cálculo"):
        refused = owner.post(f"{DESK}/trabajadores/archivos/", {"do": "send", "file": upload(text)})
        assert refused.status_code == 422 and 'aria-invalid="true"' in refused.text


def test_one_notice_is_refused_beside_its_field_or_recorded_once(owner, works):
    asked = {"do": "give", "type": "ENT", "cedula": CEDULAS[13], "date": "2022-02-07", "relation": "06", "key": "one"}
    refused = owner.post(f"{DESK}/trabajadores/aviso/", {**asked, "amount": "mucho"})
    assert refused.status_code == 422 and "entry_amount_wrong" in refused.text and CEDULAS[13] in refused.text
    for _ in range(2):
        done = owner.post(f"{DESK}/trabajadores/aviso/", {**asked, "amount": "1.234,5"}, follow=True)
        assert "Ya está en el borrador" in done.text
    (given,) = Notice.objects.filter(person_id=persons_by_document([CEDULAS[13]])[CEDULAS[13]])
    assert (given.wage_cents, given.effective_date) == (123_450, 20220207)
    owner.post(
        f"{DESK}/trabajadores/aviso/",
        {"do": "give", "type": "SAL", "cedula": CEDULAS[13], "date": "2022-02-08", "cause": "V"},
    )
    left = owner.get(f"{DESK}/trabajadores.json?ver=salieron").json()["rows"]
    assert [(one["cedula"], one["until_date"]) for one in left] == [(CEDULAS[13], 20220208)]


def test_workers_are_found_by_name_or_document(owner):
    found = owner.get(f"{DESK}/trabajadores.json?busca=luis+quispe+00").json()
    assert found["total"] == len(found["rows"]) == 5, "of the first ten, every second one"
    assert owner.get(f"{DESK}/trabajadores.json?busca={CEDULAS[3]}").json()["total"] == 1
    assert owner.get(f"{DESK}/trabajadores/?busca=%25").status_code == 200


def test_the_draft_says_what_the_payroll_says(owner, works):
    """Wage, days and extras, whatever was said before of that month."""
    place = f"{MILL};0001;2022;02"
    said = [
        f"{place};INS;{CEDULAS[2]};80.00;O",
        f"{place};COR;{CEDULAS[2]};20;300.00;O",
        f"{place};COR;{CEDULAS[3]};10;200.00;O",
    ]
    owner.post(f"{DESK}/trabajadores/archivos/", {"do": "send", "file": upload("\n".join(said))})
    lines = owner.get(f"{DESK}/planilla/nomina/plantilla.csv").content.decode("utf-8-sig").splitlines()[1:]
    paid = {one.split(";")[0]: one.split(";") for one in lines}
    assert paid[CEDULAS[2]][3:] == ["20", "33.33"], "300 for twenty days of 520 a month, and 80 of extras"
    changes = {0: ("700.00", "30", "0.00"), 1: ("510.00", "15", "25.50"), 2: ("520.00", "30", "10.00"),
               3: ("530.00", "12", "0.00"), 4: ("540.00", "30", "99.99"), 5: ("600.00", "30", "-20.00")}  # fmt: skip
    for place, values in changes.items():
        paid[CEDULAS[place]][2:] = values
    sheet = "cedula;nombre\n" + "\n".join(";".join(one) for one in paid.values()) + "\n1700000001;nadie;1;1;1\n;;;;\n"
    understood = owner.post(f"{DESK}/planilla/nomina/", {"do": "read", "file": upload(sheet)})
    assert "5 trabajadores cambian" in understood.text
    assert "Nadie con esa cédula" in understood.text and "por debajo de cero" in understood.text
    notices = understood.context["done"]["notices"]
    applied = owner.post(f"{DESK}/planilla/nomina/", {"do": "apply", "notices": notices}, follow=True)
    assert "Ningún error" in applied.text
    work = draft(works.shop).work
    people = persons_by_document(CEDULAS[:5])
    for place in range(5):
        wage, days, extras = changes[place]
        row = work.row(by_predicate=pl.col("person_id") == people[CEDULAS[place]], named=True)
        assert (row["monthly_wage_cents"], row["days"], row["extra_cents"]) == (
            round(float(wage) * 100), int(days), round(float(extras) * 100),
        ), place  # fmt: skip


def test_what_was_looked_at_is_what_is_confirmed(owner, works):
    page = owner.get(f"{DESK}/planilla/")
    seen = {"do": "confirm", "month": "2022-02", "total": page.context["facts"]["total_cents"]}
    stale = owner.post(f"{DESK}/planilla/", {**seen, "total": seen["total"] + 1})
    assert stale.status_code == 422 and "cambió desde que abrió" in stale.text
    assert "Confirmada" in owner.post(f"{DESK}/planilla/", seen, follow=True).text
    facts = owner.get(f"{DESK}/planilla.json").json()
    assert facts["confirmed"] and sum(facts["kinds"].values()) == facts["total_cents"]
    assert "confirm" not in {one["task"] for one in owner.get(f"{DESK}.json").json()["rows"]}
    lower = {"do": "give", "type": "MSU", "cedula": CEDULAS[8], "month": "2022-02", "amount": "400"}
    owner.post(f"{DESK}/trabajadores/aviso/", lower)
    after = owner.get(f"{DESK}/planilla/?ver=basico")
    assert "Después de confirmarla dio avisos" in after.text and "salario básico de $425,00" in after.text
    assert [line["cedula"] for line in after.context["lines"]] == [CEDULAS[8]]


def test_an_earlier_month_is_corrected_in_the_open_one(owner):
    asked = {"do": "give", "type": "COR", "cedula": CEDULAS[7], "month": "2022-01", "days": "10", "amount": "190.00"}
    owner.post(f"{DESK}/trabajadores/aviso/", asked)
    page = owner.get(f"{DESK}/meses/2022-01/")
    assert "Correcciones que esperan al cierre" in page.text
    (late,) = page.context["waiting"]
    assert late["days"] == -18 and late["total_cents"] < 0, "twenty-eight days had been declared"
    rows = owner.get(f"{DESK}/meses/2022-01.json").json()["rows"]
    assert len(rows) == HIRED and {one["days"] for one in rows} == {28}


def test_a_short_payment_a_slip_and_a_certificate(owner, works, on):
    items = list(OpenItem.objects.filter(employer_id=works.shop).order_by("pk"))
    on("2022-03-10")
    pay(items[0], items[0].amount_cents - 5_000, 20220214)
    page = owner.get(f"{DESK}/certificado/")
    assert "Hoy no se puede" in page.text and page.context["facts"]["in_arrears"]
    assert page.context["references"].split() == [str(item.pk) for item in items], "its slip is one press away"
    assert owner.get(f"{DESK}.json").json()["rows"][0]["task"] == "arrears"
    slip = owner.get(f"{DESK}/cuenta/comprobante.json").json()
    owed = owner.get(f"{DESK}/cuenta.json").json()
    assert slip["total_cents"] == owed["owed_cents"] + owed["interest_cents"] == sum(slip["components"].values())
    one = owner.get(f"{DESK}/cuenta/comprobante/?referencia={items[0].pk}")
    assert [item.item_id for item, _ in one.context["chosen"]] == [items[0].pk]
    asked = {"do": "issue", "references": one.context["references"], "key": "slip"}
    passed = owner.post(f"{DESK}/cuenta/comprobante/", {**asked, "pay_date": "2022-03-09"})
    assert passed.status_code == 422 and "entry_pay_date_wrong" in passed.text
    for _ in range(2):
        issued = owner.post(f"{DESK}/cuenta/comprobante/", {**asked, "pay_date": "2022-03-10"}, follow=True)
        assert issued.context["facts"]["total_cents"] == one.context["facts"]["total_cents"]
    (made,) = owner.get(f"{DESK}/cuenta/comprobante/").context["issued"]
    facts = owner.get(f"{DESK}/cuenta/comprobante/{made.slip_id}.json").json()
    assert (facts["pay_date"], facts["paid_cents"]) == (20220310, 0)
    later = {**asked, "pay_date": "2022-03-31", "key": "later"}
    grown = owner.post(f"{DESK}/cuenta/comprobante/", later, follow=True).context["facts"]["components"]
    assert grown["running_interest"] > facts["components"]["running_interest"] > 0, "a month or part of one more"
    assert owner.get(f"/empresa/{OTHER}/cuenta/comprobante/{made.slip_id}/").status_code == 403
    pay(items[0], 5_000, 20220310)
    for item in items[1:]:
        pay(item, item.amount_cents, 20220310)
    paid = owner.get(f"{DESK}/pagos.json").json()
    assert paid["paid_cents"] == sum(item.amount_cents for item in items)
    assert {row["applied"] for row in paid["rows"]} == {False}

    asked = owner.post(f"{DESK}/certificado/", {"do": "ask", "key": "c"}, follow=True)
    (row,) = owner.get(f"{DESK}/certificado.json").json()["rows"]
    assert row["code"] in asked.text
    document = owner.get(f"{DESK}/certificado/{row['code']}.pdf")
    assert document.content.startswith(b"%PDF-") and row["code"] in document.headers["Content-Disposition"]
    assert "Auténtico y vigente" in owner.get(f"/verificar/?codigo={row['code']}").text
    assert owner.get(f"/empresa/{OTHER}/certificado/{row['code']}.pdf").status_code == 403


def test_a_claim_is_answered_with_a_document(owner, works):
    who = {"by": "clerk", "today": 20220210}
    cases = [
        file_claim(
            person_id=100 + place, establishment_id=establishments_of(employer)[0].pk, since_date="20220105",
            relation="06", wage="500.00", title="Roles", content=b"%PDF-1.7", key=f"claim {place}", **who,
        )["case"]
        for place, employer in enumerate((works.shop, works.farm))
    ]  # fmt: skip
    for case in cases:
        notify_claim(case=case, key=f"notify {case}", **who)
    mine, others = (f"{DESK}/tramites/{case}/" for case in cases)
    assert owner.get(others).status_code == 404
    assert "case" in {one["task"] for one in owner.get(f"{DESK}.json").json()["rows"]}
    (notice,) = Told.objects.filter(employer_id=works.shop, case=cases[0])
    owner.post(f"{DESK}/avisos/", {"do": "acknowledge", "notice": notice.pk})
    assert owner.get(f"{DESK}/avisos.json").json()["rows"][0]["read_date"] == 20220210
    (foreign,) = Told.objects.filter(employer_id=works.farm)
    assert owner.post(f"{DESK}/avisos/", {"do": "acknowledge", "notice": foreign.pk}).status_code == 403

    refused = owner.post(mine, {"do": "answer", "answer": "deny"})
    assert refused.status_code == 422 and "entry_reason_wrong" in refused.text
    picture = SimpleUploadedFile("x.pdf", b"no es un documento")
    denied = {"do": "answer", "answer": "deny", "reason": "Nunca trabajó aquí", "title": "Nómina"}
    assert owner.post(mine, {**denied, "file": picture}).status_code == 422
    done = owner.post(mine, {**denied, "file": SimpleUploadedFile("x.pdf", b"%PDF-1.7 nomina")}, follow=True)
    assert "Su respuesta consta" in done.text and "Nunca trabajó aquí" in done.text and "Nómina" in done.text
    assert owner.get(mine.rstrip("/") + ".json").json()["state"] == "to_decide"


def test_a_new_employer_is_of_who_registers_it(works):
    works.account("nueva@ejemplo.ec")
    client = entered(works, "nueva@ejemplo.ec")
    asked = {
        "do": "register",
        "ruc": FREE[0],
        "name": "Panadería",
        "kind": "private",
        "industry": "C",
        "province": "17",
    }
    assert "entry_ruc_wrong" in client.post("/empresa/nueva/", {**asked, "ruc": "123"}).text
    assert "termina en 001" in client.post("/empresa/nueva/", {**asked, "ruc": FREE[0][:-1] + "2"}).text
    page = client.post("/empresa/nueva/", asked, follow=True)
    assert page.redirect_chain[-1][0] == f"/empresa/{FREE[0]}/" and "primer trabajador" in page.text
    place = {"do": "add", "branch": "0002", "name": "Sucursal norte", "province": "17", "canton": "1701"}
    assert "quedó inscrito" in client.post(f"/empresa/{FREE[0]}/establecimientos/", place, follow=True).text
    again = client.post(f"/empresa/{FREE[0]}/establecimientos/", place)
    assert again.status_code == 422 and "ya está inscrita" in again.text
    assert "ya está inscrito" in client.post("/empresa/nueva/", {**asked, "ruc": MILL}).text


def test_who_has_one_establishment_sees_no_other(owner, works):
    works.act(register_establishments, rows=[{"ruc": MILL, "branch": "0002", "name": "Norte", "province": "17"}])
    branch = establishments_of(works.shop)[1]
    owner.post(
        f"{DESK}/trabajadores/archivos/",
        {"do": "send", "file": upload(entry(MILL, CEDULAS[30], 20220202, "490.00", "0002"))},
    )
    works.account(
        "norte@ejemplo.ec",
        second_factor=False,
        role="employer_payroll",
        employer_id=works.shop,
        establishment_id=branch.pk,
    )
    client = entered(works, "norte@ejemplo.ec")
    assert [one["cedula"] for one in client.get(f"{DESK}/trabajadores.json").json()["rows"]] == [CEDULAS[30]]
    assert "Planilla" not in client.get(f"{DESK}/").text
    assert {client.get(f"{DESK}/{page}/").status_code for page in ("planilla", "cuenta", "avisos")} == {403}
    raised = {"do": "give", "type": "MSU", "cedula": CEDULAS[30], "month": "2022-02", "amount": "500"}
    assert client.post(f"{DESK}/trabajadores/aviso/", raised).status_code == 302


def test_who_answers_is_told_who_joins(owner, works, mailoutbox):
    confirm(works, owner, "ana@ejemplo.ec")
    owner.post(f"{DESK}/usuarios/", {"do": "invite", "email": "caro@ejemplo.ec", "role": "employer_payroll"})
    works.account("caro@ejemplo.ec", second_factor=False)
    number = Act.objects.filter(name="access.invite_member").latest("number").result["invitation_id"]
    entered(works, "caro@ejemplo.ec").post(f"/cuenta/invitacion/{number}/", {"do": "accept"})
    assert [one.to for one in mailoutbox] == [["caro@ejemplo.ec"], ["ana@ejemplo.ec"]]
    assert "caro@ejemplo.ec aceptó actuar por Hilandería Andina" in mailoutbox[1].body


@pytest.mark.parametrize(
    ("page", "most"), [("", 26), ("trabajadores/", 18), ("planilla/", 20), ("cuenta/", 20), ("avisos/", 18)]
)
def test_a_page_asks_little_of_the_database(owner, page, most):
    owner.get(f"{DESK}/{page}")
    with CaptureQueriesContext(connection) as asked:
        assert owner.get(f"{DESK}/{page}").status_code == 200
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
