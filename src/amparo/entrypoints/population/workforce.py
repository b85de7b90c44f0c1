"""The jobs in force on 31 December 2021: persons put to work for employers, with wages and seniority."""

from dataclasses import dataclass, field

import numpy as np

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.columns import Columns
from amparo.entrypoints.population.draws import Ints, rank_within, spread, systematic
from amparo.entrypoints.population.employers import (
    INDUSTRIES,
    KINDS,
    REGIMES,
    SOMEONE_ELSE,
    Employers,
    Firms,
    build_firms,
    public_regimes,
    register_firms,
    slots,
    with_embassy,
)  # fmt: skip
from amparo.entrypoints.population.mortality import yearly_death_chance
from amparo.entrypoints.population.people import People, draw_ages
from amparo.entrypoints.population.targets import PROVINCES, STREAMS, Targets
from amparo.entrypoints.population.wages import Cells, WageModel, age_group, declared_bases

STAYS = 99
"""`left` of a job that goes on after 2022."""

EMPLOYED = ("private", "public", "domestic")
"""Streams that work for somebody. INEC prints the wage bill of these sectors, own_account and owner within private."""

REGIME_OF = {"private": "private", "own_account": "own_account", "owner": "own_account", "domestic": "domestic",
             "voluntary": "voluntary", "abroad": "abroad", "unpaid_home_work": "unpaid_home_work",
             "rural_head": "rural_head"}  # fmt: skip
KIND_OF = {"own_account": "self", "owner": "self", "voluntary": "self", "abroad": "self",
           "unpaid_home_work": "household", "rural_head": "rural", "domestic": "domestic"}  # fmt: skip

FULL_TIME = 1000
"""`part` is the part of full time worked, in thousandths."""


class Jobs(Columns):
    """One row per job. Dates are YYYYMMDD; `entered` and `left` are months of 2022 (0: before; STAYS: not in 2022)."""

    person: Ints
    employer: Ints
    branch: Ints
    stream: Ints
    cell: Ints
    """Province × 2 + sex: the cell of the targets that the person is counted in."""
    second: Ints
    """1 for another job of somebody already counted."""
    since_date: Ints
    entered: Ints
    told: Ints
    """Month of 2022 in which the entry notice is sent; that of the entry, but for who tells it late."""
    wage: Ints
    first_wage: Ints
    part: Ints
    left: Ints
    until_date: Ints
    cause: Ints
    """Letter of the exit cause, as its code point."""
    noticed: Ints
    """1 if somebody tells the institute of the exit."""


@dataclass
class Country:
    """Everything alive in memory while the year is played."""

    seed: int
    scale: int
    assume: Assumptions
    targets: Targets
    people: People = field(default_factory=People)
    employers: Employers = field(default_factory=Employers)
    jobs: Jobs = field(default_factory=Jobs)
    models: dict[str, WageModel] = field(default_factory=dict)
    hiring: dict[str, Ints] = field(default_factory=dict)
    """For each sector, the employer of each place, sorted by province: who is hired by whom."""


def open_workforce(country: Country, rng: np.random.Generator) -> None:
    """Fill the country with the contributors of December 2021."""
    for stream in STREAMS:
        cells = spread(country.targets.counts[stream][0])
        persons = enrol(country, rng, stream, cells, month=0)
        if stream in ("private", "public"):
            _employ(country, rng, stream, persons, cells)
        else:
            _alone(country, rng, stream, persons, cells)
    for sector in EMPLOYED:
        _pay_opening_wages(country, rng, sector)


