"""The employers' worklist over the closed months: computed by the engine in use, then kept by an action."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from django.conf import settings
from django.utils.translation import gettext as _

from amparo.entrypoints.month.reading import Reader
from amparo.foundation.acts.action import By, Today
from amparo.foundation.cases import queries as cases
from amparo.foundation.history import queries as history
from amparo.foundation.history import records
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.modules.contributions.tables import Line
from amparo.modules.inspection import actions, queries
from amparo.modules.inspection.detecting import Outside, detect
from amparo.modules.inspection.detecting.elsewhere import annexed_year

CLAIM = "affiliation.missing_affiliation"


class NothingClosed(LookupError):
    """No month is closed, so there is nothing to look at."""


def assess(*, by: By, today: Today, key: str) -> dict:
    """Look at every employer as of the last closed month and keep what was seen; see `actions.keep_assessment`."""
    closed = history.closed_months()
    if not closed:
        raise NothingClosed(_("Los libros no están abiertos: ábralos antes con «amparo month open AAAA-MM»"))
    instances, reasons = detected(closed[-1])
    return actions.keep_assessment(
        by=by, today=today, key=key, month=closed[-1].number, instances=instances, reasons=reasons
    )


def detected(month: Month) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The instances and the reasons of every employer as of a closed month, in a fixed order."""
    root, engine = Path(settings.AMPARO_HOME) / "history", engine_in_use()
    files = {(file.table, file.month): root / file.path for file in history.files() if file.month <= month.number}
    first = Month.of(min(one for _table, one in files))
    with TemporaryDirectory(prefix="amparo-signals-") as folder:
        scratch = Path(folder)
        read = Reader(engine, month, first, files, scratch)
        outside = {"claims": cases.raised_against_employers(CLAIM), "taxed": queries.taxed(annexed_year(month))}
        for name, frame in outside.items():
            frame.write_parquet(scratch / f"{name}.parquet")
        found = detect(
            month, read, Law.load(), Outside(**{name: engine.scan([scratch / f"{name}.parquet"]) for name in outside})
        )
        instances = engine.collect(found.instances).sort("employer_id", "signal", "person_id", "about_month", "found")
        reasons = engine.collect(found.reasons).sort("employer_id", "signal")
    return instances, reasons


def lines_behind(employer_id: int) -> pl.DataFrame:
    """Every sealed line of an employer, to walk back from what was seen: who, about which month, sealed in which.

    Returns person_id, job_id, about_month, `month` (that of the seal), days, base_cents, personal_cents and
    employer_cents.
    """
    named = ("person_id", "job_id", "about_month", "days", "base_cents", "personal_cents", "employer_cents")
    lines = records.having(Line, "employer_id", pl.Series([employer_id]), ("employer_id", *named))
    return lines.drop("employer_id").sort("person_id", "about_month", "month", "job_id")
