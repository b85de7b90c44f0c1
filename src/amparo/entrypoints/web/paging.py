"""A long list, one page of it at a time, by the number after `?pagina=`."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from amparo.foundation.pages import Visit

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
    written = visit.asked.get(PAGE, "")
    number = min(max(int(written) if written.isdecimal() and len(written) < 9 else 1, 1), last)
    return Part(
        number, last, min((number - 1) * rows + 1, total), min(number * rows, total), total,
        _address(visit, number - 1) if number > 1 else "", _address(visit, number + 1) if number < last else "",
    )  # fmt: skip


def _address(visit: Visit, number: int) -> str:
    asked = {name: value for name, value in visit.asked.items() if name != PAGE}
    return f"?{urlencode({**asked, PAGE: number})}"
