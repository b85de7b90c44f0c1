"""The worked cases of the law: each spec is a sentence and a table, and that is how it is printed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from amparo.entrypoints.cli.manuals.law import modules_with_rules, unit_of
from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, table, written
from amparo.foundation.law.spec import Case, read_table
from amparo.foundation.money import SCALE
from amparo.foundation.writing import money, percent


@dataclass(frozen=True)
class Spec:
    """A sentence of law and its cases."""

    module: str
    file: str
    name: str
    sentence: str
    cases: tuple[Case, ...]


@cache
def specs() -> tuple[Spec, ...]:
    """Every spec of every module, in the order in which they are written."""
    return tuple(one for module in modules_with_rules() for one in _of_module(module))


def showing(module: str, rule: str) -> list[Spec]:
    """The specs in which a rule's result is worked out."""
    return [one for one in specs() if one.module == module and rule in one.cases[0].expected]


def page() -> str:
    return written("Casos resueltos · Worked cases", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Lo que está a la derecha de ⇒ es lo que las reglas dan, al centavo. Cada caso se prueba con números enteros, "
        "en Polars y en DuckDB.",
        "What stands right of ⇒ is what the rules give, to the cent. Each case is tested with whole numbers, on Polars "
        "and on DuckDB.",
    )
    for module in modules_with_rules():
        yield f"## {module}"
        yield ""
        for one in specs():
            if one.module == module:
                yield from _spec(one)


def _spec(one: Spec) -> Iterator[str]:
    first, moments = one.cases[0], {case.moment for case in one.cases}
    months = f" Ley de {first.moment}." if len(moments) == 1 else ""
    yield f"### {one.name}"
    yield ""
    yield f"{one.sentence}{months} [`{one.file}`]({SOURCE}/modules/{one.module}/tests/spec/{one.file})"
    yield ""
    head = ("Caso", "Ley de", *map(code, first.given), "⇒", *map(code, first.expected))
    yield from table(head, [_case(one.module, case, told=len(moments) > 1) for case in one.cases])


def _case(module: str, case: Case, told: bool) -> tuple[str, ...]:
    given, expected = (
        [_shown(value, unit_of(module, name)) for name, value in side.items()] for side in (case.given, case.expected)
    )
    return (case.name, case.moment if told else "", *given, "⇒", *expected)


def _of_module(module: str) -> Iterator[Spec]:
    folder = files(f"amparo.modules.{module}") / "tests" / "spec"
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.startswith("test_") and file.name.endswith(".py"):
            for node in ast.parse(file.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    yield from _of_function(module, file.name, node)


def _of_function(module: str, file: str, function: ast.FunctionDef) -> Iterator[Spec]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "spec":
            month, _rules, cases = node.args
            assert isinstance(month, ast.Constant)
            assert isinstance(cases, ast.Constant)
            sentence = " ".join((ast.get_docstring(function) or "").split())
            yield Spec(module, file, function.name, sentence, tuple(read_table(str(cases.value), str(month.value))))


def _shown(value: int | str, unit: str) -> str:
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, str) or not unit:
        return str(value)
    if unit == "cents":
        return money(value, "es")
    return percent(Decimal(value) / SCALE, "es", 2) if unit == "rate" else str(value)
