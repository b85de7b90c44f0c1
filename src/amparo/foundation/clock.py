"""What day it is for the institution."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.timezone import localdate


def today() -> date:
    """The day where the institution is; that of `AMPARO_TODAY`, if an invented country lives in a time of its own."""
    return date.fromisoformat(settings.AMPARO_TODAY) if settings.AMPARO_TODAY else localdate()
