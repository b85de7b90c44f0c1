"""The law room keeps its promises: exact values, refused guesses, one answer on every engine."""

import datetime
import json
from fractions import Fraction
from importlib import import_module
from math import prod
from pathlib import Path

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import amparo
from amparo.foundation.law import Law, LawError, Rulebook, best, best_of, compute, explain, rule, verbs, with_columns
from amparo.foundation.law.catalogue import modules_with_rules
from amparo.foundation.law.folds import geometric_mean
from amparo.foundation.law.loading import load_file
from amparo.foundation.law.values import Rows, Steps
from amparo.foundation.law.verbs import between, greatest, least, share, when
from amparo.foundation.money import format_cents, parse_cents
from amparo.foundation.money import share as share_of_whole
from amparo.foundation.months import Month

LAW = Law.load()
SOURCES = Path(amparo.__file__).parent
RULES = [import_module(f"amparo.modules.{module}.rules") for module in modules_with_rules()]
PENSIONS = import_module("amparo.modules.pensions.rules")


def columns(frame: nw.LazyFrame) -> dict[str, list]:
    return frame.collect(backend="polars").to_native().to_dict(as_series=False)


def on_both_engines(frame: pl.DataFrame, ask) -> dict[str, list]:
    """What `ask` makes of the frame, asserted equal on Polars and DuckDB."""
    by_polars = columns(ask(nw.from_native(frame.lazy())))
    by_duckdb = columns(ask(nw.from_native(duckdb.from_arrow(frame.to_arrow()))).sort("row"))
    assert by_duckdb == by_polars
    return by_polars


# ---------------------------------------------------------------- money


@pytest.mark.parametrize(
    ("text", "cents"), [("1234.56", 123456), ("1234.5", 123450), ("0", 0), ("-0.01", -1), ("482", 48200)]
)
def test_amounts_are_read_exactly(text, cents):
    assert parse_cents(text) == cents
    assert parse_cents(format_cents(cents)) == cents


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "está vacío"), ("1.234,56", "lleva coma"), ("1.005", "más de dos decimales"), (" 1.00", "espacios"),
        ("1e3", "solo se admiten cifras"), ("$5", "solo se admiten cifras"), ("99999999999999", "demasiado grande"),
    ],
)  # fmt: skip
def test_an_amount_that_cannot_be_read_says_why(text, why):
    with pytest.raises(ValueError, match=why):
        parse_cents(text)


amounts = st.integers(-(10**11), 10**11)


@given(amounts, st.integers(0, 2_000_000), st.sampled_from([1, 7, 12, 30, 60, 1_000_000]))
def test_share_is_the_nearest_whole_and_symmetric(amount, numerator, denominator):
    found = share_of_whole(amount, numerator, denominator)
    exact = Fraction(amount * numerator, denominator)
    assert abs(found - exact) <= Fraction(1, 2)
    assert share_of_whole(-amount, numerator, denominator) == -found
    if abs(found - exact) == Fraction(1, 2):
        assert abs(found) > abs(exact), "halves go away from zero"


def test_share_refuses_what_is_not_whole():
    with pytest.raises(TypeError):
        share_of_whole(1.5, 94_500)
    with pytest.raises(ZeroDivisionError, match="mayor que cero"):
        share_of_whole(1, 1, 0)


def test_verbs_give_columns_what_they_give_whole_numbers():
    given = [(a, b, c) for a in (-250, -5, -1, 0, 1, 5, 250, 10**9) for b in (0, 1, 3, 94_500) for c in (2, 7, 12)]
    frame = pl.DataFrame(given, schema=["a", "b", "c"], orient="row").with_row_index("row")

    def each(a, b, c):
        return {
            "share": share(a, b, c), "rate": share(a, b), "mixed": share(7, b), "whole": verbs.whole(a, c),
            "least": least(a, b), "greatest": greatest(a, b), "between": between(a, b, 90_000),
            "when": when(a < b, 0, c),
        }  # fmt: skip

    found = on_both_engines(
        frame, lambda rows: rows.select("row", **each(*(nw.col(name).cast(nw.Int32) for name in "abc")))
    )
    expected = [each(*row) for row in given]
    assert {name: found[name] for name in expected[0]} == {n: [row[n] for row in expected] for n in expected[0]}


def test_what_is_missing_stays_missing():
    frame = pl.DataFrame({"row": [0, 1], "a": [None, 5]}, schema_overrides={"a": pl.Int64})
    a = nw.col("a")
    found = on_both_engines(
        frame,
        lambda rows: rows.select(
            "row", when=when(a > 0, 1, 0), least=least(a, 3), greatest=greatest(3, a), between=between(a, 0, 9)
        ),
    )
    assert {name: values[0] for name, values in found.items() if name != "row"} == dict.fromkeys(list(found)[1:])


