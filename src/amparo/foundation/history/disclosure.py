"""What may be shown: no cell that stands for fewer than ten people, and none from which one could be worked out.

Wherever cells add up to another that is published (provinces to the total, sexes of a sector to the sector), one that
is hidden among them would be the difference of the rest. So a second one is hidden, the smallest, until none stands
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

FEWEST_PEOPLE = 10
"""Cells that stand for fewer people are not shown (institutional disclosure rule; see docs/decisions)."""

Place = dict[str, str]
"""Where a cell is: {"sector": "private", "sex": "F"}; the total is nowhere, {}."""


def hidden(places: Sequence[Place], people: Sequence[int]) -> set[int]:
    """The positions of the cells of one indicator that must be hidden, given how many people stand behind each."""
    concealed = {position for position, count in enumerate(people) if 0 < count < FEWEST_PEOPLE}
    sums = _sums(places) if concealed else []
    changed = True
    while changed:
        changed = False
        for whole, parts in sums:
            unknown = [position for position in (whole, *parts) if position in concealed]
            shown = [position for position in parts if position not in concealed and people[position]]
            if len(unknown) == 1 and shown:
                concealed.add(min(shown, key=lambda position: (people[position], position)))
                changed = True
    return concealed


def _sums(places: Sequence[Place]) -> list[tuple[int, list[int]]]:
    """Every published cell with the finer cells that add up to it, for each breakdown that refines it."""
    position_of = {frozenset(place.items()): position for position, place in enumerate(places)}
    parts_of: dict[tuple[frozenset, frozenset], list[int]] = {}
    for position, place in enumerate(places):
        columns = frozenset(place)
        for size in range(len(place)):
            for kept in combinations(sorted(place), size):
                whole = frozenset((name, place[name]) for name in kept)
                if whole in position_of:
                    parts_of.setdefault((whole, columns), []).append(position)
    return [(position_of[whole], parts) for (whole, _), parts in parts_of.items()]
