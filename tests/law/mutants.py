"""A rule said wrongly in every small way: the worked cases must notice each one.

A mutant is the rule's own expression with one thing changed: an operator, a comparison, a branch, a bound, a 0 or a 1,
or one input for another of the same unit. It takes the rule's place in the rulebook, and the worked cases that need its
result are computed again: one that gives another result, or none, kills it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from amparo.foundation.law import Rule, Rulebook
from amparo.foundation.law.verbs import VERBS

_MUTUAL: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop] | bool, ...]] = {
    ast.Lt: (ast.LtE, ast.NotEq, False), ast.LtE: (ast.Lt, ast.Eq, True),
    ast.Gt: (ast.GtE, ast.NotEq, False), ast.GtE: (ast.Gt, ast.Eq, True),
    ast.Eq: (ast.LtE, ast.GtE, False), ast.NotEq: (ast.Lt, ast.Gt, True),
}  # fmt: skip
"""The three changes of a comparison such that whatever notices them notices every other (Kaminski, Ammann, Offutt)."""

_UNSEEN = 10**9
"""More than any minimum: a column of a table of minima that is no longer looked at."""


def mutants(one: Rule, unit_of: Callable[[str], str]) -> list[Rule]:
    """Every mutant of a rule, each once. `unit_of` a parameter tells for which others it could be mistaken."""
    units = {name: unit_of(name) for name in one.parameters}
    alike = {
        name: [twin for twin in units if twin != name and units[twin] == unit] for name, unit in units.items() if unit
    }
    tree = ast.parse(one.source, mode="eval").body
    sources = {ast.unparse(changed) for changed in _changed(tree, alike)} - {one.source}
    return [_said(one, source) for source in sorted(sources)]


def with_mutant(book: Rulebook, original: Rule, mutant: Rule) -> Rulebook:
    """The rulebook with the mutant in the place of the original."""
    rules = (one for versions in book.versions.values() for one in versions)
    return Rulebook(mutant if one is original else one for one in rules)


def _said(one: Rule, source: str) -> Rule:
    return replace(one, source=source, function=eval(f"lambda {', '.join(one.parameters)}: {source}", dict(VERBS)))


def _changed(tree: ast.expr, alike: dict[str, list[str]]) -> Iterator[ast.expr]:
    """The whole expression once for each change of each of its nodes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            for change in _changes(node, alike):
                yield _with(tree, node, change)


def _with(part: Any, target: ast.expr, change: ast.expr) -> Any:
    """The same expression, but for `change` where `target` stands."""
    if part is target:
        return change
    if isinstance(part, list):
        return [_with(one, target, change) for one in part]
    if not isinstance(part, ast.AST):
        return part
    return type(part)(**{field: _with(value, target, change) for field, value in ast.iter_fields(part)})


def _changes(node: ast.expr, alike: dict[str, list[str]]) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            yield from (left, right)
            if type(operator) in _MUTUAL:
                yield ast.BinOp(left, _MUTUAL[type(operator)](), right)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant() as flag]):
            yield ast.Compare(left, [ast.NotEq()], [flag])  # yes or no: there is no more nor less
        case ast.Compare(left=left, ops=[ast.Gt()], comparators=[ast.Constant(value=0) as nothing]):
            yield ast.Compare(left, [ast.Eq()], [nothing])  # some or none: nothing is counted below zero
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            for other in _COMPARED[type(comparison)]:
                yield ast.Constant(other) if isinstance(other, bool) else ast.Compare(left, [other()], [right])
        case ast.Constant(value=number):
            yield ast.Constant(1 - number)
        case ast.Name(id=name):
            yield from (ast.Name(twin) for twin in alike.get(name, ()))
        case ast.Call(func=ast.Name(id=verb), args=arguments, keywords=keywords):
            yield from _calls(verb, arguments, keywords)


def _calls(verb: str, arguments: list[ast.expr], keywords: list[ast.keyword]) -> Iterator[ast.expr]:
    match verb, arguments:
        case "when", [condition, then, otherwise]:
            yield from (then, otherwise, _call("when", condition, otherwise, then))
        case (("least" | "greatest"), [a, b]):
            yield from (a, b, _call("greatest" if verb == "least" else "least", a, b))
        case "between", [x, low, high]:
            yield from (_call("greatest", x, low), _call("least", x, high))
        case "share", [amount, numerator]:
            yield amount
        case (("share" | "proportion"), [amount, numerator, denominator]):
            yield from (amount, _call(verb, amount, denominator, numerator))
        case "whole", [x, _]:
            yield x
        case "any_row", [table]:
            for unseen in keywords:
                seen = [ast.keyword(one.arg, ast.Constant(_UNSEEN)) if one is unseen else one for one in keywords]
                yield ast.Call(ast.Name("any_row"), [table], seen)
        case table, [x]:
            yield from (_call(table, ast.BinOp(x, step(), ast.Constant(1))) for step in (ast.Add, ast.Sub))


def _call(verb: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(verb), list(arguments), [])
