"""Indicators become figures: one pass per set of groups, and no cell that would reveal fewer than ten people."""

from __future__ import annotations

from dataclasses import dataclass, replace

import narwhals as nw
import polars as pl

from amparo.foundation.history import disclosure
from amparo.foundation.history.engine import Engine
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.money import share


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
        cells += _cells(indicator, measured, columns)
    return _with_hidden(cells)


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


def _with_hidden(cells: list[Cell]) -> list[Cell]:
    places = [dict(part.split("=", 1) for part in cell.group.split(";") if part) for cell in cells]
    concealed = disclosure.hidden(places, [cell.people for cell in cells])
    return [replace(cell, hidden=position in concealed) for position, cell in enumerate(cells)]
