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
