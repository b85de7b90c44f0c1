"""The funds: what each one carried into a month, what moved, and what it carries out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from amparo.entrypoints.web.pages.published import asked_month, months_of
from amparo.foundation.history import queries
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.ledger.chart import ACCOUNT, ACCOUNTS, FUNDS, Account, Fund
from amparo.foundation.ledger.queries import TrialBalanceLine
from amparo.foundation.months import Month
from amparo.foundation.pages import Asked, Page, Sheet

FUND_KINDS = {
    "insurance": ("Seguros", "Insurances"),
    "administration": ("Administración", "Administration"),
    "third_party": ("Recaudado para terceros", "Collected for third parties"),
}
ACCOUNT_KINDS = {
    "asset": ("Activo", "Asset"),
    "liability": ("Pasivo", "Liability"),
    "equity": ("Patrimonio", "Equity"),
    "income": ("Ingreso", "Income"),
    "expense": ("Gasto", "Expense"),
    "order": ("Orden", "Memorandum"),
}
COLUMNS = ("fund", "account", "opening_cents", "debit_cents", "credit_cents", "closing_cents")


@dataclass(frozen=True)
class FundBalance:
    """One fund's trial balance. Debits above zero, credits below: the last column adds up to zero."""

    fund: Fund
    lines: list[tuple[Account, TrialBalanceLine]]

    @property
    def debit_cents(self) -> int:
        return sum(line.debit_cents for _, line in self.lines)

    @property
    def credit_cents(self) -> int:
        return sum(line.credit_cents for _, line in self.lines)

    @property
    def closing_cents(self) -> int:
        return sum(line.closing_cents for _, line in self.lines)

    def held(self, kind: str) -> int:
        """What its accounts of one kind hold, positive in their nature."""
        return sum(line.closing_cents * account.sign for account, line in self.lines if account.kind == kind)

    @property
    def asset_cents(self) -> int:
        return self.held("asset")

    @property
    def liability_cents(self) -> int:
        return self.held("liability")

    @property
    def net_cents(self) -> int:
        return self.asset_cents - self.liability_cents


def funds(asked: Asked) -> Sheet:
    months = queries.closed_months()
    month = months_of(months, asked_month(asked))
    by_fund = balances(month)
    lines = [line for one in by_fund for _, line in one.lines]
    kinds = [(title, [one for one in by_fund if one.fund.kind == kind]) for kind, title in FUND_KINDS.items()]
    return Sheet(
        columns=COLUMNS,
        rows=[tuple(line) for line in lines],
        facts={"month": str(month), "control_cents": sum(line.closing_cents for line in lines)},
        shown={
            "month": month,
            "months": months[::-1],
            "kinds": [(title, found) for title, found in kinds if found],
            "accounts": [(account, ACCOUNT_KINDS[account.kind]) for account in ACCOUNTS],
            "idle": [fund for fund in FUNDS if fund.code not in {one.fund.code for one in by_fund}],
        },
    )


def balances(month: Month) -> list[FundBalance]:
    """Every fund that has moved up to a closed month, in the order of the chart."""
    seal = queries.seal(month)
    return _balances(month, seal.hash) if seal else []


@lru_cache(maxsize=64)
def _balances(month: Month, seal: str) -> list[FundBalance]:
    """Kept by seal: the books of a sealed month do not move."""
    found: dict[str, list[tuple[Account, TrialBalanceLine]]] = {}
    for line in ledger.trial_balance(month):
        found.setdefault(line.fund, []).append((ACCOUNT[line.account], line))
    return [FundBalance(fund, found[fund.code]) for fund in FUNDS if fund.code in found]


pages = [Page("funds", "fondos", "web/funds.html", funds)]
