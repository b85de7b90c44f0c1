"""What the institution printed: 347 figures of three reports, each addressable by report, year and key."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from amparo.modules.accountability.declared import HERE, DeclarationError

PRINTED_FIGURES = HERE / "data" / "published_figures.csv"


@dataclass(frozen=True)
class Statement:
    """One printed figure.

    `report` is the year reported on (2022), `year` the one the figure speaks of (a report repeats the year before).
    `value` is exact, in `unit`, with the digits that were printed; `as_printed` quotes the report.
    """

    report: int
    year: int
    section: str
    name: str
    key: str
    value: Decimal
    unit: str
    qualifier: str
    as_printed: str
    identity: str
    note: str

    @property
    def code(self) -> str:
        """Its address within all the reports: `timely_collection.contributions@2022`."""
        return f"{self.key}@{self.year}"


def read(path: Path = PRINTED_FIGURES) -> tuple[Statement, ...]:
    """Every statement of the file, in printed order; DeclarationError names row, column and value of a bad one."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_statement(row, line) for line, row in enumerate(csv.DictReader(file), start=2))


def _statement(row: dict[str, str], line: int) -> Statement:
    report = re.fullmatch(r"rendicion-(\d{4})\.txt", row["report"])
    if not report:
        raise DeclarationError(f"fila {line}, columna report: «{row['report']}» no es rendicion-AAAA.txt")
    try:
        value = Decimal(row["value"])
    except InvalidOperation as error:
        raise DeclarationError(
            f"fila {line}, columna value: «{row['value']}» no es un número con punto decimal"
        ) from error
    return Statement(
        report=int(report[1]),
        year=int(row["year"]),
        section=row["section"],
        name=row["indicator_es"],
        key=row["indicator_en"],
        value=value,
        unit=row["unit"],
        qualifier=row["qualifier"],
        as_printed=row["as_printed"],
        identity=row["derivable_check"],
        note=row["note"],
    )


class Statements:
    """Statements found by key and year, or by a pattern over keys."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._found = {(statement.key, statement.year): statement for statement in statements}

    def one(self, key: str, year: int) -> Statement:
        """The statement printed for `key` and `year`; DeclarationError suggests the nearest keys."""
        try:
            return self._found[key, year]
        except KeyError:
            near = get_close_matches(f"{key}@{year}", [f"{key}@{year}" for key, year in self._found])
            hint = f"; ¿será {' o '.join(near)}?" if near else ""
            raise DeclarationError(f"ningún informe imprime «{key}» para {year}{hint}") from None

    def rows(self, pattern: str, year: int) -> list[Statement]:
        """The rows of a printed table: a star is any word but `total`, so a table is never added to its own total."""
        shape = re.compile(_shape(pattern))
        found = [statement for (key, at), statement in self._found.items() if at == year and shape.fullmatch(key)]
        if not found:
            raise DeclarationError(f"«{pattern}» no encuentra ninguna cifra de {year}")
        return found


@cache
def _shape(pattern: str) -> str:
    return r"\.".join(
        r"(?!total(?:_|$|\.))" + re.escape(word).replace(r"\*", r"[^.]*") if "*" in word else re.escape(word)
        for word in pattern.split(".")
    )
