"""Kill a closing with SIGKILL at moments of one's choice, one after another in the same home, and tell what that left.

The moments of a closing: the beginning of each phase, before and after each file takes its name, before each
statement, before and after each commit. They are noticed from outside (the progress bar, `os.replace`, Django's
connection), so the product has no hook for it. A closing left alone tells which moments there are, and the states that
a kill may leave: as it was, and as each commit made it. Then closing after closing is begun and dies, each at the next
moment, on what the last one left; the one that nobody kills must end as if none had died.

Every closing runs in a fork of this program, which imports everything once: `python -m tests.month.killing` reads a
`Plan` as JSON and writes a list of `Outcome`.
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
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

Note = Callable[[str], None]
State = dict[str, str]
"""The hash of each table, and of the list of files."""


@dataclass
class Plan:
    """home: where the month may be closed; it is copied, and a `database` on PostgreSQL is used up.

    Kills at every `every`-th moment from the `first`, of those whose name has one of `only` (all, if empty);
    with `changed`, only of those before which something reached the disk, since at the others a kill leaves the same.
    Then kills after `delays` spans of time, drawn from `seed`.
    """

    home: str
    month: str
    every: int = 1
    first: int = 0
    only: tuple[str, ...] = ()
    changed: bool = False
    delays: int = 0
    seed: int = 2022
    database: dict | None = None


@dataclass
class Outcome:
    """Where a closing was killed (or let end), and what is not as it may be («» if nothing)."""

    moment: str
    killed: bool
    differs: str


@dataclass
class Undisturbed:
    """A closing left alone: its moments, those before which the disk changed, the states it commits, its seconds."""

    moments: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    seconds: float = 0


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.settings"
    import django

    django.setup()
    _warm()
    json.dump([asdict(outcome) for outcome in carried_out(Plan(**json.load(sys.stdin)))], sys.stdout)


def carried_out(plan: Plan) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory(prefix="amparo-kills-") as name:
        folder = Path(name)
        with _spared(plan, folder) as place:
            undisturbed = _left_alone(place)
        place = _Place(shutil.copytree(plan.home, folder / "killed"), plan.month, plan.database)
        for moment in _wanted(plan, undisturbed):
            killed = _killed(lambda moment=moment: place.close(_death_at(moment)))
            yield Outcome(moment, killed, place.differs(undisturbed.states))
        draw = random.Random(plan.seed)
        for number in range(plan.delays):
            delay = draw.uniform(0, undisturbed.seconds)
            killed = _killed(place.close, after=delay)
            yield Outcome(f"after {delay:.3f} s", killed, place.differs(undisturbed.states))
            if not killed:
                place = _Place(shutil.copytree(plan.home, folder / f"again-{number}"), plan.month, plan.database)
        _finished(place.close)
        yield Outcome("closed at last", False, place.differs(undisturbed.states[-1:], with_files=True))


def _wanted(plan: Plan, undisturbed: Undisturbed) -> list[str]:
    moments = undisturbed.changed if plan.changed else undisturbed.moments
    asked = [name for name in moments if not plan.only or any(part in name for part in plan.only)]
    return asked[plan.first :: plan.every]


def _death_at(wanted: str) -> Note:
    def note(moment: str) -> None:
        if moment == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    return note


# ---------------------------------------------------------------- a place to close in


@dataclass
class _Place:
    home: Path
    month: str
    database: dict | None

    def close(self, note: Note = lambda moment: None) -> None:
        """Close the month, telling `note` every moment.

        PostgreSQL may take an instant to notice that whoever held the lock is dead, so closing is tried again.
        """
        from amparo.entrypoints.month.pipeline import CannotClose, close_month
        from amparo.foundation.months import Month
        from tests.month.homes import living_in

        with living_in(self.home, database=self.database), _noticed(note) as progress:
            for _ in range(50):
                try:
                    close_month(Month.parse(self.month), progress=progress)
                except CannotClose:
                    time.sleep(0.1)
                else:
                    return
        raise RuntimeError("the lock of a dead closing was not let go")

    def differs(self, states: list[State], with_files: bool = False) -> str:
        """What is in none of the states: the tables that differ from the nearest, or a file that is not whole; or «».

        Told from a copy of the home, so that the next closing finds it as the dead one left it.
        """
        from tests.month.homes import living_in

        looked_at = self.home if self.database else shutil.copytree(self.home, self.home.with_name("looked-at"))
        with living_in(looked_at, database=self.database):
            found, broken = state(), _broken_files()
        if looked_at != self.home:
            shutil.rmtree(looked_at)
        differing = [
            sorted(table for table in known if found.get(table) != known[table] and (with_files or table != "files"))
            for known in states
        ]
        return ", ".join([*min(differing, key=len), *broken])


def state() -> State:
    from tests.month.homes import contents

    return {name: hashlib.sha256("\n".join(rows).encode()).hexdigest() for name, rows in contents().items()}


def _broken_files() -> list[str]:
    """The files that the database names and that are not there, or not with the bytes they had."""
    from amparo.entrypoints.month.pipeline import home_store
    from amparo.foundation.history.models import HistoryFile
    from amparo.foundation.history.store import file_hash

    named = [(home_store().path(path), known) for path, known in HistoryFile.objects.values_list("path", "file_hash")]
    return [str(path) for path, known in named if not path.exists() or file_hash(path) != known]


@contextmanager
def _spared(plan: Plan, folder: Path) -> Iterator[_Place]:
    """A copy of the home, and of the database on PostgreSQL, that is thrown away."""
    home = shutil.copytree(plan.home, folder / "spared")
    if plan.database is None:
        yield _Place(home, plan.month, None)
    else:
        name = f"spared_{folder.name}".replace("-", "_").lower()
        with _postgresql(plan.database) as server:
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{plan.database["NAME"]}"')
        yield _Place(home, plan.month, {**plan.database, "NAME": name})
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


def _left_alone(place: _Place) -> Undisturbed:
    told = place.home.with_name("undisturbed.json")

    def tell() -> None:
        from tests.month.homes import living_in

        undisturbed, last_disk, committed, began = Undisturbed(), "", True, time.monotonic()

        def note(moment: str) -> None:
            nonlocal last_disk, committed, began
            looked = time.monotonic()
            if committed:  # told at the moment after, because PostgreSQL would begin a transaction for whoever asks now
                undisturbed.states.append(state())
            committed = "commit after" in moment
            undisturbed.moments.append(moment)
            if (disk := _disk(place.home)) != last_disk:
                undisturbed.changed.append(moment)
            last_disk = disk
            began += time.monotonic() - looked

        place.close(note)
        undisturbed.seconds = time.monotonic() - began
        with living_in(place.home, database=place.database):
            undisturbed.states.append(state())
        told.write_text(json.dumps(asdict(undisturbed)))

    _finished(tell)
    return Undisturbed(**json.loads(told.read_text()))


def _disk(home: Path) -> str:
    """The hash of every file; but not of SQLite's shared memory, which a crash voids."""
    files = sorted(path for path in home.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    hashed = hashlib.sha256()
    for path in files:
        hashed.update(str(path.relative_to(home)).encode() + b"\0" + path.read_bytes())
    return hashed.hexdigest()


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
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"a closing failed before it was killed, with status {status}")
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


