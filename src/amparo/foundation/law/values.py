"""What a value of law is: dated entries, each with its article, and the few shapes an entry may have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import narwhals as nw

Carrier = Any
"""A whole number, or a narwhals expression that holds whole numbers: every shape takes and gives both."""

VERIFIED = "VERIFIED"
PROPOSED = "PROPOSED"
"""The mark of what a reform says: never of the law itself."""

TRUST = {
    VERIFIED: ("dos fuentes dicen lo mismo", "two sources say the same"),
    "SINGLE": ("una sola fuente", "one source"),
    "DERIVED": ("aritmética nuestra sobre lo que la ley dice", "our arithmetic on what the law says"),
    "MEMORY": ("no se halló la fuente", "no source was found"),
    "CONFLICT": ("las fuentes no coinciden", "sources disagree"),
    "POLICY": ("lo decidió la institución: no es ley", "the institution decided it: it is not law"),
    PROPOSED: ("una propuesta: todavía no es ley", "a proposal: not law yet"),
}
"""How well a value or a rule is known, and what each mark means, in Spanish and English."""

TRUST_NAMES = {
    VERIFIED: ("verificado", "verified"),
    "SINGLE": ("una sola fuente", "single source"),
    "DERIVED": ("derivado", "derived"),
    "MEMORY": ("de memoria", "from memory"),
    "CONFLICT": ("en conflicto", "in conflict"),
    "POLICY": ("política", "policy"),
    PROPOSED: ("propuesta", "proposal"),
}
"""The same marks in few words."""


class LawError(ValueError):
    """The law, as it is written here, cannot answer. `said` is the reason in the language of who asked."""

    def __init__(self, es: str, en: str = "") -> None:
        super().__init__(es)
        self.en = en or es

    def said(self, language: str) -> str:
        return str(self) if language == "es" else self.en

    def at(self, place: str) -> LawError:
        """The same error, saying where it stands."""
        return LawError(f"{place}: {self}", f"{place}: {self.en}")


@dataclass(frozen=True)
class Cite:
    """Where a value stands written, when that was last checked, and how far it can be trusted."""

    law: str
    article: str
    checked: str
    trust: str
    gazette: str = ""
    note_es: str = ""
    note_en: str = ""

    def __str__(self) -> str:
        article = f" art. {self.article}" if self.article[:1].isdigit() else f", {self.article}"
        return f"{self.law}{article}"

    def note(self, language: str) -> str:
        """What must be known of how it was read, in `es` or `en`; empty when nothing must."""
        return self.note_es if language == "es" else self.note_en

    def as_dict(self, language: str) -> dict[str, str]:
        """For a machine, with its note in `es` or `en`."""
        named = ("law", "article", "checked", "trust", "gazette")
        return {**{name: getattr(self, name) for name in named}, "note": self.note(language)}


@dataclass(frozen=True)
class Steps:
    """A step table: the value at the last key not above x, and past the last key `then` more per unit.

    Below the first key a whole number is refused and a column is null.
    """

    points: tuple[tuple[int, int], ...]
    then: int = 0
    name: str = field(default="", compare=False)

    def __call__(self, x: Carrier) -> Carrier:
        return self.column(x).cast(nw.Int64) if isinstance(x, nw.Expr) else self._whole(x)

    def _whole(self, x: int) -> int:
        position = bisect_right(self.points, x, key=lambda point: point[0]) - 1
        if position < 0:
            first = self.points[0][0]
            raise LawError(
                f"{self.name}: la tabla empieza en {first}; no dice nada de {x}",
                f"{self.name}: the table starts at {first}; it says nothing of {x}",
            )
        key, value = self.points[position]
        return value + self.then * (x - key) if position == len(self.points) - 1 else value

    def column(self, x: Carrier) -> nw.Expr:
        """One CASE; keys that follow each other by even steps share a branch, which makes a 40-step table fast."""
        if not isinstance(x, nw.Expr):
            return law_number(self._whole(x))
        x = x.cast(nw.Int64)
        pieces = []
        for key, value, increase in self._runs():
            pieces.append((key, x * increase + (value - key * increase) if increase else law_number(value)))
        return nw.when(x >= self.points[0][0]).then(at_the_last(lambda key: x >= key, pieces))

    def _runs(self) -> list[tuple[int, int, int]]:
        """(first key, its value, increase per unit): the same table in as few pieces as it needs, flat where it can."""
        increases = [
            after - value if following == key + 1 else 0 for (key, value), (following, after) in pairwise(self.points)
        ]
        runs: list[tuple[int, int, int]] = []
        for (key, value), increase in zip(self.points, [*increases, self.then], strict=True):
            if not (runs and _foresees(runs[-1], key, value) and runs[-1][2] == increase):
                runs.append((key, value, increase))
        starts, flat = {key for key, _, _ in runs}, runs[:0]
        for key, value, increase in runs:
            alone = key + 1 in starts
            if not (alone and flat and _foresees(flat[-1], key, value)):
                flat.append((key, value, 0 if alone else increase))
        return flat


def _foresees(run: tuple[int, int, int], key: int, value: int) -> bool:
    """Whether a run of even steps, carried on to a key, has that value there."""
    first, start, slope = run
    return start + slope * (key - first) == value


@dataclass(frozen=True)
class Rows:
    """A table of minima: whoever reaches every figure of any one row has the right."""

    rows: tuple[tuple[tuple[str, int], ...], ...]

    def any(self, **known: Carrier) -> Carrier:
        """True where some row is met; the names given must be the table's columns."""
        columns = {name for row in self.rows for name, _ in row}
        if set(known) != columns:
            raise LawError(f"la tabla de requisitos mira {sorted(columns)}, no {sorted(known)}")
        met: Carrier = False
        for row in self.rows:
            whole_row: Carrier = True
            for name, least in row:
                reached = known[name] >= least
                whole_row = reached if whole_row is True else whole_row & reached
            met = whole_row if met is False else met | whole_row
        return met


