"""The same seals, hash by hash, and the same signals, whatever computes the months and whatever keeps the records."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.history.models import Seal
from amparo.foundation.law import verbs
from amparo.foundation.money import share
from tests.month import living
from tests.month.homes import living_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def seals(year) -> list[dict]:
    """The seals of the opening and the year, on Polars and SQLite."""
    return [living.sealed(seal) for seal in Seal.objects.order_by("month")]


def told(seals: list[dict]) -> dict:
    """What a process tells that lived the months of these seals."""
    return {"seals": seals, "signals": living.seen(living.OPENING + (len(seals) - 1))}


def lived(months: str, home: Path, engine: str, database_url: str = "") -> dict:
    """What some months leave that are lived in a process of their own, so that its settings are read anew."""
    environment = {**os.environ, "AMPARO_HOME": str(home), "AMPARO_ENGINE": engine, "AMPARO_DATABASE_URL": database_url}
    program = [sys.executable, "-m", "tests.month.living", months]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_duckdb_seals_and_sees_as_polars_does(seals, january_home, tmp_path):
    home, january = shutil.copytree(january_home, tmp_path / "home"), living.YEAR[0]
    expected = [seals[1], living.seen(january)]
    with living_in(home, engine="duckdb"):
        assert [living.sealed(close_month(january)), living.seen(january)] == expected


@pytest.mark.postgres
def test_postgresql_seals_and_sees_as_sqlite_does(seals, tmp_path, postgresql_template):
    expected = told(seals[:2])
    with living_in(tmp_path, database=postgresql_template()):
        found = [living.sealed(living.close(month)) for month in (living.OPENING, living.YEAR[0])]
        assert {"seals": found, "signals": living.kept()} == expected


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_every_engine_seals_and_sees_the_same_year_on_postgresql(engine, seals, tmp_path, postgres_url):
    year = told(seals)
    assert year["signals"], "the hamlet's year has something to see"
    assert lived("2021-12..2022-12", tmp_path, engine, postgres_url) == year


@pytest.mark.spark
def test_spark_seals_as_polars_does(seals, january_home, tmp_path):
    home = shutil.copytree(january_home, tmp_path / "home")
    with living_in(home, engine="pyspark"):
        assert living.sealed(close_month(living.YEAR[0])) == seals[1]


@pytest.mark.spark
def test_a_proportion_mends_what_spark_floors_through_a_double(tmp_path):
    pytest.importorskip("pyspark")
    total, engine = 12_000_001, engine_in_use("pyspark")
    # Each is divided as a multiple of the divisor less one, which a double cannot tell from the multiple.
    rows = [((2 * times * total - 1 - total) // 2, 1, total) for times in range(10**10, 10**10 + 50)]
    pl.DataFrame(rows, schema=["amount", "part", "total"], orient="row").write_parquet(tmp_path / "wide.parquet")
    asked = {verb.__name__: verb(*map(nw.col, ("amount", "part", "total"))) for verb in (verbs.share, verbs.proportion)}
    found = engine.collect(engine.scan([tmp_path / "wide.parquet"]).select("amount", **asked)).sort("amount")
    expected = [share(*row) for row in rows]
    assert found["proportion"].to_list() == expected
    assert found["share"].to_list() != expected
