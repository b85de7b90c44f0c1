"""Who applies for an old-age pension: who leaves work for it, who had ceased before, and some without the right."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.careers import Careers, build_careers
from amparo.entrypoints.population.draws import Ints, stream
from amparo.entrypoints.population.employers import KINDS
from amparo.entrypoints.population.pensioners import OLD_AGE, Pensions
from amparo.entrypoints.population.targets import SEXES, STREAMS
from amparo.entrypoints.population.workforce import STAYS, Country
from amparo.entrypoints.population.year import Events

OUTSIDE_GENERAL_PENSIONS = ("unpaid_home_work", "rural_head")
NO_JOB = 99991231


@dataclass(frozen=True)
class Applications:
    """`rows`: month (1…12), person, applied_date, kind (with_right, no_right, still_working, already_pensioner)."""

    rows: pl.DataFrame
    careers: list[Careers]


def working_careers(country: Country) -> tuple[Careers, Ints]:
    """Past years of everybody with a job at the opening that counts for general pensions, and months by person."""
    jobs, assume = country.jobs, country.assume
    outside = [STREAMS.index(name) for name in OUTSIDE_GENERAL_PENSIONS]
    rows = np.flatnonzero((jobs.second == 0) & (jobs.entered == 0) & ~np.isin(jobs.stream, outside))
    persons = jobs.person[rows]
    rng = stream(country.seed, "careers")
    mean = np.array([assume.table("career_density").get(name, 0.5) for name in STREAMS])[jobs.stream[rows]]
    density = rng.beta(mean * 6, (1 - mean) * 6)
    careers = build_careers(
        rng, persons, country.people.age(persons), density, jobs.first_wage[rows], jobs.since_date[rows],
        np.full(rows.size, 2021), assume,
    )  # fmt: skip
    months = np.zeros(len(country.people), dtype=np.int64)
    months[persons] = careers.months
    return careers, months


def returning_careers(country: Country) -> Careers:
    """Past years of those who enter in 2022: some worked before."""
    jobs, assume, rng = country.jobs, country.assume, stream(country.seed, "careers of entrants")
    outside = [STREAMS.index(name) for name in OUTSIDE_GENERAL_PENSIONS]
    rows = np.flatnonzero((jobs.second == 0) & (jobs.entered > 0) & ~np.isin(jobs.stream, outside))
    known = np.unique(jobs.person[jobs.entered == 0])
    person, first = np.unique(jobs.person[rows], return_index=True)
    fresh = ~np.isin(person, known)
    person, rows = person[fresh], rows[first[fresh]]
    density = rng.beta(2, 3, person.size)
    careers = build_careers(
        rng, person, country.people.age(person), density, jobs.first_wage[rows], np.full(person.size, NO_JOB),
        np.full(person.size, 2021), assume,
    )  # fmt: skip
    # Who contributed before is known to the institute from the beginning.
    country.people.month[person[careers.months > 0]] = 0
    return careers


def build_applications(
    country: Country, events: Events, pensions: Pensions, awards: Ints, months: Ints
) -> Applications:
    """The applications of a month: as many with the right as pensions must be awarded, and the planted rest.

    awards[m]: old-age pensions to award in month m. months: contributed up to the opening, by person.
    """
    rng, assume = stream(country.seed, "applications"), country.assume
    retired = {month + 1: persons for month, persons in events.retired.items() if month < 12}
    ceased = np.array([max(int(awards[month]) - retired[month].size, 0) for month in range(1, 13)])
    careers, with_right = _ceased(country, rng, int(ceased.sum()), able=True)
    planted = {
        name: max(1, round(count * 100 / country.scale)) for name, count in assume.table("planted_applications").items()
    }
    denied_careers, denied = _ceased(country, rng, planted["no_right"] * 12, able=False)
    working, pensioners = _still_working(country, rng, months, planted), _pensioners(country, rng, pensions, planted)
    starts = np.cumsum(ceased) - ceased
    frames = []
    for month in range(1, 13):
        before = with_right[starts[month - 1] : starts[month - 1] + ceased[month - 1]]
        refused = {"no_right": denied, "still_working": working, "already_pensioner": pensioners}
        frames.append(_applying(rng, month, "with_right", np.concatenate([retired[month], before])))
        for kind, persons in refused.items():
            mine = slice((month - 1) * planted[kind], month * planted[kind])
            frames.append(_applying(rng, month, kind, persons[mine]))
    return Applications(pl.concat(frames), [careers, denied_careers])


def _applying(rng: np.random.Generator, month: int, kind: str, persons: Ints) -> pl.DataFrame:
    day = rng.integers(2, 27, persons.size)
    return pl.DataFrame(
        {
            "month": np.full(persons.size, month),
            "person": persons,
            "applied_date": 20220000 + month * 100 + day,
            "kind": np.full(persons.size, kind),
        }
    )


def _ceased(country: Country, rng: np.random.Generator, count: int, able: bool) -> tuple[Careers, Ints]:
    """Persons who stopped contributing some years ago, with a career long enough (or too short) for their age."""
    assume = country.assume
    profile = assume.table("ceased_applicants")
    tries = count * 6 + 20
    age = rng.integers(int(profile["youngest"]), int(profile["oldest"]) + 1, tries)
    density = rng.beta(4, 2, tries) if able else rng.beta(1.5, 4, tries)
    last = 2021 - rng.integers(1, int(profile["longest_pause"]) + 1, tries)
    wage = np.round(rng.lognormal(np.log(profile["wage_usd"]), 0.45, tries)).astype(np.int64) * 100
    careers = build_careers(rng, np.arange(tries), age, density, wage, np.full(tries, NO_JOB), last, assume)
    # Nobody is left at the edge: months as if they were a little fewer (or more), and the age of the first of January.
    margin = -2 if able else 6
    entitled = legal.has_right(careers.months + margin, age, "2022-01")
    fits = np.flatnonzero(entitled if able else ~legal.has_right(careers.months + margin, age + 1, "2022-12"))[:count]
    sex = rng.integers(0, len(SEXES), fits.size)
    province = rng.choice(country.people.province[: max(len(country.people) // 2, 1)], fits.size)
    persons = country.people.enrol(rng, sex, province, age[fits], 0, np.zeros(fits.size))
    number = pl.DataFrame({"person": fits, "enrolled": persons})
    rows = careers.rows.join(number, on="person", maintain_order="left").select(
        pl.col("enrolled").alias("person"), "year", "months", "wage_cents"
    )
    return Careers(rows, careers.months[fits]), persons


def _still_working(country: Country, rng: np.random.Generator, months: Ints, planted: dict[str, int]) -> Ints:
    """Workers with the right who apply without having left any job in the year."""
    jobs, people = country.jobs, country.people
    rows = np.flatnonzero((jobs.entered == 0) & (jobs.left == STAYS) & (jobs.second == 0))
    rows = rows[country.employers.kind[jobs.employer[rows]] == KINDS.index("private")]
    persons = jobs.person[rows]
    entitled = legal.has_right(months[persons] - 2, people.age(persons), "2022-01")
    return rng.permutation(persons[entitled & (people.death_date[persons] == 0)])[: planted["still_working"] * 12]


def _pensioners(country: Country, rng: np.random.Generator, pensions: Pensions, planted: dict[str, int]) -> Ints:
    persons = pensions.person[(pensions.kind == OLD_AGE) & (pensions.month == 0)]
    alive = persons[country.people.death_date[persons] == 0]
    return rng.permutation(alive)[: planted["already_pensioner"] * 12]
