"""Opening an account, its second factor, and stepping up, as people do it: in both languages, on a telephone."""

from __future__ import annotations

import re

import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail

from amparo.foundation.cases.actions import hand_in
from amparo.modules.inspection import actions
from tests.web.accounts import CASE, PASSWORD, ROSA, SHOP, Town, found_town, totp

pytestmark = pytest.mark.web

LANGUAGES = {"es": ("", "light"), "en": ("en/", "dark")}
INSPECTION = CASE + 1
"""The number of an inspection of the shop whose report holds; the one after it is contested."""
PAGES = {
    "rosa@ejemplo.ec": (
        "mi/", "mi/historia/", "mi/historia/2022-12/", "mi/historia/2022-12/correccion/", "mi/reclamos/",
        "mi/reclamos/nuevo/", "mi/avisos/", "mi/pension/", "mi/jubilacion/", "mi/accesos/",
        "mi/cuenta-bancaria/", "cuenta/",
        "cuenta/correo/", "cuenta/clave/",
    ),
    "ana@ejemplo.ec": (
        "empresa/", f"empresa/{SHOP['ruc']}/usuarios/", "cuenta/identidad/", "cuenta/empleador/", "cuenta/sesiones/",
        "cuenta/segundo-factor/", "cuenta/segundo-factor/codigos/", "cuenta/segundo-factor/codigos/nuevos/",
        "cuenta/segundo-factor/llaves/", "cuenta/segundo-factor/llaves/nueva/", "cuenta/externo/", "cuenta/salir/",
        "cuenta/segundo-factor/aplicacion/quitar/", "cuenta/invitacion/1/",
    ),
    "clerk@ejemplo.ec": ("oficina/", f"oficina/codigos/?documento={ROSA['document']}"),
    "claims@ejemplo.ec": ("oficina/tramites/", f"oficina/tramites/{CASE}/"),
    "inspector@ejemplo.ec": (
        "oficina/", "oficina/senales/", f"oficina/senales/{SHOP['ruc']}/", f"oficina/tramites/{INSPECTION}/",
        f"oficina/tramites/{INSPECTION}/registro/",
    ),
    "director@ejemplo.ec": ("oficina/", f"oficina/tramites/{INSPECTION + 1}/"),
    "auditor@ejemplo.ec": ("auditoria/",),
}  # fmt: skip
"""Pages to look at, by who may open them."""


@pytest.fixture(scope="module")
def town(country) -> Town:
    found = found_town()
    found.account("rosa@ejemplo.ec", role="affiliate", person_id=found.rosa)
    found.account("ana@ejemplo.ec", role="employer_owner", employer_id=found.shop)
    found.account("clerk@ejemplo.ec", role="clerk", province="17", module="access")
    found.account("claims@ejemplo.ec", role="clerk", province="17", module="affiliation")
    found.account("auditor@ejemplo.ec", role="auditor")
    found.account("inspector@ejemplo.ec", role="clerk", province="17", module="inspection")
    found.account("director@ejemplo.ec", role="director")
    _inspected(found)
    found.luis_code = found.handed(person_id=found.luis)
    return found


def _inspected(town: Town) -> None:
    """What was seen of the shop, an inspection of it with its report, and one of the farm that it contests."""
    one = {"signal": "below_minimum", "employer_id": town.shop}
    seen = {**one, "person_id": town.rosa, "about_month": 202212, "found": 300_00, "expected": 425_00}
    reason = {**one, "affected_count": 1, "exposed_count": 2, "points": 4}
    town.act(actions.keep_assessment, month=202212, instances=pl.DataFrame([seen]), reasons=pl.DataFrame([reason]))
    for employer_id in (town.shop, town.farm):
        case = town.act(actions.open_inspection, employer_id=employer_id, reason="Denuncia")["case"]
        town.act(actions.notify_inspection, case=case)
        town.act(hand_in, case=case, title="Acta de la visita", content=b"%PDF-1.7 acta")
        town.act(actions.answer_inspection, case=case, reason="Todo consta")
        for by in ("user:101", "user:102"):
            town.act(actions.conclude_inspection, by=by, case=case, finds=True, reason="Faltan meses")
    town.act(actions.contest_inspection, case=case, reason="Era aprendiz")


@pytest.fixture
def page(town, portal, browser):
    context = browser.new_context(viewport={"width": 375, "height": 800})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def looked_at(page) -> None:
    """Nobody is kept out, and nothing runs out of a telephone's side."""
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def press(page) -> None:
    page.locator("main form button").first.press("Enter")


