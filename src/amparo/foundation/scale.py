"""How many people one record stands for: one, unless the country in AMPARO_HOME is an invented one."""

import json
from pathlib import Path

from django.conf import settings


def people_per_record() -> int:
    """1 in a real country; in an invented one, the scale it was made at."""
    return int(json.loads(_made().read_text(encoding="utf-8"))["scale"]) if is_invented() else 1


def is_invented() -> bool:
    """Whether the country in AMPARO_HOME was invented."""
    return _made().exists()


def _made() -> Path:
    return Path(settings.AMPARO_HOME) / "population" / "country.json"
