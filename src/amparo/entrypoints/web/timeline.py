"""A work history as a picture: a row for each year, a cell for each month, its state drawn and not only coloured."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.entrypoints.month.work_history import STATES, WorkHistory
from amparo.foundation import writing
from amparo.foundation.months import Month

SIDE, GAP, LEFT, TOP = 24, 2, 44, 20
WORST_FIRST = ("owed", "due", "draft", "recovered", "paid", "none")
NO_JOB = ("Sin empleo declarado", "No job declared")


@dataclass(frozen=True)
class Cell:
    x: int
    y: int
    state: str
    title: str


@dataclass(frozen=True)
class Timeline:
    """`months`: the initial of each month over its column; `years`: each year beside its row."""

    cells: list[Cell]
    months: list[tuple[int, str]]
    years: list[tuple[int, int]]
    states: list[tuple[str, tuple[str, str]]]
    width: int
    height: int
    side: int = SIDE


def timeline(told: WorkHistory, language: str) -> Timeline | None:
    """From the month since which the books look for her to the last one closed; None if there is nothing to draw."""
    if not told.since:
        return None
    first, last = told.since, told.as_of
    states: dict[Month, str] = {}
    for one in told.months:
        found = (states.get(one.month, "none"), one.state)
        states[one.month] = min(found, key=WORST_FIRST.index)
    cells = [_cell(month, states.get(month, "gap"), first, language) for month in first.through(last)]
    names = {**STATES, "gap": NO_JOB}
    drawn = {cell.state for cell in cells}
    return Timeline(
        cells,
        [(_across(month), writing.month_name(Month(first.year, month), language)[0].upper()) for month in range(1, 13)],
        [(TOP + (year - first.year) * (SIDE + GAP), year) for year in range(first.year, last.year + 1)],
        [(state, names[state]) for state in (*WORST_FIRST[::-1], "gap") if state in drawn],
        LEFT + 12 * (SIDE + GAP) - GAP,
        TOP + (last.year - first.year + 1) * (SIDE + GAP) - GAP,
    )


def _cell(month: Month, state: str, first: Month, language: str) -> Cell:
    name = (NO_JOB if state == "gap" else STATES[state])[language == "en"]
    place = TOP + (month.year - first.year) * (SIDE + GAP)
    return Cell(_across(month.month), place, state, f"{writing.month(month, language)}: {name}")


def _across(month: int) -> int:
    return LEFT + (month - 1) * (SIDE + GAP)
