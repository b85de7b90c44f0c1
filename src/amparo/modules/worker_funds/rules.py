"""What the law says of the accounts kept in a worker's own name, and of the loans they guarantee.

Amounts are cents. The law is that of the day of the exit for unemployment, and of the request for the rest. Balances
are given, not computed: `severance_balance_cents`, `reserve_balance_cents`, and what is owed of a loan,
`loan_balance_cents`.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, greatest, least, share, when

# ---------------------------------------------------------------- severance


@rule("C.D. 518 arts. 5 y 7", since="2016-07-22", es="Derecho a la cesantía", en="Right to the severance account")
def severance_right(severance_right_rows, months, days_out, pensioner):
    """24 aportes no simultáneos y 60 días sin trabajo; al pensionista que cesó no se le pide más."""
    return any_row(severance_right_rows, months=months, days_out=days_out) | (pensioner == 1)


@rule("C.D. 538 art. 9", since="2016-10-06", trust="SINGLE", es="Cesantía por licencia", en="Severance in leave")
def parental_severance_right(request_days, parental_request_days, days_since_request, parental_delivery_days):
    """En la licencia de cuidado sin sueldo: pedida en tres días, se entrega desde el 61."""
    return (request_days <= parental_request_days) & (days_since_request >= parental_delivery_days)


@rule("C.D. 518 art. 6", since="2016-07-22", trust="SINGLE", es="Rendimiento del mes", en="Yield of the month")
def severance_yield_cents(severance_balance_cents, passive_rate, year_months):
    """Interés simple sobre el saldo del mes, a la tasa pasiva referencial del Banco Central."""
    return share(share(severance_balance_cents, passive_rate), 1, year_months)


@rule("C.D. 518", since="2016-07-22", trust="SINGLE", es="Cesantía que se entrega", en="Severance delivered")
def severance_cents(severance_right, severance_balance_cents, severance_executed_cents):
    """Se entrega todo el saldo, menos lo que responde por un quirografario impago."""
    return when(severance_right, severance_balance_cents - severance_executed_cents, 0)


# ---------------------------------------------------------------- unemployment


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
    """24 aportes, los seis últimos seguidos; salida involuntaria; y pedido en su ventana de días."""
    return (
        any_row(unemployment_right_rows, months=months, last_consecutive_months=last_consecutive_months)
        & (involuntary == 1)
        & (pensioner == 0)
        & (application_day >= unemployment_first_day)
        & (application_day <= unemployment_last_day)
    )


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Sueldo promedio", en="Average pay")
def average_cents(year_wages_cents, unemployment_average_months):
    """El promedio de los doce meses anteriores a la salida, de todos los empleos."""
    return share(year_wages_cents, 1, unemployment_average_months)


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Salario básico promedio", en="Average basic wage")
def average_basic_wage_cents(year_basic_wages_cents, unemployment_average_months):
    """El promedio del salario básico en esos mismos meses."""
    return share(year_basic_wages_cents, 1, unemployment_average_months)


@rule("C.D. 518 art. 16", since="2016-03-28", trust="SINGLE", es="Parte fija entera", en="Whole fixed part")
def whole_fixed_cents(basic_wage_cents, unemployment_fixed_rate):
    """El 70 % del salario básico del día de la salida."""
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
    """Igual en los cinco pagos; quien ganó menos que el básico la recibe en proporción."""
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
    """Del 70 % del sueldo promedio en el primer pago al 50 % en el quinto."""
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
    """Si se elige, lo que falta para ese pago sale de la propia cesantía, mientras alcance."""
    return when(
        unemployment_right & (with_severance == 1) & (payment <= unemployment_payments),
        least(greatest(target_cents - fixed_cents, 0), severance_balance_cents),
        0,
    )


@rule("C.D. 518 art. 16", since="2016-03-28", es="Pago de desempleo", en="Unemployment payment")
def unemployment_payment_cents(fixed_cents, variable_cents):
    """La parte fija la paga el fondo solidario; la variable, la cuenta del trabajador."""
    return fixed_cents + variable_cents


@rule("C.D. 518 art. 16", since="2016-03-28", es="Cesantía que queda", en="Severance left")
def severance_left_cents(severance_balance_cents, variable_cents):
    """Lo que no tomó la parte variable queda en la cuenta, y puede retirarse después."""
    return severance_balance_cents - variable_cents


@rule("LSS, innumerado (S. R.O. 720)", since="2016-03-28", unit="count", es="Mes del pago", en="Month of the payment")
def payment_month(payment, unemployment_first_month):
    """Se paga del cuarto al octavo mes después de la salida."""
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
    """Los meses se cuentan de treinta días desde la salida: el cuarto empieza el día 91."""
    return (payment_month - 1) * contribution_month_days + 1


# ---------------------------------------------------------------- reserve


@rule(
    "Ley para el pago mensual del Fondo de Reserva",
    since="2011-08-01",
    es="Derecho al fondo de reserva",
    en="Right to the reserve fund",
)
def reserve_right(reserve_right_rows, deposits, age, service_months, days_out):
    """Con 36 depósitos, a los 60 años, con 40 años de servicio, o dos meses después de cesar."""
    return any_row(reserve_right_rows, deposits=deposits, age=age, service_months=service_months, days_out=days_out)


@rule(
    "Ley para el pago mensual del Fondo de Reserva",
    since="2011-08-01",
    trust="CONFLICT",
    es="Fondo de reserva que se entrega",
    en="Reserve fund delivered",
)
def reserve_cents(reserve_right, deceased, reserve_balance_cents, reserve_executed_cents):
    """Todo el saldo menos lo que responde por un préstamo; a los herederos no se les piden depósitos."""
    return when(reserve_right | (deceased == 1), reserve_balance_cents - reserve_executed_cents, 0)


@rule("IESS, control de fraudes", since="2018-12-01", trust="SINGLE", es="Se revisa antes", en="Is checked first")
def reserve_checked(reserve_cents, reserve_checked_cents):
    """El retiro grande se revisa antes de pagarse."""
    return reserve_cents > reserve_checked_cents


@rule("C.D. 316", since="2018-12-01", trust="SINGLE", es="Transferido a tiempo", en="Transferred on time")
def reserve_on_time(transfer_working_days, reserve_transfer_working_days):
    """El retiro se transfiere en tres días laborables desde el pedido."""
    return transfer_working_days <= reserve_transfer_working_days


# ---------------------------------------------------------------- loans


@rule("BIESS, quirografarios", since="2025-01-01", es="Tope del quirografario", en="Cap of an unsecured loan")
def loan_cap_cents(basic_wage_cents, loan_wages):
    """Ochenta salarios básicos."""
    return basic_wage_cents * loan_wages


@rule("C.D. 171 art. 8", since="2020-12-31", es="Garantía", en="Guarantee")
def loan_guarantee_cents(reserve_balance_cents, severance_balance_cents, loan_guarantee_rate):
    """Garantizan los fondos de reserva y la cesantía, hasta el 95 %."""
    return share(reserve_balance_cents + severance_balance_cents, loan_guarantee_rate)


@rule("BIESS, quirografarios", since="2025-01-01", trust="CONFLICT", es="Puede pedirlo", en="May ask for it")
def loan_right(months, loan_least_months, employer_in_arrears, pending_request, term_months, longest_months):
    """Con doce aportes, empleador al día, sin otro trámite sobre sus cuentas y dentro del plazo."""
    return (
        (months >= loan_least_months)
        & (employer_in_arrears == 0)
        & (pending_request == 0)
        & (term_months <= longest_months)
    )  # fmt: skip


@rule("BIESS, quirografarios", since="2025-01-01", es="Préstamo máximo", en="Largest loan")
def loan_limit_cents(loan_right, loan_cap_cents, loan_guarantee_cents):
    """Hasta lo que garantizan las cuentas, sin pasar del tope."""
    return when(loan_right, least(loan_cap_cents, loan_guarantee_cents), 0)


@rule("BIESS, quirografarios", since="2025-01-01", trust="SINGLE", unit="months", es="Plazo máximo", en="Longest term")
def longest_months(pensioner, age, harvester, pensioner_longest_months, harvester_longest_months, loan_longest_months):
    """Cinco años; el zafrero, dieciocho meses; el pensionista, menos desde los 78 años."""
    return when(
        pensioner == 1,
        pensioner_longest_months(age),
        when(harvester == 1, harvester_longest_months, loan_longest_months),
    )


@rule("BIESS, quirografarios", since="2025-01-01", es="Interés efectivo anual", en="Effective yearly interest")
def loan_rate(
    renewal, pensioner, term_months, new_loan_rate, pensioner_loan_rate, renewed_loan_rate, pensioner_renewed_rate
):
    """Crece con el plazo; una novación y un pensionista tienen su tabla."""
    return when(
        renewal == 1,
        when(pensioner == 1, pensioner_renewed_rate(term_months), renewed_loan_rate(term_months)),
        when(pensioner == 1, pensioner_loan_rate(term_months), new_loan_rate(term_months)),
    )


@rule("BIESS, quirografarios", since="2025-01-01", trust="SINGLE", es="Interés en atraso", en="Interest in arrears")
def late_rate(loan_rate, loan_arrears_rate, loan_late_days):
    """La tasa sube con los días de atraso."""
    return loan_rate + share(loan_rate, loan_arrears_rate(loan_late_days))


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Interés del mes", en="Interest of the month")
def loan_interest_cents(loan_balance_cents, nominal_rate, year_months):
    """La doceava parte de la tasa nominal sobre lo que se debe."""
    return share(share(loan_balance_cents, nominal_rate), 1, year_months)


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Capital del mes", en="Principal of the month")
def loan_principal_cents(instalment_cents, loan_interest_cents, loan_balance_cents):
    """La cuota paga primero el interés; lo demás, el capital, sin pasar de lo que se debe."""
    return least(greatest(instalment_cents - loan_interest_cents, 0), loan_balance_cents)


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Descuento en la planilla", en="Withheld with the declaration")
def withheld_cents(loan_interest_cents, loan_principal_cents):
    """El empleador retiene la cuota y la paga con la planilla del mes."""
    return loan_interest_cents + loan_principal_cents


@rule("C.D. 171 art. 8", since="2011-08-01", trust="SINGLE", es="Reserva que responde", en="Reserve executed")
def reserve_executed_cents(loan_balance_cents, reserve_balance_cents):
    """De un préstamo impago responde primero el fondo de reserva."""
    return least(loan_balance_cents, reserve_balance_cents)


@rule("C.D. 171 art. 8", since="2011-08-01", trust="SINGLE", es="Cesantía que responde", en="Severance executed")
def severance_executed_cents(loan_balance_cents, reserve_executed_cents, severance_balance_cents):
    """Lo que no cubre el fondo de reserva se debita de la cesantía."""
    return least(loan_balance_cents - reserve_executed_cents, severance_balance_cents)


# ---------------------------------------------------------------- mortgages


@rule("BIESS, hipotecarios", since="2025-09-13", trust="CONFLICT", es="Puede pedir casa", en="May ask for a mortgage")
def mortgage_right(
    pensioner,
    disability,
    voluntary,
    months,
    last_consecutive_months,
    mortgage_months,
    mortgage_last_months,
    disability_mortgage_months,
):
    """36 aportes con los trece últimos seguidos; el voluntario, 36 seguidos; con discapacidad, dieciocho."""
    return (
        (pensioner == 1)
        | ((disability == 1) & (months >= disability_mortgage_months))
        | ((voluntary == 1) & (last_consecutive_months >= mortgage_months))
        | ((voluntary == 0) & (months >= mortgage_months) & (last_consecutive_months >= mortgage_last_months))
    )


@rule("BIESS, hipotecarios", since="2025-09-13", unit="months", es="Plazo del hipotecario", en="Term of a mortgage")
def mortgage_term_months(land, land_longest_months, mortgage_longest_months):
    """Hasta veinticinco años; para un terreno, diez."""
    return when(land == 1, land_longest_months, mortgage_longest_months)


@rule("BIESS, hipotecarios", since="2025-09-13", es="Vivienda social", en="Social housing")
def social_mortgage_right(
    mortgage_right,
    principal_cents,
    social_mortgage_cents,
    income_cents,
    basic_wage_cents,
    social_income_rate,
    appraisal_cents,
    social_appraisal_cents,
):
    """La tasa social pide un crédito, un ingreso y un avalúo que no pasen de los suyos."""
    return (
        mortgage_right
        & (principal_cents <= social_mortgage_cents)
        & (income_cents <= share(basic_wage_cents, social_income_rate))
        & (appraisal_cents <= social_appraisal_cents)
    )


@rule("BIESS, hipotecarios", since="2025-09-13", es="Interés social de un año", en="Social interest of a year")
def social_interest_cents(social_mortgage_right, principal_cents, social_mortgage_rate):
    """El interés del primer año a la tasa social; sin ella rige otra, que no se cargó."""
    return when(social_mortgage_right, share(principal_cents, social_mortgage_rate), 0)
