"""A rule's only expression, said as a formula with the titles of what it reads, or as the code says it.

Both are made from the source that is computed, so they cannot say anything else.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.rulebook.names import Named, named
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.verbs import VERBS

LONG = 90
"""Above so many signs, a sum is written one term to a line."""

_SIGNS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥", ast.Eq: "=",
    ast.NotEq: "≠",
}  # fmt: skip
_JOINED, _COMPARED, _ADDED, _MULTIPLIED, _ALONE = range(1, 6)
"""How closely an expression binds: «y» and «o» least, a name most."""

_SIDES = {ast.Add: (_ADDED, _ADDED), ast.Sub: (_ADDED, _MULTIPLIED), ast.Mult: (_ALONE, _ALONE)}
"""How closely each side of an operator must bind to go without parentheses."""

_YES_OR_NO = ("", "flag")
"""The units of what is compared with 1 and 0 to say yes and no."""


@dataclass(frozen=True)
class Piece:
    """A bit of a formula: words, or a name that leads to its page."""

    text: str
    named: Named | None = None


@dataclass(frozen=True)
class Line:
    depth: int
    pieces: tuple[Piece, ...]


def in_words(module: str, one: Rule) -> list[Line]:
    """The expression as lines, each as deep as the condition it stands under."""
    return list(_Saying(module).block(ast.parse(one.source, mode="eval").body, 0))


def as_written(module: str, one: Rule) -> list[Piece]:
    """The expression letter by letter, each name leading to its page."""
    pieces = []
    for part in re.split(r"([A-Za-z_]\w*(?!\w*=))", one.source):  # but not a keyword, which is written «name=»
        known = part in one.parameters and part not in VERBS
        pieces.append(Piece(part, named(module, part) if known else None))
    return pieces


class _Saying:
    """One expression being said in the language of the page, about the names of one module."""

    def __init__(self, module: str) -> None:
        self.module = module

    def block(self, node: ast.expr, depth: int) -> Iterator[Line]:
        """An expression that may take several lines."""
        match node:
            case ast.Call(func=ast.Name(id="when"), args=[condition, then, otherwise]):
                yield from self._choice(condition, then, otherwise, depth, _("si"))
            case ast.BinOp(op=ast.BitAnd() | ast.BitOr()):
                heading = _("todas estas:") if isinstance(node.op, ast.BitAnd) else _("una de estas:")
                yield Line(depth, (Piece(heading),))
                for part in _joined(node, type(node.op)):
                    yield from self.block(part, depth + 1)
            case ast.BinOp(op=ast.Add()) if len(ast.unparse(node)) > LONG:
                first, *rest = _joined(node, ast.Add)
                yield from self.block(first, depth)
                for part in rest:
                    yield Line(depth, (Piece("+ "), *self.inline(part)))
            case _:
                yield Line(depth, tuple(self.inline(node)))

    def inline(self, node: ast.expr, least: int = 0) -> Iterator[Piece]:
        """An expression in one line, in parentheses when it binds less than what it stands in."""
        if _binds(node) < least:
            yield from (Piece("("), *self.inline(node), Piece(")"))
            return
        match node:
            case ast.Name(id=name):
                yield Piece("", named(self.module, name))
            case ast.Constant(value=number):
                yield Piece(str(number))
            case ast.Compare(left=left, ops=[sign], comparators=[right]):
                yield from self._compared(left, sign, right)
            case ast.BinOp(left=left, op=ast.BitAnd() | ast.BitOr() as joint, right=right):
                word = _("y") if isinstance(joint, ast.BitAnd) else _("o")
                same = isinstance(left, ast.BinOp) and isinstance(left.op, type(joint))
                yield from (*self.inline(left, _JOINED if same else _COMPARED), Piece(f" {word} "))
                yield from self.inline(right, _COMPARED)
            case ast.BinOp(left=left, op=sign, right=right):
                before, after = _SIDES[type(sign)]
                yield from (*self.inline(left, before), Piece(f" {_SIGNS[type(sign)]} "), *self.inline(right, after))
            case ast.Call(func=ast.Name(id=verb), args=args) if verb in VERBS:
                yield from self._verb(verb, args, node.keywords)
            case ast.Call(func=ast.Name(id=table), args=[key]):
                yield from self._said(_("{table} (según {key})"), table=ast.Name(table), key=key)

    def _choice(
        self, condition: ast.expr, then: ast.expr, otherwise: ast.expr, depth: int, word: str
    ) -> Iterator[Line]:
        yield Line(depth, (Piece(f"{word} "), *self.inline(condition), Piece(":")))
        yield from self.block(then, depth + 1)
        match otherwise:
            case ast.Call(func=ast.Name(id="when"), args=[second, instead, rest]):
                yield from self._choice(second, instead, rest, depth, _("si no, y si"))
            case _:
                yield Line(depth, (Piece(_("si no:")),))
                yield from self.block(otherwise, depth + 1)

    def _verb(self, verb: str, args: list[ast.expr], keywords: list[ast.keyword]) -> Iterator[Piece]:
        match verb, args:
            case "share", [amount, numerator]:
                yield from self._said("{a} × {b}", _ALONE, a=amount, b=numerator)
            case "share", [amount, ast.Constant(value=1), size]:
                yield from self._said("{a} ÷ {c}", _ALONE, a=amount, c=size)
            case "share" | "proportion", [amount, numerator, size]:
                yield from self._said("{a} × {b} ÷ {c}", _ALONE, a=amount, b=numerator, c=size)
            case "whole", [x, size]:
                yield from self._said(_("los enteros de ({x} ÷ {size})"), _ALONE, x=x, size=size)
            case "least" | "greatest", _both:
                yield Piece(_("el menor de (") if verb == "least" else _("el mayor de ("))
                yield from self._listed(_chained(verb, args), "; ")
            case "between", [x, low, high]:
                yield from self._said(_("({x}, entre {low} y {high})"), x=x, low=low, high=high)
            case "when", [condition, then, otherwise]:
                text = _("(si {condition}: {then}; si no: {otherwise})")
                yield from self._said(text, condition=condition, then=then, otherwise=otherwise)
            case "any_row", [table]:
                yield from self._said(_("se cumple alguna fila de {table} ("), table=table)
                yield from self._listed([word.value for word in keywords], ", ")
            case _:
                raise NotImplementedError(f"«{verb}» has no words yet: say it here as VERBS does it")

    def _said(self, text: str, least: int = 0, **parts: ast.expr) -> Iterator[Piece]:
        """A text whose blanks are expressions."""
        for place, part in enumerate(re.split(r"\{(\w+)\}", text)):
            if place % 2:
                yield from self.inline(parts[part], least)
            elif part:
                yield Piece(part)

    def _listed(self, nodes: list[ast.expr], sign: str) -> Iterator[Piece]:
        for place, node in enumerate(nodes):
            yield from (Piece(sign if place else ""), *self.inline(node))
        yield Piece(")")

    def _compared(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Iterator[Piece]:
        yield from self.inline(left, _ADDED)
        unit = named(self.module, left.id).unit if isinstance(left, ast.Name) else "count"
        if isinstance(sign, ast.Eq) and isinstance(right, ast.Constant) and unit in _YES_OR_NO:
            yield Piece(" = " + (_("sí") if right.value else _("no")))
            return
        yield Piece(f" {_SIGNS[type(sign)]} ")
        yield from self.inline(right, _ADDED)


def _binds(node: ast.expr) -> int:
    match node:
        case ast.BinOp(op=ast.BitAnd() | ast.BitOr()):
            return _JOINED
        case ast.Compare():
            return _COMPARED
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return _ADDED
        case ast.BinOp() | ast.Call(func=ast.Name(id="share" | "proportion")):
            return _MULTIPLIED
    return _ALONE


def _chained(verb: str, args: list[ast.expr]) -> list[ast.expr]:
    """The parts of a verb within itself: the least of a and (the least of b and c) is the least of a, b and c."""
    found: list[ast.expr] = []
    for one in args:
        match one:
            case ast.Call(func=ast.Name(id=name), args=inner) if name == verb:
                found += _chained(verb, inner)
            case _:
                found.append(one)
    return found


def _joined(node: ast.expr, joint: type) -> list[ast.expr]:
    """The parts of a chain of one operator: a & b & c → a, b, c."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, joint):
        return [*_joined(node.left, joint), *_joined(node.right, joint)]
    return [node]
