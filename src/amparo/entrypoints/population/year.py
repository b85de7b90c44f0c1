"""The year 2022, month by month: who enters, who leaves, whose wage changes, and what each one is paid.

The number of contributors of a month is that of persons with at least one day of work in it: those left from the month
before and those who enter. So whoever must not be there in March leaves in February.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.draws import Bools, Floats, Ints, choose, rank_within, spread
from amparo.entrypoints.population.targets import PROVINCES, SEXES, STREAMS
from amparo.entrypoints.population.workforce import (
    EMPLOYED,
    FULL_TIME,
    STAYS,
    Country,
    add_jobs,
    enrol,
    hire,
    hire_elsewhere,
    register_alone,
    with_minimum,
)  # fmt: skip

CELLS = len(PROVINCES) * len(SEXES)
MONTH_DAYS = 30
CALENDAR = (31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of December 2021 and of each month of 2022."""


@dataclass
class Events:
    """What employers say in each month: job (row number) and what changed. Month 0 is December 2021."""

    raises: list[pl.DataFrame] = field(default_factory=list)
    """month, about_month (0…12), job, wage."""
    extras: list[pl.DataFrame] = field(default_factory=list)
    """month, job, cents."""
    absences: list[pl.DataFrame] = field(default_factory=list)
    """month, job, days, cents."""
    retired: dict[int, Ints] = field(default_factory=dict)
    """Persons who leave work in a month to retire; they apply in the next."""
    bills: list[dict[str, Any]] = field(default_factory=list)
    """Base and extras of each sector and month, in cents: what was aimed at and what came out."""


