"""When a retirement opens and what it would pay, month after month: for whoever goes on contributing and for whoever
stops, by the law of one day.

Months to come have no law yet, so every month is judged by the law of the day asked, and amounts are of that day. If
rises are supposed, wages rise each January and what is earned is measured in basic wages of the day asked: to divide it
by the rise of the basic wage is to let the limits rise with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from amparo.foundation.law.benefits import Way
from amparo.foundation.law.book import LawOn
from amparo.foundation.law.folds import geometric_mean
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import LawError
from amparo.foundation.money import SCALE, share
from amparo.foundation.months import Month
from amparo.modules.pensions import rules
from amparo.modules.pensions.benefits import RETIREMENT
from amparo.modules.pensions.career import Path, Year, best_years, grown

LAST_AGE = 75
"""Months are simulated until this age, or until the first right if that comes later."""

Known = dict[str, int | str]


@dataclass(frozen=True)
class Paid:
    """What a way pays a month."""

    way: Way
    cents: int


@dataclass(frozen=True)
class Outlook:
    """What retiring from a month on would pay, on each path; None without the right."""

    month: Month
    going_on: Paid | None
    stopping: Paid | None

    def on(self, path: Path) -> Paid | None:
        return self.going_on if path.contributing else self.stopping


@dataclass(frozen=True)
class Opening:
    """When a way opens on each path; None if never. `row` is what it asks, of a way that has several rows."""

    way: Way
    row: Mapping[str, int]
    going_on: Month | None
    stopping: Month | None


@dataclass(frozen=True)
class Plan:
    """One person before the law of one day. `told` are the facts that time does not change, as the rules take them."""

    birth_date: int
    going_on: Path
    stopping: Path
    told: Mapping[str, int | str]
    law_on: LawOn
    basic_wage_growth_rate: int = 0

    @property
    def today(self) -> Month:
        return self.going_on.today

    @property
    def soonest(self) -> Month:
        """The first month a pension can be paid for: the one after ceasing today."""
        return self.today + 1

    def age(self, month: Month) -> int:
        """Completed years on the first day of a month."""
        return (month.first_date - self.birth_date) // 10_000

    def month_of_age(self, age: int) -> Month:
        """The first month that begins at that age, or over it."""
        birthday = self.birth_date + age * 10_000
        month = Month.of(birthday)
        return month if month.first_date >= birthday else month + 1

    @cached_property
    def horizon(self) -> Month:
        opened = [one.going_on for one in self.openings if one.going_on]
        return max(self.month_of_age(LAST_AGE), self.soonest, min(opened, default=self.soonest))

    # ---------------------------------------------------------------- what the rules are given

    def facts(self, month: Month, path: Path) -> Known:
        """The person who retires in a month: contributions and age until it, and the base its law asks for."""
        return {**self._standing(month, path), **self._base(month, path)}

    def _base(self, month: Month, path: Path) -> Known:
        chosen = self.best_years(month, path)
        return {
            "best_years_cents": self._of_today(sum(one.wage_cents for one in chosen), month),
            **self._geometric(chosen, month, path),
        }

    def best_years(self, month: Month, path: Path) -> list[Year]:
        return best_years(path.years(month), self.law_on.best_years_count, self.law_on.year_months)

    def last_wage_cents(self, month: Month, path: Path) -> int:
        """The last wage before a month, in money of the day asked."""
        return self._of_today(path.last_wage_cents(month), month)

    def _standing(self, month: Month, path: Path) -> Known:
        """All but the base."""
        ceased = path.months_since(month)
        standing = {
            "months": path.months(month),
            "age": self.age(month),
            "immediate_months": path.months_in_a_row(month),
            "months_since_cessation": ceased,
            "active": int(ceased == 0),
            "pensioner": 0,
        }
        if "earning_capacity_cents" in self.told:
            standing["healthy_wage_cents"] = self.last_wage_cents(month, path)
        return {**standing, **self.told}

    def _geometric(self, chosen: list[Year], month: Month, path: Path) -> Known:
        """The mean of C.D. 554, if that is the base of the day and the sixty wages are there."""
        if not self.base_is_geometric:
            return {}
        wages = [wage for one in chosen for wage in path.wages_of(one.year, month)]
        if len(wages) < self.law_on.averaging_months:
            return {}
        return {"geometric_mean_cents": self._of_today(geometric_mean(wages), month)}

    @cached_property
    def base_is_geometric(self) -> bool:
        """Whether the law of the day takes the root of the product of sixty wages (C.D. 554)."""
        return "geometric_mean_cents" in Rulebook.of(rules).on("average_cents", self.law_on.day).parameters

    def _of_today(self, cents: int, month: Month) -> int:
        rises = max(month.year - self.today.year, 0)
        return share(cents, SCALE, grown(SCALE, self.basic_wage_growth_rate, rises))

    # ---------------------------------------------------------------- what they answer

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The ways in force of which everything was told."""
        return tuple(way for way in RETIREMENT.ways if self._can_answer(way))

    def _can_answer(self, way: Way) -> bool:
        facts = {**self._standing(self.soonest, self.going_on), "best_years_cents": 0, "geometric_mean_cents": 0}
        try:
            compute(rules, {**facts, **way.facts}, self.law_on, [way.right, way.amount])
        except LawError:
            return False
        return True

    def has_right(self, way: Way, standing: Known) -> bool:
        return bool(compute(rules, {**standing, **way.facts}, self.law_on, [way.right])[way.right])

    def paid(self, month: Month, path: Path) -> Paid | None:
        """The best of the ways that give the right in a month; None if none does."""
        standing = self._standing(month, path)
        found = [way for way in self.ways if self.has_right(way, standing)]
        if not found:
            return None
        facts = {**standing, **self._base(month, path)}
        amounts = [self._amount(way, facts) for way in found]
        best = max(amounts)
        return Paid(found[amounts.index(best)], best) if best else None

    def _amount(self, way: Way, facts: Known) -> int:
        try:
            return compute(rules, {**facts, **way.facts}, self.law_on, [way.amount])[way.amount]
        except LawError:  # the base of its time asks for months that are not there
            return 0

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """When each row of the ordinary right opens, and each other way of which everything was told."""
        ordinary, *others = self.ways
        opened = [
            Opening(
                ordinary, dict(row), self._reached(dict(row), self.going_on), self._reached(dict(row), self.stopping)
            )
            for row in self.law_on.pension_right.rows
        ]
        until = max(one.going_on for one in opened if one.going_on)
        opened += [
            Opening(way, {}, self._first(way, self.going_on, until), self._first(way, self.stopping, until))
            for way in others
        ]
        return tuple(opened)

    def _reached(self, row: Mapping[str, int], path: Path) -> Month | None:
        """The first month in which a row of the table of requirements is met."""
        missing = max(row["months"] - path.career.months, 0)
        if missing and not path.contributing:
            return None
        contributed = path.first + missing if missing else self.soonest
        return max(self.soonest, contributed, self.month_of_age(row["age"]))

    def _first(self, way: Way, path: Path, until: Month) -> Month | None:
        months = self.soonest.through(until)
        return next((month for month in months if self.has_right(way, self._standing(month, path))), None)

    def outlook(self) -> Iterator[Outlook]:
        """Every month from the first with a right on some path."""
        opened = [month for one in self.openings for month in (one.going_on, one.stopping) if month]
        for month in min(opened).through(self.horizon) if opened else ():
            yield Outlook(month, self.paid(month, self.going_on), self.paid(month, self.stopping))
