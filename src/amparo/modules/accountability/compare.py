"""The printed statements beside our closed months: one row for every figure, compared or with the reason why not.

Pure: the figures come through a function, so that anyone can compare any country. The country's own numbers are never
scaled but here, and both are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import product

from amparo.foundation.months import Month
from amparo.modules.accountability.declared import Text
from amparo.modules.accountability.expressions import (
    ARITHMETIC,
    Evaluate,
    ExpressionError,
    Figure,
    Months,
    Node,
    evaluate,
    figures_in,
    parse,
)

Figures = Callable[[str, Month, Mapping[str, str]], int]
"""The value of an indicator in a closed month, in cents or a count; MissingFigureError where there is none to show."""


class Kind(StrEnum):
    INPUT = "input"
    REPRODUCED = "reproduced"
    CARRIED = "carried"
    NOT_COMPARABLE = "not comparable"


KIND_NAMES = {
    Kind.INPUT: Text("insumo", "input"),
    Kind.REPRODUCED: Text("reproducido", "reproduced"),
    Kind.CARRIED: Text("trasladado", "carried"),
    Kind.NOT_COMPARABLE: Text("no comparable", "not comparable"),
}

PER_UNIT = {"million USD": 1_000_000, "million persons": 1_000_000}
"""Printed units that stand for many; every other unit stands for one."""


class MissingFigureError(LookupError):
    """There is no figure to show: the month is not closed, nobody publishes it, or it stands for too few people."""

    def __init__(self, cause: Text) -> None:
        super().__init__(cause.es)
        self.cause = cause


@dataclass(frozen=True)
class Tolerance:
    """How far ours may stand from the printed number: the widest of the three, in the printed unit."""

    percent: Decimal = Decimal(0)
    records: int = 0
    rounding: Decimal = Decimal(0)

    def allows(self, difference: Decimal, printed: Decimal, scale: int, per_unit: int) -> bool:
        widest = max(abs(printed) * self.percent / 100, Decimal(self.records * scale) / per_unit, self.rounding)
        return abs(difference) <= widest


@dataclass(frozen=True)
class Sensitivity:
    """A change of definition or assumption, and the expression of what it adds to ours."""

    name: Text
    change: str


@dataclass(frozen=True)
class Row:
    """One line of the comparison as declared; `comparison.yaml` describes the fields. `ours` is None if not comparable.

    source: the report or the statistical table; section: where in the report. digits: those of the printed number.
    """

    code: str
    title: Text
    source: str
    section: str
    printed: Decimal
    unit: str
    kind: Kind
    why: Text
    ours: str | None = None
    measure: str = "ratio"
    tolerance: Tolerance = Tolerance()
    definition: Text | None = None
    sensitivities: tuple[Sensitivity, ...] = ()


@dataclass(frozen=True)
class Moved:
    """What a sensitivity makes of ours, scaled and in the printed unit; `missing` says why it cannot be computed."""

    name: Text
    change: Decimal | None = None
    produced: Decimal | None = None
    difference_percent: Decimal | None = None
    missing: Text | None = None


@dataclass(frozen=True)
class Compared:
    """A row and what came of it, in the printed unit.

    own: what the invented country says, at its own size. produced: own times the scale (a ratio is not scaled).
    difference: produced − printed; within: inside the tolerance. All None when not comparable, or when a figure is
    missing, and then `missing` says which and why.
    """

    row: Row
    own: Decimal | None = None
    produced: Decimal | None = None
    difference: Decimal | None = None
    difference_percent: Decimal | None = None
    within: bool | None = None
    missing: Text | None = None
    sensitivities: tuple[Moved, ...] = ()


def compare(rows: Iterable[Row], figures: Figures, scale: int) -> list[Compared]:
    """Every row with what the closed months say; ExpressionError names a row that is badly written."""
    return [_compared(row, figures, scale) for row in rows]


def indicators(rows: Iterable[Row]) -> set[str]:
    """The code of every indicator the rows ask for."""
    expressions = (text for row in rows if row.ours for text in (row.ours, *(one.change for one in row.sensitivities)))
    return {figure.name for expression in expressions for figure in figures_in(parse(expression))}


def _compared(row: Row, figures: Figures, scale: int) -> Compared:
    if row.ours is None:
        return Compared(row)
    try:
        value = _value(row, row.ours, figures)
    except MissingFigureError as none:
        return Compared(row, missing=none.cause)
    times = 1 if row.measure == "ratio" else scale
    produced = value * times
    difference = produced - row.printed
    within = row.tolerance.allows(difference, row.printed, scale, PER_UNIT.get(row.unit, 1))
    return Compared(
        row=row,
        own=_shown(value, row),
        produced=_shown(produced, row),
        difference=_shown(difference, row),
        difference_percent=_percent(difference, row.printed),
        within=within,
        sensitivities=tuple(_moved(one, row, produced, figures, times) for one in row.sensitivities),
    )


def _moved(sensitivity: Sensitivity, row: Row, produced: Decimal, figures: Figures, times: int) -> Moved:
    try:
        change = _value(row, sensitivity.change, figures) * times
    except MissingFigureError as none:
        return Moved(sensitivity.name, missing=none.cause)
    moved = produced + change
    return Moved(sensitivity.name, _shown(change, row), _shown(moved, row), _percent(moved - row.printed, row.printed))


def _value(row: Row, expression: str, figures: Figures) -> Decimal:
    """The expression at the country's own size, in the printed unit."""
    try:
        value = evaluate(expression, _bare_figure, ARITHMETIC | _functions(figures))
    except ExpressionError as error:
        raise ExpressionError(f"fila {row.code}: {error}") from error
    return value / (100 if row.measure == "cents" else 1) / PER_UNIT.get(row.unit, 1)


def _functions(figures: Figures) -> dict[str, Callable[[tuple[Node, ...], Evaluate], Decimal]]:
    def total(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
        figure, months = _figure_and_months(arguments)
        return sum((_cells(figure, month, figures) for month in months), start=Decimal(0))

    def at(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
        _, months = _figure_and_months(arguments)
        if len(months) != 1:
            raise ExpressionError("at espera un solo mes; para varios use sum o mean")
        return total(arguments, value)

    def mean(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
        return total(arguments, value) / len(_figure_and_months(arguments)[1])

    return {"sum": total, "at": at, "mean": mean}


def _figure_and_months(arguments: tuple[Node, ...]) -> tuple[Figure, list[Month]]:
    match arguments:
        case (Figure() as figure, Months(text)):
            return figure, Month.range(text)
    raise ExpressionError("se espera una cifra y su mes: at(pensions.paid, 2022-12)")


def _cells(figure: Figure, month: Month, figures: Figures) -> Decimal:
    """The figure in a month: the sum over every combination of the codes written in its groups."""
    names = [name for name, _ in figure.groups]
    combinations = product(*(codes for _, codes in figure.groups))
    return Decimal(sum(figures(figure.name, month, dict(zip(names, codes, strict=True))) for codes in combinations))


def _bare_figure(figure: Figure) -> Decimal:
    raise ExpressionError(f"«{figure}» no dice de qué mes: use at({figure}, AAAA-MM) o sum({figure}, AAAA-MM..AAAA-MM)")


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP) if whole else None


def _shown(number: Decimal, row: Row) -> Decimal:
    """Enough digits to see what the printed form rounds away: cents, units of a million, hundredths of a percent."""
    digits = -min(int(row.printed.as_tuple().exponent), 0)
    if row.unit in PER_UNIT:
        digits = 6
    elif row.measure != "count":
        digits = max(digits, 2)
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
