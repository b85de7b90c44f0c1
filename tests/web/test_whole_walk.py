"""The whole walk of an employer and of one of its workers, by keyboard alone, in both languages.

It registers, hires fifty by file, confirms, pays short, its worker sees it, it pays, and its certificate is verified.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from django.utils.translation import gettext, override
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from amparo.entrypoints.month.pipeline import close_month
from amparo.foundation.ledger.models import OpenItem
from amparo.foundation.months import Month
from amparo.foundation.registry.queries import employers_by_ruc, persons_by_document
from amparo.foundation.writing import money
from amparo.modules.collection.actions import tell_workers
from tests.month.homes import living_in
from tests.web.accounts import PASSWORD, Town
from tests.web.works import CEDULAS, FREE, HIRED, entry, found_works, pay

pytestmark = [pytest.mark.web, pytest.mark.slow]

FIFTY = 50
TABS = 400
"""More than any page has places to stop at: from the last one, Tab begins again."""

FOCUSED = """() => {
  const one = document.activeElement;
  const named = one.labels && one.labels.length ? one.labels[0] : one;
  return named.innerText.trim().replace(/\\s+/g, ' ');
}"""


@pytest.fixture(scope="module")
def country(tmp_path_factory, django_db_blocker):
    """Both walks are of one country: the second begins where the first ended."""
    home = tmp_path_factory.mktemp("walk")
    with django_db_blocker.unblock(), living_in(found_works(home)):
        yield home


@pytest.fixture(scope="module")
def behind():
    """A thread that does what people do elsewhere than in a browser: while it is open, Django refuses this one."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda perform, *given, **named: thread.submit(perform, *given, **named).result()
        thread.submit(connections.close_all).result()


@pytest.fixture(scope="module")
def town(country) -> Town:
    return Town(0, 0, 0, 0)


class Keyboard:
    """Someone who never touches the mouse, reads one language, and looks at every page."""

    def __init__(self, page, language: str) -> None:
        self.page, self.language = page, language

    def words(self, text: str, **named: object) -> str:
        with override(self.language):
            return gettext(text) % named if named else gettext(text)

    def reach(self, text: str) -> None:
        """Tab until what is called so has the focus."""
        wanted, seen = self.words(text), []
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            seen.append(self.page.evaluate(FOCUSED))
            if seen[-1].startswith(wanted):
                return
        raise AssertionError(f"«{wanted}» is not reached by Tab at {self.page.url}, but {list(dict.fromkeys(seen))}")

    def press(self, text: str) -> None:
        self.reach(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def write(self, text: str, value: str) -> None:
        self.reach(text)
        self.page.keyboard.type(value)

    def hand(self, text: str, name: str, content: str) -> None:
        """Choose a file. On a busy machine the browser at times lets the first key pass."""
        self.reach(text)
        for patience in (3_000, 6_000, 12_000):
            try:
                with self.page.expect_file_chooser(timeout=patience) as chooser:
                    self.page.keyboard.press("Space")
            except PlaywrightTimeout:
                continue
            chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content.encode()})
            return
        raise AssertionError(f"«{text}» opens nothing by keyboard")

    def sees(self, text: str) -> bool:
        return text in re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def look(self) -> None:
        """Nobody is kept out, and nothing runs out of a telephone's side."""
        result = Axe().run(self.page)
        assert result.violations_count == 0, result.generate_report()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 375, self.page.url


