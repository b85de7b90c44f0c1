"""The worked cases of the law: each spec is a sentence and a table, and that is how it is printed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amparo.entrypoints.cli.manuals.law import modules_with_rules, unit_of
from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, table, written
from amparo.foundation.money import SCALE
from amparo.foundation.writing import money, percent


@dataclass(frozen=True)
class Spec:
    """A sentence of law and its cases, given in one month («» when each case has its own)."""

    module: str
    file: str
    name: str
    sentence: str
    month: str
    given: tuple[str, ...]
    results: tuple[str, ...]
    cases: tuple[tuple[str, ...], ...]


@cache
def specs() -> tuple[Spec, ...]:
    """Every spec of every module, in the order in which they are written."""
    return tuple(one for module in modules_with_rules() for one in _of_module(module))


def showing(module: str, rule: str) -> list[Spec]:
    """The specs in which a rule's result is worked out."""
    return [one for one in specs() if one.module == module and rule in one.results]


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
    yield f"### {one.name}"
    yield ""
    month = f" Ley de {one.month}." if one.month else ""
    yield f"{one.sentence}{month} [`{one.file}`]({SOURCE}/modules/{one.module}/tests/spec/{one.file})"
    yield ""
    given, results = one.given, one.results
    head = (*map(_named, given), "⇒", *map(_named, results))
    units = [unit_of(one.module, name) for name in (*given, *results)]
    rows = [[_shown(cell, unit) for cell, unit in zip(case, units, strict=True)] for case in one.cases]
    yield from table(head, [(*row[: len(given)], "⇒", *row[len(given) :]) for row in rows])


def _named(column: str) -> str:
    return column if column in ("caso", "month") else code(column)


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
            assert isinstance(month, ast.Constant) and isinstance(cases, ast.Constant)
            sentence = " ".join((ast.get_docstring(function) or "").split())
            yield _read(module, file, function.name, sentence, str(month.value), str(cases.value))


def _read(module: str, file: str, name: str, sentence: str, month: str, text: str) -> Spec:
    head, *lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    given, results = (tuple(cell.strip() for cell in side.split("|")) for side in head.split("||"))
    cases = tuple(tuple(cell.strip() for cell in line.replace("||", "|").split("|")) for line in lines)
    return Spec(module, file, name, sentence, month, given, results, cases)


def _shown(cell: str, unit: str) -> str:
    digits = cell.replace("_", "").removeprefix("-")
    if not digits.isdigit() or not unit:
        return cell
    number = int(cell)
    if unit == "cents":
        return money(number, "es")
    return percent(number / SCALE, "es", 2) if unit == "rate" else str(number)
