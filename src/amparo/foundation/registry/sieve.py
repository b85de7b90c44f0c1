"""Parts a batch into the rows that can enter and the problems of those that cannot: a bad row never stops others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import polars as pl

from amparo.foundation.registry.problems import NOT_A_DAY, REPEATED, Problem

Rows = pl.DataFrame | list[dict]
"""A batch: a Polars frame, or a list of dicts."""


class Sieve:
    """The rows of a batch as stripped text, numbered from 1 in `row`, and what is wrong with them."""

    def __init__(self, rows: Rows, required: Iterable[str], optional: Mapping[str, str] | None = None) -> None:
        """`optional` gives the value of columns that may be absent or blank. ValueError if a required one is absent."""
        optional = optional or {}
        frame = pl.DataFrame(rows, infer_schema_length=None)
        if missing := [name for name in required if name not in frame.columns]:
            raise ValueError(f"Faltan las columnas {', '.join(missing)}: añádalas al envío con esos nombres")
        absent = [pl.lit("").alias(name) for name in optional if name not in frame.columns]
        names = [*required, *optional]
        text = frame.with_columns(absent).select(pl.col(names).cast(pl.String).str.strip_chars().fill_null(""))
        self.rows = text.with_columns(pl.col(name).replace("", value) for name, value in optional.items())
        self.rows = self.rows.with_row_index("row", offset=1)
        self.problems: list[dict] = []
        self._refused: set[int] = set()

    def refuse(
        self, column: str, wrong: pl.Expr | pl.Series, problem: Problem | Callable[[str], Problem | None]
    ) -> None:
        """Refuse the rows where `wrong`, because of what `column` says, if nothing else was found in that cell.

        `problem` may be a function of the value, when the cause depends on it.
        """
        seen = {(found["row"], found["column"]) for found in self.problems}
        for row, value in self.rows.filter(wrong).select("row", column).iter_rows():
            found = problem if isinstance(problem, Problem) else problem(value)
            if found and (row, column) not in seen:
                self.problems.append(found.at(row, column, value))
                self._refused.add(row)

    def refuse_repeated(self, column: str, with_columns: Iterable[str] = ()) -> None:
        """Of the rows still good that say the same, only the first enters."""
        first = self.good.unique(subset=[column, *with_columns], keep="first")["row"]
        later = self.good.filter(~pl.col("row").is_in(first.implode()))["row"]
        self.refuse(column, pl.col("row").is_in(later.implode()), REPEATED)

    def read_day(self, column: str) -> None:
        """Turn a column of YYYYMMDD text into numbers, refusing what is not a day."""
        written = self.rows[column]
        is_day = written.str.contains(r"^\d{8}$") & written.str.to_date("%Y%m%d", strict=False).is_not_null()
        self.refuse(column, ~is_day, NOT_A_DAY)
        self.rows = self.rows.with_columns(pl.when(is_day).then(pl.col(column)).cast(pl.Int64).alias(column))

    def number(self, column: str, digits: int) -> np.ndarray:
        """The column as whole numbers; 0 where it does not have exactly so many digits."""
        return self.rows[column].str.extract(rf"^(\d{{{digits}}})$").cast(pl.Int64).fill_null(0).to_numpy()

    @property
    def good(self) -> pl.DataFrame:
        return self.rows.filter(~pl.col("row").is_in(list(self._refused)))

    @property
    def errors(self) -> list[dict]:
        """What was refused, in the order of the rows."""
        return sorted(self.problems, key=lambda found: found["row"])
