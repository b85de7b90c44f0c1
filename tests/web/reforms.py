"""Reforms tried on an invented crowd: what people gain and lose is made up, and told as a real answer is."""

from __future__ import annotations

import polars as pl

from amparo.entrypoints.reform.country import Country
from amparo.entrypoints.reform.effects import Effects
from amparo.entrypoints.reform.kept import keep, shipped
from amparo.entrypoints.reform.proposal import Proposal
from amparo.entrypoints.reform.telling import STATE
from amparo.entrypoints.reform.told import told
from amparo.entrypoints.reform.trial import of_months

CROWD = 4_000
BASIC_WAGE = 425_00


def keep_reforms() -> None:
    """Keep an answer to every reform that comes with amparo; in one only some lose, in the other some gain too."""
    country = Country.closed()
    months = country.chosen("")
    for place, file in enumerate(shipped().values()):
        answer = {
            **Proposal.read(file).document(), **of_months(country, months), "reached": True,
            "checked": {"contributions.line": 12 * CROWD}, **told(_effects(gains=bool(place)), months, BASIC_WAGE),
        }  # fmt: skip
        keep(answer, file)


def _effects(gains: bool) -> Effects:
    """A crowd in which one of seven draws a pension, and whoever earns much moves most."""
    number = pl.col("person_id")
    people = pl.DataFrame({"person_id": range(1, CROWD + 1)}, schema={"person_id": pl.Int64}).with_columns(
        sex=pl.when(number % 2 == 0).then(pl.lit("F")).otherwise(pl.lit("M")),
        birth_date=20_020_615 - (number * 7919 % 60) * 10_000,
        province=pl.when(number % 997 == 0).then(20).otherwise(number % 19 + 1).cast(pl.String).str.zfill(2),
        base_months=pl.when(number % 7 == 0).then(0).otherwise(12).cast(pl.Int64),
        paid_months=pl.when(number % 7 == 0).then(12).otherwise(0).cast(pl.Int64),
        income=300_00 + (number * 104_729 % 97) ** 2 * 60,
    )
    moved = pl.when(number % 3 == 0).then(0).otherwise(-(pl.col("income") // 20) * 12)
    people = people.with_columns(
        base_cents=pl.col("income") * pl.col("base_months"), paid_cents=pl.col("income") * pl.col("paid_months"),
        contribution_cents=pl.when(pl.col("base_months") > 0).then(moved).otherwise(0),
        pension_cents=pl.when(pl.col("paid_months") > 0).then(-moved if gains else moved).otherwise(0),
    )  # fmt: skip
    employers = pl.DataFrame({"employer_id": range(1, 201), "cents": [-place % 4 * 1_234_00 for place in range(200)]})
    funds = pl.concat(
        people.select("person_id", fund=pl.lit(fund), part=pl.lit(part), cents=-pl.col(cents) * share // 10)
        for fund, part, cents, share in (
            ("211", "contributions", "contribution_cents", 10),
            ("211", "pensions", "pension_cents", 6),
            (STATE, "pensions", "pension_cents", 4),
        )
    )
    return Effects(people, employers, funds.filter(pl.col("cents") != 0), (312, 301))