# ---------------------------------------------------------------- values

GOOD = """
example_rate:
  title: {es: Ejemplo, en: Example}
  unit: rate
  values:
    - {since: 2020-01-01, cite: {law: LSS, article: 1, checked: 2026-11-21, trust: VERIFIED}, value: 0.0945}
    - {since: 2022-01-01, cite: {law: LSS, article: 1, checked: 2026-11-21, trust: VERIFIED}, value: abrogated}
"""


def loaded(tmp_path, text: str) -> Law:
    file = tmp_path / "example.yaml"
    file.write_text(text, encoding="utf-8")
    return Law({value.name: value for value in load_file(file, "law/example.yaml")})


def test_a_value_holds_from_its_first_day_until_the_next(tmp_path):
    law = loaded(tmp_path, GOOD)
    assert law.on("2020-01-01").example_rate == 94_500
    assert law.on(datetime.date(2021, 12, 31)).example_rate == law.on(Month(2021, 12)).example_rate == 94_500
    with pytest.raises(LawError, match=r"example_rate, law/example.yaml\): no hay ley cargada para 2019-12-31"):
        _ = law.on("2019-12-31").example_rate
    with pytest.raises(LawError, match="2022-01-01: está derogado"):
        _ = law.on(202201).example_rate


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("0.0945", "0.09450001"), "no es entero en rate"),
        (("0.0945", "0745"), "«0745» no es un número decimal"),
        (("0.0945", "0x10"), "«0x10» no es un número decimal"),
        (("0.0945", "9:45"), "«9:45» no es un número decimal"),
        (("0.0945", "yes"), "«True» no es un número"),
        (("2022-01-01", "2020-01-01"), "las fechas no van en orden o se repiten"),
        (("2022-01-01", "2019-01-01"), "las fechas no van en orden o se repiten"),
        (("article: 1, ", ""), "a la cita le falta article"),
        (("VERIFIED", "SURE"), "trust «SURE» no es uno de"),
        (("VERIFIED", "VERIFIED, note: Una fuente"), "2020-01-01: la nota «Una fuente» está en un solo idioma"),
        (("VERIFIED", "VERIFIED, note: {es: Una fuente}"), "2020-01-01: a la nota .*Una fuente.* le falta es o en"),
        (("unit: rate", "unit: percent"), "unit «percent» no es una de"),
        (("unit: rate", "unit: rate\n  per: wages"), "per «wages» no es una de"),
        (("unit: rate", "unit: cents"), "por su nombre, unit debe ser rate"),
        ((", en: Example", ""), "falta title"),
        (("value: 0.0945", "value: 0.0945, default: 1"), "no se entiende"),
        (("value: 0.0945", "cases: {a: 0.1}"), "cases y keyed_by van juntos"),
        (("unit: rate", "unit: rate\n  lasts: year"), "falta un año entre 2020 y 2022"),
        (("unit: rate", "unit: rate\n  unit: rate"), "línea 5: «unit» está repetido"),
        (("value: 0.0945", "steps: {5: 0.1, 3: 0.2}"), "las claves no van en orden"),
        (("value: 0.0945", "steps: {5: 0.1, then: 0.1 a year}"), "se espera «0.0125 a year» y per"),
    ],
)
def test_law_that_is_not_exact_is_not_loaded(tmp_path, change, complaint):
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    with pytest.raises(LawError, match=complaint):
        loaded(tmp_path, text)


def test_a_yearly_value_says_nothing_of_the_next_year():
    with pytest.raises(LawError, match="2027 en adelante no está cargado"):
        _ = LAW.on("2027-01").basic_wage_cents
    frame = nw.from_native(pl.LazyFrame({"month": [199912, 200001, 202612, 202701]}))
    assert columns(frame.select(wage=LAW.by("month").value("basic_wage_cents"))) == {"wage": [None, 5700, 48200, None]}


def test_the_states_share_was_abrogated_and_came_back():
    shares = [LAW.on(day).state_share_rate for day in ("2015-04-19", "2019-01-01")]
    assert shares == [400_000, 400_000]
    with pytest.raises(LawError, match="derogado"):
        _ = LAW.on("2016-01").state_share_rate
    assert "68.1" in str(LAW.value("state_share_rate").entries[1].cite)


