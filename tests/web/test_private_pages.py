"""Every address for every role, and who read what. What stands at the door is in `test_attacks.py`."""

from __future__ import annotations

import hashlib
import html
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils.timezone import localdate

from amparo.entrypoints.web.addresses import PRIVATE, is_private
from amparo.entrypoints.web.pages import every_page, every_private_file, every_private_page
from amparo.foundation.access import policy, queries
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.registry.models import Person
from tests.web.accounts import CASE, FARM, FILE_ACT, LUIS, PASSWORD, ROSA, SHOP, SLIP
from tests.web.clients import WHO, Clients, confirm, entered
from tests.web.conftest import ADDRESSES

RUC = SHOP["ruc"]

ANYBODY = {"anonymous", *WHO}
HOLDERS = set(WHO)
"""Whoever has an account."""

CLERKS = {who for who, role in WHO.items() if role.get("role") == "clerk"}
INSPECTORS = {"inspector", "second_inspector"}
DESK = {"owner", "payroll"}
"""Whoever acts for the shop."""

ALLOWED: dict[str, tuple[str, set[str]]] = {
    "account": ("cuenta/", HOLDERS),
    "identity": ("cuenta/identidad/", HOLDERS),
    "responsible": ("cuenta/empleador/", HOLDERS),
    "account_email": ("cuenta/correo/", HOLDERS),
    "tokens": ("cuenta/tokens/", HOLDERS),
    "invitation": ("cuenta/invitacion/1/", HOLDERS),
    "mine": ("mi/", {"affiliate", "other_affiliate"}),
    "own_history": ("mi/historia/", {"affiliate", "other_affiliate"}),
    "own_month": ("mi/historia/2022-12/", {"affiliate", "other_affiliate"}),
    "own_cases": ("mi/reclamos/", {"affiliate", "other_affiliate"}),
    "own_claim_new": ("mi/reclamos/nuevo/", {"affiliate", "other_affiliate"}),
    "own_correction_new": ("mi/historia/2022-12/correccion/", {"affiliate", "other_affiliate"}),
    "own_case": (f"mi/reclamos/{CASE}/", {"other_affiliate"}),
    "own_notices": ("mi/avisos/", {"affiliate", "other_affiliate"}),
    "own_pension": ("mi/pension/", {"affiliate", "other_affiliate"}),
    "own_retirement": ("mi/jubilacion/", {"affiliate", "other_affiliate"}),
    "accesses": ("mi/accesos/", {"affiliate", "other_affiliate"}),
    "bank_account": ("mi/cuenta-bancaria/", {"affiliate", "other_affiliate"}),
    "employers": ("empresa/", HOLDERS),
    "members": (f"empresa/{RUC}/usuarios/", {"owner", "auditor"}),
    "new_employer": ("empresa/nueva/", HOLDERS),
    "employer": (f"empresa/{RUC}/", DESK | {"claims_clerk", "auditor"}),
    "establishments": (f"empresa/{RUC}/establecimientos/", DESK | {"claims_clerk", "auditor"}),
    "workers": (f"empresa/{RUC}/trabajadores/", DESK | {"claims_clerk", "auditor"}),
    "notice": (f"empresa/{RUC}/trabajadores/aviso/", DESK),
    "given_notices": (f"empresa/{RUC}/trabajadores/avisos/", DESK | {"claims_clerk", "auditor"}),
    "batches": (f"empresa/{RUC}/trabajadores/archivos/", DESK),
    "batch": (f"empresa/{RUC}/trabajadores/archivos/{FILE_ACT}/", DESK),
    "draft": (f"empresa/{RUC}/planilla/", DESK | {"auditor"}),
    "wages": (f"empresa/{RUC}/planilla/nomina/", DESK),
    "earlier_months": (f"empresa/{RUC}/meses/", DESK | {"auditor"}),
    "earlier_month": (f"empresa/{RUC}/meses/2022-05/", DESK | {"auditor"}),
    "statement": (f"empresa/{RUC}/cuenta/", DESK | {"auditor"}),
    "slip": (f"empresa/{RUC}/cuenta/comprobante/", DESK | {"auditor"}),
    "issued_slip": (f"empresa/{RUC}/cuenta/comprobante/{SLIP}/", DESK | {"auditor"}),
    "payments": (f"empresa/{RUC}/pagos/", DESK | {"auditor"}),
    "compliance": (f"empresa/{RUC}/certificado/", DESK | {"auditor"}),
    "employer_notices": (f"empresa/{RUC}/avisos/", DESK | {"auditor"}),
    "employer_case": (f"empresa/{RUC}/tramites/{CASE}/", DESK | {"auditor"}),
    "office": ("oficina/", HOLDERS),
    "codes": ("oficina/codigos/", {"clerk", "clerk_of_another_province"}),
    "office_cases": ("oficina/tramites/", {*CLERKS, "auditor", "director"}),
    "office_case": (f"oficina/tramites/{CASE}/", {"claims_clerk", "auditor"}),
    "office_enrol": (f"oficina/tramites/{CASE}/registro/", set()),
    "signals": ("oficina/senales/", INSPECTORS | {"auditor"}),
    "signals_of": (f"oficina/senales/{RUC}/", INSPECTORS | {"auditor"}),
    "readings": ("auditoria/", {"auditor"}),
}
"""Who opens each private page, and nobody else. What is in it for each is asked further down."""

