"""The law: every dated value of every module, asked for a day (one citizen) or along a column (a nation)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import narwhals as nw

from amparo.foundation.law.loading import load_file
from amparo.foundation.law.overlay import lay_over
from amparo.foundation.law.values import (
    Absent,
    Carrier,
    Cases,
    Cite,
    Content,
    LawError,
    Value,
    at_the_last,
    law_number,
)  # fmt: skip

CODE_OF = "{key}__code"
"""The column that holds the position of a row's key («regime») among the keys the law knows; null if unknown."""

_MOMENT = re.compile(r"(\d{4})-?(\d{2})(?:-?(\d{2}))?(?: .*)?")


class Law:
    """Every value of law, by name. `Law.load()` reads those of this installation, once."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = dict(sorted(values.items()))
        self.names = frozenset(self.values)
        self._check_keys()

    @classmethod
    @cache
    def load(cls) -> Law:
        """All of `foundation/law/values/*.yaml` and each module's `law/*.yaml`."""
        folders = [("foundation/law/values", files("amparo.foundation.law") / "values")]
        modules = sorted(files("amparo.modules").iterdir(), key=lambda module: module.name)
        folders += [(f"{module.name}/law", module / "law") for module in modules if (module / "law").is_dir()]
        loaded: dict[str, Value] = {}
        for place, folder in folders:
            for file in sorted(folder.iterdir(), key=lambda file: file.name):
                if file.name.endswith(".yaml"):
                    _add(loaded, load_file(file, f"{place}/{file.name}"))
        return cls(loaded)

    def laid_over(self, file: Path, starting: Any = None) -> Law:
        """This law with a reform laid over it (`overlay.py` says how one is written); this one stays as it is.

        starting: any way to write a month; the reform begins then, whatever its dates. LawError says what is wrong.
        """
        return Law(lay_over(self.values, file, day_of(starting) if starting else 0))

    def on(self, moment: Any) -> LawOn:
        """The law in force on a day: «2022-01-15», «2022-01» (its first day), a date, a Month, 20220115 or 202201."""
        return self._on_day(day_of(moment))

    def by(self, column: str) -> LawBy:
        """The law along a column of months (`…month`, YYYYMM) or days (`…_date`, YYYYMMDD) that governs each row."""
        return LawBy(self, column)

    def cites(self, name: str, moment: Any, key: str = "") -> Cite:
        """Where a value stands written; for one keyed by regime, kind or region, `key` tells whose."""
        entry = self.value(name).on(day_of(moment))
        return entry.cites_by_key.get(key, entry.cite)

    def value(self, name: str) -> Value:
        try:
            return self.values[name]
        except KeyError:
            raise LawError(
                f"no hay ningún valor de ley llamado «{name}»", f"there is no value of law called «{name}»"
            ) from None

    def keys(self, keyed_by: str) -> tuple[str, ...]:
        """The keys the law knows: the regimes, the kinds of pension, the regions."""
        return next(value.keys for value in self.values.values() if value.keyed_by == keyed_by)

    @cached_property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of each value's content — dates, numbers, cites, titles — whatever the layout of its file."""
        return {name: _digest(asdict(value)) for name, value in self.values.items()}

    def hash(self) -> str:
        """SHA-256 of the whole law, for the seal of a month."""
        return _digest(self.hashes)

    @lru_cache(maxsize=4096)  # noqa: B019 - one Law lives as long as the process
    def _on_day(self, day: int) -> LawOn:
        return LawOn(self, day)

    def _check_keys(self) -> None:
        known: dict[str, Value] = {}
        for value in self.values.values():
            for entry in value.entries:
                if isinstance(entry.content, Cases):
                    first = known.setdefault(value.keyed_by, value)
                    keys = {key for key, _ in entry.content.by_key}
                    if keys != set(first.keys):
                        raise LawError(
                            f"{value.name} ({value.source}) y {first.name} ({first.source}) no dicen los mismos casos "
                            f"de {value.keyed_by}: {sorted(keys ^ set(first.keys))} falta en uno de los dos"
                        )


class LawOn:
    """The law in force on one day: numbers and tables. `law.on("2022-01").basic_wage_cents` → 42500."""

    def __init__(self, law: Law, day: int) -> None:
        self.law, self.day = law, day
        self._found: dict[str, Content] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.value(name)

    def value(self, name: str, key: str | None = None) -> Any:
        """A number or a table; of a keyed value, the case of `key`, or all cases when no key is given."""
        content = self._found.get(name)
        if content is None:
            content = self._found[name] = self.law.value(name).on(self.day).content
        if isinstance(content, Cases) and key is not None:
            try:
                content = content[key]
            except LawError as problem:
                keyed_by = self.law.value(name).keyed_by
                raise LawError(
                    f"{name}: {problem}; revise {keyed_by}", f"{name}: {problem.en}; check {keyed_by}"
                ) from None
            if isinstance(content, Absent):
                raise self.law.value(name).absent(self.day, content, key)
        return content


