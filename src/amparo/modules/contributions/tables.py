"""What contributions leave written each month: the lines, what each payer owes, and the kept yearly wages."""

from amparo.foundation.history.tables import Cents, Count, Day, Flag, Id, MonthNumber, Table, Text
from amparo.foundation.registry.tables import REGIMES, SEXES
from amparo.modules.affiliation.tables import SECTOR_NAMES

KINDS = {1: "contributions", 2: "levies", 3: "reserve", 4: "spouse"}
"""Kinds of obligation, by the digit they have in the payment reference."""

REFERENCES_OF_ONE = 10_000_000_000
"""How many payment references an employer has: they begin with its number (`references.py`)."""

SHARES = {
    "contributions": {
        "health_cents": "215",
        "work_risk_cents": "213",
        "rural_cents": "214",
        "severance_cents": "severance",
        "unemployment_cents": "216",
        "administration_cents": "201",
        "pension_cents": "211",
    },
    "levies": {"iece_cents": "iece", "secap_cents": "secap"},
    "reserve": {"reserve_cents": "reserve"},
    "spouse": {"spouse_cents": "215"},
}
"""Which columns of a line make up each kind of obligation, and the fund each one is credited to."""

FUND_COLUMNS = {column: fund for columns in SHARES.values() for column, fund in columns.items()}

PAYERS = {
    "worker": ("personal_cents", "spouse_cents"),
    "employer": ("employer_cents", *SHARES["levies"], *SHARES["reserve"]),
}
"""Who pays each part of a line: what the two pay is what the funds get."""


class FundShares:
    """The part of each fund: the same columns on a line, an obligation, a receipt and a balance."""

    health_cents = Cents("Seguro de salud", "Health insurance")
    work_risk_cents = Cents("Riesgos del trabajo", "Work risks")
    rural_cents = Cents("Seguro Social Campesino", "Rural scheme")
    severance_cents = Cents("Cesantía", "Severance account")
    unemployment_cents = Cents("Seguro de desempleo", "Unemployment insurance")
    administration_cents = Cents("Gastos de administración", "Administration")
    pension_cents = Cents("Invalidez, vejez y muerte", "Pensions")
    iece_cents = Cents("IECE", "IECE")
    secap_cents = Cents("SECAP", "SECAP")
    reserve_cents = Cents("Fondos de reserva depositados", "Reserve funds deposited")
    spouse_cents = Cents("Extensión a cónyuge", "Spouse extension")


class Line(FundShares, Table):
    """Una línea de la planilla: lo que una persona y su empleador aportan por un mes, o la diferencia con lo ya dicho.

    A line of the declaration: what a person and the employer contribute for a month, or the difference with what had
    been declared. The law is that of `about_month` (C.D. 501, final disposition 4).
    """

    name = "contributions.line"
    key = ("person_id", "job_id", "about_month")
    governed_by = "about_month"

    person_id = Id("Persona", "Person")
    job_id = Id("Relación de trabajo", "Job")
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    employer_id = Id("Empleador", "Employer")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    sector = Text("Sector de afiliación (INEC)", "Affiliation sector (INEC)", choices=SECTOR_NAMES)
    sex = Text("Sexo", "Sex", choices=SEXES)
    province = Text("Provincia", "Province")
    industry = Text("Rama de actividad", "Industry")
    days = Count("Días aportados", "Contributed days", minimum=-30, maximum=30)
    base_cents = Cents("Materia gravada", "Contribution base")
    personal_cents = Cents("Aporte personal", "Personal contribution")
    employer_cents = Cents("Aporte patronal", "Employer contribution")
    total_cents = Cents("Aporte total", "Total contribution")


class Obligation(FundShares, Table):
    """Lo que un empleador debe por un mes y un concepto, con la parte de cada fondo.

    What a payer owes for a month and a kind, with each fund's part. `item_id` is the payment reference.
    """

    name = "contributions.obligation"
    key = ("item_id",)

    item_id = Id("Referencia de pago", "Payment reference")
    employer_id = Id("Empleador", "Employer")
    kind = Text("Concepto", "Kind", choices=tuple(KINDS.values()))
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    month = MonthNumber("Mes en que nació", "Month it was born in")
    due_date = Day("Vence", "Due date")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    confirmed = Flag("Confirmada por el empleador", "Confirmed by the employer")
    amount_cents = Cents("Valor", "Amount")


class YearlyWage(Table):
    """La tabla guardada de sueldos anuales: lo que este mes suma a cada persona y año.

    The kept table of yearly wages: what this month adds to each person and year. Add up all months to read it.
    """

    name = "contributions.yearly_wage"
    key = ("person_id", "year")

    person_id = Id("Persona", "Person")
    year = Count("Año", "Year", unit="year")
    months = Count("Meses aportados", "Months contributed", unit="months", minimum=-12, maximum=12)
    wage_cents = Cents("Sueldos aportados", "Wages contributed")


class CarriedYear(Table):
    """Años de aporte anteriores a la apertura de los libros, tal como los entregó el sistema anterior.

    Contribution years before the books were opened, as the former system handed them over.
    """

    name = "contributions.carried_year"
    key = ("person_id", "year")

    person_id = Id("Persona", "Person")
    year = Count("Año", "Year", unit="year")
    months = Count("Meses aportados", "Months contributed", unit="months", maximum=12)
    wage_cents = Cents("Sueldos aportados", "Wages contributed", minimum=0)


class CarriedDebt(Table):
    """Deudas anteriores a la apertura de los libros, por empleador y mes.

    Debts older than the opening of the books, by employer and month.
    """

    name = "contributions.carried_debt"
    key = ("employer_id", "about_month", "regime")

    employer_id = Id("Empleador", "Employer")
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    province = Text("Provincia", "Province")
    amount_cents = Cents("Valor", "Amount", minimum=1)


class Confirmation(Table):
    """Empleadores que confirmaron el borrador de su planilla.

    Employers who confirmed the draft of their declaration.
    """

    name = "contributions.confirmation"
    key = ("employer_id", "about_month")

    employer_id = Id("Empleador", "Employer")
    about_month = MonthNumber("Mes de la planilla", "Month of the declaration")
    act = Id("Acto", "Act")
