"""Many rows in and out through Django's own connection: `executemany` on SQLite, `COPY` on PostgreSQL.

Never through a second SQLite library: opening the same file twice in one process drops locks and loses rows.
Frames carry the rows; their columns are named as the table's. Table and column names come from code, never from data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import polars as pl
from django.db import connection, transaction
from django.db.models import Max, Model


def insert(table: str, frame: pl.DataFrame) -> int:
    """Insert every row of `frame`; return how many."""
    if frame.height:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                statement = f"COPY {table} ({_names(frame)}) FROM STDIN (FORMAT csv)"
                with connection.wrap_database_errors, cursor.copy(statement) as copy:
                    copy.write(frame.write_csv(include_header=False))
            else:
                places = ", ".join(["%s"] * frame.width)
                statement = f"INSERT INTO {table} ({_names(frame)}) VALUES ({places})"  # noqa: S608
                cursor.executemany(statement, frame.rows())
    return frame.height


def next_id(model: type[Model]) -> int:
    """The id of the next row; call it inside an action, where there is one writer."""
    highest: int | None = model._default_manager.aggregate(highest=Max("pk"))["highest"]
    return (highest or 0) + 1


def update(table: str, frame: pl.DataFrame, key: str) -> int:
    """Set the other columns of `frame` on the rows whose `key` it names; return how many rows were found."""
    changed = ", ".join(f'"{name}" = staged."{name}"' for name in frame.columns if name != key)
    with transaction.atomic(), connection.cursor() as cursor:
        columns = ", ".join(f'"{name}" {_sql_type(dtype)}' for name, dtype in frame.schema.items())
        cursor.execute(f"CREATE TEMPORARY TABLE staged ({columns})")
        insert("staged", frame)
        cursor.execute(f'UPDATE {table} SET {changed} FROM staged WHERE {table}."{key}" = staged."{key}"')  # noqa: S608
        found = cursor.rowcount
        cursor.execute("DROP TABLE staged")
    return found


def read(query: str, parameters: Iterable = (), *, schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """The rows of a query as a frame of the given columns, in the order of the query."""
    with connection.cursor() as cursor:
        cursor.execute(query, list(parameters))
        return pl.DataFrame(cursor.fetchall(), schema=dict(schema), orient="row")


def among(column: str, values: pl.Series) -> tuple[str, list]:
    """A condition «column is one of these values» with its one parameter, for any number of values."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [values.to_list()]
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(values.to_list())]  # noqa: S608


def _names(frame: pl.DataFrame) -> str:
    return ", ".join(f'"{name}"' for name in frame.columns)


def _sql_type(dtype: pl.DataType) -> str:
    return "bigint" if dtype.is_integer() else "text"
