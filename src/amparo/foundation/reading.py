"""How what people write in a form is understood: money, percentages, whole numbers, days and months.

The counterpart of `writing`, and as forgiving as it can be without guessing: $1.234,56 and 1234.56 are the same, and
what could be two things is refused. Every ValueError says, in the language of the reader, what is wrong.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.foundation.money import LARGEST_CENTS, SCALE
from amparo.foundation.months import Month

_SPACES = str.maketrans("", "", " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
_AMOUNT = re.compile(rf"(?P<whole>{_WHOLE.pattern})(?:[.,](?P<decimals>\d{{0,2}}))?")
_RATE = re.compile(r"(\d+)(?:[.,](\d+))?")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4})")
_YES = {"sí": 1, "si": 1, "yes": 1, "1": 1, "no": 0, "0": 0}
_LARGEST = 10**12
"""No count, month or rate a person writes comes near it."""


def value(text: str, unit: str) -> int | str:
    """What a person wrote in a field of a unit, as rules take it: whole cents, millionths, YYYYMMDD, YYYYMM, 0 or 1.

    unit: cents, rate, months, years, days, count, calendar_month, flag, date, month or key. ValueError says what is
    wrong with the text; whether the value is a likely one is for the facts to say.
    """
    if unit == "key":
        return text.strip()
    return {"cents": cents, "rate": rate, "flag": flag, "date": day, "month": month}.get(unit, whole)(text)


def text(content: bytes) -> str:
    """A file as spreadsheets save it: UTF-8, with or without its mark, or what Windows uses in Spanish.

    Its lines end in LF alone.
    """
    try:
        found = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = content.decode("cp1252", errors="replace")
    return found.replace("\r\n", "\n").replace("\r", "\n")


def cents(text: str) -> int:
    """Dollars as people write them: «1.234,56», «1,234.56», «1234.5», «$ 1 234» → whole cents.

    Of three digits after the only point or comma, thousands are meant: no amount has three decimals.
    """
    sign, digits = _unsigned(text.upper().replace("USD", "").replace("$", ""))
    found = _AMOUNT.fullmatch(digits)
    # «1.234.56»: the sign that parts the thousands cannot also part the decimals.
    if not found or _parts_twice(digits, found["whole"]):
        raise ValueError(_("«{text}» no es un valor en dólares").format(text=text.strip()))
    amount = int(re.sub(r"[.,]", "", found["whole"])) * 100 + int((found["decimals"] or "").ljust(2, "0"))
    if amount > LARGEST_CENTS:
        raise ValueError(_("«{text}» es demasiado grande").format(text=text.strip()))
    return sign * amount


def rate(text: str) -> int:
    """A percentage: «9,45», «9.45 %» → whole millionths (94_500)."""
    sign, digits = _unsigned(text.replace("%", ""))
    found = _RATE.fullmatch(digits)
    if not found:
        raise ValueError(_("«{text}» no es un porcentaje").format(text=text.strip()))
    millionths = Decimal(f"{found[1]}.{found[2] or 0}") * SCALE / 100
    if millionths != int(millionths):
        raise ValueError(_("«{text}» tiene más de cuatro decimales").format(text=text.strip()))
    return sign * _of_likely_size(int(millionths), text)


def whole(text: str) -> int:
    """A count of months, years, days or things: «1.200» and «1,200» are both 1200."""
    sign, digits = _unsigned(text)
    if not _WHOLE.fullmatch(digits):
        raise ValueError(_("«{text}» no es un número entero").format(text=text.strip()))
    return sign * _of_likely_size(int(re.sub(r"[.,]", "", digits)), text)


def flag(text: str) -> int:
    """Yes (1) or no (0)."""
    try:
        return _YES[text.strip().lower()]
    except KeyError:
        raise ValueError(_("«{text}» no es sí ni no").format(text=text.strip())) from None


def day(text: str) -> int:
    """«2022-01-15», as browsers write it, or «15/1/2022» → YYYYMMDD."""
    found = _DAY.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        year, of_year, of_month = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        return int(f"{date(int(year), int(of_year), int(of_month)):%Y%m%d}")
    except ValueError:
        raise ValueError(_("«{text}» no es un día del calendario").format(text=text.strip())) from None


def month(text: str) -> int:
    """«2022-01», as browsers write it, or «1/2022» → YYYYMM."""
    found = _MONTH.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        year, of_year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return Month(int(year), int(of_year)).number
    except ValueError:
        raise ValueError(_("«{text}» no es un mes").format(text=text.strip())) from None


def _unsigned(text: str) -> tuple[int, str]:
    """The sign, and what follows it without spaces."""
    plain = text.translate(_SPACES).replace("\N{MINUS SIGN}", "-")
    return (-1, plain[1:]) if plain.startswith("-") else (1, plain)


def _parts_twice(digits: str, whole_part: str) -> bool:
    decimal_sign = digits[len(whole_part) : len(whole_part) + 1]
    return bool(decimal_sign) and decimal_sign in whole_part


def _of_likely_size(number: int, text: str) -> int:
    if number > _LARGEST:
        raise ValueError(_("«{text}» es demasiado grande").format(text=text.strip()))
    return number