class Year:
    """Plays the months of 2022 on a country just opened."""

    def __init__(self, country: Country, rng: np.random.Generator, retiring: Ints, career_months: Ints) -> None:
        """retiring[m]: persons who must leave work in month m (0…11) with the right to a pension.

        career_months: months contributed up to the opening, by person.
        """
        self.country, self.rng, self.events = country, rng, Events()
        self.retiring, self.career_months = retiring, career_months

    def play(self) -> Events:
        self._pay(0)
        self._leave(0)
        for month in range(1, 13):
            self._enter(month)
            self._raise_wages(month)
            self._leave(month)
            self._pay(month)
        return self.events

    # ---------------------------------------------------------------- entering

    def _enter(self, month: int) -> None:
        country, jobs = self.country, self.country.jobs
        for stream in STREAMS:
            present = (jobs.stream == STREAMS.index(stream)) & (jobs.left == STAYS) & (jobs.second == 0)
            there = np.bincount(jobs.cell[present], minlength=CELLS)
            cells = spread(np.maximum(country.targets.counts[stream][month].ravel() - there, 0))
            if cells.size:
                self._hire(month, stream, cells)
        for sector in ("private", "public"):
            self._moonlight(month, sector)

    def _hire(self, month: int, stream: str, cells: Ints) -> None:
        """Some of those who enter had left before; the rest are new to the books."""
        country = self.country
        back = self._returning(month, stream, cells)
        persons = np.where(back >= 0, back, 0)
        new = back < 0
        persons[new] = enrol(country, self.rng, stream, cells[new], month)
        if stream in ("private", "public"):
            employer = hire(country, self.rng, stream, cells // 2)
        else:
            employer = self._own_payers(month, stream, persons, cells)
        add_jobs(country, self.rng, stream, persons, employer, cells, second=0, month=month)

    def _returning(self, month: int, stream: str, cells: Ints) -> Ints:
        """For each place, a person who left this stream earlier and is alive and idle, or −1.

        Employees return anywhere; who pays alone, only where that payer is registered.
        """
        jobs, people = self.country.jobs, self.country.people
        mine = jobs.stream == STREAMS.index(stream)
        last = np.full(len(people), -1)
        last[jobs.person[mine & (jobs.left < month)]] = jobs.cell[mine & (jobs.left < month)]
        last[jobs.person[jobs.left == STAYS]] = -1
        last[self._retirees()] = -1
        idle = self.rng.permutation(np.flatnonzero((last >= 0) & (people.death_date == 0)))
        places = np.flatnonzero(self.rng.random(cells.size) < self.country.assume.share("returning_share"))
        modulus = 2 if stream in ("private", "public") else CELLS
        wanted, offered = cells[places] % modulus, last[idle] % modulus
        matched = np.minimum(np.bincount(wanted, minlength=CELLS), np.bincount(offered, minlength=CELLS))
        taken = places[rank_within(wanted, np.arange(places.size, dtype=np.float64)) < matched[wanted]]
        found = np.full(cells.size, -1)
        giving = idle[rank_within(offered, np.arange(idle.size, dtype=np.float64)) < matched[offered]]
        found[taken[np.argsort(cells[taken] % modulus, kind="stable")]] = giving[
            np.argsort(last[giving] % modulus, kind="stable")
        ]
        return found

    def _retirees(self) -> Ints:
        return np.concatenate([np.empty(0, np.int64), *self.events.retired.values()])

    def _own_payers(self, month: int, stream: str, persons: Ints, cells: Ints) -> Ints:
        """Who returns to the same affiliation keeps the payer it had; a domestic worker finds another household."""
        jobs = self.country.jobs
        mine = jobs.stream == STREAMS.index(stream)
        payer = np.full(len(self.country.people), -1)
        payer[jobs.person[mine]] = jobs.employer[mine]
        employer = payer[persons]
        fresh = (employer < 0) | (stream == "domestic")
        employer[fresh] = register_alone(self.country, self.rng, stream, persons[fresh], cells[fresh], month)
        return employer

    def _moonlight(self, month: int, sector: str) -> None:
        """Keep the share of workers with a second job: some second jobs end, others begin."""
        country, jobs = self.country, self.country.jobs
        mine = (jobs.stream == STREAMS.index(sector)) & (jobs.left == STAYS)
        seconds, firsts = np.flatnonzero(mine & (jobs.second == 1)), np.flatnonzero(mine & (jobs.second == 0))
        wanted = round(firsts.size * country.assume.table("second_job_share")[sector]) - seconds.size
        lives_on = country.people.death_date[jobs.person[firsts]] // 100 != 202200 + month
        free = firsts[~np.isin(jobs.person[firsts], jobs.person[seconds]) & (jobs.entered[firsts] < month) & lives_on]
        if wanted <= 0 or not free.size:
            return
        chosen = self.rng.choice(free, min(wanted, free.size), replace=False)
        employer = hire_elsewhere(country, self.rng, sector, jobs.cell[chosen] // 2, jobs.employer[chosen])
        chosen, employer = chosen[employer >= 0], employer[employer >= 0]
        add_jobs(country, self.rng, sector, jobs.person[chosen], employer, jobs.cell[chosen], second=1, month=month)

    # ---------------------------------------------------------------- leaving

    def _leave(self, month: int) -> None:
        jobs, country = self.country.jobs, self.country
        active = np.flatnonzero((jobs.left == STAYS) & (jobs.second == 0))
        dying = country.people.death_date[jobs.person[active]] // 100 == 202200 + month
        retiring = self._choose_retirees(month, active)
        leaving = np.zeros(active.size, dtype=bool)
        for code, stream in enumerate(STREAMS):
            mine = jobs.stream[active] == code
            leaving[mine] = self._leavers(month, stream, active[mine], (dying | retiring)[mine])
        self.events.retired[month] = jobs.person[active[retiring]]
        self._end(month, active[leaving], dying[leaving])
        self._end_second_jobs(month, active[leaving])

    def _leavers(self, month: int, stream: str, rows: Ints, forced: Bools) -> Bools:
        """Those who must leave, those the next month has no room for, and those who leave anyway."""
        jobs, assume = self.country.jobs, self.country.assume
        cell = jobs.cell[rows]
        present = np.bincount(cell, minlength=CELLS)
        rate = assume.table("monthly_exit_rate")[stream]
        exits = self.rng.binomial(present, rate)
        if month < 12:
            exits = np.maximum(exits, present - self.country.targets.counts[stream][month + 1].ravel())
        others = np.maximum(exits - np.bincount(cell[forced], minlength=CELLS), 0)
        # Who has just entered leaves only if nobody else can.
        weight = np.where(jobs.entered[rows] == month, 1e-9, 1.0) if month else np.ones(rows.size)
        chosen = np.zeros(rows.size, dtype=bool)
        free = np.flatnonzero(~forced)
        chosen[free] = choose(self.rng, cell[free], others, weight[free])
        return chosen | forced

    def _choose_retirees(self, month: int, active: Ints) -> Bools:
        """Workers who have the right to a pension in the next month, nearest to the usual age first."""
        chosen = np.zeros(active.size, dtype=bool)
        wanted = int(self.retiring[month]) if month < self.retiring.size else 0
        jobs, people = self.country.jobs, self.country.people
        person = jobs.person[active]
        known = person < self.career_months.size
        months = np.where(known, self.career_months[np.where(known, person, 0)] + month, 0)
        able = (
            known
            & (people.death_date[person] == 0)
            & np.isin(jobs.stream[active], [STREAMS.index(s) for s in _PENSIONABLE])
        )
        born = people.birth_date[person]
        age = (20220000 + month * 100 + 1 - born) // 10000
        able &= legal.has_right(months - 2, age, "2022-01") & (jobs.entered[active] == 0)
        candidates = np.flatnonzero(able)
        keenness = np.exp(-np.abs(age[candidates] - self.country.assume.number("retirement_age")) / 2.0)
        order = np.argsort(np.log(self.rng.random(candidates.size)) / np.maximum(keenness, 1e-6))[::-1]
        chosen[candidates[order[:wanted]]] = True
        return chosen

    def _end(self, month: int, rows: Ints, dying: Bools) -> None:
        country, jobs, assume = self.country, self.country.jobs, self.country.assume
        last_day = np.full(rows.size, CALENDAR[month])
        if month:
            inside = self.rng.random(rows.size) >= assume.share("leaves_on_the_last")
            entered = np.where(jobs.entered[rows] == month, jobs.since_date[rows] % 100, 0)
            day = self.rng.integers(1, 28, rows.size)
            last_day = np.where(inside & (day > entered), day, last_day)
        until = (20220000 + month * 100 if month else 20211200) + last_day
        jobs.until_date[rows] = np.where(dying, country.people.death_date[jobs.person[rows]], until)
        jobs.left[rows] = month
        causes = assume.table("exit_causes")
        letters = self.rng.choice([ord(letter) for letter in causes], rows.size, p=list(causes.values()))
        jobs.cause[rows] = np.where(dying, ord("F"), letters)
        silent = dying & (self.rng.random(rows.size) < assume.share("deaths_without_notice"))
        jobs.noticed[rows] = np.where(silent, 0, 1)

    def _end_second_jobs(self, month: int, firsts: Ints) -> None:
        """A second job ends with the first (and is announced or not with it), or by itself."""
        jobs = self.country.jobs
        seconds = np.flatnonzero((jobs.left == STAYS) & (jobs.second == 1))
        follow = np.full(len(self.country.people), -1)
        follow[jobs.person[firsts]] = firsts
        first = follow[jobs.person[seconds]]
        bound = first >= 0
        settled = jobs.entered[seconds] < month
        alone = ~bound & settled & (self.rng.random(seconds.size) < self.country.assume.share("second_job_exit_rate"))
        for column in ("left", "until_date", "cause", "noticed"):
            getattr(jobs, column)[seconds[bound]] = getattr(jobs, column)[first[bound]]
        jobs.until_date[seconds] = np.maximum(jobs.until_date[seconds], np.where(bound, jobs.since_date[seconds], 0))
        self._end(month, seconds[alone], np.zeros(int(alone.sum()), dtype=bool))

    # ---------------------------------------------------------------- wages

    def _raise_wages(self, month: int) -> None:
        """In January the minimum wage rises; in any month some are raised, and a few are told late."""
        jobs, assume, rng = self.country.jobs, self.country.assume, self.rng
        here = np.flatnonzero((jobs.left == STAYS) & (jobs.entered < month))
        employed = np.isin(jobs.stream[here], [STREAMS.index(sector) for sector in EMPLOYED])
        before, after = legal.basic_wage_cents("2021-12"), legal.basic_wage_cents("2022-01")
        wage = jobs.wage[here].copy()
        if month == 1:
            bound = employed | np.isin(jobs.stream[here], [STREAMS.index(stream) for stream in _DECLARED])
            wage = np.where(bound, with_minimum(wage, jobs.part[here], before, after), wage)
        rates = assume.table("monthly_raise_rate")
        rate = np.array([rates.get(stream, 0.0) for stream in STREAMS])[jobs.stream[here]]
        lucky = (rng.random(here.size) < rate) & (jobs.part[here] == FULL_TIME)
        wage = np.where(
            lucky, np.round(wage * (1 + rng.uniform(0.02, 0.12, here.size)) / 100).astype(np.int64) * 100, wage
        )
        changed = wage != jobs.wage[here]
        # A raise told one or two months late speaks of its own month; nobody's pay of this year's first months is late.
        late = (
            lucky
            & (month >= 4)
            & (jobs.entered[here] <= month - 3)
            & (rng.random(here.size) < assume.share("late_raise_share"))
        )
        late &= ~np.isin(here, self._raised_since(month - 2))
        about = np.where(late, month - rng.integers(1, 3, here.size), month)
        self.events.raises.append(
            _frame(month=month, about_month=about[changed], job=here[changed], wage=wage[changed])
        )
        jobs.wage[here] = wage

    def _raised_since(self, month: int) -> Ints:
        recent = [frame["job"] for frame in self.events.raises[max(month - 1, 0) :]]
        return np.concatenate([np.empty(0, np.int64), *(jobs.to_numpy() for jobs in recent)])

    def _pay(self, month: int) -> None:
        """Pay everybody; absences are planted, and extras make the wage bill of each sector what INEC prints."""
        jobs = self.country.jobs
        paid = np.flatnonzero((jobs.entered <= month) & (jobs.left >= month))
        days = self._days(month, paid)
        pay = (2 * jobs.wage[paid] * days + MONTH_DAYS) // (2 * MONTH_DAYS)
        whole = (days == MONTH_DAYS) & (jobs.left[paid] == STAYS) & (jobs.entered[paid] < max(month, 1))
        absent = self._absences(month, paid, whole, pay) if month else np.zeros(paid.size, dtype=bool)
        for sector in EMPLOYED:
            streams = ("private", "own_account", "owner") if sector == "private" else (sector,)
            counted = np.isin(jobs.stream[paid], [STREAMS.index(stream) for stream in streams])
            able = whole & ~absent & (jobs.stream[paid] == STREAMS.index(sector))
            self._extras(month, sector, paid, pay, counted, able)

    def _days(self, month: int, rows: Ints) -> Ints:
        jobs = self.country.jobs
        first = np.where((jobs.entered[rows] == month) & (month > 0), jobs.since_date[rows] % 100, 1)
        last = np.where(jobs.left[rows] == month, jobs.until_date[rows] % 100, CALENDAR[month])
        last = np.where(last >= CALENDAR[month], MONTH_DAYS, last)
        return np.maximum(last - np.minimum(first, MONTH_DAYS) + 1, 0)

    def _absences(self, month: int, rows: Ints, whole: Bools, pay: Ints) -> Bools:
        """Months with less pay, or none at all. Changes `pay` where it falls short."""
        jobs, assume, rng = self.country.jobs, self.country.assume, self.rng
        able = whole & np.isin(jobs.stream[rows], [STREAMS.index("private"), STREAMS.index("public")])
        drawn = rng.random(rows.size)
        none, some = assume.share("zero_pay_share"), assume.share("short_pay_share")
        zero = able & (drawn < none)
        absent = able & (drawn < none + some)
        days = np.where(zero, 0, rng.integers(5, 29, rows.size))
        pay[absent] = (2 * jobs.wage[rows] * days + MONTH_DAYS)[absent] // (2 * MONTH_DAYS)
        self.events.absences.append(_frame(month=month, job=rows[absent], days=days[absent], cents=pay[absent]))
        return absent

    def _extras(self, month: int, sector: str, rows: Ints, pay: Ints, counted: Bools, able: Bools) -> None:
        """Overtime and bonuses, to some workers of the sector, for what base pay leaves of the printed bill."""
        assume, rng, wage = self.country.assume, self.rng, self.country.jobs.wage[rows]
        base, bill = int(pay[counted].sum()), int(self.country.targets.bill_cents[sector][month])
        lucky = np.flatnonzero(able & (rng.random(rows.size) < assume.table("extras_share")[sector]))
        missing = max(bill - base, 0) if lucky.size else 0
        weight: Floats = wage[lucky] * rng.gamma(2.0, 1.0, lucky.size)
        cents = np.floor(weight / max(weight.sum(), 1e-9) * missing).astype(np.int64)
        given = cents > 0
        self.events.extras.append(_frame(month=month, job=rows[lucky[given]], cents=cents[given]))
        self.events.bills.append(
            {"month": month, "sector": sector, "printed": bill, "base": base, "extras": int(cents.sum())}
        )


_PENSIONABLE = ("private", "own_account", "owner", "public", "domestic", "voluntary", "abroad")
_DECLARED = ("own_account", "owner", "voluntary", "abroad")


def _frame(**columns: Ints | int) -> pl.DataFrame:
    size = max(np.size(column) for column in columns.values() if not np.isscalar(column))
    return pl.DataFrame(
        {name: np.broadcast_to(np.asarray(column, np.int64), (size,)) for name, column in columns.items()}
    )
