"""What a closing may read: the files of earlier seals, those frozen this month, and those written so far in it."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw
import polars as pl

from amparo.foundation.history.engine import Engine, polars_schema
from amparo.foundation.history.tables import Table
from amparo.foundation.months import Month


class Reader:
    """A `Read` over an index of files taken once: from here on nothing reads the database."""

    def __init__(
        self, engine: Engine, month: Month, first_month: Month, files: dict[tuple[str, int], Path], scratch: Path
    ) -> None:
        self.engine, self.month, self.first_month, self.scratch = engine, month, first_month, scratch
        self.files = dict(files)
        self._kept = 0

    def __call__(self, table: type[Table], month: Month | None = None) -> nw.LazyFrame:
        return self._scan(table, [(month or self.month).number])

    def between(self, table: type[Table], first: Month | None, last: Month) -> nw.LazyFrame:
        start = (first or self.first_month).number
        months = sorted(month for name, month in self.files if name == table.name and start <= month <= last.number)
        return self._scan(table, months)

    def once(self, frame: nw.LazyFrame) -> nw.LazyFrame:
        self._kept += 1
        path = self.scratch / f"{self._kept}.parquet"
        self.engine.collect(frame).write_parquet(path, compression="lz4")
        return self.engine.scan([path])

    def add(self, table: type[Table], path: Path) -> None:
        self.files[table.name, self.month.number] = path

    def _scan(self, table: type[Table], months: list[int]) -> nw.LazyFrame:
        paths = [self.files[table.name, month] for month in months if (table.name, month) in self.files]
        return self.engine.scan(paths or [self._empty(table)])

    def _empty(self, table: type[Table]) -> Path:
        path = self.scratch / f"{table.name}.parquet"
        if not path.exists():
            pl.DataFrame(schema=polars_schema(table)).write_parquet(path)
        return path
