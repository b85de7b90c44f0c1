"""What pensions leave written each month: who has which pension, what was decided, and the payroll."""

from amparo.foundation.history.tables import Cents, Count, Day, Flag, Id, MonthNumber, Table, Text
from amparo.foundation.registry.tables import SEXES

KINDS = (
    "sgo_old_age",
    "sgo_survivors",
    "sgo_invalidity",
    "sgo_disability",
    "ssc_old_age",
    "ssc_invalidity",
    "rt_incapacity",
    "rt_survivors",
)
"""The eight types of pensioner that the report prints."""

FUNDS = {kind: {"sgo": "211", "ssc": "214", "rt": "213"}[kind.partition("_")[0]] for kind in KINDS}
OLD_AGE_KINDS = ("sgo_old_age", "sgo_disability", "ssc_old_age")
"""One contingency, one pension: who draws one of these cannot be awarded another for old age."""

REASONS = ("granted", "deceased", "already_pensioner", "still_working", "no_right")
REGIONS = ("coast", "highlands", "amazon", "galapagos")

FUNERAL_ITEMS = (
    "wooden_coffin",
    "other_coffin",
    "wake_room",
    "transport_in_canton",
    "transport_in_province",
    "transport_beyond",
    "service_in_person",
    "service_virtual",
    "cremation",
    "burial",
    "urn",
    "niche",
    "columbarium",
)
"""What funeral aid pays back, each up to its reference value (C.D. 610)."""


class Grant(Table):
    """Pensiones ya concedidas que se reciben tal como están: las de la apertura y las que aún no concede una regla.

    Pensions already granted that are carried as they are: those of the opening and those no rule awards yet.
    """

    name = "pensions.grant"
    key = ("entitlement_id",)

    entitlement_id = Id("Pensión", "Pension")
    person_id = Id("Persona", "Person")
    kind = Text("Tipo de pensión", "Kind of pension", choices=KINDS)
    since_date = Day("Desde", "Since")
    years = Count("Años de aporte", "Years contributed", unit="years", maximum=80)
    pension_cents = Cents("Pensión mensual", "Monthly pension", minimum=1)
    initial_cents = Cents("Pensión calculada antes del máximo", "Pension calculated before the cap", minimum=1)
    region = Text("Región de pago", "Region of payment", choices=REGIONS)
    monthly_extras = Flag("Cobra los décimos mes a mes", "13th and 14th paid monthly")


class Application(Table):
    """Solicitudes de jubilación ordinaria por vejez recibidas desde el corte anterior.

    Applications for an ordinary old-age pension received since the last cut-off.
    """

    name = "pensions.application"
    key = ("person_id",)

    person_id = Id("Persona", "Person")
    applied_date = Day("Fecha de la solicitud", "Date of the application")
    region = Text("Región de pago", "Region of payment", choices=REGIONS)
    act = Id("Acto", "Act")


class Decision(Table):
    """Lo que se resolvió de cada solicitud de jubilación, con todo lo que la regla calculó.

    What was decided on each application, with everything the rule calculated.
    """

    name = "pensions.decision"
    key = ("person_id",)

    person_id = Id("Persona", "Person")
    granted = Flag("Concedida", "Granted")
    reason = Text("Motivo", "Reason", choices=REASONS)
    entitled_date = Day("Fecha del derecho", "Entitled on")
    age = Count("Edad", "Age", unit="years")
    months = Count("Meses aportados", "Months contributed", unit="months")
    years = Count("Años de aporte", "Years contributed", unit="years")
    best_years_cents = Cents("Suma de los cinco mejores años", "Sum of the five best years", minimum=0)
    average_cents = Cents("Promedio", "Average", minimum=0)
    raw_pension_cents = Cents("Pensión antes de límites", "Pension before limits", minimum=0)
    minimum_cents = Cents("Mínimo", "Minimum", minimum=0)
    maximum_cents = Cents("Máximo", "Maximum", minimum=0)
    pension_cents = Cents("Pensión", "Pension", minimum=0)


class Entitlement(Table):
    """Pensiones en curso de pago al cierre.

    Pensions in payment at the close.
    """

    name = "pensions.entitlement"
    key = ("person_id", "entitlement_id")

    person_id = Id("Persona", "Person")
    entitlement_id = Id("Pensión", "Pension")
    kind = Text("Tipo de pensión", "Kind of pension", choices=KINDS)
    carried = Flag("Recibida ya concedida", "Carried as granted")
    sex = Text("Sexo", "Sex", choices=SEXES)
    birth_date = Day("Fecha de nacimiento", "Birth date")
    province = Text("Provincia", "Province")
    region = Text("Región de pago", "Region of payment", choices=REGIONS)
    since_date = Day("Desde", "Since")
    years = Count("Años de aporte", "Years contributed", unit="years", maximum=80)
    initial_cents = Cents("Pensión calculada antes del máximo", "Pension calculated before the cap", minimum=1)
    pension_cents = Cents("Pensión mensual", "Monthly pension", minimum=1)
    monthly_extras = Flag("Cobra los décimos mes a mes", "13th and 14th paid monthly")
    paid_in_year_cents = Cents("Pensiones pagadas en el año", "Pensions paid in the year", minimum=0)
    joined = Flag("Entró este mes", "Joined this month")


class Payslip(Table):
    """El rol de pensiones del mes: lo que se pagó a cada pensionista.

    The month's payroll: what each pensioner was paid.
    """

    name = "pensions.payslip"
    key = ("person_id", "entitlement_id")
    governed_by = "month"

    person_id = Id("Persona", "Person")
    entitlement_id = Id("Pensión", "Pension")
    month = MonthNumber("Mes de pago", "Month paid")
    kind = Text("Tipo de pensión", "Kind of pension", choices=KINDS)
    sex = Text("Sexo", "Sex", choices=SEXES)
    province = Text("Provincia", "Province")
    pension_cents = Cents("Pensión", "Pension", minimum=0)
    thirteenth_cents = Cents("Décima tercera", "13th pension", minimum=0)
    fourteenth_cents = Cents("Décima cuarta", "14th pension", minimum=0)
    paid_cents = Cents("Total pagado", "Total paid", minimum=0)
    state_share_cents = Cents("A cargo del Estado (40 %)", "Borne by the State (40 %)", minimum=0)


class StateReceipt(Table):
    """Pagos del Estado recibidos en el mes, tal como el informe los imprime.

    State payments received in the month, as the report prints them.
    """

    name = "pensions.state_receipt"
    key = ("month",)

    month = MonthNumber("Mes", "Month")
    amount_cents = Cents("Valor", "Amount", minimum=0)
