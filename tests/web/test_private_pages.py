"""Every address for every role, and what stands at the door: cookies, forgeries, limits, and who read what."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import localdate

from amparo.entrypoints.web.addresses import PRIVATE, is_private
from amparo.entrypoints.web.pages import every_page, every_private_page
from amparo.foundation.access import actions, policy, queries
from amparo.foundation.acts.models import AccessTrace, Act
from tests.web.accounts import LUIS, PASSWORD, ROSA, SHOP, Town, found_town
from tests.web.conftest import ADDRESSES

RUC = SHOP["ruc"]

WHO = {
    "affiliate": {"role": "affiliate"},
    "other_affiliate": {"role": "affiliate"},
    "nobody": {},
    "owner": {"role": "employer_owner"},
    "payroll": {"role": "employer_payroll"},
    "other_owner": {"role": "employer_owner"},
    "clerk": {"role": "clerk", "province": "17", "module": "access"},
    "clerk_of_another_province": {"role": "clerk", "province": "09", "module": "access"},
    "clerk_of_another_module": {"role": "clerk", "province": "17", "module": "pensions"},
    "auditor": {"role": "auditor"},
    "director": {"role": "director"},
    "operator": {"role": "operator"},
}
ANYBODY = {"anonymous", *WHO}
HOLDERS = set(WHO)
"""Whoever has an account."""

ALLOWED: dict[str, tuple[str, set[str]]] = {
    "account": ("cuenta/", HOLDERS),
    "identity": ("cuenta/identidad/", HOLDERS),
    "responsible": ("cuenta/empleador/", HOLDERS),
    "account_email": ("cuenta/correo/", HOLDERS),
    "tokens": ("cuenta/tokens/", HOLDERS),
    "invitation": ("cuenta/invitacion/1/", HOLDERS),
    "mine": ("mi/", {"affiliate", "other_affiliate"}),
    "accesses": ("mi/accesos/", {"affiliate", "other_affiliate"}),
    "bank_account": ("mi/cuenta-bancaria/", {"affiliate", "other_affiliate"}),
    "employers": ("empresa/", HOLDERS),
    "members": (f"empresa/{RUC}/usuarios/", {"owner", "auditor"}),
    "office": ("oficina/", HOLDERS),
    "codes": ("oficina/codigos/", {"clerk", "clerk_of_another_province"}),
    "readings": ("auditoria/", {"auditor"}),
}
"""Who opens each private page, and nobody else. What is in it for each is asked further down."""

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


@pytest.fixture(scope="module")
def town(country) -> Town:
    return found_town()


@pytest.fixture(scope="module")
def clients(town: Town) -> dict[str, Client]:
    """A browser for each role, logged in through the pages with password and second factor, and confirmed just now."""
    reach = {
        "affiliate": {"person_id": town.rosa},
        "other_affiliate": {"person_id": town.luis},
        "owner": {"employer_id": town.shop},
        "payroll": {"employer_id": town.shop},
        "other_owner": {"employer_id": town.farm},
    }
    found = {"anonymous": Client()}
    for name, role in WHO.items():
        email = f"{name}@ejemplo.ec"
        town.account(email, **role, **reach.get(name, {}))
        found[name] = entered(town, email)
        confirm(town, found[name], email)
    return found


def entered(town: Town, email: str, **headers: str) -> Client:
    client = Client(**headers)
    cache.clear()
    client.post("/cuenta/entrar/", {"login": email, "password": PASSWORD})
    if email in town.secrets:
        assert client.post("/cuenta/segundo-factor/entrar/", {"code": town.code(email)}).status_code == 302
    assert client.get("/cuenta/").status_code == 200
    return client


def confirm(town: Town, client: Client, email: str) -> None:
    cache.clear()
    if email in town.secrets:
        response = client.post("/cuenta/segundo-factor/confirmar/", {"code": town.code(email)})
    else:
        response = client.post("/cuenta/confirmar/", {"password": PASSWORD})
    assert response.status_code == 302


@pytest.fixture(autouse=True)
def _limits_begin_anew() -> None:
    cache.clear()


def names(patterns, prefix: str = "") -> dict[str, str]:
    """Every address of the portal by its name."""
    found: dict[str, str] = {}
    for one in patterns:
        if isinstance(one, URLResolver):
            found |= names(one.url_patterns, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            found[one.name] = prefix + str(one.pattern)
    return found


# ---------------------------------------------------------------- every address, every role


def test_no_address_is_left_out_of_the_tables():
    public = {page.name for page in every_page} | {"health", "robots", "authority"}
    forms = {f"{page.name}.{form}" for page in (*every_page, *every_private_page) for form in ("json", "csv")}
    addresses = names(get_resolver().url_patterns)
    of_the_api = {name for name, path in addresses.items() if path.startswith("api/") or name.startswith("api")}
    assert set(addresses) - of_the_api == public | forms | set(ALLOWED) | set(LOG_IN)
    assert not any(is_private(f"/{addresses[name]}") for name in of_the_api)
    assert {page.name for page in every_private_page} == set(ALLOWED)
    assert all(is_private(f"/{page.path}/") for page in every_private_page)
    assert not any(is_private(f"/{page.path}/") for page in every_page)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", ALLOWED)
def test_a_private_page_opens_for_whom_the_table_says(clients, name, language):
    address, allowed = ALLOWED[name]
    answers = {who: client.get(f"/{language}{address}") for who, client in clients.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    for who in answers.keys() - allowed:
        if who == "anonymous":
            assert answers[who].status_code == 302 and "/cuenta/entrar/?next=" in answers[who].url
        elif address.startswith("mi/"):
            assert answers[who].status_code == 302 and answers[who].url.endswith("/cuenta/identidad/")
        else:
            assert answers[who].status_code == 403, who
    assert {one.headers["Cache-Control"] for one in answers.values()} == {"no-store, private"}


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", ALLOWED)
def test_its_data_opens_for_the_same(clients, name, form):
    address, allowed = ALLOWED[name]
    answers = {who: client.get(f"/{address.rstrip('/')}.{form}") for who, client in clients.items()}
    assert {who for who, one in answers.items() if one.status_code == 200} == allowed
    assert answers["anonymous"].status_code == 401
    assert {answers[who].status_code for who in HOLDERS - allowed} <= {302, 403}
    assert not any("Access-Control-Allow-Origin" in one.headers for one in answers.values())
    assert {client.post(f"/{address.rstrip('/')}.{form}").status_code for client in clients.values()} == {405}


@pytest.mark.parametrize("name", LOG_IN)
def test_a_page_of_the_log_in_opens_for_whom_the_table_says(clients, name):
    address, allowed = LOG_IN[name]
    answers = {who: client.get(f"/{address}") for who, client in clients.items()}
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


@pytest.mark.parametrize("who", [who for who in WHO if who != "owner"])
def test_a_form_sent_by_hand_changes_nothing_for_others(clients, town, who):
    """The page may be another's, and the number in the form too: the action asks again."""
    owner = queries.members(town.shop)[0].held_role_id
    before = Act.objects.filter(name="access.remove_member").count()
    for ruc in (RUC, "0992397535001"):
        clients[who].post(f"/empresa/{ruc}/usuarios/", {"do": "remove", "member": owner})
    assert Act.objects.filter(name="access.remove_member").count() == before
    assert clients[who].post("/cuenta/correo/", {"do": "rob"}).status_code == 403


