"""What collection leaves written each month: the payments received, how each was applied, and what is still owed."""

from amparo.foundation.history.tables import Cents, Day, Flag, Id, MonthNumber, Table, Text
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.contributions.tables import FUND_COLUMNS, KINDS, REFERENCES_OF_ONE, FundShares

INSURANCES = ("pensions", "severance", "unemployment", "work_risks")
"""The funds to which an employer in arrears answers by the same formula (C.D. 517 arts. 8, 11, 13 and 15)."""

OWED_KINDS = tuple(KINDS.values())
"""What may be owed."""

OWED_FUNDS = tuple(FUND_COLUMNS)
"""The columns of a receipt or a balance that hold each fund's part."""

DEBTS = ("contributions", "reserve", "spouse", "loans")
"""What may be in arrears: contributions, reserve funds, the health of the spouse, what was withheld for loans."""

REFERENCES = REFERENCES_OF_ONE
"""How many payment references an employer has: what is paid says by its first figures who pays it."""


class Payment(Table):
    """Pagos que entregó el banco desde el corte anterior.

    Payments handed over by the bank since the last cut-off.
    """

    name = "collection.payment"
    key = ("payment_id",)

    payment_id = Id("Pago", "Payment")
    act = Id("Acto que lo registró", "Act that recorded it")
    item_id = Id("Referencia de pago", "Payment reference")
    paid_date = Day("Fecha de pago", "Paid on")
    amount_cents = Cents("Valor", "Amount", minimum=1)


class Receipt(FundShares, Table):
    """Cómo se aplicó lo recibido en el mes a cada obligación, por fondo.

    How what was received in the month was applied to each obligation, by fund.
    """

    name = "collection.receipt"
    key = ("item_id", "on_time")

    item_id = Id("Referencia de pago", "Payment reference")
    on_time = Flag("A tiempo", "On time")
    employer_id = Id("Empleador", "Employer")
    kind = Text("Concepto", "Kind", choices=OWED_KINDS)
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    amount_cents = Cents("Valor aplicado", "Amount applied", minimum=0)


class Balance(FundShares, Table):
    """Lo que queda por cobrar al cierre, obligación por obligación.

    What remains to be collected at the close, obligation by obligation.
    """

    name = "collection.balance"
    key = ("item_id",)

    item_id = Id("Referencia de pago", "Payment reference")
    employer_id = Id("Empleador", "Employer")
    kind = Text("Concepto", "Kind", choices=OWED_KINDS)
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    due_date = Day("Vence", "Due date")
    overdue = Flag("En mora", "In arrears")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    balance_cents = Cents("Saldo", "Balance")