FILES: dict[str, tuple[str, set[str]]] = {
    "own_certificate": ("mi/certificados/NOES-NADA.pdf", {"auditor", "director"}),
    "own_case_document": (f"mi/reclamos/999/documentos/{'0' * 64}", set()),
    "office_case_document": (f"oficina/tramites/999/documentos/{'0' * 64}", {"auditor", "director"}),
    "employer_case_document": (f"empresa/{RUC}/tramites/999/documentos/{'0' * 64}", DESK | {"auditor"}),
    "compliance_document": (f"empresa/{RUC}/certificado/NOES-NADA.pdf", DESK | {"auditor"}),
}
"""A file of each kind that nobody has, and who is told so. For whom one is that exists is asked where it is made."""

HANDED: dict[str, tuple[str, set[str]]] = {
    "batch_template": (f"empresa/{RUC}/trabajadores/archivos/plantilla.csv", DESK),
    "wages_template": (f"empresa/{RUC}/planilla/nomina/plantilla.csv", DESK),
}
"""The files that are always there, and whom they are handed to."""

LOG_IN: dict[str, tuple[str, set[str]]] = {
    "account_login": ("cuenta/entrar/", {"anonymous"}),
    "account_logout": ("cuenta/salir/", HOLDERS),
    "account_inactive": ("cuenta/cerrada/", ANYBODY),
    "account_signup": ("cuenta/abrir/", {"anonymous"}),
    "account_email_verification_sent": ("cuenta/abrir/codigo/", set()),
    "account_reauthenticate": ("cuenta/confirmar/", set()),
    "account_change_password": ("cuenta/clave/", HOLDERS),
    "account_set_password": ("cuenta/clave/poner/", set()),
    "account_reset_password": ("cuenta/clave/olvidada/", ANYBODY),
    "account_confirm_password_reset_code": ("cuenta/clave/olvidada/codigo/", set()),
    "account_complete_password_reset": ("cuenta/clave/olvidada/nueva/", set()),
    "account_password_reset_completed": ("cuenta/clave/olvidada/hecho/", ANYBODY),
    "account_not_me": ("cuenta/no-fui-yo/x/", set()),
    "usersessions_list": ("cuenta/sesiones/", HOLDERS),
    "mfa_index": ("cuenta/segundo-factor/", HOLDERS),
    "mfa_authenticate": ("cuenta/segundo-factor/entrar/", set()),
    "mfa_reauthenticate": ("cuenta/segundo-factor/confirmar/", HOLDERS),
    "mfa_activate_totp": ("cuenta/segundo-factor/aplicacion/", set()),
    "mfa_deactivate_totp": ("cuenta/segundo-factor/aplicacion/quitar/", HOLDERS),
    "mfa_view_recovery_codes": ("cuenta/segundo-factor/codigos/", HOLDERS),
    "mfa_generate_recovery_codes": ("cuenta/segundo-factor/codigos/nuevos/", HOLDERS),
    "mfa_download_recovery_codes": ("cuenta/segundo-factor/codigos/archivo/", HOLDERS),
    "mfa_list_webauthn": ("cuenta/segundo-factor/llaves/", HOLDERS),
    "mfa_add_webauthn": ("cuenta/segundo-factor/llaves/nueva/", HOLDERS),
    "mfa_reauthenticate_webauthn": ("cuenta/segundo-factor/llaves/confirmar/", set()),
    "mfa_remove_webauthn": ("cuenta/segundo-factor/llaves/1/quitar/", set()),
    "mfa_edit_webauthn": ("cuenta/segundo-factor/llaves/1/nombre/", set()),
    "socialaccount_connections": ("cuenta/externo/", HOLDERS),
    "socialaccount_login_cancelled": ("cuenta/externo/cancelado/", ANYBODY),
    "socialaccount_login_error": ("cuenta/externo/error/", set()),
    "socialaccount_nobody": ("cuenta/externo/nadie/", set()),
    "openid_connect_login": ("cuenta/externo/oidc/", set()),
    "openid_connect_callback": ("cuenta/externo/oidc/vuelta/", set()),
}
"""The pages of the log-in: who sees each when it is opened without more."""


