"""The rule layer alone: a nation's lines in columns, and one citizen's decision explained."""

from __future__ import annotations

import sys

from benchmarks.measuring import best_of, on_engine, report

LINES = 3_300_000
"""About the lines that Ecuador declares in a month."""

RUNS = 5
DECISIONS = 300


def lines() -> dict:
    """The amounts of every line, for the law of each line's month and regime, on the engine in use."""
    import numpy as np
    import polars as pl

    from amparo.foundation.law import Law, with_columns
    from amparo.modules.contributions import rules
    from amparo.modules.contributions.closing import AMOUNTS

    draw = np.random.default_rng(2022)
    regimes = np.array(["private", "public", "domestic", "voluntary", "rural_head"])
    nation = pl.DataFrame({
        "regime": draw.choice(regimes, LINES, p=[0.6, 0.19, 0.02, 0.06, 0.13]),
        "about_month": np.full(LINES, 202201, np.int32),
        "monthly_wage_cents": draw.integers(40_000, 300_000, LINES),
        "days": draw.integers(1, 31, LINES).astype(np.int32),
        "extra_cents": draw.integers(0, 20_000, LINES),
        "reserve_accumulated": draw.integers(0, 2, LINES),
        "reserve_days": draw.integers(0, 31, LINES),
        "spouse_extension": np.zeros(LINES, np.int64),
    })  # fmt: skip
    wanted, law = [name for name in AMOUNTS if name != "days"], Law.load()
    frame, materialize = on_engine(nation, "nation")
    best = best_of(RUNS, lambda: materialize(with_columns(frame, rules, law.by("about_month"), wanted)))
    return {"best": best, "columns": len(wanted)}


def decisions() -> dict:
    """One old-age pension: the cents alone, and with every rule, number and article behind them."""
    from amparo.foundation.law import Law, compute, explain
    from amparo.modules.pensions import rules

    case = {"kind": "sgo_old_age", "age": 60, "months": 367, "best_years_cents": 55_140_00}
    law = Law.load().on("2022-02-01")

    def many(each) -> float:
        return best_of(RUNS, lambda: [each() for _ in range(DECISIONS)])["cpu_seconds"] / DECISIONS

    return {
        "compute": many(lambda: compute(rules, case, law, ["pension_cents"])),
        "explain": many(lambda: explain(rules, case, law, ["pension_cents"])),
        "written": many(lambda: explain(rules, case, law, ["pension_cents"]).text),
    }


if __name__ == "__main__":
    report({"lines": lines, "decisions": decisions}[sys.argv[1]])
