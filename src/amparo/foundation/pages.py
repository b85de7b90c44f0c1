"""A public page, declared once: its address, its template, and the sheet of data it shows.

A module declares its pages here and says nothing of HTML, JSON or CSV: the web prints every page three times at the
same address (`/fondos/`, `/fondos.json`, `/fondos.csv`), in Spanish and, under `/en/`, in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Value = object
"""What a cell of data holds: text, whole cents, whole counts, YYYYMM months, or nested rows (JSON text in the CSV).

None is a hidden or absent value."""


class NotPublished(LookupError):
    """What was asked for has not been published. The text says so to the reader, and what there is instead."""


@dataclass(frozen=True)
class Sheet:
    """What a page shows, as data. The names are English, in every language.

    columns, rows: the table of the page, whole in its CSV. facts: what stands once beside the table, in its JSON.
    shown: arrangements of the same data for the template alone (charts, links), never in the data.
    status: 422 when what was asked is wrong, and the sheet says why. kept: whether a browser or a proxy may keep it;
    what speaks of one person is not kept anywhere.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    facts: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    kept: bool = True

    def records(self) -> Iterable[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Page:
    """One public page.

    name: how other pages link to it. path: its address without the final slash, as Django writes paths. read: the
    query; it takes what was asked after `?` and the parts of the address, and raises NotPublished or ValueError (a 404
    and a 400). takes_file: whether a file may be posted to it; `read` then takes it as `handed`.
    """

    name: str
    path: str
    template: str
    read: Callable[..., Sheet]
    takes_file: bool = False

    @property
    def data_path(self) -> str:
        """The address of its data, without the ending: that of the page, and `inicio` for the home."""
        return self.path or "inicio"


Asked = Mapping[str, str]
"""What stands after `?` in an address, or was posted with a file."""


@dataclass(frozen=True)
class Handed:
    """A file handed in with what was asked: its text, or what is wrong with it. Nothing keeps it."""

    text: str = ""
    wrong: str = ""
