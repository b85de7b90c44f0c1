"""What can be asked of contributions' open records."""

from __future__ import annotations

import polars as pl

from amparo.foundation.history.recorded import recorded
from amparo.modules.contributions import tables


def confirmations_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The drafts confirmed by the acts after one and up to another: what a freeze copies."""
    return recorded(tables.Confirmation, "contributions_confirmation", after_act, until_act)


def carried_years_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The contribution years carried by the acts after one and up to another."""
    return recorded(tables.CarriedYear, "contributions_carriedyear", after_act, until_act)


def carried_debts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The old debts carried by the acts after one and up to another."""
    return recorded(tables.CarriedDebt, "contributions_carrieddebt", after_act, until_act)
