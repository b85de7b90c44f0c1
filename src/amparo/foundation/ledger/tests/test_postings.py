"""Before anything is written: shapes, codes and sums."""

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.ledger import chart, postings

CENTS = st.integers(-(10**12), 10**12)


def frame(*lines):
    return nw.from_native(pl.DataFrame(lines, schema=list(postings.POSTING), orient="row").lazy())


def line(fund, account, cents, event="accrual"):
    return (event, "private", "17", fund, account, cents)


@given(st.lists(st.tuples(st.sampled_from(["211", "215", "reserve"]), CENTS), min_size=1, max_size=20))
def test_a_frame_balances_if_each_fund_sums_to_zero(movements):
    lines = [line(fund, "cash", cents) for fund, cents in movements]
    totals = {fund: sum(cents for other, cents in movements if other == fund) for fund, _ in movements}
    if any(totals.values()):
        with pytest.raises(postings.Unbalanced):
            postings.check_balanced(frame(*lines))
    postings.check_balanced(frame(*lines, *(line(fund, "opening_equity", -cents) for fund, cents in totals.items())))


def test_the_first_entry_and_fund_at_fault_are_named():
    lines = [line("211", "cash", 5), line("215", "cash", -5), line("211", "cash", 1, "payment")]
    with pytest.raises(postings.Unbalanced, match="«accrual» del régimen private en la provincia 17 .* 211.* = 5 cent"):
        postings.check_balanced(frame(*lines))


@pytest.mark.parametrize(("fund", "account", "unknown"), [("999", "cash", "fund = «999»"), ("211", "gold", "«gold»")])
def test_only_declared_codes_are_posted(fund, account, unknown):
    with pytest.raises(postings.UnknownCode, match=unknown):
        postings.check_codes(frame(line(fund, account, 1)))


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="Faltan las columnas account, cents"):
        postings.check_shape(frame().drop("account", "cents"), postings.POSTING)


def test_the_chart_is_whole():
    assert len(chart.FUND) == len(chart.FUNDS) and len(chart.ACCOUNT) == len(chart.ACCOUNTS)
    assert {fund.kind for fund in chart.FUNDS} <= set(chart.FUND_KINDS)
    assert {account.kind for account in chart.ACCOUNTS} <= set(chart.ACCOUNT_KINDS)
    assert all(each.es and each.en for each in (*chart.FUNDS, *chart.ACCOUNTS))
