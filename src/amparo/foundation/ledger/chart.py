"""The funds and the accounts: declared here, printed as the chart, brought into the database by `sync_chart`.

Funds are the companies of the 2022 budget table and the third parties the institute collects for. Every fund may use
every account, so a balance is told by fund and account. Postings are signed cents: debit above zero, credit below.
"""

from __future__ import annotations

from dataclasses import dataclass

FUND_KINDS = ("insurance", "administration", "third_party")
ACCOUNT_KINDS = ("asset", "liability", "equity", "income", "expense", "order")


@dataclass(frozen=True)
class Fund:
    """Whose money it is. Each insurance has a separate estate (LSS art. 16)."""

    code: str
    es: str
    en: str
    kind: str


@dataclass(frozen=True)
class Account:
    """What the money is. An account that may not be overdrawn refuses, in each fund, a balance against its nature."""

    code: str
    es: str
    en: str
    kind: str
    may_be_overdrawn: bool = True

    @property
    def sign(self) -> int:
        """1 if the account grows with debits, -1 if it grows with credits."""
        return 1 if self.kind in ("asset", "expense", "order") else -1


FUNDS = (
    Fund("201", "Dirección General", "General directorate", "administration"),
    Fund("202", "Administradora del Seguro de Salud", "Health insurance administration", "administration"),
    Fund("203", "Administradora del Seguro Social Campesino", "Rural scheme administration", "administration"),
    Fund("204", "Administradora del Sistema de Pensiones", "Pension system administration", "administration"),
    Fund("205", "Administradora de Riesgos del Trabajo", "Work risks administration", "administration"),
    Fund("211", "Invalidez, vejez y muerte", "Disability, old age and death", "insurance"),
    Fund("212", "Seguro adicional contratado", "Additional contracted insurance", "insurance"),
    Fund("213", "Riesgos del trabajo", "Work risks", "insurance"),
    Fund("214", "Seguro Social Campesino", "Rural scheme", "insurance"),
    Fund("215", "Salud", "Health", "insurance"),
    Fund("216", "Desempleo", "Unemployment", "insurance"),
    Fund("reserve", "Fondos de reserva", "Reserve funds", "third_party"),
    Fund("severance", "Cesantía", "Severance accounts", "third_party"),
    Fund("iece", "IECE", "IECE (educational credit)", "third_party"),
    Fund("secap", "SECAP", "SECAP (professional training)", "third_party"),
    Fund("biess", "BIESS", "BIESS (the institute's bank)", "third_party"),
)

CASH = "cash"
CONTRIBUTIONS_RECEIVABLE = "contributions_receivable"

ACCOUNTS = (
    Account(CASH, "Bancos", "Cash at banks", "asset"),
    Account(CONTRIBUTIONS_RECEIVABLE, "Aportes por cobrar", "Contributions receivable", "asset"),
    Account("state_receivable", "Contribución del Estado por cobrar", "State contribution receivable", "asset"),
    Account("due_from_201", "Por cobrar a la Dirección General", "Due from the general directorate", "asset"),
    Account("due_to_funds", "Por pagar a los fondos", "Due to the funds", "liability"),
    Account("third_party_payable", "Recaudado para terceros", "Collected for third parties", "liability"),
    Account("pensions_payable", "Pensiones por pagar", "Pensions payable", "liability"),
    Account("unidentified_payments", "Pagos por identificar", "Unidentified payments", "liability", False),
    Account("overpayments", "Pagos en exceso por devolver", "Overpayments to be returned", "liability", False),
    Account("opening_equity", "Patrimonio de apertura", "Opening equity", "equity"),
    Account("contribution_income", "Ingresos por aportes", "Contribution income", "income"),
    Account("interest_income", "Ingresos por intereses de mora", "Arrears interest income", "income"),
    Account("state_contribution_income", "Ingresos por contribución del Estado", "State contribution income", "income"),
    Account("pension_expense", "Gasto en pensiones", "Pension expense", "expense"),
)

FUND = {fund.code: fund for fund in FUNDS}
ACCOUNT = {account.code: account for account in ACCOUNTS}
