"""Fail once at a statement or at the commit of an act, and tell what the home then holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import OperationalError, connection

Columns = dict[tuple[str, str], list[str]]


class Fault(OperationalError):
    """What a full disk or a lost server raises."""


@dataclass
class Watch:
    """The statements of an act so far, and where it is made to fail: at one of them, or at its commit.

    at_commit: «before» it, when nothing is kept; or «after», when all is and only the answer is lost.
    """

    at: int | None = None
    at_commit: str = ""
    statements: list[str] = field(default_factory=list)

    @contextmanager
    def over(self) -> Iterator[Watch]:
        commit = connection._commit

        def watched_commit() -> None:
            if self.at_commit == "before":
                raise Fault("before the commit")
            commit()
            if self.at_commit == "after":
                self.at_commit = ""
                raise Fault("after the commit")

        def watched_statement(execute, sql, params, many, context):
            self.statements.append(" ".join(str(sql).split())[:80])
            if len(self.statements) - 1 == self.at:
                raise Fault(self.statements[-1])
            return execute(sql, params, many, context)

        connection.ensure_connection()
        connection._commit = watched_commit
        try:
            with connection.execute_wrapper(watched_statement):
                yield self
        finally:
            del connection._commit


def columns() -> Columns:
    """Every value of each column, sorted: what a database holds, whatever order it holds it in."""
    found: Columns = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [described[0] for described in cursor.description]
            values = zip(*cursor.fetchall(), strict=True)
            for name, column in zip(names, values, strict=False):
                found[table, name] = sorted(map(str, column))
    return found


def files() -> set[str]:
    """Every file of the home but the database's own."""
    home = settings.AMPARO_HOME
    return {
        os.path.relpath(folder, home) + f"/{name}"
        for folder, _folders, names in os.walk(home)
        for name in names
        if not name.startswith("amparo.sqlite3")
    }
