"""No number of the law can be off by one without a worked case noticing, or a reason why none could."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from amparo.foundation.law import Law
from amparo.foundation.law.catalogue import rulebook_of
from tests.law.misprints import Misprint, misprinted, misprints
from tests.law.worked import LAW, MODULES, Worked, versions_of, worked

EXPLAINED = yaml.safe_load((Path(__file__).parent / "unnoticed_misprints.yaml").read_text(encoding="utf-8"))


@cache
def readers() -> dict[tuple[str, int, str], list[tuple[str, Worked]]]:
    """The worked cases, with their module, that read each entry of the law, by value, start and key."""
    found: dict[tuple[str, int, str], list[tuple[str, Worked]]] = {}
    for module in MODULES:
        for case in worked(module):
            for value in (LAW.values[name] for name in read_by(module, case)):
                key = str(case.case.given[value.keyed_by]) if value.keyed_by else ""
                found.setdefault((value.name, value.on(case.law_on.day).since, key), []).append((module, case))
    return found


def read_by(module: str, case: Worked) -> set[str]:
    book, day = rulebook_of(module), case.law_on.day
    return {name for result in case.computed for name in book.on(result, day).parameters if name in LAW.values}


def goes_unnoticed(misprint: Misprint) -> bool:
    law = misprinted(misprint)
    cases = readers().get((misprint.value.name, misprint.since, misprint.key), [])
    return all(case.under(law).holds(rulebook_of(module)) for module, case in cases)


@pytest.mark.parametrize("name", LAW.values)
def test_every_misprint_is_noticed_or_explained(name):
    """Add a worked case whose result changes; if no case can, say why in unnoticed_misprints.yaml."""
    unnoticed = {misprint.place for misprint in misprints(LAW.values[name]) if goes_unnoticed(misprint)}
    explained = {place for reason in EXPLAINED.get(name, ()) for place in reason["places"] if reason["why"]}
    assert unnoticed == explained


def test_only_values_that_exist_are_explained():
    assert set(EXPLAINED) <= set(Law.load().values)


@pytest.mark.parametrize("module", MODULES)
def test_every_version_of_a_rule_is_worked_out(module):
    computed = {(name, rulebook_of(module).on(name, case.law_on.day).since)
                for case in worked(module) for name in case.computed}  # fmt: skip
    assert {(one.result, one.since) for one in versions_of(module)} == computed
