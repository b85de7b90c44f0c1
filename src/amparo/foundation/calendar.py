"""Days: which of them work, how a term of working days and a period of calendar days are counted.

A term (*término*) has only working days and starts counting the day after; a period (*plazo*) has all of them.
"""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files

import holidays
import yaml

_ONE = datetime.timedelta(days=1)


@cache
def _national_holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("EC", years=year))


@cache
def _by_decree() -> frozenset[datetime.date]:
    return frozenset(yaml.safe_load((files("amparo.foundation") / "nonworking_days.yaml").read_text(encoding="utf-8")))


def is_working_day(day: datetime.date) -> bool:
    """Neither a weekend, nor a holiday, nor suspended by decree (`nonworking_days.yaml`)."""
    return day.weekday() < 5 and day not in _national_holidays(day.year) and day not in _by_decree()


def first_working_day(date: int) -> int:
    """The date (YYYYMMDD) itself if it is a working day, else the next one."""
    day = _day(date)
    while not is_working_day(day):
        day += _ONE
    return _number(day)


def working_days_after(date: int, count: int) -> int:
    """The last day of a term of `count` working days that begins on a date (YYYYMMDD); it starts the day after."""
    day = _day(date)
    for _ in range(count):
        day += _ONE
        while not is_working_day(day):
            day += _ONE
    return _number(day)


def days_after(date: int, count: int) -> int:
    """The last day of a period of `count` calendar days; one that does not work moves to the next that does."""
    return first_working_day(_number(_day(date) + count * _ONE))


def working_days_between(date: int, until: int) -> int:
    """How many working days follow a date, up to another included; none if it is not later."""
    day, last, count = _day(date), _day(until), 0
    while day < last:
        day += _ONE
        count += is_working_day(day)
    return count


def days_between(date: int, until: int) -> int:
    """Calendar days from one date (YYYYMMDD) to another, negative if it is earlier."""
    return (_day(until) - _day(date)).days


def later(date: int, count: int) -> int:
    """The date (YYYYMMDD) `count` calendar days after, working or not; before, if negative."""
    return _number(_day(date) + count * _ONE)


def _day(date: int) -> datetime.date:
    return datetime.date(date // 10_000, date // 100 % 100, date % 100)


def _number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
