"""Reserve funds: the worked cases through the question, the months they add up to, and when they may be withdrawn."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.law import LawError
from amparo.foundation.questions import Asked
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.worker_funds.questions import RESERVE_QUESTION

DEFAULTS = {field.fact: field.default for field in RESERVE_QUESTION.fields if field.default is not None}


def ask(on=20260601, language="es", **facts):
    asked = {**DEFAULTS, "monthly_wage_cents": 470_00, "job_date": 20250325, **facts}
    return RESERVE_QUESTION.answer(Asked(asked, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def rows(answer, name):
    return [row for table in answer.tables if table.name == name for row in table.rows]


def test_the_published_amounts():
    """8,33 % of 470: 39.15 a month, 469.80 a year."""
    found = numbers(ask())
    assert (found["monthly_cents"], found["year_cents"]) == (39_15, 469_80)


def test_the_first_month_of_a_real_payroll():
    """A wage of 2,200 and the year completed on the 25th: five days of the month, on 366.67."""
    answer = ask(on=20251101, monthly_wage_cents=2_200_00, job_date=20250425)
    first, second, *_ = rows(answer, "months")
    assert first == (202604, 5, 366_67, 30_54, 30_54)
    assert second == (202605, 30, 2_200_00, 183_26, 213_80)
    assert numbers(answer)["first_month_cents"] == 30_54
    assert answer.said.startswith("Los tendrá desde el 25 de abril de 2026")


@pytest.mark.parametrize(
    ("facts", "first_date", "first_month"),
    [
        ({"job_date": 20250101}, 20260101, 202601),
        ({"job_date": 20250131}, 20260131, 202602),
        ({"job_date": 20240229}, 20250228, 202502),
        ({"job_date": 20250325, "earlier_months": 5}, 20251025, 202510),
        ({"job_date": 20250325, "earlier_months": 12}, 20250325, 202503),
        ({"job_date": 20250325, "earlier_months": 40}, 20250325, 202503),
    ],
)
def test_they_start_when_a_year_is_completed(facts, first_date, first_month):
    found = numbers(ask(**facts))
    assert (found["first_date"], found["first_month"]) == (first_date, first_month)


def test_whoever_returns_has_them_from_the_first_day():
    """The month of the return counts the days worked in it."""
    assert rows(ask(on=20250310, earlier_months=12), "months")[0] == (202503, 6, 94_00, 7_83, 7_83)


@given(st.integers(1, 20_000_00), st.dates(date(2009, 8, 1), date(2026, 12, 31)), st.sampled_from([0, 1]))
def test_the_months_add_up(wage_cents, started, kept):
    answer = ask(monthly_wage_cents=wage_cents, job_date=int(f"{started:%Y%m%d}"), reserve_accumulated=kept)
    months, found = rows(answer, "months"), numbers(answer)
    assert months[-1][4] == sum(row[3] for row in months)
    whole = [row for row in months if row[1] == 30]
    assert len(whole) == 12 and sum(row[3] for row in whole) == found["year_cents"]
    assert [row[0] for row in months] == sorted(row[0] for row in months)
    assert answer.charts[0].lines[0][1] == tuple((row[0], row[4]) for row in months)


def test_kept_or_paid_they_are_the_same():
    paid, kept = rows(ask(), "choices")
    assert paid[1:4] == (39_15, 0, 469_80) and kept[1:4] == (0, 39_15, 469_80)
    assert "con su sueldo" in ask().said and "en su cuenta del IESS" in ask(reserve_accumulated=1).said


@pytest.mark.parametrize("regime", REGIMES)
def test_only_whoever_has_an_employer_has_them(regime):
    answer = ask(regime=regime)
    has = regime not in ("own_account", "voluntary", "abroad", "unpaid_home_work", "rural_head")
    assert bool(answer.results) is has
    assert answer.said.startswith("En ese régimen no hay fondos de reserva") is not has


def test_what_was_kept_is_added_up_month_by_month():
    """The month of the anniversary and two more, until the one before that asked."""
    answer = ask(on=20260615, reserve_accumulated=1)
    assert numbers(answer)["reserve_balance_cents"] == 6_52 + 2 * 39_15
    assert any(note.startswith("El saldo acumulado se estima") for note in answer.notes)
    told = ask(on=20260615, reserve_accumulated=1, reserve_balance_cents=500_00)
    assert numbers(told)["reserve_balance_cents"] == 500_00
    assert not any(note.startswith("El saldo acumulado se estima") for note in told.notes)


@pytest.mark.parametrize(
    ("facts", "withdrawn_cents", "routes"),
    [
        ({"deposits": 35}, 0, [{"deposits"}, {"service_months"}]),
        ({"deposits": 36}, 3_000_00, []),
        ({"deposits": 20, "age": 60}, 3_000_00, []),
        ({"deposits": 20, "age": 59}, 0, [{"age"}, {"deposits"}, {"service_months"}]),
        ({"deposits": 20, "service_months": 480}, 3_000_00, []),
        ({"deposits": 20, "days_out": 59}, 0, [{"days_out"}, {"deposits"}, {"service_months"}]),
        ({"deposits": 20, "days_out": 60}, 3_000_00, []),
        ({"deposits": 36, "loan_balance_cents": 500_00}, 2_500_00, []),
    ],
)
def test_when_they_may_be_withdrawn(facts, withdrawn_cents, routes):
    answer = ask(reserve_accumulated=1, reserve_balance_cents=3_000_00, **facts)
    assert numbers(answer)["reserve_cents"] == withdrawn_cents
    missing = [{one.name for one in route.unmet} for route in answer.lacking]
    assert sorted(missing, key=sorted) == routes
    assert [row[3] for row in rows(answer, "conditions")].count(True) == (0 if routes else 1)
    assert ("Puede retirar" in answer.said) is not bool(routes)


def test_an_age_nobody_told_is_not_taken_for_none():
    conditions = rows(ask(reserve_accumulated=1), "conditions")
    assert next(row for row in conditions if row[0] == "Edad")[1:] == (None, "60 años", False)


def test_deposits_come_with_the_months():
    """21 are missing in June 2026."""
    soonest = ask(reserve_accumulated=1, deposits=15).lacking[0]
    assert str(soonest.month) == "2028-03" and soonest.contributing


def test_what_they_guarantee():
    found = numbers(ask(reserve_accumulated=1, reserve_balance_cents=3_000_00, severance_balance_cents=2_000_00))
    assert (found["loan_guarantee_cents"], found["loan_cap_cents"]) == (4_750_00, 38_560_00)
    before = ask(on=20240601, job_date=20200101, reserve_accumulated=1, language="en")
    assert "loan_cap_cents" not in numbers(before)
    assert any(note.startswith("Not computed: «Cap of a loan»") for note in before.notes)


def test_before_the_law_the_answer_says_so():
    with pytest.raises(LawError, match="2009-07-29"):
        ask(on=20090728, job_date=20050101)
    found = numbers(ask(job_date=20050101))
    assert found["first_month"] == 200601 and "first_month_cents" not in found
