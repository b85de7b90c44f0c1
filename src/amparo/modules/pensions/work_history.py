"""A work history handed in as a file: one line to a month and employer, «month;wage;days», wage in dollars.

Every mistake is said with its line, column, value, cause and remedy. Nothing of the file is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from amparo.foundation.law.facts import Facts
from amparo.foundation.months import Month
from amparo.foundation.questions import Language, Words

COLUMNS = ("month", "wage", "days")
SPANISH = ("mes", "sueldo", "días")
LONGEST = 3_000
"""Lines of a file: four employers in each month of sixty years."""

_MONTHS = [(year, month) for year in range(2014, 2026) for month in range(1, 13)]
SAMPLE = "\n".join(
    [";".join(COLUMNS), *[f"{year}-{month:02d};{550 + 25 * (year - 2014)}.00;30" for year, month in _MONTHS]]
)
"""Twelve years of somebody whose wage rose 25 dollars a year."""

_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<of_year>\d{1,2})/(?P<in_year>\d{4})")
_WAGE = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+(?=,|$)|\d{1,3}(?:,\d{3})+(?=\.|$))(?:[.,](?P<decimals>\d{1,2}))?"
)
"""1234.56, 1234,5, 1.234,56 and 1,234.56; of three digits after the only sign, thousands are meant."""

NO_COLUMNS = Words(
    "Línea 1: «{value}» no nombra las columnas; escriba {columns}, con punto y coma.",
    "Line 1: «{value}» does not name the columns; write {columns}, with semicolons.",
)
NO_MONTHS = Words(
    "El archivo no trae ningún mes; escriba una línea por mes, por ejemplo 2024-01;850.00;30.",
    "The file holds no month; write a line for each month, for example 2024-01;850.00;30.",
)
TOO_LONG = Words(
    "El archivo trae {count} líneas y se leen hasta {most}; deje las de una sola persona.",
    "The file holds {count} lines and up to {most} are read; leave those of one person.",
)
CELLS = Words(
    "Línea {line}: «{value}» tiene {found} columnas y se esperan {expected}; escriba {columns}.",
    "Line {line}: «{value}» has {found} columns and {expected} are expected; write {columns}.",
)
CELL = Words(
    "Línea {line}, columna {column}: «{value}» {cause}; {remedy}.",
    "Line {line}, column {column}: «{value}» {cause}; {remedy}.",
)
BEYOND = Words("no está entre {least} y {most}", "is not between {least} and {most}")
NO_DAYS = Words("días no van con sueldo", "days do not go with a wage")

READ: dict[str, tuple[str, Words, Words]] = {
    "month": (
        "first_month",
        Words("no es un mes", "is not a month"),
        Words("escriba el año y el mes, por ejemplo 2024-01", "write year and month, for example 2024-01"),
    ),
    "wage_cents": (
        "monthly_wage_cents",
        Words("no es un valor en dólares", "is not an amount in dollars"),
        Words("escriba el sueldo del mes, por ejemplo 850.00", "write the wage of the month, for example 850.00"),
    ),
    "days": (
        "days",
        Words("no es un número entero", "is not a whole number"),
        Words("escriba los días aportados, por ejemplo 30", "write the days contributed, for example 30"),
    ),
}
"""Of each cell: the fact whose bounds it has, what is wrong if it cannot be read, and the remedy."""


def read(text: str, language: Language = "es") -> list[dict[str, int]]:
    """The rows of a history: `month` (YYYYMM), `wage_cents`, `days`. ValueError lists what is wrong, one to a line."""
    heading, *lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    columns = _columns(heading, language)
    written = [(number, line) for number, line in enumerate(lines, start=2) if line.strip()]
    if not written:
        raise ValueError(NO_MONTHS(language))
    if len(written) > LONGEST:
        raise ValueError(TOO_LONG(language).format(count=len(written), most=LONGEST))
    rows, mistakes = [], []
    for number, line in written:
        row, wrong = _row(number, line, columns, language)
        rows.append(row)
        mistakes += wrong
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return rows


def _columns(heading: str, language: Language) -> tuple[str, ...]:
    named = tuple(name.strip().lower().replace("dias", "días") for name in heading.split(";"))
    for names in (COLUMNS, SPANISH):
        if named in (names, names[:2]):
            return named
    raise ValueError(NO_COLUMNS(language).format(value=heading.strip()[:80], columns=";".join(COLUMNS)))


def _row(number: int, line: str, columns: tuple[str, ...], language: Language) -> tuple[dict[str, int], list[str]]:
    """One line read, and what is wrong with it."""
    cells = [cell.strip() for cell in line.split(";")]
    if len(cells) != len(columns):
        told = CELLS(language).format(
            line=number, value=line.strip()[:80], found=len(cells), expected=len(columns), columns=";".join(columns)
        )
        return {}, [told]
    row, mistakes = {"days": Facts.load().of("days").most}, []
    for column, name, cell in zip(columns, READ, cells, strict=False):
        value, cause = _cell(name, cell, language)
        row[name] = value
        if name == "days" and not (cause or value) and row["wage_cents"]:
            cause = NO_DAYS(language)
        if cause:
            remedy = READ[name][2](language)
            mistakes.append(
                CELL(language).format(line=number, column=column, value=cell[:80], cause=cause, remedy=remedy)
            )
    return row, mistakes


def _cell(name: str, cell: str, language: Language) -> tuple[int, str]:
    """The value of a cell, and what is wrong with it if anything is."""
    fact_name, unreadable, _ = READ[name]
    try:
        value = _READERS[name](cell)
    except ValueError:
        return 0, unreadable(language)
    fact = Facts.load().of(fact_name)
    if fact.least <= value <= fact.most:
        return value, ""
    return value, BEYOND(language).format(least=fact.shown(fact.least), most=fact.shown(fact.most))


def _month(cell: str) -> int:
    found = _MONTH.fullmatch(cell)
    if not found:
        raise ValueError
    return Month(int(found["year"] or found["in_year"]), int(found["month"] or found["of_year"])).number


def _wage(cell: str) -> int:
    found = _WAGE.fullmatch(cell.removeprefix("$").strip())
    if not found:
        raise ValueError
    return int(re.sub(r"[.,]", "", found["whole"])) * 100 + int((found["decimals"] or "").ljust(2, "0"))


_READERS: dict[str, Callable[[str], int]] = {"month": _month, "wage_cents": _wage, "days": int}
