"""Everybody's draft of the month that closes next, made by the closings themselves as soon as a month is closed.

It stands beside the history, not in it: nothing seals it. Whoever gives notice later is drafted anew (`drafting`).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl
from django.conf import settings

from amparo.entrypoints.month.pipeline import home_store
from amparo.entrypoints.month.reading import Reader
from amparo.entrypoints.month.sealing import code_hash
from amparo.entrypoints.month.steps import FROZEN, STEPS
from amparo.foundation.acts import trace
from amparo.foundation.history import queries as history
from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.history.store import checked
from amparo.foundation.history.tables import Table
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.modules.affiliation.tables import Job, Work
from amparo.modules.contributions.tables import Line, Obligation

DRAFTED = {"affiliation": (Job, Work), "contributions": (Line, Obligation)}
"""The modules whose turn makes a declaration, and what they leave of one employer's; yearly wages are of persons."""

WHOLE = "whole"
"""Where the files are gathered before they are put in place together."""

ROWS_TOGETHER = 20_000
"""Rows that a file keeps in one piece: what is read of an employer is the piece it stands in."""


@dataclass(frozen=True)
class Prepared:
    """The drafts of everybody for a month, as far as the acts up to `until` say."""

    folder: Path
    until: int

    def of(self, employer_id: int) -> dict[type[Table], pl.DataFrame]:
        """One employer's rows of each drafted table, in the table's order."""
        return {table: self._rows(table, employer_id) for tables in DRAFTED.values() for table in tables}

    def _rows(self, table: type[Table], employer_id: int) -> pl.DataFrame:
        return pl.scan_parquet(_file(self.folder, table)).filter(pl.col("employer_id") == employer_id).collect()


def prepare(progress: Callable[[str], None] = lambda phase: None) -> Prepared:
    """Draft the month after the last one closed, for everybody; if that was done already, nothing is done again."""
    closed, law = history.closed_months()[-1], Law.load()
    cut, until = history.cut(closed), known_until(closed)
    assert cut is not None, "a closed month was frozen"
    folder = drafts_folder() / _name(closed, until, law)
    if not folder.exists():
        drafts_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=drafts_folder(), prefix=".") as made:
            _write(Path(made), closed, cut.last_act, until, law, progress)
            try:
                os.rename(Path(made, WHOLE), folder)
            except OSError:
                if not folder.exists():  # unless another process was quicker
                    raise
    _forget_all_but(folder)
    return Prepared(folder, until)


def prepared(closed: Month, law: Law, until: int) -> Prepared | None:
    """What was prepared after that closing under this very law and code, knowing no act after `until`."""
    acts = [int(folder.name.split("-")[2]) for folder in drafts_folder().glob(f"{closed + 1}-*")]
    known = max((act for act in acts if act <= until), default=None)
    if known is None:
        return None
    folder = drafts_folder() / _name(closed, known, law)
    return Prepared(folder, known) if folder.exists() else None


def known_until(closed: Month) -> int:
    """The last act that a draft of the month after `closed` may know: that of its cut-off, if it came."""
    frozen = history.cut(closed + 1)
    return frozen.last_act if frozen else trace.last_number()


def _write(folder: Path, closed: Month, since: int, until: int, law: Law, progress: Callable[[str], None]) -> None:
    engine, store, month = engine_in_use(), home_store(), closed + 1
    known = {(one.table, one.month): store.path(one.path) for one in history.files() if one.month < month.number}
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        read = Reader(engine, month, Month.of(min(number for _, number in known)), known, Path(scratch))

        def keep(table: type[Table], rows: pl.DataFrame, order: list[str], into: Path) -> None:
            checked(table, rows).sort(order).write_parquet(_file(into, table), row_group_size=ROWS_TOGETHER)
            read.add(table, _file(into, table))

        Path(folder, WHOLE).mkdir()
        steps = [step for step in STEPS if step.module in DRAFTED]
        for table in dict.fromkeys(table for step in steps for table in step.reads if table in FROZEN):
            keep(table, FROZEN[table](since, until), list(table.key), Path(scratch))
        for step in steps:
            progress(step.module)
            tables = step.close(Turn(month), read, law).tables
            for table in DRAFTED[step.module]:
                keep(table, engine.collect(tables[table]), ["employer_id", *table.key], folder / WHOLE)


def _forget_all_but(folder: Path) -> None:
    """The one before stays, because somebody may be reading it."""
    older = sorted((one for one in drafts_folder().iterdir() if one != folder), key=lambda one: one.stat().st_mtime)
    for one in older[:-1]:
        shutil.rmtree(one, ignore_errors=True)


def _name(closed: Month, until: int, law: Law) -> str:
    """What the drafts were made from: the same number of acts may be others, once a backup was brought back."""
    return f"{closed + 1}-{until}-{trace.hash_of(until)[:12]}{_version(law)}"


@cache
def _version(law: Law) -> str:
    return f"{law.hash()[:12]}{code_hash()[:12]}"


def _file(folder: Path, table: type[Table]) -> Path:
    return folder / f"{table.name}.parquet"


def drafts_folder() -> Path:
    return Path(settings.AMPARO_HOME) / "drafts"
