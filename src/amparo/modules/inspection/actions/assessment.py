"""Keep what a look at every employer saw."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.history import queries as history
from amparo.foundation.law.book import Law
from amparo.foundation.registry import queries as registry
from amparo.modules.inspection.models import Assessment, Instance, Reason, Standing


@action("inspection.keep_assessment", es="Guardar lo visto de los empleadores", en="Keep what was seen of employers")
def keep_assessment(
    *, month: int, instances: pl.DataFrame, reasons: pl.DataFrame, by: By, today: Today, key: str
) -> dict:
    """Keep the instances and reasons of every employer as of a closed month, and each one's points added up.

    month: YYYYMM. instances, reasons: as `detecting.detect` tells them. What was kept before stays. Refused if the
    month is not closed. Returns {"assessment", "employers": with some point, "instances"}.
    """
    seal = history.seal(month)
    if seal is None:
        raise Refused(
            f"El mes {month} no está cerrado: las señales se miran sobre meses sellados",
            f"Month {month} is not closed: signals are looked for in sealed months",
            "month",
        )
    act = current_act()
    kept = Assessment.objects.create(
        id=bulk.next_id(Assessment), month=month, seal_hash=seal.hash, law_hash=Law.load().hash(), date=act.today,
        act=act.number,
    )  # fmt: skip
    standings = _standings(reasons)
    for model, rows in ((Standing, standings), (Reason, reasons), (Instance, instances)):
        number = bulk.next_id(model) + pl.int_range(pl.len(), dtype=pl.Int64)
        bulk.insert(model._meta.db_table, rows.with_columns(id=number, assessment_id=pl.lit(kept.pk, pl.Int64)))
    return {"assessment": kept.pk, "employers": standings.height, "instances": instances.height}


def _standings(reasons: pl.DataFrame) -> pl.DataFrame:
    """One row for each employer, the first the one with most points."""
    added = reasons.group_by("employer_id").agg(points=pl.col("points").sum(), signals=pl.len().cast(pl.Int64))
    provinces = registry.employer_provinces(added["employer_id"])
    return added.join(provinces, on="employer_id").sort("points", "employer_id", descending=[True, False])
