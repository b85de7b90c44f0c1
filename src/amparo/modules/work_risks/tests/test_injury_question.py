"""What a work injury pays: the worked cases through the question, day by day, and what follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.money import share
from amparo.foundation.questions import Asked
from amparo.modules.work_risks.questions import INJURY_QUESTION

DEFAULTS = {field.fact: field.default for field in INJURY_QUESTION.fields if field.default is not None}


def ask(on=20220601, language="es", **facts):
    return INJURY_QUESTION.answer(Asked({**DEFAULTS, "monthly_wage_cents": 500_00, **facts}, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def stretches(answer):
    return [row[:4] for table in answer.tables for row in table.rows]


@pytest.mark.parametrize(
    ("incapacity_days", "subsidy_cents"), [(1, 12_50), (30, 375_00), (71, 886_00), (100, 1_205_00), (400, 4_109_00)]
)
def test_the_subsidy_is_that_of_the_worked_cases(incapacity_days, subsidy_cents):
    assert numbers(ask(incapacity_days=incapacity_days))["subsidy_cents"] == subsidy_cents


@given(st.integers(1, 700), st.integers(1, 10_000_00))
def test_the_days_add_up_to_the_whole(incapacity_days, wage_cents):
    answer = ask(incapacity_days=incapacity_days, monthly_wage_cents=wage_cents)
    subsidy = [row for row in stretches(answer) if row[2] == "Subsidio"]
    paid = sum(share(cents, until - since + 1, 30) for since, until, _, cents in subsidy)
    assert paid == numbers(answer)["subsidy_cents"]
    assert subsidy[-1][1] == min(incapacity_days, 364)


def test_a_provisional_pension_follows_a_subsidy_used_up():
    assert stretches(ask()) == [
        (1, 70, "Subsidio", 375_00), (71, 364, "Subsidio", 330_00), (365, 724, "Pensión provisional", 400_00),
    ]  # fmt: skip
    assert stretches(ask(incapacity_days=363))[-1][2] == "Subsidio"
    assert numbers(ask(last_year_cents=9_600_00))["provisional_pension_cents"] == 640_00


def test_permanent_incapacity_is_shown_when_it_was_told():
    """A fifth of sixty months' pay; 80 % and 100 % of the larger average."""
    partial = numbers(ask(monthly_wage_cents=800_00, incapacity_rate=200_000))
    assert partial["indemnity_cents"] == 9_600_00 and "total_pension_cents" not in partial
    assert numbers(ask(incapacity_rate=200_000, employed=0))["indemnity_cents"] == 0
    whole = numbers(ask(monthly_wage_cents=900_00, years=10, best_years_average_cents=1_000_00))
    assert (whole["total_pension_cents"], whole["absolute_pension_cents"]) == (800_00, 1_000_00)


def test_a_disease_waits_and_what_was_sought_is_not_covered():
    disease = ask(occupational_disease=1, consecutive_months=3)
    assert "no lo cubre" in disease.said and disease.tables == ()
    assert "2022-09" in {str(route.month) for route in disease.lacking}
    assert numbers(ask(occupational_disease=1, consecutive_months=6))["covered"] == 1
    assert [str(route.month) for route in ask(wilful=1).lacking] == ["None"]
    assert ask(consecutive_months=0).lacking == ()


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        (10, "es", "dan aviso en 10 días laborables"),
        (11, "es", "pasó de 10 días"),
        (11, "en", "took more than 10 days"),
    ],
)
def test_a_late_notice_costs_the_employer_and_not_the_worker(days, language, said):
    answer = ask(notice_working_days=days, language=language)
    assert any(said in note for note in answer.notes)
    assert numbers(answer)["subsidy_cents"] == numbers(ask())["subsidy_cents"]
