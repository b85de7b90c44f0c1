"""What unemployment pays: the worked cases through the question, its window of days, and what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.calendar import later
from amparo.foundation.law import LawError, WrongFacts
from amparo.foundation.questions import Asked
from amparo.modules.worker_funds.questions import UNEMPLOYMENT_QUESTION

DEFAULTS = {field.fact: field.default for field in UNEMPLOYMENT_QUESTION.fields if field.default is not None}
ROSA = {
    "months": 36, "last_consecutive_months": 12, "monthly_wage_cents": 1_000_00, "severance_balance_cents": 600_00,
}  # fmt: skip


def ask(on=20250615, language="es", **facts):
    return UNEMPLOYMENT_QUESTION.answer(Asked({**DEFAULTS, **ROSA, **facts}, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def rows(answer, name):
    return [row for table in answer.tables if table.name == name for row in table.rows]


def test_the_worked_case_through_the_question():
    """The published equations: 700 and 558 while the account lasts, and then the fixed part alone."""
    payments = rows(ask(year_wages_cents=12_000_00), "payments")
    assert [row[5] for row in payments] == [700_00, 558_00, 329_00, 329_00, 329_00]
    assert [row[4] for row in payments] == [371_00, 229_00, 0, 0, 0]
    assert [row[6] for row in payments] == [229_00, 0, 0, 0, 0]
    assert [row[1] for row in payments] == [later(20250615, day) for day in (91, 121, 151, 181, 211)]


@pytest.mark.parametrize(
    ("on", "facts", "fixed_cents"),
    [
        (20200315, {}, 280_00),
        (20250615, {}, 329_00),
        (20220615, {"monthly_wage_cents": 200_00}, 144_97),
    ],
)
def test_the_fixed_part(on, facts, fixed_cents):
    """Published in 2020; whoever earned less than the basic wage of those twelve months is paid in proportion."""
    assert numbers(ask(on=on, **facts))["fixed_cents"] == fixed_cents


def test_uneven_wages_are_averaged():
    assert numbers(ask(year_wages_cents=7_000_06))["average_cents"] == 583_34


def test_the_three_choices():
    """Topping up brings one's own money forward; the insurance itself gives the same."""
    with_account, fixed_only, account_only = rows(ask(), "choices")
    assert with_account[1:] == (1_645_00, 600_00, 0, 2_245_00)
    assert fixed_only[1:] == (1_645_00, 0, 600_00, 2_245_00)
    assert account_only[1:] == (0, 0, 600_00, 600_00)


@given(
    st.integers(0, 10_000_00), st.integers(0, 20_000_00), st.sampled_from([0, 1]),
    st.sampled_from([20160401, 20191231, 20200615, 20241115, 20260305]),
)  # fmt: skip
def test_the_payments_add_up(wage_cents, balance_cents, with_severance, on):
    answer = ask(on=on, monthly_wage_cents=wage_cents, severance_balance_cents=balance_cents,
                 with_severance=with_severance)  # fmt: skip
    payments, found = rows(answer, "payments"), numbers(answer)
    assert sum(row[5] for row in payments) == found["total_cents"]
    assert all(row[3] + row[4] == row[5] for row in payments)
    assert sum(row[4] for row in payments) + found["severance_left_cents"] == balance_cents
    assert len({row[3] for row in payments}) == 1, "the fixed part is the same in all"
    if with_severance:
        assert [row[2] for row in payments] == sorted((row[2] for row in payments), reverse=True)
        (chart,) = answer.charts
        assert chart.lines[0][1] == tuple((row[0], row[5]) for row in payments)


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (20200331, 20200531, 20200715),
        (20200401, 20200412, 20200527),
        (20241101, 20241111, 20250130),
        (20250615, 20250815, 20250929),
    ],
)
def test_the_window_to_apply_follows_the_exit(on, first, last):
    found = numbers(ask(on=on))
    assert (found["first_date"], found["last_date"]) == (first, last)
    for day, right in ((later(first, -1), False), (first, True), (last, True), (later(last, 1), False)):
        assert numbers(ask(on=on, application_date=day))["unemployment_right"] is right


def test_whoever_asks_early_is_told_from_when():
    answer = ask(application_date=20250620)
    assert answer.said.startswith("Ese día aún no puede pedirlo: se pide del 15 de agosto de 2025 al 29 de septiembre")
    (route,) = answer.lacking
    assert str(route.month) == "2025-08" and not answer.tables


def test_whoever_asks_late_keeps_the_account():
    answer = ask(application_date=20251001, language="en")
    assert answer.said == (
        "You may no longer apply on that day: you could from August 15, 2025 to September 29, 2025. "
        "Your severance account, $600.00, may be withdrawn from August 14, 2025."
    )
    assert answer.lacking[0].month is None


@pytest.mark.parametrize(
    ("facts", "lacked"),
    [
        ({"involuntary": 0}, {"involuntary"}),
        ({"months": 23}, {"months"}),
        ({"last_consecutive_months": 5}, {"last_consecutive_months"}),
        ({"pensioner": 1}, {"pensioner"}),
        ({"involuntary": 0, "months": 20, "application_date": 20250616}, {"involuntary", "months", "application_day"}),
    ],
)
def test_what_was_lacking_at_the_exit_time_does_not_bring(facts, lacked):
    answer = ask(**facts)
    (route,) = answer.lacking
    assert {one.name for one in route.unmet} == lacked and route.month is None
    assert answer.said.startswith("Con lo que dijo no tiene derecho al seguro de desempleo.")
    assert not numbers(answer)["unemployment_right"]


def test_the_account_may_be_withdrawn_by_whoever_resigned():
    assert "$600,00, sí puede retirarla desde el 14 de agosto de 2025" in ask(involuntary=0).said
    assert "cesantía" not in ask(months=23).said
    assert "cesantía" not in ask(on=20160401, involuntary=0).said, "its law is of July 2016"


def test_what_conflicts_is_said_with_the_answer():
    doubts = {doubt.trust for _, told in ask().derivations for doubt in told.uncertain}
    assert "CONFLICT" in doubts
    (first, *_) = ask(application_date=20250920).notes
    assert first.startswith("Lo pide después del día en que empieza el primer pago")


def test_a_wrong_question_says_which_answer_is_wrong():
    with pytest.raises(WrongFacts) as refused:
        ask(application_date=20250614, months=6)
    assert [(one.name, one.cause) for one in refused.value.wrong] == [
        ("application_date", "14 de junio de 2025 es antes de la salida"),
        ("last_consecutive_months", "12 meses son más que todos los que aportó"),
    ]
    with pytest.raises(WrongFacts, match="give a day from the exit on"):
        ask(application_date=20250614, language="en")


@pytest.mark.parametrize(("on", "told"), [(20160327, "empieza el 2016-03-28"), (20270110, "2027 en adelante")])
def test_an_exit_without_law_is_said_plainly(on, told):
    with pytest.raises(LawError, match=told):
        ask(on=on)
