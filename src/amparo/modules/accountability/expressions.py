"""The small language of `identities.yaml` and `comparison.yaml`: exact arithmetic over named figures, and nothing else.

    sum(budget.*.codified)                                    every row of a printed table; a star is never its total
    percent(affiliates.new, affiliates.active@2022)           @year: another year than the declaration's own
    at(affiliation.contributors[regime=private|own_account], 2022-12)
    sum(collection.contributions_on_time, 2022-01..2022-12) / 100

An expression is parsed once into the nodes below. Who evaluates it says what a figure and a function mean, so the audit
of printed identities and the comparison with closed months share one language. There is no `eval`: a text outside the
grammar is an error that names the text, the place and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, localcontext
from functools import cache
from operator import add, mul, sub, truediv

EXACT = Context(prec=40, traps=[InvalidOperation, DivisionByZero])


class ExpressionError(ValueError):
    """The expression cannot be read or computed; the message says where and why."""


@dataclass(frozen=True)
class Number:
    value: Decimal


@dataclass(frozen=True)
class Figure:
    """A named figure: `name` may hold stars; `year` and `groups` only where written."""

    name: str
    year: int | None = None
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __str__(self) -> str:
        groups = ", ".join(f"{group}={'|'.join(codes)}" for group, codes in self.groups)
        return self.name + (f"@{self.year}" if self.year else "") + (f"[{groups}]" if groups else "")


@dataclass(frozen=True)
class Months:
    """`2022-01` or `2022-01..2022-12`, as written."""

    text: str


@dataclass(frozen=True)
class Operation:
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple[Node, ...]


Node = Number | Figure | Months | Operation | Call
Evaluate = Callable[[Node], Decimal]
Function = Callable[[tuple[Node, ...], Evaluate], Decimal]

_SIGNS = {"+": add, "-": sub, "*": mul, "/": truediv}
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<months>\d{4}-\d{2}(?:\.\.\d{4}-\d{2})?)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[a-z]\w*(?:\.[\w*]+)*)(?P<year>@\d{4})?(?P<groups>\[[^\]]*\])?"
    r"|(?P<sign>[-+*/(),])"
    r")"
)


def evaluate(expression: str, figure: Callable[[Figure], Decimal], functions: Mapping[str, Function]) -> Decimal:
    """The exact value of `expression`; raise ExpressionError when a name, a function or a division has none."""

    def value(node: Node) -> Decimal:
        match node:
            case Number(number):
                return number
            case Figure():
                return figure(node)
            case Operation(sign, left, right):
                return _SIGNS[sign](value(left), value(right))
            case Call(name, arguments) if name in functions:
                return functions[name](arguments, value)
            case Call(name):
                raise ExpressionError(f"no existe la función «{name}»; hay: {', '.join(sorted(functions))}")
            case Months(text):
                raise ExpressionError(f"el mes «{text}» solo puede ir dentro de una función")

    with localcontext(EXACT):
        try:
            return value(parse(expression))
        except (InvalidOperation, ZeroDivisionError) as error:
            raise ExpressionError(f"«{expression}» divide para cero") from error


def _percent(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
    part, whole = map(value, arguments)
    return 100 * part / whole


def _growth(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
    new, old = map(value, arguments)
    return 100 * (new - old) / old


def _thousands(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
    (number,) = arguments
    return value(number).scaleb(-3)


def _millions(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
    (number,) = arguments
    return value(number).scaleb(-6)


ARITHMETIC: dict[str, Function] = {
    "percent": _percent,
    "growth": _growth,
    "thousands": _thousands,
    "millions": _millions,
}
"""What both declared files may use besides the four signs."""


@cache
def parse(expression: str) -> Node:
    """The tree of `expression`, or ExpressionError with the column of what was not understood."""
    return _Reading(expression).whole()


def figures_in(node: Node) -> Iterator[Figure]:
    """Every figure an expression names."""
    match node:
        case Figure():
            yield node
        case Operation(_, left, right):
            yield from figures_in(left)
            yield from figures_in(right)
        case Call(_, arguments):
            for argument in arguments:
                yield from figures_in(argument)


class _Reading:
    """One expression being read from left to right, by operator precedence."""

    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0

    def whole(self) -> Node:
        tree = self._operations(above=0)
        if self.text[self.place :].strip():
            raise self._unexpected("un operador o el final")
        return tree

    def _operations(self, above: int) -> Node:
        left = self._operand()
        while _PRECEDENCE.get(self._next_sign(), 0) > above:
            sign = self._take_sign()
            left = Operation(sign, left, self._operations(_PRECEDENCE[sign]))
        return left

    def _operand(self) -> Node:
        if self._next_sign() == "(":
            return self._enclosed()
        if self._next_sign() == "-":
            self._take_sign()
            return Operation("-", Number(Decimal(0)), self._operations(above=2))
        token = _TOKEN.match(self.text, self.place)
        if token is None or token["sign"]:
            raise self._unexpected("un número, una cifra, un mes o una función")
        self.place = token.end()
        if token["number"]:
            return Number(Decimal(token["number"]))
        if token["months"]:
            return Months(token["months"])
        if self._next_sign() == "(":
            return Call(token["name"], self._arguments())
        return Figure(token["name"], int(token["year"][1:]) if token["year"] else None, _groups(token["groups"]))

    def _enclosed(self) -> Node:
        self._take_sign()
        inner = self._operations(above=0)
        self._close()
        return inner

    def _arguments(self) -> tuple[Node, ...]:
        self._take_sign()
        arguments = [self._operations(above=0)]
        while self._next_sign() == ",":
            self._take_sign()
            arguments.append(self._operations(above=0))
        self._close()
        return tuple(arguments)

    def _close(self) -> None:
        if self._next_sign() != ")":
            raise self._unexpected("«)»")
        self._take_sign()

    def _next_sign(self) -> str:
        token = _TOKEN.match(self.text, self.place)
        return token["sign"] or "" if token else ""

    def _take_sign(self) -> str:
        token = _TOKEN.match(self.text, self.place)
        assert token is not None
        self.place = token.end()
        return token["sign"]

    def _unexpected(self, expected: str) -> ExpressionError:
        found = self.text[self.place :].strip() or "el final"
        return ExpressionError(f"«{self.text}», columna {self.place + 1}: se esperaba {expected} y hay «{found}»")


def _groups(text: str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`[regime=private|public, sex=M]` as pairs of group and codes."""
    if not text:
        return ()
    pairs = [pair.strip().split("=") for pair in text[1:-1].split(",")]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise ExpressionError(f"«{text}» no es una lista de grupos: se espera [grupo=código|código, grupo=código]")
    return tuple((group, tuple(codes.split("|"))) for group, codes in pairs)
