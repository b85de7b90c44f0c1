"""What affiliation leaves written each month: the notices received, who has which job, and the work of the month."""

from amparo.foundation.history.tables import Cents, Column, Count, Day, Flag, Id, MonthNumber, Table, Text
from amparo.foundation.registry.tables import REGIMES, SECTORS, SEXES

SECTOR_NAMES = tuple(sorted(set(SECTORS.values())))
MEMORY_MONTHS = 12
"""How many months back a notice may reach, a limit of ours; beyond, a judgment or resolution (C.D. 625 art. 25)."""

NOTICE_TYPES = ("ENT", "SAL", "MSU", "INS", "COR")


class Notice(Table):
    """Avisos y novedades aceptados desde el corte anterior, tal como se registraron.

    Notices accepted since the last cut-off, as they were recorded.
    """

    name = "affiliation.notice"
    key = ("notice_id",)

    notice_id = Id("Aviso", "Notice")
    act = Id("Acto que lo registró", "Act that recorded it")
    type = Text("Tipo de aviso", "Type of notice", choices=NOTICE_TYPES)
    job_id = Id("Relación de trabajo", "Job")
    employer_id = Id("Empleador", "Employer")
    person_id = Id("Persona", "Person")
    branch = Count("Sucursal", "Branch")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    effective_date = Day("Fecha del hecho", "Date of the fact")
    wage_cents = Cents("Remuneración mensual (ENT, MSU)", "Monthly wage (ENT, MSU)", minimum=0)
    pay_cents = Cents("Extras (INS) o pago del mes (COR)", "Extras (INS) or pay of the month (COR)", minimum=0)
    days = Count("Días (COR)", "Days (COR)", unit="days", maximum=30)
    reserve_accumulated = Flag("Acumula fondos de reserva", "Accumulates reserve funds")
    spouse_extension = Flag("Extensión a cónyuge", "Spouse extension")
    cause = Text("Causa", "Cause")


class Job(Table):
    """Relaciones de trabajo conocidas al cierre: las vigentes y las terminadas en los últimos doce meses.

    Jobs known at the close: those in force and those that ended within the last twelve months.
    """

    name = "affiliation.job"
    key = ("job_id",)

    job_id = Id("Relación de trabajo", "Job")
    person_id = Id("Persona", "Person")
    employer_id = Id("Empleador", "Employer")
    branch = Count("Sucursal", "Branch")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    sector = Text("Sector de afiliación (INEC)", "Affiliation sector (INEC)", choices=SECTOR_NAMES)
    sex = Text("Sexo", "Sex", choices=SEXES)
    birth_date = Day("Fecha de nacimiento", "Birth date")
    province = Text("Provincia", "Province")
    industry = Text("Rama de actividad", "Industry")
    since_date = Day("Desde", "Since")
    until_date = Day("Hasta, último día trabajado", "Until, last day worked")
    wage_cents = Cents("Remuneración mensual", "Monthly wage", minimum=0)
    wage_month = MonthNumber("Mes desde el que rige", "Month it holds since")
    reserve_accumulated = Flag("Acumula fondos de reserva", "Accumulates reserve funds")
    spouse_extension = Flag("Extensión a cónyuge", "Spouse extension")


class Work(Table):
    """Lo que los registros dicen hoy que se trabajó en un mes: el del cierre, o uno anterior que cambió.

    What the records say today was worked in a month: the month closed, or an earlier one that changed.
    """

    name = "affiliation.work"
    key = ("person_id", "job_id", "about_month")
    governed_by = "about_month"

    person_id = Id("Persona", "Person")
    job_id = Id("Relación de trabajo", "Job")
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    current = Flag("Es del mes que se cierra", "Is of the month being closed")
    employer_id = Id("Empleador", "Employer")
    regime = Text("Régimen", "Regime", choices=REGIMES)
    sector = Text("Sector de afiliación (INEC)", "Affiliation sector (INEC)", choices=SECTOR_NAMES)
    sex = Text("Sexo", "Sex", choices=SEXES)
    birth_date = Day("Fecha de nacimiento", "Birth date")
    province = Text("Provincia", "Province")
    industry = Text("Rama de actividad", "Industry")
    days = Count("Días aportados", "Contributed days", unit="days", maximum=30)
    monthly_wage_cents = Cents("Remuneración mensual", "Monthly wage", minimum=0)
    extra_cents = Column(
        "Extras del mes, o ajuste al pago realmente hecho", "Extras, or adjustment to actual pay", unit="cents"
    )
    reserve_accumulated = Flag("Acumula fondos de reserva", "Accumulates reserve funds")
    reserve_days = Count("Días con derecho a fondos de reserva", "Days with right to reserve funds", maximum=30)
    spouse_extension = Flag("Extensión a cónyuge", "Spouse extension")