def someone(browser, town: Town, portal: str, language: str, email: str) -> Keyboard:
    """A telephone in whose browser the account has entered."""
    scheme = "dark" if language == "en" else "light"
    context = browser.new_context(viewport={"width": 375, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(20_000)
    one = Keyboard(context.new_page(), language)
    one.page.goto(f"{portal}/{'en/' if language == 'en' else ''}cuenta/entrar/")
    one.write("Correo", email)
    one.write("Contraseña", PASSWORD)
    one.press("Entrar")
    if email in town.secrets:
        one.write("Código", town.code(email))
        one.press("Entrar")
    return one


@pytest.mark.parametrize(
    ("language", "month", "first"), [("es", Month(2022, 2), HIRED), ("en", Month(2022, 4), HIRED + FIFTY)]
)
def test_the_whole_walk(browser, portal, town, behind, monkeypatch, language, month, first):
    ruc, people = FREE[month.month], CEDULAS[first:][:FIFTY]
    today = lambda day: monkeypatch.setattr(settings, "AMPARO_TODAY", day)  # noqa: E731
    mail = f"paula-{language}@ejemplo.ec"
    today(f"{month}-07")
    behind(town.account, mail)
    boss = someone(browser, town, portal, language, mail)

    # she registers the employer
    boss.page.goto(f"{portal}/{'en/' if language == 'en' else ''}empresa/")
    boss.look()
    boss.press("Inscribir un empleador")
    boss.write("RUC", ruc)
    boss.write("Razón social", f"Confecciones {language}")
    boss.write("Actividad económica", "Ind" if language == "es" else "Manu")
    boss.write("Provincia", "Pichincha")
    boss.press("Inscribir")
    assert boss.sees(boss.words("Avise la entrada de su primer trabajador"))

    # hires fifty by file, one line wrong
    boss.press("Trabajadores")
    boss.press("Enviar un archivo de avisos")
    first_day = month.first_date + 2
    lines = [entry(ruc, cedula, first_day, "600.00") for cedula in people]
    boss.hand("Archivo", "avisos.csv", "\n".join([*lines, entry(ruc, "1700000000", first_day, "600.00")]))
    boss.press("Enviar")
    assert boss.sees("50 avisos aceptados" if language == "es" else "50 notices accepted")
    assert boss.sees("1700000000") and boss.sees("1 línea por corregir" if language == "es" else "1 line to correct")

    # looks at the draft and confirms it
    boss.press("Planilla")
    assert boss.page.locator("tbody tr").count() == FIFTY
    boss.press("Confirmar la planilla")
    assert boss.sees(boss.words("confirmada"))
    behind(close_month, month)

    # pays short
    today(f"{month + 1}-10")
    boss.press("Estado de cuenta")
    boss.press("De todo")
    employer = behind(employers_by_ruc, [ruc])[ruc]
    owed = behind(lambda: list(OpenItem.objects.filter(employer_id=employer).order_by("pk")))
    assert boss.sees(money(sum(one.amount_cents for one in owed), language))
    behind(pay, owed[0], owed[0].amount_cents * 6 // 10, (month + 1).first_date + 9)
    behind(close_month, month + 1)
    today(f"{month + 2}-03")
    behind(tell_workers, by="works", today=(month + 2).first_date, key=str(month))

    # the worker sees what is hers, and who owes it
    person = behind(persons_by_document, [people[0]])[people[0]]
    behind(town.account, f"rosa-{language}@ejemplo.ec", second_factor=False, role="affiliate", person_id=person)
    worker = someone(browser, town, portal, language, f"rosa-{language}@ejemplo.ec")
    worker.press("Lo mío")
    assert worker.sees(f"Confecciones {language}")
    worker.press("Mi historia laboral")
    assert worker.sees(worker.words("Se debe"))

    # the employer is told, and refused a certificate until it pays
    boss.press("Certificado")
    assert boss.sees(boss.words("Hoy no se puede"))
    boss.press("Este mes")
    boss.press("Ver qué pagar")
    boss.press("Hacer el comprobante de lo elegido")
    late = behind(lambda: list(OpenItem.objects.filter(employer_id=employer, month=month.number, balance_cents__gt=0)))
    for one in late:
        behind(pay, one, one.balance_cents, (month + 2).first_date + 1)
    boss.press("Pagos")
    assert boss.sees(boss.words("espera al cierre"))

    # and has the certificate, which anyone verifies
    boss.press("Certificado")
    boss.press("Pedir el certificado")
    boss.press("Verificar")
    assert boss.sees(boss.words("Auténtico y vigente"))
    assert boss.sees(f"Confecciones {language}")