NUMBERED: dict[str, tuple[str, set[str]]] = {
    "invitation": ("cuenta/invitacion/2/", HOLDERS),
    "batch": (f"empresa/{RUC}/trabajadores/archivos/1/", set()),
    "employer_case": (f"empresa/{RUC}/tramites/999/", set()),
    "issued_slip": (f"empresa/{RUC}/cuenta/comprobante/999/", set()),
    "own_case": ("mi/reclamos/999/", set()),
    "office_case": ("oficina/tramites/999/", set()),
    "office_enrol": ("oficina/tramites/999/registro/", set()),
}
"""Private pages whose address has a number, each with a number of somebody else's: who opens it.

That of an invitation is the same for whatever number, and shows nothing of it.
"""


@pytest.fixture(autouse=True)
def _limits_begin_anew() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def everybody(clients: Clients) -> Clients:
    return clients.everybody()


def addresses(patterns, prefix: str = "") -> list[tuple[str, str]]:
    """Every address of the portal, with its name."""
    found = []
    for one in patterns:
        path = prefix + str(one.pattern)
        found += addresses(one.url_patterns, path) if isinstance(one, URLResolver) else [(one.name, path)]
    return found


def opened(client: Client, address: str) -> HttpResponse:
    """The answer to a visit; whoever is shown in it sees afterwards that she was looked at."""
    last = AccessTrace.objects.aggregate(last=Max("pk"))["last"] or 0
    answer = client.get(address)
    read = {*AccessTrace.objects.filter(pk__gt=last).values_list("person_id", flat=True)}
    people = Person.objects.values_list("pk", "document", "surnames")
    shown = {person for person, *marks in people if any(mark in answer.text for mark in marks)}
    assert shown <= read, (address, shown - read)
    return answer


# ---------------------------------------------------------------- every address, every role


def test_no_address_is_left_out_of_the_tables():
    public = {page.name for page in every_page} | {"health", "robots", "authority"}
    forms = {f"{page.name}.{form}" for page in (*every_page, *every_private_page) for form in ("json", "csv")}
    files = set(FILES) | set(HANDED)
    assert files == {file.name for file in every_private_file}
    found = addresses(get_resolver().url_patterns)
    of_the_api = [(name, path) for name, path in found if path.startswith(("api/", "api."))]
    named = [one[0] for one in found if one not in of_the_api]
    assert sorted(named) == sorted(public | forms | set(ALLOWED) | set(LOG_IN) | files), "each once, and no other"
    assert not any(is_private(f"/{path}") for _, path in of_the_api)
    assert {page.name for page in every_private_page} == set(ALLOWED)
    assert all(is_private(f"/{page.path}/") for page in (*every_private_page, *every_private_file))
    assert not any(is_private(f"/{page.path}/") for page in every_page)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", ALLOWED)
