"""What being late costs: asked on a day of what is still owed, and charged when what was late is paid."""

from __future__ import annotations

from collections.abc import Callable

import narwhals as nw

from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import proportion, share
from amparo.foundation.money import SCALE
from amparo.foundation.months import Month
from amparo.modules.collection import rules
from amparo.modules.collection.tables import INTEREST_DIGIT, INTEREST_FUNDS, OWED_FUNDS, REFERENCES

Once = Callable[[nw.LazyFrame], nw.LazyFrame]
"""As `Read.once`."""

ASKED = ("late_months", "interest_cents")


def with_interest(rows: nw.LazyFrame, law: Law) -> nw.LazyFrame:
    """Rows (owed_cents, due_date, paid_date, …) with `late_months` and `interest_cents` on the day of payment.

    Interest bears none. owed_cents: zero or more.
    """
    day, due = nw.col("paid_date").cast(nw.Int64), nw.col("due_date").cast(nw.Int64)
    given = rows.collect_schema().names()
    facts = rows.with_columns(
        paid_date=day,
        paid_day=day % 100,
        due_day=due % 100,
        months_apart=(day // 10_000 * 12 + day // 100 % 100) - (due // 10_000 * 12 + due // 100 % 100),
    )
    asked = with_columns(facts, rules, law.by("paid_date"), ASKED)
    bears = nw.when(nw.col("kind") == "interest").then(nw.lit(0)).otherwise(nw.col("interest_cents"))
    return asked.with_columns(interest_cents=bears.cast(nw.Int64)).select(*given, *ASKED)


def charged(settled: nw.LazyFrame, month: Month, due_date: int, once: Once) -> nw.LazyFrame:
    """The interest that each payer begins to owe in a closing, one item by regime and month spoken of.

    settled: obligations paid late: item_id, employer_id, about_month, regime, province, interest_cents and
    `late_{fund}`, what each fund was paid late. once: how a closing keeps a frame, because an engine that is handed all
    the steps at once plans far longer than it computes. Returns what a balance has, and `amount_cents`. Each insurance
    has the interest of what it waited for, and administration the rest; LSS art. 52 f-g, C.D. 101 art. 1.
    """
    order = list(INTEREST_FUNDS)
    *insurances, rest = order
    settled = settled.filter(nw.col("interest_cents") > 0)
    waited = {
        fund: nw.max_horizontal(nw.sum_horizontal(*(f"late_{column}" for column in columns)), nw.lit(0))
        for fund, columns in INTEREST_FUNDS.items()
    }
    settled = settled.with_columns(**{f"waited_{fund}": cents for fund, cents in waited.items()})
    until = {
        fund: nw.sum_horizontal(*(f"waited_{one}" for one in order[: place + 1])) for place, fund in enumerate(order)
    }
    settled = once(settled.with_columns(**{f"until_{fund}": cents for fund, cents in until.items()}))
    whole = nw.col("interest_cents")
    settled = once(settled.with_columns(per_cent=share(whole, SCALE, nw.max_horizontal(f"until_{rest}", nw.lit(1)))))
    reach = {fund: proportion(nw.col(f"until_{fund}"), nw.col("per_cent"), SCALE) for fund in insurances}
    settled = once(settled.with_columns(**{f"until_{fund}": cents for fund, cents in reach.items()}))
    reach = {fund: nw.min_horizontal(f"until_{fund}", whole) for fund in insurances} | {rest: whole}
    settled = settled.with_columns(**{f"until_{fund}": cents for fund, cents in reach.items()})
    before = [nw.lit(0), *(nw.col(f"until_{fund}") for fund in order)]
    parts = {fund: nw.col(f"until_{fund}") - earlier for fund, earlier in zip(order, before, strict=False)}
    return _items(settled.with_columns(**parts), order, month, due_date)


def _items(settled: nw.LazyFrame, funds: list[str], month: Month, due_date: int) -> nw.LazyFrame:
    own = ["interest_cents", *funds]
    added = settled.group_by("employer_id", "regime", "about_month").agg(
        nw.col("item_id").min(), nw.col("province").min(), *(nw.col(name).sum().cast(nw.Int64) for name in own)
    )
    return added.with_columns(
        item_id=interest_reference(nw.col("item_id"), nw.col("about_month"), month),
        kind=nw.lit("interest"),
        due_date=nw.lit(due_date).cast(nw.Int32),
        amount_cents=nw.col("interest_cents"),
        balance_cents=nw.col("interest_cents"),
        **{name: nw.lit(0).cast(nw.Int64) for name in OWED_FUNDS if name not in funds},
    )


def interest_reference(item_id: nw.Expr, about_month: nw.Expr, month: Month) -> nw.Expr:
    """The reference of the interest charged in a month: as that of what was late, of another kind and of that month."""
    late = month.ordinal - (about_month // 100 * 12 + about_month % 100 - 1).cast(nw.Int64)
    place = item_id // 1000 % 1_000_000
    return item_id // REFERENCES * REFERENCES + INTEREST_DIGIT * REFERENCES // 10 + place * 1000 + late
