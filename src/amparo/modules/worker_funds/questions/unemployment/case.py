"""One person who lost a job: what the rules are given, the days to apply, and each payment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from amparo.foundation.calendar import days_between, later
from amparo.foundation.law.book import Law
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import WrongFacts
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked, Words
from amparo.modules.worker_funds import rules

BEFORE_EXIT = (
    Words("es antes de la salida", "is before the exit"),
    Words("dé un día desde la salida", "give a day from the exit on"),
)
TOO_MANY = (
    Words("son más que todos los que aportó", "are more than all you contributed"),
    Words("dé los mismos o menos", "give as many or fewer"),
)


@dataclass(frozen=True)
class Payment:
    """One payment: its number, the day (YYYYMMDD) from which it is due, and its derivation."""

    number: int
    first_date: int
    told: Explanation

    def __getitem__(self, name: str) -> int:
        return int(self.told.results[name])


@dataclass(frozen=True)
class Case:
    """What was asked, with what follows from it before any payment."""

    asked: Asked
    given: dict[str, int | str]

    @classmethod
    def of(cls, asked: Asked) -> Case:
        """Of what was not told: even wages, and the first day on which one may apply."""
        law, facts = asked.law, dict(asked.facts)
        _refuse_what_cannot_be(asked)
        facts.setdefault("year_wages_cents", int(facts["monthly_wage_cents"]) * law.unemployment_average_months)
        facts["year_basic_wages_cents"] = sum(
            Law.load().on(month).basic_wage_cents for month in _months_before(asked.on, law.unemployment_average_months)
        )
        applied = facts.get("application_date")
        facts["application_day"] = days_between(asked.on, int(applied)) if applied else law.unemployment_first_day
        return cls(asked, facts)

    @property
    def first_date(self) -> int:
        """The first day to apply (YYYYMMDD)."""
        return later(self.asked.on, self.asked.law.unemployment_first_day)

    @property
    def last_date(self) -> int:
        """The last day to apply (YYYYMMDD)."""
        return later(self.asked.on, self.asked.law.unemployment_last_day)

    @cached_property
    def right(self) -> Explanation:
        return explain(rules, self.given, self.asked.law, ["unemployment_right"], self.asked.language)

    @property
    def has_right(self) -> bool:
        return bool(self.right.results["unemployment_right"])

    @property
    def right_within_window(self) -> bool:
        """Whether only the day of the application stands in the way, if anything does."""
        given = {**self.given, "application_day": self.asked.law.unemployment_first_day}
        return bool(compute(rules, given, self.asked.law, ["unemployment_right"])["unemployment_right"])

    @property
    def is_early(self) -> bool:
        return int(self.given["application_day"]) < self.asked.law.unemployment_first_day

    @property
    def severance_date(self) -> int:
        """The day from which the severance account may be withdrawn; 0 if it may not be, or its law is not loaded."""
        law = self.asked.law
        try:
            days = max(dict(row)["days_out"] for row in law.severance_right_rows.rows)
            right = compute(rules, {**self.given, "days_out": days}, law, ["severance_right"])
        except LawError:
            return 0
        return later(self.asked.on, days) if right["severance_right"] else 0

    def payments(self, with_severance: int) -> Iterator[Payment]:
        """Each payment with what the one before left in the severance account."""
        law, balance = self.asked.law, int(self.given["severance_balance_cents"])
        wanted = ["unemployment_payment_cents", "severance_left_cents", "payment_first_day"]
        for number in range(1, law.unemployment_payments + 1):
            given = {
                **self.given,
                "payment": number,
                "with_severance": with_severance,
                "severance_balance_cents": balance,
            }
            told = explain(rules, given, law, wanted, self.asked.language)
            yield Payment(number, later(self.asked.on, int(told.results["payment_first_day"])), told)
            balance = int(told.results["severance_left_cents"])


def _refuse_what_cannot_be(asked: Asked) -> None:
    """Raises WrongFacts, in the language asked."""
    facts, wrong = asked.facts, []
    if int(facts.get("application_date", asked.on)) < asked.on:
        wrong.append(asked.wrong("application_date", *BEFORE_EXIT))
    if int(facts["last_consecutive_months"]) > int(facts["months"]):
        wrong.append(asked.wrong("last_consecutive_months", *TOO_MANY))
    if wrong:
        raise WrongFacts(wrong)


def _months_before(date: int, count: int) -> Iterator[Month]:
    return (Month.of(date) - count).through(Month.of(date) - 1)


def sum_of(payments: tuple[Payment, ...], name: str) -> int:
    """Cents of one part of every payment."""
    return sum(one[name] for one in payments)