def enter(page, town: Town, portal: str, email: str, prefix: str = "") -> None:
    page.goto(f"{portal}/{prefix}cuenta/entrar/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    press(page)
    page.fill("[name=code]", town.code(email))
    press(page)
    page.get_by_role("heading", level=1).wait_for()


def confirmed(page, town: Town, email: str) -> None:
    """Answer, if asked, who one is."""
    if "/confirmar/" in page.url:
        page.fill("[name=code]", town.code(email))
        press(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_nothing_to_a_bank_account(page, town, portal, language):
    prefix, scheme = LANGUAGES[language]
    page.emulate_media(color_scheme=scheme)
    email = f"luis-{language}@ejemplo.ec"
    page.goto(f"{portal}/{prefix}")
    page.get_by_role("link", name="Mi cuenta" if language == "es" else "My account").press("Enter")
    looked_at(page)
    page.get_by_role("link", name="Abrir una cuenta" if language == "es" else "Open an account").press("Enter")
    looked_at(page)
    page.fill("[name=email]", email)
    page.fill("[name=password1]", PASSWORD)
    press(page)
    page.wait_for_url("**/abrir/codigo/")
    looked_at(page)
    page.fill("[name=code]", mail.outbox[-1].body.split("\n\n")[1])
    press(page)
    page.wait_for_url("**/cuenta/")
    looked_at(page)

    # a second factor, after confirming who asks for it
    page.goto(f"{portal}/{prefix}cuenta/segundo-factor/aplicacion/")
    looked_at(page)
    page.fill("[name=password]", PASSWORD)
    press(page)
    secret = page.locator("#secret").inner_text()
    looked_at(page)
    page.fill("[name=code]", totp(secret))
    press(page)
    page.wait_for_url("**/codigos/")
    assert page.locator(".codes li").count() == 10
    looked_at(page)

    # out, and in again with it
    page.locator(".leaving button").press("Enter")
    page.wait_for_url(f"{portal}/{prefix}")
    town.secrets[email] = secret
    enter(page, town, portal, email, prefix)

    # the account proves whose it is, and asks for what is delicate
    page.goto(f"{portal}/{prefix}cuenta/identidad/")
    page.fill("[name=document]", "0926687856")
    page.fill("[name=birth_date]", "1957-03-10")
    page.fill("[name=code]", "AAAAA-AAAAA")
    press(page)
    page.get_by_role("alert").wait_for()
    looked_at(page)
    if language == "es":
        page.fill("[name=code]", town.luis_code)
        press(page)
        page.wait_for_url("**/mi/")
        page.goto(f"{portal}/mi/cuenta-bancaria/")
        confirmed(page, town, email)
        page.fill("[name=bank]", "Banco del Austro")
        page.fill("[name=number]", "2200123456")
        page.locator("button[value=declare]").press("Enter")
        page.get_by_text("no se paga nada en ella antes del").wait_for()
        assert "···3456" in page.content() and "2200123456" not in page.content()
        looked_at(page)
        for read_in, shade in LANGUAGES.values():
            page.emulate_media(color_scheme=shade)
            page.goto(f"{portal}/{read_in}mi/reclamos/{CASE}/")
            looked_at(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("email", PAGES)
def test_nobody_is_kept_out(page, town, portal, email, language):
    prefix, scheme = LANGUAGES[language]
    page.emulate_media(color_scheme=scheme)
    enter(page, town, portal, email, prefix)
    for address in PAGES[email]:
        page.goto(f"{portal}/{prefix}{address}")
        if "/confirmar/" in page.url:
            looked_at(page)
        confirmed(page, town, email)
        page.wait_for_url(re.compile(re.escape(f"{portal}/{prefix}{address}") + "$"))
        looked_at(page)


def test_a_security_key_is_enough_to_enter_and_to_confirm(page, town, portal):
    """The browser plays the key. Keys are of a name, so the portal is called by one."""
    named = portal.replace("127.0.0.1", "localhost")
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    key.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "automaticPresenceSimulation": True}})
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)

    enter(page, town, named, "auditor@ejemplo.ec")
    page.goto(f"{named}/cuenta/segundo-factor/llaves/nueva/")
    confirmed(page, town, "auditor@ejemplo.ec")
    page.fill("[name=name]", "Llave azul")
    page.locator("#use_key").click()
    page.wait_for_url("**/segundo-factor/")
    page.locator(".leaving button").click()
    page.goto(f"{named}/cuenta/entrar/")
    page.fill("[name=login]", "auditor@ejemplo.ec")
    page.fill("[name=password]", PASSWORD)
    press(page)
    page.locator("#use_key").click()
    page.wait_for_url(f"{named}/cuenta/")
    page.goto(f"{named}/auditoria/")
    assert page.get_by_role("heading", level=1).text_content() == "Lecturas de datos personales"
    page.goto(f"{named}/cuenta/segundo-factor/llaves/confirmar/?next=/cuenta/correo/")
    looked_at(page)
    page.locator("#use_key").click()
    page.wait_for_url(f"{named}/cuenta/correo/")
    page.goto(f"{named}/cuenta/segundo-factor/llaves/")
    assert "Llave azul" in page.content()
    looked_at(page)
    assert not refused


def test_the_letter_of_a_change_leads_to_its_end(page, town, portal):
    enter(page, town, portal, "ana@ejemplo.ec")
    page.goto(f"{portal}/cuenta/correo/")
    confirmed(page, town, "ana@ejemplo.ec")
    page.fill("[name=email]", "ladron@ejemplo.ec")
    page.locator("button[value=ask]").click()
    page.fill("[name=code]", mail.outbox[-1].body.split("\n\n")[1])
    looked_at(page)
    page.locator("button[value=confirm]").click()
    page.get_by_text("cualquiera de las dos direcciones puede anularlo").wait_for()
    looked_at(page)
    assert {one.to[0] for one in mail.outbox[-2:]} == {"ana@ejemplo.ec", "ladron@ejemplo.ec"}
    page.goto(re.search(r"http\S+no-fui-yo\S+", mail.outbox[-1].body)[0])
    looked_at(page)
    page.get_by_role("button", name="No fui yo: detenerlo").press("Enter")
    page.get_by_role("heading", name="Detenido").wait_for()
    looked_at(page)
    page.goto(f"{portal}/cuenta/")
    page.wait_for_url("**/entrar/**")
