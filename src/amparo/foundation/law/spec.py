"""Worked cases of the law, written as tables a lawyer can read and run on every engine.

    caso  | average_cents | months | age | kind        || pension_cents
    rosa  |      460_00   |   180  |  65 | sgo_old_age ||  276_00

The first column names the case; what stands left of `||` is given and what stands right is expected, exact to the cent.
A column `month` (2022-01) gives each case its own law. Amounts are cents; yes and no are «sí» and «no».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law.book import Law, day_of
from amparo.foundation.law.resolve import Rules, compute, with_columns

_NUMBER = re.compile(r"-?\d[\d_]*")
_GOVERNING = "governing_date"


@dataclass(frozen=True)
class Case:
    """One row of a table."""

    name: str
    moment: str
    given: dict[str, int | str]
    expected: dict[str, Any]


def read_table(table: str, moment: str = "") -> list[Case]:
    """The cases of a table; ValueError names the row whose cells do not match the heading, or whose name is taken."""
    heading, *rows = [line.strip() for line in table.strip().splitlines() if line.strip()]
    given_names, expected_names = [_cells(side) for side in heading.split("||")]
    cases: list[Case] = []
    for row in rows:
        given, expected = [_cells(side) for side in row.split("||")]
        if len(given) != len(given_names) or len(expected) != len(expected_names):
            raise ValueError(f"«{row}» no tiene las columnas de «{heading}»")
        if any(case.name == given[0] for case in cases):
            raise ValueError(f"«{row}»: otro caso se llama «{given[0]}»; dé a cada uno su nombre")
        known = dict(zip(given_names[1:], given[1:], strict=True))
        at = known.pop("month", moment)
        read = {name: _read(cell) for name, cell in known.items()}
        cases.append(Case(given[0], at, read, dict(zip(expected_names, map(_read, expected), strict=True))))
    return cases


def check(moment: str, rules: Rules, table: str, engines: Iterable[str], folder: Path) -> None:
    """Assert that every case gives what is expected: one by one in whole numbers, and together on each engine."""
    law, cases = Law.load(), read_table(table, moment)
    wanted = list(cases[0].expected)
    for case in cases:
        results = compute(rules, case.given, law.on(case.moment), wanted)
        found = {name: results[name] for name in wanted}
        assert found == case.expected, f"{case.name}, en números enteros: {found}; se esperaba {case.expected}"
    path = folder / "cases.parquet"
    pl.DataFrame(
        [{"case": case.name, _GOVERNING: day_of(case.moment), **case.given} for case in cases]
    ).write_parquet(path)  # fmt: skip
    for name in engines:
        engine = engine_in_use(name)
        frame = with_columns(engine.scan([path]), rules, law.by(_GOVERNING), wanted)
        found_by_case = {row["case"]: row for row in engine.collect(frame.select("case", *wanted)).to_dicts()}
        for case in cases:
            found = {name: found_by_case[case.name][name] for name in wanted}
            assert found == case.expected, f"{case.name}, en {name}: {found}; se esperaba {case.expected}"


def _cells(side: str) -> list[str]:
    return [cell.strip() for cell in side.split("|")]


def _read(cell: str) -> Any:
    if cell in ("sí", "no"):
        return cell == "sí"
    return int(cell) if _NUMBER.fullmatch(cell) else cell
