"""What is missing for a right that was refused, and when it would be met if nothing else changed.

It is read from the rule's own expression, as the explanation is, so it cannot drift from the decision.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from amparo.foundation import writing
from amparo.foundation.law.book import LawOn
from amparo.foundation.law.explain import measured
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.resolve import Rules, compute, stated
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import Rows
from amparo.foundation.law.verbs import VERBS
from amparo.foundation.months import Month

_COMPARED = {ast.GtE: ge, ast.Gt: gt, ast.LtE: le, ast.Lt: lt, ast.Eq: eq, ast.NotEq: ne}
_SIGNS = {ast.GtE: "≥", ast.Gt: ">", ast.LtE: "≤", ast.Lt: "<", ast.Eq: "=", ast.NotEq: "≠"}
_FLIPPED = {"≥": "≤", ">": "<", "≤": "≥", "<": ">", "=": "=", "≠": "≠"}
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠", "≠": "="}
_IN_MONTHS = {"months": (1, 1), "years": (12, 1), "days": (1, 30)}
"""Months of one unit, as a fraction."""
_SAID = {
    "es": {
        "≥": "al menos {needs}", ">": "más de {needs}", "≤": "a lo más {needs}", "<": "menos de {needs}",
        "=": "{needs}", "≠": "algo distinto de {needs}",
        "has": "{title}: {has}; se pide {wanted}", "short": "{said} ({short} más)",
        "contributing": "si sigue aportando, en {month}", "waiting": "con el tiempo, en {month}",
        "never": "el tiempo por sí solo no lo cumple",
    },
    "en": {
        "≥": "at least {needs}", ">": "more than {needs}", "≤": "at most {needs}", "<": "less than {needs}",
        "=": "{needs}", "≠": "something other than {needs}",
        "has": "{title}: {has}; {wanted} is asked for", "short": "{said} ({short} more)",
        "contributing": "if contributions go on, in {month}", "waiting": "with time, in {month}",
        "never": "time alone does not meet it",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Unmet:
    """A condition that does not hold: `title` is `has` and should be `sign` `needs`, in `unit`.

    `wait_months`: after how many months time alone meets it (while contributing, if `contributing`); None if never.
    """

    name: str
    title: str
    sign: str
    has: int
    needs: int
    unit: str
    shown_has: str
    shown_needs: str
    wait_months: int | None
    contributing: bool
    language: str = "es"

    @property
    def text(self) -> str:
        """Edad: 59 años; se pide al menos 60 años (1 año más)."""
        words = _SAID[self.language]
        wanted = words[self.sign].format(needs=self.shown_needs)
        said = words["has"].format(title=self.title, has=self.shown_has, wanted=wanted)
        if self.sign != "≥" or self.unit in ("flag", "date", "month") or isinstance(self.has, bool):
            return said
        return words["short"].format(said=said, short=measured(self.needs - self.has, self.unit, self.language))

    def as_dict(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "language"}
        return {**told, "text": self.text}


@dataclass(frozen=True)
class Route:
    """One way to the right: everything in `unmet` is missing, and nothing else. `month`: when time alone meets it."""

    unmet: tuple[Unmet, ...]
    month: Month | None

    @property
    def contributing(self) -> bool:
        return any(one.contributing for one in self.unmet)

    @property
    def when(self) -> str:
        """Si sigue aportando, en noviembre de 2024."""
        language = self.unmet[0].language
        words = _SAID[language]
        if self.month is None:
            return words["never"]
        how = words["contributing" if self.contributing else "waiting"]
        return how.format(month=writing.month(self.month, language))

    @property
    def text(self) -> str:
        """Everything that is missing, and when it would be met, in one line."""
        return "; ".join([*(one.text for one in self.unmet), self.when])

    def as_dict(self) -> dict[str, Any]:
        return {
            "month": str(self.month) if self.month else None,
            "contributing": self.contributing,
            "text": self.text,
            "unmet": [one.as_dict() for one in self.unmet],
        }


def lacking(
    rules: Rules, name: str, inputs: Mapping[str, int | str], law_on: LawOn, language: str = "es"
) -> tuple[Route, ...]:
    """The ways to what `name` refuses (a no, or an amount of zero), the soonest first; none if it refuses nothing.

    Raises what `compute` raises.
    """
    book = Rulebook.of(rules)
    results = compute(book, inputs, law_on, [name])
    if results[name]:
        return ()
    case = _Case(book, law_on, {**inputs, **results}, language)
    return _sorted(case.routes_of_rule(name), Month.of(law_on.day))


class _Case:
    """One person's case, walked expression by expression. A route is a set of unmet conditions; no route, no way."""

    def __init__(self, book: Rulebook, law_on: LawOn, known: dict[str, Any], language: str) -> None:
        self.book, self.law_on, self.known, self.language = book, law_on, known, language

    def routes_of_rule(self, name: str) -> list[frozenset[Unmet]]:
        return self.routes(_tree(self.book.on(name, self.law_on.day).source))

    def routes(self, node: ast.expr, wanted: bool = True) -> list[frozenset[Unmet]]:
        """The ways to make an expression hold, or (`wanted` False) not hold; an amount holds when it is not zero."""
        if bool(self.value(node)) is wanted:
            return [frozenset()]
        match node:
            case ast.BinOp(op=ast.BitAnd() | ast.BitOr()):
                return self._joined(node, wanted)
            case ast.Call(func=ast.Name(id="any_row")) if wanted:
                return list(self._rows(node))
            case ast.Call(func=ast.Name(id="when")):
                return self._branches(node, wanted)
            case ast.Compare():
                return [frozenset([self._compared(node, wanted)])]
            case ast.Name(id=name) if name in self.book and name in self.known:
                return self.routes(_tree(self.book.on(name, self.law_on.day).source), wanted)
            case ast.Call(args=parts) | ast.BinOp(left=parts, right=_) if wanted:
                return self._first_nothing(parts if isinstance(parts, list) else [parts])
        return []

    def value(self, node: ast.expr) -> Any:
        return eval(_code(ast.unparse(node)), {"__builtins__": {}, **VERBS}, _Names(self))  # noqa: S307 - a rule's text

    def _joined(self, node: ast.BinOp, wanted: bool) -> list[frozenset[Unmet]]:
        left, right = self.routes(node.left, wanted), self.routes(node.right, wanted)
        if isinstance(node.op, ast.BitAnd) is wanted:
            return [one | other for one, other in product(left, right)]
        return left + right

    def _branches(self, node: ast.Call, wanted: bool) -> list[frozenset[Unmet]]:
        condition, then, otherwise = node.args
        holds = bool(self.value(condition))
        taken, other = (then, otherwise) if holds else (otherwise, then)
        found = [] if isinstance(taken, ast.Constant) else self.routes(taken, wanted)
        if bool(self.value(other)) is wanted or not isinstance(other, ast.Constant):
            inside = self.routes(other, wanted)
            found += [one | more for one, more in product(self.routes(condition, not holds), inside)]
        return found

    def _first_nothing(self, parts: list[ast.expr]) -> list[frozenset[Unmet]]:
        """An amount is zero because something it is made of is."""
        for part in parts:
            if isinstance(part, ast.Name | ast.Call | ast.BinOp) and self.value(part) == 0:
                return self.routes(part)
        return []

    def _rows(self, node: ast.Call) -> Iterator[frozenset[Unmet]]:
        table: Rows = self.value(node.args[0])
        looked_at = {str(word.arg): word.value for word in node.keywords}
        for row in table.rows:
            yield frozenset(
                self._unmet(looked_at[name], "≥", self.value(looked_at[name]), least)
                for name, least in row
                if self.value(looked_at[name]) < least
            )

    def _compared(self, node: ast.Compare, wanted: bool) -> Unmet:
        """The side that is a person's is what is lacking; the other is what it is measured against."""
        sign = _SIGNS[type(node.ops[0])]
        left, right = node.left, node.comparators[0]
        if not self._is_of_the_person(left) and self._is_of_the_person(right):
            left, right, sign = right, left, _FLIPPED[sign]
        return self._unmet(left, sign if wanted else _OPPOSITE[sign], self.value(left), self.value(right))

    def _is_of_the_person(self, node: ast.expr) -> bool:
        return any(isinstance(part, ast.Name) and part.id in self.known for part in ast.walk(node))

    def _unmet(self, node: ast.expr, sign: str, has: int, needs: int) -> Unmet:
        title, unit, runs = self._told(node)
        enough = needs + (1 if sign == ">" else 0)
        months, of = _IN_MONTHS.get(unit, (0, 1))
        waits = bool(runs and months and sign in ("≥", ">", "="))
        return Unmet(
            name=ast.unparse(node), title=title, sign=sign, has=has, needs=needs, unit=unit,
            shown_has=measured(has, unit, self.language), shown_needs=measured(needs, unit, self.language),
            wait_months=-(-max(enough - has, 0) * months // of) if waits and enough >= has else None,
            contributing=runs == "contributing", language=self.language,
        )  # fmt: skip

    def _told(self, node: ast.expr) -> tuple[str, str, str]:
        """Title, unit, and whether it grows with time."""
        spanish = self.language == "es"
        match node:
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operator, right=right):
                title, unit, runs = self._told(left)
                other, _, also_runs = self._told(right)
                sign = "+" if isinstance(operator, ast.Add) else "−"
                return f"{title} {sign} {other}", unit, "" if also_runs else runs
            case ast.Name(id=name) if name in self.book:
                one = self.book.on(name, self.law_on.day)
                return (one.es if spanish else one.en), one.unit, ""
            case ast.Name(id=name) if name in Facts.load().names:
                fact = Facts.load().of(name)
                return (fact.es if spanish else fact.en), fact.unit, fact.runs
            case ast.Name(id=name) if name in self.law_on.law.names:
                value = self.law_on.law.value(name)
                return (value.es if spanish else value.en), value.unit, ""
        return ast.unparse(node), "", ""


