"""Immutable Parquet files named by their content.

A file becomes part of history only when a seal that names it commits; until then it is an orphan that may be swept.
`content_hash` does not depend on the engine that made the rows, nor on the Parquet writer.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import polars as pl

from amparo.foundation.files import reach_the_disk
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.tables import Table
from amparo.foundation.months import Month


class BadRows(ValueError):
    """Rows that break their table's declaration: our mistake, never a citizen's."""


@dataclass(frozen=True)
class StoredFile:
    """One table of one month on disk: where, how many rows, the hash of its bytes and of its content."""

    table: str
    month: int
    path: str
    rows: int
    file_hash: str
    content_hash: str


class Store:
    """The folder of history files."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, table: type[Table], month: Month, frame: pl.DataFrame) -> StoredFile:
        """Check the rows against the declaration, sort them by key and write them; BadRows names what breaks."""
        rows = checked(table, frame)
        content = content_hash(table, rows)
        folder = self.root / table.name / str(month)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{os.getpid()}.unfinished"
        rows.write_parquet(unfinished, compression="zstd", compression_level=1, statistics=True)
        digest = file_hash(unfinished)
        with unfinished.open("rb") as handle:
            os.fsync(handle.fileno())
        path = folder / f"{digest[:32]}.parquet"
        os.replace(unfinished, path)
        reach_the_disk(folder)
        return StoredFile(table.name, month.number, str(path.relative_to(self.root)), rows.height, digest, content)

    @contextmanager
    def working(self) -> Iterator[Path]:
        """A folder for what is computed on the way; what a killed closing left in it is removed first."""
        folder = self.root / "working"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def path(self, stored: StoredFile | str) -> Path:
        return self.root / (stored if isinstance(stored, str) else stored.path)

    def sweep(self, kept: Iterable[str]) -> int:
        """Remove every file that no seal or freeze names; returns how many."""
        kept_paths = {self.root / path for path in kept}
        orphans = [path for path in self.root.rglob("*") if path.is_file() and path not in kept_paths]
        for path in orphans:
            path.unlink()
        return len(orphans)


def checked(table: type[Table], frame: pl.DataFrame) -> pl.DataFrame:
    """The rows in declared order and types, sorted by key; BadRows if one breaks the declaration."""
    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        raise BadRows(f"{table.name}: faltan las columnas {missing}")
    rows = frame.select(list(table.columns)).cast(pl.Schema(polars_schema(table))).sort(list(table.key))
    if rows.height == 0:
        return rows
    nulls = rows.null_count().row(0, named=True)
    if empty := [name for name, count in nulls.items() if count]:
        raise BadRows(f"{table.name}: valores ausentes en {empty}; nada puede faltar en una tabla sellada")
    if table.key and rows.select(pl.struct(table.key).is_duplicated().any()).item():
        raise BadRows(f"{table.name}: hay filas repetidas con la misma clave {table.key}")
    violations = {name: broken for name, column in table.columns.items() if (broken := column.violation()) is not None}
    counted = nw.from_native(rows).select(**{name: broken.sum() for name, broken in violations.items()})
    for name, count in counted.rows(named=True)[0].items() if violations else ():
        if count:
            first = nw.from_native(rows).filter(violations[name]).rows(named=True)[0]
            raise BadRows(f"{table.name}.{name}: {count} filas incumplen lo declarado; la primera es {first}")
    return rows


def content_hash(table: type[Table], rows: pl.DataFrame) -> str:
    """SHA-256 of the declared columns in order, of rows already sorted by key."""
    return frame_hash(table.name, rows.select(list(table.columns)))


def frame_hash(name: str, rows: pl.DataFrame) -> str:
    """SHA-256 of the columns in their order, the same whatever engine made the rows and however wide its integers."""
    digest = hashlib.sha256(json.dumps([name, rows.height, rows.columns]).encode())
    for values in rows.iter_columns():
        if values.dtype == pl.String:
            digest.update(values.str.len_bytes().to_numpy().astype("<i8").tobytes())
            digest.update("".join(values.to_list()).encode())
        else:
            digest.update(values.to_numpy().astype("<i8").tobytes())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
