"""What was measured, as a page."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version

from benchmarks.desk import EMPLOYERS, MEASURED, OFFICERS, READING
from benchmarks.desk import PEOPLE as AT_ONCE
from benchmarks.employer import LIMIT, WORKERS
from benchmarks.law import LINES
from benchmarks.peers import OPENFISCA
from benchmarks.pensions import AWARDED, CHECKED, PEOPLE

MONTHS = 12
CLOCK, CPU = 0, 1
"""Where each phase has its seconds by the clock, and of CPU."""
DATES = {"one_date": "one day's law", "own_date": "each its own date's law", "best": "one month's law"}


def written(
    years: dict[int, dict],
    floors: dict[tuple[str, int], dict],
    lines: dict[str, dict],
    one: dict,
    pensions: dict,
    people: dict,
    employer: dict,
) -> str:
    """years: scale → stage → report. floors: (engine, scale) → report. lines: engine → report.

    pensions: rounds (engine or peer → report), years, awarded (engine → report), differing (amount → how many).
    people: what those who opened the private pages waited. employer: what the file of the large one took.
    """
    scales = list(years)
    return "\n".join(
        [
            *_machine(),
            "## A month, as the country grows",
            "",
            *_table(["", *(f"1:{scale}" for scale in scales)], _growth(list(years.values()))),
            _cost([stages["year"] for stages in years.values()]),
            "",
            "## The close beside its floor",
            "",
            "December computed and written, beside the same engine reading the same files whole and writing the same",
            "rows, without computing, checking or hashing anything. Seconds by the clock · of CPU, the best of three;",
            "the ratio is of CPU seconds.",
            "",
            *_table(["Engine", "Scale", "Files read", "Close", "Floor", "Ratio"], _floors(floors)),
            "## The law alone",
            "",
            f"{LINES:,} lines, each under the law of its month and regime: every amount of a line, materialized.",
            "",
            *_table(["Engine", "Columns", "Seconds", "CPU seconds", "Million lines a second", "Peak MB"], _law(lines)),
            _decision(one),
            "",
            "## A nation's old-age pensions",
            "",
            f"{PEOPLE:,} people, each with every intermediate, materialized: right, years, base, coefficient, pension",
            f"before limits, minimum, maximum, pension. The best of {len(pensions['rounds'])} rounds of all in turn.",
            "",
            *_table(["", "Seconds", "CPU seconds", "Million people a second"], _nation(pensions["rounds"])),
            *_compared(pensions),
            "",
            f"{AWARDED:,} of them from {pensions['years']:,} kept yearly sums, the best years found first:",
            "",
            *_table(["", "Seconds", "CPU seconds"], _awarded(pensions["awarded"])),
            f"## {AT_ONCE} people at once",
            "",
            f"{EMPLOYERS} for employers of their own, {OFFICERS} clerks and the rest affiliates, each opening what is",
            f"hers, reading {READING[0]:g} to {READING[1]:g} seconds between a page and the next. Who asks is on the",
            f"same machine. {people['pages']:,} pages in {MEASURED} seconds, {sum(people['wrong'].values())} of them",
            "not answered. The limit is a median of 100 ms, and 500 ms for all but one in a hundred.",
            "",
            *_table(["", "Pages", "Median ms", "99th percentile ms"], _waited(people)),
            *large_employer(employer),
        ]
    )


def large_employer(employer: dict) -> Iterator[str]:
    """The section of the employer whose file was posted."""
    spent = {**employer["spent"], "**In all**": sum(employer["spent"].values())}
    yield f"## One employer of {WORKERS:,} workers, on PostgreSQL"
    yield ""
    yield f"From its batch file to {employer['lines']:,} lines and what they owe: posted, sealed and published, with"
    yield f"every act in the trace, {employer['rows']:,} rows in the database. The floor is the same rows, copied from"
    yield f"table to table by the server, and the same files. The limit is {LIMIT} seconds; openIMIS took 1,100."
    yield ""
    rows = [[name, f"{seconds:.2f}", f"{seconds / employer['floor']:.1f}"] for name, seconds in spent.items()]
    yield from _table(["", "Seconds", "Times the floor"], iter(rows))


def _machine() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = " · ".join(f"{name} {version(name)}" for name in ("polars", "duckdb", "narwhals", "pyarrow", "django"))
    yield "<!-- Written by `make bench`. -->"
    yield ""
    yield "# What it costs"
    yield ""
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[2]
    yield f"{datetime.now(UTC).date()} · {cores} cores, {memory:.0f} GB, {platform.system()} · load average {load:.1f}"
    yield "over the last quarter of an hour: above the number of cores, others were at work and seconds are too many."
    yield ""
    yield f"Python {platform.python_version()} · {packages} · SQLite {sqlite3.sqlite_version}"
    yield ""
    yield f"    python -m benchmarks {' '.join(sys.argv[1:])}".rstrip()
    yield ""
    yield "CPU seconds add up all cores, and neighbours hardly change them. Every stage runs in a process of its own;"
    yield "memory is the most it ever held."
    yield ""


def _growth(years: list[dict]) -> Iterator[list[str]]:
    twelve = [stages["year"] for stages in years]

    def row(label: str, measure: Callable[[dict], float], shape: str = "{:,.2f}") -> list[str]:
        return [label, *(shape.format(measure(one)) for one in twelve)]

    yield row("Lines of contribution a month", lambda one: one["lines"] / MONTHS, "{:,.0f}")
    yield row("**Months closed and published a second**", lambda one: MONTHS / sum(_closes(one)))
    yield row("Seconds to close and publish the year", lambda one: sum(_closes(one)), "{:,.1f}")
    yield row("— January", lambda one: _closes(one)[0])
    yield row("— December", lambda one: _closes(one)[-1])
    yield row("CPU seconds to close and publish a month, mean", lambda one: sum(_closes(one, CPU)) / MONTHS)
    for phase in twelve[0]["months"][0]:
        if phase != "live":
            yield row(f"— {phase}", lambda one, phase=phase: _mean(one, phase))
    yield row("CPU seconds of a month's acts (files handed in)", lambda one: _mean(one, "live"))
    yield row("Peak MB of the year, acts and closes", lambda one: one["peak_mb"], "{:,.0f}")
    yield row("Bytes a line in `contributions.line`", lambda one: one["line_bytes"] / one["lines"], "{:,.1f}")
    yield row("Bytes a line in all the history", lambda one: one["history_bytes"] / one["lines"], "{:,.1f}")
    yield row("Bytes a line in the database", lambda one: one["database_bytes"] / one["lines"], "{:,.1f}")
    for stage, label in (
        ("arrive", "Country invented, registered and opened"),
        ("drafted", "The next month drafted for everybody"),
        ("verified", "`amparo verify`, the whole year"),
        ("recomputed", "`amparo verify --recompute`"),
    ):
        spent = [f"{stages[stage]['seconds']:,.1f} · {stages[stage]['cpu_seconds']:,.1f}" for stages in years]
        yield [f"{label}: seconds · of CPU", *spent]
        yield [f"{label}: peak MB", *(f"{stages[stage]['peak_mb']:,.0f}" for stages in years)]
    tried = [stages["reformed"]["reforms"] for stages in years]
    for name in tried[0]:
        spent = [f"{one[name]['seconds']:,.1f} · {one[name]['cpu_seconds']:,.1f}" for one in tried]
        yield [f"`amparo reform {name}`, the whole year: seconds · of CPU", *spent]


def _cost(twelve: list[dict]) -> str:
    """The straight line through the smallest and the largest country: what a month costs before its first line."""
    ends = sorted((one["lines"] / MONTHS, sum(_closes(one, CPU)) / MONTHS) for one in twelve)
    (few, low), (many, high) = ends[0], ends[-1]
    if few == many:
        return ""
    slope = (high - low) / (many - few)
    return (
        f"{many / few:.1f} times the lines take {high / low:.1f} times the CPU seconds: about {low - slope * few:.2f} "
        f"a month whatever its size, and {slope * 100_000:.2f} for each 100,000 lines."
    )


def _floors(floors: dict[tuple[str, int], dict]) -> Iterator[list[str]]:
    for (engine, scale), one in floors.items():
        spent = [f"{one[name]['seconds']:.2f} · {one[name]['cpu_seconds']:.2f}" for name in ("close", "floor")]
        ratio = one["close"]["cpu_seconds"] / one["floor"]["cpu_seconds"]
        yield [engine, f"1:{scale}", str(one["files"]), *spent, f"{ratio:.1f}"]


def _law(lines: dict[str, dict]) -> Iterator[list[str]]:
    for engine, one in lines.items():
        best = one["best"]
        spent = [f"{best[name]:.2f}" for name in ("seconds", "cpu_seconds")]
        yield [engine, str(one["columns"]), *spent, f"{LINES / best['seconds'] / 1e6:.1f}", f"{one['peak_mb']:,.0f}"]


def _decision(one: dict) -> str:
    compute, explain, written_out = (f"{one[name] * 1e6:,.0f} µs" for name in ("compute", "explain", "written"))
    return f"One old-age pension: {compute} to compute, {explain} explained, {written_out} explained and written out."


def _best(rounds: list[dict], who: str, dates: str) -> dict[str, float]:
    """The least seconds, and the least CPU seconds, of all rounds."""
    return {kind: min(found[who][dates][kind] for found in rounds) for kind in ("seconds", "cpu_seconds")}


def _nation(rounds: list[dict]) -> Iterator[list[str]]:
    for who, first in rounds[0].items():
        for dates, label in DATES.items():
            if dates in first:
                best = _best(rounds, who, dates)
                spent = [f"{best[kind]:.3f}" for kind in ("seconds", "cpu_seconds")]
                yield [f"{who}, {label}", *spent, f"{PEOPLE / best['seconds'] / 1e6:.1f}"]


def _compared(pensions: dict) -> Iterator[str]:
    rounds = pensions["rounds"]
    ours = [who for who in rounds[0] if who != "openfisca"]
    for who in ours:
        one, own = (_best(rounds, who, dates)["cpu_seconds"] for dates in ("one_date", "own_date"))
        wrong = sum(found[who][dates]["wrong"] for found in rounds for dates in ("one_date", "own_date"))
        yield f"- {who}: a date of its own for each takes {own / one:.2f} times the CPU seconds of one day for all."
        yield f"  Of {CHECKED:,} people also computed one by one, in whole numbers, {wrong} amounts differ."
    if differing := pensions["differing"]:
        peer, one = _best(rounds, "openfisca", "best"), _best(rounds, ours[0], "one_date")
        clock, cpu = (f"{peer[kind] / one[kind]:.1f}" for kind in ("seconds", "cpu_seconds"))
        counts = ", ".join(f"{name} {count:,}" for name, count in differing.items())
        yield f"- {OPENFISCA} takes {clock} times the seconds of {ours[0]}, and {cpu} times its CPU seconds."
        yield f"  Its amounts that are not exact to the cent: {counts}."


def _awarded(awarded: dict[str, dict]) -> Iterator[list[str]]:
    for engine, report in awarded.items():
        yield [engine, *(f"{report['best'][kind]:.3f}" for kind in ("seconds", "cpu_seconds"))]


def _waited(people: dict) -> Iterator[list[str]]:
    for page, one in {"**Every page**": people, **people["by_page"]}.items():
        yield [page, f"{one['pages']:,}", *(f"{1000 * one[which]:,.0f}" for which in ("median", "last"))]


def _closes(year: dict, kind: int = CLOCK) -> list[float]:
    """Seconds of each month's close."""
    return [sum(spent[kind] for phase, spent in month.items() if phase != "live") for month in year["months"]]


def _mean(year: dict, phase: str) -> float:
    """CPU seconds of a phase, in the mean month."""
    return sum(month[phase][CPU] for month in year["months"]) / MONTHS


def _table(head: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
