"""Seal: one hash over what went in, the law, the code, and what came out; chained to the month before."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

import polars as pl

from amparo.foundation.acts.written import canonical, digest
from amparo.foundation.history.figures import Cell
from amparo.foundation.history.models import Freeze, HistoryFile, Seal
from amparo.foundation.history.store import StoredFile, frame_hash
from amparo.foundation.law.book import Law
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month

FIRST_PREVIOUS = "0" * 64
PURE_FILES = ("tables.py", "rules.py", "postings.py", "closing.py", "indicators.py")


def manifest(
    month: Month, cut: Freeze, previous: Seal | None, law: Law, outputs: list[StoredFile], cells: list[Cell]
) -> dict:
    """What the seal of a month says; call it inside the transaction that posted the month."""
    frozen = HistoryFile.objects.filter(month=month.number, frozen=True).order_by("table")
    return {
        "month": str(month),
        "opening": cut.opening,
        "number": previous.number + 1 if previous else 0,
        "previous": previous.hash if previous else FIRST_PREVIOUS,
        "cut_off": {"act": cut.last_act, "hash": cut.last_act_hash},
        "code": code_hash(),
        "law": law.hash(),
        "inputs": {file.table: {"rows": file.rows, "content": file.content_hash} for file in frozen},
        "outputs": {
            file.table: {"rows": file.rows, "content": file.content_hash}
            for file in sorted(outputs, key=lambda file: file.table)
        },
        "ledger": ledger_facts(month),
        "figures": {"count": len(cells), "content": figures_hash(cells)},
    }


def seal_hash(content: dict) -> str:
    return digest(canonical(content))


def ledger_facts(month: Month) -> dict:
    """The hash of the month's postings, and what the receivable account holds after them.

    What each payer owes is the table of balances: the closing proves that both, and the open items, agree.
    """
    postings = ledger.posting_frame(month).drop("entry_id").sort(pl.all())
    return {"postings": frame_hash("ledger.posting", postings), "control_cents": ledger.control_balance()}


def figures_hash(cells: list[Cell]) -> str:
    rows = sorted(
        (cell.indicator, cell.dimensions, cell.group, cell.value, cell.people, int(cell.hidden)) for cell in cells
    )
    return digest(canonical(rows))


@cache
def code_hash() -> str:
    """The hash of the code that decides what a month says: the pure files of every module, and the rule layer."""
    hashed = hashlib.sha256()
    modules = sorted(files("amparo.modules").iterdir(), key=lambda module: module.name)
    pure = [module / name for module in modules for name in PURE_FILES]
    grown = [module / "rules" for module in modules if (module / "rules").is_dir()]
    pure += [file for folder in grown for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    law = sorted(files("amparo.foundation.law").iterdir(), key=lambda file: file.name)
    pure += [file for file in law if file.name.endswith(".py")] + [files("amparo.foundation") / "money.py"]
    for file in pure:
        if file.is_file():
            hashed.update(file.name.encode() + b"\0" + file.read_bytes())
    return hashed.hexdigest()
