"""What can be asked of accountability: what was printed, whether it holds, and what the closed months say beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from amparo.foundation.history.queries import FigureRow, figure_values
from amparo.foundation.months import Month
from amparo.modules.accountability import audit, comparison, statements
from amparo.modules.accountability.audit import Audited, SeriesBreak
from amparo.modules.accountability.compare import Compared, MissingFigureError, compare, indicators
from amparo.modules.accountability.declared import Text
from amparo.modules.accountability.statements import Statement


def published(report: int | None = None, year: int | None = None) -> tuple[Statement, ...]:
    """The printed statements, in printed order: of one report, of one year they speak of, or all 347."""
    return tuple(
        statement
        for statement in _statements()
        if report in (None, statement.report) and year in (None, statement.year)
    )


@cache
def audited() -> tuple[Audited, ...]:
    """The 107 printed identities with their verdicts."""
    return tuple(audit.audit(audit.identities(), _statements()))


@cache
def series_breaks() -> tuple[SeriesBreak, ...]:
    """The series whose years cannot be joined."""
    return tuple(audit.series_breaks(_statements()))


def compared(year: int, scale: int) -> list[Compared]:
    """Every statement of that year's report, and the reference statistics, beside the closed months.

    scale: how many people one record of the country stands for. A DeclarationError says which year there is.
    """
    rows = comparison.rows(year, _statements())
    months = [month.number for month in Month(year - 1, 12).through(Month(year, 12))]
    return compare(rows, ClosedFigures(figure_values(indicators(rows), months)), scale)


class ClosedFigures:
    """The published figures as `compare` asks for them. A cell that nobody falls in is zero; a hidden one stays so."""

    def __init__(self, rows: Iterable[FigureRow]) -> None:
        self._cells = {(row.indicator, row.month, frozenset(row.cells.items())): row for row in rows}
        self._breakdowns = {(indicator, month, _names(cells)) for indicator, month, cells in self._cells}

    def __call__(self, indicator: str, month: Month, groups: Mapping[str, str]) -> int:
        found = self._cells.get((indicator, month.number, frozenset(groups.items())))
        if found is None:
            if (indicator, month.number, frozenset(groups)) in self._breakdowns:
                return 0
            by = f" ({', '.join(groups)})" if groups else ""
            raise MissingFigureError(
                Text(f"{month} no publica {indicator}{by}", f"{month} does not publish {indicator}{by}")
            )
        if found.value is None:
            cell = ", ".join(groups.values())
            raise MissingFigureError(
                Text(
                    f"{indicator} ({cell}) de {month} se oculta: detrás hay muy pocas personas",
                    f"{indicator} ({cell}) of {month} is hidden: too few people stand behind it",
                )
            )
        return found.value


def _names(cells: frozenset[tuple[str, str]]) -> frozenset[str]:
    return frozenset(name for name, _ in cells)


@cache
def _statements() -> tuple[Statement, ...]:
    return statements.read()
