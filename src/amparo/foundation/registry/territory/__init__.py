"""Provinces and cantons, from the files beside (see SOURCE.md)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from amparo.foundation.registry.models import Canton, Province

FOLDER = Path(__file__).parent


def load() -> None:
    """Bring the tables up to the files; safe to repeat."""
    Province.objects.bulk_create(
        [Province(**row) for row in _rows("provinces.csv")],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region"],
    )
    Canton.objects.bulk_create(
        [Canton(**row, province_id=row["code"][:2]) for row in _rows("cantons.csv")],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "province"],
    )


def _rows(file: str) -> list[dict]:
    return pl.read_csv(FOLDER / file, separator=";", infer_schema=False).to_dicts()
