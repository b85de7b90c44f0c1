"""A nation's computation laid out as columns, each written once, in levels where each needs only earlier ones.

A rule is read from its own source. Every call in it — a share, a table asked for some years — becomes a column named by
its text, which serves every rule that says the same: left inside one another, an SQL engine would work a call out again
at each mention, and narwhals mentions the dividend of `//` a dozen times.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import narwhals as nw

from amparo.foundation.law.book import CODE_OF, LawBy
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import Carrier, Value, as_column
from amparo.foundation.law.verbs import KEEPING, OPERATORS, VERBS
from amparo.foundation.months import OPEN_END

Reads = frozenset[str]
"""The columns that an expression reads."""


class Columns:
    """The columns by which `wanted` is worked out over a frame.

    given: the columns of the frame, every key among them. order: rules and values of law, each after what it needs.
    """

    def __init__(
        self, book: Rulebook, law_by: LawBy, given: Sequence[str], wanted: Sequence[str], order: Sequence[str]
    ) -> None:
        self._book, self._by, self._given, self._wanted = book, law_by, given, wanted
        self._law = {name: law_by.law.values[name] for name in order if name not in book}
        self._stated: dict[str, tuple[Any, Reads]] = {}
        self._starts: dict[str, int] = {}
        self._levels: list[dict[str, nw.Expr]] = []
        self._ready = dict.fromkeys(given, 0)
        self._last_read: dict[str, int] = {}
        for keyed_by in sorted({value.keyed_by for value in self._law.values()} - {""}):
            self._write(CODE_OF.format(key=keyed_by), law_by.code(keyed_by), frozenset([keyed_by]))
        for value in self._law.values():
            self._state(value)
        for name in order:
            if name in book:
                self._rule(book.versions[name])

    def levels(self) -> Iterator[tuple[list[str], dict[str, nw.Expr]]]:
        """What each level takes over from before — what was given, is wanted, or still has to be read — and adds."""
        written: list[str] = []
        for level, columns in enumerate(self._levels):
            kept = [name for name in written if name in self._wanted or self._last_read.get(name, 0) >= level]
            yield [*self._given, *kept], columns
            written += columns

    def _write(self, name: str, column: nw.Expr, reads: Reads) -> nw.Expr:
        """Add a column to the first level that can read what it reads."""
        level = max((self._ready[read] for read in reads), default=0)
        self._last_read |= {read: max(level, self._last_read.get(read, 0)) for read in reads}
        self._levels += [{} for _ in range(level + 1 - len(self._levels))]
        self._levels[level][name] = column
        self._ready[name] = level + 1
        return nw.col(name)

    # ------------------------------------------------------------ law

    def _state(self, value: Value) -> None:
        """What rules are handed as law: a number where all rows agree, else a column, or a table along the rows."""
        versions = [one for versions in self._book.versions.values() for one in versions]
        asked = [one.since for one in versions if value.name in one.parameters and value.name not in self._wanted]
        start = max(min(asked, default=0), value.since)
        reads = frozenset([CODE_OF.format(key=value.keyed_by)] if value.keyed_by else [])
        if value.is_table:
            self._stated[value.name], self._starts[value.name] = (self._by.table(value.name, start), reads), start
        elif value.keyed_by or len(value.entries) > 1 or value.name in self._wanted:
            column = self._write(value.name, self._by.value(value.name, start), reads)
            self._stated[value.name], self._starts[value.name] = (column, frozenset([value.name])), start
        else:
            self._stated[value.name] = value.entries[0].content, frozenset()

    # ------------------------------------------------------------ rules

    def _rule(self, versions: Sequence[Rule]) -> None:
        """A rule's column: null where neither it nor its law answers, a CASE where versions say different things."""
        first, *later = [next(same) for _, same in groupby(versions, key=lambda one: one.source)]
        result, reads = self._version(first, known_since=0)
        for one in later:
            value, also = self._version(one, known_since=one.since)
            result, reads = nw.when(self._by.reached(one.since)).then(value).otherwise(result), reads | also
        if versions[-1].until < OPEN_END:
            result = nw.when(~self._by.reached(versions[-1].until)).then(result)
        self._starts[first.result] = first.since
        self._write(first.result, result, reads)

    def _version(self, one: Rule, known_since: int) -> tuple[nw.Expr, Reads]:
        """One version, for rows not before `known_since`."""
        tree = _tree(one.source)
        value, reads = self._read(tree)
        column = as_column(value)
        for condition, also in self._conditions(one, _needed(tree), known_since):
            column, reads = nw.when(condition).then(column), reads | also
        return column, reads

    def _conditions(self, one: Rule, needed: Reads, known_since: int) -> Iterator[tuple[nw.Expr, Reads]]:
        """What makes a rule and all its law be in force on a row, as far as null inputs do not already show it."""
        law = [self._law[name] for name in one.parameters if name in self._law]
        since = max([one.since, *(value.since for value in law)])
        if since > max([known_since, *(self._starts.get(name, 0) for name in needed)]):
            yield self._by.reached(since), frozenset()
        for value in law:
            stated, reads = self._stated[value.name]
            if value.name not in needed and value.is_table and value.keyed_by:
                yield nw.col(CODE_OF.format(key=value.keyed_by)) >= 0, reads
            elif value.name not in needed and isinstance(stated, nw.Expr):
                yield ~stated.is_null(), reads

    def _read(self, node: ast.expr) -> tuple[Carrier, Reads]:
        """What an expression gives — a column, or a number when it is all law — and what it reads."""
        match node:
            case ast.Name(id=name):
                return self._stated.get(name, (nw.col(name), frozenset([name])))
            case ast.Constant(value=number):
                return number, frozenset()
            case ast.BinOp(left=left, op=sign, right=right) | ast.Compare(left=left, ops=[sign], comparators=[right]):
                (one, reads), (other, also) = self._part(left), self._part(right)
                return OPERATORS[type(sign)](one, other), reads | also
            case ast.Call(func=ast.Name(id=word)):
                return self._call(word, node)
        raise TypeError(f"{ast.unparse(node)}: a rule was let in that says what columns cannot")

    def _part(self, node: ast.expr) -> tuple[Carrier, Reads]:
        """An expression within another: what a call gives has a column of its own, named by the call's text."""
        if not isinstance(node, ast.Call):
            return self._read(node)
        text = ast.unparse(node)
        if text not in self._ready:
            value, reads = self._read(node)
            if not isinstance(value, nw.Expr):
                return value, reads
            self._write(text, value, reads)
        return nw.col(text), frozenset([text])

    def _call(self, word: str, node: ast.Call) -> tuple[Carrier, Reads]:
        """A verb or a table at work; what a verb mentions more than once also has a column of its own."""
        function, reads = self._stated.get(word) or (VERBS[word], frozenset())
        arguments = [self._part(argument) for argument in node.args]
        named = {str(argument.arg): self._part(argument.value) for argument in node.keywords}
        reads = reads.union(*(also for _, also in (*arguments, *named.values())))
        kept: list[str] = []

        def keep(part: Carrier) -> Carrier:
            if not isinstance(part, nw.Expr):
                return part
            kept.append(f"{ast.unparse(node)}, part {len(kept) + 1}")
            return self._write(kept[-1], part, reads.union(kept[:-1]))

        working = {name: value for name, (value, _) in named.items()} | ({"keep": keep} if word in KEEPING else {})
        return function(*(value for value, _ in arguments), **working), reads.union(kept)


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
