"""`make bench`: what a month costs. Prints the tables and writes them to benchmarks/results.md.

    python -m benchmarks [--scales 1000 100] [--engines polars duckdb]

Every stage runs in a process of its own, over a home of its own that is thrown away.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.measuring import staged
from benchmarks.results import written

STAGES = ("arrive", "year", "verified", "recomputed", "reformed")
RESULTS = Path(__file__).with_name("results.md")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--scales", type=int, nargs="+", default=[1000, 100])
    parser.add_argument("--engines", nargs="+", default=["polars", "duckdb"])
    args = parser.parse_args()
    years, floors = {}, {}
    for scale in args.scales:
        with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
            home = Path(folder)
            years[scale] = {stage: _said(scale, stage, home) for stage in STAGES}
            for engine in args.engines:
                floors[engine, scale] = _said(scale, "floor", home, AMPARO_ENGINE=engine)
    here = Path.cwd()
    lines = {engine: staged("benchmarks.law", "lines", here, AMPARO_ENGINE=engine) for engine in args.engines}
    text = written(years, floors, lines, staged("benchmarks.law", "decisions", here))
    RESULTS.write_text(text)
    print(text)


def _said(scale: int, stage: str, home: Path, **environment: str) -> dict:
    print(f"1:{scale} {stage} {' '.join(environment.values())}", flush=True)
    return staged("benchmarks.month", stage, home, SCALE=str(scale), **environment)


if __name__ == "__main__":
    main()
