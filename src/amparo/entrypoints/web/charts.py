"""Where the marks of a chart stand. Drawn as inline SVG by the templates, always beside a table of the same values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.foundation import writing
from amparo.foundation.months import Month
from amparo.foundation.questions import Chart

WIDTH, HEIGHT = 640, 430
LEFT, RIGHT, TOP, BOTTOM = 84, 8, 16, 40
STEPS_HEIGHT = 320
MARGIN = 16
"""Room at both ends of a line, so that its marks are whole."""
BALANCE_ROW = 58
LONGEST = 100
"""Length of the longest bar of a table."""


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    middle: float
    name: str
    title: str
    current: bool


@dataclass(frozen=True)
class Tick:
    y: float
    name: str


@dataclass(frozen=True)
class MonthChart:
    """A bar for each month, from zero."""

    bars: list[Bar]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def month_chart(values: Sequence[tuple[Month, int]], unit: str, current: Month, language: str) -> MonthChart:
    """The bars of one figure over its months, oldest first."""
    steps = _ticks(min(0, *(value for _, value in values)), max(1, *(value for _, value in values)))
    lowest, highest = steps[0], steps[-1]
    scale = (HEIGHT - TOP - BOTTOM) / (highest - lowest)
    room = (WIDTH - LEFT - RIGHT) / len(values)

    def height(value: int) -> float:
        return round(TOP + (highest - value) * scale, 1)

    bars = [
        Bar(
            x=round(LEFT + room * (place + 0.15), 1),
            y=height(max(value, 0)),
            width=round(room * 0.7, 1),
            height=round(abs(height(value) - height(0)), 1),
            middle=round(LEFT + room * (place + 0.5), 1),
            name=writing.month_name(month, language),
            title=f"{writing.month(month, language)}: {writing.amount(value, unit, language)}",
            current=month == current,
        )
        for place, (month, value) in enumerate(values)
    ]
    return MonthChart(bars, [Tick(height(step), writing.short(step, unit, language)) for step in steps])


@dataclass(frozen=True)
class StepChart:
    """A value that stays until it changes: a line of steps, broken where there is no value, over a measured floor."""

    lines: list[str]
    dots: list[tuple[float, float, str]]
    ticks: list[Tick]
    places: list[tuple[float, str]]
    width: int = WIDTH
    height: int = STEPS_HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = STEPS_HEIGHT - BOTTOM


def step_chart(
    steps: Sequence[tuple[int, int | None, str]],
    end: tuple[int, int | None],
    places: Sequence[tuple[int, str]],
    written: Callable[[int], str],
) -> StepChart:
    """The line of `steps`: (where it starts, its value or None, what its dot says), from the lowest value or zero.

    end: where the line ends and at which value, that of the last step unless it keeps growing. places: what is written
    under the floor, and where; `written` says the values at the side.
    """
    values = [value for _start, value, _told in steps if value is not None] + ([end[1]] if end[1] is not None else [])
    ticks = _ticks(min(0, *values), max(1, *values))
    first, last = steps[0][0], max(end[0], steps[-1][0] + 1)

    def x(place: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT - MARGIN) * (place - first) / (last - first), 1)

    def y(value: int) -> float:
        return round(TOP + (ticks[-1] - value) * (STEPS_HEIGHT - TOP - BOTTOM) / (ticks[-1] - ticks[0]), 1)

    lines, before = [], None
    for (start, value, _told), following in zip(steps, [*(step[0] for step in steps[1:]), end[0]], strict=True):
        if value is not None:
            lines.append(f"{'M' if before is None else 'L'}{x(start)},{y(value)} H{x(following)}")
        before = value
    if before is not None and end[1] not in (None, before):
        lines[-1] = f"{lines[-1].partition(' ')[0]} L{x(end[0])},{y(end[1] or 0)}"
    dots = [(x(start), y(value), told) for start, value, told in steps if value is not None]
    shown = [(x(place), name) for place, name in places if first <= place <= last]
    return StepChart(lines, dots, [Tick(y(tick), written(tick)) for tick in ticks], shown)


def _ticks(lowest: int, highest: int) -> list[int]:
    """Four or five round numbers that reach from below the lowest value to above the highest."""
    span = highest - lowest
    size = 10 ** max(len(str(span // 4)) - 1, 0)
    step = next(size * times for times in (1, 2, 3, 4, 5, 10, 20) if size * times * 4 >= span)
    first = lowest // step * step
    return list(range(first, highest + step, step))


def sparkline(values: Sequence[int], width: int = 96, height: int = 28) -> str:
    """The points of a small line; its ends are the lowest and highest value, since it shows a shape and no amounts."""
    if len(values) < 2:
        return ""
    lowest, span = min(values), max(values) - min(values) or 1
    places = (
        (2 + place * (width - 4) / (len(values) - 1), 2 + (height - 4) * (1 - (value - lowest) / span))
        for place, value in enumerate(values)
    )
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


@dataclass(frozen=True)
class Balance:
    """A row of two bars from the same axis: what is lost and what is gained; `told` beside its name."""

    name: str
    told: str
    y: int
    lose_x: float
    lose: float
    gain: float


@dataclass(frozen=True)
class BalanceChart:
    """A row for each group; the axis stands where the longest loss and the longest gain both fit."""

    rows: list[Balance]
    axis: float
    height: int
    width: int = WIDTH


def balance_chart(
    groups: Sequence[tuple[str, int | None, int | None]], language: str, hidden: str
) -> BalanceChart | None:
    """What each group loses (cents below zero) and gains, in one scale; None when nobody does, or all is hidden."""
    most_lost = max((-(lost or 0) for _name, lost, _gained in groups), default=0)
    most_gained = max((gained or 0 for _name, _lost, gained in groups), default=0)
    if not most_lost + most_gained:
        return None
    scale = WIDTH / (most_lost + most_gained)
    # When nobody gains, losses read from the left as any bar does.
    axis, side = (round(most_lost * scale, 1), -1) if most_gained else (0.0, 1)
    rows = []
    for place, (name, lost, gained) in enumerate(groups):
        lose, gain = round(-(lost or 0) * scale, 1), round((gained or 0) * scale, 1)
        told = " · ".join(writing.short(cents, "cents", language) for cents in (lost, gained) if cents)
        told = hidden if None in (lost, gained) else told or writing.short(0, "cents", language)
        rows.append(Balance(name, told, place * BALANCE_ROW, axis - lose if side < 0 else axis, lose, gain))
    return BalanceChart(rows, axis, len(rows) * BALANCE_ROW)


def length(value: int | None, longest: int) -> float:
    """How long the bar of a row is, of LONGEST."""
    return round(LONGEST * max(value or 0, 0) / longest, 1) if longest > 0 else 0.0


MARKERS = ("circle", "square", "triangle", "diamond")
"""A line is told from another by its marks and its dashes, never by colour alone."""
MOST_MARKS = 40
"""With more points than this the marks of a line would be a smear: only some are drawn."""


@dataclass(frozen=True)
class Line:
    name: str
    kind: int
    marker: str
    points: str
    marks: list[tuple[float, float, str]]


@dataclass(frozen=True)
class LineChart:
    """Lines over a common axis, from zero. `rows` holds the same values for the table beside: x, and y of each line."""

    title: str
    x: str
    lines: list[Line]
    ticks: list[Tick]
    places: list[tuple[float, str]]
    rows: list[tuple[str, list[str]]]
    brim: int = WIDTH - 3 * MARGIN
    """Past here, what is written under the axis ends instead of standing in the middle, or it would be cut."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def line_chart(chart: Chart, language: str) -> LineChart:
    """Where the lines of an answer's chart stand. Days and months along the axis stand as far apart as they are."""
    spots = sorted({x for _name, points in chart.lines for x, _y in points})
    values = [y for _name, points in chart.lines for _x, y in points]
    steps = _ticks(min(0, *values, 0), max(1, *values, 1))
    first, last = _distance(spots[0], chart.x_unit), _distance(spots[-1], chart.x_unit)
    scale = (WIDTH - LEFT - RIGHT - 2 * MARGIN) / max(last - first, 1)

    def across(x: int) -> float:
        return round(LEFT + MARGIN + (_distance(x, chart.x_unit) - first) * scale, 1)

    def down(y: int) -> float:
        return round(TOP + (steps[-1] - y) * (HEIGHT - TOP - BOTTOM) / (steps[-1] - steps[0]), 1)

    def told(x: int, y: int) -> str:
        return f"{writing.amount(x, chart.x_unit, language)}: {writing.amount(y, chart.unit, language)}"

    lines = [
        Line(
            name=words(language),
            kind=place % len(MARKERS),
            marker=MARKERS[place % len(MARKERS)],
            points=" ".join(f"{across(x)},{down(y)}" for x, y in points),
            marks=[(across(x), down(y), told(x, y)) for x, y in points[:: 1 + len(points) // MOST_MARKS]],
        )
        for place, (words, points) in enumerate(chart.lines)
    ]
    found = [dict(points) for _name, points in chart.lines]
    return LineChart(
        title=chart.words(language),
        x=chart.x(language),
        lines=lines,
        ticks=[Tick(down(step), _at_the_side(step, chart.unit, language)) for step in steps],
        places=[(across(x), _below(x, chart.x_unit, language)) for x in _spread(spots, chart.x_unit)],
        rows=[
            (
                writing.amount(x, chart.x_unit, language),
                [writing.amount(line[x], chart.unit, language) if x in line else "" for line in found],
            )
            for x in spots
        ],
    )


def _distance(x: int, unit: str) -> int:
    """How far along the axis: months and days are not decimal."""
    if unit == "month":
        return Month.of(x).ordinal
    return date(x // 10000, x // 100 % 100, x % 100).toordinal() if unit == "date" else x


def _spread(spots: Sequence[int], unit: str) -> list[int]:
    """The few of them that are named under the axis, none too near another; of months, those that start a year."""
    most = 4 if unit == "date" else 6  # the name of a day is long
    januaries = [x for x in spots if unit == "month" and x % 100 == 1]
    apart = (_distance(spots[-1], unit) - _distance(spots[0], unit)) / (most + 1)
    named: list[int] = []
    for x in januaries if len(januaries) > 2 else spots:
        if not named or _distance(x, unit) - _distance(named[-1], unit) >= apart:
            named.append(x)
    return named


def _below(x: int, unit: str, language: str) -> str:
    match unit:
        case "month":
            return str(x // 100) if x % 100 == 1 else f"{writing.month_name(x, language)} {x // 100}"
        case "date":
            return f"{x % 100}/{x // 100 % 100}/{x // 10000}"
        case "cents" | "persons":
            return writing.short(x, unit, language)
    return writing.number(x, language)


def _at_the_side(value: int, unit: str, language: str) -> str:
    return writing.rate(value, language) if unit == "rate" else writing.short(value, unit, language)