# ---------------------------------------------------------------- the door


def test_cookies_are_for_the_browser_alone(town, clients):
    response = Client().get("/cuenta/entrar/")
    csrf = response.cookies["csrf"]
    assert csrf["httponly"] and csrf["samesite"] == "Strict" and not csrf["max-age"]
    client = Client()
    answer = client.post("/cuenta/entrar/", {"login": "nobody@ejemplo.ec", "password": PASSWORD})
    answer = client.post("/cuenta/segundo-factor/entrar/", {"code": town.code("nobody@ejemplo.ec")})
    session = answer.cookies["session"]
    assert session["httponly"] and session["samesite"] == "Lax" and not session["max-age"]


def test_entering_changes_the_session(town, clients):
    """A session that somebody else planted before is worth nothing after."""
    client = Client()
    client.post("/cuenta/entrar/", {"login": "nobody@ejemplo.ec", "password": PASSWORD})
    planted = client.cookies["session"].value
    client.post("/cuenta/segundo-factor/entrar/", {"code": town.code("nobody@ejemplo.ec")})
    assert client.cookies["session"].value != planted
    stale = Client()
    stale.cookies["session"] = planted
    assert stale.get("/cuenta/").status_code == 302


@pytest.mark.parametrize(
    "address", ["cuenta/entrar/", "cuenta/abrir/", "cuenta/salir/", "cuenta/identidad/", "mi/cuenta-bancaria/"]
)
def test_a_form_from_elsewhere_is_refused(town, clients, address):
    forger = Client(enforce_csrf_checks=True)
    forger.cookies = clients["affiliate"].cookies
    response = forger.post(f"/{address}", {"do": "declare"})
    assert response.status_code == 403 and "No se recibió el formulario" in response.text


