"""A nation's computation laid out as columns, each written once, in levels where each needs only earlier ones.

A rule is read from its own source. Every call in it — a share, a table asked for some years — becomes a column named by
its text, which serves every rule that says the same: left inside one another, an SQL engine would work a call out again
at each mention, and narwhals mentions the dividend of `//` a dozen times.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import groupby
from operator import and_
from typing import Any

import narwhals as nw

from amparo.foundation.law.book import CODE_OF, LawBy
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import Carrier, Value, as_column
from amparo.foundation.law.verbs import KEEPING, OPERATORS, VERBS
from amparo.foundation.months import OPEN_END


class Columns:
    """The columns by which some rules are worked out over a frame; `levels` has them by name.

    given: the columns of the frame, every key among them. order: rules and values of law, each after what it needs.
    """

    def __init__(self, book: Rulebook, law_by: LawBy, given: Iterable[str], order: Sequence[str]) -> None:
        self.levels: list[dict[str, nw.Expr]] = []
        self._by, self._book = law_by, book
        self._law = {name: law_by.law.values[name] for name in order if name not in book}
        self._stated: dict[str, Any] = {}
        self._starts: dict[str, int] = {}
        self._ready = dict.fromkeys(given, 0)
        for keyed_by in sorted({value.keyed_by for value in self._law.values()} - {""}):
            self._write(CODE_OF.format(key=keyed_by), law_by.code(keyed_by), 0)
        for value in self._law.values():
            self._state(value)
        for name in order:
            if name in book:
                self._rule(book.versions[name])

    def _write(self, name: str, column: nw.Expr, level: int) -> nw.Expr:
        """Add a column to a level; the next one may read it."""
        self.levels += [{} for _ in range(level + 1 - len(self.levels))]
        self.levels[level][name] = column
        self._ready[name] = level + 1
        return nw.col(name)

    # ------------------------------------------------------------ law

    def _state(self, value: Value) -> None:
        """What rules are handed as law: a number where all rows agree, else a column, or a table along the rows."""
        versions = [one for versions in self._book.versions.values() for one in versions]
        start = max(min([one.since for one in versions if value.name in one.parameters], default=0), value.since)
        level = self._ready[CODE_OF.format(key=value.keyed_by)] if value.keyed_by else 0
        self._ready[value.name] = level
        if not value.is_table and not value.keyed_by and len(value.entries) == 1:
            self._stated[value.name] = value.entries[0].content
            return
        self._starts[value.name] = start
        if value.is_table:
            self._stated[value.name] = self._by.table(value.name, start)
        else:
            self._stated[value.name] = self._write(f"{value.name}, by row", self._by.value(value.name, start), level)
            self._ready[value.name] = level + 1

    # ------------------------------------------------------------ rules

    def _rule(self, versions: Sequence[Rule]) -> None:
        """A rule's column: null where neither it nor its law answers, a CASE where versions say different things."""
        first, *later = [next(same) for _, same in groupby(versions, key=lambda one: one.source)]
        result, level = self._version(first, known_since=0)
        for one in later:
            value, after = self._version(one, known_since=one.since)
            result, level = nw.when(self._by.reached(one.since)).then(value).otherwise(result), max(level, after)
        if versions[-1].until < OPEN_END:
            result = nw.when(~self._by.reached(versions[-1].until)).then(result)
        self._starts[first.result] = first.since
        self._write(first.result, result, level)

    def _version(self, one: Rule, known_since: int) -> tuple[nw.Expr, int]:
        """One version, for rows not before `known_since`, and the level it may be written on."""
        tree = _tree(one.source)
        value, level = self._read(tree)
        conditions = list(self._conditions(one, _needed(tree), known_since))
        column = as_column(value)
        return (nw.when(reduce(and_, conditions)).then(column) if conditions else column), level

    def _conditions(self, one: Rule, needed: frozenset[str], known_since: int) -> Iterator[nw.Expr]:
        """What makes a rule and all its law be in force on a row, as far as null inputs do not already show it."""
        law = [self._law[name] for name in one.parameters if name in self._law]
        since = max([one.since, *(value.since for value in law)])
        if since > max([known_since, *(self._starts.get(name, 0) for name in needed)]):
            yield self._by.reached(since)
        for value in law:
            if value.name not in needed and value.is_table and value.keyed_by:
                yield nw.col(CODE_OF.format(key=value.keyed_by)) >= 0
            elif value.name not in needed and isinstance(self._stated[value.name], nw.Expr):
                yield ~self._stated[value.name].is_null()

    def _read(self, node: ast.expr) -> tuple[Carrier, int]:
        """What an expression gives — a column, or a number when it is all law — and the level that may use it."""
        match node:
            case ast.Name(id=name):
                return self._stated.get(name, nw.col(name)), self._ready[name]
            case ast.Constant(value=number):
                return number, 0
            case ast.BinOp(left=left, op=sign, right=right) | ast.Compare(left=left, ops=[sign], comparators=[right]):
                (one, level_of_one), (other, level_of_other) = self._part(left), self._part(right)
                return OPERATORS[type(sign)](one, other), max(level_of_one, level_of_other)
            case ast.Call(func=ast.Name(id=word)):
                return self._call(word, node)
        raise TypeError(f"{ast.unparse(node)}: a rule was let in that says what columns cannot")

    def _part(self, node: ast.expr) -> tuple[Carrier, int]:
        """An expression within another: what a call gives has a column of its own, named by the call's text."""
        if not isinstance(node, ast.Call):
            return self._read(node)
        text = ast.unparse(node)
        if text not in self._ready:
            value, level = self._read(node)
            if not isinstance(value, nw.Expr):
                return value, level
            self._write(text, value, level)
        return nw.col(text), self._ready[text]

    def _call(self, word: str, node: ast.Call) -> tuple[Carrier, int]:
        """A verb or a table at work; what a verb mentions more than once also has a column of its own."""
        arguments = [self._part(argument) for argument in node.args]
        named = {str(argument.arg): self._part(argument.value) for argument in node.keywords}
        level = max([self._ready.get(word, 0), *(level for _, level in (*arguments, *named.values()))])

        def keep(part: Carrier) -> Carrier:
            nonlocal level
            if not isinstance(part, nw.Expr):
                return part
            kept = self._write(f"{ast.unparse(node)}, part {level}", part, level)
            level += 1
            return kept

        working = {"keep": keep} if word in KEEPING else {}
        function = self._stated[word] if word in self._stated else VERBS[word]
        given = {name: value for name, (value, _) in named.items()}
        return function(*(value for value, _ in arguments), **given, **working), level


@cache
def _tree(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


def _needed(node: ast.AST) -> frozenset[str]:
    """The names any of which, when null, makes the whole null; not those that `when`, `&` or `|` may do without."""
    match node:
        case ast.Name(id=name):
            return frozenset([name])
        case ast.Constant():
            return frozenset()
        case ast.BinOp(left=left, op=ast.BitAnd() | ast.BitOr(), right=right):
            return _needed(left) & _needed(right)
        case ast.Call(func=ast.Name(id="when"), args=[condition, then, otherwise]):
            return _needed(condition) | (_needed(then) & _needed(otherwise))
        case ast.Call(func=ast.Name(id="any_row"), args=[table]):
            return _needed(table)
    parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr | ast.keyword)]
    return frozenset().union(*(_needed(part) for part in parts))
