"""Who pays, when and how much: a manner of paying for each payer, kept all year, and the bank's file of each month.

The file of a month depends on what the institute says is due, so it is made month by month. Nothing is remembered
between months: what a payer does about a debt is fixed by the seed, the payer and the month of the debt.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population import legal
from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Bools, Ints, stream, uniform
from amparo.entrypoints.population.employers import KINDS, REGIMES, SIZES
from amparo.entrypoints.population.workforce import Country

MANNERS = ("on_time", "late", "partial", "never")
GROUPS = ("public", "large", "medium_b", "medium_a", "small", "micro", "domestic", "self", "household", "rural")
"""Payers by how likely they are to be late, the largest first: what finds no room in one group passes to the next."""

OPENING = 2021_12
"""What was owed before is paid only when it is collected by force, whatever the payer does about new debts."""

BANK_SEED = 0x0B_AC
UNKNOWN_REFERENCE = 99_999_990_000_000_000
"""References from here on belong to no employer."""


def monthly_dues_cents(country: Country) -> Ints:
    """What each payer owes for the wages of the opening, by the law of then."""
    jobs, employers = country.jobs, country.employers
    rates = np.array([legal.contribution_rate(regime, "2021-12") for regime in REGIMES])
    rows = np.flatnonzero(jobs.entered == 0)
    dues = jobs.first_wage[rows] * rates[employers.regime[jobs.employer[rows]]] // 1_000_000
    return np.bincount(jobs.employer[rows], weights=dues, minlength=len(employers)).astype(np.int64)


def choose_manners(country: Country) -> Ints:
    """An index of MANNERS for each payer, so that the assumed share of what is owed is paid on time."""
    assume, rng = country.assume, stream(country.seed, "manners")
    group, dues = _groups(country), monthly_dues_cents(country)
    odds = np.array([assume.table("late_odds")[name] for name in GROUPS])
    owed = np.bincount(group, weights=dues, minlength=len(GROUPS))
    late_total = (1 - assume.share("on_time_share")) * owed.sum()
    wanted = np.minimum(odds * late_total / max(float((owed * odds).sum()), 1.0), 0.9) * owed
    late = np.zeros(group.size, dtype=bool)
    passed_on = 0.0
    for code in range(len(GROUPS)):
        mine = rng.permutation(np.flatnonzero((group == code) & (dues > 0)))
        room = wanted[code] + passed_on
        chosen = mine[np.cumsum(dues[mine]) <= room]
        late[chosen] = True
        passed_on = room - float(dues[chosen].sum())
    # Payers who come during the year owe nothing yet: they are late as often as their group.
    new = dues == 0
    late[new] = rng.random(int(new.sum())) < (wanted / np.maximum(owed, 1))[group[new]]
    return np.where(late, _ways_of_being_late(country, rng, dues, late), 0)


def _groups(country: Country) -> Ints:
    employers = country.employers
    names = np.array(KINDS)[employers.kind]
    names = np.where(names == "private", np.array(SIZES)[employers.size], names)
    return np.array([GROUPS.index(name) for name in sorted(GROUPS)])[np.searchsorted(sorted(GROUPS), names)]


def _ways_of_being_late(country: Country, rng: np.random.Generator, dues: Ints, late: Bools) -> Ints:
    """Split the late payers by amount among those who pay late, in part, and not until they are made to."""
    shares = country.assume.table("late_manners")
    rows = rng.permutation(np.flatnonzero(late))
    reached = np.cumsum(dues[rows]) / max(int(dues[rows].sum()), 1)
    manner = np.zeros(late.size, dtype=np.int64)
    edges = np.cumsum([shares[name] for name in MANNERS[1:]])
    manner[rows] = 1 + np.minimum(np.searchsorted(edges, reached), 2)
    return manner


def delay_months(seed: int, assume: Assumptions, ruc: Ints, about: Ints) -> Ints:
    """How many months after its due month a late payer settles a debt; 0 is after the due day of that very month."""
    delays = assume.table("late_delay")
    edges = np.cumsum(list(delays.values()))
    months = np.array([int(month) for month in delays])
    drawn = uniform(seed ^ BANK_SEED, ruc, about, 1)
    return months[np.minimum(np.searchsorted(edges, drawn), months.size - 1)]


@dataclass(frozen=True)
class Bank:
    """The payers' manners (`ruc`, `manner`) and how to make the file of each month from them."""

    seed: int
    scale: int
    payers: pl.DataFrame
    assume: Assumptions

    def payments(self, month: int, due: pl.DataFrame) -> pl.DataFrame:
        """The payments of a month (YYYYMM): bank_document, reference, paid_date, amount_cents.

        due: what is owed at the beginning of the month: item_id, ruc, about_month (YYYYMM), due_date, balance_cents.
        """
        due = due.filter(pl.col("balance_cents") > 0).join(self.payers, on="ruc", how="left", maintain_order="left")
        manner = due["manner"].fill_null("never").to_numpy()
        ruc, about = due["ruc"].cast(pl.Int64).to_numpy(), due["about_month"].cast(pl.Int64).to_numpy()
        passed = _ordinal(month) - (_ordinal(about) + 1)  # months since the debt fell due
        delay = delay_months(self.seed, self.assume, ruc, about)
        chance = uniform(self.seed ^ BANK_SEED, ruc, about, np.full(ruc.size, month))
        forced = (chance < self.assume.share("old_debt_recovery")) & (passed > 0)
        settles = np.select(
            [about < OPENING, manner == "on_time", manner == "late", manner == "partial"],
            [forced, passed >= 0, passed >= delay, passed > delay],
            forced,
        )
        begins = (manner == "partial") & (passed == 0) & (about >= OPENING)
        balance = due["balance_cents"].to_numpy()
        cents = np.where(settles, balance, np.where(begins, balance // 2, 0))
        prompt = (manner == "on_time") | begins
        day = np.where(prompt & (passed <= 0), 2 + np.floor(chance * 13), 19 + np.floor(chance * 9)).astype(np.int64)
        paying = cents > 0
        paid = pl.DataFrame(
            {"reference": due["item_id"].cast(pl.Int64).to_numpy()[paying], "paid_date": (month * 100 + day)[paying],
             "amount_cents": cents[paying]}
        )  # fmt: skip
        return _numbered(month, pl.concat([paid, self._unknown(month)]))

    def file(self, month: int, due: pl.DataFrame) -> bytes:
        """The same, as the bank writes it: document;reference;date;amount."""
        rows = self.payments(month, due)
        cents = pl.col("amount_cents")
        amount = (cents // 100).cast(pl.String) + "." + (cents % 100).cast(pl.String).str.zfill(2)
        text = rows.select(pl.concat_str("bank_document", "reference", "paid_date", amount, separator=";")).to_series()
        return ("\n".join(text) + "\n").encode()

    def unknown_count(self) -> int:
        """Payments of each month whose reference nobody has."""
        return max(1, round(self.assume.number("unknown_payments") * 100 / self.scale))

    def _unknown(self, month: int) -> pl.DataFrame:
        count = self.unknown_count()
        chance = uniform(self.seed ^ BANK_SEED, np.arange(count), month)
        return pl.DataFrame(
            {"reference": UNKNOWN_REFERENCE + month * 1000 + np.arange(count),
             "paid_date": month * 100 + 1 + np.floor(chance * 27).astype(np.int64),
             "amount_cents": 1000 + np.floor(chance * 20_000).astype(np.int64)}
        )  # fmt: skip


def _numbered(month: int, rows: pl.DataFrame) -> pl.DataFrame:
    number = pl.int_range(pl.len()).cast(pl.String).str.zfill(7)
    return rows.sort("paid_date", "reference").select(
        pl.concat_str(pl.lit(f"B{month}-"), number).alias("bank_document"), "reference", "paid_date", "amount_cents"
    )


def _ordinal(month: Ints | int) -> Ints | int:
    return month // 100 * 12 + month % 100 - 1
