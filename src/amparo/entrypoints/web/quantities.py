"""How the numbers of the law are written for people: in their unit, in the language of the page."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext as _

from amparo.entrypoints.web import reader
from amparo.foundation import writing
from amparo.foundation.months import OPEN_END


def quantity(value: int, unit: str) -> str:
    """«$482,00», «9,45 %», «12 meses», «sí»: a whole number as its unit says it."""
    return _quantity(value, unit, reader.language())


@lru_cache(maxsize=16384, typed=True)
def _quantity(value: int, unit: str, language: str) -> str:
    if isinstance(value, bool):
        return writing.amount(value, "flag", language)
    if unit in ("date", "month", "calendar_month") and value in (0, OPEN_END):
        return _("ninguno")
    return writing.amount(value, unit, language)
