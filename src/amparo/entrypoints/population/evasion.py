"""Some employers evade: what they tell the institute is changed after the year is played, and what they paid is not.

Only what evaders say changes, and the extras of others that keep the printed wage bill. What they really paid stands in
the tax annex of the year, with that of everybody who employs somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.draws import Bools, Ints, stream
from amparo.entrypoints.population.employers import KINDS
from amparo.entrypoints.population.registration import Register
from amparo.entrypoints.population.targets import STREAMS
from amparo.entrypoints.population.workforce import FULL_TIME, STAYS, Country
from amparo.entrypoints.population.year import CALENDAR, MONTH_DAYS, Events

MANNERS = ("declares_the_minimum", "declares_part_time", "hides_workers", "tells_entries_late")
YEAR_END = 12


@dataclass(frozen=True)
class Evasion:
    """manner: an index of MANNERS by employer, −1 who does not evade. paid_cents: what each job was paid in 2022.

    hidden: employer, person and cents of the year of each worker hidden.
    """

    manner: Ints
    hidden: pl.DataFrame
    paid_cents: Ints


def evade(country: Country, events: Events) -> Evasion:
    """Choose who evades and how, and change what they say: wages, raises, extras, absences, when entries are told."""
    rng = stream(country.seed, "evasion")
    manner, really = _manners(country, rng), _paid(country, events)
    named = {name: manner == code for code, name in enumerate(MANNERS)}
    _declare_the_minimum(country, events, named["declares_the_minimum"])
    _declare_part_time(country, events, rng, named["declares_part_time"])
    _tell_late(country, events, rng, named["tells_entries_late"])
    _keep_the_printed_bill(country, events, (really - _paid(country, events)).sum(axis=1))
    evading = manner[country.jobs.employer] >= 0
    paid = np.where(evading, really, _paid(country, events)).sum(axis=0)
    return Evasion(manner, _hide(country, rng, named["hides_workers"]), paid)


def annex(country: Country, evasion: Evasion, register: Register) -> pl.DataFrame:
    """The tax annex of 2022: ruc, cedula, year, income in dollars, of everybody whom an employer paid."""
    jobs, rng = country.jobs, stream(country.seed, "annex")
    employing = np.isin(country.employers.kind[jobs.employer], [KINDS.index(kind) for kind in ("private", "public")])
    shared = 1 + rng.uniform(0, country.assume.share("profit_sharing"), evasion.paid_cents.size)
    paid = pl.DataFrame(
        {"employer": jobs.employer, "person": jobs.person,
         "cents": np.round(evasion.paid_cents * shared).astype(np.int64)}
    ).filter(pl.Series(employing) & (pl.col("cents") > 0))  # fmt: skip
    people = pl.concat([paid, evasion.hidden]).group_by("employer", "person").agg(pl.col("cents").sum())
    people = people.sort("employer", "person")
    cents = pl.col("cents")
    return people.select(
        pl.Series("ruc", register.rucs[people["employer"].to_numpy()]),
        pl.Series("cedula", register.cedulas[people["person"].to_numpy()]),
        pl.lit("2022").alias("year"),
        pl.concat_str((cents // 100).cast(pl.String), pl.lit("."), (cents % 100).cast(pl.String).str.zfill(2)),
    )


def evaders(evasion: Evasion, register: Register) -> pl.DataFrame:
    """Who evades, and how: the truth beside which a worklist is held."""
    rows = np.flatnonzero(evasion.manner >= 0)
    return pl.DataFrame({"ruc": register.rucs[rows], "manner": np.array(MANNERS)[evasion.manner[rows]]})


def _manners(country: Country, rng: np.random.Generator) -> Ints:
    """Private employers with enough workers, drawn by the assumed share of each manner."""
    assume, jobs = country.assume, country.jobs
    workers = np.bincount(jobs.employer[jobs.entered == 0], minlength=len(country.employers))
    private = country.employers.kind == KINDS.index("private")
    bounds = assume.table("evader_workers")
    able = rng.permutation(np.flatnonzero(private & (workers >= bounds["least"]) & (workers <= bounds["most"])))
    manner = np.full(len(country.employers), -1)
    shares = assume.table("evader_share")
    taken = 0
    for code, name in enumerate(MANNERS):
        count = max(1, round(shares[name] * able.size))
        manner[able[taken : taken + count]] = code
        taken += count
    return manner


def _paid(country: Country, events: Events) -> Ints:
    """What each job is paid in each month of the year (12 × jobs): wage by days or what is left of it, and extras."""
    jobs = country.jobs
    wage, paid = jobs.first_wage.copy(), np.zeros((YEAR_END, len(jobs)), dtype=np.int64)
    raises = pl.concat(events.raises)
    for month in range(1, YEAR_END + 1):
        raised = raises.filter(pl.col("about_month") == month).sort("month")
        wage[raised["job"].to_numpy()] = raised["wage"].to_numpy()
        here = (jobs.entered <= month) & (jobs.left >= month)
        first = np.where(jobs.entered == month, np.minimum(jobs.since_date % 100, MONTH_DAYS), 1)
        last = np.where(jobs.left == month, jobs.until_date % 100, CALENDAR[month])
        days = np.maximum(np.where(last >= CALENDAR[month], MONTH_DAYS, last) - first + 1, 0)
        pay = np.where(here, (2 * wage * days + MONTH_DAYS) // (2 * MONTH_DAYS), 0)
        absent, extra = (pl.concat(frames).filter(pl.col("month") == month)
                         for frames in (events.absences, events.extras))  # fmt: skip
        pay[absent["job"].to_numpy()] = absent["cents"].to_numpy()
        np.add.at(pay, extra["job"].to_numpy(), extra["cents"].to_numpy())
        paid[month - 1] = pay
    return paid


def _declare_the_minimum(country: Country, events: Events, evading: Bools) -> None:
    """Every full-time worker at exactly the basic wage, all year; the rest is paid in hand."""
    jobs = country.jobs
    rows = np.flatnonzero(evading[jobs.employer] & (jobs.part == FULL_TIME))
    before, after = legal.basic_wage_cents("2021-12"), legal.basic_wage_cents("2022-01")
    jobs.first_wage[rows] = np.where(jobs.entered[rows] == 0, before, after)
    _silence(events, rows, since=0)
    told = rows[(jobs.entered[rows] == 0) & (jobs.left[rows] > 0)]
    _raise(events, told, after, 1)


def _declare_part_time(country: Country, events: Events, rng: np.random.Generator, evading: Bools) -> None:
    """From some month on, everybody works half the time on paper."""
    jobs = country.jobs
    month = rng.integers(4, 10, evading.size)[jobs.employer]
    rows = np.flatnonzero(
        evading[jobs.employer] & (jobs.part == FULL_TIME) & (jobs.entered < month) & (jobs.left > month)
    )
    for since in np.unique(month[rows]):
        cut = rows[month[rows] == since]
        wage = _wage_in(country, events, cut, int(since))
        _silence(events, cut, since=int(since))
        _raise(events, cut, wage // 2, int(since))


def _keep_the_printed_bill(country: Country, events: Events, missing: Ints) -> None:
    """What evaders no longer declare in a month others do, as extras: the bill printed is of what was declared."""
    private = country.jobs.stream == STREAMS.index("private")
    for place, frame in enumerate(events.extras):
        mine = frame.filter(pl.col("job").is_in(pl.Series(np.flatnonzero(private)).implode()))
        month = int(frame["month"][0]) if frame.height else 0
        if month and mine.height:
            total = int(mine["cents"].sum())
            more = pl.col("cents") * (total + int(missing[month - 1])) // total
            events.extras[place] = pl.concat(
                [frame.join(mine, on=["month", "job"], how="anti"), mine.with_columns(more)]
            )


def _tell_late(country: Country, events: Events, rng: np.random.Generator, evading: Bools) -> None:
    """The entry of whoever comes and stays is told some months later."""
    jobs = country.jobs
    rows = np.flatnonzero(evading[jobs.employer] & (jobs.entered > 0) & (jobs.left == STAYS) & (jobs.second == 0))
    jobs.told[rows] = np.minimum(jobs.entered[rows] + rng.integers(3, 7, rows.size), YEAR_END)
    _silence(events, rows, since=0)


def _hide(country: Country, rng: np.random.Generator, evading: Bools) -> pl.DataFrame:
    """Persons who work nowhere on paper, paid all year by employers who declare the others."""
    jobs, people = country.jobs, country.people
    working = np.zeros(len(people), dtype=bool)
    working[jobs.person[jobs.left > 0]] = True
    age = country.people.age(np.arange(len(people)))
    idle = rng.permutation(np.flatnonzero(~working & (people.death_date == 0) & (people.month == 0) & (age < 68)))
    workers = np.bincount(jobs.employer[jobs.entered == 0], minlength=evading.size)
    wanted = np.where(evading, np.ceil(workers * country.assume.share("hidden_share")), 0).astype(np.int64)
    employer = np.repeat(np.arange(evading.size), wanted)[: idle.size]
    cents = rng.integers(300, 700, employer.size) * 100 * YEAR_END
    return pl.DataFrame({"employer": employer, "person": idle[: employer.size], "cents": cents})


def _wage_in(country: Country, events: Events, rows: Ints, month: int) -> Ints:
    wage = country.jobs.first_wage.copy()
    for frame in events.raises:
        before = frame.filter(pl.col("month") < month)
        wage[before["job"].to_numpy()] = before["wage"].to_numpy()
    return wage[rows]


def _silence(events: Events, rows: Ints, since: int) -> None:
    """Nothing more is said of the pay of these jobs from a month on."""
    gone = pl.Series(rows).implode()
    for frames in (events.raises, events.extras, events.absences):
        frames[:] = [frame.filter(~(pl.col("job").is_in(gone) & (pl.col("month") >= since))) for frame in frames]


def _raise(events: Events, rows: Ints, wage: Ints | int, month: int) -> None:
    events.raises.append(
        pl.DataFrame(
            {"month": np.full(rows.size, month), "about_month": np.full(rows.size, month), "job": rows,
             "wage": np.broadcast_to(wage, rows.shape).astype(np.int64)}
        )
    )  # fmt: skip
