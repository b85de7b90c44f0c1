"""Working days: which days count in a term, and which is the first that is not a holiday."""

from __future__ import annotations

import datetime
from functools import cache

import holidays


@cache
def _national_holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("EC", years=year))


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < 5 and day not in _national_holidays(day.year)


def first_working_day(date: int) -> int:
    """The date (YYYYMMDD) itself if it is a working day, else the next one."""
    day = _day(date)
    while not is_working_day(day):
        day += datetime.timedelta(days=1)
    return _number(day)


def later(date: int, calendar_days: int) -> int:
    """The date (YYYYMMDD) so many calendar days after, or before if negative."""
    return _number(_day(date) + datetime.timedelta(days=calendar_days))


def _day(date: int) -> datetime.date:
    return datetime.date(date // 10_000, date // 100 % 100, date % 100)


def _number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
