"""A refused right says what is missing and when it would be met; of several ways to a benefit, the best is named."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.law import Law, compute
from amparo.foundation.law.benefits import BEST, LOWER, NOT_IN_FORCE, REFUSED, UNTOLD, Benefit, Way, weigh
from amparo.foundation.law.lacking import lacking
from amparo.foundation.months import Month

PENSIONS = import_module("amparo.modules.pensions.rules")
WORKER_FUNDS = import_module("amparo.modules.worker_funds.rules")
LAW = Law.load().on("2022-02-01")


def told(rules, name, language="es", **inputs):
    found = lacking(rules, name, inputs, LAW, language)
    return [(str(route.month or ""), [written(one) for one in route.unmet]) for route in found]


def written(unmet):
    return f"{unmet.title}: {unmet.shown_has} {unmet.sign} {unmet.shown_needs}"


def test_each_row_of_the_requirements_is_a_way_and_the_soonest_comes_first():
    assert told(PENSIONS, "right", months=350, age=58) == [
        ("2024-02", ["Edad: 58 años ≥ 60 años", "Imposiciones (meses aportados): 350 meses ≥ 360 meses"]),
        ("2029-02", ["Edad: 58 años ≥ 65 años"]),
        ("2032-12", ["Imposiciones (meses aportados): 350 meses ≥ 480 meses"]),
        ("2034-02", ["Edad: 58 años ≥ 70 años"]),
    ]


def test_it_is_said_in_english_too():
    assert told(PENSIONS, "right", "en", months=119, age=75)[0] == (
        "2022-03",
        ["Months contributed: 119 months ≥ 120 months"],
    )


def test_an_amount_of_nothing_leads_back_to_the_right_that_was_refused():
    case = {"kind": "sgo_old_age", "age": 59, "months": 360, "best_years_cents": 60_000_00}
    found = lacking(PENSIONS, "pension_cents", case, LAW)
    assert found == lacking(PENSIONS, "right", case, LAW)
    assert found[0].month == Month(2023, 2)
    assert not found[0].contributing


def test_what_time_does_not_cure_has_no_month():
    (route,) = lacking(
        WORKER_FUNDS,
        "unemployment_right",
        {"months": 24, "last_consecutive_months": 6, "involuntary": 0, "pensioner": 0, "application_day": 200},
        LAW,
    )
    assert route.month is None
    assert {one.name for one in route.unmet} == {"application_day", "involuntary"}


def test_a_right_that_holds_lacks_nothing():
    assert lacking(PENSIONS, "right", {"months": 480, "age": 50}, LAW) == ()


def test_a_sum_is_named_by_its_parts():
    month, unmet = told(PENSIONS, "insalubrious_right", months=360, age=57, insalubrious_years=10)[0]
    assert (month, unmet) == ("2023-02", ["Edad + Años menos de edad por trabajo insalubre: 59 años ≥ 60 años"])


@given(st.integers(0, 600), st.integers(18, 80))
def test_in_the_month_it_names_the_right_is_met(months, age):
    """Whoever goes on contributing and ageing has the right in that month by that way, and not by it a month before."""
    for route in lacking(PENSIONS, "right", {"months": months, "age": age}, LAW):
        waited = route.month - Month(2022, 2)
        assert met(route, months, age, waited)
        assert not met(route, months, age, waited - 1)
    assert bool(lacking(PENSIONS, "right", {"months": months, "age": age}, LAW)) is not compute(
        PENSIONS, {"months": months, "age": age}, LAW, ["right"]
    )["right"]  # fmt: skip


def met(route, months, age, waited):
    """Ages are completed years: a year has gone by after twelve months."""
    then = {"months": months + waited, "age": age + waited // 12}
    return all(then[one.name] >= one.needs for one in route.unmet)


RETIREMENT = Benefit(
    "retirement", "Jubilación", "Retirement",
    (
        Way("old_age", "Vejez", "Old age", "right", "pension_cents"),
        Way("disability", "Discapacidad", "Disability", "disability_right", "disability_pension_cents"),
        Way("teachers", "Magisterio", "Teachers", "teacher_right", "pension_cents"),
        Way("invalidity", "Invalidez", "Invalidity", "invalidity_right", "invalidity_pension_cents"),
    ),
)  # fmt: skip
ROSA = {
    "kind": "sgo_old_age", "months": 372, "best_years_cents": 60_000_00, "intellectual_disability": 0, "teacher": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("age", "disability_rate", "states"),
    [
        (62, 450_000, {"old_age": BEST, "disability": LOWER, "invalidity": UNTOLD, "teachers": NOT_IN_FORCE}),
        (55, 450_000, {"disability": BEST, "old_age": REFUSED, "invalidity": UNTOLD, "teachers": NOT_IN_FORCE}),
        (55, 0, {"old_age": REFUSED, "disability": REFUSED, "invalidity": UNTOLD, "teachers": NOT_IN_FORCE}),
    ],
)
def test_every_way_is_weighed_and_the_best_named_first(age, disability_rate, states):
    found = weigh(PENSIONS, RETIREMENT, {**ROSA, "age": age, "certified_disability_rate": disability_rate}, LAW)
    assert {one.way.name: one.state for one in found} == states
    assert [one.way.name for one in found][: len(states) - 2] == list(states)[: len(states) - 2]
    for one in found:
        assert bool(one.routes) is (one.state == REFUSED)
        assert bool(one.missing) is (one.state == UNTOLD)
        assert (one.cents > 0) is (one.state in (BEST, LOWER))
    assert [one.cents for one in found] == sorted((one.cents for one in found), reverse=True)


def test_a_way_may_have_facts_of_its_own():
    """Old age and invalidity have each its own maximum, in one weighing."""
    ways = (
        Way("old_age", "Vejez", "Old age", "right", "pension_cents", {"kind": "sgo_old_age"}),
        Way("invalidity", "Invalidez", "Invalidity", "invalidity_right", "invalidity_pension_cents",
            {"kind": "sgo_invalidity"}),
    )  # fmt: skip
    facts = {
        "months": 480, "age": 60, "best_years_cents": 600_000_00, "earning_capacity_cents": 0, "pensioner": 0,
        "healthy_wage_cents": 1_000_00, "active": 1, "immediate_months": 480, "months_since_cessation": 0,
    }  # fmt: skip
    found = weigh(PENSIONS, Benefit("retirement", "Jubilación", "Retirement", ways), facts, LAW)
    assert [(one.way.name, one.cents) for one in found] == [("old_age", 2_337_50), ("invalidity", 1_912_50)]


@pytest.mark.parametrize(
    ("day", "language", "why"),
    [
        ("2022-02-01", "es", "Sentencia 32-21-IN/21, suspensión: sin efecto desde 2021-08-11"),
        ("2022-02-01", "en", "Sentencia 32-21-IN/21, suspensión: without effect since 2021-08-11"),
        ("2021-04-18", "es", "LSS art. 201.1: rige desde 2021-04-19"),
    ],
)
def test_a_way_that_is_not_in_force_says_under_which_article_and_since_when(day, language, why):
    (found,) = weigh(
        PENSIONS, Benefit("b", "", "", RETIREMENT.ways[2:3]), {**ROSA, "age": 50}, Law.load().on(day), language
    )
    assert (found.state, found.why) == (NOT_IN_FORCE, why)


def test_a_value_of_law_is_named_by_its_title():
    facts = {"regime": "rural_head", "consecutive_months": 12, "days_before": 360}
    (route,) = lacking(import_module("amparo.modules.health.rules"), "sickness_right", facts, LAW)
    assert written(route.unmet[0]).startswith("Seguro de salud")
    assert route.month is None
