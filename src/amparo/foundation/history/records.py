"""A few rows of the sealed months, one person's or some obligations': Parquet opened outside a closing."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import polars as pl
from django.conf import settings

from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.models import HistoryFile
from amparo.foundation.history.tables import Table
from amparo.foundation.months import Month


def of_person(
    table: type[Table], person_id: int, columns: Collection[str] = (), since: Month | None = None
) -> pl.DataFrame:
    """Every sealed row of a person in a table, oldest month first, with the `month` it was sealed in.

    columns: those to be read, all when none is named. since: only what was sealed from a month on. Files are sorted by
    their key, so a table whose key begins with person_id is read almost without touching others. Who calls this shows
    personal data: record the reading (`acts.reads`).
    """
    return _sealed(table, pl.col("person_id") == person_id, columns, since=since)


def having(
    table: type[Table], column: str, values: pl.Series, columns: Collection[str] = (), last_month: bool = False
) -> pl.DataFrame:
    """Every sealed row in which a column of whole numbers has one of some values, with its `month`, oldest first.

    columns: those to be read, all when none is named. last_month: only the rows of the last month sealed, for what is
    carried from each month to the next.
    """
    within = pl.col(column).is_between(values.min(), values.max()) & pl.col(column).is_in(values.implode())
    return _sealed(table, within if len(values) else pl.lit(value=False), columns, last_month)


def _sealed(
    table: type[Table],
    wanted: pl.Expr,
    columns: Collection[str],
    last_month: bool = False,
    since: Month | None = None,
) -> pl.DataFrame:
    root = Path(settings.AMPARO_HOME) / "history"
    named = HistoryFile.objects.filter(table=table.name, month__gte=since.number if since else 0)
    files = list(named.order_by("month").values_list("month", "path"))
    months = {str(root / path): month for month, path in (files[-1:] if last_month else files)}
    read = [name for name in table.columns if name != "month" and (not columns or name in columns)]
    if not months:
        types = polars_schema(table)
        return pl.DataFrame(schema={name: types[name] for name in read} | {"month": pl.Int32})
    # One scan of all the files, in which only the column looked for is read whole.
    rows = pl.scan_parquet(list(months), glob=False, parallel="prefiltered", include_file_paths="file").filter(wanted)
    return rows.select(*read, month=pl.col("file").replace_strict(months, return_dtype=pl.Int32)).collect()
