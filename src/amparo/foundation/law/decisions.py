"""Any rule asked with a person's facts: what it gives, why, and, if it refuses, what is missing and when it is met.

It is what `amparo explain`, the page of each rule and the API answer, so that the three say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from amparo.foundation import writing
from amparo.foundation.law.benefits import BEST, LOWER, NOT_IN_FORCE, REFUSED, UNTOLD, Benefit, Weighed, weigh
from amparo.foundation.law.book import LawOn
from amparo.foundation.law.catalogue import rulebook_of
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Facts, Untold
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.resolve import needs
from amparo.foundation.law.values import written

_STATES = {
    BEST: ("el mejor", "the best"),
    LOWER: ("da menos", "less"),
    REFUSED: ("todavía no", "not yet"),
    UNTOLD: ("falta un dato", "a fact is missing"),
    NOT_IN_FORCE: ("no rige", "not in force"),
}


@dataclass(frozen=True)
class Decision:
    """What one rule says of one case. `routes`: the ways to what it refused, the soonest first."""

    module: str
    rule: str
    on: int
    facts: Mapping[str, int | str]
    explanation: Explanation
    routes: tuple[Route, ...]

    @property
    def title(self) -> str:
        """Tiene derecho: no."""
        last = self.explanation.lines[-1]
        return f"{last.title}: {last.shown}"

    @property
    def result(self) -> int:
        return self.explanation.results[self.rule]

    @property
    def text(self) -> str:
        """The derivation, then each way to what was refused."""
        return "\n".join([self.explanation.text, *(f"→ {route.text}" for route in self.routes)])

    def as_dict(self) -> dict[str, Any]:
        """For a machine: JSON-ready; amounts in cents, rates in millionths."""
        return {
            "rule": f"{self.module}.{self.rule}",
            "on": written(self.on),
            "facts": dict(self.facts),
            **self.explanation.as_dict(),
            "lacking": [route.as_dict() for route in self.routes],
        }


@dataclass(frozen=True)
class Choice:
    """Every way to a benefit, weighed for one case, the best first."""

    module: str
    benefit: Benefit
    on: int
    facts: Mapping[str, int | str]
    ways: tuple[Weighed, ...]
    language: str

    @property
    def title(self) -> str:
        return self.benefit.es if self.language == "es" else self.benefit.en

    @property
    def text(self) -> str:
        """Each way with its amount, or with what is missing; then the derivation of the best."""
        told = [line for one in self.ways for line in _way_told(one, self.language)]
        best = self.ways[0]
        return "\n".join([*told, *(["", best.explanation.text] if best.state == BEST and best.explanation else [])])

    def as_dict(self) -> dict[str, Any]:
        return {
            "benefit": f"{self.module}.{self.benefit.name}",
            "on": written(self.on),
            "facts": dict(self.facts),
            "ways": [one.as_dict() for one in self.ways],
        }


def decide(module: str, rule: str, inputs: Mapping[str, Any], law_on: LawOn, language: str = "es") -> Decision:
    """Ask a rule of a module. Raises WrongFacts, Untold, or LawError when the law cannot answer on that day."""
    book = rulebook_of(module)
    facts = Facts.load().check(inputs, language, book)
    if missing := needs(book, [rule], law_on, facts):
        raise Untold(missing)
    explanation = explain(book, facts, law_on, [rule], language)
    return Decision(module, rule, law_on.day, facts, explanation, lacking(book, rule, facts, law_on, language))


def choose(module: str, benefit: Benefit, inputs: Mapping[str, Any], law_on: LawOn, language: str = "es") -> Choice:
    """Ask for a benefit in every way there is. Raises WrongFacts."""
    book = rulebook_of(module)
    facts = Facts.load().check(inputs, language, book)
    return Choice(module, benefit, law_on.day, facts, weigh(book, benefit, facts, law_on, language), language)


def _way_told(one: Weighed, language: str) -> Iterator[str]:
    title = one.way.es if language == "es" else one.way.en
    state = _STATES[one.state][language == "en"]
    amount = f"{writing.money(one.cents, language)}, " if one.state in (BEST, LOWER) else ""
    yield f"{'★' if one.state == BEST else '·'} {title}: {amount}{state}{f' ({one.why})' if one.why else ''}"
    yield from (f"  → {route.text}" for route in one.routes)
