"""A benefit that may be reached in several ways: each is weighed, the best is named, and the others say why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.foundation.law.book import LawOn
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.resolve import MissingInput, Rules
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import LawError

BEST, LOWER, REFUSED, UNTOLD, NOT_IN_FORCE = "best", "lower", "refused", "untold", "not_in_force"


@dataclass(frozen=True)
class Way:
    """One way to a benefit: the rule of its right and that of its amount."""

    name: str
    es: str
    en: str
    right: str
    amount: str


@dataclass(frozen=True)
class Benefit:
    """What a person may ask for, and the ways to it, in the order of the law."""

    name: str
    es: str
    en: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Weighed:
    """What one way gives a person.

    state: `best` (the one to take), `lower` (has the right, but to less), `refused` (`routes` say what is missing and
    when it would be met), `untold` (`missing` names the fact nobody gave), `not_in_force` (`why` says since when).
    """

    way: Way
    state: str
    cents: int = 0
    explanation: Explanation | None = None
    routes: tuple[Route, ...] = ()
    missing: str = ""
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "way": self.way.name,
            "state": self.state,
            "cents": self.cents,
            "explanation": self.explanation.as_dict() if self.explanation else None,
            "routes": [route.as_dict() for route in self.routes],
            "missing": self.missing,
            "why": self.why,
        }


def weigh(
    rules: Rules, benefit: Benefit, inputs: Mapping[str, int | str], law_on: LawOn, language: str = "es"
) -> tuple[Weighed, ...]:
    """Every way with its amount, the best first, then those that give less, then those refused or not known."""
    book = Rulebook.of(rules)
    found = [_weighed(book, way, inputs, law_on, language) for way in benefit.ways]
    highest = max((one.cents for one in found if one.state == LOWER), default=None)
    best = next((one for one in found if one.state == LOWER and one.cents == highest), None)
    named = [Weighed(best.way, BEST, best.cents, best.explanation)] if best else []
    return (*named, *sorted((one for one in found if one is not best), key=_order))


def _weighed(book: Rulebook, way: Way, inputs: Mapping[str, int | str], law_on: LawOn, language: str) -> Weighed:
    try:
        told = explain(book, inputs, law_on, [way.right, way.amount], language)
        if told.results[way.right] and told.results[way.amount] > 0:
            return Weighed(way, LOWER, told.results[way.amount], told)
        refused = way.amount if told.results[way.right] else way.right
        return Weighed(way, REFUSED, 0, told, lacking(book, refused, inputs, law_on, language))
    except MissingInput as problem:
        return Weighed(way, UNTOLD, missing=problem.name, why=problem.said(language))
    except LawError as problem:
        return Weighed(way, NOT_IN_FORCE, why=problem.said(language))


def _order(one: Weighed) -> tuple[int, int]:
    return (LOWER, REFUSED, UNTOLD, NOT_IN_FORCE).index(one.state), -one.cents
