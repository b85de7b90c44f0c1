"""What the closed months of the home one lives in say, read straight from their files and books."""

from __future__ import annotations

from collections import Counter

import polars as pl

from amparo.entrypoints.month.pipeline import home_store
from amparo.foundation.history.models import HistoryFile
from amparo.foundation.history.tables import Table
from amparo.foundation.ledger.models import Posting
from amparo.foundation.months import Month


def rows(table: type[Table], month: Month) -> pl.DataFrame:
    """A table of a month, frozen or sealed."""
    file = HistoryFile.objects.get(table=table.name, month=month.number)
    return pl.read_parquet(home_store().path(file.path))


def rows_until(table: type[Table], month: Month) -> pl.DataFrame:
    """A table of every month up to one, with the month they were closed in as `closed`."""
    files = HistoryFile.objects.filter(table=table.name, month__lte=month.number).order_by("month")
    frames = [pl.read_parquet(home_store().path(file.path)).with_columns(closed=pl.lit(file.month)) for file in files]
    return pl.concat(frames)


def moved(month: Month, account: str, *events: str) -> Counter[str]:
    """What the events of a month moved in an account, by fund."""
    found: Counter[str] = Counter()
    postings = Posting.objects.filter(entry__month=month.number, account=account, entry__event__in=events)
    for fund, cents in postings.values_list("fund", "cents"):
        found[fund] += cents
    return found


def held(month: Month, account: str) -> Counter[str]:
    """What an account holds at the end of a month, by fund."""
    found: Counter[str] = Counter()
    postings = Posting.objects.filter(entry__month__lte=month.number, account=account)
    for fund, cents in postings.values_list("fund", "cents"):
        found[fund] += cents
    return found