def enrol(country: Country, rng: np.random.Generator, stream: str, cells: Ints, month: int) -> Ints:
    """New persons for these cells; they live where they are counted, but those abroad or in no province anywhere."""
    sex = cells % 2
    age = draw_ages(rng, stream, sex, country.assume, entering=month > 0)
    # Workers are healthier than all persons of their age.
    chance = yearly_death_chance(age, sex, country.assume) * country.assume.share("worker_mortality")
    return country.people.enrol(rng, sex, cells // 2, age, month, chance)


def _employ(country: Country, rng: np.random.Generator, sector: str, persons: Ints, cells: Ints) -> None:
    """Give every person a place in a firm of the province, and some a second job in another firm of it."""
    province = cells // 2
    extra = choose_moonlighters(country, rng, sector, province)
    places = np.bincount(np.concatenate([province, province[extra]]), minlength=len(PROVINCES))
    alone = sum(
        int(country.targets.counts[stream][0].sum()) for stream in ("own_account", "owner") if sector == "private"
    )
    firms, left = build_firms(rng, sector, places, alone, country.assume)
    firms = _with_doors_open(country, sector, firms)
    regime = np.zeros(firms.places.size, dtype=np.int64)
    if sector == "public":
        firms = with_embassy(firms, country.assume)
        regime = public_regimes(firms, country.assume)
    numbers = register_firms(country.employers, rng, firms, sector, regime, country.assume)
    country.hiring[sector] = numbers[slots(firms)][np.argsort(firms.province[slots(firms)], kind="stable")]
    if sector == "private":
        country.hiring["alone"] = spread(np.round(left).astype(np.int64)) if left.sum() >= 1 else np.array([6])

    worker = np.concatenate([np.arange(persons.size), np.flatnonzero(extra)])
    order = np.lexsort((rng.random(worker.size), province[worker]))
    worker, employer = worker[order], country.hiring[sector][: worker.size]
    second = rank_within(worker, rng.random(worker.size)) > 0
    first = np.full(persons.size, -1)
    first[worker[~second]] = employer[~second]
    elsewhere = hire_elsewhere(country, rng, sector, province[worker[second]], first[worker[second]])
    employer = employer.copy()
    employer[second] = elsewhere
    there = employer >= 0
    add_jobs(country, rng, sector, persons[worker[there]], employer[there], cells[worker[there]],
             second=second[there].astype(np.int64), month=0)  # fmt: skip


def _with_doors_open(country: Country, sector: str, firms: Firms) -> Firms:
    """A province with no worker now but some later in the year needs a firm of one place to hire them."""
    later = country.targets.counts[sector].sum(axis=(0, 2)) > 0
    empty = np.setdiff1d(np.flatnonzero(later), firms.province)
    return Firms(
        np.concatenate([firms.province, empty]),
        np.concatenate([firms.places, np.ones(empty.size, dtype=np.int64)]),
        np.concatenate([firms.size, np.zeros(empty.size, dtype=np.int64)]),
        np.concatenate([firms.industry, np.full(empty.size, INDUSTRIES.index("G"))]),
    )


def choose_moonlighters(country: Country, rng: np.random.Generator, sector: str, province: Ints) -> Ints:
    """Who has a second job: 1 for each such person, where there are enough workers for another firm to exist."""
    crowded = np.bincount(province, minlength=len(PROVINCES)) > country.assume.number("second_job_room")
    chance = country.assume.table("second_job_share")[sector] / max(crowded[province].mean(), 0.01)
    return (rng.random(province.size) < chance) & crowded[province]


def hire_elsewhere(country: Country, rng: np.random.Generator, sector: str, province: Ints, present: Ints) -> Ints:
    """A second employer of the province for each person, other than the present one; −1 where none was found."""
    employer = np.where(province >= 0, present, -1)
    for _ in range(10):
        same = employer == present
        employer[same] = hire(country, rng, sector, province[same])
    return np.where(employer == present, -1, employer)


def hire(country: Country, rng: np.random.Generator, sector: str, province: Ints) -> Ints:
    """An employer of the province for each person, drawn by its places."""
    pool = country.hiring[sector]
    where = country.employers.province[pool]
    starts, ends = np.searchsorted(where, province, side="left"), np.searchsorted(where, province, side="right")
    return pool[starts + np.floor(rng.random(province.size) * (ends - starts)).astype(np.int64)]


def _alone(country: Country, rng: np.random.Generator, stream: str, persons: Ints, cells: Ints) -> None:
    employers = register_alone(country, rng, stream, persons, cells, month=0)
    add_jobs(country, rng, stream, persons, employers, cells, second=0, month=0)


def register_alone(
    country: Country, rng: np.random.Generator, stream: str, persons: Ints, cells: Ints, month: int
) -> Ints:
    """A payer for each person who pays alone, and a household for each domestic worker."""
    industry = {"domestic": "T", "unpaid_home_work": "T", "rural_head": "A"}.get(stream, "-")
    sections = np.full(persons.size, INDUSTRIES.index(industry))
    if stream in ("own_account", "owner"):
        sections = rng.choice(country.hiring["alone"], persons.size)
    return country.employers.add(
        persons.size, kind=KINDS.index(KIND_OF[stream]), regime=REGIMES.index(REGIME_OF[stream]), province=cells // 2,
        industry=sections, size=0, branches=1, owner=SOMEONE_ELSE if stream == "domestic" else persons, month=month,
    )  # fmt: skip


def add_jobs(
    country: Country, rng: np.random.Generator, stream: str, persons: Ints, employer: Ints, cells: Ints,
    second: Ints | int, month: int,
) -> Ints:  # fmt: skip
    """Jobs that begin in a month (0: at some time before the books). Wages of the opening are fitted afterwards."""
    size = persons.size
    branch = 1 + np.floor(rng.random(size) * country.employers.branches[employer]).astype(np.int64)
    since = _seniority(country, rng, stream, persons) if month == 0 else _entry_dates(country, rng, stream, size, month)
    wage, part = _wages_of(country, rng, stream, size, month)
    rows = country.jobs.add(
        size, person=persons, employer=employer, branch=branch, stream=STREAMS.index(stream), cell=cells, second=second,
        since_date=since, entered=month, told=month, wage=wage, first_wage=wage, part=part, left=STAYS, until_date=0,
        cause=0, noticed=1,
    )  # fmt: skip
    if month > 0 and stream in EMPLOYED:
        country.jobs.wage[rows] = country.models[stream].draw(rng, cells_of(country, rows), _minimum(month))
        country.jobs.part[rows] = country.models[stream].last_part
        country.jobs.first_wage[rows] = country.jobs.wage[rows]
    return rows


def _minimum(month: int) -> int:
    return legal.basic_wage_cents("2022-01" if month else "2021-12")


def _wages_of(country: Country, rng: np.random.Generator, stream: str, size: int, month: int) -> tuple[Ints | int, int]:
    """What those who pay alone declare; employees get their wage from the model of their sector."""
    assume, minimum = country.assume, _minimum(month)
    if stream in EMPLOYED:
        return 0, FULL_TIME
    if stream == "rural_head":
        return minimum * legal.rate("reference_base_rate", "rural_head", "2021-12") // 1_000_000, FULL_TIME
    if stream == "unpaid_home_work":
        payments = assume.table("home_work_payments")
        paid = np.array([float(usd) for usd in payments])[systematic(rng, list(payments.values()), size)]
        return np.round(paid * 1e8 / legal.contribution_rate("unpaid_home_work", "2021-12")).astype(np.int64), FULL_TIME
    mean = assume.table("own_base_over_minimum")[stream] * minimum
    return declared_bases(rng, mean, minimum, size, assume), FULL_TIME


def _seniority(country: Country, rng: np.random.Generator, stream: str, persons: Ints) -> Ints:
    """Since when: months drawn from an exponential, no longer than since the age of eighteen."""
    scale = country.assume.table("seniority_months").get(stream, country.assume.table("seniority_months")["rest"])
    most = np.maximum((country.people.age(persons) - 18) * 12, 1)
    passed = np.minimum(np.floor(rng.exponential(scale, persons.size)).astype(np.int64), most)
    ordinal = 2021 * 12 + 11 - passed
    day = np.where(rng.random(persons.size) < country.assume.share("enters_on_the_first"), 1,
                   rng.integers(2, 29, persons.size))  # fmt: skip
    return ordinal // 12 * 10000 + (ordinal % 12 + 1) * 100 + day


def _entry_dates(country: Country, rng: np.random.Generator, stream: str, size: int, month: int) -> Ints:
    first = rng.random(size) < country.assume.share("enters_on_the_first")
    day = np.where(first | (stream in ("unpaid_home_work", "rural_head", "voluntary", "abroad")), 1,
                   rng.integers(2, 29, size))  # fmt: skip
    return 20220000 + month * 100 + day


def cells_of(country: Country, rows: Ints) -> Cells:
    """What wages depend on, for these jobs."""
    jobs, employer = country.jobs, country.jobs.employer[rows]
    return Cells(
        jobs.cell[rows] % 2, age_group(country.people.age(jobs.person[rows])), country.employers.size[employer],
        country.employers.industry[employer],
    )  # fmt: skip


def _pay_opening_wages(country: Country, rng: np.random.Generator, sector: str) -> None:
    """Fit the wages of a sector so that January's bill leaves the assumed room for extras.

    January is the month to hold: December's printed bill has bonuses in it, and the minimum wage rises in between.
    """
    jobs, targets = country.jobs, country.targets
    rows = np.flatnonzero(jobs.stream == STREAMS.index(sector))
    bill = float(targets.bill_cents[sector][1])
    contributors = targets.counts[sector][1].sum()
    if sector == "private":
        alone = [np.flatnonzero(jobs.stream == STREAMS.index(stream)) for stream in ("own_account", "owner")]
        minimum = _minimum(1)
        bill -= sum(np.maximum(jobs.wage[mine], minimum).mean() * targets.counts[stream][1].sum()
                    for mine, stream in zip(alone, ("own_account", "owner"), strict=True) if mine.size)  # fmt: skip
    january = (
        bill
        * (1 - country.assume.table("extras_room")[sector])
        / contributors
        / (rows.size / targets.counts[sector][0].sum())
    )
    rise = _minimum(1) / _minimum(0)
    model = country.models[sector] = WageModel(sector, _minimum(0), country.assume)
    mean = january / (1 + (rise - 1) * country.assume.table("bill_moved_by_minimum")[sector])
    for _ in range(3):
        wage = model.fit(rng, cells_of(country, rows), mean)
        raised = with_minimum(wage, model.last_part, _minimum(0), _minimum(1))
        mean *= january / raised.mean()
    wage = model.fit(rng, cells_of(country, rows), mean)
    jobs.wage[rows], jobs.first_wage[rows], jobs.part[rows] = wage, wage, model.last_part


def with_minimum(wage: Ints, part: Ints, before: int, after: int) -> Ints:
    """Wages once the minimum rises: nobody below it, and part-time workers at their part of it."""
    return np.where(part < FULL_TIME, np.round(wage * (after / before)).astype(np.int64), np.maximum(wage, after))
