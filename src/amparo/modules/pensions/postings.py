"""Which accounts move when pensions are paid and when the State pays its part.

Each fund answers for its own kinds of pension. The entry's `regime` is the kind of pension.
"""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.ledger.chart import CASH
from amparo.foundation.ledger.postings import Move, postings
from amparo.modules.pensions.tables import FUNDS

PAID = (
    Move("pensions.accrual", "pension_expense", 1),
    Move("pensions.accrual", "pensions_payable", -1),
    Move("pensions.payment", "pensions_payable", 1),
    Move("pensions.payment", CASH, -1),
)
"""The pension is owed and, the same month, paid."""

STATE_SHARE = (
    Move("pensions.state_accrual", "state_receivable", 1),
    Move("pensions.state_accrual", "state_contribution_income", -1),
)
STATE_RECEIPT = (Move("pensions.state_receipt", CASH, 1), Move("pensions.state_receipt", "state_receivable", -1))

PENSION_FUND, NO_KIND, NO_PROVINCE = "211", "all", "00"
"""The report does not tell the State's payments apart by insurance: all go to the pension fund, of no one kind."""


def payroll(payslips: nw.LazyFrame) -> list[nw.LazyFrame]:
    """Postings of a month's payslips: what was paid, and the State's share of it as a receivable (LSS art. 237)."""
    totals = payslips.group_by("kind", "province").agg(
        nw.col("paid_cents", "state_share_cents").sum().cast(nw.Int64),
    )
    totals = totals.with_columns(fund=_fund(nw.col("kind")), regime=nw.col("kind"))
    return [_entries(totals, "paid_cents", PAID), _entries(totals, "state_share_cents", STATE_SHARE)]


def state_receipts(receipts: nw.LazyFrame) -> nw.LazyFrame:
    """Postings of what the State paid, against what it owes."""
    totals = receipts.select(
        regime=nw.lit(NO_KIND), province=nw.lit(NO_PROVINCE), fund=nw.lit(PENSION_FUND), amount_cents="amount_cents"
    )
    totals = totals.group_by("regime", "province", "fund").agg(nw.col("amount_cents").sum().cast(nw.Int64))
    return _entries(totals, "amount_cents", STATE_RECEIPT)


def _entries(totals: nw.LazyFrame, amount: str, moves: tuple[Move, ...]) -> nw.LazyFrame:
    """One posting per move of each total that is not zero."""
    moved = totals.filter(nw.col(amount) != 0)
    return postings(moved.select("regime", "province", "fund", cents=nw.col(amount)), moves)


def _fund(kind: nw.Expr) -> nw.Expr:
    """The fund that answers for each kind of pension."""
    (first, *kinds) = FUNDS.items()
    fund = nw.lit(first[1])
    for name, code in kinds:
        fund = nw.when(kind == name).then(nw.lit(code)).otherwise(fund)
    return fund
