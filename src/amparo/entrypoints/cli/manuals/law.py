"""The law as the manuals ask for it: rules by module, values by the module that keeps them, and the unit of a name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files

from amparo.foundation.law.book import Law
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import Value


@cache
def modules_with_rules() -> tuple[str, ...]:
    rooms = files("amparo.modules").iterdir()
    return tuple(sorted(room.name for room in rooms if (room / "rules.py").is_file() or (room / "rules").is_dir()))


@cache
def rules_of(module: str) -> dict[str, tuple[Rule, ...]]:
    """The versions of each rule of a module, oldest first, in the order of its file."""
    return Rulebook.of(import_module(f"amparo.modules.{module}.rules")).versions


def values_of(place: str) -> list[Value]:
    """The values of law kept by a module, or by the foundation."""
    return [value for value in Law.load().values.values() if value.source.partition("/")[0] == place]


def users_of(name: str) -> list[tuple[str, str]]:
    """(module, rule) of every rule that reads a name."""
    return [
        (module, rule)
        for module in modules_with_rules()
        for rule, versions in rules_of(module).items()
        if any(name in one.parameters for one in versions)
    ]


def unit_of(module: str, name: str) -> str:
    """The unit of a rule's result, or the one a given column's name ends in."""
    if name in rules_of(module):
        return rules_of(module)[name][-1].unit
    suffix = name.rpartition("_")[2]
    return suffix if suffix in ("cents", "rate", "days") else ""
