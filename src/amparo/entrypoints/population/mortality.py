"""Who dies: Gompertz's law, by age and sex."""

import numpy as np

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Floats, Ints
from amparo.entrypoints.population.targets import SEXES


def yearly_death_chance(age: Ints, sex: Ints, assume: Assumptions) -> Floats:
    """Chance of dying within a year: `at_65` at that age, growing by `growth` for each year of age."""
    law = assume.nested("mortality")
    at_65 = np.array([law[code]["at_65"] for code in SEXES])[sex]
    growth = np.array([law[code]["growth"] for code in SEXES])[sex]
    return np.minimum(at_65 * np.exp(growth * (age - 65)), 0.6)


def death_dates(rng: np.random.Generator, chance: Floats) -> Ints:
    """The day of 2022 (YYYYMMDD) on which each person dies, 0 for who outlives the year."""
    drawn = rng.random(chance.size)
    month = np.clip(np.floor(np.log1p(-drawn) / np.log1p(-np.maximum(chance, 1e-9)) * 12).astype(np.int64) + 1, 1, 12)
    day = rng.integers(1, 28, chance.size)
    return np.where(drawn < chance, 20220000 + month * 100 + day, 0)
