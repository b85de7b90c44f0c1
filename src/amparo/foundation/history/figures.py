"""Indicators become figures: one pass per set of groups, and no cell that would reveal fewer than ten people."""

from __future__ import annotations

from dataclasses import dataclass, replace

import narwhals as nw
import polars as pl

from amparo.foundation.history.engine import Engine
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.money import share

FEWEST_PEOPLE = 10
"""Cells that stand for fewer people are not shown (institutional disclosure rule; see docs/decisions)."""


@dataclass(frozen=True)
class Cell:
    """A figure before it is written: value in the indicator's unit, and how many people stand behind it."""

    indicator: str
    dimensions: str
    group: str
    value: int
    people: int
    hidden: bool = False


def figures(indicator: Indicator, rows: nw.LazyFrame, engine: Engine) -> list[Cell]:
    """The total and every group of one indicator, in a fixed order, with small cells hidden."""
    for column, wanted in indicator.where.items():
        rows = rows.filter(nw.col(column).is_in(list(wanted) if isinstance(wanted, (list, tuple)) else [wanted]))
    cells = []
    for columns in ((), *indicator.groups):
        measured = engine.collect(_measured(indicator, rows, columns))
        cells += _without_small_cells(_cells(indicator, measured, columns), columns)
    return cells


def _measured(indicator: Indicator, rows: nw.LazyFrame, columns: tuple[str, ...]) -> nw.LazyFrame:
    value = {
        "sum": nw.col(indicator.column).sum(),
        "mean": nw.col(indicator.column).sum(),
        "distinct": nw.col(indicator.column).n_unique(),
        "rows": nw.len(),
    }[indicator.measure]
    measured = {"_value": value, "_rows": nw.len()}
    if indicator.people:
        measured["_people"] = nw.col(indicator.people).n_unique()
    measured = {name: one.cast(nw.Int64) for name, one in measured.items()}
    wanted = rows.select(*{*columns, indicator.column, indicator.people} - {""})
    return wanted.group_by(*columns).agg(**measured) if columns else wanted.select(**measured)


def _cells(indicator: Indicator, measured: pl.DataFrame, columns: tuple[str, ...]) -> list[Cell]:
    if columns:
        measured = measured.sort(list(columns))
    return [
        Cell(
            indicator=indicator.code,
            dimensions=",".join(columns),
            group=";".join(f"{name}={row[name]}" for name in columns),
            value=_value(indicator, row),
            people=int(row.get("_people") or 0),
        )
        for row in measured.iter_rows(named=True)
    ]


def _value(indicator: Indicator, row: dict) -> int:
    value = int(row["_value"] or 0)
    return share(value, 1, row["_rows"]) if indicator.measure == "mean" and row["_rows"] else value


def _without_small_cells(cells: list[Cell], columns: tuple[str, ...]) -> list[Cell]:
    """Hide small cells; then, where a row or column hides only one, the next smallest, so that none stands alone."""
    if not columns:
        return cells
    places = {cell.group: tuple(part.partition("=")[2] for part in cell.group.split(";")) for cell in cells}
    hidden = {cell.group for cell in cells if 0 < cell.people < FEWEST_PEOPLE}
    changed = bool(hidden)
    while changed:
        changed = False
        for axis in range(len(columns)):
            lines: dict[tuple[str, ...], list[Cell]] = {}
            for cell in cells:
                place = places[cell.group]
                lines.setdefault(place[:axis] + place[axis + 1 :], []).append(cell)
            for line in lines.values():
                shown = [cell for cell in line if cell.group not in hidden and cell.people]
                if len(line) - len(shown) == 1 and shown and any(cell.group in hidden for cell in line):
                    hidden.add(min(shown, key=lambda cell: (cell.people, cell.group)).group)
                    changed = True
    return [replace(cell, hidden=cell.group in hidden) for cell in cells]
