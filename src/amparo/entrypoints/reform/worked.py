"""The worked cases of the law that a reform moves, worked again in whole numbers under both laws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.entrypoints.reform.reach import needed
from amparo.entrypoints.reform.telling import Both, both
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import rulebook_of, unit_of
from amparo.foundation.law.overlay import Change
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.spec import Case
from amparo.foundation.law.values import LawError
from amparo.foundation.law.worked_cases import specs


@dataclass(frozen=True)
class MovedCase:
    """A result of a worked case that comes out otherwise; `after` is a text when the reform gives it no answer."""

    module: str
    spec: str
    sentence: Both
    case: str
    moment: str
    rule: str
    unit: str
    before: int
    after: int | Both


def moved_cases(law: Law, reform: Law, changes: Iterable[Change]) -> tuple[list[MovedCase], int]:
    """The results that move, in the order of the specs, and how many worked cases there are."""
    changed = {change.value.name for change in changes}
    moved = [
        one
        for spec in specs()
        for rules in [[name for name in spec.cases[0].expected if changed & needed(spec.module, name)]]
        if rules
        for case in spec.cases
        for one in _moved(spec.module, spec.name, both((spec.es, spec.en)), case, rules, law, reform)
    ]
    return moved, sum(len(spec.cases) for spec in specs())


def _moved(
    module: str, spec: str, sentence: Both, case: Case, rules: list[str], law: Law, reform: Law
) -> list[MovedCase]:
    before = compute(rulebook_of(module), case.given, law.on(case.moment), rules)
    after: dict[str, int | Both] = {}
    try:
        after.update(compute(rulebook_of(module), case.given, reform.on(case.moment), rules))
    except LawError as problem:
        after.update(dict.fromkeys(rules, both((str(problem), problem.en))))
    return [
        MovedCase(
            module, spec, sentence, case.name, case.moment, rule, unit_of(module, rule), before[rule], after[rule]
        )
        for rule in rules
        if before[rule] != after[rule]
    ]  # fmt: skip
