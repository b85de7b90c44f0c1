"""What was planted in each month, counted, so that whoever closes it can be asked how much was found."""

import numpy as np
import polars as pl

from amparo.entrypoints.population.batch import BatchFile
from amparo.entrypoints.population.written import Written


def count_planted(written: Written, batch: BatchFile, month: int) -> dict[str, object]:
    """Counts of a month (0 = December 2021). `wrong_lines` gives the line numbers of each kind of mistake."""
    country, events = written.country, written.events
    jobs = country.jobs
    here = (jobs.entered <= month) & (jobs.left >= month)
    ending = (jobs.left == month) if month else np.zeros(len(jobs), dtype=bool)
    counted: dict[str, object] = {
        "jobs_worked": int(here.sum()),
        "second_jobs": int((here & (jobs.second == 1)).sum()),
        "extras": _of_month(events.extras, month).height,
    }
    if month == 0:
        return counted
    absences, raises = _of_month(events.absences, month), _of_month(events.raises, month)
    entering = jobs.told == month
    leaves_early = ending & ~np.isin(jobs.until_date % 100, (28, 30, 31))
    applied = written.applications.filter(pl.col("month") == month)
    return {
        **counted,
        "entries": int(entering.sum()),
        "exits_noticed": int((ending & (jobs.noticed == 1)).sum() + ((jobs.left == 0) & (month == 1)).sum()),
        "entries_after_the_first": int((entering & (jobs.since_date % 100 > 1)).sum()),
        "exits_before_the_end": int(leaves_early.sum()),
        "raises": raises.height,
        "late_raises": raises.filter(pl.col("about_month") < month).height,
        "zero_pay_months": absences.filter(pl.col("days") == 0).height,
        "short_months": absences.filter(pl.col("days") > 0).height,
        "deaths": int((country.people.death_date // 100 == 202200 + month).sum()),
        "jobs_ended_by_death": int((ending & (jobs.cause == ord("F"))).sum()),
        "deaths_without_exit_notice": int((ending & (jobs.noticed == 0)).sum()),
        "applications": dict(applied.group_by("kind").len().sort("kind").iter_rows()),
        "payments_without_obligation": max(1, round(country.assume.number("unknown_payments") * 100 / country.scale)),
        "wrong_lines": batch.wrong_lines,
    }


def _of_month(frames: list[pl.DataFrame], month: int) -> pl.DataFrame:
    return pl.concat(frames).filter(pl.col("month") == month)
