"""A work history handed in as a file: one line to a month and employer, «month;wage;days», wage in dollars.

Every mistake is said with its line, column, value, cause and remedy. Nothing of the file is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from amparo.foundation import reading
from amparo.foundation.law.facts import Facts

COLUMNS = ("month", "wage", "days")
SPANISH = ("mes", "sueldo", "días")
LONGEST = 3_000
"""Lines of a file: four employers in each month of sixty years."""

_MONTHS = [(year, month) for year in range(2014, 2026) for month in range(1, 13)]
SAMPLE = "\n".join(
    [";".join(COLUMNS), *[f"{year}-{month:02d};{550 + 25 * (year - 2014)}.00;30" for year, month in _MONTHS]]
)
"""Twelve years of somebody whose wage rose 25 dollars a year."""


def read(text: str) -> list[dict[str, int]]:
    """The rows of a history: `month` (YYYYMM), `wage_cents`, `days`. ValueError lists what is wrong, one to a line."""
    heading, *lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    columns = _columns(heading)
    written = [(number, line) for number, line in enumerate(lines, start=2) if line.strip()]
    if not written:
        raise ValueError(_("El archivo no trae ningún mes: escriba una línea por mes, por ejemplo 2024-01;850.00;30."))
    if len(written) > LONGEST:
        too_long = _("El archivo trae {count} líneas y se leen hasta {most}: deje las de una sola persona.")
        raise ValueError(too_long.format(count=len(written), most=LONGEST))
    rows, mistakes = [], []
    for number, line in written:
        row, wrong = _row(number, line, columns)
        rows.append(row)
        mistakes += wrong
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return rows


def _columns(heading: str) -> tuple[str, ...]:
    named = tuple(name.strip().lower().replace("dias", "días") for name in heading.split(";"))
    for names in (COLUMNS, SPANISH):
        if named in (names, names[:2]):
            return named
    raise ValueError(
        _("Línea 1: «{value}» no nombra las columnas; escriba {columns} y separe con punto y coma.").format(
            value=heading.strip()[:80], columns=";".join(COLUMNS)
        )
    )


def _row(number: int, line: str, columns: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
    """One line read, and what is wrong with it."""
    cells = [cell.strip() for cell in line.split(";")]
    if len(cells) != len(columns):
        return {}, [
            _("Línea {line}: «{value}» tiene {found} columnas y se esperan {expected}; escriba {columns}.").format(
                line=number, value=line.strip()[:80], found=len(cells), expected=len(columns), columns=";".join(columns)
            )
        ]
    row, mistakes = {"days": Facts.load().of("days").most}, []
    for column, (name, reader, remedy), cell in zip(columns, _readers(), cells, strict=False):
        try:
            row[name] = reader(cell)
        except ValueError as problem:
            mistakes.append(
                _("Línea {line}, columna {column}: {cause}; {remedy}.").format(
                    line=number, column=column, cause=problem, remedy=remedy
                )
            )
    if not mistakes and row["wage_cents"] and not row["days"]:
        no_days = _("Línea {line}, columna {column}: «0» con sueldo; escriba los días aportados, o 0 en el sueldo.")
        mistakes.append(no_days.format(line=number, column=columns[-1]))
    return row, mistakes


def _readers() -> tuple[tuple[str, Callable[[str], int], str], ...]:
    return (
        ("month", _month, _("escriba el año y el mes, por ejemplo 2024-01")),
        ("wage_cents", _wage, _("escriba el sueldo del mes en dólares, por ejemplo 850.00")),
        ("days", _days, _("escriba los días aportados en el mes, por ejemplo 30")),
    )


def _month(cell: str) -> int:
    return _likely("first_month", reading.month(cell), cell)


def _wage(cell: str) -> int:
    return _likely("monthly_wage_cents", reading.cents(cell), cell)


def _days(cell: str) -> int:
    return _likely("days", reading.whole(cell), cell)


def _likely(fact: str, value: int, cell: str) -> int:
    known = Facts.load().of(fact)
    if known.least <= value <= known.most:
        return value
    least, most = known.shown(known.least), known.shown(known.most)
    raise ValueError(_("«{value}» no está entre {least} y {most}").format(value=cell, least=least, most=most))
