"""Pensioners at the opening and those who join in 2022 by grants that no rule of ours awards yet.

Amounts are fitted so that the pensions of 2021 would have cost what the report prints for 2021. Nothing here looks at
what was paid in 2022: that must come out of the payroll.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.columns import Columns
from amparo.entrypoints.population.draws import Ints, apportion, systematic
from amparo.entrypoints.population.margins import census
from amparo.entrypoints.population.mortality import yearly_death_chance
from amparo.entrypoints.population.people import REFERENCE_YEAR, People
from amparo.entrypoints.population.targets import PROVINCES, at_scale

KINDS = ("sgo_old_age", "sgo_survivors", "sgo_invalidity", "sgo_disability", "ssc_old_age", "ssc_invalidity",
         "rt_incapacity", "rt_survivors")  # fmt: skip
OLD_AGE = KINDS.index("sgo_old_age")
FLAT = ("ssc_old_age", "ssc_invalidity")
OPENING = "2021-12"


class Pensions(Columns):
    """One row per pension: index of KINDS; `month` is 0 at the opening, else the month of 2022 when it is granted."""

    person: Ints
    kind: Ints
    since_date: Ints
    years: Ints
    pension_cents: Ints
    initial_cents: Ints
    monthly_extras: Ints
    month: Ints


@dataclass(frozen=True)
class PensionPlan:
    """`pensions`: opening and carried grants. `awards[m]`: old-age pensions that rules must award in month m (1…12)."""

    pensions: Pensions
    awards: Ints
    yearly_cost_2021_cents: int


def build_pensioners(rng: np.random.Generator, people: People, scale: int, assume: Assumptions) -> PensionPlan:
    """Pensioners of the eight printed kinds, and how many must join each month for December 2022 to come out."""
    stock_2021, stock_2022 = pensioners_by_kind(assume)
    pensions, awards = Pensions(), np.zeros(13, dtype=np.int64)
    means = mean_pensions_cents(stock_2021, stock_2022, assume)
    cost = 0
    for code, kind in enumerate(KINDS):
        first, last = at_scale(stock_2021[kind], scale), at_scale(stock_2022[kind], scale)
        opening = _join(rng, people, pensions, kind, first, 0, means[kind], assume)
        cost += _yearly_cost(kind, pensions, opening, stock_2021[kind], stock_2022[kind])
        path = np.round(np.linspace(first, last, 13)).astype(np.int64)
        granted = opening
        for month in range(1, 13):
            died = people.death_date[pensions.person[granted]]
            alive = int(((died == 0) | (died // 100 % 100 > month)).sum()) + int(awards.sum()) * (code == OLD_AGE)
            wanted = max(int(path[month]) - alive, 0)
            if code == OLD_AGE:
                awards[month] = wanted
            else:
                joined = _join(rng, people, pensions, kind, wanted, month, means[kind], assume)
                granted = np.concatenate([granted, joined])
    return PensionPlan(pensions, awards, cost)


def pensioners_by_kind(assume: Assumptions) -> tuple[dict[str, int], dict[str, int]]:
    """Pensioners of December 2021 and 2022. The report prints kinds only for 2022, and for 2021 only the total."""
    printed = {kind: int(count) for kind, count in assume.table("pensioners_2022").items()}
    earlier = assume.table("pensioners_2020")
    known = {kind: round((earlier[kind] * printed[kind]) ** 0.5) for kind in earlier}
    rest = [kind for kind in KINDS if kind not in known]
    left = assume.number("pensioners_total_2021") - sum(known.values())
    shared = apportion([printed[kind] for kind in rest], left)
    return {**known, **dict(zip(rest, (int(count) for count in shared), strict=True))}, printed


def mean_pensions_cents(
    stock_2021: dict[str, int], stock_2022: dict[str, int], assume: Assumptions
) -> dict[str, float]:
    """Mean monthly pension of each kind that makes 2021 cost what was printed, 13th and 14th pensions included."""
    fourteenth = legal.basic_wage_cents(OPENING)
    relative = assume.table("relative_yearly_pension")
    average = {kind: stock_2021[kind] * _average_over_peak(kind, stock_2021, stock_2022) for kind in KINDS}
    flat = sum(average[kind] * 12 * legal.rural_pension_cents(OPENING) for kind in FLAT)
    unit = (assume.number("pensions_paid_2021") * 100 - flat) / sum(average[kind] * relative[kind] for kind in relative)
    means = {kind: (unit * relative[kind] - fourteenth) / 13 for kind in relative}
    return {**means, **{kind: float(legal.rural_pension_cents(OPENING)) for kind in FLAT}}


def _average_over_peak(kind: str, stock_2021: dict[str, int], stock_2022: dict[str, int]) -> float:
    """Pensioners in the middle of 2021 over those at its end, had they grown in 2021 as they did in 2022."""
    return (stock_2021[kind] / stock_2022[kind]) ** 0.5


def _yearly_cost(kind: str, pensions: Pensions, rows: Ints, end_2021: int, end_2022: int) -> int:
    monthly = int(pensions.pension_cents[rows].sum())
    whole = monthly * 12 if kind in FLAT else monthly * 13 + rows.size * legal.basic_wage_cents(OPENING)
    return round(whole * (end_2021 / end_2022) ** 0.5)


def _join(
    rng: np.random.Generator, people: People, pensions: Pensions, kind: str, count: int, month: int, mean: float,
    assume: Assumptions,
) -> Ints:  # fmt: skip
    """Enrol the pensioners of a kind that begin in a month (0: those in payment at the opening)."""
    profile = assume.nested("pensioner_profile")[kind]
    age = _ages(rng, profile, count, new=month > 0)
    sex = systematic(rng, [1 - profile["women"], profile["women"]], count)
    province = _provinces(rng, kind, count, assume)
    times = assume.table("mortality_times").get(kind, 1.0)
    persons = people.enrol(rng, sex, province, age, month, yearly_death_chance(age, sex, assume) * times)
    years = _years(rng, kind, count, assume)
    pension, initial = _amounts(rng, kind, years, mean, "2022-01" if month else OPENING, assume)
    monthly = assume.share("monthly_extras_share")
    since = np.where(month > 0, 20220001 + month * 100, _since(rng, age, profile))
    return pensions.add(
        count, person=persons, kind=KINDS.index(kind), since_date=since, years=years, pension_cents=pension,
        initial_cents=initial, monthly_extras=systematic(rng, [1 - monthly, monthly], count), month=month,
    )  # fmt: skip


def _ages(rng: np.random.Generator, profile: dict[str, float], count: int, new: bool) -> Ints:
    """Ages at the end of 2021. Orphans are children, and new pensioners are younger than the stock."""
    shift = profile["new_younger"] if new else 0.0
    adult = rng.normal(profile["age"] - shift, profile["spread"], count)
    adult = np.clip(np.round(adult), profile["youngest"], 99).astype(np.int64)
    child = rng.random(count) < profile.get("orphans", 0.0)
    return np.where(child, rng.integers(3, 17, count), adult)


def _since(rng: np.random.Generator, age: Ints, profile: dict[str, float]) -> Ints:
    """When the pension began: at about the usual age of its kind, with no pension older than 40 years."""
    began = profile["began_at"] + np.abs(rng.normal(0, profile["began_spread"], age.size))
    passed = np.clip(np.round(age - began), 0, np.minimum(40, np.maximum(age, 0))).astype(np.int64)
    return (REFERENCE_YEAR - passed) * 10000 + rng.integers(1, 13, age.size) * 100 + 1


def _provinces(rng: np.random.Generator, kind: str, count: int, assume: Assumptions) -> Ints:
    shares = assume.table("rural_province_share") if kind in FLAT else census()
    return systematic(rng, [shares.get(code, 0) for code in PROVINCES], count)


def _years(rng: np.random.Generator, kind: str, count: int, assume: Assumptions) -> Ints:
    shares = assume.nested("pensioner_years")["ssc" if kind in FLAT else kind]
    lowest = np.array([int(first) for first in shares])
    return lowest[systematic(rng, list(shares.values()), count)] + rng.integers(0, 5, count)


def _amounts(
    rng: np.random.Generator, kind: str, years: Ints, mean: float, moment: str, assume: Assumptions
) -> tuple[Ints, Ints]:
    """Pensions within their limits whose mean is `mean`, and what was calculated before the maximum cut it."""
    if kind in FLAT or not years.size:
        flat = np.full(years.size, legal.rural_pension_cents(moment))
        return flat, flat
    least, most = legal.pension_limits_cents(kind, years, moment)
    shape = np.exp(rng.normal(0, assume.share("pension_spread"), years.size))
    shape *= legal.pension_coefficient(np.maximum(years, 5), moment)
    level = _solve(lambda level: float(np.clip(shape * level, least, most).mean()), mean, mean / float(shape.mean()))
    raw = np.round(shape * level).astype(np.int64)
    pension = np.clip(raw, least, most)
    return pension, np.maximum(raw, pension)


def _solve(mean_at: Callable[[float], float], wanted: float, guess: float) -> float:
    """The level at which a growing function takes the value wanted, by halving."""
    low, high = guess / 50, guess * 50
    for _ in range(60):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if mean_at(middle) < wanted else (low, middle)
    return high
