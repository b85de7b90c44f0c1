"""Persons: sex, age and place of everyone who is or will be in the books, kept as columns until they get a name."""

import numpy as np

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.columns import Columns
from amparo.entrypoints.population.draws import Floats, Ints, systematic
from amparo.entrypoints.population.margins import OPENING, values
from amparo.entrypoints.population.mortality import death_dates
from amparo.entrypoints.population.targets import SEXES

AGE_GROUPS = ("15-24", "25-34", "35-44", "45-64", "65+")
REFERENCE_YEAR = 2021
"""Ages are whole years completed on 31 December of this year."""


class People(Columns):
    """Index of SEXES, index of PROVINCES of residence, birth and death as YYYYMMDD (0 = outlives 2022)."""

    sex: Ints
    province: Ints
    birth_date: Ints
    death_date: Ints
    month: Ints
    """0 known at the opening; 1…12 the month of 2022 in which the person is registered."""

    def enrol(
        self, rng: np.random.Generator, sex: Ints, province: Ints, age: Ints, month: int, mortality: Floats
    ) -> Ints:
        """Add persons of these ages, some of whom will die in what remains of the year; returns their numbers.

        mortality: each one's chance of dying within a year.
        """
        birth = (REFERENCE_YEAR - age) * 10000 + rng.integers(1, 13, age.size) * 100 + rng.integers(1, 29, age.size)
        death = death_dates(rng, mortality)
        death = np.where(death // 100 % 100 > month, death, 0)
        return self.add(age.size, sex=sex, province=province, birth_date=birth, death_date=death, month=month)

    def age(self, persons: Ints) -> Ints:
        return REFERENCE_YEAR - self.birth_date[persons] // 10000


def age_weights(stream: str, assume: Assumptions) -> Floats:
    """Persons by age group and sex, shaped (5, 2): printed for sectors and conditions, assumed for the rest."""
    if stream in ("voluntary", "abroad", "unpaid_home_work"):
        shares = assume.nested("ages_of_the_rest")[stream]
        return np.array([[shares[group]] * 2 for group in AGE_GROUPS])
    if stream in ("own_account", "owner"):
        return _condition_ages(stream)
    sector = _sector_ages({"rural_head": "rural"}.get(stream, stream))
    if stream != "private":
        return sector
    alone = _condition_ages("own_account") + _condition_ages("owner")
    return np.maximum(sector - alone, 0.0)


def _sector_ages(sector: str) -> Floats:
    return np.array(
        [[values("ages", OPENING, sector=sector, age=group)[sex] for sex in SEXES] for group in AGE_GROUPS], dtype=float
    )


def _condition_ages(stream: str) -> Floats:
    """Ages of a condition are printed without sex: its own split by sex is used at every age."""
    condition = {"owner": "employer"}.get(stream, stream)
    by_age = values("ages_by_condition", OPENING, condition=condition)
    by_sex = values("contributors_by_condition", OPENING, condition=condition)
    sexes = np.array([by_sex[sex] for sex in SEXES]) / sum(by_sex.values())
    return np.array([by_age[group] for group in AGE_GROUPS])[:, None] * sexes


def draw_ages(rng: np.random.Generator, stream: str, sex: Ints, assume: Assumptions, entering: bool = False) -> Ints:
    """Ages of persons of a stream, in the proportions of their sex; those entering are younger than the stock."""
    weights = age_weights(stream, assume)
    if entering:
        weights = weights * np.array(assume.rows("entry_age_tilt"))[:, None]
    ages = np.empty(sex.size, dtype=np.int64)
    for code in range(len(SEXES)):
        mine = np.flatnonzero(sex == code)
        if mine.size:
            ages[mine] = _years_within(rng, systematic(rng, weights[:, code], mine.size))
    return ages


def _years_within(rng: np.random.Generator, groups: Ints) -> Ints:
    """Single years inside a group. Few work before 18; from 45 on numbers fall with age."""
    chance = rng.random(groups.size)
    youngest = 18 + np.floor(7 * np.sqrt(chance)).astype(np.int64)
    falling = 45 + np.floor(20 * (1 - np.sqrt(1 - 0.85 * chance)) / (1 - np.sqrt(0.15))).astype(np.int64)
    oldest = np.minimum(65 + np.floor(-6 * np.log(np.maximum(1 - chance, 1e-9))).astype(np.int64), 88)
    tens = np.floor(10 * chance).astype(np.int64)
    return np.select(
        [groups == 0, groups == 1, groups == 2, groups == 3],
        [youngest, 25 + tens, 35 + tens, np.minimum(falling, 64)],
        oldest,
    )
