"""One person's rows in the sealed months: the only time Parquet is opened outside a closing."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.conf import settings

from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.models import HistoryFile
from amparo.foundation.history.tables import Table


def of_person(table: type[Table], person_id: int) -> pl.DataFrame:
    """Every sealed row of a person in a table, oldest month first, with the `month` it was sealed in.

    Files are sorted by their key, so a table whose key begins with person_id is read almost without touching others.
    Who calls this shows personal data: record the reading (`acts.reads`).
    """
    root = Path(settings.AMPARO_HOME) / "history"
    files = HistoryFile.objects.filter(table=table.name).order_by("month").values_list("month", "path")
    months = [
        pl.scan_parquet(root / path)
        .filter(pl.col("person_id") == person_id)
        .with_columns(pl.lit(month, pl.Int32).alias("month"))
        for month, path in files
    ]
    if not months:
        return pl.DataFrame(schema={**polars_schema(table), "month": pl.Int32})
    return pl.concat(months).collect()
