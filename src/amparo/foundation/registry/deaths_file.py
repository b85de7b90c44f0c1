"""The Civil Registry's file of deaths: one line each, «cédula;AAAAMMDD», without a header, in UTF-8."""

from __future__ import annotations

import io

import polars as pl


def read(content: bytes) -> pl.DataFrame:
    """The lines as text columns document and death_date, for `record_deaths`; row n is line n.

    A line with fewer fields leaves them empty, and comes back as an error of its row.
    """
    return pl.read_csv(
        io.BytesIO(content),
        has_header=False,
        separator=";",
        quote_char=None,
        schema={"document": pl.String, "death_date": pl.String},
        truncate_ragged_lines=True,
    )
