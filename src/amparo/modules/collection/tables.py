"""What collection leaves written each month: the payments received, how each was applied, and what is still owed."""

from amparo.foundation.history.tables import Cents, Count, Day, Flag, Id, MonthNumber, Table, Text
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.contributions.tables import FUND_COLUMNS, KINDS, REFERENCES_OF_ONE, SHARES, FundShares

INSURANCES = ("pensions", "severance", "unemployment", "work_risks")
"""The funds to which an employer in arrears answers by the same formula (C.D. 517 arts. 8, 11, 13 and 15)."""

OWED_KINDS = (*KINDS.values(), "interest")
"""What may be owed: what contributions charge, and the interest of what was paid late."""

INTEREST_DIGIT, SLIP_DIGIT = 5, 9
"""The kinds of reference that collection gives, beside the digits of `contributions.KINDS`."""

INTEREST_FUNDS = {
    "pension_cents": ("pension_cents",),
    "health_cents": ("health_cents", "spouse_cents"),
    "rural_cents": ("rural_cents",),
    "work_risk_cents": ("work_risk_cents",),
    "administration_cents": (
        "administration_cents", "severance_cents", "reserve_cents", "unemployment_cents", "iece_cents", "secap_cents",
    ),
}  # fmt: skip
"""Whose the interest is: of these four insurances, what they waited for; of administration, the rest (LSS art. 52)."""

MEANS = ("bank", "credit")
"""What an obligation is paid with: money that the bank brought, or what the employer was owed."""

KIND_FUNDS = {kind: tuple(columns) for kind, columns in SHARES.items()}
"""Which columns make up each kind that contributions charge."""

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
    slip_id = Id("Comprobante con que se pagó (0: ninguno)", "Slip it was paid with (0: none)")
    paid_date = Day("Fecha de pago", "Paid on")
    amount_cents = Cents("Valor", "Amount", minimum=1)


class SlipPart(FundShares, Table):
    """Lo que cada comprobante emitido dice de cada referencia: capital, interés a un día y la parte de cada fondo.

    What each slip that was issued says of each reference: capital, interest to a day, and each fund's part.
    """

    name = "collection.slip_part"
    key = ("slip_id", "place")

    slip_id = Id("Comprobante", "Slip")
    act = Id("Acto que lo emitió", "Act that issued it")
    employer_id = Id("Empleador", "Employer")
    issued_date = Day("Emitido", "Issued on")
    pay_date = Day("Día al que se cuenta el interés", "Day to which interest is counted")
    place = Count("Turno en que un pago le llega", "Turn in which a payment reaches it", minimum=1)
    item_id = Id("Referencia de pago", "Payment reference")
    kind = Text("Concepto", "Kind", choices=OWED_KINDS)
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    due_date = Day("Vence", "Due date")
    owed_cents = Cents("Capital", "Capital", minimum=1)
    interest_cents = Cents("Interés", "Interest", minimum=0)


class Interest(FundShares, Table):
    """El interés que se cobra en el mes por lo que se pagó en mora, por empleador, régimen y mes del que habla.

    The interest charged in the month for what was paid late, by employer, regime and month it speaks of.
    """

    name = "collection.interest"
    key = ("item_id",)

    item_id = Id("Referencia de pago", "Payment reference")
    employer_id = Id("Empleador", "Employer")
    kind = Text("Concepto", "Kind", choices=("interest",))
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    due_date = Day("Vence", "Due date")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    amount_cents = Cents("Valor", "Amount", minimum=1)


class Receipt(FundShares, Table):
    """Cómo se aplicó lo recibido en el mes a cada obligación, por fondo. Un crédito usado resta lo que pagó.

    How what was received in the month was applied to each obligation, by fund. A credit used has what it paid below
    zero.
    """

    name = "collection.receipt"
    key = ("item_id", "means", "on_time")

    item_id = Id("Referencia de pago", "Payment reference")
    means = Text("Medio", "Means", choices=MEANS)
    on_time = Flag("A tiempo", "On time")
    employer_id = Id("Empleador", "Employer")
    kind = Text("Concepto", "Kind", choices=OWED_KINDS)
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    amount_cents = Cents("Valor aplicado", "Amount applied")


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
