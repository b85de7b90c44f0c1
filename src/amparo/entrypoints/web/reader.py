"""What every page knows of whoever reads it: in which language, and on which day."""

from __future__ import annotations

from django.utils.translation import get_language

from amparo.foundation import clock
from amparo.foundation.questions import Language


def language() -> Language:
    return "en" if (get_language() or "es").startswith("en") else "es"


def today() -> int:
    """YYYYMMDD, where the institution is; the day of `AMPARO_TODAY`, if the portal lives on another."""
    return int(f"{clock.today():%Y%m%d}")
