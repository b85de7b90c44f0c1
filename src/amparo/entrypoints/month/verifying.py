"""Verify: everything recomputed from what is stored, and the first thing that differs, named."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
from django.utils.translation import gettext as _

from amparo.entrypoints.month import sealing
from amparo.entrypoints.month.pipeline import computed, home_store
from amparo.entrypoints.month.steps import FROZEN, INDICATORS
from amparo.foundation.acts import trace
from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.history.figures import Cell, figures
from amparo.foundation.history.models import Figure, Freeze, HistoryFile, Seal
from amparo.foundation.history.store import Store, content_hash, file_hash
from amparo.foundation.history.tables import Table, declared
from amparo.foundation.law.book import Law
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.ledger.models import Entry
from amparo.foundation.months import Month
from amparo.modules.collection.tables import Balance, Interest
from amparo.modules.contributions.tables import Obligation

Progress = Callable[[str], None]


class Differs(Exception):
    """Something is not as it was sealed; the message names it."""


def verify(progress: Progress = lambda what: None, recompute: bool = False) -> dict:
    """Recompute every hash, balance and figure; Differs (or the trace's, or the books') names the first that differs.

    recompute: also run every closing again from its frozen inputs, and compare what comes out.
    Returns counts of what was verified, and the months whose law or code is not the one in use now.
    """
    progress("trace")
    acts = trace.verify()
    store = home_store()
    previous: Seal | None = None
    counts = {"acts": acts, "months": 0, "files": 0, "rows": 0, "figures": 0}
    law_now, code_now = Law.load().hash(), sealing.code_hash()
    other_law, other_code = [], []
    for seal in Seal.objects.order_by("month"):
        month = Month.of(seal.month)
        progress(str(month))
        _check_chain(seal, previous)
        _check_named(seal)
        for file in HistoryFile.objects.filter(month=seal.month).order_by("-frozen", "table"):
            _check_file(store, seal, file)
            counts["files"] += 1
            counts["rows"] += file.rows
        _check_open_records(month, store)
        _check_books(month, seal, store)
        counts["figures"] += _check_figures(month, seal, store)
        if recompute:
            _check_recomputed(month, seal, store)
        counts["months"] += 1
        other_law += [str(month)] if seal.manifest["law"] != law_now else []
        other_code += [str(month)] if seal.manifest["code"] != code_now else []
        previous = seal
    progress("books")
    ledger.verify()
    _check_nothing_unsealed()
    if previous:
        _check_open_items(previous, store)
    return {**counts, "other_law": other_law, "other_code": other_code}


def _differs(place: str, cause: str) -> Differs:
    return Differs(f"{place}: {cause}")


def _of_month(what: str, month: int) -> str:
    return _("{what} de {month}").format(what=what, month=Month.of(month))


def _check_chain(seal: Seal, previous: Seal | None) -> None:
    place = _("Sello de {month}").format(month=Month.of(seal.month))
    if sealing.seal_hash(seal.manifest) != seal.hash:
        raise _differs(place, _("el contenido no corresponde a su huella"))
    expected = previous.hash if previous else sealing.FIRST_PREVIOUS
    if not seal.previous_hash == seal.manifest["previous"] == expected:
        raise _differs(place, _("no continúa el sello anterior"))
    cut = Freeze.objects.filter(month=seal.month).first()
    stated = seal.manifest["cut_off"]
    if cut is None or (cut.last_act, cut.last_act_hash) != (stated["act"], stated["hash"]):
        raise _differs(place, _("el corte guardado no es el sellado"))


def _check_named(seal: Seal) -> None:
    sealed = {*seal.manifest["inputs"], *seal.manifest["outputs"]}
    known = set(HistoryFile.objects.filter(month=seal.month).values_list("table", flat=True))
    for table in sorted(sealed ^ known):
        cause = _("el sello y el registro de archivos no nombran lo mismo")
        raise _differs(_of_month(table, seal.month), cause)


def _check_nothing_unsealed() -> None:
    """Nothing is posted or published in a month that has no seal."""
    sealed = Seal.objects.values("month")
    for model, what in ((Entry, _("Asientos")), (Figure, _("Cifras"))):
        if stray := model.objects.exclude(month__in=sealed).order_by("month").first():
            raise _differs(_of_month(what, stray.month), _("ese mes no está sellado"))


def _check_file(store: Store, seal: Seal, file: HistoryFile) -> None:
    place = f"{_of_month(file.table, file.month)} ({file.path})"
    stated = seal.manifest["inputs" if file.frozen else "outputs"].get(file.table)
    if stated != {"rows": file.rows, "content": file.content_hash}:
        raise _differs(place, _("no es el archivo que nombra el sello"))
    path = store.path(file.path)
    if not path.exists():
        raise _differs(place, _("falta el archivo"))
    if file_hash(path) != file.file_hash:
        raise _differs(place, _("los bytes del archivo no corresponden a su huella"))
    if content_hash(declared[file.table], pl.read_parquet(path)) != file.content_hash:
        raise _differs(place, _("las filas no corresponden a su huella"))


def _check_open_records(month: Month, store: Store) -> None:
    """The open records that were frozen still say what they said."""
    cut = Freeze.objects.get(month=month.number)
    before = Freeze.objects.filter(month__lt=month.number).order_by("-month").first()
    after = before.last_act if before else 0
    for table, between in FROZEN.items():
        frozen = HistoryFile.objects.get(month=month.number, table=table.name)
        now = between(after, cut.last_act).sort(list(table.key))
        if content_hash(table, now) != frozen.content_hash:
            first = _first_difference(table, pl.read_parquet(store.path(frozen.path)), now)
            told = _("Registros abiertos de {table}, congelados en {month}: difieren de lo sellado: {first}")
            raise Differs(told.format(table=table.name, month=month, first=first))


def _first_difference(table: type[Table], sealed: pl.DataFrame, now: pl.DataFrame) -> str:
    key = list(table.key)
    columns = list(table.columns)
    changed = now.select(columns).join(sealed.select(columns), on=columns, how="anti", nulls_equal=True)
    missing = sealed.select(columns).join(now.select(key), on=key, how="anti")
    if changed.height:
        return _("la fila {row}").format(row=changed.row(0, named=True))
    if missing.height:
        return _("falta la fila {row}").format(row=missing.row(0, named=True))
    return _("el orden de las filas")


def _check_books(month: Month, seal: Seal, store: Store) -> None:
    if sealing.ledger_facts(month)["postings"] != seal.manifest["ledger"]["postings"]:
        raise _differs(_of_month(_("Asientos"), month.number), _("difieren de lo sellado"))
    born = ledger.items_born(month)
    names = [table.name for table in (Obligation, Interest)]
    files = HistoryFile.objects.filter(month=month.number, table__in=names)
    charged = pl.concat(pl.read_parquet(store.path(file.path)).select(born.columns) for file in files).sort("item_id")
    for row in born.join(charged, on=born.columns, how="anti").head(1).iter_rows(named=True):
        raise Differs(_("Partidas nacidas en {month}: no es lo que se obligó: {row}").format(month=month, row=row))
    if born.height != charged.height:
        told = _("Partidas nacidas en {month}: hay {items} y las obligaciones son {owed}")
        raise Differs(told.format(month=month, items=born.height, owed=charged.height))


def _check_open_items(last: Seal, store: Store) -> None:
    """What each payer owes now is what the last closing left, item by item."""
    place = _("Partidas abiertas al cierre de {month}").format(month=Month.of(last.month))
    if ledger.control_balance() != last.manifest["ledger"]["control_cents"]:
        raise _differs(place, _("la cuenta de aportes por cobrar no tiene lo sellado"))
    columns = ["item_id", "employer_id", "kind", "about_month", "due_date", "balance_cents"]
    balances = HistoryFile.objects.get(month=last.month, table=Balance.name)
    sealed = pl.read_parquet(store.path(balances.path)).select(columns).filter(pl.col("balance_cents") != 0)
    now = ledger.open_item_frame().select(columns)
    for found, other, cause in ((now, sealed, _("difiere de lo sellado")), (sealed, now, _("falta o cambió"))):
        for row in found.join(other, on=columns, how="anti").head(1).iter_rows(named=True):
            told = _("{place}: {cause} la partida {row}")
            raise Differs(told.format(place=place, cause=cause, row=row))


def _check_figures(month: Month, seal: Seal, store: Store) -> int:
    """Every figure comes out again of its sealed table, and is what was published."""
    engine = engine_in_use()
    files = {file.table: file.path for file in HistoryFile.objects.filter(month=month.number)}
    again = figures(INDICATORS, lambda table: engine.scan([store.path(files[table.name])]), engine)
    names = ("indicator", "dimensions", "group", "value", "people", "hidden")
    published = {Cell(*row) for row in Figure.objects.filter(month=month.number).values_list(*names)}
    for cell in again:
        if cell not in published:
            told = _("Cifra {name} de {month}: lo publicado no es {value}")
            raise Differs(
                told.format(name=f"{cell.indicator} [{cell.group or 'total'}]", month=month, value=cell.value)
            )
    if len(published) != len(again) or sealing.figures_hash(again) != seal.manifest["figures"]["content"]:
        raise _differs(_of_month(_("Cifras"), month.number), _("no son las selladas"))
    return len(again)


def _check_recomputed(month: Month, seal: Seal, store: Store) -> None:
    """Run the closings again over the frozen inputs, into a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="amparo-") as folder:
        turn = Turn(month, opening=seal.manifest["opening"])
        results = computed(turn, store, Law.load(), lambda phase: None, into=Store(Path(folder)))
    for file in results.files:
        stated = seal.manifest["outputs"][file.table]
        if stated["content"] != file.content_hash:
            cause = _("al recalcular da otro contenido que el sellado")
            raise _differs(_of_month(file.table, month.number), cause)