def test_values_keyed_alike_state_the_same_cases(tmp_path):
    keyed = GOOD.replace("unit: rate", "unit: rate\n  keyed_by: regime").replace("value: 0.0945", "cases: {a: 0.1}")
    twin = keyed.replace("example_rate", "twin_rate").replace("{a: 0.1}", "{b: 0.1}")
    with pytest.raises(LawError, match="no dicen los mismos casos de regime"):
        loaded(tmp_path, keyed + twin)


def test_what_was_not_found_for_a_key_is_an_answer_to_nobody(tmp_path):
    keyed = GOOD.replace("unit: rate", "unit: rate\n  keyed_by: regime")
    keyed = keyed.replace("value: 0.0945", "cases: {a: {value: unknown}, b: 0.1}").replace("abrogated", "unknown")
    law = loaded(tmp_path, keyed)
    assert law.on("2020-01").value("example_rate", "b") == 100_000
    with pytest.raises(
        LawError, match=r"example_rate \[a\], law/example.yaml\), 2020-01-01: no se halló lo que dice la norma"
    ):
        law.on("2020-01").value("example_rate", "a")
    with pytest.raises(LawError, match="2022-01-01: no se halló"):
        law.on("2022-01").value("example_rate", "b")
    frame = pl.DataFrame({"row": [0, 1, 2], "month": [202001, 202001, 202201], "regime__code": [0, 1, 1]})
    found = on_both_engines(frame, lambda rows: rows.select("row", rate=law.by("month").value("example_rate")))
    assert found["rate"] == [None, 100_000, None]


def test_cites_carry_their_trust():
    assert LAW.cites("personal_rate", "2022-01", "private").trust == "VERIFIED"
    assert LAW.cites("personal_rate", "2022-01", "domestic").trust == "MEMORY"
    assert LAW.cites("personal_rate", "2022-01", "unpaid_home_work").trust == "SINGLE"
    assert str(LAW.cites("pension_coefficient", "2022-01")) == "C.D. 100 art. 13"


def test_what_is_uncertain_is_told_in_the_language_of_who_reads():
    cite = LAW.cites("basic_wage_cents", "2008-06")
    assert cite.note("es") == "La dirección actuarial del IESS usa 200; El Telégrafo imprime 202"
    assert cite.note("en") == "The actuarial office of IESS uses 200; El Telégrafo prints 202"
    rules, facts = import_module("amparo.modules.contributions.rules"), {"base_cents": 100_000, "regime": "domestic"}
    for language, note in (("es", "Sigue la tabla privada"), ("en", "It follows the private table")):
        told = explain(rules, facts, LAW.on("2022-01"), ["personal_cents"], language)
        (doubt,) = told.uncertain
        assert doubt.note.startswith(note)
        assert told.as_dict()["lines"][0]["law"][0]["note"] == doubt.note


def test_the_hash_sees_content_and_not_layout(tmp_path):
    law = loaded(tmp_path, GOOD)
    assert loaded(tmp_path, "# a comment\n" + GOOD.replace("0.0945", "0.094500")).hash() == law.hash()
    for change in (("0.0945", "0.0946"), ("2020-01-01", "2020-01-02"), ("VERIFIED", "SINGLE"), ("Ejemplo", "Otro")):
        assert loaded(tmp_path, GOOD.replace(*change)).hash() != law.hash()


