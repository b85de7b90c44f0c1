"""Every figure of a month, whole or broken down by one column."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels
from amparo.entrypoints.web.charts import length, sparkline
from amparo.entrypoints.web.labels import Both, Labels
from amparo.entrypoints.web.pages.published import (
    FIGURE_COLUMNS,
    asked_month,
    change,
    figure_record,
    indicator_slug,
    months_of,
)
from amparo.foundation.history import indicators, queries
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.queries import FigureRow
from amparo.foundation.months import Month
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet


@dataclass(frozen=True)
class Part:
    """One group of a figure, as a row with a bar."""

    name: Both
    row: FigureRow
    length: float


@dataclass(frozen=True)
class Entry:
    """One figure in the list."""

    indicator: Indicator
    slug: str
    row: FigureRow
    change: Decimal | None
    line: str
    parts: list[Part]


def overview(asked: Asked) -> Sheet:
    months = queries.published_months()
    month = months_of(months, asked_month(asked))
    chosen = _chosen(asked.get("modulo", ""))
    column = asked.get("por", "")
    breakdowns = sorted({group[0] for one in indicators.declared.values() for group in one.groups if len(group) == 1})
    if column and column not in breakdowns:
        raise NotPublished(_("Ninguna cifra se divide por «{column}».").format(column=column))

    totals = queries.figure_values([one.code for one in chosen], dimensions="")
    parts = queries.figure_values([one.code for one in chosen], [month.number], column) if column else []
    rows = parts if column else [row for row in totals if row.month == month.number]
    declared = {one.code: one for one in chosen}
    return Sheet(
        columns=FIGURE_COLUMNS,
        rows=[figure_record(declared[row.indicator], row) for row in rows],
        facts={"month": str(month), "module": asked.get("modulo") or None, "breakdown": column or None},
        shown={
            "month": month,
            "months": months[::-1],
            "modules": [(name, labels.module(name)) for name in _modules()],
            "module": asked.get("modulo", ""),
            "breakdowns": [(name, labels.dimension(name)) for name in breakdowns],
            "breakdown": column,
            "sections": _sections(chosen, month, totals, parts, column),
        },
    )


def _chosen(module: str) -> list[Indicator]:
    found = [one for one in indicators.declared.values() if module in ("", one.module)]
    if not found:
        raise NotPublished(_("Ningún módulo se llama «{name}».").format(name=module))
    return found


def _modules() -> list[str]:
    return list(dict.fromkeys(one.module for one in indicators.declared.values()))


def _sections(
    chosen: list[Indicator], month: Month, totals: list[FigureRow], parts: list[FigureRow], column: str
) -> list[tuple[Both, list[Entry]]]:
    by_code: dict[str, dict[int, FigureRow]] = {}
    for row in totals:
        by_code.setdefault(row.indicator, {})[row.month] = row
    called = Labels()
    sections: dict[str, list[Entry]] = {}
    for indicator in chosen:
        found = by_code.get(indicator.code, {})
        groups = [row for row in parts if row.indicator == indicator.code]
        if month.number not in found or (column and not groups):
            continue
        this_year = [row.value or 0 for number, row in found.items() if month.year * 100 < number <= month.number]
        entry = Entry(
            indicator=indicator,
            slug=indicator_slug(indicator),
            row=found[month.number],
            change=change(found[month.number], found.get((month - 1).number)),
            line=sparkline(this_year),
            parts=_parts(groups, column, called),
        )
        sections.setdefault(indicator.module, []).append(entry)
    return [(labels.module(name), entries) for name, entries in sections.items()]


def _parts(rows: list[FigureRow], column: str, called: Labels) -> list[Part]:
    longest = max((row.value or 0 for row in rows), default=0)
    ordered = sorted(rows, key=lambda row: called.order(column, row.cells[column]))
    return [Part(called(column, row.cells[column]), row, length(row.value, longest)) for row in ordered]


pages = [Page("figures", "cifras", "web/figures.html", overview)]
