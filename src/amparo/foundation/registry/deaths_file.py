"""The Civil Registry's file of deaths: one line each, «cédula;AAAAMMDD», without a header, in UTF-8."""

from __future__ import annotations

import polars as pl

from amparo.foundation import reading


def read(content: bytes) -> pl.DataFrame:
    """The lines as text columns document and death_date, for `record_deaths`; row n is line n.

    A line with fewer fields leaves them empty, and comes back as an error of its row. Whatever the bytes are, no line
    stops another.
    """
    text = reading.text(content).removesuffix("\n")
    lines = pl.DataFrame({"written": pl.Series(text.split("\n") if text else [], dtype=pl.String)})
    fields = pl.col("written").str.split_exact(";", 1).struct.rename_fields(["document", "death_date"])
    return lines.select(fields.struct.unnest()).with_columns(pl.all().fill_null(""))
