"""A nation's old-age pensions: every intermediate of each, under one day's law and each under its own date's.

Run by `python -m benchmarks`; each stage alone is `python -m benchmarks.pensions STAGE`, over AMPARO_HOME.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.measuring import best_of, on_engine, report

PEOPLE, CHECKED = 1_000_000, 5_000
AWARDED, FEWEST_YEARS, MOST_YEARS = 100_000, 10, 40
RUNS = 5
DAY, FIRST_YEAR, LAST_YEAR = 20220201, 2015, 2026
KIND = "sgo_old_age"
AMOUNTS = ("average_cents", "raw_pension_cents", "minimum_cents", "maximum_cents", "pension_cents")
WANTED = ("right", "years", "coefficient", *AMOUNTS)
FACTS = ("kind", "age", "months", "best_years_cents", "geometric_mean_cents")


def draw() -> dict:
    """People who ask for a pension, and the years of those who are awarded one, drawn with a seed."""
    chance = np.random.default_rng(2022)
    monthly = np.exp(chance.normal(11.0, 0.7, PEOPLE)).astype(np.int64)
    months = [year * 100 + month for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    years = chance.integers(FEWEST_YEARS, MOST_YEARS + 1, AWARDED)
    np.savez(
        _home() / "people.npz",
        row=np.arange(PEOPLE),
        age=chance.normal(63, 6, PEOPLE).clip(45, 95).astype(np.int32),
        months=chance.integers(60, 541, PEOPLE).astype(np.int32),
        best_years_cents=monthly * 60 + chance.integers(0, 60, PEOPLE),
        geometric_mean_cents=monthly * chance.integers(900, 1000, PEOPLE) // 1000,
        one_date=np.full(PEOPLE, DAY, np.int32),
        own_date=(chance.choice(months, PEOPLE) * 100 + 1).astype(np.int32),
    )
    np.savez(
        _home() / "years.npz",
        row=np.repeat(np.arange(AWARDED), years),
        wage_cents=np.exp(chance.normal(13.5, 0.7, years.sum())).astype(np.int64),
    )
    return {"years": int(years.sum())}


def nation() -> dict:
    """Every pension with all its intermediates; the first ones are also computed one by one, in whole numbers."""
    from amparo.foundation.law import Law, with_columns
    from amparo.modules.pensions import rules

    people, law = _people(), Law.load()
    found: dict = {}
    frame, materialize = on_engine(people, "people")
    for dates in ("one_date", "own_date"):

        def computed(dates: str = dates):
            return with_columns(frame, rules, law.by(dates), WANTED)

        found[dates] = best_of(RUNS, lambda: materialize(computed()))
        amounts = computed().collect(backend="polars").to_native().sort("row")
        found[dates]["wrong"] = _wrong(amounts, dates)
        np.savez(_home() / f"{dates}.npz", **{name: amounts[name].to_numpy() for name in AMOUNTS})
    return found


def awarded() -> dict:
    """Pensions from the kept table of yearly sums: the best years are found first."""
    from amparo.foundation.law import Law, best, with_columns
    from amparo.modules.pensions import rules

    law = Law.load()
    people, materialize = on_engine(_people().head(AWARDED).drop("best_years_cents"), "people")
    years, _ = on_engine(_read("years"), "years")

    def compute() -> object:
        count = law.on("2022-02").best_years_count
        best_years = best(years, count, by="row", of="wage_cents", into="best_years_cents")
        applied = people.join(best_years, on="row", how="inner")
        return materialize(with_columns(applied, rules, law.by("one_date"), WANTED))

    return {"best": best_of(RUNS, compute)}


def stated() -> dict:
    """What the law of the day says, for a peer that cannot read ours: dollars, fractions and steps."""
    from amparo.foundation.law import Law
    from amparo.foundation.law.values import Cases, Steps
    from amparo.foundation.money import SCALE

    law = Law.load()

    def history(name: str, scale: int) -> list[dict]:
        """Every entry of a value: since when, and its number, or its steps and what each year past the last adds."""
        entries = []
        for entry in law.value(name).entries:
            content = entry.content[KIND] if isinstance(entry.content, Cases) else entry.content
            since = f"{entry.since // 10000}-{entry.since // 100 % 100:02d}-{entry.since % 100:02d}"
            if isinstance(content, int):
                entries.append({"since": since, "value": content / scale})
            elif isinstance(content, Steps):
                steps = [[key, value / scale] for key, value in content.points]
                entries.append({"since": since, "steps": steps, "then": content.then / scale})
        return entries

    now = law.on(f"{DAY // 100}")
    (_home() / "law.json").write_text(
        json.dumps({
            "basic_wage": history("basic_wage_cents", 100),
            "coefficient": history("pension_coefficient", SCALE),
            "minimum_rate": history("minimum_pension_rate", SCALE),
            "maximum_rate": history("maximum_pension_rate", SCALE),
            "right": [[row["age"], row["months"]] for row in map(dict, now.pension_right.rows)],
            "year_months": now.year_months,
            "averaging_months": now.averaging_months,
        })
    )  # fmt: skip
    return {}


def differing() -> dict:
    """How many of OpenFisca's amounts are not ours to the cent, name by name."""
    ours, theirs = dict(np.load(_home() / "one_date.npz")), dict(np.load(_home() / "openfisca.npz"))
    return {"differing": {name: int((theirs[name] != ours[name]).sum()) for name in AMOUNTS}}


def _wrong(amounts, dates: str) -> int:
    """How many of the first amounts are not what one person is told, in whole numbers."""
    from amparo.foundation.law import Law, compute
    from amparo.modules.pensions import rules

    law, wrong = Law.load(), 0
    for row in islice(amounts.iter_rows(named=True), CHECKED):
        one = compute(rules, {name: row[name] for name in FACTS}, law.on(row[dates]), WANTED)
        wrong += sum(one[name] != row[name] for name in WANTED)
    return wrong


def _people():
    import polars as pl

    return _read("people").with_columns(kind=pl.lit(KIND))


def _read(name: str):
    import polars as pl

    return pl.DataFrame(dict(np.load(_home() / f"{name}.npz")))


def _home() -> Path:
    return Path(os.environ["AMPARO_HOME"])


STAGES = {stage.__name__: stage for stage in (draw, stated, nation, awarded, differing)}

if __name__ == "__main__":
    report(STAGES[sys.argv[1]])
