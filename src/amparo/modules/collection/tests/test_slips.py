"""What a slip is paid reaches what it names, in its turn, however many payments bring it."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.law import Law
from amparo.foundation.months import Month
from amparo.modules.collection.applying import allocation_order
from amparo.modules.collection.slips import in_turn, is_slip, slip_reference, spread
from amparo.modules.collection.statement import Item
from amparo.modules.collection.tables import INTEREST_DIGIT, SLIP_DIGIT
from amparo.modules.contributions.tables import KINDS

cents = st.integers(1, 10**9)
several_slips = st.lists(st.tuples(st.lists(cents, min_size=1, max_size=6), st.lists(cents, max_size=5)), max_size=4)


def spread_of(slips: list[tuple[list[int], list[int]]], before: bool) -> pl.DataFrame:
    """What the payments of some slips reach; before: all but the last of each came in an earlier file."""
    parts = [(slip, place, 100 * slip + place, owed)
             for slip, (debts, _) in enumerate(slips, 1) for place, owed in enumerate(debts, 1)]  # fmt: skip
    payments = []
    for slip, (_, paid) in enumerate(slips, 1):
        known = sum(paid[:-1]) if before else 0
        payments += [(slip, amount, known) for amount in (paid[-1:] if before else paid)]
    whole = {"slip_id": pl.Int64, "paid_cents": pl.Int64, "before_cents": pl.Int64}
    rows = pl.DataFrame(payments, schema=whole, orient="row").with_row_index("line")
    named = {"slip_id": pl.Int64, "place": pl.Int64, "item_id": pl.Int64, "owed_cents": pl.Int64}
    return spread(rows, pl.DataFrame(parts, schema=named, orient="row"))


@settings(max_examples=30, deadline=None)
@given(several_slips)
def test_money_is_conserved_and_the_first_in_turn_is_filled_first(slips):
    reached = spread_of(slips, before=False)
    for slip, (debts, paid) in enumerate(slips, 1):
        mine = reached.filter(pl.col("slip_id") == slip)
        by_item = dict(mine.group_by("item_id").agg(pl.col("amount_cents").sum()).rows())
        assert sum(by_item.values()) == sum(paid)
        left = sum(paid)
        for place, owed in enumerate(debts, 1):
            assert by_item.pop(100 * slip + place, 0) == min(left, owed)
            left = max(left - owed, 0)
        assert by_item.pop(slip, 0) == left, "what is beyond the references is the slip's, for interest"
        assert not by_item


@settings(max_examples=30, deadline=None)
@given(several_slips)
def test_a_later_payment_goes_on_where_the_earlier_ones_ended(slips):
    slips = [(debts, paid) for debts, paid in slips if paid]
    together, last = spread_of(slips, before=False), spread_of(slips, before=True)
    ends = together.filter(pl.col("line") == pl.col("line").max().over("slip_id"))
    place = ["slip_id", "item_id", "amount_cents"]
    assert last.select(place).sort(place).equals(ends.select(place).sort(place))


def an_item(item_id: int, kind: str, due_date: int) -> Item:
    return Item(item_id, kind, due_date // 100, due_date, "private", 10, 0, 0, 10, {}, 0, 0)


def test_the_oldest_comes_first_then_what_is_the_workers_own_and_interest_last():
    order = allocation_order(Law.load(), Month(2022, 1))
    items = [
        an_item(1, "interest", 20200115), an_item(2, "levies", 20210115), an_item(3, "reserve", 20210115),
        an_item(4, "contributions", 20210115), an_item(5, "levies", 20201215), an_item(6, "spouse", 20210115),
    ]  # fmt: skip
    assert [item.item_id for item in in_turn(items, order)] == [5, 4, 3, 6, 2, 1]


@given(st.integers(1, 800_000_000), st.integers(1, 999_999_999))
def test_a_slips_reference_is_no_obligations(employer_id, number):
    written = slip_reference(employer_id, number)
    assert written // 10_000_000_000 == employer_id and len(str(written)) <= 19
    assert pl.select(is_slip(pl.lit(written))).item()
    assert not {INTEREST_DIGIT, SLIP_DIGIT} & set(KINDS)
