"""How many people one record stands for: one, unless the country in AMPARO_HOME is an invented one."""

import json
from pathlib import Path

from django.conf import settings


def people_per_record() -> int:
    """1 in a real country; in an invented one, the scale it was made at."""
    made = Path(settings.AMPARO_HOME) / "population" / "country.json"
    return int(json.loads(made.read_text(encoding="utf-8"))["scale"]) if made.exists() else 1
