"""What a late debt costs: the worked cases through the question, how it grows, and what special laws forgave."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.law import LawError, WrongFacts
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked
from amparo.modules.collection.questions import ARREARS_QUESTION

DEFAULTS = {field.fact: field.default for field in ARREARS_QUESTION.fields if field.default is not None}
PAYROLL = {"owed_cents": 99_29, "about_month": 202603}


def ask(on=20260620, language="es", **facts):
    return ARREARS_QUESTION.answer(Asked({**DEFAULTS, **PAYROLL, **facts}, on, language))


def numbers(answer):
    return {one.name: one.value for one in answer.results}


def rows(answer, name):
    return [row for table in answer.tables if table.name == name for row in table.rows]


def test_the_worked_case_through_the_question():
    """99.29 due on the 15th of April and paid on the 20th of June: three months, 3.31."""
    answer = ask()
    assert answer.said == (
        "Venció el 15 de abril de 2026 y se paga 3 meses tarde: $99,29 más $3,31 de interés, "
        "al 13,33\N{NO-BREAK SPACE}% anual, son $102,60."
    )
    found = numbers(answer)
    assert (found["due_date"], found["late_days"], found["total_cents"]) == (20260415, 66, 102_60)


@pytest.mark.parametrize(
    ("about_month", "due_date"),
    [(202201, 20220215), (202204, 20220516), (202112, 20220117), (202203, 20220418), (202603, 20260415)],
)
def test_it_falls_due_on_a_working_day(about_month, due_date):
    """The 15th; after a Sunday, a Saturday and Good Friday."""
    assert numbers(ask(about_month=about_month))["due_date"] == due_date


@pytest.mark.parametrize(("on", "months"), [(20260415, 0), (20260416, 1), (20260515, 1), (20260516, 2), (20260310, 0)])
def test_any_fraction_is_a_month(on, months):
    assert numbers(ask(on=on))["late_months"] == months


def test_on_time_nothing_is_owed_besides():
    answer = ask(on=20260415)
    assert answer.said == "Vence el 15 de abril de 2026: pagada el 15 de abril de 2026 está a tiempo y no debe interés."
    assert not answer.tables and not answer.charts and not answer.notes
    assert numbers(answer)["total_cents"] == 99_29


def test_a_due_date_that_was_extended():
    assert numbers(ask(other_due_date=20260531))["late_months"] == 1


def test_months_and_days_are_told_apart_where_the_result_is_read():
    (note, *_) = ask().notes
    assert note == (
        "Toda fracción cuenta como un mes, como en C.D. 517. Un sistema de terceros cuenta por días: "
        "daría hasta $1,10 menos."
    )
    assert "CONFLICT" in {doubt.trust for _, told in ask().derivations for doubt in told.uncertain}


@given(st.integers(1, 1_000_000_00), st.integers(2008, 2025), st.integers(1, 12), st.integers(20260101, 20260128))
def test_it_grows_with_time_and_ends_where_the_answer_does(owed_cents, year, month, on):
    """From 2008 on the rate has been the same."""
    answer = ask(on=on, owed_cents=owed_cents, about_month=year * 100 + month)
    growth, found = rows(answer, "growth"), numbers(answer)
    if not found["late_months"]:
        assert not growth
        return
    (paid_row,) = [row for row in growth if row[0] == on]
    assert paid_row[1:] == (
        found["late_months"], found["arrears_rate"], found["charged_interest_cents"], found["total_cents"],
    )  # fmt: skip
    assert growth[0][1] == 0 and growth[0][4] == owed_cents
    for earlier, later in pairwise(growth):
        assert earlier[0] < later[0] and earlier[1] < later[1] and earlier[4] <= later[4]
    until, *after = (points for _, points in answer.charts[0].lines)
    assert until[-1] == (on, found["charged_interest_cents"]) and all(points[0] == until[-1] for points in after)


def test_each_day_has_its_own_rate():
    """What was due in December 2001 costs less a month later, because the rate fell."""
    growth = rows(ask(on=20020101, about_month=200111), "growth")
    assert [row[2] for row in growth[:3]] == [286_600, 258_250, 258_250]
    assert rows(ask(on=20030117, about_month=200111), "growth")[13][3] == 23_34


def test_growth_is_shown_for_a_year_more_or_as_far_as_the_rate_is_known():
    grown = ask(on=20250620, about_month=202503)
    assert rows(grown, "growth")[-1][1] == 3 + 12
    short = ask()
    assert rows(short, "growth")[-1][0] == 20261215
    assert any(note.startswith("La tasa de 2027 no está cargada") for note in short.notes)


def test_a_long_delay_is_shown_by_the_year():
    months = [row[1] for row in rows(ask(about_month=201001), "growth")]
    assert months[:3] == [0, 12, 24] and 197 in months and len(months) < 40


@pytest.mark.parametrize(
    ("on", "facts", "relief_cents"),
    [
        (20181001, {}, 98_98), (20181120, {}, 83_31), (20190119, {}, 61_10), (20190218, {}, 0), (20180820, {}, 0),
        (20181001, {"debt": "reserve"}, 0), (20181001, {"about_month": 201803}, 0),
    ],
)  # fmt: skip
def test_the_relief_of_2018(on, facts, relief_cents):
    """99, 75 and 50 % of the interest of what was due before the 2nd of April 2018."""
    found = numbers(ask(on=on, **{"owed_cents": 500_00, "about_month": 201703, **facts}))
    assert found.get("relief_cents", 0) == relief_cents
    assert found["total_cents"] == 500_00 + found["charged_interest_cents"] - relief_cents


@pytest.mark.parametrize(
    ("on", "facts", "exempt"),
    [
        (20201001, {"about_month": 202004, "business_closed": 1}, True),
        (20201001, {"about_month": 202004}, False),
        (20201001, {"about_month": 202007, "business_closed": 1}, False),
        (20210901, {"about_month": 202004, "business_closed": 1}, False),
        (20210419, {"about_month": 201904, "community_educator": 1}, True),
        (20210418, {"about_month": 201904, "community_educator": 1}, False),
    ],
)
def test_only_a_special_law_exempts(on, facts, exempt):
    answer = ask(on=on, owed_cents=1_200_00, **facts)
    assert (numbers(answer)["charged_interest_cents"] == 0) is exempt
    assert ("una ley la exime de interés" in answer.said) is exempt
    if facts.get("business_closed"):
        told = "12 cuotas de $100,00" if exempt else "esta no entra"
        assert any(told in note for note in answer.notes)


@pytest.mark.parametrize(
    ("on", "owed_cents", "facts", "terms"),
    [
        (20160815, 1_000_00, {}, [12, 24]),
        (20220601, 1_000_00, {}, [12]),
        (20220601, 50_000_00, {}, [12, 24, 36]),
        (20220601, 5_000_00, {"legal_person": 1}, [12]),
        (20230601, 1_000_00, {}, [12, 24, 36, 48, 60, 72]),
        (20240301, 1_000_00, {}, [12, 24, 36, 48]),
        (20250620, 900_00, {}, [12]),
        (20250620, 5_000_00, {}, [12, 24, 36, 48, 60, 66]),
        (20250620, 50_000_00, {}, [12, 24, 36, 48, 60, 72]),
    ],
)
def test_the_agreements_of_that_day(on, owed_cents, facts, terms):
    answer = ask(on=on, owed_cents=owed_cents, about_month=(Month.of(on) - 3).number, **facts)
    assert [row[0] for row in rows(answer, "agreements")] == terms


def test_an_agreement_pays_all_that_is_owed():
    for on in (20220601, 20250620):
        answer = ask(on=on, owed_cents=50_000_00, about_month=202201)
        for months, first, capital, interest, each, *_ in rows(answer, "agreements"):
            assert each == capital + interest
            assert abs(first + months * each - numbers(answer)["total_cents"]) <= months
    withheld = rows(ask(on=20220601, owed_cents=50_000_00, about_month=202201, debt="loans"), "agreements")
    assert all(row[1] > 50_000_00 and row[4] == 0 for row in withheld), "all of it in the first instalment"


def test_before_there_were_agreements_none_is_shown():
    assert not rows(ask(on=20160101, about_month=201501), "agreements")


def test_a_late_entry_notice_is_fined():
    found = numbers(ask(days_to_entry_notice=16, contribution_cents=99_29))
    assert found["late_entry_fine_cents"] == 3_97 and found["total_cents"] == 102_60 + 3_97
    assert "late_entry_fine_cents" not in numbers(ask(days_to_entry_notice=15, contribution_cents=99_29))


def test_a_wrong_question_says_which_answer_is_missing():
    with pytest.raises(WrongFacts) as refused:
        ask(days_to_entry_notice=16, language="en")
    assert [(one.name, one.cause) for one in refused.value.wrong] == [("contribution_cents", "the answer is missing")]


@pytest.mark.parametrize(
    ("on", "facts", "told"),
    [(20270115, {}, "2027 en adelante no está cargado"), (20011129, {"about_month": 200111}, "2001-11-30")],
)
def test_a_payment_without_law_is_said_plainly(on, facts, told):
    with pytest.raises(LawError, match=told):
        ask(on=on, **facts)
