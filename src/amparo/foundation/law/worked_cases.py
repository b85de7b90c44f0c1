"""The worked cases of the law, read from the specs: a sentence, and a table of what is given and what results."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amparo.foundation.law.catalogue import modules_with_rules
from amparo.foundation.law.rules import sentences
from amparo.foundation.law.spec import Case, read_table
from amparo.foundation.law.values import LawError


@dataclass(frozen=True)
class Spec:
    """A sentence of law, in Spanish and English, and its cases, as a function of a module's `tests/spec` says them."""

    module: str
    file: str
    name: str
    es: str
    en: str
    cases: tuple[Case, ...]

    @property
    def moment(self) -> str:
        """The day or month whose law is that of every case; empty when each has its own."""
        moments = {case.moment for case in self.cases}
        return moments.pop() if len(moments) == 1 else ""


@cache
def specs() -> tuple[Spec, ...]:
    """Every spec of every module, in the order in which they are written."""
    return tuple(one for module in modules_with_rules() for one in _of_module(module))


def specs_of(module: str) -> list[Spec]:
    return [one for one in specs() if one.module == module]


def showing(module: str, rule: str) -> list[Spec]:
    """The specs in which a rule's result is worked out."""
    return [one for one in specs_of(module) if rule in one.cases[0].expected]


def _of_module(module: str) -> Iterator[Spec]:
    folder = files(f"amparo.modules.{module}") / "tests" / "spec"
    if not folder.is_dir():
        raise LawError(
            f"faltan los casos resueltos de {module} ({folder}): esta instalación está incompleta; "
            "instale amparo con sus carpetas tests/spec"
        )
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.startswith("test_") and file.name.endswith(".py"):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef):
                    yield from _of_function(module, file.name, node)


def _of_function(module: str, file: str, function: ast.FunctionDef) -> Iterator[Spec]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "spec":
            month, _rules, cases = node.args
            assert isinstance(month, ast.Constant)
            assert isinstance(cases, ast.Constant)
            said = sentences(f"{module}/tests/spec/{file}, {function.name}", ast.get_docstring(function))
            yield Spec(module, file, function.name, *said, tuple(read_table(str(cases.value), str(month.value))))
