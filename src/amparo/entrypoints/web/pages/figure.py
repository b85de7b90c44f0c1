"""One figure: its value, its months, its parts, how it is made, and the road back to its records."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.charts import length, month_chart
from amparo.entrypoints.web.labels import Both, Labels
from amparo.entrypoints.web.pages.assumptions import assumptions_moving
from amparo.entrypoints.web.pages.published import (
    FIGURE_COLUMNS,
    about,
    change,
    figure_record,
    indicator_named,
    months_of,
)
from amparo.entrypoints.web.tiles import tile_map
from amparo.foundation.history import queries, recompute
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.queries import FigureRow
from amparo.foundation.months import Month
from amparo.foundation.pages import Asked, Page, Sheet

BY_PROVINCE = ("province",)
"""The breakdown that stands beside the map."""


@dataclass(frozen=True)
class Cell:
    """A cell of a breakdown, with its bar; `row` is None where the month has no such group."""

    row: FigureRow | None
    length: float


@dataclass(frozen=True)
class Breakdown:
    """A table of groups: one line per value of the first column, one cell per value of the second (or just one)."""

    name: Both
    second: Both | None
    across: list[Both]
    lines: list[tuple[Both, list[Cell]]]


def all_months(asked: Asked, slug: str) -> Sheet:
    """The figure in its last month; its data holds every month and group."""
    indicator = indicator_named(slug)
    rows = queries.figure_values(indicator.code)
    month = months_of(sorted({Month.of(row.month) for row in rows}), None)
    of_month = [row for row in rows if row.month == month.number]
    return _sheet(indicator, slug, month, [row for row in rows if not row.group], of_month, written=rows)


def one_month(asked: Asked, slug: str, month: Month) -> Sheet:
    """The figure in a month; its data holds that month's total and groups."""
    indicator = indicator_named(slug)
    whole = queries.figure_values(indicator.code, dimensions="")
    months_of([Month.of(row.month) for row in whole], month)
    of_month = queries.figure_values(indicator.code, [month.number])
    return _sheet(indicator, slug, month, whole, of_month, written=of_month)


def _sheet(
    indicator: Indicator,
    slug: str,
    month: Month,
    whole: list[FigureRow],
    of_month: list[FigureRow],
    written: list[FigureRow],
) -> Sheet:
    """`whole`: the total of every month; `of_month`: the total and groups of one; `written`: what its data holds."""
    totals = {Month.of(row.month): row for row in whole}
    called, language = Labels(), reader.language()
    seal, sources = queries.seal(month), queries.files(month, indicator.table.name)
    questions = _questions(indicator, sources[0].path) if sources else {}
    return Sheet(
        columns=FIGURE_COLUMNS,
        rows=[figure_record(indicator, row) for row in written],
        facts={
            **about(indicator),
            "month": str(month),
            "value": totals[month].value,
            "people": totals[month].people,
            "seal": seal.hash if seal else None,
            "sources": [vars(source) for source in sources],
            "queries": questions,
            "assumptions": [one.code for one in assumptions_moving(indicator.code)],
        },
        shown={
            "indicator": indicator,
            "module": labels.module(indicator.module),
            "slug": slug,
            "month": month,
            "months": list(totals),
            "previous": _beside(totals, month, -1),
            "next": _beside(totals, month, 1),
            "row": totals[month],
            "change": change(totals[month], totals.get(month - 1)),
            "history": [(at, row, change(row, totals.get(at - 1))) for at, row in totals.items()],
            "chart": month_chart([(at, row.value or 0) for at, row in totals.items()], indicator.unit, month, language),
            "map": _map(indicator, of_month, language, called),
            "provinces": _breakdown(BY_PROVINCE, of_month, called),
            "breakdowns": [
                _breakdown(columns, of_month, called) for columns in indicator.groups if columns != BY_PROVINCE
            ],
            "any_hidden": any(row.hidden for row in of_month),
            "seal": seal,
            "sources": sources,
            "question": questions.get("total"),
            "assumptions": assumptions_moving(indicator.code),
        },
    )


def _beside(totals: dict[Month, FigureRow], month: Month, step: int) -> Month | None:
    return month + step if month + step in totals else None


def _questions(indicator: Indicator, path: str) -> dict[str, str]:
    """The query that gives the total again, and one for each breakdown."""
    parts = {",".join(columns): recompute.sql(indicator, path, columns) for columns in indicator.groups}
    return {"total": recompute.sql(indicator, path), **parts}


def _map(indicator: Indicator, rows: list[FigureRow], language: str, called: Labels) -> object:
    values = {row.cells["province"]: row.value for row in rows if tuple(row.cells) == BY_PROVINCE}
    return tile_map(values, indicator.unit, language, called, _("oculto"))


def _breakdown(columns: tuple[str, ...], rows: list[FigureRow], called: Labels) -> Breakdown:
    """The groups of one or two columns (the longer one runs down); a third joins the second's names."""
    found = {tuple(row.cells.values()): row for row in rows if tuple(row.cells) == columns}
    values = [sorted({place[axis] for place in found}, key=lambda value: called.order(columns[axis], value))
              for axis in range(len(columns))]  # fmt: skip
    down, across = (0, None) if len(columns) == 1 else (0, 1) if len(values[0]) >= len(values[1]) else (1, 0)
    longest = max((row.value or 0 for row in found.values()), default=0)

    def cell(first: str, second: str | None) -> Cell:
        place = (first,) if second is None else (first, second) if down == 0 else (second, first)
        row = found.get(place)
        return Cell(row, length(row.value, longest) if row else 0)

    beside = [None] if across is None else values[across]
    names = [] if across is None else [called(columns[across], value) for value in values[across]]
    lines = [(called(columns[down], value), [cell(value, other) for other in beside]) for value in values[down]]
    second = None if across is None else labels.dimension(columns[across])
    return Breakdown(labels.dimension(columns[down]), second, names, lines)


pages = [
    Page("figure", "cifras/<slug:slug>", "web/figure.html", all_months),
    Page("figure_month", "cifras/<slug:slug>/<month:month>", "web/figure.html", one_month),
]
