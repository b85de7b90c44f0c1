"""Which engine computes the month: Polars by default, DuckDB or PySpark by `AMPARO_ENGINE`.

An engine opens Parquet files as a narwhals frame and brings a result back as a Polars frame; everything between is
narwhals, so closings cannot tell one from another.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import narwhals as nw
import polars as pl

from amparo.foundation.history.tables import Table

_POLARS_TYPES = {"int64": pl.Int64, "int32": pl.Int32, "text": pl.String}


def polars_schema(table: type[Table]) -> dict[str, type[pl.DataType]]:
    return {name: _POLARS_TYPES[column.dtype] for name, column in table.columns.items()}


class Engine(Protocol):
    name: str

    def scan(self, paths: Sequence[Path]) -> nw.LazyFrame:
        """Open one or more Parquet files of the same table."""

    def collect(self, frame: nw.LazyFrame) -> pl.DataFrame:
        """Run the frame and bring its rows back."""


class PolarsEngine:
    name = "polars"

    def scan(self, paths: Sequence[Path]) -> nw.LazyFrame:
        return nw.from_native(pl.scan_parquet([str(path) for path in paths]))

    def collect(self, frame: nw.LazyFrame) -> pl.DataFrame:
        return frame.to_native().collect()


class DuckdbEngine:
    name = "duckdb"

    def scan(self, paths: Sequence[Path]) -> nw.LazyFrame:
        return nw.from_native(_default_duckdb().read_parquet([str(path) for path in paths]))

    def collect(self, frame: nw.LazyFrame) -> pl.DataFrame:
        return frame.collect(backend="polars").to_native()


class SparkEngine:
    name = "pyspark"

    def scan(self, paths: Sequence[Path]) -> nw.LazyFrame:
        return nw.from_native(_spark_session().read.parquet(*[str(path) for path in paths]))

    def collect(self, frame: nw.LazyFrame) -> pl.DataFrame:
        return pl.DataFrame(frame.to_native().toArrow())


@cache
def _default_duckdb():
    """DuckDB's default connection, the only one whose relations narwhals joins.

    Set up once: any statement that is not a query has every relation made so far planned again.
    """
    import duckdb

    duckdb.execute("SET threads = 2")
    return duckdb


@cache
def _spark_session():
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .getOrCreate()
    )


ENGINES: dict[str, type[Engine]] = {engine.name: engine for engine in (PolarsEngine, DuckdbEngine, SparkEngine)}


def engine_in_use(name: str | None = None) -> Engine:
    """The engine asked for by name or by `AMPARO_ENGINE`; ValueError names those that exist."""
    wanted = name or os.environ.get("AMPARO_ENGINE", "polars")
    if wanted not in ENGINES:
        raise ValueError(f"AMPARO_ENGINE={wanted!r} no existe: use {', '.join(ENGINES)}")
    return ENGINES[wanted]()
