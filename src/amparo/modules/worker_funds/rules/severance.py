"""The severance account: who withdraws it, what it earns and what is delivered."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, share, when


@rule("C.D. 518 arts. 5 y 7", since="2016-07-22", es="Derecho a la cesantía", en="Right to the severance account")
def severance_right(severance_right_rows, months, days_out, pensioner):
    """24 aportes no simultáneos y 60 días sin trabajo; al pensionista que cesó no se le pide más.

    24 contributions not simultaneous and 60 days without work; of a pensioner who left work no more is asked.
    """
    return any_row(severance_right_rows, months=months, days_out=days_out) | (pensioner == 1)


@rule("C.D. 538 art. 9", since="2016-10-06", trust="SINGLE", es="Cesantía por licencia", en="Severance in leave")
def parental_severance_right(request_days, parental_request_days, days_since_request, parental_delivery_days):
    """En la licencia de cuidado sin sueldo: pedida en tres días, se entrega desde el 61.

    In unpaid care leave: claimed within three days, it is delivered from the 61st.
    """
    return (request_days <= parental_request_days) & (days_since_request >= parental_delivery_days)


@rule("C.D. 518 art. 6", since="2016-07-22", trust="SINGLE", es="Rendimiento del mes", en="Yield of the month")
def severance_yield_cents(severance_balance_cents, passive_rate, year_months):
    """Interés simple sobre el saldo del mes, a la tasa pasiva referencial del Banco Central.

    Simple interest on the balance of the month, at the Central Bank's reference deposit rate.
    """
    return share(share(severance_balance_cents, passive_rate), 1, year_months)


@rule("C.D. 518", since="2016-07-22", trust="SINGLE", es="Cesantía que se entrega", en="Severance delivered")
def severance_cents(severance_right, severance_balance_cents, severance_executed_cents):
    """Se entrega todo el saldo, menos lo que responde por un quirografario impago.

    The whole balance is delivered, less what answers for an unpaid unsecured loan.
    """
    return when(severance_right, severance_balance_cents - severance_executed_cents, 0)
