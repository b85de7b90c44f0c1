"""Freeze: commit a cut-off, and copy what was open then. From here on nothing of the month reads the database."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from amparo.entrypoints.month.steps import FROZEN
from amparo.foundation.acts import trace
from amparo.foundation.history.models import Freeze, HistoryFile
from amparo.foundation.history.store import Store, StoredFile
from amparo.foundation.months import Month


def freeze(month: Month, store: Store, opening: bool) -> Freeze:
    """The freeze of the month: the one already committed, or a new one at the last act."""
    if existing := Freeze.objects.filter(month=month.number).first():
        return existing
    with transaction.atomic():
        head = trace.lock()
        after = Freeze.objects.filter(month__lt=month.number).aggregate(last=Max("last_act"))["last"] or 0
        copies = [store.write(table, month, between(after, head.number)) for table, between in FROZEN.items()]
        record_files(copies, frozen=True)
        return Freeze.objects.create(month=month.number, opening=opening, last_act=head.number, last_act_hash=head.hash)


def record_files(files: list[StoredFile], frozen: bool) -> None:
    """Name the files in the database: with the transaction's commit they become history."""
    HistoryFile.objects.bulk_create(
        HistoryFile(
            table=stored.table,
            month=stored.month,
            frozen=frozen,
            path=stored.path,
            rows=stored.rows,
            file_hash=stored.file_hash,
            content_hash=stored.content_hash,
        )
        for stored in files
    )
