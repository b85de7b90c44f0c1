"""The order of the month: what is frozen, whose turn comes when, what each reads and writes, what is published."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, linked, table, written
from amparo.entrypoints.month.steps import FROZEN, INDICATORS, STEPS
from amparo.foundation.history.tables import Table


def page() -> str:
    return written("El orden del mes · The order of the month", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        f"De [`steps.py`]({SOURCE}/entrypoints/month/steps.py). Primero se copia lo que está abierto (*freeze*); luego "
        "cada módulo tiene su turno (*close*) y solo lee lo que ya está escrito este mes, o lo de meses anteriores; al "
        "final se asienta (*post*), se sella (*seal*) y se publica (*publish*) en una sola transacción.",
        "First what is open is copied (freeze); then each module takes its turn (close) and reads only what this month "
        "has already written, or earlier months; last it is posted, sealed and published in one transaction.",
    )
    yield from _drawing()
    yield "## Freeze: lo que se copia · what is copied"
    yield ""
    copied = [
        (_table(one), code(f"{between.__module__.removeprefix('amparo.')}.{between.__name__}"), *one.texts())
        for one, between in FROZEN.items()
    ]
    yield from table(("Tabla", "Consulta · Query", "Español", "English"), copied)
    yield "## Close: el turno de cada módulo · each module's turn"
    yield ""
    turns = [
        (str(place), code(step.module), _names(step.reads), _names(step.writes)) for place, step in enumerate(STEPS, 1)
    ]
    yield from table(("Turno", "Módulo", "Lee de este mes · Reads of this month", "Escribe · Writes"), turns)
    yield from both(
        "Lo que un turno halla mal en los datos queda en `history.finding`.",
        "What a turn finds wrong with the data is left in `history.finding`.",
    )
    yield "## Publish: las cifras · the figures"
    yield ""
    published = [
        (_table(one), ", ".join(linked(each.code, "indicators.md") for each in INDICATORS if each.table is one))
        for one in dict.fromkeys(each.table for each in INDICATORS)
    ]
    yield from table(("De la tabla · From", "Cifras · Figures"), published)


def _drawing() -> Iterator[str]:
    yield "```mermaid"
    yield "flowchart LR"
    for step in STEPS:
        yield f"  {step.module}([{step.module}])"
    for one in FROZEN:
        yield f"  {_node(one)}[/{one.name}/]"
    for step in STEPS:
        yield from (f"  {_node(one)} --> {step.module}" for one in step.reads)
        yield from (f"  {step.module} --> {_node(one)}[{one.name}]" for one in step.writes)
    yield "```"
    yield ""


def _node(one: type[Table]) -> str:
    return one.name.replace(".", "_")


def _table(one: type[Table]) -> str:
    return linked(one.name, "tables.md")


def _names(tables: tuple[type[Table], ...]) -> str:
    return ", ".join(map(_table, tables))
