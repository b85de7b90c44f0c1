"""A home is a folder with a database and a history: how to stand in one, and how to tell whether two are the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from tests.once import made_once

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
    },
}

SEQUENCED = ("history_figure", "history_historyfile")
"""Tables whose ids the database gives: an abandoned transaction may use some up."""


@contextmanager
def living_in(home: Path, engine: str = "polars", database: dict | None = None) -> Iterator[Path]:
    """Django, the settings and the engine point to this home until the block ends.

    database: Django's settings of another database than the home's own SQLite file.
    """
    before = connections["default"], settings.AMPARO_HOME, os.environ.get("AMPARO_ENGINE")
    database = database or {**SQLITE, "NAME": home / "amparo.sqlite3"}
    configured = connections.settings["default"]
    connections.settings["default"] = connections.configure_settings({"default": database})["default"]
    connections["default"] = connections.create_connection("default")
    settings.AMPARO_HOME = home
    os.environ["AMPARO_ENGINE"] = engine
    try:
        yield home
    finally:
        connections["default"].close()
        connections.settings["default"] = configured
        connections["default"], settings.AMPARO_HOME, engine_before = before
        if engine_before is None:
            del os.environ["AMPARO_ENGINE"]
        else:
            os.environ["AMPARO_ENGINE"] = engine_before


def migrated(home: Path, database: dict | None = None) -> Path:
    """The home with an empty database; call it before living there."""
    if database is None:
        shutil.copy(made_once("migrated", _migrate) / "amparo.sqlite3", home)
    else:
        _migrate(home, database)
    return home


def _migrate(home: Path, database: dict | None = None) -> None:
    with living_in(home, database=database):
        call_command("migrate", verbosity=0)


def contents() -> dict[str, list[str]]:
    """Every row of the database and every file of the history of the home one lives in."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table.startswith("django_"):
                continue
            names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            wanted = [name for name in names if not (table in SEQUENCED and name == "id")]
            listed = ", ".join(f'"{name}"' for name in wanted)
            cursor.execute(f'SELECT {listed} FROM "{table}"')
            found[table] = sorted(map(str, cursor.fetchall()))
    history = Path(settings.AMPARO_HOME) / "history"
    found["files"] = sorted(str(path.relative_to(history)) for path in history.rglob("*") if path.is_file())
    return found
