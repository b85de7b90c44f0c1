"""Which accounts move when contributions fall due: a receivable against a fund's income or a third party's due."""

from __future__ import annotations

import narwhals as nw

from amparo.modules.contributions.tables import FUND_COLUMNS

THIRD_PARTIES = ("severance", "reserve", "iece", "secap")
"""Collected for somebody else: a debt of the institute, never its income."""


def accrual(obligations: nw.LazyFrame, opening: bool) -> nw.LazyFrame:
    """Entries (event, regime, province, fund, account, cents) of what payers owe; LSS arts. 16, 72.

    When the books open, the counterpart is the opening equity: that income belongs to earlier years.
    """
    event = "contributions.opening" if opening else "contributions.accrual"
    added = obligations.group_by("regime", "province").agg(
        *(nw.col(name).sum().cast(nw.Int64) for name in FUND_COLUMNS)
    )
    sides = []
    for column, fund in FUND_COLUMNS.items():
        counterpart = "third_party_payable" if fund in THIRD_PARTIES else "contribution_income"
        for account, sign in (("contributions_receivable", 1), ("opening_equity" if opening else counterpart, -1)):
            sides.append(
                added.filter(nw.col(column) != 0).select(
                    "regime",
                    "province",
                    event=nw.lit(event),
                    fund=nw.lit(fund),
                    account=nw.lit(account),
                    cents=nw.col(column) * sign,
                )
            )
    return nw.concat(sides)