@contextmanager
def _noticed(note: Note) -> Iterator[Note]:
    """Note each file that takes its name, each statement and each commit; the block is given what notes each phase.

    A moment is named by its phase, what happens, and the how-manieth time: in a closing begun again it has that name.
    """
    from django.db import connection

    replace, commit = os.replace, connection._commit
    phase, seen, noting = "begin", Counter(), False

    def happens(what: str) -> None:
        nonlocal noting
        if noting:  # a statement of the one who takes notes
            return
        noting = True
        seen[phase, what] += 1
        note(f"{phase}: {what} {seen[phase, what]}")
        noting = False

    def noticed_phase(name: str) -> None:
        nonlocal phase
        phase = name
        happens("phase")

    def noticed_replace(source: str, target: str) -> None:
        happens(f"file before {Path(target).parent.parent.name}")
        replace(source, target)
        happens(f"file after {Path(target).parent.parent.name}")

    def noticed_commit() -> None:
        happens("commit before")
        commit()
        happens("commit after")

    def noticed_statement(execute, sql, params, many, context):
        happens(f"statement {' '.join(str(sql).split())[:60]}")
        return execute(sql, params, many, context)

    os.replace, connection._commit = noticed_replace, noticed_commit
    try:
        with connection.execute_wrapper(noticed_statement):
            yield noticed_phase
    finally:
        os.replace, connection._commit = replace, commit


if __name__ == "__main__":
    main()
