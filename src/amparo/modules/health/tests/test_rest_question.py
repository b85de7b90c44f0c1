"""What a rest pays: the worked cases through the question, who pays each day, and what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.money import share
from amparo.foundation.questions import Asked
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.health.questions import REST_QUESTION

DEFAULTS = {field.fact: field.default for field in REST_QUESTION.fields if field.default is not None}


def ask(on=20220601, language="es", **facts):
    return REST_QUESTION.answer(Asked({**DEFAULTS, "monthly_wage_cents": 500_00, **facts}, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def stretches(answer):
    return [row[:4] for table in answer.tables for row in table.rows]


@pytest.mark.parametrize(
    ("regime", "rest_days", "institute_cents", "employer_cents"),
    [
        ("private", 3, 0, 25_00),
        ("private", 33, 375_00, 25_00),
        ("private", 71, 848_50, 25_00),
        ("private", 300, 2_069_50, 25_00),
        ("public", 90, 0, 1_500_00),
        ("public", 182, 1_012_00, 1_500_00),
        ("voluntary", 33, 375_00, 0),
    ],
)
def test_sickness_is_paid_as_the_worked_cases_say(regime, rest_days, institute_cents, employer_cents):
    found = numbers(ask(regime=regime, rest_days=rest_days))
    assert (found["sickness_cents"], found["employer_rest_cents"]) == (institute_cents, employer_cents)


def test_the_days_change_hands():
    """The employer three days, the institute 75 % until the 70th and 66 % until the 182nd, then nobody."""
    assert stretches(ask(rest_days=200)) == [
        (1, 3, "el empleador", 250_00), (4, 70, "el IESS", 375_00), (71, 182, "el IESS", 330_00),
        (183, 200, "nadie", 0),
    ]  # fmt: skip
    assert stretches(ask(regime="public", language="en")) == [
        (1, 90, "the employer", 500_00), (91, 182, "the IESS", 330_00),
    ]  # fmt: skip
    assert stretches(ask(regime="own_account", rest_days=4)) == [(1, 3, "nadie", 0), (4, 4, "el IESS", 375_00)]
    assert ask(rest_days=2).charts == ()


@given(st.sampled_from(REGIMES), st.integers(1, 400), st.integers(1, 10_000_00))
def test_the_days_add_up_to_the_whole(regime, rest_days, wage_cents):
    """Each payer's days are those of its total, and no day is left without an answer or said twice."""
    answer = ask(regime=regime, rest_days=rest_days, monthly_wage_cents=wage_cents)
    rows, found = stretches(answer), numbers(answer)
    paid = sum(share(cents, until - since + 1, 30) for since, until, payer, cents in rows if payer == "el IESS")
    assert paid == found["sickness_cents"]
    days = [day for since, until, _, _ in rows for day in range(since, until + 1)]
    assert days == list(range(1, len(days) + 1)) and (len(days) == rest_days or not found["sickness_right"])


@pytest.mark.parametrize(
    ("facts", "institute_cents", "employer_cents"),
    [({}, 1_260_00, 420_00), ({"rest_days": 98}, 1_260_00, 420_00), ({"regime": "voluntary"}, 1_260_00, 0),
     ({"consecutive_months": 11}, 0, 0), ({"consecutive_months": 0, "days_before": 360}, 1_260_00, 420_00)],
)  # fmt: skip
def test_maternity_is_paid_as_the_worked_cases_say(facts, institute_cents, employer_cents):
    found = numbers(ask(contingency="maternity", monthly_wage_cents=600_00, **facts))
    assert (found["maternity_cents"], found["employer_maternity_cents"]) == (institute_cents, employer_cents)


def test_the_wages_of_three_months_may_be_uneven():
    assert numbers(ask(last_months_cents=1_800_00))["average_cents"] == 600_00
    assert numbers(ask())["average_cents"] == 500_00


def test_a_refusal_says_what_is_missing_and_when():
    answer = ask(consecutive_months=4)
    assert "no tiene derecho" in answer.said and "$25,00" in answer.said
    assert {str(route.month) for route in answer.lacking} == {"2022-08"}
    assert stretches(answer) == [(1, 3, "el empleador", 250_00)]
    (route,) = ask(regime="rural_head").lacking
    assert route.month is None
    assert ask().lacking == ()


def test_whoever_keeps_her_pay_is_told_so():
    kept = ask(contingency="maternity", regime="public", language="en")
    assert kept.said.endswith("In your regime the body you work for keeps paying you.") and kept.tables == ()
    assert "conserva su sueldo" not in ask(contingency="maternity", regime="rural_head").said


def test_what_the_answer_rests_on_is_shown():
    answer = ask(on=20260601)
    assert {doubt.trust for doubt in answer.derivations[0][1].uncertain} >= {"CONFLICT", "DERIVED"}
    assert any("8 días laborables" in note for note in answer.notes)
    assert not any("laborables" in note for note in ask(on=20220601).notes)
    assert any("paternidad" in note for note in ask(contingency="maternity").notes)
