"""What can be asked of collection's open records."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history.engine import polars_schema
from amparo.modules.collection import tables


def payments_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payments recorded by the acts after one and up to another: what a freeze copies."""
    return bulk.read(
        "SELECT id AS payment_id, act, item_id, paid_date, amount_cents FROM collection_payment "
        "WHERE act > %s AND act <= %s ORDER BY id",
        [after_act, until_act],
        schema=polars_schema(tables.Payment),
    )
