"""The printed rulebook: whatever the law holds has a page, every link arrives, and what is said is what is computed.

No test here is given a database: the rulebook reads the law and nothing else.
"""

import json
import re
from html import unescape

import pytest
from django.test import Client
from django.utils.translation import override

from amparo.entrypoints.web import charts
from amparo.entrypoints.web.pages.rulebook import formula
from amparo.entrypoints.web.pages.rulebook.changes import value_changes
from amparo.entrypoints.web.pages.rulebook.contents import as_data
from amparo.entrypoints.web.pages.rulebook.laws import cited_by, laws
from amparo.entrypoints.web.pages.rulebook.names import (
    content_on,
    every_fact,
    every_rule,
    every_value,
    names_in,
    rule_named,
    tree,
    value_named,
)
from amparo.entrypoints.web.pages.rulebook.search import search
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import modules_with_rules, rules_of
from amparo.foundation.law.values import Cases
from amparo.foundation.law.worked_cases import specs

LAW = Law.load()


@pytest.fixture
def client() -> Client:
    return Client()


# ---------------------------------------------------------------- every page and every link


def every_address() -> list[str]:
    named = [one.address for one in (*every_rule(), *every_value(), *every_fact())]
    parts = ["", "cambios/", "leyes/", "casos/", "hechos/", *(f"casos/{module}/" for module in modules_with_rules())]
    return [*named, *(f"/norma/{part}" for part in parts), *(f"/norma/leyes/{law.slug}/" for law in laws())]


@pytest.mark.slow
def test_every_name_of_the_law_has_a_page_and_every_link_arrives(client):
    pages = {address: client.get(address) for address in every_address()}
    assert {address for address, page in pages.items() if page.status_code != 200} == set()
    places = {address: set(re.findall(r' id="([^"]+)"', page.text)) for address, page in pages.items()}
    broken = set()
    for address, page in pages.items():
        for link in map(unescape, re.findall(r'<a [^>]*href="(/norma/[^"?]*)"', page.text)):
            path, _hash, place = link.partition("#")
            if not path.endswith((".json", ".csv")) and (path not in pages or (place and place not in places[path])):
                broken.add((address, link))
    assert not broken


def test_the_index_leads_to_every_rule_and_value(client):
    text = client.get("/norma/").text
    assert [one.code for one in (*every_rule(), *every_value()) if f'href="{one.address}"' not in text] == []


@pytest.mark.parametrize(
    ("address", "told", "in_english"),
    [
        ("reglas/pensions/nada/", "«nada» no es una regla de Pensiones", "“nada” is not a rule of Pensions"),
        ("reglas/magia/x/", "Ningún módulo con reglas se llama «magia»", "No module with rules is called “magia”"),
        ("valores/nada/", "«nada» no es un valor de la ley", "“nada” is not a value of the law"),
        ("hechos/nada/", "«nada» no es un hecho", "“nada” is not a fact"),
        ("leyes/nada/", "Ninguna norma citada aquí se llama «nada»", "No norm cited here is called “nada”"),
        ("casos/nada/", "Los hay: affiliation", "There are: affiliation"),
        ("cambios/?desde=1999-12-31", "La ley cargada empieza el 2000-01-01", "The law loaded begins on 2000-01-01"),
        ("cambios/?desde=ayer", "«ayer» no es un día", "“ayer” is not a day"),
        ("cambios/?desde=2022-02-30", "«2022-02-30» no es un día", "“2022-02-30” is not a day"),
        ("cambios/?desde=2022-01-02&hasta=2022-01-01", "es posterior al último", "is later than the last"),
        ("?confianza=SEGURO", "Las hay: VERIFIED", "There are: VERIFIED"),
        ("?busca=" + "a" * 101, "se leen hasta 100", "up to 100 are read"),
    ],
)
def test_a_wrong_question_is_told_what_would_be_right(client, address, told, in_english):
    for prefix, expected in (("/norma/", told), ("/en/norma/", in_english)):
        response = client.get(prefix + address)
        assert response.status_code == 404
        assert expected in unescape(response.text)
    path, mark, asked = address.partition("?")
    error = client.get(f"/norma/{path}".rstrip("/") + f".json{mark}{asked}")
    assert told in error.json()["error"]


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("pension_cents", "pensions.pension_cents"),
        ("SALARIO BASICO UNIFICADO", "basic_wage_cents"),
        ("unified basic wage", "basic_wage_cents"),
        ("coeficiente por anos", "pension_coefficient"),
        ("coefficient by years", "pension_coefficient"),
        ("restituyo el aritmetico", "averaging_months"),
        ("Ed. Const. 40", "state_share_rate"),
        ("edad", "age"),
    ],
)
def test_search_finds_titles_notes_and_gazettes_in_both_languages_and_without_accents(asked, first):
    assert search(asked)[0].named.code == first


