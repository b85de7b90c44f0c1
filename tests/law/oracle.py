"""The law read a second time, by other means: plain YAML and exact fractions, with no code of the law room.

Only the rules' own text is shared. What the law cannot answer is Silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

import yaml

import amparo
from amparo.foundation.law import Rule

_SOURCES = Path(amparo.__file__).parent
_FILES = (*_SOURCES.glob("foundation/law/values/*.yaml"), *_SOURCES.glob("modules/*/law/*.yaml"))
_WORTH = {"cents": 100, "rate": 1_000_000}


class Silence(Exception):
    """The law says nothing of this."""


def answer(versions: Iterable[Rule], day: int, given: Mapping[str, Any]) -> Any:
    """What a rule gives on a day (YYYYMMDD) for what is given; Silence when it, or what it reads, says nothing."""
    in_force = [one for one in versions if one.since <= day < one.until]
    if not in_force:
        raise Silence
    one = in_force[0]
    known = {name: given[name] if name in given else _stated(name, day, given) for name in one.parameters}
    return eval(_compiled(one.source), {"__builtins__": {}, **_VERBS}, known)


@cache
def _compiled(source: str) -> Any:
    return compile(source, "rule", "eval")


@cache
def _written() -> dict[str, dict[str, Any]]:
    """Every value of law as it is written, all of it text."""
    return {
        name: stated
        for file in _FILES
        for name, stated in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).items()
    }


def _stated(name: str, day: int, given: Mapping[str, Any]) -> Any:
    value = _written()[name]
    key = str(given[value["keyed_by"]]) if "keyed_by" in value else ""
    return _content(name, _entry_on(name, day), key)


@cache
def _entry_on(name: str, day: int) -> int:
    """The place of the entry in force on a day."""
    value = _written()[name]
    starts = [int(entry["since"].replace("-", "")) for entry in value["values"]]
    begun = [place for place, start in enumerate(starts) if start <= day]
    if not begun or (value.get("lasts") == "year" and starts[begun[-1]] // 10000 != day // 10000):
        raise Silence
    return begun[-1]


@cache
def _content(name: str, place: int, key: str) -> Any:
    value = _written()[name]
    stated = value["values"][place]
    if "cases" in stated:
        case = stated["cases"][key]
        stated = case if isinstance(case, dict) else {"value": case}
    worth = _WORTH.get(value["unit"], 1)
    if "steps" in stated:
        return _table(stated["steps"], worth)
    if "rows" in stated:
        return [{column: int(least) for column, least in row.items()} for row in stated["rows"]]
    if stated["value"] in ("abrogated", "unknown"):
        raise Silence
    return _whole(stated["value"], worth)


def _table(steps: Mapping[str, str], worth: int) -> Any:
    points = {int(key): _whole(written, worth) for key, written in steps.items() if key != "then"}
    last = max(points)
    more = _whole(steps["then"].split()[0], worth) if "then" in steps else 0

    def look_up(x: int) -> int:
        below = [key for key in points if key <= x]
        if not below:
            raise Silence
        return points[max(below)] + (more * (x - last) if x > last else 0)

    return look_up


def _whole(written: str, worth: int) -> int:
    exact = Fraction(written) * worth
    assert exact.denominator == 1, written
    return exact.numerator


def _share(amount: int, numerator: int, denominator: int = 1_000_000) -> int:
    """Exactly, then to the nearest whole; halves away from zero."""
    exact = Fraction(amount * numerator, denominator)
    return floor(exact + Fraction(1, 2)) if exact >= 0 else -floor(-exact + Fraction(1, 2))


_VERBS = {
    "when": lambda condition, then, otherwise: then if condition else otherwise,
    "least": min,
    "greatest": max,
    "between": lambda x, low, high: min(max(x, low), high),
    "share": _share,
    "proportion": _share,
    "whole": lambda x, size: floor(Fraction(x, size)),
    "any_row": lambda rows, **known: any(all(known[column] >= least for column, least in row.items()) for row in rows),
}
