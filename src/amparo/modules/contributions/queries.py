"""What can be asked of contributions' open records."""

from __future__ import annotations

import polars as pl
from django.db.models import Max

from amparo.foundation.history.recorded import recorded
from amparo.modules.contributions import tables
from amparo.modules.contributions.models import Confirmation


def confirmations_between(after_act: int, until_act: int, employer_ids: pl.Series | None = None) -> pl.DataFrame:
    """The drafts confirmed by the acts after one and up to another, of all employers or of some."""
    only = {"employer_id": employer_ids} if employer_ids is not None else None
    return recorded(tables.Confirmation, "contributions_confirmation", after_act, until_act, only=only)


def last_act_of(employer_id: int) -> int:
    """The last act by which an employer confirmed a draft; 0 if none did."""
    return Confirmation.objects.filter(employer_id=employer_id).aggregate(last=Max("act"))["last"] or 0


def carried_years_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The contribution years carried by the acts after one and up to another."""
    return recorded(tables.CarriedYear, "contributions_carriedyear", after_act, until_act)


def carried_debts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The old debts carried by the acts after one and up to another."""
    return recorded(tables.CarriedDebt, "contributions_carrieddebt", after_act, until_act)
