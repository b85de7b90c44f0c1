"""Where acts are tried: what the settled town holds, how an example is asked, and what an act left alone leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from amparo.foundation.access.models import User
from amparo.foundation.acts.action import declared
from amparo.modules.collection import queries as collection
from tests.acts.examples import EXAMPLES
from tests.acts.faults import Columns, Watch, columns, files
from tests.acts.town import TODAY, Town

SEQUENCES = "SELECT nextval(c.oid::regclass) FROM pg_class c WHERE c.relkind = 'S'"


@dataclass(frozen=True)
class Left:
    """What an act left alone leaves: the answer, every column and the files; how many statements it takes.

    chance: the columns that differ when it is done again from the same beginning, as a code that nobody can guess
    does; `same_answer`, whether the answer is then the same.
    """

    answer: dict
    columns: Columns
    files: set[str]
    statements: int
    chance: set[tuple[str, str]]
    same_answer: bool

    def differs(self, answer: dict) -> list[str]:
        """What is not as here in the home one lives in: a column, how many rows it has if chance fills it, a file."""
        found = columns()
        wrong = [f"{table}.{name}" for table, name in self.columns.keys() ^ found.keys()]
        for place in self.columns.keys() & found.keys():
            expected, given = self.columns[place], found[place]
            if len(expected) != len(given) or (place not in self.chance and expected != given):
                wrong.append(".".join(place))
        if self.same_answer and answer != self.answer:
            wrong.append(f"the answer {answer}")
        return sorted(wrong) + sorted(files() ^ self.files)


class Ground:
    """The settled town. `copy_back` puts its database back while nobody is connected to it."""

    def __init__(self, town: Town, home: Path, copy_back: Callable[[], None]) -> None:
        self.town, self.home, self._copy_back = town, home, copy_back
        self.settled, self.settled_files = columns(), files()
        connection.close()
        self.settled_bytes = self._bytes()
        self._left: dict[str, Left] = {}

    def put_back(self) -> None:
        """As before the act, and remembering nothing of it, so that each asks as many statements as the first."""
        connection.close()
        collection._items.cache_clear()
        self._copy_back()
        for name in files() - self.settled_files:
            (self.home / name).unlink()

    def changed(self) -> bool:
        """Whether anything differs from the settled town."""
        if files() != self.settled_files:
            return True
        if self.settled_bytes and self._bytes() == self.settled_bytes:
            return False
        return columns() != self.settled

    def ask(self, name: str, watch: Watch) -> dict:
        """Perform the example of an action, always under the same key."""
        asked: dict[str, Any] = {"by": "program", "today": TODAY, **EXAMPLES[name](self.town)}
        if account := self.town.accounts.get(asked["by"]):
            asked["by"] = User.objects.get(pk=account)
            asked["by"].showed_second_factor = True
        with watch.over():
            return declared[name].perform(key="example", **asked)

    def left_alone(self, name: str) -> Left:
        """What the example leaves when nothing fails."""
        if name not in self._left:
            watch = Watch()
            self.put_back()
            answer, first, written = self.ask(name, watch), columns(), files()
            self.put_back()
            self._use_up_numbers()
            again, second = self.ask(name, Watch()), columns()
            chance = {place for place in first if first[place] != second.get(place)}
            self._left[name] = Left(answer, first, written, len(watch.statements), chance, answer == again)
        return self._left[name]

    def _use_up_numbers(self) -> None:
        """On PostgreSQL a transaction that fails has used up numbers of its rows, so those too are chance."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(SEQUENCES)

    def _bytes(self) -> tuple[bytes, ...]:
        """SQLite's files, but for its shared memory and an empty journal; none elsewhere."""
        return tuple(
            content
            for path in sorted(self.home.glob("amparo.sqlite3*"))
            if not path.name.endswith("-shm") and (content := path.read_bytes())
        )
