"""The worked cases of a rule or a module as tables for people and as rows of data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.pages.rulebook.names import Named, named
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation.law.spec import Case
from amparo.foundation.law.worked_cases import Spec
from amparo.foundation.pages import Value

COLUMNS = ("module", "spec", "sentence_es", "sentence_en", "case", "law_of", "given", "expected")


@dataclass(frozen=True)
class Cell:
    """A case's value under its column; `mine` when the page is about that column."""

    named: Named
    shown: str
    result: bool
    mine: bool


@dataclass(frozen=True)
class Example:
    """A sentence of law with its cases; `moment` is the day or month of the law of all of them, if it is one."""

    spec: Spec
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Case, tuple[Cell, ...]], ...]

    @property
    def moment(self) -> str:
        return self.spec.moment

    @property
    def anchor(self) -> str:
        return anchor(self.spec)


def anchor(spec: Spec) -> str:
    """Where a spec stands in the page of its module."""
    return spec.name.removeprefix("test_")


def example(spec: Spec, about: str = "") -> Example:
    """A spec as a table; `about` is the rule whose page shows it."""
    first = spec.cases[0]
    names = [*((name, False) for name in first.given), *((name, True) for name in first.expected)]
    known = [(named(spec.module, name), result, name == about) for name, result in names]
    columns = tuple(Cell(one, "", result, mine) for one, result, mine in known)
    rows = []
    for case in spec.cases:
        values = [*case.given.values(), *case.expected.values()]
        cells = [
            Cell(one, _shown(one, value), result, mine)
            for (one, result, mine), value in zip(known, values, strict=True)
        ]
        rows.append((case, tuple(cells)))
    return Example(spec, columns, tuple(rows))


def _shown(one: Named, value: int | str) -> str:
    """A number in its unit; a key by its name."""
    if isinstance(value, str):
        return labels.choice(one.name, value)[reader.language() == "en"]
    return quantity(value, one.unit)


def records(specs: Iterable[Spec]) -> list[tuple[Value, ...]]:
    """A row of data for each case. Amounts are cents and rates millionths."""
    return [
        (one.module, anchor(one), one.es, one.en, case.name, case.moment, case.given, case.expected)
        for one in specs
        for case in one.cases
    ]