def boundaries(value) -> list[int]:
    """The day each entry starts and the day before, as YYYYMMDD."""
    starts = [datetime.date(e.since // 10000, e.since // 100 % 100, e.since % 100) for e in value.entries]
    return [int(f"{day:%Y%m%d}") for start in starts for day in (start - datetime.timedelta(days=1), start)]


def points(content) -> list[int]:
    """Each key of a step table, its neighbours, and beyond the last."""
    keys = [key for key, _ in content.points]
    return sorted({max(x, keys[0]) for key in [*keys, keys[-1] + 7] for x in (key - 1, key, key + 1)})


NUMBERS_AND_STEPS = [name for name, value in LAW.values.items() if not isinstance(value.entries[0].content, Rows)]


@pytest.mark.parametrize("name", NUMBERS_AND_STEPS)
def test_every_value_is_the_same_along_a_column_as_on_a_day(name):
    """Generated from the law files: around every date, for every key, and around every step."""
    value = LAW.value(name)
    asked, expected = [], []
    for day in boundaries(value):
        for key in value.keys or ("",):
            try:
                content = LAW.on(day).value(name, key)
            except LawError:
                content = None
            for x in points(content) if isinstance(content, Steps) else [0]:
                asked.append({"row": len(asked), "on_date": day, "key": key, "x": x})
                expected.append(content(x) if isinstance(content, Steps) else content)

    def ask(frame):
        codes = nw.lit(None, nw.Int8)
        for position, key in enumerate(value.keys):
            codes = nw.when(nw.col("key") == key).then(nw.lit(position, nw.Int8)).otherwise(codes)
        frame = frame.with_columns(codes.alias(f"{value.keyed_by}__code")) if value.keyed_by else frame
        along = LAW.by("on_date")
        return frame.select("row", found=along.table(name)(nw.col("x")) if value.is_table else along.value(name))

    assert on_both_engines(pl.DataFrame(asked), ask)["found"] == expected


@pytest.mark.parametrize("name", [name for name, value in LAW.values.items() if value.keyed_by])
def test_keyed_values_know_every_declared_key(name):
    from amparo.foundation.registry.tables import REGIMES
    from amparo.modules.collection.tables import DEBTS, INSURANCES
    from amparo.modules.inspection.signals import SIGNALS
    from amparo.modules.pensions.tables import FUNERAL_ITEMS, KINDS, REGIONS

    value = LAW.value(name)
    known = {
        "regime": REGIMES, "kind": KINDS, "region": REGIONS, "funeral_item": FUNERAL_ITEMS, "insurance": INSURANCES,
        "debt": DEBTS, "signal": SIGNALS,
    }  # fmt: skip
    assert set(value.keys) == set(known[value.keyed_by])


# ---------------------------------------------------------------- rules

declared = rule("LSS art. 1", since="2020-01-01", es="Ejemplo", en="Example")


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("wage_cents * 2", "2 may not stand in a rule"),
        ("wage_cents // days", "the only division is `share`"),
        ("wage_cents / days", "the only division is `share`"),
        ("round(wage_cents)", "«round» is neither a verb nor a parameter"),
        ("wage_cents if days else 0", "IfExp may not stand in a rule"),
        ("wage_cents > 0 and days > 0", "write & and |"),
        ("0 < wage_cents < days", "compare two things at a time"),
        ("~(days > 0)", "no unary operators"),
        ("SCALE + wage_cents", "«SCALE» is neither a verb nor a parameter"),
        ("wage_cents.real", "Attribute may not stand in a rule"),
        ("wage_cents == 'x'", "'x' may not stand in a rule"),
        ("share(wage_cents, days, denominator=30)", "30 may not stand in a rule"),
        ("when(True, wage_cents, days)", "True may not stand in a rule"),
    ],
)
def test_a_rule_may_say_only_what_every_carrier_understands(tmp_path, monkeypatch, body, complaint):
    (tmp_path / "sample_rules.py").write_text(
        "from amparo.foundation.law.rules import rule\nfrom amparo.foundation.law.verbs import share, when\n"
        "@rule('LSS art. 1', since='2020-01-01', es='Ejemplo', en='Example')\n"
        f"def due_cents(wage_cents, days):\n    '''Una frase.\n\n    A sentence.'''\n    return {body}\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "sample_rules", raising=False)
    with pytest.raises(LawError, match=f"due_cents.*{complaint}"):
        import_module("sample_rules")


def versions(until: str, since: str):
    @rule("C.D. 1", since="2010-01-01", until=until, result="due_cents", es="Antes", en="Before")
    def due_cents_before(wage_cents):
        """Antes se debía todo.

        All was owed before.
        """
        return wage_cents

    @rule("C.D. 2", since=since, es="Ahora", en="Now")
    def due_cents(wage_cents):
        """Ahora no se debe nada.

        Nothing is owed now.
        """
        return wage_cents - wage_cents

    return [due_cents, due_cents_before]


def test_versions_of_a_rule_follow_one_another():
    book = Rulebook(versions(until="2015-07-01", since="2015-07-01"))
    assert compute(book, {"wage_cents": 5}, LAW.on("2015-06-30")) == {"due_cents": 5}
    assert compute(book, {"wage_cents": 5}, LAW.on("2015-07-01")) == {"due_cents": 0}
    frame = pl.DataFrame({"row": [0, 1, 2], "month": [200912, 201506, 201507], "wage_cents": [5, 5, 5]})
    found = on_both_engines(frame, lambda rows: with_columns(rows, book, LAW.by("month"), ["due_cents"]))
    assert found["due_cents"] == [None, 5, 0]
    with pytest.raises(LawError, match="overlap: C.D. 1 ends 2015-08-01, C.D. 2 starts 2015-07-01"):
        Rulebook(versions(until="2015-08-01", since="2015-07-01"))
    with pytest.raises(LawError, match="leave a gap"):
        Rulebook(versions(until="2015-06-01", since="2015-07-01"))


def test_a_rule_is_said_in_both_languages():
    def due_cents(wage_cents):
        """Nada se debe."""
        return wage_cents - wage_cents

    with pytest.raises(LawError, match="due_cents: its docstring has 1 paragraphs; write the legal sentence"):
        declared(due_cents)


def test_rules_that_need_each_other_are_refused():
    @declared
    def chicken(egg):
        """Una.

        One.
        """
        return egg

    @declared
    def egg(chicken):
        """Otra.

        Another.
        """
        return chicken

    with pytest.raises(LawError, match="chicken → egg → chicken"):
        Rulebook([chicken, egg])


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.split(".")[2])
def test_rules_are_cited_titled_and_use_all_they_ask_for(module):
    for versions_of_one in Rulebook.of(module).versions.values():
        for one in versions_of_one:
            assert one.article and one.es and one.en, one.result
            assert one.result not in LAW.values
            assert all(parameter in one.source for parameter in one.parameters), one.result


