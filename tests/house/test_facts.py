"""Whatever a rule is given has a name in words, a unit and bounds; a wrong fact is told with its remedy."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.law import Facts, Law, LawError, WrongFacts
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of
from amparo.foundation.law.facts import load_facts
from amparo.foundation.law.worked_cases import specs_of
from amparo.foundation.questions import Question

FACTS, LAW = Facts.load(), Law.load()
BOOKS = {module: rulebook_of(module) for module in modules_with_rules()}


def asked_by(module: str) -> set[str]:
    """What the rules of a module need that is neither a rule of it nor law, the keys of the law it reads, and what
    its questions ask besides.
    """
    book = BOOKS[module]
    needed = {name for versions in book.versions.values() for one in versions for name in one.parameters}
    keys = {LAW.value(name).keyed_by for name in needed if name in LAW.values}
    given = {name for name in needed | keys if name and name not in book and name not in LAW.values}
    return given | {field.fact for question in questions_of(module) for field in question.fields}


def questions_of(module: str) -> tuple[Question, ...]:
    place = f"amparo.modules.{module}.questions"
    return import_module(place).questions if find_spec(place) else ()


def test_every_given_name_has_a_fact_and_every_fact_is_asked_for():
    asked = {name: [module for module in BOOKS if name in asked_by(module)] for name in FACTS.names}
    assert set().union(*map(asked_by, BOOKS)) == set(FACTS.names)
    for name, modules in asked.items():
        place = f"{modules[0]}/facts.yaml" if len(modules) == 1 else "foundation/law/facts.yaml"
        assert FACTS.of(name).source == place, f"{name} is asked by {modules}"


@pytest.mark.parametrize("module", BOOKS)
def test_every_worked_case_is_within_the_bounds_of_its_facts(module):
    for spec in specs_of(module):
        for case in spec.cases:
            assert FACTS.wrong(case.given, book=BOOKS[module]) == [], f"{spec.file}, {case.name}"


@given(st.sampled_from(FACTS.names), st.data())
def test_what_is_within_bounds_is_right_and_what_is_not_is_told(name, data):
    fact = FACTS.of(name)
    if fact.unit == "key":
        assert FACTS.wrong({name: data.draw(st.sampled_from(fact.choices))}) == []
    elif fact.unit == "date":
        day = data.draw(st.dates().map(lambda day: int(f"{day:%Y%m%d}")))
        assert bool(FACTS.wrong({name: day})) != (fact.least <= day <= fact.most)
    elif fact.unit == "month":
        month = data.draw(st.dates().map(lambda day: int(f"{day:%Y%m}")))
        assert bool(FACTS.wrong({name: month})) != (fact.least <= month <= fact.most)
    else:
        assert FACTS.wrong({name: data.draw(st.integers(fact.least, fact.most))}) == []
        beyond = data.draw(st.integers(max_value=fact.least - 1) | st.integers(min_value=fact.most + 1))
        (wrong,) = FACTS.wrong({name: beyond})
        assert str(wrong).startswith(f"{fact.es}: ") and wrong.value == beyond


@pytest.mark.parametrize(
    ("given", "language", "told"),
    [
        ({"monthly_wage_cents": -500}, "es", "Remuneración mensual: -5.00 es menos que 0.00; dé de 0.00 a 100000.00"),
        ({"monthly_wage_cents": -500}, "en", "Monthly wage: -5.00 is less than 0.00; give 0.00 to 100000.00 dollars"),
        ({"monthly_wage_cents": "mil"}, "es", "«mil» no es un número entero de centavos; dé de 0.00 a"),
        ({"monthly_wage_cents": 482.5}, "en", "«482.5» is not a whole number of cents"),
        ({"age": 180}, "es", "Edad: 180 es más que 120; dé de 0 a 120"),
        ({"age": True}, "en", "Age: «True» is not a whole number; give 0 to 120"),
        ({"months": None}, "es", "Imposiciones (meses aportados): «None» no es un número entero"),
        ({"regime": "privado"}, "es", "Régimen: «privado» no se conoce; es uno de abroad, bank_municipal, domestic"),
        ({"region": 3}, "en", "Region: «3» is not known; it is one of amazon, coast, galapagos, highlands"),
        ({"pensioner": 2}, "es", "Cobra una pensión del Instituto: «2» no es sí ni no; responda sí o no (1 o 0)"),
        ({"pensioner": "quizás"}, "en", "«quizás» is neither yes nor no; answer yes or no (1 or 0)"),
        ({"paid_date": 20220231}, "es", "Día del pago: 20220231 no es un día; dé un día AAAAMMDD, de 2001-11-30 a"),
        ({"about_month": 10**25}, "es", "no es un mes; dé un mes AAAAMM, de 2001-11 a 2099-11"),
        ({"paid_date": 19991231}, "en", "Day of payment: 1999-12-31 is less than 2001-11-30; give a day YYYYMMDD"),
        ({"incapacity_rate": 1_500_000}, "es", "Grado de incapacidad: 1.5 es más que 1; dé de 0 a 1, en millonésimas"),
        ({"montly_wage_cents": 1}, "es", "no es un hecho que se conozca; ¿quiso decir monthly_wage_cents (Remun"),
        ({"coeficient": 1}, "en", "coeficient: is not a known fact; did you mean coefficient?"),
        ({"zzz": 1}, "es", "zzz: no es un hecho que se conozca; quítelo"),
        ({"basic_wage_cents": 1}, "es", "basic_wage_cents: es un valor de ley y no se da"),
        ({"coefficient": "mucho"}, "es", "Coeficiente: «mucho» no es un número entero"),
    ],
)
def test_a_wrong_fact_says_what_is_wrong_and_what_would_be_right(given, language, told):
    with pytest.raises(WrongFacts) as refused:
        FACTS.check(given, language, BOOKS["pensions"])
    assert told in str(refused.value)
    assert [wrong.name for wrong in refused.value.wrong] == list(given)


def test_everything_wrong_is_told_at_once():
    with pytest.raises(WrongFacts) as refused:
        FACTS.check({"age": -1, "months": 120, "regime": "x"})
    assert [wrong.name for wrong in refused.value.wrong] == ["age", "regime"]
    assert len(str(refused.value).splitlines()) == 2


def test_right_facts_come_back_as_rules_take_them():
    given = {"pensioner": "sí", "remarried": "no", "months": 120, "kind": "sgo_old_age", "right": "sí"}
    taken = {"pensioner": 1, "remarried": 0, "months": 120, "kind": "sgo_old_age", "right": 1}
    assert FACTS.check(given, book=BOOKS["pensions"]) == taken


GOOD = "example_cents: {es: Ejemplo, en: Example, unit: cents, least: 0, most: 10.00}\n"


def loaded(tmp_path, text: str) -> Facts:
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return Facts(load_facts(file, "example/facts.yaml", LAW), LAW)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("10.00", "10.001"), "example/facts.yaml: example_cents: 10.001 no es entero en cents"),
        (("10.00", "diez"), "«diez» no es un número"),
        (("10.00", "0"), "least 0 no es menos que most 0"),
        ((", most: 10.00", ""), "least y most van juntos"),
        (("unit: cents", "unit: dollars"), "unit «dollars» no es una de"),
        (("unit: cents", "unit: months"), "por su nombre, unit debe ser cents"),
        ((", en: Example", ""), "faltan es y en"),
        (("10.00", "10.00, runs: sometimes"), "runs «sometimes» no es uno de"),
        (("10.00", "10.00, default: 1"), "no se entiende"),
        (("10.00", "10.00, per: wages"), "per «wages» no es una de"),
        (("10.00", "10.00, choices: [a]"), "choices es solo de un key"),
        (("example_cents", "basic_wage_cents"), "es un valor de ley"),
        ((GOOD, "example: {es: Ejemplo, en: Example, unit: key}"), "ningún valor de ley depende de él"),
        ((GOOD, "example: {es: Ejemplo, en: Example, unit: flag, least: 0, most: 1}"), "least y most van juntos"),
        ((GOOD, "example: {es: Ejemplo, en: Example, unit: date, least: 1, most: 2}"), "«1» no es una fecha"),
        ((GOOD, GOOD + GOOD), "línea 2: «example_cents» está repetido"),
    ],
)
def test_a_fact_that_is_not_exact_is_not_loaded(tmp_path, change, complaint):
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    with pytest.raises(LawError, match=complaint):
        loaded(tmp_path, text)


def test_facts_are_read_exactly(tmp_path):
    text = (
        GOOD + "color: {es: Color, en: Colour, unit: key, choices: [red, green]}\n"
        "first_month: {es: Mes, en: Month, unit: month, least: 2001-11, most: 2099-12}\n"
        "since_days: {es: Días, en: Days, unit: days, least: 0, most: 9, runs: always}\n"
    )
    facts = loaded(tmp_path, text)
    assert (facts.of("example_cents").least, facts.of("example_cents").most) == (0, 1000)
    assert facts.of("color").choices == ("red", "green") and facts.of("since_days").runs == "always"
    assert facts.check({"first_month": 202201, "color": "red"}) == {"first_month": 202201, "color": "red"}
    (wrong,) = facts.wrong({"first_month": 202213})
    assert str(wrong) == "Mes: 202213 no es un mes; dé un mes AAAAMM, de 2001-11 a 2099-12"
    with pytest.raises(LawError, match=r"exmple_cents: .* ¿quiso decir example_cents \(Ejemplo\)\?"):
        facts.of("exmple_cents")


def test_a_fact_lives_in_one_place(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(GOOD, encoding="utf-8")
    twice = [*load_facts(file, "one/facts.yaml", LAW), *load_facts(file, "two/facts.yaml", LAW)]
    with pytest.raises(LawError, match=r"«example_cents» está en one/facts.yaml y en two/facts.yaml"):
        Facts(twice, LAW)
