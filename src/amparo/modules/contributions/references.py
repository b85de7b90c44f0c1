"""The payment reference: one whole number that says who owes what, for which month, and when it was charged.

employer · kind (1 digit) · regime (2) · month spoken of, counted from January 1990 (4) · months charged late (3)
"""

from __future__ import annotations

from typing import TypeVar

import narwhals as nw

from amparo.foundation.months import Month
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.contributions.tables import KINDS, REFERENCES_OF_ONE

FIRST_MONTH = Month(1990, 1)
"""The oldest month that a reference can name."""

_KIND_DIGIT = {name: digit for digit, name in KINDS.items()}
Number = TypeVar("Number", int, nw.Expr)


def suffix(kind: str, regime: str, about_month: Month, month: Month) -> int:
    """The part of the reference after the employer, for a debt charged in `month`."""
    if about_month < FIRST_MONTH:
        raise ValueError(f"{about_month} es anterior a {FIRST_MONTH}: no cabe en la referencia de pago")
    place = about_month - FIRST_MONTH
    return ((_KIND_DIGIT[kind] * 100 + REGIMES.index(regime)) * 10_000 + place) * 1000 + (month - about_month)


def reference(employer_id: Number, after: Number | int) -> Number:
    """The whole reference; `employer_id` may be a number or a column."""
    return employer_id * REFERENCES_OF_ONE + after
