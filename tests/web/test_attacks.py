"""What stands at the door: cookies, sessions, forgeries, second factors, limits, and what nobody learns."""

from __future__ import annotations

import csv
import re
import runpy
import time
from itertools import product

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from amparo import settings as settings_module
from amparo.entrypoints.web.account import unhurried
from amparo.entrypoints.web.pages import every_private_page
from amparo.foundation.access import actions, policy
from tests.web.accounts import LUIS, PASSWORD, ROSA, SHOP, TOTP, generate_totp_secret, totp, with_context
from tests.web.clients import confirm, entered
from tests.web.test_private_pages import ALLOWED, LOG_IN

RUC = SHOP["ruc"]


@pytest.fixture(autouse=True)
def _limits_begin_anew(monkeypatch) -> None:
    monkeypatch.setattr(unhurried, "SECONDS", 0)
    cache.clear()


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


def test_over_https_no_other_site_can_plant_a_cookie(monkeypatch):
    """A name that begins with __Host- is taken only from this host, only over TLS."""
    monkeypatch.setenv("AMPARO_HOSTS", "amparo.example")
    asked = runpy.run_path(settings_module.__file__)
    for kind in ("SESSION", "CSRF"):
        assert asked[f"{kind}_COOKIE_NAME"].startswith("__Host-") and asked[f"{kind}_COOKIE_SECURE"]
        assert f"{kind}_COOKIE_DOMAIN" not in asked and f"{kind}_COOKIE_PATH" not in asked
    assert asked["SECURE_SSL_REDIRECT"] and asked["SECURE_HSTS_SECONDS"] >= 31_536_000


@pytest.mark.parametrize("name", [*ALLOWED, *LOG_IN])
def test_a_form_from_elsewhere_is_refused(clients, name):
    address, _ = (ALLOWED | LOG_IN)[name]
    for who in ("anonymous", "owner"):
        forger = Client(enforce_csrf_checks=True)
        forger.cookies = clients[who].cookies
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


def test_a_session_in_use_ends_too(town):
    town.account("busy@ejemplo.ec")
    client = entered(town, "busy@ejemplo.ec")
    session = client.session
    records = session["account_authentication_methods"]
    records[0]["at"] -= 3600 * policy.SESSION_HOURS + 1
    session["account_authentication_methods"] = records
    session.save()
    assert client.get("/cuenta/").status_code == 302
    assert "La sesión se cerró porque llevaba 8 horas abierta" in client.get("/cuenta/entrar/").text


def test_who_left_is_out_even_with_the_old_cookie(town):
    town.account("left@ejemplo.ec")
    client = entered(town, "left@ejemplo.ec")
    kept = client.cookies["session"].value
    assert client.get("/cuenta/salir/").status_code == 200 and client.get("/cuenta/").status_code == 200
    client.post("/cuenta/salir/")
    thief = Client()
    thief.cookies["session"] = kept
    assert thief.get("/cuenta/").status_code == 302


def test_a_new_password_closes_the_other_sessions(town):
    town.account("fresh@ejemplo.ec", second_factor=False)
    here, elsewhere = entered(town, "fresh@ejemplo.ec"), entered(town, "fresh@ejemplo.ec")
    new = "otra frase larga y secreta"
    here.post("/cuenta/clave/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/cuenta/").status_code == 200 and elsewhere.get("/cuenta/").status_code == 302


TELEPHONE = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)


def test_sessions_are_seen_and_closed(town):
    town.account("two@ejemplo.ec")
    here, elsewhere = (entered(town, "two@ejemplo.ec", HTTP_USER_AGENT=name) for name in (TELEPHONE, "<b>allá</b>"))
    page = here.get("/cuenta/sesiones/").text
    assert "Chrome en Android" in page and "&lt;b&gt;allá" in page
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
    secret = generate_totp_secret()
    town.secrets["weak@ejemplo.ec"] = secret
    with_context(lambda: TOTP.activate(user, secret))
    response = stolen.get("/auditoria/")
    assert response.status_code == 302 and response.url.startswith("/cuenta/segundo-factor/confirmar/")
    assert entered(town, "weak@ejemplo.ec").get("/auditoria/").status_code == 200


