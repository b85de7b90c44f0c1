"""No rule can be said wrongly in a small way without a worked case noticing, or a reason why none could."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from amparo.foundation.law import Rule
from amparo.foundation.law.catalogue import rulebook_of
from tests.law.mutants import mutants, with_mutant
from tests.law.worked import MODULES, reaching, unit_of, versions_of

EXPLAINED = yaml.safe_load((Path(__file__).parent / "equivalent_mutants.yaml").read_text(encoding="utf-8"))


def by_name(module: str) -> dict[str, Rule]:
    """Every version of every rule of a module, under a name of its own."""
    return {f"{module}.{one.function.__name__}": one for one in versions_of(module)}


@cache
def survivors(module: str) -> dict[str, set[str]]:
    """Of each rule, the expressions that every worked case took for the rule's own."""
    found: dict[str, set[str]] = {}
    for name, one in by_name(module).items():
        cases = reaching(module, one)
        for mutant in mutants(one, lambda name: unit_of(module, name)):
            book = with_mutant(rulebook_of(module), one, mutant)
            if all(case.holds(book) for case in cases):
                found.setdefault(name, set()).add(mutant.source)
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
    expected = {name: explained(one, EXPLAINED[name]) for name, one in by_name(module).items() if name in EXPLAINED}
    assert survivors(module) == expected


def test_only_rules_that_exist_are_explained():
    assert set(EXPLAINED) <= {name for module in MODULES for name in by_name(module)}
