"""No rule can be said wrongly in a small way without a worked case noticing, or a reason why none could."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from amparo.foundation.law import Rule
from tests.law.mutants import mutants, with_mutant
from tests.law.worked import MODULES, book_of, reaching, unit_of

EXPLAINED = yaml.safe_load((Path(__file__).parent / "equivalent_mutants.yaml").read_text(encoding="utf-8"))
VERSIONS = [(module, one) for module in MODULES for versions in book_of(module).versions.values() for one in versions]


def name_of(module: str, one: Rule) -> str:
    return f"{module}.{one.function.__name__}"


@cache
def survivors(module: str) -> dict[str, set[str]]:
    """Of each rule, the expressions that every worked case took for the rule's own."""
    found: dict[str, set[str]] = {}
    for one in (one for versions in book_of(module).versions.values() for one in versions):
        cases = reaching(module, one)
        for mutant in mutants(one, lambda name: unit_of(module, name)):
            book = with_mutant(book_of(module), one, mutant)
            if all(case.holds(book) for case in cases):
                found.setdefault(name_of(module, one), set()).add(mutant.source)
    return found


def explained(one: Rule, reasons: list[dict]) -> set[str]:
    """The expressions that `reasons` explain; each says a part of the rule that stands in it once."""
    found = set()
    for reason in reasons:
        assert one.source.count(reason["was"]) == 1, f"{one.result}: «{reason['was']}» must stand once in {one.source}"
        assert reason["why"]
        changes = reason["is"] if isinstance(reason["is"], list) else [reason["is"]]
        found |= {one.source.replace(reason["was"], change) for change in changes}
    return found


@pytest.mark.parametrize("module", MODULES)
def test_every_mutant_is_killed_or_explained(module):
    """Add a worked case that tells the survivor from the rule; if no case can, say why in equivalent_mutants.yaml."""
    rules = {name_of(module, one): one for of, one in VERSIONS if of == module}
    expected = {name: explained(rules[name], EXPLAINED[name]) for name in rules if name in EXPLAINED}
    assert survivors(module) == expected


def test_only_rules_that_exist_are_explained():
    assert set(EXPLAINED) <= {name_of(module, one) for module, one in VERSIONS}
