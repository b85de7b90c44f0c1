"""The worked cases of every module, each with the law of its day and all that was computed to answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from amparo.foundation.law import Law, LawOn, Rule, Rulebook, catalogue, compute
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of, rules_of
from amparo.foundation.law.spec import Case
from amparo.foundation.law.worked_cases import specs_of

LAW = Law.load()
MODULES = modules_with_rules()


@dataclass(frozen=True)
class Worked:
    """A worked case; `computed` names every rule that its answer needed."""

    case: Case
    law_on: LawOn
    computed: frozenset[str]

    def under(self, law: Law) -> Worked:
        """The same case under another law."""
        return replace(self, law_on=law.on(self.law_on.day))

    def holds(self, book: Rulebook) -> bool:
        """Whether a rulebook gives what is expected; a rulebook that cannot answer does not."""
        try:
            found = compute(book, self.case.given, self.law_on, self.case.expected)
        except (ArithmeticError, LookupError, TypeError, ValueError):  # a LawError is a ValueError
            return False
        return all(found[name] == expected for name, expected in self.case.expected.items())


@cache
def worked(module: str) -> tuple[Worked, ...]:
    """Every worked case of a module."""
    found = []
    for case in (case for spec in specs_of(module) for case in spec.cases):
        law_on = LAW.on(case.moment)
        results = compute(rulebook_of(module), case.given, law_on, case.expected)
        found.append(Worked(case, law_on, frozenset(results)))
    return tuple(found)


def versions_of(module: str) -> list[Rule]:
    """Every version of every rule of a module."""
    return [one for versions in rules_of(module).values() for one in versions]


def reaching(module: str, one: Rule) -> list[Worked]:
    """The worked cases whose answer needs this version of a rule, those that expect its own result first."""
    found = [each for each in worked(module) if one.result in each.computed and in_force(one, each.law_on.day)]
    return sorted(found, key=lambda each: one.result not in each.case.expected)


def in_force(one: Rule, day: int) -> bool:
    return one.since <= day < one.until


def unit_of(module: str, name: str) -> str:
    """What a name counts, be it a value of law, a rule or a fact; a table is of another kind than its numbers."""
    if name in LAW.values:
        value = LAW.value(name)
        return f"table of {value.unit}" if value.is_table else value.unit
    return catalogue.unit_of(module, name)
