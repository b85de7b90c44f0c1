"""How things are measured: a stage in a process of its own, for its own memory; a call by its best of few."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def staged(module: str, stage: str, home: Path, python: str = sys.executable, **environment: str) -> dict:
    """What `python -m MODULE STAGE` reports of itself, run over a home; its output is shown when it fails."""
    env = os.environ | {"AMPARO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "amparo.settings", **environment}
    ran = subprocess.run([python, "-m", module, stage], env=env, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{module} {stage} failed:\n{ran.stdout}{ran.stderr}")
    return json.loads(ran.stdout.splitlines()[-1])


def report(stage: Callable[[], dict]) -> None:
    """Run a stage in this process and print what it reports, with its seconds and the memory it ever held."""
    began = time.perf_counter()
    found = stage()
    used = resource.getrusage(resource.RUSAGE_SELF)
    cost = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }
    print(json.dumps({**found, **cost}))


def best_of(times: int, call: Callable[[], object]) -> dict[str, float]:
    """The quickest of several calls: what the machine can do when nothing else disturbs it.

    seconds: by the clock. cpu_seconds: of all threads, which others at work on the machine hardly change.
    """
    taken, used = [], []
    for _ in range(times):
        began, began_cpu = time.perf_counter(), time.process_time()
        call()
        taken.append(time.perf_counter() - began)
        used.append(time.process_time() - began_cpu)
    return {"seconds": min(taken), "cpu_seconds": min(used)}


def on_engine(rows, name: str) -> tuple:
    """Rows (Polars) as a frame of the engine in use, and what has it materialize another frame."""
    import narwhals as nw

    from amparo.foundation.history.engine import engine_in_use

    if engine_in_use().name == "polars":
        return nw.from_native(rows.lazy()), lambda frame: frame.to_native().collect()
    import duckdb

    def materialize(frame) -> None:
        duckdb.execute("DROP TABLE IF EXISTS materialized")
        frame.to_native().create("materialized")

    duckdb.execute("SET threads = 2")
    duckdb.from_arrow(rows.to_arrow()).create(name)
    return nw.from_native(duckdb.table(name)), materialize
