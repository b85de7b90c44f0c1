"""What the house holds of law: the rules of each module, the values each keeps, and who reads what.

It is what the manuals and the portal print. Rules are named within their module; values of law, in the whole house.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files

from amparo.foundation.law.benefits import Benefit
from amparo.foundation.law.book import Law
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import Cite, Entry, Value


@cache
def modules_with_rules() -> tuple[str, ...]:
    rooms = files("amparo.modules").iterdir()
    return tuple(sorted(room.name for room in rooms if (room / "rules.py").is_file() or (room / "rules").is_dir()))


@cache
def rulebook_of(module: str) -> Rulebook:
    return Rulebook.of(import_module(f"amparo.modules.{module}.rules"))


@cache
def benefits_of(module: str) -> dict[str, Benefit]:
    """What may be asked for of a module in several ways, by name."""
    if not (files("amparo.modules") / module / "benefits.py").is_file():
        return {}
    declared = vars(import_module(f"amparo.modules.{module}.benefits")).values()
    return {one.name: one for one in declared if isinstance(one, Benefit)}


def rules_of(module: str) -> dict[str, tuple[Rule, ...]]:
    """The versions of each rule of a module, oldest first, in the order of its file."""
    return rulebook_of(module).versions


def values_of(place: str) -> list[Value]:
    """The values of law kept by a module, or by the foundation."""
    return [value for value in Law.load().values.values() if place_of(value) == place]


def place_of(value: Value) -> str:
    """The module that keeps a value, or «foundation»."""
    return value.source.partition("/")[0]


def inputs_of(module: str, rule: str) -> tuple[str, ...]:
    """What any version of a rule reads, each name once."""
    return tuple(dict.fromkeys(name for one in rules_of(module)[rule] for name in one.parameters))


def users_of(name: str) -> list[tuple[str, str]]:
    """(module, rule) of every rule that reads a name."""
    every = [(module, rule) for module in modules_with_rules() for rule in rules_of(module)]
    return [(module, rule) for module, rule in every if name in inputs_of(module, rule)]


def unit_of(module: str, name: str) -> str:
    """The unit of a rule's result, or of what is given."""
    return rules_of(module)[name][-1].unit if name in rules_of(module) else Facts.load().of(name).unit


def cites_of(entry: Entry) -> dict[Cite, tuple[str, ...]]:
    """Each cite of an entry once, with the keys that share it; of an entry without keys, its only one with none."""
    if not entry.cites_by_key:
        return {entry.cite: ()}
    found: dict[Cite, tuple[str, ...]] = {}
    for key, cite in entry.cites_by_key.items():
        found[cite] = (*found.get(cite, ()), key)
    return found


def trust_counts() -> Counter[str]:
    """How many times each mark of trust stands: once for each cite of a dated value, and for each version of a rule."""
    return Counter(_marks())


def _marks() -> Iterator[str]:
    for value in Law.load().values.values():
        for entry in value.entries:
            yield from (cite.trust for cite in cites_of(entry))
    for module in modules_with_rules():
        for versions in rules_of(module).values():
            yield from (one.trust for one in versions)
