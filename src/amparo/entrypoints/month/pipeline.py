"""The month from end to end: freeze, close, post, seal, publish.

The figures are computed with the closings, because the seal covers them; publishing is only writing them.

A crash leaves the month not closed, or closed whole: files are written first and become history when the one
transaction that posts, seals and publishes commits.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import narwhals as nw
import polars as pl
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.entrypoints.month import sealing
from amparo.entrypoints.month.freezing import freeze, record_files
from amparo.entrypoints.month.reading import Reader
from amparo.entrypoints.month.steps import FROZEN, INDICATORS, STEPS
from amparo.foundation import bulk
from amparo.foundation.history.closed import Closed, Turn
from amparo.foundation.history.engine import Engine, engine_in_use, polars_schema
from amparo.foundation.history.figures import Cell, figures
from amparo.foundation.history.models import Figure, HistoryFile, Seal
from amparo.foundation.history.store import Store, StoredFile
from amparo.foundation.history.tables import Finding, Table
from amparo.foundation.law.book import Law
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.ledger.post import post
from amparo.foundation.ledger.postings import BALANCE, ITEM, POSTING
from amparo.foundation.months import Month
from amparo.modules.collection.tables import Balance

PHASES = ("freeze", *(f"close {step.module}" for step in STEPS), "post", "seal", "publish")
"""What a progress bar counts."""

FROZEN_NAMES = {table.name for table in FROZEN}

ADVISORY_LOCK = 20_221_231
"""Any number, as long as every closing uses the same."""

Progress = Callable[[str], None]


class CannotClose(Exception):
    """The month cannot be closed now; the message says why and what to do."""


class ControlDiffers(Exception):
    """The receivable account, the open items and the balances of the month do not agree."""


def home_store() -> Store:
    return Store(Path(settings.AMPARO_HOME) / "history")


def close_month(month: Month, *, opening: bool = False, progress: Progress = lambda phase: None) -> Seal:
    """Close a month and return its seal; closing it again changes nothing and returns the same seal.

    opening: the month in which the books begin; only the first one may be.
    """
    with _one_closing_at_a_time():
        if sealed := Seal.objects.filter(month=month.number).first():
            return sealed
        previous = _previous_seal(month, opening)
        store, law = home_store(), Law.load()
        store.sweep(HistoryFile.objects.values_list("path", flat=True))
        progress("freeze")
        cut = freeze(month, store, opening)
        results = computed(Turn(month, opening), store, law, progress)
        progress("post")
        with transaction.atomic():
            post(month, postings=[results.postings], items=[results.items], balances=[results.balances])
            _check_control(store, results)
            record_files(results.files, frozen=False)
            progress("seal")
            content = sealing.manifest(month, cut, previous, law, results.files, results.cells)
            seal = Seal.objects.create(
                month=month.number,
                number=content["number"],
                previous_hash=content["previous"],
                manifest=content,
                hash=sealing.seal_hash(content),
            )
            progress("publish")
            _publish(month, results.cells)
            return seal


@dataclass
class Results:
    """What the closings of a month leave, gathered: files on disk, and small frames for the books."""

    files: list[StoredFile] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    postings: pl.DataFrame = field(default_factory=lambda: _empty(POSTING))
    items: pl.DataFrame = field(default_factory=lambda: _empty(ITEM))
    balances: pl.DataFrame = field(default_factory=lambda: _empty(BALANCE))
    findings: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=polars_schema(Finding)))


def computed(turn: Turn, store: Store, law: Law, progress: Progress, into: Store | None = None) -> Results:
    """Every module's turn, in order: its tables written, its entries gathered; then the figures.

    into: where the tables are written, if not among the history they are computed from.
    """
    engine, into = engine_in_use(), into or store
    known = {
        (table, month): store.path(path)
        for table, month, path in HistoryFile.objects.values_list("table", "month", "path")
        if month < turn.month.number or table in FROZEN_NAMES
    }
    first_month = Month.of(min(month for _, month in known))
    results = Results()
    with into.working() as scratch:
        read = Reader(engine, turn.month, first_month, known, scratch)

        def keep(table: type[Table], rows: pl.DataFrame) -> None:
            stored = into.write(table, turn.month, rows)
            results.files.append(stored)
            read.add(table, into.path(stored))

        for step in STEPS:
            progress(f"close {step.module}")
            closed = step.close(turn, read, law)
            for table, frame in closed.tables.items():
                keep(table, engine.collect(frame))
            _gather(results, closed, engine)
        keep(Finding, results.findings.unique())
        results.cells += figures(INDICATORS, read, engine)
    return results


def _gather(results: Results, closed: Closed, engine: Engine) -> None:
    shapes = {"postings": POSTING, "items": ITEM, "balances": BALANCE, "findings": Finding.empty_schema()}
    for name, shape in shapes.items():
        frames = [
            frame.select(*(nw.col(column).cast(dtype) for column, dtype in shape.items()))
            for frame in getattr(closed, name)
        ]
        if frames:
            # One question to the engine, because what the frames have in common is then computed once.
            gathered, rows = getattr(results, name), engine.collect(nw.concat(frames))
            setattr(results, name, pl.concat([gathered, rows.cast(gathered.schema)]))


def _empty(shape: Mapping[str, type]) -> pl.DataFrame:
    return nw.DataFrame.from_dict({name: [] for name in shape}, schema=shape, backend="polars").to_native()


def _check_control(store: Store, results: Results) -> None:
    """The receivable account, the open items and the sealed balances must say the same."""
    balance = next(file for file in results.files if file.table == Balance.name)
    sealed = pl.scan_parquet(store.path(balance)).select(pl.col("balance_cents").sum()).collect().item()
    items, control = ledger.open_items_balance(), ledger.control_balance()
    if not sealed == items == control:
        told = _(
            "Aportes por cobrar: la cuenta dice {control} centavos, las partidas abiertas {items} y los saldos del "
            "cierre {sealed}. El mes no se sella; revise los asientos de recaudación."
        )
        raise ControlDiffers(told.format(control=control, items=items, sealed=sealed))


def _publish(month: Month, cells: list[Cell]) -> None:
    rows = pl.DataFrame([asdict(cell) for cell in cells], infer_schema_length=None)
    bulk.insert(Figure._meta.db_table, rows.with_columns(month=pl.lit(month.number, pl.Int64)))


def _previous_seal(month: Month, opening: bool) -> Seal | None:
    previous = Seal.objects.order_by("-month").first()
    if previous is None:
        if not opening:
            raise CannotClose(
                _("Los libros no están abiertos: ábralos antes con «amparo month open {month}»").format(month=month - 1)
            )
        return None
    expected = Month.of(previous.month) + 1
    if opening:
        raise CannotClose(
            _("Los libros ya están abiertos desde un mes anterior; el siguiente por cerrar es {month}").format(
                month=expected
            )
        )
    if month != expected:
        raise CannotClose(
            _("No se puede cerrar {month}: el siguiente por cerrar es {expected}").format(
                month=month, expected=expected
            )
        )
    return previous


@contextmanager
def _one_closing_at_a_time() -> Iterator[None]:
    """A lock that a killed process lets go by itself: the file's on this machine, the server's on PostgreSQL."""
    home = Path(settings.AMPARO_HOME)
    home.mkdir(parents=True, exist_ok=True)
    with (home / "closing.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotClose(_("Otro cierre está en curso; espere a que termine")) from None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
                if not cursor.fetchone()[0]:
                    raise CannotClose(_("Otro cierre está en curso; espere a que termine"))
        try:
            yield
        finally:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
