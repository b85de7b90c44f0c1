"""What is printed about the real country: the margins that the invented one is held to.

Counts are persons and money is whole US dollars of the whole country; `targets` brings them to scale. `distil.py` says
which table of INEC's REESS each file comes from; `census.csv` is the population of each province (INEC, 2022).
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl

OPENING = 202112
MONTHS = (OPENING, *range(202201, 202213))


@cache
def margin(name: str) -> pl.DataFrame:
    """One printed margin: `month` (YYYYMM), its labels, `value`."""
    return pl.read_csv(Path(__file__).parent / f"{name}.csv", schema_overrides={"province": pl.String})


def census() -> dict[str, int]:
    """Inhabitants of each province in 2022."""
    frame = margin("census")
    return dict(zip(frame["province"], frame["value"], strict=True))


def regions() -> dict[str, str]:
    """The region of each province: coast, highlands, amazon, galapagos, or none."""
    # Read as a file: the registry's own code needs a database.
    text = (files("amparo.foundation.registry") / "territory" / "provinces.csv").read_bytes()
    frame = pl.read_csv(text, separator=";", infer_schema=False)
    return dict(zip(frame["code"], frame["region"], strict=True))


def values(name: str, month: int = OPENING, **labels: str) -> dict[str, int]:
    """What a margin prints for a month under these labels, by the one label left free."""
    frame = margin(name).filter(pl.col("month") == month, *(pl.col(label) == text for label, text in labels.items()))
    (free,) = set(frame.columns) - {"month", "value", *labels}
    return dict(zip(frame[free], frame["value"], strict=True))


def value(name: str, month: int, **labels: str) -> int:
    """One printed number."""
    frame = margin(name).filter(pl.col("month") == month, *(pl.col(label) == text for label, text in labels.items()))
    return frame["value"].item()
