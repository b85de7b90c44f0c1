"""What the law says of work risks: whom they cover, and what an injury, an incapacity or a death gives.

Amounts are cents; `incapacity_rate` is the degree of a partial incapacity. The law is that of the day of the event. A
pension's limits are those of its kind, `rt_incapacity` or `rt_survivors`.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, between, greatest, least, share, when, whole

# ---------------------------------------------------------------- cover


@rule("C.D. 513 arts. 16 y 17", since="2016-07-12", trust="SINGLE", es="Está cubierto", en="Is covered")
def covered(occupational_disease, occupational_disease_right, consecutive_months, days_before, wilful):
    """El accidente se cubre desde el primer día; la enfermedad, con seis meses o 180 días; lo que se busca, no.

    An accident is covered from the first day; a disease, with six months or 180 days; what is sought is not.
    """
    return (
        (occupational_disease == 0)
        | any_row(occupational_disease_right, consecutive_months=consecutive_months, days_before=days_before)
    ) & (wilful == 0)


@rule("C.D. 517 art. 14 c)", since="2016-07-12", es="Aviso a tiempo", en="Notice on time")
def notice_on_time(notice_working_days, accident_notice_working_days):
    """El empleador avisa en diez días laborables; si tarda, responde, pero la prestación se da.

    The employer gives notice within ten working days; if late, it is liable, but the benefit is given.
    """
    return notice_working_days <= accident_notice_working_days


# ---------------------------------------------------------------- temporary incapacity


@rule("C.S. 358 art. 18", since="2016-07-12", es="Promedio de los últimos meses", en="Average of the last months")
def average_cents(last_months_cents, subsidy_average_months):
    """El subsidio se calcula sobre el promedio de los tres meses de aportes anteriores.

    The benefit is calculated on the average of the three months of contributions before.
    """
    return share(last_months_cents, 1, subsidy_average_months)


@rule(
    "C.D. 513 art. 22", since="2016-07-12", trust="SINGLE", es="Subsidio mensual del día", en="Monthly benefit on a day"
)
def monthly_subsidy_cents(average_cents, accident_subsidy_rate, incapacity_day):
    """El 75 % del promedio las diez primeras semanas y el 66 % hasta la 52.

    75% of the average in the first ten weeks and 66% up to the 52nd.
    """
    return share(average_cents, accident_subsidy_rate(incapacity_day))


@rule("C.D. 513 art. 22", since="2016-07-12", trust="DERIVED", es="Subsidio de los días", en="Benefit for the days")
def subsidy_cents(
    covered,
    average_cents,
    accident_subsidy_rate,
    accident_first_days,
    accident_last_days,
    incapacity_days,
    contribution_month_days,
):
    """Todo el reposo: los días de cada tramo, con meses de 30 días.

    The whole rest: the days of each stretch, in months of 30 days.
    """
    return when(
        covered,
        share(
            share(average_cents, accident_subsidy_rate(accident_first_days)),
            least(incapacity_days, accident_first_days),
            contribution_month_days,
        )
        + share(
            share(average_cents, accident_subsidy_rate(accident_last_days)),
            between(incapacity_days, accident_first_days, accident_last_days) - accident_first_days,
            contribution_month_days,
        ),
        0,
    )


@rule("C.D. 513", since="2016-07-12", es="Promedio del último año", en="Average of the last year")
def last_year_average_cents(last_year_cents, year_months):
    """El promedio mensual de los 360 días anteriores.

    The monthly average of the 360 days before.
    """
    return share(last_year_cents, 1, year_months)


@rule("C.D. 513 art. 24", since="2016-07-12", trust="SINGLE", es="Pensión provisional", en="Provisional pension")
def provisional_pension_cents(
    covered, last_year_average_cents, provisional_pension_rate, paid_months, provisional_pension_months
):
    """Agotado el subsidio, el 80 % del promedio del último año, hasta doce meses.

    Once the cash benefit is exhausted, 80% of the average of the last year, up to twelve months.
    """
    return when(
        covered & (paid_months < provisional_pension_months),
        share(last_year_average_cents, provisional_pension_rate),
        0,
    )


# ---------------------------------------------------------------- permanent partial incapacity


@rule("C.D. 513 art. 32", since="2016-07-12", trust="SINGLE", es="Indemnización calculada", en="Computed indemnity")
def raw_indemnity_cents(last_year_average_cents, indemnity_months, incapacity_rate):
    """El grado de incapacidad, por sesenta mensualidades del último año.

    The degree of incapacity, times sixty monthly payments of the last year.
    """
    return share(last_year_average_cents * indemnity_months, incapacity_rate)


@rule("C.D. 513 arts. 29 y 32", since="2016-07-12", trust="SINGLE", es="Indemnización", en="Indemnity")
def indemnity_cents(covered, employed, raw_indemnity_cents, basic_wage_cents, indemnity_wages):
    """Una sola vez, hasta cien salarios básicos; quien no trabaja recibe solo atención médica.

    Only once, up to one hundred basic wages; whoever does not work receives medical care only.
    """
    return when(covered & (employed == 1), least(raw_indemnity_cents, basic_wage_cents * indemnity_wages), 0)


@rule(
    "C.D. 513, disposición general 7ª",
    since="2016-07-12",
    trust="CONFLICT",
    es="Reliquidación por agravamiento",
    en="Further indemnity if it worsens",
)
def further_indemnity_cents(
    covered, reviewed_before, raw_indemnity_cents, basic_wage_cents, aggravated_wages, paid_indemnity_cents
):
    """Si la incapacidad se agrava, una vez, la diferencia con lo pagado, sin pasar en total de cincuenta salarios.

    If the incapacity worsens, once, the difference with what was paid, not exceeding fifty wages in all.
    """
    return when(
        covered & (reviewed_before == 0),
        greatest(least(raw_indemnity_cents, basic_wage_cents * aggravated_wages) - paid_indemnity_cents, 0),
        0,
    )


@rule("C.D. 338 art. 6", since="2010-12-01", trust="SINGLE", es="Renta parcial mínima", en="Smallest partial rent")
def minimum_rent_cents(basic_wage_cents, partial_rent_minimum_rate, incapacity_rate):
    """La mínima de las rentas antiguas es proporcional al grado de incapacidad.

    The minimum of the old annuities is proportional to the degree of incapacity.
    """
    return share(share(basic_wage_cents, partial_rent_minimum_rate), incapacity_rate)


@rule("C.D. 338 art. 6", since="2010-12-01", trust="SINGLE", es="Renta parcial máxima", en="Largest partial rent")
def maximum_rent_cents(basic_wage_cents, partial_rent_maximum_rate, incapacity_rate):
    """La máxima de las rentas antiguas es proporcional al grado de incapacidad.

    The maximum of the old annuities is proportional to the degree of incapacity.
    """
    return share(share(basic_wage_cents, partial_rent_maximum_rate), incapacity_rate)


@rule("C.D. 338 art. 6", since="2010-12-01", trust="SINGLE", es="Renta parcial", en="Partial rent")
def rent_cents(stated_rent_cents, minimum_rent_cents, maximum_rent_cents):
    """La renta vitalicia concedida antes de 2011 se paga entre su mínimo y su máximo.

    The life annuity awarded before 2011 is paid between its minimum and its maximum.
    """
    return between(stated_rent_cents, minimum_rent_cents, maximum_rent_cents)


# ---------------------------------------------------------------- permanent total and absolute incapacity


@rule("C.D. 513 art. 34", since="2016-07-12", trust="SINGLE", es="Base de la pensión", en="Base of the pension")
def pension_base_cents(last_year_average_cents, best_years_average_cents):
    """El promedio del último año, o el de los cinco mejores si es mayor.

    The average of the last year, or that of the five best if it is higher.
    """
    return greatest(last_year_average_cents, best_years_average_cents)


@rule("LSS art. 234", since="2016-07-12", es="Pensión mínima", en="Minimum pension")
def minimum_cents(basic_wage_cents, minimum_pension_rate, years):
    """La mínima crece con los años de aporte; la del montepío es del grupo entero.

    The minimum grows with the years contributed; that of survivors is of the whole group.
    """
    return share(basic_wage_cents, minimum_pension_rate(years))


@rule("C.D. 300 art. 5", since="2016-07-12", es="Pensión máxima", en="Maximum pension")
def maximum_cents(basic_wage_cents, maximum_pension_rate, years):
    """La máxima de riesgos del trabajo es una sola.

    There is only one maximum for work risks.
    """
    return share(basic_wage_cents, maximum_pension_rate(years))


@rule("C.D. 513 arts. 34 y 35", since="2016-07-12", trust="SINGLE", es="Incapacidad total", en="Total incapacity")
def total_pension_cents(covered, pension_base_cents, total_incapacity_rate, minimum_cents, maximum_cents):
    """Quien no puede volver a su oficio recibe el 80 % de la base, entre el mínimo y el máximo.

    Whoever cannot return to their trade receives 80% of the base, between the minimum and the maximum.
    """
    return when(covered, between(share(pension_base_cents, total_incapacity_rate), minimum_cents, maximum_cents), 0)


@rule("C.D. 513 art. 38", since="2016-07-12", trust="SINGLE", es="Incapacidad absoluta", en="Absolute incapacity")
def absolute_pension_cents(covered, pension_base_cents, absolute_incapacity_rate, minimum_cents, maximum_cents):
    """Quien no puede volver a trabajar recibe la base entera, entre el mínimo y el máximo.

    Whoever cannot work again receives the whole base, between the minimum and the maximum.
    """
    return when(covered, between(share(pension_base_cents, absolute_incapacity_rate), minimum_cents, maximum_cents), 0)


# ---------------------------------------------------------------- death


@rule(
    "C.D. 513 art. 40", since="2016-07-12", trust="SINGLE", es="Personas que comparten", en="Dependants sharing",
    unit="count",
)  # fmt: skip
def dependants(widowed, orphans, parents):
    """Los hijos con derecho; los padres solo si no hay viudedad ni hijos.

    The children with a right; the parents only if there is no widow or widower and no children.
    """
    return when((widowed == 1) | (orphans > 0), orphans, parents)


@rule("C.D. 513 art. 40", since="2016-07-12", trust="SINGLE", es="Viudedad antes de límites", en="Widow's share")
def nominal_widow_cents(widowed, caused_pension_cents, work_risk_widow_rate):
    """A quien enviuda, el 60 % de la pensión por incapacidad total que correspondía, o de la que se pagaba.

    A widow or widower has 60% of the pension for total incapacity that was due, or of the one being paid.
    """
    return when(widowed == 1, share(caused_pension_cents, work_risk_widow_rate), 0)


@rule("C.D. 513 art. 40", since="2016-07-12", trust="SINGLE", es="Parte de hijos o padres", en="Dependants' share")
def nominal_dependants_cents(dependants, caused_pension_cents, work_risk_dependants_rate):
    """A todos los hijos juntos, o a los padres, el 40 %.

    All the children together, or the parents, have 40%.
    """
    return when(dependants > 0, share(caused_pension_cents, work_risk_dependants_rate), 0)


@rule("C.D. 513 art. 40; LSS art. 234", since="2016-07-12", es="Montepío del grupo", en="Pension of the group")
def group_cents(nominal_widow_cents, nominal_dependants_cents, minimum_cents, maximum_cents, caused_pension_cents):
    """El grupo recibe al menos medio salario básico, y no más que la pensión causada ni que el máximo.

    The group receives at least half a basic wage, and no more than the pension left or than the maximum.
    """
    return when(
        nominal_widow_cents + nominal_dependants_cents > 0,
        between(
            nominal_widow_cents + nominal_dependants_cents, minimum_cents, least(caused_pension_cents, maximum_cents)
        ),
        0,
    )


@rule("C.D. 513 art. 40", since="2016-07-12", trust="DERIVED", es="Pensión de viudedad", en="Widow's pension")
def widow_cents(group_cents, nominal_widow_cents, nominal_dependants_cents):
    """Lo que los límites suben o bajan se reparte en proporción.

    What the limits raise or lower is shared in proportion.
    """
    return share(group_cents, nominal_widow_cents, greatest(nominal_widow_cents + nominal_dependants_cents, 1))


@rule("C.D. 513 art. 40", since="2016-07-12", trust="DERIVED", es="Pensión de hijos o padres", en="Dependants' pension")
def dependants_cents(group_cents, widow_cents):
    """A hijos o padres queda lo que no toma la viudedad, para que las partes sumen.

    Children or parents have what the widow or widower does not take, so that the parts add up.
    """
    return group_cents - widow_cents


@rule("C.D. 513 art. 40", since="2016-07-12", trust="DERIVED", es="Pensión de cada uno", en="Each one's pension")
def dependant_cents(dependants_cents, dependants):
    """Se reparten por igual, en centavos enteros.

    They share equally, in whole cents.
    """
    return whole(dependants_cents, greatest(dependants, 1))


@rule("C.D. 513 art. 40", since="2016-07-12", trust="DERIVED", es="Pensión del último", en="Last one's pension")
def last_dependant_cents(dependants_cents, dependant_cents, dependants):
    """El último recibe los centavos que sobran del reparto, para que las partes sumen.

    The last one receives the cents left over from sharing, so that the parts add up.
    """
    return when(dependants > 0, dependants_cents - dependant_cents * (dependants - 1), 0)
