"""What can be asked of the closed months. A hidden cell answers without its value: nobody can print it by oversight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from amparo.foundation.history.models import Figure, Freeze, HistoryFile, Seal
from amparo.foundation.history.tables import Finding
from amparo.foundation.months import Month


@dataclass(frozen=True)
class FigureRow:
    """A published figure.

    group: «» is the total, «sex=F;province=17» a cell. value: cents or a count, people: how many stand behind it; both
    None when `hidden` (fewer than ten people, or the complement that would reveal them).
    """

    indicator: str
    month: int
    group: str
    value: int | None
    people: int | None
    hidden: bool

    @property
    def cells(self) -> dict[str, str]:
        """The group taken apart: {"sex": "F", "province": "17"}."""
        return dict(part.split("=", 1) for part in self.group.split(";") if part)


@dataclass(frozen=True)
class SealRow:
    """A closed month: its place in the chain, and the manifest whose hash it is."""

    month: int
    number: int
    hash: str
    previous_hash: str
    manifest: dict[str, Any]


@dataclass(frozen=True)
class FileRow:
    """A file of a month: `frozen` is what was open at the cut-off, the others are what came out."""

    table: str
    month: int
    frozen: bool
    path: str
    rows: int
    file_hash: str
    content_hash: str


@dataclass(frozen=True)
class Cut:
    """The cut-off of a month: the last act that counts for it. `opening` marks the month in which the books begin."""

    month: int
    opening: bool
    last_act: int
    last_act_hash: str


def figure_values(
    indicator: str | Iterable[str], months: Iterable[int] | None = None, dimensions: str | None = None
) -> list[FigureRow]:
    """Figures of one indicator (or several) by month and group.

    months: YYYYMM numbers, None for all. dimensions: «» only totals, «sex» or «sex,province» one breakdown, None all.
    """
    found = Figure.objects.filter(indicator__in=[indicator] if isinstance(indicator, str) else list(indicator))
    if months is not None:
        found = found.filter(month__in=list(months))
    if dimensions is not None:
        found = found.filter(dimensions=dimensions)
    columns = ("indicator", "month", "group", "value", "people", "hidden")
    return [_row(*values) for values in found.order_by("indicator", "month", "group").values_list(*columns)]


def figure(indicator: str, month: int, group: str = "") -> FigureRow | None:
    """One figure, or None if that month does not have it."""
    columns = ("indicator", "month", "group", "value", "people", "hidden")
    found = Figure.objects.filter(indicator=indicator, month=month, group=group).values_list(*columns).first()
    return _row(*found) if found else None


def closed_months() -> list[Month]:
    """Every sealed month, oldest first; the opening of the books is one of them."""
    return [Month.of(number) for number in Seal.objects.order_by("month").values_list("month", flat=True)]


def published_months() -> list[Month]:
    """Every month that has figures, oldest first."""
    return [Month.of(number) for number in Figure.objects.order_by("month").values_list("month", flat=True).distinct()]


def seal(month: Month | int) -> SealRow | None:
    """The seal of a month, or None while it is open."""
    found = Seal.objects.filter(month=_number(month)).first()
    return SealRow(found.month, found.number, found.hash, found.previous_hash, found.manifest) if found else None


def seals() -> list[SealRow]:
    """Every seal, oldest first: the chain."""
    return [
        SealRow(one.month, one.number, one.hash, one.previous_hash, one.manifest)
        for one in Seal.objects.order_by("month")
    ]


def cut(month: Month | int) -> Cut | None:
    """The cut-off of a month, or None if it was never frozen."""
    found = Freeze.objects.filter(month=_number(month)).first()
    return Cut(found.month, found.opening, found.last_act, found.last_act_hash) if found else None


def files(month: Month | int | None = None, table: str | None = None) -> list[FileRow]:
    """The files of a month (None: of all), what was frozen first; `table` keeps one table's."""
    found = HistoryFile.objects.order_by("month", "-frozen", "table")
    if month is not None:
        found = found.filter(month=_number(month))
    if table is not None:
        found = found.filter(table=table)
    columns = ("table", "month", "frozen", "path", "rows", "file_hash", "content_hash")
    return [FileRow(*values) for values in found.values_list(*columns)]


def findings(month: Month | int) -> list[tuple[str, int]]:
    """How many findings of each code a month left, by code."""
    found = files(month, Finding.name)
    if not found:
        return []
    rows = pl.scan_parquet(Path(settings.AMPARO_HOME) / "history" / found[0].path)
    return rows.group_by("code").agg(pl.len()).sort("code").collect().rows()


def _row(indicator: str, month: int, group: str, value: int, people: int, hidden: bool) -> FigureRow:
    return FigureRow(indicator, month, group, None if hidden else value, None if hidden else people, hidden)


def _number(month: Month | int) -> int:
    return month.number if isinstance(month, Month) else month
