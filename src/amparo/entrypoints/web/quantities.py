"""How the numbers of the law are written for people: in their unit, in the language of the page."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels
from amparo.foundation import writing
from amparo.foundation.money import SCALE
from amparo.foundation.months import OPEN_END, Month


def quantity(value: object, unit: str) -> str:
    """«$482,00», «9,45 %», «12 meses», «sí»: a whole number as its unit says it; a word as the law names it."""
    return _quantity(value, unit, language_now())


@lru_cache(maxsize=16384, typed=True)
def _quantity(value: object, unit: str, language: str) -> str:
    if isinstance(value, str):
        return labels.key_name(value)[language == "en"]
    if isinstance(value, bool) or unit == "flag":
        return _("sí") if value else _("no")
    assert isinstance(value, int)
    match unit:
        case "cents":
            return writing.money(value, language)
        case "rate":
            return writing.percent(Decimal(value) / SCALE, language, None)
        case "months":
            return ngettext("{count} mes", "{count} meses", value).format(count=writing.number(value, language))
        case "years":
            return ngettext("{count} año", "{count} años", value).format(count=writing.number(value, language))
        case "days":
            return ngettext("{count} día", "{count} días", value).format(count=writing.number(value, language))
        case "calendar_month" if 1 <= value <= 12:
            return writing.calendar_month(value, language)
        case "date" if value > 0:
            return writing.short_day(value, language) if value < OPEN_END else _("sin fin")
        case "month" if value > 0:
            return writing.month(Month.of(value), language)
    return writing.number(value, language)


def language_now() -> str:
    return "en" if (get_language() or "es").startswith("en") else "es"
