"""Questions at the edges of the law, made from its files and its rules: a new entry brings its own.

For every rule that reads a value of law: the day before and the day that each entry, and each version of the rule,
begins; and on that day one step to each side of every threshold, of every key of a table and past its last, of every
row of minima, and every tie of half a cent. What is given stays within the bounds of its fact; the result of another
rule, given in its place, within its span.
"""

from __future__ import annotations

import ast
import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from math import gcd
from typing import Any

from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import inputs_of, rulebook_of, rules_of
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.proof import spans_of
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.spans import Span
from amparo.foundation.law.values import LawError, Rows, Steps, Value
from amparo.foundation.law.verbs import VERBS
from amparo.foundation.money import SCALE
from amparo.foundation.months import OPEN_END

_ORDINARY = {
    "cents": 123_457, "rate": 345_678, "months": 187, "years": 17, "days": 17, "count": 2, "calendar_month": 7,
    "date": 20240115, "month": 202401,
}  # fmt: skip
"""A number of each unit that is no edge of anything, if its fact goes so far."""

_FEW_FLAGS = 4
"""Up to so many yes-or-no inputs are combined in every way; more are changed one at a time."""


@dataclass(frozen=True)
class Question:
    """A result asked on a day (YYYYMMDD); results of other rules are given as facts are, and yes or no as a bool."""

    result: str
    day: int
    given: tuple[tuple[str, int | str], ...]


def questions(module: str, result: str) -> list[Question]:
    """The questions at the edges of a rule, each once; none when no version of it reads the law."""
    inputs, versions = _Inputs(module, result), rules_of(module)[result]
    turns = [_Turns(one, inputs) for one in versions if inputs.law]
    asked: dict[Question, None] = {}
    for day in _days(versions, inputs.law):
        for keys in inputs.of_keys():
            edges = [(one, known) for one in turns if (known := one.begins(day, keys)) is not None]
            for base in inputs.bases():
                given: dict[str, int | str] = {**base, **keys}
                steps = [step for one, known in edges for step in one.steps({**known, **given})]
                for step in ({}, *steps):
                    asked[Question(result, day, tuple(sorted({**given, **step}.items())))] = None
    return list(asked)


def _days(versions: tuple[Rule, ...], law: list[Value]) -> list[int]:
    """The day on which each version or entry begins or ends, and the day before, as YYYYMMDD."""
    if not law:
        return []
    starts = {one.since for one in versions} | {entry.since for value in law for entry in value.entries}
    starts |= {one.until for one in versions if one.until < OPEN_END}
    return sorted(starts | {_before(day) for day in starts})


