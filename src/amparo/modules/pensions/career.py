"""A working life, month by month: what was earned and contributed, what is meant to be, and its best years.

Wages are whole cents; a month that was not contributed is not in it, and one with two employers counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from amparo.foundation.money import SCALE, share
from amparo.foundation.months import Month


@dataclass(frozen=True)
class Year:
    """A calendar year as it was contributed."""

    year: int
    months: int
    wage_cents: int


@dataclass(frozen=True)
class Career:
    """The past: the wage of every month contributed, by the month's ordinal."""

    wages: Mapping[int, int]

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, int]]) -> Career:
        """From the rows of a work history: several of one month add up, and a month without pay does not count."""
        wages: dict[int, int] = {}
        for row in rows:
            ordinal = Month.of(row["month"]).ordinal
            wages[ordinal] = wages.get(ordinal, 0) + row["wage_cents"]
        return cls({ordinal: cents for ordinal, cents in sorted(wages.items()) if cents > 0})

    @classmethod
    def steady(cls, months: int, last: Month, wage_cents: int, average_cents: int) -> Career:
        """What is supposed of whoever gives no history: months in a row to `last`, this year at the present wage and
        every year before at the average of the best.
        """
        january = Month(last.year, 1).ordinal
        return cls(
            {
                ordinal: wage_cents if ordinal >= january else average_cents
                for ordinal in range(last.ordinal - months + 1, last.ordinal + 1)
            }
        )

    def before(self, month: Month) -> Career:
        return Career({ordinal: cents for ordinal, cents in self.wages.items() if ordinal < month.ordinal})

    @property
    def months(self) -> int:
        return len(self.wages)

    @property
    def first(self) -> Month | None:
        """The first month contributed."""
        return _month(min(self.wages)) if self.wages else None

    @cached_property
    def last(self) -> Month | None:
        """The last month contributed."""
        return _month(max(self.wages)) if self.wages else None

    @property
    def last_wage_cents(self) -> int:
        return self.wages[self.last.ordinal] if self.last else 0

    @cached_property
    def years(self) -> tuple[Year, ...]:
        found: dict[int, list[int]] = {}
        for ordinal, cents in self.wages.items():
            found.setdefault(ordinal // 12, []).append(cents)
        return tuple(Year(year, len(wages), sum(wages)) for year, wages in sorted(found.items()))

    @cached_property
    def last_run(self) -> int:
        """How many months without a gap end in the last one."""
        last = max(self.wages, default=0)
        return next(length for length in range(len(self.wages) + 1) if last - length not in self.wages)


@dataclass(frozen=True)
class Path:
    """What comes after the career: contributing every month from `first` on, or nothing more.

    wage_cents: that of `today`'s year; it rises each January by `growth_rate`.
    """

    career: Career
    today: Month
    first: Month
    contributing: bool
    wage_cents: int = 0
    growth_rate: int = 0

    def months(self, until: Month) -> int:
        """Months contributed in a lifetime before a month."""
        return self.career.months + self._to_come(until)

    def wage_of(self, year: int) -> int:
        return grown(self.wage_cents, self.growth_rate, year - self.today.year)

    def last_wage_cents(self, until: Month) -> int:
        return self.wage_of((until - 1).year) if self._to_come(until) else self.career.last_wage_cents

    def months_in_a_row(self, until: Month) -> int:
        """Months without a gap that end just before a month."""
        to_come = self._to_come(until)
        follows = self.career.last is not None and self.career.last + 1 == until - to_come
        return to_come + (self.career.last_run if follows else 0)

    def months_since(self, until: Month) -> int:
        """Months without contributing before a month; 0 if the one before it was contributed."""
        if self._to_come(until) or not self.career.last:
            return 0
        return until - self.career.last - 1

    def years(self, until: Month) -> list[Year]:
        """The calendar years of a lifetime before a month."""
        found = {one.year: one for one in self.career.years}
        for year in range(self.first.year, until.year + 1) if self._to_come(until) else ():
            start, end = max(self.first.ordinal, year * 12), min(until.ordinal, year * 12 + 12)
            before = found.get(year, Year(year, 0, 0))
            to_come = max(end - start, 0)
            if to_come:
                found[year] = Year(year, before.months + to_come, before.wage_cents + to_come * self.wage_of(year))
        return list(found.values())

    def wages_of(self, year: int, until: Month) -> list[int]:
        """Each month's wage in a calendar year, before a month."""
        last = until.ordinal if self._to_come(until) else 0
        return [
            self.career.wages[ordinal] if ordinal in self.career.wages else self.wage_of(year)
            for ordinal in range(year * 12, year * 12 + 12)
            if ordinal in self.career.wages or self.first.ordinal <= ordinal < last
        ]

    def _to_come(self, until: Month) -> int:
        return max(until - self.first, 0) if self.contributing else 0


def best_years(years: Iterable[Year], count: int, whole_year: int) -> list[Year]:
    """The years that make the base (C.D. 100 art. 2): complete ones first; incomplete ones fill up (DERIVED)."""
    return sorted(years, key=lambda one: (one.months < whole_year, -one.wage_cents, one.year))[:count]


@lru_cache(maxsize=4096)
def grown(cents: int, rate: int, years: int) -> int:
    """An amount after so many yearly rises, to the cent each year."""
    for _ in range(years):
        cents = share(cents, SCALE + rate)
    return cents


def _month(ordinal: int) -> Month:
    year, month = divmod(ordinal, 12)
    return Month(year, month + 1)
