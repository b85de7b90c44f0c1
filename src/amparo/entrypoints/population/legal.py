"""The few values of law that a believable country must know: minimum wage, rates, pension limits and requirements."""

import numpy as np

from amparo.entrypoints.population.draws import Bools, Ints
from amparo.foundation.law.book import Law
from amparo.foundation.law.values import Steps
from amparo.foundation.money import SCALE


def basic_wage_cents(moment: str) -> int:
    return int(Law.load().on(moment).basic_wage_cents)


def rate(name: str, regime: str, moment: str) -> int:
    """A rate in millionths, of one regime."""
    return int(Law.load().on(moment).value(name, regime))


def contribution_rate(regime: str, moment: str) -> int:
    """Personal and employer rates together, in millionths."""
    return rate("personal_rate", regime, moment) + rate("employer_rate", regime, moment)


def pension_limits_cents(kind: str, years: Ints, moment: str) -> tuple[Ints, Ints]:
    """The least and the most a pension of this kind may be, by years contributed."""
    law = Law.load().on(moment)
    limits = (law.value(f"{name}_pension_rate", kind) for name in ("minimum", "maximum"))
    least, most = (law.basic_wage_cents * _at(steps, years) // SCALE for steps in limits)
    return least, most


def pension_coefficient(years: Ints, moment: str) -> Ints:
    """Millionths of the average wage, by completed years."""
    return _at(Law.load().on(moment).pension_coefficient, years)


def rural_pension_cents(moment: str) -> int:
    return int(Law.load().on(moment).rural_pension_cents)


def has_right(months: Ints, age: Ints, moment: str) -> Bools:
    """Who meets any row of the requirements of an ordinary old-age pension."""
    return np.asarray(Law.load().on(moment).pension_right.any(months=months, age=age))


def _at(steps: Steps, keys: Ints) -> Ints:
    firsts = np.array([key for key, _ in steps.points])
    found = np.array([value for _, value in steps.points])
    position = np.searchsorted(firsts, keys, side="right") - 1
    beyond = np.where(position == firsts.size - 1, keys - firsts[-1], 0) * steps.then
    return found[position] + beyond