def _before(day: int) -> int:
    date = datetime.date(day // 10000, day // 100 % 100, day % 100) - datetime.timedelta(days=1)
    return date.year * 10000 + date.month * 100 + date.day


@dataclass(frozen=True)
class _Number:
    """An input that counts something."""

    least: int
    most: int
    ordinary: int

    @classmethod
    def around(cls, ordinary: int, least: int, most: int) -> _Number:
        return cls(least, most, min(max(ordinary, least), most))

    def allows(self, x: int) -> bool:
        return self.least <= x <= self.most


@cache
def _spans(module: str) -> dict[str, Span]:
    """How little and how much every result of a module can be."""
    return spans_of(rulebook_of(module), Law.load(), Facts.load())


class _Inputs:
    """What may be given to a rule: the inputs of all its versions, for each may be asked on any day."""

    def __init__(self, module: str, result: str) -> None:
        values, names = Law.load().values, inputs_of(module, result)
        self.law = [values[name] for name in names if name in values]
        self.keys = {value.keyed_by: value.keys for value in self.law if value.keyed_by}
        self.numbers: dict[str, _Number] = {}
        self.answers: dict[str, tuple[int, int]] = {}
        self.favoured = dict.fromkeys(names, 1)
        for name in names:
            if name not in values:
                self._learn(module, name)
        for one in rules_of(module)[result]:
            for node in ast.walk(ast.parse(one.source)):
                match node:
                    case ast.Compare(left=ast.Name(id=name), comparators=[ast.Constant(value=int(asked))]):
                        self.favoured[name] = asked  # of `remarried == 0`, no

    def of_keys(self) -> Iterator[dict[str, str]]:
        """Every regime, kind or region, in every combination."""
        return (dict(zip(self.keys, chosen, strict=True)) for chosen in product(*self.keys.values()))

    def bases(self) -> Iterator[dict[str, int]]:
        """Every way to answer yes or no, with all numbers ordinary, least, or most."""
        for figure in ("ordinary", "least", "most"):
            numbers = {name: getattr(number, figure) for name, number in self.numbers.items()}
            yield from ({**numbers, **answers} for answers in self._answered())

    def _learn(self, module: str, name: str) -> None:
        facts, rules = Facts.load(), rules_of(module)
        if name in rules and not rules[name][-1].unit:
            self.answers[name] = (False, True)
        elif name not in facts:
            span = _spans(module)[name]
            self.numbers[name] = _Number.around(_ORDINARY[rules[name][-1].unit], span.low, span.high)
        elif (fact := facts.of(name)).unit == "flag":
            self.answers[name] = (0, 1)
        elif fact.unit == "key":
            self.keys[name] = fact.choices
        else:
            self.numbers[name] = _Number.around(_ORDINARY[fact.unit], fact.least, fact.most)

    def _answered(self) -> Iterator[dict[str, int]]:
        if len(self.answers) <= _FEW_FLAGS:
            yield from (dict(zip(self.answers, chosen, strict=True)) for chosen in product(*self.answers.values()))
            return
        favourable = {name: values[self.favoured[name]] for name, values in self.answers.items()}
        opposite = {name: values[1 - self.favoured[name]] for name, values in self.answers.items()}
        for whole, other in ((favourable, opposite), (opposite, favourable)):
            yield whole
            yield from ({**whole, name: other[name]} for name in whole)


class _Turns:
    """Where the result of one version of a rule may turn."""

    def __init__(self, one: Rule, inputs: _Inputs) -> None:
        self.one, self.numbers = one, inputs.numbers
        self.law = [value for value in inputs.law if value.name in one.parameters]
        self.tree = ast.parse(one.source, mode="eval").body
        self._code: dict[int, Any] = {}

    def begins(self, day: int, keys: Mapping[str, str]) -> dict[str, Any] | None:
        """What the law says on the day that the rule or some of its law begins; else, or if it is silent, None."""
        starts = {self.one.since, *(entry.since for value in self.law for entry in value.entries)}
        if day not in starts or not self.one.since <= day < self.one.until:
            return None
        law_on = Law.load().on(day)
        try:
            return {value.name: law_on.value(value.name, keys.get(value.keyed_by)) for value in self.law}
        except LawError:
            return None

    def steps(self, known: dict[str, Any]) -> Iterator[dict[str, int]]:
        """What to give instead so as to stand at an edge, and one step to each side, as far as facts may go."""
        for step in self._turns(known):
            if all(self.numbers[name].allows(x) for name, x in step.items()):
                yield step

    def _turns(self, known: dict[str, Any]) -> Iterator[dict[str, int]]:
        for node in ast.walk(self.tree):
            match node:
                case ast.Compare(left=left, comparators=[right]):
                    yield from self._meeting(left, right, known)
                case ast.Call(func=ast.Name(id="least" | "greatest"), args=[a, b]):
                    yield from self._meeting(a, b, known)
                case ast.Call(func=ast.Name(id="between"), args=[x, low, high]):
                    yield from self._meeting(x, low, known)
                    yield from self._meeting(x, high, known)
                case ast.Call(func=ast.Name(id="whole"), args=[x, size]):
                    yield from self._meeting(x, 10 * self._reading(size, known)(), known)
                case ast.Call(func=ast.Name(id="share" | "proportion"), args=[amount, numerator, *denominator]):
                    yield from self._ties(amount, numerator, denominator, known)
                case ast.Call(func=ast.Name(id="any_row"), args=[ast.Name(id=table)], keywords=columns):
                    yield from self._rows(known[table], columns, known)
                case ast.Call(func=ast.Name(id=table), args=[x]) if isinstance(known.get(table), Steps):
                    keys = [key for key, _ in known[table].points]
                    for key in (*keys, keys[-1] + 7):
                        yield from self._meeting(x, key, known)

    def _meeting(self, a: ast.expr, b: ast.expr | int, known: dict[str, Any]) -> Iterator[dict[str, int]]:
        """Where two amounts meet as one input grows, and one step to each side."""
        first, second = self._reading(a, known), self._reading(b, known)
        for name, number in self._within(*(part for part in (a, b) if isinstance(part, ast.expr))):
            turn = _turn(partial(_not_less, first, second, name), number)
            if turn is not None:
                yield from ({name: x} for x in (turn - 1, turn, turn + 1))

    def _ties(
        self, amount: ast.expr, numerator: ast.expr, denominator: list[ast.expr], known: dict[str, Any]
    ) -> Iterator[dict[str, int]]:
        """Where a share falls on half a unit: solved, for the product grows evenly with the input."""
        whole, part = self._reading(amount, known), self._reading(numerator, known)
        divisor = self._reading(denominator[0], known) if denominator else lambda *_: SCALE
        for name, number in self._within(amount, numerator, *denominator):
            try:
                none, one, two = (whole(name, x) * part(name, x) for x in (0, 1, 2))
                size = divisor(name, 0)
            except LawError:
                continue
            if two - one == one - none and size == divisor(name, 1) > 0:
                yield from ({name: x} for x in _half(one - none, none, size, number))

    def _rows(self, table: Rows, columns: list[ast.keyword], known: dict[str, Any]) -> Iterator[dict[str, int]]:
        """Every minimum of every row met exactly, and each missed by one."""
        inputs = {str(column.arg): self._within(column.value) for column in columns}
        for row in table.rows:
            exact: dict[str, int] = {}
            for column, least in row:
                (name, _), *others = inputs[column]
                exact[name] = least - sum(known[other] for other, _ in others)
            yield exact
            yield from ({**exact, name: least - 1} for name, least in exact.items())

    def _within(self, *parts: ast.expr) -> list[tuple[str, _Number]]:
        """The numbers given that stand in some parts of the rule."""
        names = {node.id: None for part in parts for node in ast.walk(part) if isinstance(node, ast.Name)}
        return [(name, self.numbers[name]) for name in names if name in self.numbers]

    def _reading(self, part: ast.expr | int, known: dict[str, Any]) -> Callable[..., int]:
        """A part of the rule as a function of one input, all else as known."""
        if isinstance(part, int):
            return lambda *_: part
        code = self._code.get(id(part))
        if code is None:
            code = self._code[id(part)] = compile(ast.Expression(part), "rule", "eval")
        return lambda name="", x=0: eval(code, dict(VERBS), {**known, name: x})  # noqa: S307 - a part of a checked rule


def _not_less(first: Callable[..., int], second: Callable[..., int], name: str, x: int) -> bool:
    return first(name, x) >= second(name, x)


def _turn(reached: Callable[[int], bool], number: _Number) -> int | None:
    """The first number for which something holds that does not for the least, or the other way round."""
    low, high = number.least, number.most
    try:
        before = reached(low)
        if reached(high) == before:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if reached(middle) == before else (low, middle)
    except LawError:  # a table does not answer so low
        return None
    return high


def _half(slope: int, start: int, size: int, number: _Number) -> list[int]:
    """The x, positive and negative, for which `(start + slope × x) / size` is a whole and a half."""
    # 2 (start + slope x) ≡ size, modulo 2 size
    divisor = gcd(2 * slope, 2 * size)
    if not slope or (size - 2 * start) % divisor:
        return []
    modulus = 2 * size // divisor
    first = (size - 2 * start) // divisor * pow(2 * slope // divisor, -1, modulus) % modulus
    near = first + -(-(number.ordinary - first) // modulus) * modulus
    return [near if near <= number.most else first, first - modulus]
