"""*Simula tu jubilación*: the worked examples through the question, the base of each time, and wrong questions."""

import time

import pytest

from amparo.foundation.law import LawError
from amparo.foundation.law.benefits import BEST, LOWER, NOT_IN_FORCE, REFUSED, UNTOLD
from amparo.foundation.law.facts import WrongFacts
from amparo.foundation.months import Month
from amparo.modules.pensions.tests.asking import ROSA, ask, history, numbers, states, table

# ---------------------------------------------------------------- worked examples


@pytest.mark.parametrize(
    ("case", "month", "birth", "months", "wage_cents", "pension_cents"),
    [
        ("2.400 de base y 30 años, 2019", 201901, 1958_06_15, 360, 2_400_00, 1_773_00),
        ("siempre el básico y 15 años, 2024", 202401, 1958_06_15, 180, 460_00, 276_00),
        ("31 años con base baja, 2024", 202401, 1958_06_15, 372, 460_00, 368_00),
        ("40 años con base alta, 2025", 202501, 1958_06_15, 480, 5_000_00, 2_585_00),
        ("30 años a los 60", 202501, 1964_06_15, 360, 1_000_00, 750_00),
        ("35 años", 202501, 1964_06_15, 420, 1_000_00, 812_50),
        ("40 años, más joven", 202501, 1966_06_15, 480, 1_000_00, 1_000_00),
        ("45 años", 202501, 1961_06_15, 540, 1_000_00, 1_062_50),
        ("piso de 15 años, 2026", 202601, 1960_06_15, 180, 100_00, 289_20),
        ("techo, 2026", 202601, 1960_06_15, 480, 9_999_00, 2_651_00),
    ],
)
def test_published_pensions_come_out_of_the_question(case, month, birth, months, wage_cents, pension_cents):
    """The same cases as the specs of old age, each retired in its own month."""
    answer = ask({"birth_date": birth, "months": months, "monthly_wage_cents": wage_cents, "retirement_month": month})
    assert numbers(answer)["pension_cents"] == pension_cents, case
    assert states(answer)["ordinary"] == BEST


def test_disability_is_a_way_of_its_own():
    """25 years, 68.75 % at any age; the degree asked for changed in 2024."""
    facts = {**ROSA, "monthly_wage_cents": 1_000_00, "certified_disability_rate": 300_000}
    answer = ask({**facts, "retirement_month": 202501})
    assert (numbers(answer)["pension_cents"], numbers(answer)["way"]) == (687_50, "Vejez por discapacidad")
    assert states(ask({**facts, "retirement_month": 202312}))["disability"] == REFUSED
    assert "coefficient" not in numbers(answer) or numbers(answer)["raw_disability_pension_cents"] == 687_50


def test_insalubrious_work_lowers_the_age_and_raises_the_pension():
    facts = {"birth_date": 1967_06_15, "months": 360, "monthly_wage_cents": 1_000_00, "retirement_month": 202508}
    assert states(ask(facts)) | {"insalubrious": UNTOLD, "ordinary": REFUSED} == states(ask(facts))
    answer = ask({**facts, "insalubrious_years": 10})
    assert (numbers(answer)["way"], numbers(answer)["pension_cents"]) == ("Vejez por trabajo insalubre", 800_00)


def test_teachers_while_it_was_in_force():
    facts = {**ROSA, "months": 300, "monthly_wage_cents": 1_000_00, "teacher": 1}
    assert numbers(ask({**facts, "retirement_month": 202106}))["way"] == "Jubilación especial del magisterio"
    after = next(one for one in ask({**facts, "retirement_month": 202109}).alternatives if one.way.name == "teachers")
    assert (after.state, after.why) == (NOT_IN_FORCE, "Sentencia 32-21-IN/21, suspensión: sin efecto desde 2021-08-11")
    assert states(ask({**facts, "teacher": 0, "retirement_month": 202106}))["teachers"] == REFUSED


def test_illness_opens_invalidity_with_its_own_maximum():
    facts = {**ROSA, "months": 60, "monthly_wage_cents": 9_000_00, "earning_capacity_cents": 1_000_00}
    answer = ask(facts)
    assert (numbers(answer)["way"], numbers(answer)["pension_cents"]) == ("Invalidez", 2_169_00)
    assert numbers(answer)["first_month"] == 202612
    assert states(ask({**facts, "months": 59, "continues": 0}))["invalidity"] == REFUSED
    assert states(ask({**facts, "months": 120, "months_since_cessation": 24}))["invalidity"] == BEST
    assert states(ask({**facts, "months": 120, "months_since_cessation": 25, "continues": 0}))["invalidity"] == REFUSED


