"""When each way opens and what each month pays, against a calendar and the rules asked one by one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.law import Law, compute
from amparo.foundation.months import Month
from amparo.modules.pensions import rules
from amparo.modules.pensions.tests.asking import ROSA, TODAY, ask, numbers, table

# ---------------------------------------------------------------- when a way opens


def old_age_opens(birth: datetime.date, months: int, going_on: bool) -> dict[tuple[int, int], datetime.date | None]:
    """The oracle: a calendar walked month by month, with the table of LSS art. 185 written again."""
    found: dict[tuple[int, int], datetime.date | None] = {}
    for row in ((480, 0), (360, 60), (180, 65), (120, 70)):
        day, contributed = datetime.date(2026, 12, 1), months
        while not (contributed >= row[0] and completed_years(birth, day) >= row[1]):
            day = datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)
            contributed += going_on
            if day.year > 2120:
                break
        found[row] = day if day.year <= 2120 else None
    return found


def completed_years(birth: datetime.date, day: datetime.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@settings(max_examples=25)
@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2005, 12, 31)), st.integers(0, 250))
def test_each_row_opens_in_the_month_a_calendar_says(birth, months):
    answer = ask({"birth_date": int(f"{birth:%Y%m%d}"), "months": months, "monthly_wage_cents": 800_00})
    opened = table(answer, "routes")
    for going_on, column in ((True, 1), (False, 3)):
        expected = old_age_opens(birth, months, going_on)
        assert [row[column] for row in opened[:4]] == [day and day.year * 100 + day.month for day in expected.values()]
    found = [row[1] for row in opened]
    assert numbers(answer)["first_month"] == numbers(answer)["retirement_month"] == min(found)


def test_what_is_missing_is_dated_to_the_month():
    """By the birth date, not by the year of age: the same months in which the ways open."""
    answer = ask({**ROSA, "retirement_month": 202801})
    assert [str(route.month) for route in answer.lacking] == ["2031-12", "2035-07", "2040-07", "2041-12"]
    assert [row[1] for row in sorted(table(answer, "routes"), key=lambda row: row[1])][:4] == [
        route.month.number for route in answer.lacking
    ]
    waited = next(one for one in answer.lacking[0].unmet if one.name == "age")
    assert (waited.has, waited.needs, waited.wait_months) == (57, 60, 30)
    assert "no hay derecho" in answer.said and "diciembre de 2031" in answer.said


def test_what_is_missing_for_whoever_stops_is_dated_as_if_contributing_from_today():
    """So that it agrees with what the answer says besides."""
    stopping = ask({**ROSA, "retirement_month": 203301, "continues": 0})
    assert str(stopping.lacking[0].month) == "2031-12" and "si sigue aportando, podrá desde diciembre de 2031" in (
        stopping.said.replace("Si sigue", "si sigue")
    )
    going_on = ask({**ROSA, "retirement_month": 202801})
    assert [route.month for route in stopping.lacking] == [route.month for route in going_on.lacking]


def test_whoever_stops_is_told_what_that_means():
    stopping = ask({**ROSA, "continues": 0})
    assert numbers(stopping)["retirement_month"] == 203507
    assert any("conserva su derecho" in note for note in stopping.notes)
    never = ask({**ROSA, "months": 100, "continues": 0})
    assert "no llegará a tenerlo" in never.said
    assert table(never, "retirement_months")[0][-1] is None
    thirty = ask({**ROSA, "birth_date": 1969_06_15, "months": 360, "continues": 0})
    assert any("108 meses (una sola fuente): hasta noviembre de 2035" in note for note in thirty.notes)


# ---------------------------------------------------------------- month by month


@settings(max_examples=15)
@given(
    st.integers(1955, 1995), st.integers(0, 480), st.integers(1, 6_000_00),
    st.sampled_from([{}, {"certified_disability_rate": 400_000}, {"insalubrious_years": 12}]),
)  # fmt: skip
def test_contributing_longer_at_the_same_wage_never_lowers_the_pension(year, months, wage_cents, more):
    """Years of age and of contributions only grow, and so do coefficient and limits."""
    months = min(months, (2026 - year - 15) * 12)
    answer = ask({"birth_date": year * 10000 + 615, "months": max(months, 0), "monthly_wage_cents": wage_cents, **more})
    for chart in answer.charts:
        for _, points in chart.lines:
            paid = [cents for _, cents in points]
            assert paid == sorted(paid)
    for row in table(answer, "retirement_months"):
        assert row[3] is not None and (row[4] is None or row[4] <= row[3])


def test_the_table_holds_what_the_chart_draws():
    """Each row of the table holds until the next."""
    answer = ask({**ROSA, "wage_growth_rate": 30_000, "basic_wage_growth_rate": 20_000})
    rows = table(answer, "retirement_months")
    (chart,) = answer.charts
    for (_, points), column in zip(chart.lines, (3, 4), strict=True):
        for month, cents in points:
            assert [row for row in rows if row[0] <= month][-1][column] == cents


def test_each_month_is_what_the_rules_say_of_it():
    """The table against the rules asked one by one, with the facts worked out by hand."""
    for month, age, years, going_on, stopping in table(ask(ROSA), "retirement_months"):
        waited = Month.of(month) - Month(2026, 12)
        facts = {"kind": "sgo_old_age", "age": age, "best_years_cents": 60 * 1_200_00}
        for contributed, found in ((300 + waited, going_on), (300, stopping)):
            given_ = {**facts, "months": contributed}
            assert compute(rules, given_, Law.load().on(TODAY), ["pension_cents"])["pension_cents"] == (found or 0)
        assert (years, age) == ((300 + waited) // 12, (month * 100 + 1 - 1970_06_15) // 10_000)


def test_a_lower_wage_to_come_does_not_lower_the_best_years():
    same, lower = ask(ROSA), ask({**ROSA, "future_wage_cents": 482_00})
    assert numbers(lower)["average_cents"] == numbers(same)["average_cents"] == 1_200_00
    four_years_and_a_month = (49 * 2_000_00 + 11 * 1_200_00) / 60
    assert numbers(ask({**ROSA, "future_wage_cents": 2_000_00}))["average_cents"] == round(four_years_and_a_month)


def test_years_to_come_have_the_law_of_today():
    """The basic wage of 2027 is not loaded: months to come are judged by the law of the day asked, and it is said."""
    answer = ask({**ROSA, "monthly_wage_cents": 9_000_00})
    assert {row[3] for row in table(answer, "retirement_months")} <= {2_169_00, 2_410_00, 2_651_00}
    assert "con la ley del 21 de noviembre de 2026" in answer.notes[0]
    assert numbers(ask({**ROSA, "monthly_wage_cents": 9_000_00}, on=20220601))["pension_cents"] == 1_912_50


def test_supposed_rises_are_measured_in_basic_wages_of_today():
    """Wages and basic wage that rise alike leave past years behind: the base of year T is Σ w·(1+g)^(y−T) / 5."""
    told = {"wage_growth_rate": 50_000, "basic_wage_growth_rate": 50_000}
    answer = ask({"birth_date": 2000_06_15, "months": 0, "monthly_wage_cents": 1_000_00, **told})
    retired = Month.of(numbers(answer)["retirement_month"])
    last = retired.year - 1
    base = sum(1_000_00 * 1.05 ** (year - retired.year) for year in range(last - 4, last + 1)) / 5
    assert numbers(answer)["average_cents"] == pytest.approx(base, abs=2)
    assert any("5\N{NO-BREAK SPACE}% cada enero" in note and "Supuesto suyo" in note for note in answer.notes)
    assert not any("Supuesto suyo" in note for note in ask(ROSA).notes)
