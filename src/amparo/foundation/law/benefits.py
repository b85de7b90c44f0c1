"""A benefit that may be reached in several ways: each is weighed, the best is named, and the others say why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from amparo.foundation.law.book import LawOn
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Untold
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.resolve import Rules, needs
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import ABROGATED, LawError, written

BEST, LOWER, REFUSED, UNTOLD, NOT_IN_FORCE = "best", "lower", "refused", "untold", "not_in_force"

_SPANS = {
    "es": {"from": "rige desde", "until": "rigió hasta", "gone": "sin efecto desde"},
    "en": {"from": "in force since", "until": "in force until", "gone": "without effect since"},
}


@dataclass(frozen=True)
class Way:
    """One way to a benefit: the rule of its right, that of its amount, and the facts that are its own (`kind`)."""

    name: str
    es: str
    en: str
    right: str
    amount: str
    facts: Mapping[str, int | str] = field(default_factory=dict)


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
    inputs = {**inputs, **way.facts}
    try:
        if missing := needs(book, [way.right, way.amount], law_on, inputs):
            problem = Untold(missing)
            return Weighed(way, UNTOLD, missing=problem.name, why=problem.said(language))
        told = explain(book, inputs, law_on, [way.right, way.amount], language)
        if told.results[way.right] and told.results[way.amount] > 0:
            return Weighed(way, LOWER, told.results[way.amount], told)
        refused = way.amount if told.results[way.right] else way.right
        return Weighed(way, REFUSED, 0, told, lacking(book, refused, inputs, law_on, language))
    except LawError as problem:
        spans = list(dict.fromkeys(_not_in_force(book, (way.right, way.amount), law_on, language)))
        return Weighed(way, NOT_IN_FORCE, why="; ".join(spans) or problem.said(language))


def _not_in_force(book: Rulebook, names: Iterable[str], law_on: LawOn, language: str) -> Iterator[str]:
    """Of all that a way needs, the articles that do not hold on the day, each with its span."""
    said, day = _SPANS[language], law_on.day
    for name in names:
        if name in law_on.law.names:
            entries = law_on.law.values[name].entries
            last = next((entry for entry in reversed(entries) if entry.since <= day), None)
            if last is None:
                yield f"{entries[0].cite}: {said['from']} {written(entries[0].since)}"
            elif last.content == ABROGATED:
                yield f"{last.cite}: {said['gone']} {written(last.since)}"
        elif name in book:
            versions = book.versions[name]
            if day < versions[0].since:
                yield f"{versions[0].article}: {said['from']} {written(versions[0].since)}"
            elif day >= versions[-1].until:
                yield f"{versions[-1].article}: {said['until']} {written(versions[-1].until)}"
            else:
                yield from _not_in_force(book, book.on(name, day).parameters, law_on, language)


def _order(one: Weighed) -> tuple[int, int]:
    return (LOWER, REFUSED, UNTOLD, NOT_IN_FORCE).index(one.state), -one.cents