def test_a_permanent_disability_asks_for_no_contributions():
    answer = ask({**ROSA, "months": 2, "permanently_disabled": 1})
    assert (numbers(answer)["way"], numbers(answer)["pension_cents"]) == ("Discapacidad permanente sobrevenida", 241_00)


# ---------------------------------------------------------------- the base, by the date of the right


SESENTA = {2014: 400_00, 2015: 500_00, 2016: 600_00, 2017: 700_00, 2018: 800_00}
VIEJOS = dict.fromkeys(range(1988, 2014), 100_00)


@pytest.mark.parametrize(
    ("month", "average_cents", "pension_cents"), [(201901, 582_74, 444_34), (202201, 600_00, 457_50)]
)
def test_a_history_gives_the_base_of_its_time(month, average_cents, pension_cents):
    """Geometric from September 2017 to November 2021, arithmetic after: the spec's sixty wages, of 31 years."""
    answer = ask({"birth_date": 1955_06_15, "retirement_month": month}, rows=history({**VIEJOS, **SESENTA}))
    assert numbers(answer)["average_cents"] == average_cents
    assert numbers(answer)["pension_cents"] == pension_cents
    assert sum(row[-1] for row in table(answer, "history")) == 5


def test_a_geometric_base_without_sixty_months_is_not_made_up():
    answer = ask(
        {"birth_date": 1955_06_15, "retirement_month": 201901, "permanently_disabled": 1}, rows=history({2018: 500_00})
    )
    found = next(one for one in answer.alternatives if one.way.name == "supervening_disability")
    assert (found.state, found.missing) == (UNTOLD, "geometric_mean_cents")
    assert any("pide sesenta meses con sueldo" in note for note in answer.notes)


def test_without_a_history_the_geometric_base_is_said_to_be_a_supposition():
    even = ask({**ROSA, "birth_date": 1955_06_15, "months": 360, "retirement_month": 201901})
    assert any("raíz sesentava" in note for note in even.notes)
    assert numbers(even)["average_cents"] == 1_200_00


def test_a_month_counts_once_and_two_employers_add_up():
    rows = history(dict.fromkeys(range(1990, 2026), 400_00))
    rows += [{"month": 2025 * 100 + month, "wage_cents": 300_00, "days": 30} for month in range(1, 13)]
    rows += [{"month": 202601, "wage_cents": 0, "days": 0}]
    answer = ask({"birth_date": 1960_06_15, "continues": 0}, rows=rows)
    assert numbers(answer)["months"] == 36 * 12
    assert numbers(answer)["average_cents"] == (700_00 + 4 * 400_00) // 5


def test_complete_years_come_before_incomplete_ones():
    """As in the closing: the eleven months at a high wage only count while there are not five complete years."""
    rows = history(dict.fromkeys(range(2016, 2021), 500_00))
    rows += [row for row in history({2021: 2_000_00}) if row["month"] < 202112]
    answer = ask({"birth_date": 1960_06_15, "permanently_disabled": 1, "continues": 0}, rows=rows)
    assert numbers(answer)["average_cents"] == 500_00


# ---------------------------------------------------------------- what the answer holds


def test_the_alternatives_not_taken_say_why():
    answer = ask({**ROSA, "birth_date": 1962_06_15, "months": 400, "certified_disability_rate": 400_000})
    assert states(answer) == {
        "ordinary": BEST, "disability": LOWER, "insalubrious": UNTOLD, "invalidity": UNTOLD,
        "supervening_disability": REFUSED, "teachers": NOT_IN_FORCE,
    }  # fmt: skip
    assert answer.alternatives[0].cents == numbers(answer)["pension_cents"] > answer.alternatives[1].cents > 0


def test_the_parts_of_the_answer():
    answer = ask({**ROSA, "birth_date": 1962_06_15, "months": 372})
    found = numbers(answer)
    assert (found["pension_cents"], found["wage_replacement_rate"], found["average_replacement_rate"]) == (
        915_00, 762_500, 762_500,
    )  # fmt: skip
    assert (found["thirteenth_cents"], found["fourteenth_cents"]) == (76_25, 40_17)
    assert found["monthly_total_cents"] == 915_00 + 76_25 + 40_17
    heading, told = answer.derivations[0]
    assert heading("en") == "Your pension from December 2026"
    assert told.results["pension_cents"] == 915_00
    assert table(answer, "each_year")[1][-2:] == (930_00, 15_00)


