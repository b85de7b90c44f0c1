"""A long list, one page of it at a time, by the number after `?pagina=`."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from amparo.foundation.pages import Visit, number

PAGE = "pagina"
ROWS = 50


@dataclass(frozen=True)
class Part:
    """Which rows of `total` are shown, counted from 1, and the addresses of the pages around."""

    number: int
    last: int
    first: int
    until: int
    total: int
    before: str
    after: str


def part(visit: Visit, total: int, rows: int = ROWS) -> Part:
    """The page asked for; the nearest one there is, if it is none."""
    last = max(-(-total // rows), 1)
    here = min(max(number(visit.asked.get(PAGE, "")) or 1, 1), last)
    return Part(
        here, last, min((here - 1) * rows + 1, total), min(here * rows, total), total,
        _address(visit, here - 1) if here > 1 else "", _address(visit, here + 1) if here < last else "",
    )  # fmt: skip


def _address(visit: Visit, number: int) -> str:
    asked = {name: value for name, value in visit.asked.items() if name != PAGE}
    return f"?{urlencode({**asked, PAGE: number})}"
