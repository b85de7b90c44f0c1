"""What affiliates ask of the institute: to accumulate their reserve funds, and to extend health cover to a spouse.

Who asks is drawn until what will be paid on time for it reaches the printed sum: both are inputs.
"""

import numpy as np
from numpy.typing import NDArray

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.draws import Bools, Ints, stream
from amparo.entrypoints.population.targets import STREAMS
from amparo.entrypoints.population.workforce import EMPLOYED, STAYS, Country
from amparo.foundation.money import SCALE

CASH_MONTHS = 12
"""Cash of January to December: wages of December 2021 (month 0) to November 2022 (month 11)."""


def who_accumulates(country: Country, punctual: Bools, above_base: float) -> Bools:
    """Jobs of the opening whose reserve funds are deposited in the institute. `punctual`: payers that pay on time.

    above_base: the wage bill over base pay, because extras are part of the base of contribution.
    """
    yearly = country.jobs.first_wage * _months_worked(country, after_a_year=True) * above_base
    yearly = yearly * legal.rate("reserve_rate", "private", "2022-01") / SCALE
    return _draw(country, "reserve", yearly, punctual, country.assume.number("reserve_collected_2022"))


def who_extends(country: Country, punctual: Bools, above_base: float) -> Bools:
    """Jobs of the opening whose affiliate pays for a spouse."""
    yearly = country.jobs.first_wage * _months_worked(country, after_a_year=False) * above_base
    rate = legal.rate("spouse_extension_rate", "private", "2022-01") / SCALE
    return _draw(country, "spouse", yearly * rate, punctual, country.assume.number("spouse_collected_2022"))


def _months_worked(country: Country, after_a_year: bool) -> Ints:
    """Months, December 2021 to November 2022, that each job of the opening is worked, or has the right to reserve."""
    jobs = country.jobs
    since = jobs.since_date // 10000 * 12 + jobs.since_date // 100 % 100 - 1
    first = np.maximum(since + 12 - (2021 * 12 + 11), 0) if after_a_year else np.zeros(len(jobs), dtype=np.int64)
    last = np.minimum(np.where(jobs.left == STAYS, CASH_MONTHS - 1, jobs.left), CASH_MONTHS - 1)
    return np.maximum(last - first + 1, 0)


def _draw(country: Country, topic: str, yearly_cents: NDArray[np.floating], punctual: Bools, printed_usd: int) -> Bools:
    jobs, rng = country.jobs, stream(country.seed, topic)
    employed = np.isin(jobs.stream, [STREAMS.index(sector) for sector in EMPLOYED]) & (jobs.entered == 0)
    rows = rng.permutation(np.flatnonzero(employed & (yearly_cents > 0)))
    counted = np.cumsum(np.where(punctual[jobs.employer[rows]], yearly_cents[rows], 0.0))
    asked = np.zeros(len(jobs), dtype=bool)
    asked[rows[counted <= printed_usd * 100 / country.scale]] = True
    return asked
