"""What the limits count, in one small file of this machine that every process of the portal shares.

It is Django's cache, and nothing but limits and codes already used is kept in it: losing it costs nobody anything, and
a page that counts nothing never opens it (docs/decisions/0019).
"""

from __future__ import annotations

import json
import math
import sqlite3
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

FILE = "limits.sqlite3"
BUSY_SECONDS = 10
SWEPT_EVERY = 500
"""New names between two sweeps of what expired."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS counted (number INTEGER PRIMARY KEY, name TEXT UNIQUE, until REAL, value TEXT)",
    "CREATE INDEX IF NOT EXISTS counted_until ON counted (until)",
)
_SET = (
    "INSERT INTO counted (name, until, value) VALUES (?, ?, ?) "
    "ON CONFLICT (name) DO UPDATE SET until = excluded.until, value = excluded.value"
)
_ADD = f"{_SET} WHERE until <= ?"


class SharedCounts(BaseCache):
    """Each operation is one statement, so that of two processes at once neither loses what the other counted.

    Values are what JSON writes. Django makes one of these for each thread.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path: Path | None = None
        self._file: sqlite3.Connection

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value unless there is one; of many that ask at once, one is told that it did."""
        return self._keep(_ADD, key, value, timeout, version, time.time())

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._keep(_SET, key, value, timeout, version)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        name, now = self._name(key, version), time.time()
        row = self._do("SELECT value FROM counted WHERE name = ? AND until > ?", name, now).fetchone()
        return default if row is None else json.loads(row[0])

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """The count after adding to it; ValueError if there is none."""
        found = self._do(
            "UPDATE counted SET value = value + ? WHERE name = ? AND until > ? RETURNING value",
            delta, self._name(key, version), time.time(),
        ).fetchall()  # fmt: skip
        if not found:
            raise ValueError(f"nothing is counted under «{key}»: add it first")
        return int(found[0][0])

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        name, now = self._name(key, version), time.time()
        found = self._do("UPDATE counted SET until = ? WHERE name = ? AND until > ?", self._until(timeout), name, now)
        return found.rowcount > 0

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._do("DELETE FROM counted WHERE name = ?", self._name(key, version)).rowcount > 0

    def clear(self) -> None:
        self._do("DELETE FROM counted")

    def _keep(self, statement: str, key: str, value: Any, timeout: Any, version: int | None, *more: float) -> bool:
        name, until = self._name(key, version), self._until(timeout)
        kept = self._do(statement, name, until, json.dumps(value), *more)
        if kept.rowcount and kept.lastrowid and kept.lastrowid % SWEPT_EVERY == 0:
            self._do("DELETE FROM counted WHERE until <= ?", time.time())
        return kept.rowcount > 0

    def _name(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _until(self, timeout: Any) -> float:
        until = self.get_backend_timeout(timeout)
        return math.inf if until is None else until

    def _do(self, statement: str, *given: Any) -> sqlite3.Cursor:
        path = Path(settings.AMPARO_HOME) / FILE
        if path != self._path:
            self._file, self._path = _opened(path), path
        return self._file.execute(statement, given)


def _opened(path: Path) -> sqlite3.Connection:
    """Each statement is a transaction of its own. A power cut may lose the last counts, and never the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    file = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", *_TABLE):
        file.execute(statement)
    return file