class _Names(dict[str, Any]):
    """The names of a case: what is known, else what the law says."""

    def __init__(self, case: _Case) -> None:
        super().__init__(case.known)
        self.case = case

    def __missing__(self, name: str) -> Any:
        if name in self.case.law_on.law.names:
            return stated(self.case.law_on, name, self.case.known)
        if name in self.case.book:
            return compute(self.case.book, self.case.known, self.case.law_on, [name])[name]
        raise KeyError(name)


def _sorted(routes: list[frozenset[Unmet]], today: Month) -> tuple[Route, ...]:
    """Without those that ask for all that another asks and more."""
    needed = [one for one in dict.fromkeys(routes) if one and not any(other < one for other in routes)]
    return tuple(sorted((_route(one, today) for one in needed), key=_sooner))


def _route(unmet: frozenset[Unmet], today: Month) -> Route:
    waits = [one.wait_months for one in unmet]
    known = [wait for wait in waits if wait is not None]
    month = today + max(known) if len(known) == len(waits) else None
    return Route(tuple(sorted(unmet, key=lambda one: one.name)), month)


def _sooner(route: Route) -> tuple[bool, int, int]:
    return route.month is None, route.month.number if route.month else 0, len(route.unmet)


@lru_cache(maxsize=1024)
def _tree(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


@lru_cache(maxsize=4096)
def _code(source: str) -> Any:
    return compile(source, "<rule>", "eval")
