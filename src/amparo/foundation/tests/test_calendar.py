"""Terms and periods count as the law counts them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation import calendar

DAYS = st.dates(min_value=datetime.date(2015, 1, 1), max_value=datetime.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("begins", "days", "ends", "why"),
    [
        (20220103, 3, 20220106, "the day it begins on does not count"),
        (20220107, 1, 20220110, "a weekend does not count"),
        (20220225, 1, 20220302, "nor does carnival"),
        (20240417, 1, 20240422, "nor do days suspended by decree"),
        (20220103, 0, 20220103, "a term of no days ends where it begins"),
    ],
)
def test_a_term_counts_working_days(begins, days, ends, why):
    assert calendar.working_days_after(begins, days) == ends, why


def test_a_period_counts_all_days_and_ends_on_one_that_works():
    assert calendar.days_after(20220103, 4) == 20220107
    assert calendar.days_after(20220103, 5) == 20220110


@given(DAYS, st.integers(0, 60))
def test_counting_back_gives_the_same_days(day, count):
    date = int(day.strftime("%Y%m%d"))
    assert calendar.working_days_between(date, calendar.working_days_after(date, count)) == count
