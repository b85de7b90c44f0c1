"""The public figures of a payroll, by hand."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from amparo.foundation.history.engine import engine_in_use, polars_schema
from amparo.foundation.history.figures import figures
from amparo.foundation.history.recompute import sql
from amparo.modules.pensions import indicators
from amparo.modules.pensions.tables import Payslip, StateReceipt


@pytest.fixture(params=["polars", "duckdb"])
def engine(request):
    return engine_in_use(request.param)


@pytest.fixture
def payroll(tmp_path):
    """Twelve old-age pensions of 100.00 to 100.11 and nine rural ones of 110.10."""
    paid = [("sgo_old_age", 10000 + one) for one in range(12)] + [("ssc_old_age", 11010)] * 9
    rows = [
        {
            "person_id": one, "entitlement_id": one, "month": 202201, "kind": kind, "sex": "F", "province": "17",
            "pension_cents": cents, "thirteenth_cents": 0, "fourteenth_cents": 0, "paid_cents": cents,
            "state_share_cents": 0,
        }
        for one, (kind, cents) in enumerate(paid)
    ]  # fmt: skip
    path = tmp_path / "payslip.parquet"
    pl.DataFrame(rows, schema=polars_schema(Payslip)).write_parquet(path)
    return path


def test_the_average_is_to_the_cent_and_few_people_are_not_shown(engine, payroll):
    cells = {cell.group: cell for cell in figures([indicators.AVERAGE], lambda table: engine.scan([payroll]), engine)}

    assert cells[""].value == 10436  # 219,156 cents among 21: 10,436.0
    assert cells["kind=sgo_old_age"].value == 10006  # 120,066 among 12: 10,005.5, half up
    assert cells["kind=ssc_old_age"].hidden, "nine people"
    query = sql(indicators.AVERAGE, str(payroll))
    assert duckdb.sql(query).fetchall() == pl.sql(query).collect().rows() == [(10436, 21)]


def test_what_the_state_pays_hides_nobody(engine, tmp_path):
    path = tmp_path / "receipt.parquet"
    pl.DataFrame([{"month": 202201, "amount_cents": 661}], schema=polars_schema(StateReceipt)).write_parquet(path)

    (cell,) = figures([indicators.STATE_RECEIPTS], lambda table: engine.scan([path]), engine)
    assert (cell.value, cell.people, cell.hidden) == (661, 0, False)
    assert duckdb.sql(sql(indicators.STATE_RECEIPTS, str(path))).fetchall() == [(661, 0)]
