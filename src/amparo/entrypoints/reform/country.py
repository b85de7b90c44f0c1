"""The closed months as a reform reads them: every file of history by table and month, and nothing that writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.foundation.history import queries
from amparo.foundation.history.queries import FileRow
from amparo.foundation.history.tables import Table
from amparo.foundation.months import Month

Files = dict[tuple[str, int], Path]
"""Where each table of each month is, by its name and YYYYMM."""


class CannotTry(Exception):
    """The reform cannot be tried; the message says why and what to do."""


@dataclass(frozen=True)
class Country:
    """The closed months, oldest first, the one that opened the books among them; and their files."""

    months: tuple[Month, ...]
    files: Files
    rows: dict[tuple[str, int], FileRow]
    seals: dict[int, str]

    @classmethod
    def closed(cls) -> Country:
        """The country in AMPARO_HOME; CannotTry when no month is closed."""
        months = tuple(queries.closed_months())
        if len(months) < 2:
            raise CannotTry(_("Todavía no hay ningún mes cerrado en que probar. «amparo demo» cierra un año entero."))
        root = Path(settings.AMPARO_HOME) / "history"
        rows = {(row.table, row.month): row for row in queries.files()}
        seals = {seal.month: seal.hash for seal in queries.seals()}
        return cls(months, {place: root / row.path for place, row in rows.items()}, rows, seals)

    @property
    def opening(self) -> Month:
        """The month in which the books begin; its pensions were paid by the former system."""
        return self.months[0]

    def chosen(self, asked: str) -> tuple[Month, ...]:
        """«2022-01..2022-06», or every closed month but the opening when nothing is asked; CannotTry if not closed."""
        if not asked:
            return self.months[1:]
        try:
            months = tuple(Month.range(asked))
        except ValueError as problem:
            raise CannotTry(str(problem)) from problem
        if months[0] < self.months[1] or months[-1] > self.months[-1]:
            raise CannotTry(
                _("No están cerrados todos los meses de {asked}: los hay de {first} a {last}.").format(
                    asked=asked, first=self.months[1], last=self.months[-1]
                )
            )
        return months

    def paths(self, table: type[Table], months: tuple[Month, ...], files: Files | None = None) -> list[Path]:
        """The files of a table in some months: as sealed, or as other `files` have them."""
        return [(files or self.files)[table.name, month.number] for month in months]