def test_a_code_that_somebody_looked_at_does_not_enter_again(town, monkeypatch):
    """Not even when the telephone already shows the next one, though clocks may be that far apart."""
    town.account("watched@ejemplo.ec")
    seen, now = town.code("watched@ejemplo.ec"), time.time

    def enters(code):
        client = Client()
        client.post("/cuenta/entrar/", {"login": "watched@ejemplo.ec", "password": PASSWORD})
        return client.post("/cuenta/segundo-factor/entrar/", {"code": code}).status_code == 302

    assert enters(seen)
    for later in (1, 31, 45):
        monkeypatch.setattr(time, "time", lambda later=later: now() + later)
        assert not enters(f" {seen[:3]}-{seen[3:]}")
    assert enters(totp(town.secrets["watched@ejemplo.ec"])), "the next one does"


def test_a_recovery_code_enters_once(town):
    user = town.account("recovering@ejemplo.ec")
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().generate_codes()[0]
    client, again = Client(), Client()
    for one in (client, again):
        one.post("/cuenta/entrar/", {"login": "recovering@ejemplo.ec", "password": PASSWORD})
        one.post("/cuenta/segundo-factor/entrar/", {"code": code})
    assert client.get("/cuenta/").status_code == 200 and again.get("/cuenta/").status_code == 302


def test_another_second_factor_ends_the_other_sessions(town):
    town.account("changing@ejemplo.ec")
    here, thief = entered(town, "changing@ejemplo.ec"), entered(town, "changing@ejemplo.ec")
    confirm(town, here, "changing@ejemplo.ec")
    here.post("/cuenta/segundo-factor/codigos/nuevos/")
    assert here.get("/cuenta/").status_code == 200 and thief.get("/cuenta/").status_code == 302
    thief = entered(town, "changing@ejemplo.ec")
    here.post("/cuenta/segundo-factor/aplicacion/quitar/")
    assert here.get("/cuenta/").status_code == 200 and thief.get("/cuenta/").status_code == 302


def test_whoever_stole_the_telephone_is_out_when_an_office_forgets_it(town):
    """Nor does the stolen session come back to its strength with the next telephone."""
    user = town.account("robbed@ejemplo.ec", role="auditor")
    thief = entered(town, "robbed@ejemplo.ec")
    assert thief.get("/auditoria/").status_code == 200
    town.act(actions.forget_second_factor, user_id=user.pk)
    with_context(lambda: TOTP.activate(user, generate_totp_secret()))
    assert thief.get("/auditoria/").status_code == 302 and thief.get("/cuenta/").status_code == 302


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
    right = client.post("/cuenta/segundo-factor/entrar/", {"code": totp(town.secrets["nobody@ejemplo.ec"])})
    assert right.status_code == 200 and client.get("/cuenta/").status_code == 302


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


def test_nobody_learns_who_has_an_account_by_how_long_an_answer_takes(clients, monkeypatch):
    monkeypatch.setattr(unhurried, "SECONDS", 0.5)

    def took(email):
        cache.clear()
        began = time.monotonic()
        Client().post("/cuenta/abrir/", {"email": email, "password1": PASSWORD})
        return time.monotonic() - began

    took("opens-the-way@ejemplo.ec")
    known, unknown = took("nobody@ejemplo.ec"), took("nadie@ejemplo.ec")
    assert min(known, unknown) >= 0.5


def test_nobody_learns_by_the_bulk_which_documents_are_registered(clients, monkeypatch):
    """By the pages of an employer, as by its programs."""
    monkeypatch.setattr(policy, "UNKNOWN_PERSONS_PER_DAY", 2)
    page = f"/empresa/{RUC}/trabajadores/aviso/"
    asked = {"do": "give", "type": "INS", "amount": "1.00"}
    told = [
        clients["payroll"].post(page, {**asked, "cedula": document, "key": document})
        for document in ("1710000009", "1710000017", LUIS["document"])
    ]
    assert {one.status_code for one in told} == {422}
    assert "Nadie está registrado" in told[1].text and "demasiadas cédulas" in told[2].text


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


def test_a_closed_door_does_not_tell_who_has_a_key(town, clients):
    """Tried too often, an address without account answers like one that has it."""

    def told(email):
        cache.clear()
        answers = [Client().post("/cuenta/entrar/", {"login": email, "password": f"{n}"}) for n in range(7)]
        return [(one.status_code, re.sub(r'value="[^"]*"', "", one.text)) for one in answers]

    assert told("nobody@ejemplo.ec") == told("ninguno@ejemplo.ec")


