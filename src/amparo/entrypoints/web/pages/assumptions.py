"""What the invented country assumes, and which figures each assumption moves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from amparo.entrypoints.population.assumptions import Assumption, load_assumptions
from amparo.entrypoints.web import reader
from amparo.entrypoints.web.labels import Both, Labels
from amparo.entrypoints.web.pages.published import indicator_slug
from amparo.foundation import writing
from amparo.foundation.history import indicators
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.pages import Asked, Page, Sheet

COLUMNS = ("assumption", "title_es", "title_en", "value", "unit", "reason_es", "reason_en", "moves")


@dataclass(frozen=True)
class Shown:
    """An assumption beside the figures it moves; `table` is its value when it is one value per name."""

    assumption: Assumption
    moved: list[tuple[Indicator, str]]
    table: list[tuple[Both, str]]
    plain: str


def all_assumptions(asked: Asked) -> Sheet:
    known, called, language = list(load_assumptions()), Labels(), reader.language()
    return Sheet(
        columns=COLUMNS,
        rows=[
            (
                one.code,
                one.title["es"],
                one.title["en"],
                value if isinstance(value := one.value, str) else json.dumps(value, ensure_ascii=False),
                one.unit,
                one.reason["es"],
                one.reason["en"],
                " ".join(one.moves),
            )
            for one in known
        ],
        facts={"count": len(known)},
        shown={"assumptions": [_shown(one, called, language) for one in known]},
    )


def assumptions_moving(code: str) -> list[Assumption]:
    """The assumptions that move an indicator."""
    return [one for one in load_assumptions() if code in one.moves]


def _shown(one: Assumption, called: Labels, language: str) -> Shown:
    moved = [indicators.declared[code] for code in one.moves if code in indicators.declared]
    table = one.value.items() if isinstance(one.value, dict) else ()
    return Shown(
        assumption=one,
        moved=[(each, indicator_slug(each)) for each in moved],
        table=[(called.of_code(str(name)), _written(value, language)) for name, value in table],
        plain="" if table else _written(one.value, language),
    )


def _written(value: object, language: str) -> str:
    """A value for people: nested ones on one line."""
    match value:
        case dict():
            return " · ".join(f"{name}: {_written(inner, language)}" for name, inner in value.items())
        case list():
            return ", ".join(_written(inner, language) for inner in value)
        case float():
            return writing.number(Decimal(str(value)), language)
        case _:
            return str(value)


pages = [Page("assumptions", "supuestos", "web/assumptions.html", all_assumptions)]