@pytest.mark.parametrize(
    ("wage_cents", "said"),
    [
        (200_00, "El mínimo de 31 años de aporte sube $233,10"),
        (9_000_00, "El máximo de 31 años de aporte recorta $4.693,50"),
    ],
)
def test_the_limit_that_binds_is_said(wage_cents, said):
    answer = ask({**ROSA, "birth_date": 1962_06_15, "months": 372, "monthly_wage_cents": wage_cents})
    assert any(note.startswith(said) for note in answer.notes)


def test_it_is_answered_in_english_too():
    answer = ask({**ROSA, "birth_date": 1962_06_15, "months": 372}, language="en")
    assert answer.said.startswith("You can retire from December 2026, at age 64 and with 31 years contributed: $915.00")
    assert not [note for note in answer.notes if "jubil" in note]
    assert table(answer, "routes")[1][0] == "30 years contributed and age 60"


def test_an_answer_is_quick():
    """Every month to 75, on two paths, with three ways."""
    facts = {**ROSA, "certified_disability_rate": 400_000, "insalubrious_years": 5}
    spent = []
    for _ in range(5):
        start = time.process_time()
        answer = ask(facts)
        spent.append(time.process_time() - start)
    first, last = (
        Month.of(month) for month, _ in answer.charts[0].lines[0][1][:: len(answer.charts[0].lines[0][1]) - 1]
    )
    assert last - first > 200
    assert min(spent) < 0.15


# ---------------------------------------------------------------- wrong questions


@pytest.mark.parametrize(
    ("facts", "language", "wrong", "said"),
    [
        (
            {"birth_date": 1970_06_15},
            "es",
            ["months", "monthly_wage_cents"],
            "escriba los meses aportados o el primer mes",
        ),
        ({"birth_date": 1970_06_15, "months": 300}, "en", ["monthly_wage_cents"], "what you earn is missing"),
        (
            {**ROSA, "birth_date": 2027_01_01},
            "es",
            ["birth_date"],
            "no es anterior al día de la pregunta, 21 de noviembre",
        ),
        ({**ROSA, "birth_date": 1900_01_01}, "es", ["birth_date"], "la edad sería 126 años, más que 120 años"),
        (
            {**ROSA, "birth_date": 2005_01_01},
            "es",
            ["months"],
            "habría empezado a aportar en diciembre de 2001, antes de",
        ),
        (
            {**ROSA, "first_month": 201001},
            "es",
            ["months"],
            "son 300 meses y de enero de 2010 a noviembre de 2026 caben 203",
        ),
        ({**ROSA, "first_month": 202701}, "en", ["first_month"], "January 2027 is after the last month contributed"),
    ],
)
def test_a_wrong_answer_is_named_with_its_cause_and_remedy(facts, language, wrong, said):
    with pytest.raises(WrongFacts, match=said) as refused:
        ask(facts, language=language)
    assert [one.name for one in refused.value.wrong] == wrong


def test_the_first_month_stands_for_the_months():
    answer = ask({"birth_date": 1970_06_15, "first_month": 200112, "monthly_wage_cents": 1_200_00})
    assert numbers(answer)["pension_cents"] == numbers(ask(ROSA))["pension_cents"]


@pytest.mark.parametrize(
    ("on", "language", "said"),
    [
        (20091231, "es", "cargada desde el 1 de febrero de 2010"),
        (20091231, "en", "loaded from February 1, 2010"),
        (20270101, "es", "El salario básico de 2027 aún no está cargado"),
        (20270101, "en", "The basic wage of 2027 is not loaded yet"),
    ],
)
def test_a_day_without_law_is_answered_plainly(on, language, said):
    with pytest.raises(ValueError, match=said) as refused:
        ask(ROSA, on=on, language=language)
    assert not isinstance(refused.value, LawError)


def test_a_history_of_another_time_is_refused():
    with pytest.raises(ValueError, match=r"La historia trae diciembre de 2027, posterior al día de la pregunta"):
        ask({"birth_date": 1970_06_15}, rows=history({2027: 500_00}))
    with pytest.raises(ValueError, match="ningún mes con sueldo hasta diciembre de 2011"):
        ask({"birth_date": 1970_06_15, "retirement_month": 201201}, rows=history({2020: 500_00}))
    with pytest.raises(WrongFacts, match="antes de nacer"):
        ask({"birth_date": 2000_06_15}, rows=history({1999: 500_00}))
