"""Provinces and cantons, from the files beside (see SOURCE.md)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from amparo.foundation.registry.models import Canton, Province

FOLDER = Path(__file__).parent


def load() -> None:
    """Bring the tables up to the files; safe to repeat."""
    provinces = [Province(**row) for row in _rows("provinces.csv")]
    cantons = [Canton(**row, province_id=row["code"][:2]) for row in _rows("cantons.csv")]
    for model, rows, changing in ((Province, provinces, ["name", "region"]), (Canton, cantons, ["name", "province"])):
        model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=changing)


def _rows(file: str) -> list[dict]:
    return pl.read_csv(FOLDER / file, separator=";", infer_schema=False).to_dicts()
