"""The open records that some acts wrote, in the shape of the table that a freeze copies them into."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.tables import Table


def recorded(
    table: type[Table],
    source: str,
    after_act: int,
    until_act: int,
    *,
    named: Mapping[str, str] | None = None,
    act: str = "act",
    only: Mapping[str, pl.Series] | None = None,
) -> pl.DataFrame:
    """The rows of `source` written by the acts after one and up to another, by key, with the columns of `table`.

    named: the columns called otherwise in the source. act: its column of the act. only: the values that some of the
    table's columns must have.
    """
    called = {name: (named or {}).get(name, name) for name in table.columns}
    conditions, parameters = [f"{act} > %s", f"{act} <= %s"], [after_act, until_act]
    for name, values in (only or {}).items():
        condition, accepted = bulk.among(called[name], values)
        conditions.append(condition)
        parameters += accepted
    return bulk.read(
        f"SELECT {', '.join(called.values())} FROM {source} "  # noqa: S608
        f"WHERE {' AND '.join(conditions)} ORDER BY {', '.join(called[name] for name in table.key)}",
        parameters,
        schema=polars_schema(table),
    )
