"""What an employer in arrears answers for: the worked cases through the question, and what each benefit needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.calendar import later
from amparo.foundation.law import LawError, WrongFacts
from amparo.foundation.questions import Asked
from amparo.modules.collection.questions import LIABILITY_QUESTION
from amparo.modules.collection.tables import INSURANCES

DEFAULTS = {field.fact: field.default for field in LIABILITY_QUESTION.fields if field.default is not None}
CARE = {"about_month": 202603, "event_date": 20260425, "benefit_cents": 300_00}
FUND = {
    "about_month": 201911, "event_date": 20200301, "late_contributions_cents": 500_00, "fund_yield_rate": 76_400,
}  # fmt: skip


def ask(on, language="es", **facts):
    return LIABILITY_QUESTION.answer(Asked({**DEFAULTS, **facts}, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def rows(answer):
    return [row for table in answer.tables for row in table.rows]


@pytest.mark.parametrize(
    ("on", "liability_cents"), [(20260430, 270_50), (20260426, 270_50), (20260506, 345_50), (20260601, 420_50)]
)
def test_health_by_days_late(on, liability_cents):
    """15 days late in 2026: half of 300 and a quarter of the basic wage, 270.50."""
    answer = ask(on, **CARE)
    assert numbers(answer)["liability_cents"] == liability_cents
    assert [row[1] for row in rows(answer)] == [0, 195_50, 270_50, 345_50, 420_50]


@pytest.mark.parametrize("insurance", INSURANCES)
def test_a_fund_by_months_late(insurance):
    """Seven months late, 500 of contributions and a yield of 7.64 %: 266.85."""
    answer = ask(20200710, answered_benefit=insurance, **FUND)
    found = numbers(answer)
    assert (found["late_months"], found["liability_cents"]) == (7, 266_85)
    assert dict(rows(answer))[7] == 266_85 and rows(answer)[-1][0] == 19
    assert dict(answer.charts[0].lines[0][1]) == dict(rows(answer))


def test_a_long_delay_has_a_floor():
    long = {**FUND, "about_month": 200501, "answered_benefit": "pensions"}
    with pytest.raises(WrongFacts) as refused:
        ask(20200710, **long)
    assert [one.name for one in refused.value.wrong] == ["compounded_cents"]
    answer = ask(20200710, **long, compounded_cents=9_999_99)
    assert numbers(answer)["liability_cents"] == 10_000_00
    assert [row[0] for row in rows(answer) if row[0] >= 180] == [numbers(answer)["late_months"]]


def test_funeral_aid():
    death = {"answered_benefit": "funeral", "about_month": 202112, "event_date": 20220201}
    assert numbers(ask(20220301, **death))["liability_cents"] == 212_50
    assert numbers(ask(20220301, **death, repeat_offender=1))["liability_cents"] == 425_00


def test_several_employers_share_it():
    answer = ask(20260430, **CARE, own_wage_cents=800_00, all_wages_cents=1_200_00)
    assert numbers(answer)["own_cents"] == 180_33 and answer.said.endswith("De eso, le tocan $180,33.")
    fund = ask(20200710, answered_benefit="severance", **FUND, own_unpaid_cents=125_00, all_unpaid_cents=500_00)
    assert numbers(fund)["own_cents"] == 66_71


@given(st.integers(-20, 60), st.integers(0, 60))
def test_only_whoever_owed_on_that_day_answers(event, paid):
    """Days from the due date."""
    due_date = 20260415
    answer = ask(later(due_date, paid), **{**CARE, "event_date": later(due_date, event)})
    answers = 0 < event <= paid
    assert numbers(answer)["in_arrears_at_event"] is answers
    assert ("liability_cents" in numbers(answer)) is answers and bool(answer.tables) is answers
    assert ("no estaba en mora" in answer.said) is not answers


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"benefit_cents": None}, ["benefit_cents"]),
        ({"answered_benefit": "severance"}, ["late_contributions_cents", "fund_yield_rate"]),
        ({"own_wage_cents": 1}, ["all_wages_cents"]),
        ({"own_wage_cents": 2, "all_wages_cents": 1}, ["own_wage_cents"]),
    ],
)
def test_what_this_benefit_needs_is_asked_for(facts, missing):
    given = {name: value for name, value in {**CARE, **facts}.items() if value is not None}
    with pytest.raises(WrongFacts) as refused:
        ask(20260430, **given)
    assert [one.name for one in refused.value.wrong] == missing


def test_what_is_not_needed_is_not_asked_for():
    ask(20260410, about_month=202603, event_date=20260401)


def test_before_the_norm_the_answer_says_so():
    with pytest.raises(LawError, match="desde 2016-07-20"):
        ask(20160719, about_month=201601, event_date=20160301, benefit_cents=300_00)
