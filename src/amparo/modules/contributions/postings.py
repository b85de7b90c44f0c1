"""Which accounts move when contributions fall due: a receivable against a fund's income or a third party's due."""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.ledger.chart import CONTRIBUTIONS_RECEIVABLE
from amparo.foundation.ledger.postings import Move, by_fund, postings
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
    owed = by_fund(added, FUND_COLUMNS)
    for_others = nw.col("fund").is_in(THIRD_PARTIES)
    sides = (for_others, "third_party_payable"), (~for_others, "contribution_income")
    return nw.concat(
        [
            postings(owed, [Move(event, CONTRIBUTIONS_RECEIVABLE, 1)]),
            *(
                postings(owed.filter(of), [Move(event, "opening_equity" if opening else counterpart, -1)])
                for of, counterpart in sides
            ),
        ]
    )
