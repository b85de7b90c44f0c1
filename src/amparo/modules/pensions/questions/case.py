"""One question about a retirement, worked out: the plan, the path taken, the month, and every way to a pension."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amparo.foundation.law.benefits import BEST, Weighed, weigh
from amparo.foundation.law.lacking import Route, Unmet
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked
from amparo.modules.pensions import rules
from amparo.modules.pensions.benefits import RETIREMENT
from amparo.modules.pensions.career import Path
from amparo.modules.pensions.questions.plans import plan_of, retires_in_the_past
from amparo.modules.pensions.simulation import Known, Outlook, Paid, Plan


@dataclass(frozen=True)
class Case:
    """`outlook` is empty when the retirement is past: then nothing is to come."""

    asked: Asked
    plan: Plan
    path: Path
    month: Month
    outlook: tuple[Outlook, ...]
    facts: Known
    weighed: tuple[Weighed, ...]

    @classmethod
    def of(cls, asked: Asked) -> Case:
        """ValueError, in the language asked, when what was asked cannot be answered."""
        plan = plan_of(asked)
        path = plan.going_on if asked.facts.get("continues", 1) else plan.stopping
        outlook = () if retires_in_the_past(asked) else tuple(plan.outlook())
        month = _month_of_retirement(asked, plan, path, outlook)
        facts = plan.facts(month, path)
        found = weigh(rules, RETIREMENT, facts, plan.law_on, asked.language)
        return cls(asked, plan, path, month, outlook, facts, tuple(_exact(one, plan, month) for one in found))

    @property
    def language(self) -> str:
        return self.asked.language

    @property
    def past(self) -> bool:
        return retires_in_the_past(self.asked)

    @property
    def best(self) -> Weighed | None:
        """The way to take; None when none gives the right."""
        return self.weighed[0] if self.weighed[0].state == BEST else None

    @property
    def ordinary(self) -> Weighed:
        return next(one for one in self.weighed if one.way == RETIREMENT.ways[0])

    def first(self, path: Path) -> tuple[Month, Paid] | None:
        """The first month that gives the right on a path, and what it pays."""
        return next(((one.month, paid) for one in self.outlook if (paid := one.on(path))), None)

    def at(self, month: Month, path: Path) -> Paid | None:
        """What a month pays on a path."""
        return next((one.on(path) for one in self.outlook if one.month == month), None)


def _month_of_retirement(asked: Asked, plan: Plan, path: Path, outlook: tuple[Outlook, ...]) -> Month:
    """The month told, or the first with a right, or else the soonest."""
    if "retirement_month" in asked.facts:
        return Month.of(int(asked.facts["retirement_month"]))
    return next((one.month for one in outlook if one.on(path)), plan.soonest)


# ---------------------------------------------------------------- when what is missing would be met, to the month


def _exact(one: Weighed, plan: Plan, month: Month) -> Weighed:
    """The same, with the months that a birth date gives: the age alone, in years, would only say within which year."""
    routes = [_exact_route(route, plan, month) for route in one.routes]
    return replace(one, routes=tuple(sorted(routes, key=lambda route: (route.month is None, route.month or month))))


def _exact_route(route: Route, plan: Plan, month: Month) -> Route:
    met = [_met(one, plan, month) for one in route.unmet]
    unmet = tuple(
        one if when is None else replace(one, wait_months=max(when - month, 0))
        for one, when in zip(route.unmet, met, strict=True)
    )
    known = [when for when in met if when is not None]
    return replace(route, unmet=unmet, month=max(plan.soonest, *known) if len(known) == len(met) else None)


def _met(one: Unmet, plan: Plan, month: Month) -> Month | None:
    """When time meets it, for whoever goes on contributing from today; None if never."""
    if one.wait_months is None:
        return None
    if one.name == "months":
        return plan.going_on.first + (one.needs - plan.going_on.career.months)
    if one.unit == "years" and not one.contributing:
        return plan.month_of_age(plan.age(month) + one.needs - one.has)
    return month + one.wait_months
