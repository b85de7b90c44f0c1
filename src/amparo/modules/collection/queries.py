"""What can be asked of collection's open records."""

from __future__ import annotations

import polars as pl

from amparo.foundation.history.recorded import recorded
from amparo.modules.collection import tables


def payments_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payments recorded by the acts after one and up to another: what a freeze copies."""
    return recorded(tables.Payment, "collection_payment", after_act, until_act, named={"payment_id": "id"})
