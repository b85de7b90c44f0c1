"""What rests on a value of law: which rules, and which turns of the month would come out otherwise."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable
from functools import cache

from amparo.entrypoints.month.steps import STEPS, Step
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import inputs_of, modules_with_rules, rulebook_of

REPEATED = tuple(step for step in STEPS if step.module != "collection")
"""The turns that are taken again. What was paid is what happened: nobody knows who would have paid another amount."""


def rules_resting_on(names: Iterable[str]) -> list[tuple[str, str]]:
    """(module, rule) of every rule of the house whose result rests on one of these values, directly or not."""
    changed = frozenset(names)
    return [
        (module, rule)
        for module in modules_with_rules()
        for rule in rulebook_of(module).versions
        if changed & needed(module, rule)
    ]


@cache
def needed(module: str, rule: str) -> frozenset[str]:
    """Everything a rule needs, directly or through other rules of its module."""
    found: set[str] = set()
    waiting = [rule]
    while waiting:
        for name in inputs_of(module, waiting.pop()):
            if name not in found:
                found.add(name)
                waiting += [name] if name in rulebook_of(module) else []
    return frozenset(found)


@cache
def law_read_in(step: Step) -> frozenset[str]:
    """The values of law that a turn reads: by the rules that make its columns, and by name in its closing.

    Read from the source of the closing, so that nothing has to be declared twice; a test listens to what the closings
    really ask, and finds nothing more.
    """
    closing = ast.parse(inspect.getsource(sys.modules[step.close.__module__]))
    named = {node.attr for node in ast.walk(closing) if isinstance(node, ast.Attribute)}
    texts = [node.value for node in ast.walk(closing) if isinstance(node, ast.Constant)]
    named |= {text for text in texts if isinstance(text, str)}
    named |= {column for table in step.writes for column in table.columns}
    made = [name for name in named if name in rulebook_of(step.module)]
    return frozenset(named.union(*(needed(step.module, name) for name in made)) & set(Law.load().values))