def test_every_value_of_law_is_used():
    """A value nobody reads would be a promise nobody keeps."""
    written = "".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    assert [name for name in LAW.values if name not in written] == []


def test_what_is_given_is_not_computed_again():
    found = compute(PENSIONS, {"kind": "sgo_old_age", "years": 12, "months": 480}, LAW.on("2022-01"), ["minimum_cents"])
    assert found == {"minimum_cents": 255_00}
    with pytest.raises(LawError, match="values of law and cannot be given"):
        compute(PENSIONS, {"basic_wage_cents": 1}, LAW.on("2022-01"), ["minimum_cents"])


# ---------------------------------------------------------------- folds and explanations


def test_the_best_years_are_the_same_one_by_one_and_in_columns():
    wages = {1: [10, 70, 30, 50, 20, 60, 40], 2: [5, 5, 5, 5, 5, 5], 3: [9]}
    rows = [(person, 2000 + place, cents) for person, years in wages.items() for place, cents in enumerate(years)]
    frame = pl.DataFrame(rows, schema=["row", "year", "wage_cents"], orient="row")
    found = on_both_engines(frame, lambda rows: best(rows, 5, by="row", of="wage_cents", into="best_cents").sort("row"))
    assert found == {"row": [1, 2, 3], "best_cents": [best_of(years, 5) for years in wages.values()]} == {
        "row": [1, 2, 3], "best_cents": [250, 25, 9],
    }  # fmt: skip


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_the_geometric_mean_is_exact_to_the_cent(wages):
    """Between half a cent less and half a cent more, in whole numbers: no logarithm decides."""
    mean, count = geometric_mean(wages), len(wages)
    assert (2 * mean - 1) ** count < 2**count * prod(wages) < (2 * mean + 1) ** count
    assert mean <= share_of_whole(sum(wages), 1, count)


@pytest.mark.parametrize("wages", [[], [500_00, 0], [500_00, -1]])
def test_a_geometric_mean_needs_a_wage_in_every_month(wages):
    with pytest.raises(ValueError, match="cada uno debe ser mayor que cero"):
        geometric_mean(wages)


CASE = {"months": 437, "age": 62, "best_years_cents": 74_074_00, "kind": "sgo_old_age"}


def test_an_explanation_is_the_calculation_told():
    told = explain(PENSIONS, CASE, LAW.on("2022-01"), ["pension_cents"])
    assert told.results == compute(PENSIONS, CASE, LAW.on("2022-01"), ["pension_cents"])
    for line in (
        "any_row(pension_right, months=437, age=62) = sí   [LSS art. 185]",
        "coefficient       = pension_coefficient(years)",
        "= pension_coefficient(36) = 0,8325   [C.D. 100 art. 13] Coeficiente",
        "= share($1.234,57, 0,8325) = $1.027,78   [C.D. 100 art. 13] Pensión antes de límites",
        "= when(sí, between($1.027,78, $382,50, $2.125,00), 0) = $1.027,78",
        "· Salario básico unificado: $425,00",
        "· Meses de un año: 12   [C.D. 100 art. 13; derivado]",
    ):
        assert line in told.text
    assert json.loads(json.dumps(told.as_dict()))["lines"][-1]["shown"] == "$1.027,78"


def test_an_explanation_speaks_english_too():
    told = explain(PENSIONS, CASE, LAW.on("2022-01"), ["pension_cents"], language="en").text
    assert "= when(yes, between($1,027.78, $382.50, $2,125.00), 0) = $1,027.78" in told
    assert "Unified basic wage: $425.00" in told
