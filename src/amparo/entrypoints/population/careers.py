"""Careers of past years: how many months each person contributed in each year, and on what wages.

A person begins at some age, works a share of the months that depends on the kind of work, and is there all through
the present job. Wages follow the average wage of each year (INEC; before 2009, the assumed growth).
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Floats, Ints
from amparo.entrypoints.population.margins import values
from amparo.entrypoints.population.people import REFERENCE_YEAR

FIRST_YEAR = 1978
YEARS = np.arange(FIRST_YEAR, REFERENCE_YEAR + 1)
BLOCK = 100_000
"""Persons worked at a time, so that the table of persons by years stays small."""


@dataclass(frozen=True)
class Careers:
    """`rows`: person, year, months, wage_cents. `months`: all months of each person asked for, in that order."""

    rows: pl.DataFrame
    months: Ints


def build_careers(
    rng: np.random.Generator,
    persons: Ints,
    age: Ints,
    density: Floats,
    wage_cents: Ints,
    since_date: Ints,
    last_year: Ints,
    assume: Assumptions,
) -> Careers:
    """The years contributed up to 30 November 2021: December is the first month of the books.

    density: share of the months between the first job and the present one that were contributed. since_date: of the
    present job, or 99991231. last_year: the last in which the person may have contributed.
    """
    blocks = [
        _block(rng, persons[cut], age[cut], density[cut], wage_cents[cut], since_date[cut], last_year[cut], assume)
        for cut in (slice(start, start + BLOCK) for start in range(0, persons.size, BLOCK))
    ]
    return Careers(
        pl.concat([rows for rows, _ in blocks]) if blocks else _EMPTY,
        np.concatenate([months for _, months in blocks]) if blocks else np.empty(0, np.int64),
    )


_EMPTY = pl.DataFrame(schema=dict.fromkeys(("person", "year", "months", "wage_cents"), pl.Int64))


def _block(
    rng: np.random.Generator,
    persons: Ints,
    age: Ints,
    density: Floats,
    wage_cents: Ints,
    since_date: Ints,
    last_year: Ints,
    assume: Assumptions,
) -> tuple[pl.DataFrame, Ints]:
    start = assume.table("first_job")
    first_age = start["youngest"] + rng.gamma(start["shape"], start["scale"], persons.size)
    ages = age[:, None] - (REFERENCE_YEAR - YEARS)[None, :]
    # Who ceased to contribute has no present job: every year is drawn.
    since_year, since_month = (since_date // 10000)[:, None], (since_date // 100 % 100)[:, None]
    room = np.where(YEARS == REFERENCE_YEAR, 11, 12)[None, :]
    whole = rng.random(ages.shape) < (density * assume.share("whole_years"))[:, None]
    partly = rng.random(ages.shape) < density[:, None]
    drawn = np.where(whole, room, np.where(partly, rng.integers(1, 12, ages.shape), 0))
    drawn = np.where((ages >= first_age[:, None]) & (YEARS <= last_year[:, None]), np.minimum(drawn, room), 0)
    held = np.where(YEARS > since_year, room, np.where(YEARS == since_year, np.maximum(room + 1 - since_month, 0), 0))
    months = np.maximum(drawn, held).astype(np.int64)
    monthly = wage_cents[:, None] * _index(assume)[None, :] * np.exp(rng.normal(0, 0.04, ages.shape))
    who, when = np.nonzero(months)
    rows = pl.DataFrame(
        {
            "person": persons[who],
            "year": YEARS[when],
            "months": months[who, when],
            "wage_cents": np.round(monthly[who, when]).astype(np.int64) * months[who, when],
        }
    )
    return rows, months.sum(axis=1)


def _index(assume: Assumptions) -> Floats:
    """What each year's wages were, for one unit of wage in 2021."""
    printed = {year: values("average_wages", year * 100 + 12)["all"] for year in range(2009, REFERENCE_YEAR + 1)}
    growth = 1 + assume.share("wage_growth_before_2009")
    earliest = assume.number("wage_growth_since")
    earlier = {year: printed[2009] / growth ** (2009 - max(year, earliest)) for year in range(FIRST_YEAR, 2009)}
    known = {**earlier, **printed}
    return np.array([known[int(year)] for year in YEARS]) / printed[REFERENCE_YEAR]
