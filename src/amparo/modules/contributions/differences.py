"""Why a worker's line is not what it was last month: every reason, in the order in which a person would look for it."""

from __future__ import annotations

import polars as pl

REASONS = {
    "late": ("Habla de un mes anterior", "Speaks of an earlier month"),
    "entered": ("Entró", "Entered"),
    "left": ("Salió", "Left"),
    "wage": ("Cambió la remuneración", "The wage changed"),
    "days": ("Cambiaron los días", "The days changed"),
    "extras": ("Cambiaron los extras o el pago del mes", "Extras or the month's pay changed"),
    "reserve": ("Cambiaron los días de fondos de reserva", "The days of reserve funds changed"),
    "family": ("Cambió la extensión o la acumulación", "The extension or the accumulation changed"),
    "law": ("Cambió la ley del mes", "The law of the month changed"),
}
"""Each reason, in Spanish and English."""

AMOUNTS = ("base_cents", "personal_cents", "employer_cents", "total_cents", "reserve_cents", "spouse_cents")
_KEY = ["person_id", "job_id"]
_CAUSES = {
    "wage": ("monthly_wage_cents",),
    "days": ("days",),
    "extras": ("extra_cents",),
    "reserve": ("reserve_days",),
    "family": ("spouse_extension", "reserve_accumulated"),
}
"""What of the work makes each reason when it is not what it was."""

_LOOKED_AT = [column for columns in _CAUSES.values() for column in columns]


def differences(
    month: int,
    jobs: pl.DataFrame,
    lines: pl.DataFrame,
    work: pl.DataFrame,
    lines_before: pl.DataFrame,
    work_before: pl.DataFrame,
) -> pl.DataFrame:
    """One row per worker, job and month spoken of, the month's own (YYYYMM) first; of who left, one of nothing.

    jobs, lines, work: `affiliation.Job`, `contributions.Line` and `affiliation.Work` of the month. lines_before,
    work_before: what the month before said of itself.

    Returns person_id, job_id, about_month, days, the amounts in cents, `before_cents` (last month's total, 0 without
    one), `difference_cents` and `reasons`, a list of codes, empty when nothing changed.
    """
    own = pl.col("about_month") == month
    told = pl.concat([_stated(lines, work), _gone(month, lines, lines_before)], how="vertical_relaxed")
    was = work_before.select(*_KEY, pl.col(_LOOKED_AT).name.suffix("_was"))
    told = told.join(was, on=_KEY, how="left").join(
        lines_before.select(*_KEY, before_cents="total_cents"), on=_KEY, how="left"
    )
    before = pl.when(own).then("before_cents").otherwise(0).fill_null(0)
    told = told.with_columns(before_cents=before, difference_cents=pl.col("total_cents") - before)
    told = told.join(jobs.select("job_id", "until_date"), on="job_id", how="left")
    was_there, gone = pl.col("days_was").is_not_null(), pl.col("monthly_wage_cents").is_null()
    stays = own & was_there & ~gone
    changed = {
        name: pl.any_horizontal(pl.col(column) != pl.col(f"{column}_was") for column in columns)
        for name, columns in _CAUSES.items()
    }
    found = {
        "late": ~own,
        "entered": own & ~was_there,
        "left": own & (gone | (pl.col("until_date") // 100 == month)),
        **{name: stays & condition for name, condition in changed.items()},
        "law": stays & ~pl.any_horizontal(changed.values()) & (pl.col("difference_cents") != 0),
    }
    reasons = pl.concat_list([pl.when(condition).then(pl.lit(name)) for name, condition in found.items()])
    kept = [*_KEY, "about_month", "days", *AMOUNTS, "before_cents", "difference_cents"]
    return told.sort(~own, "person_id", "job_id", "about_month").select(*kept, reasons=reasons.list.drop_nulls())


def _stated(lines: pl.DataFrame, work: pl.DataFrame) -> pl.DataFrame:
    """The lines, with what was worked."""
    place = [*_KEY, "about_month"]
    looked_at = [name for name in _LOOKED_AT if name != "days"]
    return lines.select(*place, "days", *AMOUNTS).join(work.select(*place, *looked_at), on=place, how="left")


def _gone(month: int, lines: pl.DataFrame, lines_before: pl.DataFrame) -> pl.DataFrame:
    """A row of nothing for each job that last month had a line and this month has none."""
    gone = lines_before.join(lines.filter(pl.col("about_month") == month), on=_KEY, how="anti")
    nothing = [pl.lit(0, pl.Int64).alias(name) for name in AMOUNTS]
    unknown = [pl.lit(None, pl.Int64).alias(name) for name in _LOOKED_AT if name != "days"]
    return gone.select(
        *_KEY, pl.lit(month, pl.Int32).alias("about_month"), pl.lit(0, pl.Int32).alias("days"), *nothing, *unknown
    )
