"""Long lists, page by page: each page says where the next begins, and nothing is skipped or said twice meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from functools import reduce
from typing import Annotated

import polars as pl
from ninja import Query

from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.foundation.acts.refused import Refused

MOST, USUAL = 1_000, 100

After = Annotated[
    str, Query("", max_length=200, description=gettext_lazy("desde dónde sigue: el «next» de la página anterior"))
]
Limit = Annotated[int, Query(USUAL, ge=1, le=MOST, description=gettext_lazy("cuántos, a lo más, en esta página"))]


def written(key: Sequence[int]) -> str:
    """Where a row stands, as text that nobody needs to read."""
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def read(cursor: str, length: int) -> tuple[int, ...] | None:
    """The key of the last row seen; None at the beginning. Refused if it is no cursor of such a list."""
    if not cursor:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        key = None
    whole = isinstance(key, list) and len(key) == length and all(type(one) is int for one in key)
    if not whole or any(abs(one) >= 2**63 for one in key):
        raise Refused(
            f"«{cursor}» no es un «next» de esta lista: pídala desde el principio",
            f"“{cursor}” is no “next” of this list: ask for it from the beginning",
            "after",
        )
    return tuple(key)


def page(rows: pl.DataFrame, key: Sequence[str], after: str, limit: int) -> tuple[pl.DataFrame, str | None]:
    """The rows that follow `after`, in the order of the columns of `key`, and where the next page begins."""
    last = read(after, len(key))
    rows = rows.sort(key)
    if last:
        rows = rows.filter(_beyond(key, last))
    shown = rows.head(limit)
    more = rows.height > limit
    return shown, written(shown.select(key).row(-1)) if more else None


def _beyond(key: Sequence[str], last: Sequence[int]) -> pl.Expr:
    """Rows whose key comes after another, column by column."""
    pairs = list(zip(key, last, strict=True))
    return reduce(
        lambda later, pair: (pl.col(pair[0]) > pair[1]) | ((pl.col(pair[0]) == pair[1]) & later),
        reversed(pairs),
        pl.lit(value=False),
    )