def test_scripts_run_only_where_a_key_is_used(clients):
    key = clients["affiliate"].get("/cuenta/segundo-factor/llaves/nueva/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in key and "unsafe" not in key
    for name, (address, allowed) in (ALLOWED | LOG_IN).items():
        if "affiliate" in allowed and name != "mfa_add_webauthn":
            response = clients["affiliate"].get(f"/{address}")
            assert "script-src" not in response.headers["Content-Security-Policy"], name
            assert "<script" not in response.text and not re.search(r"\sstyle=|\son\w+=", response.text), name


def test_an_idle_session_ends(town):
    town.account("idle@ejemplo.ec")
    client = entered(town, "idle@ejemplo.ec")
    session = client.session
    session["seen"] = int(time.time()) - 60 * policy.IDLE_MINUTES - 1
    session.save()
    assert client.get("/cuenta/").status_code == 302
    assert "La sesión se cerró porque no se usaba" in client.get("/cuenta/entrar/").text


def test_sessions_are_seen_and_closed(town):
    town.account("two@ejemplo.ec")
    here, elsewhere = (entered(town, "two@ejemplo.ec", HTTP_USER_AGENT=name) for name in ("aquí", "<b>allá</b>"))
    page = here.get("/cuenta/sesiones/").text
    assert "aquí" in page and "&lt;b&gt;allá" in page
    here.post("/cuenta/sesiones/")
    assert here.get("/cuenta/").status_code == 200 and elsewhere.get("/cuenta/").status_code == 302


def test_a_closed_account_is_out_at_once(town):
    user = town.account("closed@ejemplo.ec")
    client = entered(town, "closed@ejemplo.ec")
    town.act(actions.close_account, user_id=user.pk)
    assert client.get("/cuenta/").status_code == 302
    response = Client().post("/cuenta/entrar/", {"login": "closed@ejemplo.ec", "password": PASSWORD}, follow=True)
    assert "no son correctos" in response.text or "está cerrada" in response.text


# ---------------------------------------------------------------- second factor and stepping up


def test_a_grave_role_waits_for_a_second_factor(town):
    town.account("new-owner@ejemplo.ec", second_factor=False, role="employer_owner", employer_id=town.shop)
    client = entered(town, "new-owner@ejemplo.ec")
    assert "espera hasta que lo tenga" in client.get("/cuenta/").text
    response = client.get(f"/empresa/{RUC}/usuarios/")
    assert response.status_code == 302 and response.url == "/cuenta/segundo-factor/"
    assert client.post(f"/empresa/{RUC}/usuarios/", {"do": "invite"}).status_code == 302


def test_a_session_without_it_stays_weak_when_another_gets_one(town):
    """Who stole a password before the second factor was activated is not let in by it."""
    user = town.account("weak@ejemplo.ec", second_factor=False, role="auditor")
    stolen = entered(town, "weak@ejemplo.ec")
    town.secrets["weak@ejemplo.ec"] = ""
    from tests.web.accounts import TOTP, generate_totp_secret, with_context

    secret = generate_totp_secret()
    town.secrets["weak@ejemplo.ec"] = secret
    with_context(lambda: TOTP.activate(user, secret))
    response = stolen.get("/auditoria/")
    assert response.status_code == 302 and response.url.startswith("/cuenta/segundo-factor/confirmar/")
    assert entered(town, "weak@ejemplo.ec").get("/auditoria/").status_code == 200


@pytest.mark.parametrize("address", ["cuenta/correo/", "mi/cuenta-bancaria/"])
def test_what_is_delicate_asks_again_who_it_is(town, clients, address):
    town.account(f"step-{len(address)}@ejemplo.ec")
    client = Client()
    client.cookies = clients["affiliate"].cookies
    fresh = client.get(f"/{address}")
    assert fresh.status_code == 200
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [
        one | {"at": one["at"] - 60 * policy.STEP_UP_MINUTES} for one in records
    ]
    session.save()
    for response in (client.get(f"/{address}"), client.post(f"/{address}", {"do": "ask", "email": "x@y.ec"})):
        assert response.status_code == 302 and "/cuenta/segundo-factor/confirmar/?next=" in response.url
    assert client.get("/cuenta/confirmar/").url == "/cuenta/segundo-factor/confirmar/", "a password is not enough"
    session["account_authentication_methods"] = records
    session.save()


# ---------------------------------------------------------------- limits and enumeration


def test_passwords_are_not_tried_by_the_bulk(town, clients):
    client = Client()
    tried = [client.post("/cuenta/entrar/", {"login": "nobody@ejemplo.ec", "password": f"{n}"}).text for n in range(7)]
    assert "no son correct" in tried[0] and "no son correct" not in tried[-1]
    assert (
        "/cuenta/entrar/" in client.post("/cuenta/entrar/", {"login": "nobody@ejemplo.ec", "password": PASSWORD}).text
    )


def test_codes_are_not_tried_by_the_bulk(town, clients):
    client = Client()
    client.post("/cuenta/entrar/", {"login": "nobody@ejemplo.ec", "password": PASSWORD})
    for n in range(6):
        client.post("/cuenta/segundo-factor/entrar/", {"code": f"00000{n}"})
    right = client.post("/cuenta/segundo-factor/entrar/", {"code": totp_without_clearing(town, "nobody@ejemplo.ec")})
    assert right.status_code == 200 and client.get("/cuenta/").status_code == 302


def totp_without_clearing(town, email):
    from tests.web.accounts import totp

    return totp(town.secrets[email])


def test_identities_are_not_tried_by_the_bulk(town, clients):
    asked = {"do": "claim", "document": ROSA["document"], "birth_date": "1957-03-10", "code": "AAAAA-AAAAA"}
    answers = [
        clients["nobody"].post("/cuenta/identidad/", asked).status_code for _ in range(policy.PROOFS_PER_HOUR + 1)
    ]
    assert answers == [422] * policy.PROOFS_PER_HOUR + [429]


def test_nobody_learns_who_is_registered(town, clients):
    right = town.handed(person_id=town.rosa)

    def told(**changes):
        cache.clear()
        asked = {"do": "claim", "document": ROSA["document"], "birth_date": "1957-03-10", "code": "AAAAA-AAAAA"}
        response = clients["nobody"].post("/cuenta/identidad/", asked | changes)
        return response.status_code, re.sub(r'value="[^"]*"', "", response.text)

    known = told()
    for other in (
        {"document": "1799999999"},
        {"birth_date": "1990-01-01"},
        {"birth_date": "?"},
        {"code": right, "document": LUIS["document"]},
    ):
        assert told(**other) == known
    assert told(code=right) == known, "she has an account already: neither is that told"


def test_nobody_learns_who_has_an_account(town, clients):
    def told(address, form):
        cache.clear()
        client = Client()
        response = client.post(address, form, follow=True)
        return response.redirect_chain, re.sub(r'value="[^"]*"|[a-z]+@ejemplo.ec', "", response.text)

    for address, form in (
        ("/cuenta/entrar/", {"login": "{}", "password": "x" * 20}),
        ("/cuenta/clave/olvidada/", {"email": "{}"}),
        ("/cuenta/abrir/", {"email": "{}", "password1": PASSWORD}),
    ):
        known, unknown = (
            told(address, {name: value.format(email) for name, value in form.items()})
            for email in ("nobody@ejemplo.ec", "ninguno@ejemplo.ec")
        )
        assert known == unknown, address
    assert [one.to for one in mail.outbox[-4:]] == [["nobody@ejemplo.ec"], ["ninguno@ejemplo.ec"]] * 2


def test_an_unknown_account_costs_as_many_hashes_as_a_known_one(monkeypatch, town, clients):
    from django.contrib.auth.hashers import ScryptPasswordHasher

    made = []
    encode = ScryptPasswordHasher.encode
    monkeypatch.setattr(
        ScryptPasswordHasher, "encode", lambda *given, **named: made.append(1) or encode(*given, **named)
    )
    costs = []
    for email in ("nobody@ejemplo.ec", "ninguno@ejemplo.ec"):
        made.clear()
        Client().post("/cuenta/entrar/", {"login": email, "password": "x" * 20})
        costs.append(len(made))
    assert costs[0] == costs[1] > 0


def test_what_is_too_large_is_not_even_read(clients):
    size = policy.UPLOAD_MEGABYTES * 1_000_000 + 1
    response = clients["affiliate"].generic(
        "POST", "/mi/cuenta-bancaria/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(size)
    )
    assert response.status_code == 413 and "20 megabytes" in response.text


def test_a_weak_password_is_refused_with_its_reason(clients):
    for password, told in (("corta", "12 caracteres"), ("x" * 201, "200 signos"), ("qwertyuiop12", "común")):
        response = Client().post("/cuenta/abrir/", {"email": "otro@ejemplo.ec", "password1": password})
        assert response.status_code == 200 and told in response.text


def test_nobody_is_sent_to_another_site(town, clients):
    client = Client()
    client.post("/cuenta/entrar/?next=https://ladron.example/", {"login": "nobody@ejemplo.ec", "password": PASSWORD})
    code = town.code("nobody@ejemplo.ec")
    response = client.post("/cuenta/segundo-factor/entrar/", {"code": code, "next": "https://ladron.example/"})
    assert response.status_code == 302 and response.url == "/cuenta/"


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
    assert "17" not in {row["province"] for row in rows}, "nobody of Pichincha looked at Luis"


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
    monkeypatch.setattr("amparo.entrypoints.web.reader.localdate", lambda: later)
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
