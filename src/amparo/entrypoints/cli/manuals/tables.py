"""The data dictionary: what each month copies and what it leaves written."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import both, code, linked, listed, table, written
from amparo.entrypoints.month.steps import FROZEN, STEPS
from amparo.foundation.history import indicators
from amparo.foundation.history.tables import Column, Finding, Table, declared
from amparo.foundation.law.catalogue import modules_with_rules, rules_of

FEW = 5
"""Texts of so many choices are printed in the row; longer lists once, at the end."""


def page() -> str:
    return written("Diccionario de datos · Data dictionary", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Nada falta nunca en una tabla cerrada: ninguna columna admite vacíos. Los montos son centavos enteros, los "
        "meses AAAAMM y los días AAAAMMDD; «99991231» es que no ha terminado. Una persona es siempre `person_id`: "
        "nombres y documentos viven solo en el registro.",
        "Nothing is ever missing in a sealed table: no column is nullable. Amounts are whole cents, months YYYYMM and "
        "days YYYYMMDD; 99991231 means not ended. A person is always `person_id`: names and documents live only in the "
        "registry.",
    )
    rows = [(linked(name), _origin(one), one.texts()[0], one.texts()[1]) for name, one in sorted(declared.items())]
    yield from table(("Tabla", "Origen · Origin", "Español", "English"), rows)
    for _, one in sorted(declared.items()):
        yield from _table(one)
    yield "## Listas · Lists"
    yield ""
    for choices, name in _long_lists().items():
        yield f"### {name}"
        yield ""
        yield listed(choices)
        yield ""


def _origin(one: type[Table]) -> str:
    if one in FROZEN:
        return "copiada en el corte · frozen"
    if one is Finding:
        return "todos los módulos · every module"
    return next((f"la escribe · written by {code(step.module)}" for step in STEPS if one in step.writes), "")


def _table(one: type[Table]) -> Iterator[str]:
    yield f"## {one.name}"
    yield ""
    yield from both(*one.texts())
    facts = [f"Clave · Key: {listed(one.key)}.", f"{_origin(one).capitalize()}."]
    if one.governed_by:
        facts.append(f"Rige la ley de · Law of: {code(one.governed_by)}.")
    if readers := [code(step.module) for step in STEPS if one in step.reads]:
        facts.append(f"La leen · Read by: {', '.join(readers)}.")
    if figures := [name for name, each in sorted(indicators.declared.items()) if each.table is one]:
        facts.append(f"Cifras · Figures: {', '.join(linked(each, 'indicators.md') for each in figures)}.")
    yield " ".join(facts)
    yield ""
    rows = [
        (_named(one, column), column.dtype, column.unit, _holds(column), column.es, column.en)
        for column in one.columns.values()
    ]
    yield from table(("Columna", "Tipo", "Unidad", "Admite · Holds", "Español", "English"), rows)


def _named(one: type[Table], column: Column) -> str:
    """A column that a rule computes leads to its rule."""
    module = one.name.partition(".")[0]
    computed = one not in FROZEN and module in modules_with_rules() and column.name in rules_of(module)
    return linked(f"{module}.{column.name}", "rulebook.md", column.name) if computed else code(column.name)


def _holds(column: Column) -> str:
    if column.choices:
        name = _long_lists().get(column.choices)
        return linked(name) if name else listed(column.choices)
    if column.minimum is not None and column.maximum is not None:
        return f"{column.minimum} … {column.maximum}"
    if column.minimum is not None:
        return f"≥ {column.minimum}"
    return "" if column.maximum is None else f"≤ {column.maximum}"


def _long_lists() -> dict[tuple[str, ...], str]:
    """Each long list of choices with the name of the column that has it, and of its table if two columns differ."""
    found: dict[tuple[str, ...], str] = {}
    for name, one in sorted(declared.items()):
        for column in one.columns.values():
            if len(column.choices) > FEW and column.choices not in found:
                taken = column.name in found.values()
                found[column.choices] = f"{name}.{column.name}" if taken else column.name
    return found
