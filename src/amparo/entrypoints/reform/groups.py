"""Who gains and who loses, by groups, and nothing that tells of fewer than ten people.

Each group is told apart by who gains, who loses and who stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from amparo.entrypoints.reform.effects import Effects
from amparo.entrypoints.reform.telling import AGES, INCOMES
from amparo.foundation.history import disclosure
from amparo.foundation.months import Month

OUTCOMES = ("gain", "lose", "same")
DIMENSIONS = ("sex", "age", "province", "income", "situation")
SITUATIONS = ("worker", "pensioner", "both")


@dataclass(frozen=True)
class Outcome:
    """How many gain, lose or stay the same, and by how much in all the months tried; None when it may not be shown."""

    people: int | None
    cents: int | None


@dataclass(frozen=True)
class Group:
    """A band of people, «» being everyone: those who gain, those who lose, and those to whom nothing changes."""

    dimension: str
    value: str
    people: int | None
    gain: Outcome
    lose: Outcome
    same: Outcome

    @property
    def hidden(self) -> bool:
        return None in (self.people, *(getattr(self, name).people for name in OUTCOMES))


@dataclass(frozen=True)
class Moved:
    """What a fund or the State gains, by contributions and by pensions, and how many people are behind it."""

    fund: str
    people: int | None
    contributions_cents: int | None
    pensions_cents: int | None


def groups(effects: Effects, last: Month, basic_wage_cents: int) -> list[Group]:
    """Everyone, and everyone by each dimension, with small cells hidden and those that would give them away."""
    people = _described(effects.people, last, basic_wage_cents)
    counted = {("", ""): _by_outcome(people)}
    for dimension in DIMENSIONS:
        for (value,), rows in sorted(people.group_by(dimension), key=lambda part: _order(dimension, str(part[0][0]))):
            counted[dimension, str(value)] = _by_outcome(rows)
    return _shown(counted)


def employers(effects: Effects) -> Group:
    """Those who pay more, those who pay less, and the others, hidden as people are."""
    rows = effects.employers.with_columns(outcome=_outcome("cents"))
    return _shown({("", ""): _by_outcome(rows)})[0]


def funds(effects: Effects) -> list[Moved]:
    """What each fund and the State gain, and last, under no name, all of them together."""
    rows = effects.funds
    found = [(str(fund), part) for (fund,), part in rows.group_by("fund", maintain_order=True)] + [("", rows)]
    counts = [part["person_id"].n_unique() for _, part in found]
    hidden = disclosure.hidden([{"fund": fund} if fund else {} for fund, _ in found], counts)

    def cents(part: pl.DataFrame, name: str) -> int:
        return int(part.filter(pl.col("part") == name)["cents"].sum())

    return [
        Moved(fund, None, None, None)
        if place in hidden
        else Moved(fund, count, cents(part, "contributions"), cents(part, "pensions"))
        for place, ((fund, part), count) in enumerate(zip(found, counts, strict=True))
    ]


def _described(people: pl.DataFrame, last: Month, basic_wage_cents: int) -> pl.DataFrame:
    """Each person's band in each dimension, and what changes for her."""
    monthly = pl.sum_horizontal(
        pl.col(cents) // pl.max_horizontal(pl.col(months), pl.lit(1))
        for cents, months in (("base_cents", "base_months"), ("paid_cents", "paid_months"))
    )
    works, draws = pl.col("base_months") > 0, pl.col("paid_months") > 0
    worker, pensioner, both = map(pl.lit, SITUATIONS)
    cents = pl.col("contribution_cents") + pl.col("pension_cents")
    return people.with_columns(
        age=_band((last.last_date - pl.col("birth_date")) // 10_000, AGES),
        income=_band(monthly, [edge * basic_wage_cents for edge in INCOMES], INCOMES),
        situation=pl.when(works & draws).then(both).when(works).then(worker).otherwise(pensioner),
        cents=cents,
    ).with_columns(outcome=_outcome("cents"))


def _band(value: pl.Expr, edges: Sequence[int], names: Sequence[int] = ()) -> pl.Expr:
    """The name of the last edge not above the value."""
    band = pl.lit(str((names or edges)[0]))
    for edge, name in zip(edges, names or edges, strict=True):
        band = pl.when(value >= edge).then(pl.lit(str(name))).otherwise(band)
    return band


def _outcome(cents: str) -> pl.Expr:
    lose = pl.when(pl.col(cents) < 0).then(pl.lit("lose")).otherwise(pl.lit("same"))
    return pl.when(pl.col(cents) > 0).then(pl.lit("gain")).otherwise(lose)


def _by_outcome(rows: pl.DataFrame) -> dict[str, tuple[int, int]]:
    found = rows.group_by("outcome").agg(pl.len(), pl.col("cents").sum()).rows()
    told = {outcome: (people, cents) for outcome, people, cents in found}
    return {outcome: told.get(outcome, (0, 0)) for outcome in OUTCOMES}


def _shown(counted: dict[tuple[str, str], dict[str, tuple[int, int]]]) -> list[Group]:
    """The groups with what may be shown of them: a whole, its parts by dimension, and each of those by outcome."""
    places: list[dict[str, str]] = []
    people: list[int] = []
    for (dimension, value), outcomes in counted.items():
        where = {dimension: value} if dimension else {}
        places += [where, *({**where, "outcome": outcome} for outcome in OUTCOMES)]
        people += [sum(count for count, _ in outcomes.values()), *(outcomes[outcome][0] for outcome in OUTCOMES)]
    hidden = disclosure.hidden(places, people)

    def group(place: int, dimension: str, value: str, outcomes: dict[str, tuple[int, int]]) -> Group:
        first = place * (1 + len(OUTCOMES))
        shown = {
            outcome: Outcome(None, None) if first + 1 + at in hidden else Outcome(*outcomes[outcome])
            for at, outcome in enumerate(OUTCOMES)
        }
        return Group(dimension, value, None if first in hidden else people[first], **shown)

    return [group(place, *where, outcomes) for place, (where, outcomes) in enumerate(counted.items())]


def _order(dimension: str, value: str) -> tuple[int, str]:
    if dimension == "situation":
        return SITUATIONS.index(value), value
    return (int(value), value) if dimension in ("age", "income") else (0, value)