def test_a_private_page_opens_for_whom_the_table_says(everybody, name, language):
    address, allowed = ALLOWED[name]
    answers = {who: opened(client, f"/{language}{address}") for who, client in everybody.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    for who in answers.keys() - allowed:
        if who == "anonymous":
            assert answers[who].status_code == 302 and "/cuenta/entrar/?next=" in answers[who].url
        elif address.startswith("mi/") and who != "affiliate":
            assert answers[who].status_code == 302 and answers[who].url.endswith("/cuenta/identidad/")
        else:
            assert answers[who].status_code == 403, who
    assert {one.headers["Cache-Control"] for one in answers.values()} == {"no-store, private"}


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", ALLOWED)
def test_its_data_opens_for_the_same(everybody, name, form):
    address, allowed = ALLOWED[name]
    answers = {who: opened(client, f"/{address.rstrip('/')}.{form}") for who, client in everybody.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    assert answers["anonymous"].status_code == 401
    assert {answers[who].status_code for who in HOLDERS - allowed} <= {302, 403}
    assert not any("Access-Control-Allow-Origin" in one.headers for one in answers.values())
    for who in ("anonymous", *sorted(allowed)[:1]):
        assert everybody[who].post(f"/{address.rstrip('/')}.{form}").status_code == 405, "whoever asks"


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_does_not_exist_is_refused_like_another_s(everybody, name):
    address, told = FILES[name]
    answers = {who: client.get(f"/{address}") for who, client in everybody.items()}
    assert {who for who, one in answers.items() if one.status_code == 404} == told
    assert {one.status_code for one in answers.values()} <= {302, 403, 404}
    assert {one.headers["Cache-Control"] for one in answers.values()} == {"no-store, private"}


@pytest.mark.parametrize("name", HANDED)
def test_a_file_is_handed_to_whom_the_table_says(everybody, name):
    address, allowed = HANDED[name]
    answers = {who: opened(client, f"/{address}") for who, client in everybody.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    assert all("attachment" in answers[who].headers["Content-Disposition"] for who in allowed)


@pytest.mark.parametrize("name", LOG_IN)
def test_a_page_of_the_log_in_opens_for_whom_the_table_says(everybody, name):
    address, allowed = LOG_IN[name]
    answers = {who: client.get(f"/{address}") for who, client in everybody.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    assert {one.headers["Cache-Control"] for one in answers.values()} == {"no-store, private"}


@pytest.mark.parametrize("who", ["anonymous", "affiliate", "owner", "auditor"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_page_is_the_same_for_everybody(clients, address, who):
    response = clients[who].get(f"/{address}")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers and not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "private" not in response.headers["Cache-Control"]
    assert "script-src" not in response.headers["Content-Security-Policy"]


def test_what_does_not_exist_is_refused_with_the_same_words(clients):
    other, unknown = (clients["owner"].get(f"/empresa/{ruc}/usuarios/") for ruc in ("0992397535001", "9999999999001"))
    assert other.status_code == unknown.status_code == 403
    assert other.text.replace("0992397535001", "") == unknown.text.replace("9999999999001", "")
    assert clients["auditor"].get("/empresa/9999999999001/usuarios/").status_code == 404


def test_a_clerk_finds_nobody_of_another_province(clients):
    def found(who, document):
        return clients[who].get(f"/oficina/codigos.json?documento={document}").json()["rows"]

    assert len(found("clerk", ROSA["document"])) == len(found("clerk_of_another_province", LUIS["document"])) == 1
    nobody = [found("clerk", document) for document in (LUIS["document"], "1799999999", "0992397535001")]
    assert nobody == [[], [], []]
    for document in (LUIS["document"], "1799999999"):
        refused = clients["clerk"].post("/oficina/codigos/", {"do": "issue", "document": document})
        assert refused.status_code == 422 and "No consta en su provincia" in refused.text


@pytest.mark.parametrize("name", [name for name, (address, _) in ALLOWED.items() if RUC in address])
def test_a_page_of_another_employer_is_for_its_own_people(everybody, name):
    address, allowed = ALLOWED[name]
    elsewhere = allowed - {"owner", "payroll"} | ({"other_owner"} if "owner" in allowed else set())
    for written in (address, f"{address.rstrip('/')}.json", f"{address.rstrip('/')}.csv"):
        answers = {who: one.get(f"/{written.replace(RUC, FARM['ruc'])}") for who, one in everybody.items()}
        assert {who for who, one in answers.items() if one.status_code == 200} <= elsewhere
        assert answers["owner"].status_code == answers["payroll"].status_code == 403


def test_a_number_in_an_address_opens_nothing_of_another(everybody):
    assert set(NUMBERED) == {page.name for page in every_private_page if "<int:" in page.path}
    for address, allowed in NUMBERED.values():
        answers = {who: one.get(f"/{address}").status_code for who, one in everybody.items()}
        assert {who for who, status in answers.items() if status == 200} == allowed


@pytest.mark.parametrize("page", [page for page in every_private_page if page.acts], ids=lambda page: page.name)
def test_no_button_works_for_whom_the_page_does_not_open(everybody, page):
    address, allowed = ALLOWED[page.name]
    acts = Act.objects.count()
    for do in page.acts:
        answers = {who: everybody[who].post(f"/{address}", {"do": do}) for who in everybody.keys() - allowed}
        assert {one.status_code for one in answers.values()} <= {302, 403}
    assert {everybody[who].post(f"/{address}", {"do": "rob"}).status_code for who in allowed} <= {302, 403}
    assert Act.objects.count() == acts


@pytest.mark.parametrize("who", [who for who in WHO if who != "owner"])
def test_a_form_sent_by_hand_changes_nothing_for_others(clients, town, who):
    """The page may be another's, and the number in the form too: the action asks again."""
    owner = queries.members(town.shop)[0].held_role_id
    before = Act.objects.filter(name="access.remove_member").count()
    for ruc in (RUC, FARM["ruc"]):
        clients[who].post(f"/empresa/{ruc}/usuarios/", {"do": "remove", "member": owner})
    assert Act.objects.filter(name="access.remove_member").count() == before


# ---------------------------------------------------------------- who read what


def test_every_reading_of_a_person_is_written_down_and_shown_to_her(town, clients):
    last = AccessTrace.objects.order_by("-pk").first()
    clients["clerk"].get(f"/oficina/codigos/?documento={ROSA['document']}")
    clients["clerk_of_another_province"].get(f"/oficina/codigos/?documento={ROSA['document']}")
    clients["affiliate"].get("/mi.csv")
    new = list(AccessTrace.objects.filter(pk__gt=last.pk if last else 0).order_by("pk"))
    assert [(one.person_id, one.role, one.province, one.module) for one in new] == [
        (town.rosa, "clerk", "17", "access"), (town.rosa, "affiliate", "", ""),
    ]  # fmt: skip
    assert all(one.at and one.purpose and one.purpose_en for one in new)
    page = clients["affiliate"].get("/mi/accesos/").text
    assert "Servidor de una provincia y un módulo: Pichincha, Identidad y cuentas" in page
    assert "Entregar un código a quien se presentó en la oficina" in page and "usted" in page
    assert "Hand a code to who came to the office" in clients["affiliate"].get("/en/mi/accesos/").text
    rows = clients["other_affiliate"].get("/mi/accesos.json").json()["rows"]
    assert ("17", "access") not in {(row["province"], row["module"]) for row in rows}, (
        "no clerk of codes looked at Luis"
    )


def test_an_auditor_sees_who_reads_and_is_seen(town, clients):
    rows = clients["auditor"].get(f"/auditoria.json?persona={town.rosa}").json()["rows"]
    assert rows and {row["person_id"] for row in rows} == {town.rosa}
    assert clients["auditor"].get("/auditoria.json?cuenta=999999").json()["rows"] == []


# ---------------------------------------------------------------- whole walks without a browser


def test_a_bank_account_waits_and_every_address_is_told(town, clients):
    mail.outbox.clear()
    asked = {"do": "declare", "bank": "Banco del Austro", "kind": "savings", "number": "2200 1234 56", "key": "k"}
    for _ in range(2):
        response = clients["affiliate"].post("/mi/cuenta-bancaria/", asked, follow=True)
        assert "no se paga nada en ella antes del" in response.text and "···3456" in response.text
    assert [one.to for one in mail.outbox] == [["affiliate@ejemplo.ec"]], "sent once, though the form came twice"
    link = re.search(r"http://testserver(/cuenta/no-fui-yo/\S+)", mail.outbox[0].body)[1]
    stranger = Client()
    assert "No fui yo: detenerlo" in stranger.get(link).text
    assert "Detenido" in stranger.post(link).text
    assert clients["affiliate"].get("/mi/").status_code == 302, "her sessions ended"
    assert Client().get("/cuenta/no-fui-yo/MQ:falso/").status_code == 404


def test_a_changed_address_logs_in_on_its_day_and_not_before(town, monkeypatch):
    town.account("vieja@ejemplo.ec")
    client = entered(town, "vieja@ejemplo.ec")
    confirm(town, client, "vieja@ejemplo.ec")
    client.post("/cuenta/correo/", {"do": "ask", "email": "nueva@ejemplo.ec"})
    code = mail.outbox[-1].body.split("\n\n")[1]
    assert client.post("/cuenta/correo/", {"do": "confirm", "code": "AAAAA-AAAAA"}).status_code == 422
    client.post("/cuenta/correo/", {"do": "confirm", "code": code})

    def enters(email):
        cache.clear()
        return Client().post("/cuenta/entrar/", {"login": email, "password": PASSWORD}).status_code == 302

    assert enters("vieja@ejemplo.ec") and not enters("nueva@ejemplo.ec")
    later = localdate() + timedelta(days=policy.EMAIL_COOLING_DAYS)
    monkeypatch.setattr("amparo.foundation.clock.localdate", lambda: later)
    assert enters("nueva@ejemplo.ec") and not enters("vieja@ejemplo.ec")


def test_an_invited_person_opens_an_account_and_accepts(town, clients):
    mail.outbox.clear()
    invited = {"do": "invite", "email": "beto@ejemplo.ec", "role": "employer_payroll", "establishment": ""}
    assert "La invitación salió" in clients["owner"].post(f"/empresa/{RUC}/usuarios/", invited, follow=True).text
    link = re.search(r"http://testserver(/cuenta/invitacion/\d+/)", mail.outbox[-1].body)[1]
    refused = clients["nobody"].post(link, {"do": "accept"})
    assert refused.status_code == 422 and "no es para su correo" in refused.text
    town.account("beto@ejemplo.ec", second_factor=False)
    beto = entered(town, "beto@ejemplo.ec")
    assert "Tienda La Favorita" in beto.post(link, {"do": "accept"}, follow=True).text
    assert beto.get(f"/empresa/{RUC}/usuarios/").status_code == 403


def test_a_token_is_shown_once_and_opens_what_was_chosen_until_revoked(town, clients):
    mail.outbox.clear()
    page, owner = "/cuenta/tokens/", clients["owner"]
    assert "employer:read" in owner.get(page).text and "worker:read" not in owner.get(page).text
    asked = {"do": "create", "name": "Nómina", "days": "30", "scope employer:read": "on", "key": "one token"}
    token = re.search(r"amparo_[\w-]{43}", owner.post(page, asked).text)[0]
    assert "su token ya se mostró" in owner.post(page, asked).text
    assert token not in owner.get(page).text and "Nómina" in owner.get(page).text
    assert [one.to for one in mail.outbox] == [["owner@ejemplo.ec"]]
    headers = {"Authorization": f"Bearer {token}"}
    assert Client().get(f"/api/v1/employers/{RUC}", headers=headers).json()["name"] == "Tienda La Favorita"
    assert owner.post(page, asked | {"days": "400", "key": "k"}).status_code == 422
    number = owner.get("/cuenta/tokens.json").json()["rows"][0]["token_id"]
    assert clients["payroll"].post(page, {"do": "revoke", "token": number}).status_code == 403
    owner.post(page, {"do": "revoke", "token": number})
    assert Client().get(f"/api/v1/employers/{RUC}", headers=headers).status_code == 401


def test_robots_stay_out():
    told = Client().get("/robots.txt").text
    assert all(f"Disallow: /{path}/" in told and f"Disallow: /en/{path}/" in told for path in PRIVATE)


# ---------------------------------------------------------------- from page to page


@pytest.mark.parametrize("who", WHO)
def test_nobody_is_led_to_a_page_that_refuses(clients, who):
    """Every link of the pages that an account reaches from its own, two steps away, opens.

    But corrections: the town's notices speak of today, years after the months that it closed.
    """
    client, seen = clients[who], set()
    found = {f"/{address}" for address, allowed in ALLOWED.values() if who in allowed and "invitacion" not in address}
    for _ in range(2):
        led = set()
        for address in found - seen:
            answer = client.get(address, follow=True)
            assert answer.status_code == 200, address
            main = answer.text.partition("<main")[2].partition("</main>")[0]
            links = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', main)}
            led |= {link for link in links if is_private(link) and not re.search("/(salir|correccion)/", link)}
        seen, found = seen | found, led
    assert found <= seen | {link for link in found if client.get(link).status_code in (200, 302)}


def test_an_inspection_from_a_reason_to_the_first_day_of_who_was_found(town, clients):
    """An inspector opens and notifies, the employer answers with a document, two report, and affiliation records."""
    signals, inspector, owner = f"/oficina/senales/{RUC}/", clients["inspector"], clients["owner"]
    before = AccessTrace.objects.count()
    assert "Abrir una inspección" in inspector.get(signals).text
    assert AccessTrace.objects.count() == before + 1
    assert "Abrir una inspección" not in clients["auditor"].get(signals).text
    assert SHOP["name"] in inspector.get(f"/oficina/senales/?ruc={RUC}").text
    assert "No consta en su provincia" in inspector.get(f"/oficina/senales/?ruc={FARM['ruc']}").text
    refused = inspector.post(signals, {"do": "open", "reason": " ", "key": "a"})
    assert refused.status_code == 422 and "el puntaje solo ordena la lista" in refused.text
    opened = inspector.post(signals, {"do": "open", "reason": "Denuncia", "key": "b"})
    case = opened.url
    number = int(case.split("/")[-2])
    assert f'href="{case}"' in inspector.get(signals).text, "one is open: it leads there"
    assert f'href="{case}"' in inspector.get("/oficina/tramites/").text

    def moved(who, move, reason="", key=""):
        sent = {"do": "move", "move": move, "reason": reason, "key": f"{who} {move} {key}"}
        return clients[who].post(case, sent, follow=True).text

    assert "Notificada al empleador" in moved("inspector", "notify")
    assert "desde ahí no se puede" in moved("inspector", "drop", "Era otro")
    desk = f"/empresa/{RUC}/tramites/{number}/"
    assert "Denuncia" in owner.get(desk).text and "3 días laborables" in owner.get(desk).text
    told = {"do": "answer", "answer": "answer", "reason": "Recién entró", "key": "c", "title": "Contrato de Luis",
            "file": SimpleUploadedFile("c.pdf", b"%PDF-1.7 contrato de Luis")}  # fmt: skip
    assert "Su respuesta consta" in owner.post(desk, told, follow=True).text
    sha256 = hashlib.sha256(b"%PDF-1.7 contrato de Luis").hexdigest()
    assert clients["second_inspector"].get(f"{case}documentos/{sha256}").status_code == 200
    assert "Usted ya lo propuso" in moved("inspector", "report", "Luis trabajaba desde el primer día")
    assert clients["director"].get(case).status_code == clients["claims_clerk"].get(case).status_code == 403
    assert "Con informe" in moved("second_inspector", "report", "Luis trabajaba desde el primer día")
    assert "Registrar a quien se halló" in inspector.get(case).text
    assert "Luis trabajaba desde el primer día" in owner.get(desk).text
    assert owner.get(f"{desk}documentos/{sha256}").content.endswith(b"contrato de Luis")
    assert clients["other_owner"].get(f"{desk}documentos/{sha256}").status_code == 403

    found = {"do": "enrol", "key": "d", "cedula": LUIS["document"], "branch": "0001",
             "since": f"{localdate():%Y-%m}-01", "relation": "private", "wage": "500,00", "title": "Acta"}  # fmt: skip
    paper = SimpleUploadedFile("acta.pdf", b"%PDF-1.7 acta")
    wrong = inspector.post(f"{case}registro/", found | {"cedula": "1799999999", "document": paper})
    assert wrong.status_code == 422 and "Nadie está inscrito" in wrong.text
    paper.seek(0)
    asked = inspector.post(f"{case}registro/", found | {"document": paper, "key": "e"}, follow=True)
    assert "lo deciden dos personas de afiliación" in asked.text and "Propuesta" in asked.text
    correction = clients["claims_clerk"].get("/oficina/tramites.json").json()["rows"][-1]
    assert correction["kind"] == "affiliation.history_correction"
    assert (
        f"Se abrió por el trámite {number}"
        in clients["claims_clerk"].get(f"/oficina/tramites/{correction['case']}/").text
    )
    assert inspector.get(f"/oficina/tramites/{correction['case']}/").status_code == 403, "it is affiliation's"

    contest = {"do": "answer", "answer": "contest", "reason": "Era aprendiz", "key": "f"}
    assert "Impugnada" in owner.post(desk, contest, follow=True).text
    assert clients["inspector"].get(f"{case}registro/").status_code == 404, "what is contested waits"
    assert [row["case"] for row in clients["director"].get("/oficina/tramites.json").json()["rows"]] == [number]
    assert "Informe en firme" in moved("director", "uphold", "Consta")
    assert clients["inspector"].get(f"{case}registro/").status_code == 200
