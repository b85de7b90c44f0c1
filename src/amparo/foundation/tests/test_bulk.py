"""What goes in by the thousand comes out the same on both databases."""

import polars as pl
import pytest
from django.db import connection

from amparo.foundation import bulk

AWKWARD = [
    "",
    None,
    "plain",
    'a "quoted" one',
    "semi;colon, comma",
    "two\nlines",
    r"\.",
    r"\N",
    "ñandú ∀",
    " edges ",
    "%s",
]
COLUMNS = {"id": pl.Int64, "word": pl.String}


@pytest.fixture
def table(database):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE thing (id bigint PRIMARY KEY, word text)")
    return "thing"


def test_awkward_text_is_kept(table):
    frame = pl.DataFrame({"id": range(len(AWKWARD)), "word": AWKWARD})
    assert bulk.insert(table, frame) == len(AWKWARD)
    assert bulk.read("SELECT id, word FROM thing ORDER BY id", schema=COLUMNS).equals(frame)


def test_an_update_touches_only_the_rows_it_names(table):
    bulk.insert(table, pl.DataFrame({"id": [1, 2, 3], "word": ["a", "b", "c"]}))
    assert bulk.update(table, pl.DataFrame({"id": [2, 9], "word": ["B", "Z"]}), key="id") == 1
    assert bulk.read("SELECT id, word FROM thing ORDER BY id", schema=COLUMNS)["word"].to_list() == ["a", "B", "c"]


def test_rows_are_found_among_any_number_of_values(table):
    bulk.insert(table, pl.DataFrame({"id": range(100_000), "word": ["x"] * 100_000}))
    condition, parameters = bulk.among("id", pl.Series(range(50_000, 200_000)))
    found = bulk.read(f"SELECT id, word FROM thing WHERE {condition}", parameters, schema=COLUMNS)
    assert found.height == 50_000
    condition, parameters = bulk.among("word", pl.Series([], dtype=pl.String))
    assert bulk.read(f"SELECT id, word FROM thing WHERE {condition}", parameters, schema=COLUMNS).is_empty()
