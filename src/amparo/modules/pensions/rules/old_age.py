"""Ordinary old age: who has the right, the base of each grant date, the coefficient, the limits, and the pension."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, between, greatest, share, when, whole


@rule("LSS art. 185", since="2001-11-30", es="Tiene derecho", en="Has the right")
def right(pension_right, months, age):
    """Se jubila por vejez quien reúne la edad y las imposiciones de cualquiera de las filas.

    Whoever meets the age and the contributions of any of the rows retires for old age.
    """
    return any_row(pension_right, months=months, age=age)


@rule("C.D. 100 art. 13", since="2006-03-09", unit="years", es="Años de aporte cumplidos", en="Completed years")
def years(months, year_months):
    """Cuentan los años cumplidos, sin fracción.

    Completed years count, without fraction.
    """
    return whole(months, year_months)


@rule(
    "C.D. 100 art. 2",
    since="2006-03-09",
    until="2017-09-13",
    result="average_cents",
    es="Promedio de los mejores años",
    en="Average of the best years",
)
def average_cents_of_2006(best_years_cents, averaging_months):
    """La base es el promedio mensual de los cinco años de mejores remuneraciones.

    The base is the monthly average of the five years of best pay.
    """
    return share(best_years_cents, 1, averaging_months)


@rule(
    "C.D. 554",
    since="2017-09-13",
    until="2021-11-15",
    result="average_cents",
    es="Media geométrica de los mejores años",
    en="Geometric mean of the best years",
)
def average_cents_of_2017(geometric_mean_cents):
    """La base es la raíz sesentava del producto de los sesenta sueldos, y no se recalculó (sentencia 16-18-IN/21).

    The base is the sixtieth root of the product of the sixty wages, and it was not recalculated (judgment 16-18-IN/21).
    """
    return geometric_mean_cents


@rule(
    "C.D. 100 art. 2 (C.D. 641)", since="2021-11-15", es="Promedio de los mejores años", en="Average of the best years"
)
def average_cents(best_years_cents, averaging_months):
    """La base es otra vez el promedio mensual de los cinco años de mejores remuneraciones.

    The base is again the monthly average of the five years of best pay.
    """
    return share(best_years_cents, 1, averaging_months)


@rule("C.D. 100 art. 13", since="2006-03-09", unit="rate", es="Coeficiente", en="Coefficient")
def coefficient(pension_coefficient, years):
    """El coeficiente es el de los años cumplidos de aporte.

    The coefficient is that of the completed years contributed.
    """
    return pension_coefficient(years)


@rule("C.D. 100 art. 13", since="2006-03-09", es="Pensión antes de límites", en="Pension before limits")
def raw_pension_cents(average_cents, coefficient):
    """La pensión es el promedio multiplicado por el coeficiente.

    The pension is the average times the coefficient.
    """
    return share(average_cents, coefficient)


@rule(
    "C.D. 300",
    since="2010-01-26",
    until="2015-04-20",
    result="minimum_cents",
    trust="SINGLE",
    es="Pensión mínima",
    en="Minimum pension",
)
def minimum_cents_of_2010(basic_wage_cents, minimum_pension_rate, years):
    """La pensión mínima crece con los años de aporte y con el salario básico.

    The minimum pension grows with the years contributed and with the basic wage.
    """
    return share(basic_wage_cents, minimum_pension_rate(years))


@rule("LSS art. 234", since="2015-04-20", es="Pensión mínima", en="Minimum pension")
def minimum_cents(basic_wage_cents, minimum_pension_rate, years):
    """La ley recoge la tabla: la pensión mínima crece con los años de aporte y con el salario básico.

    The law takes up the table: the minimum pension grows with the years contributed and with the basic wage.
    """
    return share(basic_wage_cents, minimum_pension_rate(years))


@rule("C.D. 100 art. 31", since="2010-01-26", es="Pensión máxima", en="Maximum pension")
def maximum_cents(basic_wage_cents, maximum_pension_rate, years):
    """La pensión máxima crece con los años de aporte y con el salario básico.

    The maximum pension grows with the years contributed and with the basic wage.
    """
    return share(basic_wage_cents, maximum_pension_rate(years))


@rule("LSS arts. 185 y 234; C.D. 100 art. 31", since="2010-01-26", es="Pensión", en="Pension")
def pension_cents(right, raw_pension_cents, minimum_cents, maximum_cents):
    """Quien tiene derecho recibe la pensión calculada, entre el mínimo y el máximo; quien no lo tiene, nada.

    Whoever has the right receives the pension calculated, between the minimum and the maximum; whoever has not,
    nothing.
    """
    return when(right, between(raw_pension_cents, minimum_cents, maximum_cents), 0)


@rule(
    "C.D. 300 art. 5",
    since="2010-01-26",
    es="Pensión máxima de las concedidas antes de 2010",
    en="Maximum of pensions granted before 2010",
)
def earlier_grant_maximum_cents(basic_wage_cents, earlier_grant_maximum_rate):
    """La pensión en curso a diciembre de 2009 tiene un máximo único, cualesquiera que sean sus años de aporte.

    A pension in payment in December 2009 has a single maximum, whatever its years of contribution.
    """
    return share(basic_wage_cents, earlier_grant_maximum_rate)


@rule("LSS art. 234", since="2015-04-20", es="Mínimo de la pensión parcial", en="Minimum of a partial pension")
def partial_minimum_cents(basic_wage_cents, partial_minimum_rate, months, totalled_months):
    """La pensión parcial por convenio tiene el mínimo en la proporción de lo aportado aquí a lo que se totaliza.

    The partial pension under an agreement has the minimum in the proportion of what was contributed here to what is
    totalled.
    """
    return share(share(basic_wage_cents, partial_minimum_rate), months, greatest(totalled_months, 1))


# ---------------------------------------------------------------- around the award


@rule("Calendario de pagos del IESS", since="2024-01-01", unit="days", es="Día de pago", en="Day of payment")
def pension_payment_day(payment_day):
    """Las pensiones se pagan un mismo día de cada mes.

    Pensions are paid on one same day of each month.
    """
    return payment_day


@rule(
    "IESS, cese en el empleo",
    since="2006-03-09",
    trust="SINGLE",
    es="Puede volver al empleador que certificó su salida",
    en="May return to the employer who certified the exit",
)
def may_return_to_employer(months_since_cessation, return_ban_months):
    """El jubilado no vuelve durante un año al empleador que certificó su salida.

    A retired worker does not return for one year to the employer who certified the departure.
    """
    return months_since_cessation >= return_ban_months


@rule(
    "IESS, período de protección por vejez",
    since="2006-03-09",
    trust="SINGLE",
    unit="months",
    es="Meses que conserva el derecho a la vejez",
    en="Months for which the right to old age is kept",
)
def age_conservation_months(months, age_conservation_rate, years):
    """Quien cesa antes de la edad conserva el derecho por un tiempo proporcional a lo aportado.

    Whoever leaves work before the age conserves the right for a time in proportion to what was contributed.
    """
    return share(months, age_conservation_rate(years))


@rule(
    "IESS, período de protección por vejez",
    since="2006-03-09",
    trust="SINGLE",
    es="Conserva el derecho a la vejez",
    en="Keeps the right to old age",
)
def keeps_old_age_right(months_since_cessation, age_conservation_months):
    """Lo conserva mientras el tiempo desde el cese no pase del período de protección.

    It is conserved while the time since leaving work does not exceed the protection period.
    """
    return months_since_cessation <= age_conservation_months
