"""The law misprinted: each number of it off by one, a rate by a hundredth of a per cent, yes said for no.

The generated cases read the same files as the rules, so they cannot notice a number that was copied wrongly. The worked
cases must: theirs are the figures of the norm, of the press and of real declarations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from amparo.foundation.law import Law
from amparo.foundation.law.values import Cases, Content, Entry, Rows, Steps, Value, written

_HUNDREDTH_OF_A_PER_CENT = 100


@dataclass(frozen=True)
class Misprint:
    """A value with one number changed: that of `place` (date, key, step or column) in the entry of `since`."""

    value: Value
    since: int
    key: str
    place: str


def misprints(value: Value) -> Iterator[Misprint]:
    """Every misprint of a value of law, one number at a time."""
    for position, entry in enumerate(value.entries):
        for key, what, content in _of_content(entry.content, value.unit):
            entries = list(value.entries)
            entries[position] = Entry(entry.since, content, entry.cite, entry.cites_by_key)
            place = " ".join(filter(None, (written(entry.since), key, what)))
            yield Misprint(replace(value, entries=tuple(entries)), entry.since, key, place)


def misprinted(misprint: Misprint) -> Law:
    return Law({**Law.load().values, misprint.value.name: misprint.value})


def _of_content(content: Content, unit: str) -> Iterator[tuple[str, str, Content]]:
    """(key, what, the content with that changed): what was not found has nothing to change."""
    match content:
        case int():
            yield "", "", _off(content, unit)
        case Steps():
            yield from (("", what, changed) for what, changed in _of_steps(content, unit))
        case Rows():
            yield from (("", what, changed) for what, changed in _of_rows(content))
        case Cases():
            for position, (key, case) in enumerate(content.by_key):
                for _, what, changed in _of_content(case, unit):
                    cases = list(content.by_key)
                    cases[position] = (key, changed)
                    yield key, what, Cases(tuple(cases))


def _of_steps(table: Steps, unit: str) -> Iterator[tuple[str, Steps]]:
    """A wrong value at a key, a key one later, and a wrong rise past the last."""
    following = [key for key, _ in table.points[1:]] + [None]
    for position, (key, value) in enumerate(table.points):
        changes = {f"{key}": (key, _off(value, unit))}
        if position and following[position] != key + 1:
            changes[f"{key}, later"] = (key + 1, value)
        for what, point in changes.items():
            points = list(table.points)
            points[position] = point
            yield what, replace(table, points=tuple(points))
    if table.then:
        yield "then", replace(table, then=_off(table.then, unit))


def _of_rows(table: Rows) -> Iterator[tuple[str, Rows]]:
    """A minimum one more; 0 asks for nothing."""
    for position, row in enumerate(table.rows):
        for column, least in row:
            if least:
                changed = tuple((name, number + (name == column)) for name, number in row)
                rows = (*table.rows[:position], changed, *table.rows[position + 1 :])
                yield f"row {position + 1}, {column}", Rows(rows)


def _off(number: int, unit: str) -> int:
    if unit == "flag":
        return 1 - number
    return number + (_HUNDREDTH_OF_A_PER_CENT if unit == "rate" else 1)
