"""When a declaration falls due, what a late one costs, and what special laws forgave.

The law is that of the day of payment or settlement. Amounts are cents, rates millionths, dates YYYYMMDD.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, proportion, share, when


@rule("LSS art. 73; C.D. 517 art. 3 a", since="2001-11-30", unit="date", es="Vencimiento", en="Due date")
def due_date(next_month_first_date, contribution_due_day, nonworking_days):
    """Vence el 15 del mes siguiente al aportado; si no es laborable, el primer día laborable que sigue.

    It falls due on the 15th of the month after the one contributed; if not a working day, on the next working day.
    """
    return next_month_first_date + contribution_due_day - 1 + nonworking_days


@rule("LSS art. 73", since="2001-11-30", es="En mora", en="In arrears")
def overdue(paid_date, due_date):
    """Está en mora desde el día siguiente al vencimiento.

    It is in arrears from the day after it fell due.
    """
    return paid_date > due_date


@rule("C.D. 517", since="2001-11-30", unit="months", trust="CONFLICT", es="Meses de mora", en="Months late")
def late_months(months_apart, due_day, paid_day):
    """Desde el vencimiento hasta el pago, toda fracción de mes cuenta como un mes; hay quien cuenta por días.

    From the due date to the payment, every fraction of a month counts as a month; some count by days.
    """
    return greatest(months_apart + when(paid_day > due_day, 1, 0), 0)


@rule("LSS art. 89", since="2001-11-30", es="Tasa de mora", en="Arrears rate")
def arrears_rate(maximum_conventional_rate, arrears_surcharge_rate):
    """La mora paga al año la tasa máxima convencional a la fecha de la liquidación, más cuatro puntos.

    Arrears pay each year the maximum conventional rate at the date of settlement, plus four points.
    """
    return maximum_conventional_rate + arrears_surcharge_rate


@rule("LSS art. 89; C.D. 517", since="2001-11-30", trust="CONFLICT", es="Interés de mora", en="Arrears interest")
def interest_cents(owed_cents, late_months, arrears_rate, year_months, whole_rate):
    """El interés es simple: la doceava parte de la tasa anual por cada mes de mora.

    Interest is simple: a twelfth of the yearly rate for each month of arrears.
    """
    return proportion(owed_cents, late_months * arrears_rate, year_months * whole_rate)


@rule("LSS art. 100", since="2001-11-30", trust="SINGLE", es="Interés exigible", en="Interest charged")
def charged_interest_cents(exempt_by_law, interest_cents):
    """No se condonan intereses ni multas, salvo lo que una ley exime: negocios cerrados en 2020, educadores en 2021.

    Neither interest nor fines are forgiven, except what a law exempts: closed businesses in 2020, educators in 2021.
    """
    return when(exempt_by_law == 1, 0, interest_cents)


@rule("LSS art. 89", since="2001-11-30", es="Deuda con interés", en="Debt with interest")
def debt_cents(owed_cents, charged_interest_cents):
    """Se debe lo no pagado más su interés.

    What was not paid is owed, with its interest.
    """
    return owed_cents + charged_interest_cents


@rule("Ley de Fomento Productivo", since="2018-08-21", trust="CONFLICT", es="Remisión de 2018", en="Relief of 2018")
def relief_cents(in_relief, capital_paid, relief_days, surcharges_cents, relief_rate):
    """A quien paga todo el capital en mora al 2-abr-2018 se le reducen intereses y multas, según cuándo pague.

    Whoever pays all the principal in arrears on 2-Apr-2018 has interest and fines reduced, by when it is paid.
    """
    return when((in_relief == 1) & (capital_paid == 1), share(surcharges_cents, relief_rate(relief_days)), 0)


@rule(
    "C.D. 604",
    since="2020-08-05",
    until="2021-09-01",
    trust="SINGLE",
    es="Cuota humanitaria",
    en="Humanitarian instalment",
)
def humanitarian_instalment_cents(owed_cents, humanitarian_instalments):
    """Los negocios cerrados pagan en cuotas iguales y sin interés lo de marzo a junio de 2020.

    Closed businesses pay in equal instalments, without interest, what was due from March to June 2020.
    """
    return share(owed_cents, 1, humanitarian_instalments)


@rule("Ley de Fomento Productivo", since="2001-11-30", es="Entra en la remisión", en="Is within the relief")
def enters_relief(relief_covers):
    """Con la ley del día en que venció: entra la deuda que estaba en mora al 2 de abril de 2018, salvo excepciones.

    By the law of the day it fell due: the debt in arrears on 2 April 2018 enters, with exceptions.
    """
    return relief_covers == 1


@rule("C.D. 604", since="2001-11-30", trust="SINGLE", es="Mes de la emergencia", en="Month of the emergency")
def enters_emergency(business_closed, emergency_covers):
    """Con la ley del mes de la planilla: entran las de los negocios cerrados, de marzo a junio de 2020.

    By the law of the month of the declaration: those of closed businesses enter, from March to June 2020.
    """
    return (business_closed == 1) & (emergency_covers == 1)


@rule(
    "C.D. 604", since="2020-08-05", until="2021-09-01", trust="SINGLE", es="Exime la emergencia", en="Emergency exempts"
)
def exempt_by_emergency(in_emergency):
    """Se paga sin interés hasta agosto de 2021, que es la última de las doce cuotas.

    It is paid without interest until August 2021, which is the last of the twelve instalments.
    """
    return in_emergency == 1


@rule("LOEI, DT 1ª", since="2021-04-19", trust="SINGLE", es="Exime al educador", en="Educator exempted")
def exempt_as_educator(community_educator):
    """La mora de educadores comunitarios se paga sin interés ni responsabilidad patronal; no consta hasta cuándo.

    The arrears of community educators are paid without interest or employer liability; until when is not on record.
    """
    return community_educator == 1
