"""A year of an invented country: seconds, memory and bytes of each stage, and the close beside its floor.

Run by `python -m benchmarks`; each stage alone is `python -m benchmarks.month STAGE`, over AMPARO_HOME.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.measuring import best_of, report

YEAR = range(1, 13)
RUNS = 3


def arrive() -> dict:
    """The country is invented and registered, and the books are opened."""
    from amparo.entrypoints.cli.home import prepare_home
    from amparo.entrypoints.month.pipeline import close_month
    from amparo.entrypoints.population import living

    prepare_home()
    living.arrive(int(os.environ["SCALE"]), seed=2022)
    close_month(living.OPENING, opening=True)
    return {}


def year() -> dict:
    """Twelve months: what people do in each, and its close, phase by phase."""
    from amparo.entrypoints.month.pipeline import close_month
    from amparo.entrypoints.population import living
    from amparo.foundation.months import Month

    months = []
    for number in YEAR:
        month, clock = Month(2022, number), Clock()
        clock("live")
        living.live(month)
        close_month(month, progress=clock)
        months.append(clock.stopped())
    return {"months": months, **_written()}


def drafted() -> dict:
    """The month after the year, drafted for everybody."""
    from amparo.entrypoints.month.prepared import prepare

    prepare()
    return {}


def verified() -> dict:
    """Every hash, balance and figure is taken again."""
    from amparo.entrypoints.month.verifying import verify

    return {"rows": verify()["rows"]}


def recomputed() -> dict:
    """Every month is also closed again, from what was frozen."""
    from amparo.entrypoints.month.verifying import verify

    return {"rows": verify(recompute=True)["rows"]}


def reformed() -> dict:
    """Each reform that comes with amparo is tried on the whole year."""
    from amparo.entrypoints.reform.kept import shipped
    from amparo.entrypoints.reform.trial import tried

    return {"reforms": {name: best_of(1, partial(tried, file)) for name, file in shipped().items()}}


def floor() -> dict:
    """December computed and written, beside the same engine reading the same files and writing the same rows."""
    from amparo.entrypoints.month.pipeline import computed, home_store
    from amparo.foundation.history.closed import Turn
    from amparo.foundation.history.engine import ENGINES, engine_in_use
    from amparo.foundation.history.store import Store
    from amparo.foundation.law.book import Law
    from amparo.foundation.months import Month

    engine, opened = engine_in_use(), {}

    class Noting(type(engine)):
        """The engine in use, that also notes which files of the history it is asked for."""

        name = "noting"

        def scan(self, paths):
            opened.update(dict.fromkeys(path for path in paths if path.is_relative_to(store.root)))
            return super().scan(paths)

    store, turn, law = home_store(), Turn(Month(2022, 12)), Law.load()
    ENGINES["noting"] = Noting
    with tempfile.TemporaryDirectory() as folder:
        into = Store(Path(folder))

        def close() -> list:
            return computed(turn, store, law, lambda phase: None, into=into).files

        os.environ["AMPARO_ENGINE"] = "noting"
        written = [engine.collect(engine.scan([into.path(file)])) for file in close()]
        os.environ["AMPARO_ENGINE"] = engine.name

        def touch() -> None:
            for path in opened:
                engine.collect(engine.scan([path]))
            for rows in written:
                rows.write_parquet(Path(folder) / "floor.parquet", compression="zstd", compression_level=1)

        return {"close": best_of(RUNS, close), "floor": best_of(RUNS, touch), "files": len(opened)}


class Clock:
    """Seconds and CPU seconds of each phase; called when one begins."""

    def __init__(self) -> None:
        self.phases: dict[str, tuple[float, float]] = {}
        self._phase, self._began = "", (0.0, 0.0)

    def __call__(self, phase: str) -> None:
        now = time.perf_counter(), time.process_time()
        if self._phase:
            self.phases[self._phase] = now[0] - self._began[0], now[1] - self._began[1]
        self._phase, self._began = phase, now

    def stopped(self) -> dict[str, tuple[float, float]]:
        self("")
        return self.phases


def _written() -> dict:
    """Lines, rows and bytes of the whole history, and the bytes of the database."""
    from django.conf import settings

    from amparo.foundation.history import queries as history

    files, home = history.files(), Path(settings.AMPARO_HOME)
    sizes = {file.path: (home / "history" / file.path).stat().st_size for file in files}
    lines = [file for file in files if file.table == "contributions.line"]
    return {
        "lines": sum(file.rows for file in lines),
        "rows": sum(file.rows for file in files),
        "line_bytes": sum(sizes[file.path] for file in lines),
        "history_bytes": sum(sizes.values()),
        "database_bytes": sum(path.stat().st_size for path in home.glob("amparo.sqlite3*")),
    }


STAGES = {stage.__name__: stage for stage in (arrive, year, drafted, verified, recomputed, reformed, floor)}

if __name__ == "__main__":
    import django

    django.setup()
    report(STAGES[sys.argv[1]])