@dataclass(frozen=True)
class Cases:
    """A value for each key: of a regime, of a kind of pension, of a region."""

    by_key: tuple[tuple[str, Content], ...]

    def __getitem__(self, key: str) -> Content:
        for name, content in self.by_key:
            if name == key:
                return content
        known = ", ".join(name for name, _ in self.by_key)
        raise LawError(f"«{key}» no está entre {known}", f"«{key}» is not one of {known}")

    def column(self, code: nw.Expr, read: Callable[[Content], nw.Expr]) -> nw.Expr:
        """A CASE over the key's code; the content most keys share is the branch of the rest."""
        codes: dict[Content, list[int]] = {}
        for position, (_, content) in enumerate(self.by_key):
            codes.setdefault(content, []).append(position)
        (most_common, _), *rest = sorted(codes.items(), key=lambda item: -len(item[1]))
        result = read(most_common)
        for content, positions in rest:
            chosen = code == positions[0]
            for position in positions[1:]:
                chosen = chosen | (code == position)
            result = nw.when(chosen).then(read(content)).otherwise(result)
        return result


@dataclass(frozen=True)
class Absent:
    """From this date, or for this key, there is no value: abrogated, not found, or its year is not loaded yet."""

    why_es: str
    why_en: str

    def why(self, language: str) -> str:
        return self.why_es if language == "es" else self.why_en


ABROGATED = Absent("está derogado", "it was abrogated")
"""The value ceased to exist, and a norm says so."""

UNKNOWN = Absent(
    "no se halló lo que dice la norma; cárguelo con su artículo",
    "what the norm says was not found; load it with its article",
)


Content = int | Steps | Rows | Cases | Absent


@dataclass(frozen=True)
class Entry:
    """What a value is from `since` (YYYYMMDD, included) until the next entry, and where that is written."""

    since: int
    content: Content
    cite: Cite
    cites_by_key: Mapping[str, Cite] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Value:
    """A value of law through time. `unit` is that of every number in it, `per` the unit of a step table's keys.

    `lasts`: «year» when it holds for its calendar year only; its last entry is then the end it has until renewed.
    """

    name: str
    es: str
    en: str
    unit: str
    entries: tuple[Entry, ...]
    source: str
    per: str = ""
    keyed_by: str = ""
    lasts: str = ""

    def on(self, day: int) -> Entry:
        """The entry in force on a day (YYYYMMDD); LawError before the first one and once it ceased to exist."""
        found = [entry for entry in self.entries if entry.since <= day]
        if not found:
            first = written(self.entries[0].since)
            raise LawError(
                f"{self.es} ({self.name}, {self.source}): no hay ley cargada para {written(day)}; empieza el "
                f"{first}. Cargue el valor anterior con su artículo",
                f"{self.en} ({self.name}, {self.source}): no law is loaded for {written(day)}; it starts on {first}. "
                "Load the earlier value with its article",
            )
        if isinstance(found[-1].content, Absent):
            raise self.absent(day, found[-1].content)
        return found[-1]

    def absent(self, day: int, content: Absent, key: str = "") -> LawError:
        """The error of asking for what the law does not have on a day."""
        of = f" [{key}]" if key else ""
        return LawError(
            f"{self.es} ({self.name}{of}, {self.source}), {written(day)}: {content.why_es}",
            f"{self.en} ({self.name}{of}, {self.source}), {written(day)}: {content.why_en}",
        )

    @property
    def since(self) -> int:
        """The first day it says anything of."""
        return self.entries[0].since

    @property
    def is_table(self) -> bool:
        """Whether a rule calls it (steps, rows) instead of taking its number."""
        content = self.entries[0].content
        stated = [case for _, case in content.by_key] if isinstance(content, Cases) else [content]
        return any(isinstance(case, Steps | Rows) for case in stated)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it is stated for, in order; empty when it is not keyed."""
        stated = [entry.content for entry in self.entries if isinstance(entry.content, Cases)]
        return tuple(key for key, _ in stated[0].by_key) if stated else ()


def at_the_last(reached: Callable[[int], nw.Expr], pieces: Sequence[tuple[int, nw.Expr | None]]) -> nw.Expr | None:
    """The piece of the last key reached, or the first one; None is a piece that says nothing, a null.

    The keys are halved at each comparison: an engine that goes row by row makes few of them.
    """
    if len(pieces) == 1:
        return pieces[0][1]
    middle = len(pieces) // 2
    beyond = reached(pieces[middle][0])
    earlier, later = at_the_last(reached, pieces[:middle]), at_the_last(reached, pieces[middle:])
    if later is None:
        return None if earlier is None else nw.when(~beyond).then(earlier)
    return nw.when(beyond).then(later) if earlier is None else nw.when(beyond).then(later).otherwise(earlier)


def law_number(value: int) -> nw.Expr:
    """A number of law as narrow as it can be, for a CASE moves it many times; what leaves the CASE is widened once."""
    return nw.lit(value, nw.Int32 if abs(value) < 2**31 else nw.Int64)


def as_column(value: Carrier) -> nw.Expr:
    """A whole number becomes a 64-bit literal; a column stays."""
    if isinstance(value, nw.Expr):
        return value
    return nw.lit(value, nw.Boolean if isinstance(value, bool) else nw.Int64)


def written(day: int) -> str:
    """20210115 → «2021-01-15»."""
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
