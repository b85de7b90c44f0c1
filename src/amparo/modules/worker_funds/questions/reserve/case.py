"""One person with a job: when the year is completed, what each month brings, and what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from amparo.foundation.law.book import Law, LawOn
from amparo.foundation.law.catalogue import rulebook_of
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked
from amparo.modules.worker_funds import rules

WITHDRAWN, GUARANTEED, CAP = "reserve_cents", "loan_guarantee_cents", "loan_cap_cents"
GIVEN = (WITHDRAWN, GUARANTEED, CAP)
"""What may be done with what was kept: withdraw it, or borrow against it up to a cap."""


@dataclass(frozen=True)
class ReserveMonth:
    """One month with reserve funds: the days of it that count, the part of the wage they stand for, and the fund."""

    month: Month
    days: int
    base_cents: int
    cents: int


@dataclass(frozen=True)
class Case:
    """What was asked, with the day on which a year with the employer is completed."""

    asked: Asked

    @property
    def missing_months(self) -> int:
        """Months of work that complete the year, from the first day of this job."""
        return max(self.asked.law.year_months - int(self.asked.facts["earlier_months"]), 0)

    @property
    def first_date(self) -> int:
        """The day the year is completed (YYYYMMDD); of a 29th of February, the 28th."""
        job_date = int(self.asked.facts["job_date"])
        month = Month.of(job_date) + self.missing_months
        return min(month.number * 100 + job_date % 100, month.last_date)

    @cached_property
    def first_month(self) -> Month:
        """The first month with something to pay: whoever completes the year on its last day begins with the next."""
        month = Month.of(self.first_date)
        return month if self._days_with_right(month) else month + 1

    @property
    def has_right(self) -> bool:
        return self.asked.law.value("reserve_rate", str(self.asked.facts["regime"])) > 0

    @property
    def accumulates(self) -> bool:
        return self.asked.facts["reserve_accumulated"] == 1

    @cached_property
    def whole(self) -> Explanation:
        """The derivation of a whole month, under the law of the day asked."""
        return self._told(self.asked.law.contribution_month_days, self.asked.law)

    @property
    def monthly_cents(self) -> int:
        return int(self.whole.results["reserve_cents"])

    @property
    def year_cents(self) -> int:
        return self.monthly_cents * int(self.asked.law.year_months)

    @cached_property
    def months(self) -> tuple[ReserveMonth, ...]:
        """A year of whole months from the first with something to pay, or from that of the day asked if later, and
        before them the first if it is not whole. LawError before there was a monthly reserve.
        """
        first, year = max(self.first_month, Month.of(self.asked.on)), self.asked.law.year_months
        is_whole = self._days_with_right(first) == self.asked.law.contribution_month_days
        return tuple(map(self.of, first.through(first + year - is_whole)))

    def of(self, month: Month) -> ReserveMonth:
        """What a month brings, under its own law. LawError before there was a monthly reserve."""
        days = self._days_with_right(month)
        found = self._told(days, Law.load().on(month)).results
        return ReserveMonth(month, days, int(found["reserve_base_cents"]), int(found["reserve_cents"]))

    def _told(self, days: int, law: LawOn) -> Explanation:
        # Kept or paid with the wage, they are the same share of it.
        given = {
            "base_cents": self.asked.facts["monthly_wage_cents"],
            "regime": self.asked.facts["regime"],
            "days": self.asked.law.contribution_month_days,
            "reserve_days": days,
            "reserve_accumulated": 1,
        }
        return explain(rulebook_of("contributions"), given, law, ["reserve_cents"], self.asked.language)

    def _days_with_right(self, month: Month) -> int:
        """In the month of the anniversary, the days that follow it; later, all."""
        whole, job_date = self.asked.law.contribution_month_days, int(self.asked.facts["job_date"])
        if month > Month.of(self.first_date):
            return whole
        given = {
            "first_day": job_date % 100 if month == Month.of(job_date) else 1,
            "last_day": whole,
            "anniversary_day": job_date % 100 if self.missing_months else 0,
        }
        return int(compute(rulebook_of("affiliation"), given, self.asked.law, ["reserve_days"])["reserve_days"])

    # ---------------------------------------------------------------- what was kept

    @cached_property
    def deposited(self) -> int:
        """Months deposited until the one before that asked, if they are kept."""
        return max(Month.of(self.asked.on) - self.first_month, 0) if self.accumulates else 0

    @cached_property
    def kept(self) -> dict[str, int | str]:
        """The facts of the account; what was not told is what this job left in it at the present wage."""
        facts = dict(self.asked.facts)
        facts.setdefault("deposits", self.deposited)
        facts.setdefault("service_months", max(Month.of(self.asked.on) - Month.of(int(facts["job_date"])), 0))
        facts.setdefault("reserve_balance_cents", self._adds_up_to(int(facts["deposits"])))
        facts.setdefault("age", 0)
        return {**facts, "deceased": 0}

    def _adds_up_to(self, deposits: int) -> int:
        """What so many months bring; if they are all those of this job, the first is not whole."""
        if not deposits or deposits != self.deposited:
            return deposits * self.monthly_cents
        first = self._told(self._days_with_right(self.first_month), self.asked.law).results["reserve_cents"]
        return int(first) + (deposits - 1) * self.monthly_cents

    @property
    def has_account(self) -> bool:
        return self.kept["reserve_balance_cents"] != 0

    @cached_property
    def account(self) -> dict[str, Explanation | LawError]:
        """What the account gives: each result told, or why the law of that day does not answer."""
        return {name: self._of_the_account(name) for name in GIVEN} if self.has_account else {}

    def _of_the_account(self, name: str) -> Explanation | LawError:
        try:
            return explain(rules, self.kept, self.asked.law, [name], self.asked.language)
        except LawError as problem:
            return problem

    @property
    def withdrawal(self) -> Explanation | None:
        """The withdrawal told, if there is an account and the law of that day speaks of it."""
        found = self.account.get(WITHDRAWN)
        return found if isinstance(found, Explanation) else None
