"""Unemployment pay: the right, its fixed and variable parts, and when each payment falls."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, greatest, least, share, when


@rule("C.D. 518 art. 15", since="2016-03-28", es="Derecho al desempleo", en="Right to unemployment pay")
def unemployment_right(
    unemployment_right_rows,
    months,
    last_consecutive_months,
    involuntary,
    pensioner,
    application_day,
    unemployment_first_day,
    unemployment_last_day,
):
    """24 aportes, los seis últimos seguidos; salida involuntaria; y pedido en su ventana de días.

    24 contributions, the last six consecutive; involuntary departure; and claimed within its window of days.
    """
    return (
        any_row(unemployment_right_rows, months=months, last_consecutive_months=last_consecutive_months)
        & (involuntary == 1)
        & (pensioner == 0)
        & (application_day >= unemployment_first_day)
        & (application_day <= unemployment_last_day)
    )


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Sueldo promedio", en="Average pay")
def average_cents(year_wages_cents, unemployment_average_months):
    """El promedio de los doce meses anteriores a la salida, de todos los empleos.

    The average of the twelve months before the departure, of all jobs.
    """
    return share(year_wages_cents, 1, unemployment_average_months)


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Salario básico promedio", en="Average basic wage")
def average_basic_wage_cents(year_basic_wages_cents, unemployment_average_months):
    """El promedio del salario básico en esos mismos meses.

    The average of the basic wage in those same months.
    """
    return share(year_basic_wages_cents, 1, unemployment_average_months)


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Parte fija entera", en="Whole fixed part")
def whole_fixed_cents(basic_wage_cents, unemployment_fixed_rate):
    """El 70 % del salario básico del día de la salida.

    70% of the basic wage of the day of departure.
    """
    return share(basic_wage_cents, unemployment_fixed_rate)


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Parte fija", en="Fixed part")
def fixed_cents(
    unemployment_right,
    payment,
    unemployment_payments,
    average_cents,
    average_basic_wage_cents,
    whole_fixed_cents,
):
    """Igual en los cinco pagos; quien ganó menos que el básico la recibe en proporción.

    The same in the five payments; whoever earned less than the basic wage receives it in proportion.
    """
    return when(
        unemployment_right & (payment <= unemployment_payments),
        when(
            average_cents < average_basic_wage_cents,
            share(whole_fixed_cents, average_cents, greatest(average_basic_wage_cents, 1)),
            whole_fixed_cents,
        ),
        0,
    )


@rule("LSS, innumerado (S. R.O. 720)", since="2016-03-28", es="Pago al que se aspira", en="Payment aimed at")
def target_cents(average_cents, unemployment_target_rate, payment):
    """Del 70 % del sueldo promedio en el primer pago al 50 % en el quinto.

    From 70% of the average wage in the first payment to 50% in the fifth.
    """
    return share(average_cents, unemployment_target_rate(payment))


@rule("C.D. 518 art. 16", since="2016-03-28", trust="DERIVED", es="Parte variable", en="Variable part")
def variable_cents(
    unemployment_right,
    with_severance,
    payment,
    unemployment_payments,
    target_cents,
    fixed_cents,
    severance_balance_cents,
):
    """Si se elige, lo que falta para ese pago sale de la propia cesantía, mientras alcance.

    If chosen, what is lacking for that payment comes out of one's own severance, while it lasts.
    """
    return when(
        unemployment_right & (with_severance == 1) & (payment <= unemployment_payments),
        least(greatest(target_cents - fixed_cents, 0), severance_balance_cents),
        0,
    )


@rule("C.D. 518 art. 16", since="2016-03-28", es="Pago de desempleo", en="Unemployment payment")
def unemployment_payment_cents(fixed_cents, variable_cents):
    """La parte fija la paga el fondo solidario; la variable, la cuenta del trabajador.

    The solidarity fund pays the fixed part; the account of the worker, the variable part.
    """
    return fixed_cents + variable_cents


@rule("C.D. 518 art. 16", since="2016-03-28", es="Cesantía que queda", en="Severance left")
def severance_left_cents(severance_balance_cents, variable_cents):
    """Lo que no tomó la parte variable queda en la cuenta, y puede retirarse después.

    What the variable part did not take stays in the account, and may be withdrawn later.
    """
    return severance_balance_cents - variable_cents


@rule("LSS, innumerado (S. R.O. 720)", since="2016-03-28", unit="count", es="Mes del pago", en="Month of the payment")
def payment_month(payment, unemployment_first_month):
    """Se paga del cuarto al octavo mes después de la salida.

    It is paid from the fourth to the eighth month after the departure.
    """
    return payment - 1 + unemployment_first_month


@rule(
    "C.D. 518 art. 16",
    since="2016-03-28",
    trust="DERIVED",
    unit="days",
    es="Primer día del pago",
    en="First day of the payment",
)
def payment_first_day(payment_month, contribution_month_days):
    """Los meses se cuentan de treinta días desde la salida: el cuarto empieza el día 91.

    Months are counted as thirty days from the departure: the fourth begins on day 91.
    """
    return (payment_month - 1) * contribution_month_days + 1
