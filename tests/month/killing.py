"""Kill a closing with SIGKILL at a moment of one's choice, then close again and tell whether anything is different.

The moments of a closing: the beginning of each phase, before and after each file takes its name, before each
statement, before and after each commit. They are counted from outside (the progress bar, `os.replace`, Django's
connection), so the product has no hook for it. Every closing runs in a fork of this program, which imports everything
once: `python -m tests.month.killing` reads a `Plan` as JSON and writes a list of `Outcome`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass
class Plan:
    """home: where the month may be closed; it is copied for each kill, and `database` (PostgreSQL) with it.

    Kills at every `every`-th moment from the `first`, of those whose name begins with one of `only` (all, if empty);
    and at `delays` moments in time, drawn from `seed`.
    """

    home: str
    month: str
    every: int = 1
    first: int = 0
    only: tuple[str, ...] = ()
    delays: int = 0
    seed: int = 2022
    database: dict | None = None


@dataclass
class Outcome:
    """Where a closing was killed, and what differs after closing again («» if nothing does)."""

    moment: str
    killed: bool
    differs: str


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.settings"
    import django

    django.setup()
    _warm()
    json.dump([asdict(outcome) for outcome in carried_out(Plan(**json.load(sys.stdin)))], sys.stdout)


def carried_out(plan: Plan) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory(prefix="amparo-kills-") as folder:
        undisturbed, moments, seconds = _undisturbed(plan, Path(folder))
        wanted = [
            number
            for number, name in enumerate(moments)
            if not plan.only or name.startswith(tuple(plan.only))
        ][plan.first :: plan.every]  # fmt: skip
        for number in wanted:
            with _copy(plan, Path(folder)) as place:
                killed = _killed(lambda place=place, number=number: _close(plan, place, die_at=number))
                yield Outcome(f"{number} {moments[number]}", killed, _differs(plan, place, undisturbed))
        draw = random.Random(plan.seed)
        for _ in range(plan.delays):
            delay = draw.uniform(0, seconds)
            with _copy(plan, Path(folder)) as place:
                killed = _killed(lambda place=place: _close(plan, place), after=delay)
                yield Outcome(f"after {delay:.3f} s", killed, _differs(plan, place, undisturbed))


# ---------------------------------------------------------------- a place to close in


@dataclass
class _Place:
    home: Path
    database: dict | None


@contextmanager
def _copy(plan: Plan, folder: Path) -> Iterator[_Place]:
    home = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(plan.home, home, dirs_exist_ok=True)
    if plan.database is None:
        yield _Place(home, None)
    else:
        name = f"kill_{home.name}".lower()
        with _postgresql(plan.database) as server:
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{plan.database["NAME"]}"')
        yield _Place(home, {**plan.database, "NAME": name})
        with _postgresql(plan.database) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    shutil.rmtree(home)


def _postgresql(database: dict):
    import psycopg

    return psycopg.connect(host=database["HOST"], user=database["USER"], dbname="postgres", autocommit=True)


# ---------------------------------------------------------------- closings in forks


def _warm() -> None:
    """Read once what every fork would read again. No engine may run here: its threads would not survive a fork."""
    from amparo.entrypoints.month.sealing import code_hash
    from amparo.foundation.calendar import first_working_day
    from amparo.foundation.law.book import Law

    Law.load(), code_hash(), first_working_day(20220115)


def _undisturbed(plan: Plan, folder: Path) -> tuple[dict[str, str], list[str], float]:
    """What a closing left alone leaves behind, the moments it passes, and how long it takes."""
    with _copy(plan, folder) as place:
        moments, started = folder / "moments.json", time.monotonic()
        _finished(lambda: moments.write_text(json.dumps(_close(plan, place))))
        seconds = time.monotonic() - started
        return _left_behind(plan, place), json.loads(moments.read_text()), seconds


def _differs(plan: Plan, place: _Place, undisturbed: dict[str, str]) -> str:
    """Close again; the first table that is not as an undisturbed closing leaves it, or «»."""
    found = _left_behind(plan, place)
    return next((table for table in undisturbed if found.get(table) != undisturbed[table]), "")


def _left_behind(plan: Plan, place: _Place) -> dict[str, str]:
    """Close, if it is not closed yet; the hash of each table and of the list of files."""
    from tests.month.homes import contents, living_in

    told = place.home / "contents.json"

    def tell() -> None:
        _close(plan, place, patiently=True)
        with living_in(place.home, database=place.database):
            hashes = {name: hashlib.sha256("\n".join(rows).encode()).hexdigest() for name, rows in contents().items()}
        told.write_text(json.dumps(hashes))

    _finished(tell)
    return json.loads(told.read_text())


def _finished(work: Callable[[], object]) -> None:
    _, status = os.waitpid(_forked(work), 0)
    if status:
        raise RuntimeError(f"a closing that nobody killed ended with status {status}")


def _killed(work: Callable[[], object], after: float | None = None) -> bool:
    """Whether the fork died of SIGKILL; with `after`, that many seconds later, unless it had finished."""
    child = _forked(work)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def _close(plan: Plan, place: _Place, die_at: int | None = None, patiently: bool = False) -> list[str]:
    """Close the month, noting every moment; at the one numbered `die_at`, die. Returns the moments.

    patiently: PostgreSQL may take an instant to notice that whoever held the lock is dead.
    """
    from amparo.entrypoints.month.pipeline import CannotClose, close_month
    from amparo.foundation.months import Month
    from tests.month.homes import living_in

    moments: list[str] = []

    def note(moment: str) -> None:
        if len(moments) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        moments.append(moment)

    with living_in(place.home, database=place.database), _noticed(note):
        for _ in range(50 if patiently else 1):
            try:
                close_month(Month.parse(plan.month), progress=lambda phase: note(f"phase {phase}"))
            except CannotClose:
                time.sleep(0.1)
            else:
                return moments
    raise RuntimeError("the lock of a dead closing was not let go")


@contextmanager
def _noticed(note: Callable[[str], None]) -> Iterator[None]:
    """Note each file that takes its name, each statement and each commit."""
    from django.db import connection

    replace, commit = os.replace, connection._commit

    def noticed_replace(source: str, target: str) -> None:
        note(f"file before {Path(target).parent.parent.name}")
        replace(source, target)
        note(f"file after {Path(target).parent.parent.name}")

    def noticed_commit() -> None:
        note("commit before")
        commit()
        note("commit after")

    def noticed_statement(execute, sql, params, many, context):
        note(f"statement {' '.join(str(sql).split())[:60]}")
        return execute(sql, params, many, context)

    os.replace, connection._commit = noticed_replace, noticed_commit
    try:
        with connection.execute_wrapper(noticed_statement):
            yield
    finally:
        os.replace, connection._commit = replace, commit


if __name__ == "__main__":
    main()
