"""Whole cents, whole rates, and `share`: the only division of money."""

from __future__ import annotations

import re
from operator import index

SCALE = 1_000_000
"""A rate is a whole number of millionths: 9.45 % is 94_500."""

LARGEST_CENTS = 10**13 - 1
"""The largest amount a batch file can write (14 characters). Its share at any legal rate still fits in 64 bits."""

_WRITTEN = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?")


def share(amount: int, numerator: int, denominator: int = SCALE) -> int:
    """`amount × numerator / denominator`, to the nearest whole; halves go away from zero, so share(-x) == -share(x).

    >>> share(48_200, 94_500)   # 9.45 % of $482.00
    4555
    """
    if denominator <= 0:
        raise ZeroDivisionError(f"share({amount}, {numerator}, {denominator}): el divisor debe ser mayor que cero")
    product = index(amount) * index(numerator)
    # floor((2p + d) / 2d) rounds halves up; one less before the floor sends negative halves down instead.
    return (2 * product + denominator - (product < 0)) // (2 * denominator)


def parse_cents(text: str) -> int:
    """Read «1234.56», «1234.5» or «1234» as whole cents; ValueError says what is wrong and how to write it."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"«{text}» no es un valor en dólares: {_why_unreadable(text)}; escriba por ejemplo 1234.56")
    sign, whole, decimals = found[1], found[2], found[3] or ""
    cents = int(whole) * 100 + int(decimals.ljust(2, "0"))
    if cents > LARGEST_CENTS:
        raise ValueError(f"«{text}» es demasiado grande: el máximo es {format_cents(LARGEST_CENTS)}")
    return -cents if sign else cents


def format_cents(cents: int) -> str:
    """Write cents as `parse_cents` reads them: 123456 → «1234.56»."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _why_unreadable(text: str) -> str:
    if not text.strip():
        return "está vacío"
    if "," in text:
        return "lleva coma; los decimales van con punto y los miles sin separador"
    if text != text.strip():
        return "lleva espacios al borde"
    if re.fullmatch(r"-?\d+\.\d{3,}", text):
        return "tiene más de dos decimales"
    return "solo se admiten cifras y un punto"
