"""What the invented country assumes, and which figures each assumption moves."""

from __future__ import annotations

import json
from dataclasses import dataclass

from amparo.entrypoints.population.assumptions import Assumption, load_assumptions
from amparo.entrypoints.web.pages.published import indicator_slug
from amparo.foundation.history import indicators
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.pages import Asked, Page, Sheet

COLUMNS = ("assumption", "title_es", "title_en", "value", "unit", "reason_es", "reason_en", "moves")


@dataclass(frozen=True)
class Shown:
    """An assumption beside the figures it moves; `table` is its value when it is one value per name."""

    assumption: Assumption
    moved: list[tuple[Indicator, str]]
    table: list[tuple[str, str]]
    plain: str


def all_assumptions(asked: Asked) -> Sheet:
    known = list(load_assumptions())
    return Sheet(
        columns=COLUMNS,
        rows=[
            (
                one.code,
                one.title["es"],
                one.title["en"],
                _written(one.value),
                one.unit,
                one.reason["es"],
                one.reason["en"],
                " ".join(one.moves),
            )
            for one in known
        ],
        facts={"count": len(known)},
        shown={"assumptions": [_shown(one) for one in known]},
    )


def assumptions_moving(code: str) -> list[Assumption]:
    """The assumptions that move an indicator."""
    return [one for one in load_assumptions() if code in one.moves]


def _shown(one: Assumption) -> Shown:
    moved = [indicators.declared[code] for code in one.moves if code in indicators.declared]
    table = [(str(name), _written(value)) for name, value in one.value.items()] if isinstance(one.value, dict) else []
    return Shown(one, [(each, indicator_slug(each)) for each in moved], table, "" if table else _written(one.value))


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


pages = [Page("assumptions", "supuestos", "web/assumptions.html", all_assumptions)]
