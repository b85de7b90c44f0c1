"""How numbers, money and months are written for people: one hand for pages, tables, charts and the command line.

Spanish as Ecuador writes it ($1.234.567,50 · enero de 2022), English as is usual ($1,234,567.50 · January 2022).
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from amparo.foundation.money import SCALE
from amparo.foundation.months import Month

LOCALES = {"es": "es_EC", "en": "en"}
MINUS = "\N{MINUS SIGN}"

_MARKS = {"es": str.maketrans({",": ".", ".": ",", "-": MINUS}), "en": str.maketrans({"-": MINUS})}
_SHORT = {
    "es": ((10**6, "\N{NO-BREAK SPACE}M"), (10**3, "\N{NO-BREAK SPACE}mil")),
    "en": ((10**6, "M"), (10**3, "K")),
}


_MEASURES = {
    "es": {"months": ("mes", "meses"), "years": ("año", "años"), "days": ("día", "días")},
    "en": {"months": ("month", "months"), "years": ("year", "years"), "days": ("day", "days")},
}
_YES_OR_NO = {"es": ("no", "sí"), "en": ("no", "yes")}


def number(value: int | Decimal, language: str, decimals: int | None = None) -> str:
    """1.234.567 or 1.234,5; `decimals` fixes how many are shown."""
    exact = Decimal(value)
    return _marked(exact.normalize() if decimals is None else _rounded(exact, decimals), language)


def money(cents: int, language: str) -> str:
    """Whole cents as dollars: $1.234.567,50."""
    return f"{MINUS if cents < 0 else ''}${_marked(_rounded(abs(Decimal(cents)) / 100, 2), language)}"


def amount(value: Any, unit: str, language: str) -> str:
    """A value in its unit: $1.234,50 · 9,45 % · 31 años · sí · 15 de enero de 2022; anything else as a count or a text.

    Units are those of facts: whole cents, millionths, YYYYMMDD (date), YYYYMM (month), 1 to 12 (calendar_month).
    """
    match unit:
        case "cents":
            return money(value, language)
        case "rate":
            return rate(value, language)
        case "months" | "years" | "days":
            return f"{number(value, language)} {_MEASURES[language][unit][value != 1]}"
        case "flag":
            return _YES_OR_NO[language][bool(value)]
        case "date":
            return day(value, language)
        case "month":
            return month(value, language)
        case "calendar_month":
            return format_date(date(2000, value, 1), "LLLL", locale=LOCALES[language])
    return value if isinstance(value, str) else number(value, language)


def rate(millionths: int, language: str) -> str:
    """9,45 %: as many decimals as it has."""
    written = number(Decimal(millionths) * 100 / SCALE, language)
    return f"{written}%" if language == "en" else f"{written}\N{NO-BREAK SPACE}%"


def short(value: int, unit: str, language: str) -> str:
    """A figure where there is little room: $54,4 M, 45,6 mil."""
    whole = abs(Decimal(value)) / (100 if unit == "cents" else 1)
    sign = f"{MINUS if value < 0 else ''}{'$' if unit == 'cents' else ''}"
    for size, name in _SHORT[language]:
        if whole >= size:
            return f"{sign}{_marked(_rounded(whole / size, 1).normalize(), language)}{name}"
    return f"{sign}{_marked(_rounded(whole, 0), language)}"


def percent(part: Decimal | float, language: str, decimals: int = 1) -> str:
    """A ratio as a percentage: 0.0345 → 3,5 %."""
    written = number(Decimal(part) * 100, language, decimals)
    return f"{written}%" if language == "en" else f"{written}\N{NO-BREAK SPACE}%"


@lru_cache(maxsize=4096)
def month(value: Month | int, language: str) -> str:
    """enero de 2022 · January 2022."""
    shape = "LLLL y" if language == "en" else "LLLL 'de' y"
    return format_date(_first_day(value), shape, locale=LOCALES[language])


def month_name(value: Month | int, language: str) -> str:
    """Without its year, short: ene · Jan."""
    return format_date(_first_day(value), "LLL", locale=LOCALES[language])[:3]


@lru_cache(maxsize=4096)
def day(value: int, language: str) -> str:
    """A day YYYYMMDD in words: 20220115 → «15 de enero de 2022»."""
    return format_date(date(value // 10_000, value // 100 % 100, value % 100), "long", LOCALES[language])


@lru_cache(maxsize=4096)
def short_day(value: int, language: str) -> str:
    """A day YYYYMMDD where there is little room: 15 ene 2022 · Jan 15, 2022."""
    return format_date(date(value // 10_000, value // 100 % 100, value % 100), "medium", LOCALES[language])


def _first_day(value: Month | int) -> date:
    value = value if isinstance(value, Month) else Month.of(value)
    return date(value.year, value.month, 1)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, away from zero, as every amount of the house is rounded."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _marked(value: Decimal, language: str) -> str:
    """All the decimals it has, thousands apart. Babel writes the same, at fifty times the cost: a page has hundreds."""
    return f"{value:,f}".translate(_MARKS[language])
