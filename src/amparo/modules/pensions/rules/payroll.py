"""The month's payroll: the yearly rise, the 13th and 14th, increases by age, old charges, and the State's share."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import between, greatest, least, share, when, whole


@rule(
    "IESS, alza de enero de 2013",
    since="2013-01-01",
    until="2016-01-01",
    trust="DERIVED",
    unit="count",
    es="Medios salarios básicos que la pensión sobrepasa",
    en="Half basic wages that the pension exceeds",
)
def exceeded_brackets(pension_cents, basic_wage_cents, revaluation_bracket_wages_rate):
    """Cada tramo del alza de 2013 mide medio salario básico, con su límite superior incluido.

    Each bracket of the rise of 2013 measures half a basic wage, its upper limit included.
    """
    return whole(pension_cents - 1, share(basic_wage_cents, revaluation_bracket_wages_rate))


@rule(
    "IESS, alza de enero de 2013",
    since="2013-01-01",
    until="2016-01-01",
    result="raised_pension_cents",
    es="Pensión con el alza de 2013",
    en="Pension with the rise of 2013",
)
def raised_pension_cents_of_2013(pension_cents, revaluation_bracket_rate, exceeded_brackets):
    """Toda la pensión sube el porcentaje de su tramo, mayor cuanto menor es la pensión.

    The whole pension rises by the percentage of its bracket, the larger the smaller the pension.
    """
    return pension_cents + share(pension_cents, revaluation_bracket_rate(exceeded_brackets))


@rule("LSS art. 234", since="2016-01-01", trust="DERIVED", es="Pensión con el alza anual", en="Pension with the rise")
def raised_pension_cents(pension_cents, revaluation_rate, initial_cents, maximum_cents):
    """Sube con la inflación media del año anterior; la que estaba en el máximo, con él y hasta la calculada.

    It rises with the average inflation of the year before; a pension at the maximum, with the maximum and up to the one
    calculated.
    """
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
    """En enero toda pensión sube, dentro de sus límites y sin bajar nunca; la campesina es la fijada para el año.

    In January every pension rises, within its limits and never falling; the rural one is the one fixed for the year.
    """
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
    """En diciembre, la doceava parte de lo pagado en el año, incluido ese mes; o cada mes un doceavo de la pensión.

    In December, a twelfth of what was paid in the year, that month included; or each month a twelfth of the pension.
    """
    return when(
        extra_pensions == 1,
        when(
            monthly_extras == 1,
            share(revalued_pension_cents, 1, year_months),
            when(calendar_month == thirteenth_calendar_month, share(paid_in_year_cents, 1, year_months), 0),
        ),
        0,
    )


@rule(
    "LSS art. 236",
    since="2015-04-20",
    unit="calendar_month",
    es="Mes de la décima cuarta",
    en="Month of the 14th pension",
)
def own_fourteenth_calendar_month(
    fourteenth_nationwide, fourteenth_nationwide_calendar_month, fourteenth_calendar_month
):
    """La décima cuarta se paga en el mes de la región; la del montepío, en un mismo mes en todo el país.

    The fourteenth is paid in the month of the region; that of survivors, in one same month in the whole country.
    """
    return when(fourteenth_nationwide == 1, fourteenth_nationwide_calendar_month, fourteenth_calendar_month)


@rule("LSS art. 236", since="2015-04-20", es="Décima cuarta pensión", en="14th pension")
def fourteenth_cents(
    extra_pensions, monthly_extras, basic_wage_cents, year_months, calendar_month, own_fourteenth_calendar_month
):
    """Un salario básico al año, en su mes o por doceavos; el Seguro Campesino no la tiene.

    One basic wage a year, in its month or by twelfths; the rural scheme has none.
    """
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
    """El Estado pone el 40 % de cada pensión; no de las décimas pensiones.

    The State pays 40% of each pension; not of the thirteenth and fourteenth pensions.
    """
    return share(revalued_pension_cents, state_share_rate)


# ---------------------------------------------------------------- increases by age, and what was once charged


@rule("IESS, aumentos por edad", since="2025-01-01", es="Mejor aumento", en="Better increase")
def best_increase_cents(
    old_age_supplements,
    january_age,
    retirement_months,
    best_increase_age,
    best_increase_months,
    best_increase_amount_cents,
):
    """Al subir las pensiones en enero, quien ya tiene la edad y se jubiló por vejez con 35 años de aporte cobra más.

    When pensions rise in January, whoever already has the age and retired for old age with 35 years contributed draws
    more.
    """
    return when(
        (old_age_supplements == 1) & (january_age >= best_increase_age) & (retirement_months >= best_increase_months),
        best_increase_amount_cents,
        0,
    )


@rule("IESS, aumentos por edad", since="2025-01-01", es="Aumento excepcional", en="Exceptional increase")
def exceptional_increase_cents(
    old_age_supplements,
    january_age,
    retirement_months,
    exceptional_increase_age,
    exceptional_increase_months,
    exceptional_increase_amount_cents,
    best_increase_cents,
):
    """De mayor edad y con menos aportes, quien no recibe el mejor aumento recibe el excepcional.

    Older and with fewer contributions, whoever does not receive the best increase receives the exceptional one.
    """
    return when(
        (old_age_supplements == 1)
        & (january_age >= exceptional_increase_age)
        & (retirement_months >= exceptional_increase_months)
        & (best_increase_cents == 0),
        exceptional_increase_amount_cents,
        0,
    )


@rule("IESS, descuento a pensionistas", since="2019-01-01", es="Descuento por décimos", en="Charge for 13th and 14th")
def extras_charge_cents(pension_cents, pensioner_extras_rate):
    """Hasta diciembre de 2019 se descontaba al pensionista una parte para sus décimas pensiones.

    Until December 2019 pensioners were charged a part for their thirteenth and fourteenth pensions.
    """
    return share(pension_cents, pensioner_extras_rate)


@rule("IESS, descuento a pensionistas", since="2019-01-01", es="Descuento por funerales", en="Charge for funeral aid")
def funeral_charge_cents(pension_cents, pensioner_funeral_rate):
    """Hasta diciembre de 2019 se descontaba al pensionista una parte para el auxilio de funerales.

    Until December 2019 pensioners were charged a part for the funeral aid.
    """
    return share(pension_cents, pensioner_funeral_rate)


@rule("IESS, descuento a pensionistas", since="2019-01-01", trust="DERIVED", es="Descuentos", en="Charges")
def pensioner_charge_cents(extras_charge_cents, funeral_charge_cents):
    """El descuento es la suma de sus dos partes: 2,76 % hasta diciembre de 2019, nada después.

    The charge is the sum of its two parts: 2.76% until December 2019, nothing afterwards.
    """
    return extras_charge_cents + funeral_charge_cents