def test_codes_of_a_letter_are_not_tried_by_the_bulk(town, clients):
    client = Client()
    client.post("/cuenta/clave/olvidada/", {"email": "nobody@ejemplo.ec"})
    right = mail.outbox[-1].body.split("\n\n")[1]
    for n in range(5):
        client.post("/cuenta/clave/olvidada/codigo/", {"code": f"00{n}"})
    client.post("/cuenta/clave/olvidada/codigo/", {"code": right})
    assert client.get("/cuenta/clave/olvidada/nueva/").status_code == 302, "the right one came too late"


def test_nobody_writes_letters_by_the_bulk(clients):
    """Neither to one address nor from one connection."""
    mail.outbox.clear()
    for n in range(30):
        Client().post("/cuenta/clave/olvidada/", {"email": "nobody@ejemplo.ec"})
        Client().post("/cuenta/clave/olvidada/", {"email": f"ninguno{n}@ejemplo.ec"})
    assert len([one for one in mail.outbox if one.to == ["nobody@ejemplo.ec"]]) <= 5 and len(mail.outbox) <= 20


def test_a_key_of_another_is_not_touched(town, clients):
    owner = town.account("keys@ejemplo.ec")
    key = Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data={"name": "Llave"})
    for address in (f"/cuenta/segundo-factor/llaves/{key.pk}/{what}/" for what in ("quitar", "nombre")):
        assert clients["owner"].get(address).status_code == 404
        assert clients["owner"].post(address, {"name": "Robada"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "Llave"


def test_a_form_with_too_many_fields_is_refused_in_words(clients):
    response = clients["affiliate"].post("/mi/cuenta-bancaria/", {f"f{n}": "" for n in range(2000)})
    assert response.status_code == 400 and "No se entendió lo enviado" in response.text


RUBBISH = {
    "nothing": "",
    "a number longer than any": "9" * 5000,
    "a number longer than a column": "9" * 30,
    "less than nothing": "-1",
    "markup": "<script>alert(1)</script>\"'--",
    "what no database keeps": "a\x00b",
    "signs": "👩🏽‍🔧\u202e" * 300,
}


VISITORS = ("affiliate", "owner", "clerk", "claims_clerk", "auditor", "other_affiliate")
VISITED = [page for page in every_private_page if ALLOWED[page.name][1].intersection(VISITORS)]
"""All but those that only open at some moment of a case."""


@pytest.mark.parametrize("page", VISITED, ids=lambda page: page.name)
def test_rubbish_in_a_form_is_refused_in_words(clients, page):
    """Every field of every form, and every button, as the page itself shows them."""
    address, allowed = ALLOWED[page.name]
    client = clients[next(who for who in VISITORS if who in allowed)]
    forms = re.findall(r"<form.*?</form>", client.get(f"/{address}").text.partition("<main")[2], re.DOTALL)
    for form, (kind, rubbish) in product(forms, RUBBISH.items()):
        named = set(re.findall(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"', form)) - {"csrfmiddlewaretoken"}
        sent = dict.fromkeys(named, rubbish)
        for do in re.findall(r'name="do" value="([^"]+)"', form) or [""]:
            cache.clear()
            ask = client.post if 'method="post"' in form else client.get
            response = ask(f"/{address}", {**sent, "do": do, "key": f"{do} {rubbish[:20]}"})
            assert response.status_code < 500 and "<script>" not in response.text.partition("<main")[2], kind
    left = client.get(f"/{address}")
    assert left.status_code < 500 and "<script>" not in left.text.partition("<main")[2], "what was kept is shown"


def test_what_is_too_large_is_not_even_read(clients):
    size = policy.UPLOAD_MEGABYTES * 1_000_000 + 1
    response = clients["affiliate"].generic(
        "POST", "/mi/cuenta-bancaria/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(size)
    )
    assert response.status_code == 413 and "20 megabytes" in response.text


def test_a_name_does_not_run_in_the_spreadsheet_of_who_reads_it(town, clients):
    name = '=HYPERLINK("https://ladron.example";"Matriz")'
    asked = {"do": "add", "branch": "0666", "name": name, "province": "17", "canton": "", "key": "formula"}
    assert clients["owner"].post(f"/empresa/{RUC}/establecimientos/", asked).status_code == 302
    told = clients["auditor"].get(f"/empresa/{RUC}/establecimientos.csv").text
    row = next(one for one in csv.reader(told.splitlines()) if one[0] == "0666")
    assert row[1] == f"'{name}"
    listed = clients["auditor"].get(f"/empresa/{RUC}/establecimientos.json").json()["rows"]
    assert name in {one["name"] for one in listed}, "a program reads what was written"


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
