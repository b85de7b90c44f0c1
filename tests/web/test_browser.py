"""What only a browser shows: that everybody can use every page, on a telephone, by keyboard, in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("country")]

LANGUAGES = {"es": ("", "light"), "en": ("en/", "dark")}
OPEN = "all => all.slice(0, 8).forEach(one => one.open = true)"
"""Some folds of every kind: all the rows of a report would make the checker slow, and show it nothing new."""


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def complaints(page) -> list[str]:
    """What the browser says against the page being loaded: blocked styles, lost files, failures."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_kept_out(page, portal, address, language):
    prefix, scheme = LANGUAGES[language]
    page.emulate_media(color_scheme=scheme)
    found = complaints(page)
    page.goto(f"{portal}/{prefix}{address}")
    page.eval_on_selector_all("details", OPEN)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert not found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_telephone_never_scrolls_sideways(page, portal, address, language):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{portal}/{LANGUAGES[language][0]}{address}")
    page.eval_on_selector_all("details", OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_first_key_skips_to_the_content_and_the_rest_follow_the_page(page, portal):
    page.goto(f"{portal}/cifras/afiliados/2022-05/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    tops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    assert tops == sorted(tops)


def test_a_reader_chooses_month_and_breakdown_without_a_mouse(page, portal):
    page.goto(f"{portal}/cifras/")
    page.get_by_role("combobox", name="Mes").select_option("2022-03")
    page.get_by_role("combobox", name="Dividir por").select_option("sex")
    page.get_by_role("button", name="Ver").press("Enter")
    assert page.get_by_role("heading", level=1).text_content() == "Cifras de marzo de 2022"
    assert page.get_by_role("rowheader", name="Mujeres").count() > 0


def test_changing_language_keeps_the_place(page, portal):
    page.goto(f"{portal}/cifras/?mes=2022-03&por=sex")
    page.get_by_role("link", name="English").click()
    assert page.url == f"{portal}/en/cifras/?mes=2022-03&por=sex"
    assert page.get_by_role("heading", level=1).text_content() == "Figures of March 2022"
    page.get_by_role("link", name="Español").click()
    assert page.url == f"{portal}/cifras/?mes=2022-03&por=sex"


ASKED = {
    "an answer": ("es", "preguntas/cuanto-se-aporta/?monthly_wage=1200&on=2022-01&spouse_extension=1", 200),
    "a retirement": (
        "es",
        "preguntas/simula-tu-jubilacion/?birth_date=1970-06-15&months=300&monthly_wage=1200&on=2026-11-21",
        200,
    ),
    "a retirement refused": (
        "en",
        "preguntas/simula-tu-jubilacion/?birth_date=1970-06-15&months=300&monthly_wage=1200&continues=0"
        "&retirement_month=2028-01&on=2026-11-21",
        200,
    ),
    "a rest": ("en", "preguntas/subsidio-por-enfermedad-y-maternidad/?monthly_wage=500&on=2026-11-21", 200),
    "a work injury": ("es", "preguntas/subsidio-por-accidente-de-trabajo/?monthly_wage=800&on=2026-11-21", 200),
    "five payments": (
        "en",
        "preguntas/seguro-de-desempleo/?months=36&last_consecutive_months=12&monthly_wage=1000&severance_balance=600"
        "&on=2025-06-15",
        200,
    ),
    "reserve funds kept": (
        "es",
        "preguntas/fondos-de-reserva/?monthly_wage=2200&job_date=2024-04-25&reserve_accumulated=1&on=2026-06-01",
        200,
    ),
    "a debt that grew": ("es", "preguntas/mora/?owed=5000&about_month=2017-03&on=2018-10-01", 200),
    "a liability": (
        "en",
        "preguntas/responsabilidad-patronal/?about_month=2026-03&event_date=2026-04-25&benefit=300&on=2026-04-30",
        200,
    ),
    "a refused rule": ("en", "preguntas/regla/pensions/right/?months=336&age=59&on=2022-11-01", 200),
    "ways, lines and lacks": ("es", "preguntas/muestra/?months=336&age=59&on=2022-11-01", 200),
    "the best way": ("en", "preguntas/muestra/?months=372&age=62&on=2022-03-10", 200),
    "all wrong": (
        "en",
        "preguntas/muestra/?months=x&age=200&best_years=-1&calendar_month=13&kind=y&on=2022-02-30",
        422,
    ),
}


@pytest.mark.parametrize(("language", "asked", "status"), ASKED.values(), ids=list(ASKED))
def test_nobody_is_kept_out_of_an_answer(page, portal, settings, language, asked, status):
    settings.ROOT_URLCONF = "tests.web.sample"
    prefix, scheme = LANGUAGES[language]
    page.emulate_media(color_scheme=scheme)
    assert page.goto(f"{portal}/{prefix}{asked}").status == status
    page.eval_on_selector_all("details", OPEN)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_question_is_asked_and_corrected_by_keyboard_alone(page, portal):
    page.goto(f"{portal}/preguntas/cuanto-se-aporta/")
    page.get_by_label("Remuneración mensual").focus()
    page.keyboard.type("1.200,x")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]:focus")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "monthly_wage"
    page.keyboard.press("Control+A")
    page.keyboard.type("1.200,00")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Preguntar").press("Enter")
    assert "De $1.200,00 se aportan $247,20: $137,40 usted" in page.get_by_role("main").text_content()
    page.get_by_text("Cambiar").press("Enter")
    assert page.get_by_label("Remuneración mensual").input_value() == "1.200,00"


def test_every_link_leads_somewhere(page, portal, addresses):
    page.goto(portal)
    found = set()
    for address in addresses:
        page.goto(f"{portal}/{address}")
        found |= set(page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])"))
    assert len(found) > 100
    found = {link for link in found if not link.partition("?")[0].endswith((".json", ".csv"))}
    failed = [link for link in sorted(found) if page.request.head(link).status != 200]
    assert not failed


def test_a_printed_page_leaves_out_what_cannot_be_pressed(page, portal):
    page.goto(f"{portal}/cifras/masa-salarial/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Secciones").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
