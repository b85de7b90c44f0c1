"""Indicators become figures: one pass per set of groups, and no cell that would reveal fewer than ten people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import narwhals as nw
import polars as pl

from amparo.foundation.history import disclosure
from amparo.foundation.history.engine import Engine
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.tables import Table
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


def figures(indicators: Sequence[Indicator], read: Callable[[type[Table]], nw.LazyFrame], engine: Engine) -> list[Cell]:
    """The total and every group of each indicator, in a fixed order, with small cells hidden.

    read: gives the rows of a table. Indicators that look at the same rows are one question to the engine.
    """
    alike: dict[tuple[str, ...], list[Indicator]] = {}
    for one in indicators:
        alike.setdefault((one.table.name, repr(sorted(one.where.items())), one.people), []).append(one)
    found: dict[str, list[Cell]] = {}
    for together in alike.values():
        measured = engine.collect(_measured(together, _counted_rows(together[0], read)))
        found |= {one.code: _with_hidden(_cells(one, f"_value{n}", measured)) for n, one in enumerate(together)}
    return [cell for one in indicators for cell in found[one.code]]


def _counted_rows(indicator: Indicator, read: Callable[[type[Table]], nw.LazyFrame]) -> nw.LazyFrame:
    rows = read(indicator.table)
    for column, wanted in indicator.where.items():
        rows = rows.filter(nw.col(column).is_in(list(wanted) if isinstance(wanted, (list, tuple)) else [wanted]))
    return rows


def _breakdowns(indicator: Indicator) -> tuple[tuple[str, ...], ...]:
    """The total, which is by nothing, and each set of groups."""
    return (), *indicator.groups


def _measured(together: list[Indicator], rows: nw.LazyFrame) -> nw.LazyFrame:
    """Every breakdown, one under the other: which one it is, its groups, and each indicator's value in `_value{n}`."""
    people = together[0].people
    breakdowns = dict.fromkeys(columns for one in together for columns in _breakdowns(one))
    groups = list(dict.fromkeys(name for columns in breakdowns for name in columns))
    rows = rows.select(list(dict.fromkeys([*groups, *(one.column for one in together), *([people] if people else [])])))
    measured = ["_rows", "_people", *(f"_value{n}" for n in range(len(together)))]
    frames = []
    for columns in breakdowns:
        measures = {f"_value{n}": _measure(one) for n, one in enumerate(together) if columns in _breakdowns(one)}
        measures["_rows"] = nw.len()
        if people:
            measures["_people"] = nw.col(people).n_unique()
        counted = rows.group_by(*columns).agg(**measures) if columns else rows.select(**measures)
        frames.append(
            counted.select(
                nw.lit(",".join(columns)).alias("_breakdown"),
                *((nw.col(name) if name in columns else nw.lit("").alias(name)) for name in groups),
                *((nw.col(name) if name in measures else nw.lit(0).alias(name)).cast(nw.Int64) for name in measured),
            )
        )
    return nw.concat(frames)


def _measure(indicator: Indicator) -> nw.Expr:
    column = nw.col(indicator.column)
    added = column.sum()
    return {"sum": added, "mean": added, "distinct": column.n_unique(), "rows": nw.len()}[indicator.measure]


def _cells(indicator: Indicator, value: str, measured: pl.DataFrame) -> list[Cell]:
    return [
        Cell(
            indicator=indicator.code,
            dimensions=",".join(columns),
            group=";".join(f"{name}={row[name]}" for name in columns),
            value=_value(indicator, int(row[value] or 0), row["_rows"]),
            people=int(row["_people"] or 0),
        )
        for columns in _breakdowns(indicator)
        for row in measured.filter(pl.col("_breakdown") == ",".join(columns))
        .sort(list(columns) or "_breakdown")
        .iter_rows(named=True)
    ]


def _value(indicator: Indicator, value: int, rows: int) -> int:
    return share(value, 1, rows) if indicator.measure == "mean" and rows else value


def _with_hidden(cells: list[Cell]) -> list[Cell]:
    places = [dict(part.split("=", 1) for part in cell.group.split(";") if part) for cell in cells]
    concealed = disclosure.hidden(places, [cell.people for cell in cells])
    return [replace(cell, hidden=position in concealed) for position, cell in enumerate(cells)]
