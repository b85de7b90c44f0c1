"""What every module's worked cases run on."""

from functools import partial

import pytest

from amparo.foundation.law.spec import check


@pytest.fixture(params=["columns", pytest.param("pyspark", marks=pytest.mark.spark)])
def spec(request, tmp_path):
    """`spec(month, rules, table)`: the cases hold in whole numbers and on Polars and DuckDB; marked, on PySpark."""
    if request.param == "pyspark":
        pytest.importorskip("pyspark")
    engines = ["pyspark"] if request.param == "pyspark" else ["polars", "duckdb"]
    return partial(check, engines=engines, folder=tmp_path)