def test_search_reads_the_plural_and_the_article():
    assert {one.named for one in search("montepío")} == {one.named for one in search("MONTEPIOS")}
    resting = {named for law in laws() if law.law == "LSS" for article, names in law.articles for named in names
               if article == "237"}  # fmt: skip
    found = [one.named for one in search("LSS art. 237")]
    assert resting <= set(found[: len(resting) + 1])


def test_search_shows_where_it_found_it(client):
    assert "<mark>geométrico</mark>" in client.get("/norma/?busca=geometrico").text


def test_a_search_that_finds_nothing_says_what_could_have_been_meant(client):
    assert '<a href="/norma/?busca=jubilaci%C3%B3n">jubilación</a>' in client.get("/norma/?busca=jubilasion").text
    apart = client.get("/norma/?busca=viudez+hipotecario").text
    assert "Por separado:" in apart and f">viudez</a> ({len(search('viudez'))})" in apart


def test_only_what_bears_the_mark_is_listed(client):
    rows = client.get("/norma.json?confianza=CONFLICT").json()["rows"]
    expected = [one.name for one in (*every_rule(), *every_value()) if "CONFLICT" in one.marks]
    assert [row["name"] for row in rows] == expected and expected
    page = client.get("/norma/?confianza=CONFLICT").text
    assert "Seguro de salud" in page and "Coeficiente por años de aporte" not in page


# ---------------------------------------------------------------- rules


def said(module: str, rule: str, language: str = "es") -> list[str]:
    """The formula of the rule in force, two spaces for each depth."""
    with override(language):
        lines = formula.in_words(module, rules_of(module)[rule][-1])
        words = [[getattr(one.named, language) if one.named else one.text for one in line.pieces] for line in lines]
        return ["  " * line.depth + "".join(said) for line, said in zip(lines, words, strict=True)]


def test_a_formula_says_what_a_lawyer_would():
    assert said("pensions", "raw_pension_cents") == ["Promedio de los mejores años × Coeficiente"]
    assert said("pensions", "pension_cents") == [
        "si Tiene derecho:",
        "  (Pensión antes de límites, entre Pensión mínima y Pensión máxima)",
        "si no:",
        "  0",
    ]
    assert said("collection", "interest_cents", "en") == [
        "Contributions owed × (Months late × Arrears rate) ÷ (Months in a year × The whole of a rate)"
    ]
    assert said("health", "child_care") == [
        "todas estas:",
        "  Atención por enfermedad",
        "  Edad del hijo < Edad hasta la que se atiende a los hijos",
        "  una de estas:",
        "    Cobra una pensión del Instituto = no",
        "    Primas de la extensión pagadas ≥ Aportes antes de usar la extensión",
    ]


def test_a_formula_names_all_that_its_rule_reads_and_nothing_else():
    for one in every_rule():
        for version in rules_of(one.module)[one.name]:
            words = [piece for line in formula.in_words(one.module, version) for piece in line.pieces]
            source = formula.as_written(one.module, version)
            for pieces in (words, source):
                assert {piece.named.name for piece in pieces if piece.named} == set(version.parameters), one.code
            assert "".join(piece.text for piece in source) == version.source


