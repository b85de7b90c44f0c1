"""What the law says of pensions: who has the right, how much, within which limits, and what a month's payroll adds.

Amounts are cents and rates millionths. The law is that of the day of the right for an award, and that of the month paid
for the payroll, where `pension_cents` is given: the amount each pensioner already had.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, between, greatest, least, share, when, whole

# ---------------------------------------------------------------- the award


@rule("LSS art. 185", since="2001-11-30", es="Tiene derecho", en="Has the right")
def right(pension_right, months, age):
    """Se jubila por vejez quien reúne la edad y las imposiciones de cualquiera de las filas."""
    return any_row(pension_right, months=months, age=age)


@rule("C.D. 100 art. 13", since="2006-03-09", unit="years", es="Años de aporte cumplidos", en="Completed years")
def years(months, year_months):
    """Cuentan los años cumplidos, sin fracción."""
    return whole(months, year_months)


@rule("C.D. 100 art. 2", since="2021-11-15", es="Promedio de los mejores años", en="Average of the best years")
def average_cents(best_years_cents, averaging_months):
    """La base es el promedio mensual de los cinco años de mejores remuneraciones."""
    return share(best_years_cents, 1, averaging_months)


@rule("C.D. 100 art. 13", since="2006-03-09", unit="rate", es="Coeficiente", en="Coefficient")
def coefficient(pension_coefficient, years):
    """El coeficiente es el de los años cumplidos de aporte."""
    return pension_coefficient(years)


@rule("C.D. 100 art. 13", since="2006-03-09", es="Pensión antes de límites", en="Pension before limits")
def raw_pension_cents(average_cents, coefficient):
    """La pensión es el promedio multiplicado por el coeficiente."""
    return share(average_cents, coefficient)


@rule("LSS art. 234", since="2015-04-20", es="Pensión mínima", en="Minimum pension")
def minimum_cents(basic_wage_cents, minimum_pension_rate, years):
    """La pensión mínima crece con los años de aporte y con el salario básico."""
    return share(basic_wage_cents, minimum_pension_rate(years))


@rule("C.D. 100 art. 31", since="2010-01-26", es="Pensión máxima", en="Maximum pension")
def maximum_cents(basic_wage_cents, maximum_pension_rate, years):
    """La pensión máxima crece con los años de aporte y con el salario básico."""
    return share(basic_wage_cents, maximum_pension_rate(years))


@rule("LSS arts. 185 y 234; C.D. 100 art. 31", since="2015-04-20", es="Pensión", en="Pension")
def pension_cents(right, raw_pension_cents, minimum_cents, maximum_cents):
    """Quien tiene derecho recibe la pensión calculada, entre el mínimo y el máximo; quien no lo tiene, nada."""
    return when(right, between(raw_pension_cents, minimum_cents, maximum_cents), 0)


# ---------------------------------------------------------------- the month's payroll


@rule("LSS art. 234", since="2016-01-01", trust="DERIVED", es="Pensión con el alza anual", en="Pension with the rise")
def raised_pension_cents(pension_cents, revaluation_rate, initial_cents, maximum_cents):
    """Sube con la inflación media del año anterior; la que estaba en el máximo, con él y hasta la calculada."""
    return greatest(pension_cents + share(pension_cents, revaluation_rate), least(initial_cents, maximum_cents))


@rule("LSS art. 234", since="2016-01-01", trust="DERIVED", es="Pensión del mes", en="Pension of the month")
def revalued_pension_cents(
    flat_pension,
    rural_pension_cents,
    calendar_month,
    revaluation_calendar_month,
    pension_cents,
    raised_pension_cents,
    minimum_cents,
    maximum_cents,
):
    """En enero toda pensión sube, dentro de sus límites y sin bajar nunca; la campesina es la fijada para el año."""
    return when(
        flat_pension == 1,
        rural_pension_cents,
        when(
            calendar_month == revaluation_calendar_month,
            greatest(pension_cents, between(raised_pension_cents, minimum_cents, maximum_cents)),
            pension_cents,
        ),
    )


@rule("LSS art. 236", since="2015-04-20", es="Décima tercera pensión", en="13th pension")
def thirteenth_cents(
    extra_pensions,
    monthly_extras,
    revalued_pension_cents,
    year_months,
    calendar_month,
    thirteenth_calendar_month,
    paid_in_year_cents,
):
    """En diciembre, la doceava parte de lo pagado en el año, incluido ese mes; o cada mes un doceavo de la pensión."""
    return when(
        extra_pensions == 1,
        when(
            monthly_extras == 1,
            share(revalued_pension_cents, 1, year_months),
            when(calendar_month == thirteenth_calendar_month, share(paid_in_year_cents, 1, year_months), 0),
        ),
        0,
    )


@rule("LSS art. 236", since="2015-04-20", es="Mes de la décima cuarta", en="Month of the 14th pension")
def own_fourteenth_calendar_month(
    fourteenth_nationwide, fourteenth_nationwide_calendar_month, fourteenth_calendar_month
):
    """La décima cuarta se paga en el mes de la región; la del montepío, en un mismo mes en todo el país."""
    return when(fourteenth_nationwide == 1, fourteenth_nationwide_calendar_month, fourteenth_calendar_month)


@rule("LSS art. 236", since="2015-04-20", es="Décima cuarta pensión", en="14th pension")
def fourteenth_cents(
    extra_pensions, monthly_extras, basic_wage_cents, year_months, calendar_month, own_fourteenth_calendar_month
):
    """Un salario básico al año, en su mes o por doceavos; el Seguro Campesino no la tiene."""
    return when(
        extra_pensions == 1,
        when(
            monthly_extras == 1,
            share(basic_wage_cents, 1, year_months),
            when(calendar_month == own_fourteenth_calendar_month, basic_wage_cents, 0),
        ),
        0,
    )


@rule("LSS art. 237", since="2001-11-30", es="Parte a cargo del Estado", en="Share borne by the State")
def state_share_cents(revalued_pension_cents, state_share_rate):
    """El Estado pone el 40 % de cada pensión; no de las décimas pensiones."""
    return share(revalued_pension_cents, state_share_rate)
