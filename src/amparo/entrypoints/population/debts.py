"""What employers owe at the opening from before December 2021: months not paid in 2021, and the debts of older years.

The second part belongs mostly to firms that closed: they have no workers, and are registered because they owe.
"""

import numpy as np
import polars as pl

from amparo.entrypoints.population.draws import Ints, apportion, stream
from amparo.entrypoints.population.employers import COMPANY, INDUSTRIES, KINDS, REGIMES, SOMEONE_ELSE
from amparo.entrypoints.population.margins import census
from amparo.entrypoints.population.payers import MANNERS, delay_months, monthly_dues_cents
from amparo.entrypoints.population.targets import PROVINCES, at_scale
from amparo.entrypoints.population.workforce import Country

RECENT = tuple(range(202101, 202112))


def register_closed_firms(country: Country) -> None:
    """Add the firms in arrears that no longer have workers; call it before documents are issued."""
    rng = stream(country.seed, "closed firms")
    count = at_scale(country.assume.number("closed_firms_in_arrears"), country.scale)
    shares = apportion([census().get(code, 0) for code in PROVINCES], count)
    alone = rng.random(count) < country.assume.share("one_person_arrears")
    country.employers.add(
        count, kind=KINDS.index("private"), regime=REGIMES.index("private"), month=0, size=0, branches=1,
        province=np.repeat(np.arange(len(PROVINCES)), shares), industry=rng.integers(0, INDUSTRIES.index("O"), count),
        owner=np.where(alone, SOMEONE_ELSE, COMPANY),
    )  # fmt: skip


def opening_debts(country: Country, manners: Ints, rucs: np.ndarray) -> pl.DataFrame:
    """ruc, about_month (YYYYMM), regime, amount_cents: adds up to the arrears printed for the end of 2021, at scale."""
    recent = _recent(country, manners, rucs)
    capital = country.assume.number("arrears_capital_2021") * 100 // country.scale
    older = _older(country, manners, capital - sum(int(frame["amount_cents"].sum()) for frame in recent))
    frame = pl.concat([*recent, older]).filter(pl.col("amount_cents") > 0)
    payer = frame["payer"].to_numpy()
    regime = np.array(REGIMES)[country.employers.regime[payer]]
    return frame.select(
        ruc=pl.Series(rucs[payer]), about_month="about_month", regime=pl.Series(regime), amount_cents="amount_cents"
    ).sort("ruc", "about_month")


def _recent(country: Country, manners: Ints, rucs: np.ndarray) -> list[pl.DataFrame]:
    """Months of 2021 that late payers had not yet settled, by their own way of paying."""
    dues = monthly_dues_cents(country)
    late = np.flatnonzero((manners > 0) & (dues > 0))
    never, partial = MANNERS.index("never"), MANNERS.index("partial")
    frames = []
    for about in RECENT:
        delay = delay_months(country.seed, country.assume, rucs[late].astype(np.int64), np.full(late.size, about))
        passed = 202112 - about - 1
        owes = np.where(manners[late] == never, True, delay + (manners[late] == partial) > passed)
        amount = np.where(manners[late] == partial, dues[late] - dues[late] // 2, dues[late]) * owes
        frames.append(pl.DataFrame({"payer": late, "about_month": np.full(late.size, about), "amount_cents": amount}))
    return frames


def _older(country: Country, manners: Ints, capital: int) -> pl.DataFrame:
    """Debts up to 2020, of closed firms and of those who never pay, with a few months each and very unequal amounts."""
    rng, employers = stream(country.seed, "older debts"), country.employers
    working = np.bincount(country.jobs.employer, minlength=len(employers)) > 0
    owing = np.flatnonzero((employers.month == 0) & (~working | (manners == MANNERS.index("never"))))
    months = rng.geometric(1 / country.assume.number("older_debt_months"), owing.size).clip(1, 60)
    last = (
        2020 * 12
        + 11
        - np.floor(rng.exponential(country.assume.number("older_debt_age_months"), owing.size)).clip(0, 150)
    )
    payer = np.repeat(owing, months)
    back = np.arange(payer.size) - np.repeat(np.cumsum(months) - months, months)
    ordinal = np.repeat(last.astype(np.int64), months) - back
    weight = np.repeat(rng.lognormal(0, 1.2, owing.size), months)
    return pl.DataFrame(
        {
            "payer": payer,
            "about_month": ordinal // 12 * 100 + ordinal % 12 + 1,
            "amount_cents": apportion(weight, max(capital, 0)),
        }
    )