def test_a_rule_shows_each_version_its_cases_and_what_it_rests_on(client):
    page = unescape(client.get("/norma/reglas/pensions/average_cents/").text)
    assert page.index("Desde el 15 nov 2021") < page.index("Del 13 sept 2017 al 14 nov 2021")
    assert "Media geométrica de los cinco mejores años" in page
    facts = client.get("/norma/reglas/pensions/pension_cents.json").json()
    assert {"pension_right", "pensions.coefficient", "months"} <= set(facts["rests_on"])
    assert "basic_wage_cents" in facts["not_verified"] and "pension_coefficient" not in facts["not_verified"]
    assert {one["name"] for one in facts["read_by"]} >= {"raised_pension_cents"}
    shown = [one for one in specs() if one.module == "pensions" and "pension_cents" in one.cases[0].expected]
    assert len(facts["cases"]) == sum(len(one.cases) for one in shown)


def test_what_rests_on_a_name_is_what_names_it_below():
    """The two directions of the tree say the same."""
    for one in every_rule():
        for below in names_in(tree(one)):
            assert one in names_in(tree(below, upwards=True)), (one.code, below.code)


def test_every_case_is_printed_with_readable_amounts(client):
    text = client.get("/norma/casos/pensions/").text
    assert "$1.773,00" in text and "360 meses" in text and "2400_00" not in text
    rows = client.get("/norma/casos.json").json()["rows"]
    assert len(rows) == sum(len(one.cases) for one in specs())
    assert all(row["expected"] for row in rows)


# ---------------------------------------------------------------- values and laws


def test_a_value_says_each_date_with_its_norm_and_why_there_is_none(client):
    page = unescape(client.get("/norma/valores/state_share_rate/").text)
    assert "Derogado: ya no hay valor" in page and "Ley Orgánica para la Justicia Laboral art. 68.1" in page
    english = unescape(client.get("/en/norma/valores/state_share_rate/").text)
    assert "Abrogated: there is no value any more" in english and "40%" in english
    assert "No se halló lo que dice la norma" in client.get("/norma/valores/health_rate/").text
    assert "Se fija cada año, y este aún no está cargado" in client.get("/norma/valores/basic_wage_cents/").text


def test_a_values_data_are_its_entries_whole(client):
    for name in ("basic_wage_cents", "pension_coefficient", "health_rate", "pension_right"):
        rows = client.get(f"/norma/valores/{name}.json").json()["rows"]
        expected = [
            (entry.since, key or None, json.loads(json.dumps(as_data(content))))
            for entry in LAW.value(name).entries
            for key, content in (entry.content.by_key if isinstance(entry.content, Cases) else [("", entry.content)])
        ]
        assert sorted((row["since"], row["key"] or "", str(row["value"])) for row in rows) == sorted(
            (since, key or "", str(value)) for since, key, value in expected
        )


def test_a_broken_value_breaks_its_line():
    steps = [(0, 40, "a"), (10, None, ""), (20, 30, "b")]
    chart = charts.step_chart(steps, (30, 30), [(0, "0"), (40, "beyond")], str)
    assert len([line for line in chart.lines if line.startswith("M")]) == 2
    assert [told for _x, _y, told in chart.dots] == ["a", "b"]
    assert [name for _x, name in chart.places] == ["0"]


def test_a_table_that_keeps_growing_ends_higher_than_its_last_step():
    chart = charts.step_chart([(0, 0, ""), (5, 10, "")], (8, 40), [], str)
    _start, end = chart.lines[-1].split()
    assert float(end.split(",")[1]) < chart.dots[-1][1]


