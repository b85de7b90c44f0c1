"""What can be asked of contributions' open records."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.tables import Table
from amparo.modules.contributions import tables


def confirmations_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The drafts confirmed by the acts after one and up to another: what a freeze copies."""
    return _between(tables.Confirmation, "contributions_confirmation", after_act, until_act)


def carried_years_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The contribution years carried by the acts after one and up to another."""
    return _between(tables.CarriedYear, "contributions_carriedyear", after_act, until_act)


def carried_debts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The old debts carried by the acts after one and up to another."""
    return _between(tables.CarriedDebt, "contributions_carrieddebt", after_act, until_act)


def _between(table: type[Table], source: str, after_act: int, until_act: int) -> pl.DataFrame:
    return bulk.read(
        f"SELECT {', '.join(table.columns)} FROM {source} "  # noqa: S608
        f"WHERE act > %s AND act <= %s ORDER BY {', '.join(table.key)}",
        [after_act, until_act],
        schema=polars_schema(table),
    )
