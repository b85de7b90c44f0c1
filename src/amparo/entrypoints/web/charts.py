"""Where the marks of a chart stand. Drawn as inline SVG by the templates, always beside a table of the same values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.foundation import writing
from amparo.foundation.months import Month

WIDTH, HEIGHT = 640, 430
LEFT, RIGHT, TOP, BOTTOM = 84, 8, 16, 40
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


def length(value: int | None, longest: int) -> float:
    """How long the bar of a row is, of LONGEST."""
    return round(LONGEST * max(value or 0, 0) / longest, 1) if longest > 0 else 0.0