def test_an_article_is_read_as_it_is_cited():
    assert [(one.law, one.article) for one in cited_by("LSS arts. 185 y 234; C.D. 100 art. 31")] == [
        ("LSS", "185"), ("LSS", "234"), ("C.D. 100", "31"),
    ]  # fmt: skip
    assert [str(one) for one in cited_by("C.D. 357, DG 2ª; BIESS")] == ["C.D. 357, DG 2ª", "BIESS"]
    assert [str(one) for one in cited_by("C.D. 517 arts. 4 a 6")] == ["C.D. 517 art. 4 a 6"]


def test_every_rule_and_value_stands_under_some_law():
    assert {one for law in laws() for _article, names in law.articles for one in names} == {
        *every_rule(),
        *every_value(),
    }


def test_a_number_is_written_in_its_unit():
    assert [quantity(1, "count"), quantity(1, "flag"), quantity(1, "months")] == [
        "1", "sí", "1 mes",
    ]  # fmt: skip
    assert quantity(94_500, "rate") == "9,45\xa0%" and quantity(3, "calendar_month") == "marzo"


# ---------------------------------------------------------------- changes


def changed(name: str, first: int, last: int) -> list:
    return list(value_changes(value_named(name), first, last))


def test_a_change_has_what_was_and_what_is():
    (one,) = changed("basic_wage_cents", 20211201, 20221231)
    assert (one.change, one.before, one.after, one.ratio) == ("changed", 400_00, 425_00, pytest.approx(0.0625))
    assert changed("basic_wage_cents", 20220101, 20221231) == []


def test_what_ended_and_what_came_back_say_so():
    assert [one.change for one in changed("state_share_rate", 20150101, 20160101)] == ["ended"]
    (returned,) = changed("state_share_rate", 20150101, 20200101)
    assert returned.change == "returned" and len(returned.steps) == 2
    assert [one.change for one in changed("payment_day", 20230101, 20240101)] == ["began"]
    assert [one.change for one in changed("basic_wage_cents", 20260101, 20270101)] == ["unknown"]


def test_a_table_shows_the_steps_that_differ():
    (one,) = changed("agreement_most_months", 20210101, 20220101)
    assert one.moved and all(before != after for _key, before, after in one.moved)


@pytest.mark.parametrize(("first", "last"), [(20150101, 20180101), (20200630, 20211115), (20000101, 20261121)])
def test_changes_are_the_difference_between_two_laws(first, last):
    """Every key whose content differs is told once, with what the law says on both days; the others are not."""
    for value in LAW.values.values():
        told = {
            key: (one.before, one.after)
            for one in changed(value.name, first, last)
            for key in one.keys or ("",)
            if one.change != "returned"
        }
        for key in value.keys or ("",):
            before, after = (content_on(value, day) for day in (first, last))
            pair = tuple(one[key] if isinstance(one, Cases) else one for one in (before, after))
            answers = [one for one in pair if one is not None and not hasattr(one, "why")]
            if pair[0] != pair[1] and answers:
                assert told[key] == pair, (value.name, key)
            else:
                assert key not in told, (value.name, key)


def test_the_page_of_changes_tells_values_rules_and_what_rests_on_them(client):
    address = "/norma/cambios/?desde=2021-11-14&hasta=2022-01-01"
    page = unescape(client.get(address).text)
    assert "$400,00" in page and "$425,00" in page and "+6,3" in page
    assert "Reglas: Pensiones" in page and "Promedio de los mejores años" in page
    assert "Reglas que descansan en lo que cambió" in page and rule_named("pensions", "maximum_cents").es in page
    document = client.get("/norma/cambios.json?desde=2021-11-14&hasta=2022-01-01").json()
    rules = {row["name"]: row for row in document["rows"] if row["kind"] == "rule"}
    assert rules["average_cents"]["since"] == [20211115] and rules["average_cents"]["change"] == "changed"
    assert document["rules"] == len(rules)


def test_a_year_without_changes_says_so(client):
    assert "Nada de la ley cargada cambió" in client.get("/norma/cambios/?desde=2022-03-01&hasta=2022-03-02").text
