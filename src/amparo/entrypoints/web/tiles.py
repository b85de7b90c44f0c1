"""The country as tiles of one size, so that a small province is read as easily as a large one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.entrypoints.web.labels import Labels
from amparo.foundation import writing

SIDE, GAP = 84, 4
COLUMNS, ROWS = 6, 6

PLACES = {
    "20": ("GAL", 0, 0), "08": ("ESM", 2, 0), "10": ("IMB", 3, 0), "04": ("CAR", 4, 0), "21": ("SUC", 5, 0),
    "23": ("SDT", 2, 1), "17": ("PIC", 3, 1), "15": ("NAP", 4, 1), "22": ("ORE", 5, 1),
    "13": ("MAN", 1, 2), "12": ("LRI", 2, 2), "05": ("COT", 3, 2), "18": ("TUN", 4, 2), "16": ("PAS", 5, 2),
    "24": ("STE", 0, 3), "09": ("GUA", 1, 3), "02": ("BOL", 2, 3), "06": ("CHI", 3, 3), "14": ("MOR", 4, 3),
    "07": ("EOR", 1, 4), "01": ("AZU", 2, 4), "03": ("CAÑ", 3, 4),
    "11": ("LOJ", 2, 5), "19": ("ZAM", 3, 5),
}  # fmt: skip
"""Short name, column and row of each province: neighbours stay neighbours as far as a grid lets them."""

SHADES = 5


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    short: str
    written: str
    title: str
    shade: int
    """1 (least) to 5 (most); 0 is hidden or without value."""


@dataclass(frozen=True)
class TileMap:
    tiles: list[Tile]
    least: str
    most: str
    side: int = SIDE
    width: int = COLUMNS * (SIDE + GAP) - GAP
    height: int = ROWS * (SIDE + GAP) - GAP


def tile_map(values: Mapping[str, int | None], unit: str, language: str, labels: Labels, hidden: str) -> TileMap | None:
    """A tile for each province; `values` by province code, None when hidden, absent when there is nothing."""
    known = sorted(value for code, value in values.items() if code in PLACES and value is not None)
    if not known:
        return None
    tiles = []
    for code, (short, column, row) in PLACES.items():
        name, value = labels("province", code)[0], values.get(code)
        told = hidden if code in values and value is None else writing.amount(value or 0, unit, language)
        tiles.append(
            Tile(
                x=column * (SIDE + GAP),
                y=row * (SIDE + GAP),
                short=short,
                written=(hidden if code in values else "–") if value is None else writing.short(value, unit, language),
                title=f"{name}: {told}",
                shade=0 if value is None else _shade(value, known),
            )
        )
    return TileMap(tiles, writing.short(known[0], unit, language), writing.short(known[-1], unit, language))


def _shade(value: int, known: list[int]) -> int:
    """Its fifth among the provinces: a few large ones must not leave all the others pale."""
    below = sum(other < value for other in known)
    return 1 + below * SHADES // len(known)
