"""`make bench`: what a month, a nation's pensions and a page cost. Prints and writes benchmarks/results.md.

    python -m benchmarks [--scales 1000 100] [--engines polars duckdb] [--peer]

Every stage runs in a process of its own, over a home of its own that is thrown away. With `--peer`, OpenFisca computes
the pensions too: it is installed for that, in a cache outside this repository.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.measuring import staged
from benchmarks.peers import OPENFISCA, python_with
from benchmarks.results import written

STAGES = ("arrive", "year", "drafted", "verified", "recomputed", "reformed")
RESULTS = Path(__file__).with_name("results.md")
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--scales", type=int, nargs="+", default=[1000, 100])
    parser.add_argument("--engines", nargs="+", default=["polars", "duckdb"])
    parser.add_argument("--peer", action="store_true")
    args = parser.parse_args()
    years, floors, people = {}, {}, {}
    for scale in args.scales:
        with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
            home = Path(folder)
            years[scale] = {stage: _said(scale, stage, home) for stage in STAGES}
            for engine in args.engines:
                floors[engine, scale] = _said(scale, "floor", home, AMPARO_ENGINE=engine)
            if scale == args.scales[-1]:
                staged("benchmarks.desk", "logged_in", home)
                people = staged("benchmarks.desk", "visited", home)
    here = Path.cwd()
    lines = {engine: staged("benchmarks.law", "lines", here, AMPARO_ENGINE=engine) for engine in args.engines}
    pensions = _pensions(args.engines, args.peer)
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
        employer = staged("benchmarks.employer", "posted", Path(folder))
    one = staged("benchmarks.law", "decisions", here)
    text = written(years, floors, lines, one, pensions, people, employer)
    RESULTS.write_text(text)
    print(text)


def _pensions(engines: list[str], peer: bool) -> dict:
    """Rounds of every engine and, if asked, the peer, one after the other, so that all meet the same machine."""
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
        home, rounds = Path(folder), []
        years = staged("benchmarks.pensions", "draw", home)["years"]
        staged("benchmarks.pensions", "stated", home)
        for turn in range(1, ROUNDS + 1):
            print(f"pensions, round {turn}", flush=True)
            found = {engine: staged("benchmarks.pensions", "nation", home, AMPARO_ENGINE=engine) for engine in engines}
            if peer:
                python = python_with(OPENFISCA)
                found["openfisca"] = staged("benchmarks.peers.openfisca_pension", "pension", home, python)
            rounds.append(found)
        awarded = {engine: staged("benchmarks.pensions", "awarded", home, AMPARO_ENGINE=engine) for engine in engines}
        differing = staged("benchmarks.pensions", "differing", home)["differing"] if peer else {}
    return {"rounds": rounds, "years": years, "awarded": awarded, "differing": differing}


def _said(scale: int, stage: str, home: Path, **environment: str) -> dict:
    print(f"1:{scale} {stage} {' '.join(environment.values())}", flush=True)
    return staged("benchmarks.month", stage, home, SCALE=str(scale), **environment)


if __name__ == "__main__":
    main()