class LawBy:
    """The law along a governing column: each value is a CASE over its dates, and over its keys' codes.

    Rows from before the first date, or with a key the law does not know, come out null: nothing is extrapolated.
    """

    def __init__(self, law: Law, column: str) -> None:
        if not column.endswith(("month", "_date")):
            raise LawError(f"la columna que gobierna debe terminar en month (AAAAMM) o _date (AAAAMMDD), no «{column}»")
        self.law, self.column = law, column

    def value(self, name: str, start: int = 0) -> nw.Expr:
        """The number of each row, cents or millionths. Rows before `start` get null."""
        return Along(self, self.law.value(name), start).read(law_number).cast(nw.Int64)

    def table(self, name: str, start: int = 0) -> Along:
        """The table of each row: it takes columns and gives one. Rows before `start` get null."""
        return Along(self, self.law.value(name), start)

    def code(self, keyed_by: str) -> nw.Expr:
        """The position of each row's key among those the law knows: text is compared once, and then small numbers."""
        code = nw.lit(None, nw.Int8)
        for position, key in enumerate(self.law.keys(keyed_by)):
            code = nw.when(nw.col(keyed_by) == key).then(nw.lit(position, nw.Int8)).otherwise(code)
        return code

    def reached(self, since: int) -> nw.Expr:
        """True on the rows whose governing month or day is not before `since`. A month has the law of its first day."""
        if self.column.endswith("_date"):
            return nw.col(self.column) >= since
        return nw.col(self.column) >= (since // 100 if since % 100 == 1 else _next_month(since // 100))

    def answers(self, start: int, keyed_by: str = "") -> nw.Expr:
        """True on the rows the law can answer: not before `start`, and of a known key."""
        reached = self.reached(start)
        return reached & (nw.col(CODE_OF.format(key=keyed_by)) >= 0) if keyed_by else reached


class Along:
    """A value of law that depends on the row; a table along a column is called as a table is."""

    def __init__(self, law_by: LawBy, value: Value, start: int) -> None:
        self.law_by, self.value, self.start = law_by, value, max(start, value.entries[0].since)

    def __call__(self, x: Carrier) -> nw.Expr:
        return self.read(lambda steps: steps.column(x)).cast(nw.Int64)

    def any(self, **known: Carrier) -> nw.Expr:
        return self.read(lambda rows: rows.any(**known))

    def read(self, leaf: Callable[[Any], nw.Expr]) -> nw.Expr:
        """The CASE over dates of what `leaf` makes of each entry's content."""
        past = sum(entry.since <= self.start for entry in self.value.entries)
        asked = groupby(self.value.entries[past - 1 :], key=lambda entry: entry.content)
        pieces = [
            (next(same).since, None if isinstance(content, Absent) else self._content(content, leaf))
            for content, same in asked
        ]
        answer = at_the_last(self.law_by.reached, pieces)
        return nw.when(self.law_by.answers(self.start, self.value.keyed_by)).then(answer)

    def _content(self, content: Content, leaf: Callable[[Any], nw.Expr]) -> nw.Expr:
        if isinstance(content, Absent):
            return nw.lit(None, nw.Int32)
        if isinstance(content, Cases):
            key = nw.col(CODE_OF.format(key=self.value.keyed_by))
            return content.column(key, lambda case: self._content(case, leaf))
        return leaf(content)


def day_of(moment: Any) -> int:
    """Any way to write a day or a month → YYYYMMDD; of a month, its first day."""
    found = _MOMENT.fullmatch(str(moment))
    if not found:
        raise LawError(
            f"«{moment}» no es una fecha: escriba AAAA-MM-DD o AAAA-MM",
            f"«{moment}» is not a date: write YYYY-MM-DD or YYYY-MM",
        )
    return int(found[1] + found[2] + (found[3] or "01"))


def _add(loaded: dict[str, Value], values: list[Value]) -> None:
    for value in values:
        if twin := loaded.get(value.name):
            raise LawError(f"«{value.name}» está en {twin.source} y en {value.source}: un valor vive en un solo lugar")
        loaded[value.name] = value


def _next_month(month: int) -> int:
    return month + 1 if month % 100 < 12 else month + 89


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
