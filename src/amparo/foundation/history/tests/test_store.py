"""Files of history: checked, sorted, named by their content, the same whatever made their rows."""

from __future__ import annotations

import os

import polars as pl
import pytest

from amparo.foundation.history.engine import ENGINES, engine_in_use
from amparo.foundation.history.store import BadRows, Store, content_hash
from amparo.foundation.history.tables import Id, Table
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import Employer

MONTH = Month(2022, 1)
ROWS = pl.DataFrame(
    {"province": ["09", "17", "01"], "kind": ["private", "public", "self"], "employer_id": [3, 1, 2],
     "industry": ["A", "O", "-"]}
)  # fmt: skip


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path)


def test_a_file_is_sorted_by_key_in_the_declared_order(store):
    written = store.write(Employer, MONTH, ROWS)
    rows = pl.read_parquet(store.path(written))

    assert rows.columns == list(Employer.columns)
    assert rows["employer_id"].to_list() == [1, 2, 3]
    assert (written.table, written.month, written.rows) == ("registry.employer", 202201, 3)


def test_the_same_rows_are_the_same_file_however_they_come(store):
    first = store.write(Employer, MONTH, ROWS)
    again = store.write(Employer, MONTH, ROWS.reverse().select(sorted(ROWS.columns)).cast({"employer_id": pl.Int32}))

    assert again == first
    assert [path.name for path in store.path(first).parent.iterdir()] == [store.path(first).name]


def test_one_letter_moved_to_the_next_cell_is_another_content(store):
    moved = ROWS.with_columns(kind=pl.Series(["private", "public", "household"]))
    assert store.write(Employer, MONTH, moved).content_hash != store.write(Employer, MONTH, ROWS).content_hash
    joined = pl.DataFrame({"a": ["xy", "z"]}), pl.DataFrame({"a": ["x", "yz"]})
    assert len({content_hash(_Letters, frame) for frame in joined}) == 2


class _Letters:
    name, columns = "letters", ("a",)


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "pyspark"])
def test_a_file_comes_back_alike_from_every_engine(store, name):
    written = store.write(Employer, MONTH, ROWS)
    engine = engine_in_use(name)
    back = engine.collect(engine.scan([store.path(written)]))
    assert content_hash(Employer, back.sort("employer_id")) == written.content_hash


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (ROWS.drop("kind"), "registry.employer: faltan las columnas ['kind']"),
        (ROWS.with_columns(province=pl.lit(None, pl.String)), "valores ausentes en ['province']"),
        (pl.concat([ROWS, ROWS.head(1)]), "filas repetidas con la misma clave ('employer_id',)"),
        (ROWS.with_columns(employer_id=pl.col("employer_id") - 2), "registry.employer.employer_id: 1 filas incumplen"),
        (ROWS.with_columns(kind=pl.lit("guild")), "registry.employer.kind: 3 filas incumplen"),
    ],
)
def test_rows_that_break_the_declaration_are_not_written(store, changed, says):
    with pytest.raises(BadRows) as refused:
        store.write(Employer, MONTH, changed)
    assert says in str(refused.value)
    assert list(store.root.rglob("*.parquet")) == []


def test_a_write_that_stops_half_way_leaves_only_something_to_sweep(store, monkeypatch):
    kept = store.write(Employer, MONTH, ROWS)
    monkeypatch.setattr(os, "replace", _power_cut)
    with pytest.raises(InterruptedError):
        store.write(Employer, MONTH + 1, ROWS)

    assert store.sweep([kept.path]) == 1
    assert [path for path in store.root.rglob("*") if path.is_file()] == [store.path(kept)]


def _power_cut(*_names: str) -> None:
    raise InterruptedError


def test_a_key_must_be_among_the_columns():
    with pytest.raises(TypeError, match=r"key columns \['b'\] are not declared"):
        type("Broken", (Table,), {"name": "test.broken", "key": ("b",), "a": Id("A", "A")})


def test_an_engine_that_does_not_exist_names_those_that_do():
    with pytest.raises(ValueError, match="polars, duckdb, pyspark"):
        engine_in_use("abacus")
