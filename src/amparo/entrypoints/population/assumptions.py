"""What the invented country assumes and no source prints: `assumptions.yaml`, the only place where it may stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("assumptions.yaml")


@dataclass(frozen=True)
class Assumption:
    """One assumption: its value, why it was made, and the indicators it moves."""

    code: str
    title: dict[str, str]
    value: Any
    unit: str
    reason: dict[str, str]
    moves: tuple[str, ...]


class Assumptions:
    """The assumptions by code. Asking for one that is not written is a KeyError: there are no defaults."""

    def __init__(self, entries: dict[str, Assumption]) -> None:
        self._entries = entries

    def __iter__(self) -> Iterator[Assumption]:
        return iter(self._entries.values())

    def share(self, code: str) -> float:
        return float(self._entries[code].value)

    def number(self, code: str) -> int:
        return int(self._entries[code].value)

    def table(self, code: str) -> dict[str, float]:
        return dict(self._entries[code].value)

    def rows(self, code: str) -> list[Any]:
        return list(self._entries[code].value)

    def nested(self, code: str) -> dict[str, dict[str, float]]:
        return dict(self._entries[code].value)


@cache
def load_assumptions() -> Assumptions:
    """Read the file. Raises ValueError naming the assumption and the part that is missing."""
    raw: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Assumptions({code: _read(code, entry) for code, entry in raw.items()})


def _read(code: str, entry: dict[str, Any]) -> Assumption:
    missing = {"title", "value", "unit", "reason", "moves"} - entry.keys()
    if missing:
        raise ValueError(f"assumptions.yaml, {code}: falta {', '.join(sorted(missing))}; escríbalo junto a su valor")
    return Assumption(code=code, **{**entry, "moves": tuple(entry["moves"])})
