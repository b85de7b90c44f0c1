"""Wages: a spike at the minimum, a body, and a Pareto tail, raked until the printed averages come out."""

from dataclasses import dataclass

import numpy as np

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Floats, Ints, normal_quantile, systematic
from amparo.entrypoints.population.employers import INDUSTRIES, SIZES
from amparo.entrypoints.population.margins import OPENING, values
from amparo.entrypoints.population.people import AGE_GROUPS
from amparo.entrypoints.population.targets import SEXES

DIMENSIONS = {
    "wages_by_sex": SEXES,
    "wages_by_age": AGE_GROUPS,
    "wages_by_size": SIZES,
    "wages_by_industry": INDUSTRIES,
}


@dataclass(frozen=True)
class Cells:
    """For each job of a sector, the index of its sex, age group, size class and industry."""

    sex: Ints
    age: Ints
    size: Ints
    industry: Ints

    def columns(self) -> tuple[Ints, ...]:
        return self.sex, self.age, self.size, self.industry


def age_group(age: Ints) -> Ints:
    return np.searchsorted([25, 35, 45, 65], age, side="right")


class WageModel:
    """What a sector pays by sex, age, size and industry: fitted once on its stock, then drawn from for who enters."""

    def __init__(self, sector: str, minimum_cents: int, assume: Assumptions) -> None:
        self.sector, self.minimum, self.assume = sector, minimum_cents, assume
        self.effects = [np.zeros(len(labels)) for labels in DIMENSIONS.values()]
        self.level = 0.0
        self.last_part: Ints = np.empty(0, dtype=np.int64)
        """The part of full time, in thousandths, of each of the wages given last."""

    def fit(self, rng: np.random.Generator, cells: Cells, mean_cents: float) -> Ints:
        """Monthly wages in cents of a stock, whose mean is `mean_cents`, with the printed differences between cells."""
        luck, part = self._luck(rng, cells.sex.size)
        counts = [
            np.bincount(column, minlength=effect.size)
            for column, effect in zip(cells.columns(), self.effects, strict=True)
        ]
        wanted = [
            self._relative(name, labels, count)
            for (name, labels), count in zip(DIMENSIONS.items(), counts, strict=True)
        ]
        self.effects = [np.zeros_like(effect) for effect in self.effects]
        self.level = np.log(mean_cents)
        for _ in range(self.assume.number("wage_fit_rounds")):
            for effect, target, column, count in zip(self.effects, wanted, cells.columns(), counts, strict=True):
                wage = self._wage(cells, luck, part)
                means = np.bincount(column, weights=wage, minlength=target.size) / np.maximum(count, 1)
                known = (target > 0) & (means > 0)
                effect[known] += np.log(target[known] * mean_cents / means[known])
                # A group whose mean cannot be reached (nobody earns below the minimum) must not run away.
                np.clip(effect, -1.5, 1.5, out=effect)
            self.level += np.log(mean_cents / self._wage(cells, luck, part).mean())
        return self._to_the_mean(self._wage(cells, luck, part), mean_cents)

    def draw(self, rng: np.random.Generator, cells: Cells, minimum_cents: int) -> Ints:
        """Wages of persons who enter, with the minimum then in force."""
        luck, part = self._luck(rng, cells.sex.size)
        lowest = np.where(part < 1, minimum_cents * part, minimum_cents)
        return np.round(np.maximum(self._wage(cells, luck, part), lowest) / 100).astype(np.int64) * 100

    def _luck(self, rng: np.random.Generator, size: int) -> tuple[Floats, Floats]:
        """What no cell explains, as a logarithm (normal body, exponential tail), and the part of full time worked."""
        body, tail = self.assume.table("wage_spread")[self.sector], self.assume.table("wage_tail")
        chance = rng.permutation((np.arange(size) + rng.random()) / max(size, 1))
        inside = body * normal_quantile(np.minimum(chance, tail["from"]))
        top = np.log((1 - tail["from"]) / np.maximum(1 - chance, 2e-5)) / tail["alpha"]
        luck = np.where(chance > tail["from"], inside + top, inside)
        steps = self.assume.nested("part_time")[self.sector]
        part = np.array([float(step) for step in steps])[systematic(rng, list(steps.values()), size)]
        self.last_part = np.round(part * 1000).astype(np.int64)
        return luck, part

    def _wage(self, cells: Cells, luck: Floats, part: Floats) -> Floats:
        effects = sum(effect[column] for effect, column in zip(self.effects, cells.columns(), strict=True))
        full = np.maximum(np.exp(self.level + effects + luck), self.minimum)
        return np.where(part < 1, self.minimum * part, np.minimum(full, self.assume.number("highest_wage_cents")))

    def _to_the_mean(self, wage: Floats, mean_cents: float) -> Ints:
        """Move wages above the minimum so that the mean is met to the cent, whatever the sample."""
        above = wage > self.minimum
        missing = mean_cents * wage.size - wage.sum()
        excess = float((wage[above] - self.minimum).sum())
        moved = np.where(above, self.minimum + (wage - self.minimum) * (1 + missing / max(excess, 1.0)), wage)
        return np.round(np.maximum(moved, np.minimum(wage, self.minimum)) / 100).astype(np.int64) * 100

    def _relative(self, name: str, labels: tuple[str, ...], count: Ints) -> Floats:
        """What each group earns over the mean of all; 0 where nothing is printed or no sector can be told apart.

        Sizes and industries are printed for private and public sectors together, so only their differences are used.
        """
        if name in ("wages_by_sex", "wages_by_age"):
            printed = values(name, OPENING, sector=self.sector)
        elif self.sector == "private":
            printed = values(name, OPENING)
        else:
            return np.zeros(len(labels))
        usd = np.array([printed.get(label, 0) for label in labels], dtype=np.float64)
        return usd * count[usd > 0].sum() / max(float((usd * count).sum()), 1.0)


def declared_bases(
    rng: np.random.Generator, mean_cents: float, minimum_cents: int, size: int, assume: Assumptions
) -> Ints:
    """Bases that persons who pay alone declare: most the least allowed, some more, so that the mean comes out."""
    more = rng.random(size) < assume.share("own_base_above_minimum")
    extra = rng.exponential(1.0, size) * more
    excess = max(mean_cents - minimum_cents, 0.0) * size
    return minimum_cents + np.round(extra * excess / max(extra.sum(), 1e-9) / 100).astype(np.int64) * 100
