"""Employer liability (C.D. 517): what an employer in arrears, or who did not enrol, pays for the benefit given.

The law is that of the settlement. Delays of 180 months and more compound each contribution month by month with the
actuarial rate and inflation, a root no rule can say exactly: that sum is given as `compounded_cents`, and only its
floor is computed here.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, proportion, share, when


@rule("C.D. 517 arts. 4 a 15", since="2016-07-20", trust="DERIVED", es="Estaba en mora", en="Was in arrears")
def in_arrears_at_event(event_date, due_date, paid_date):
    """Responde quien debía el día del hecho: después de vencer y antes de pagar. El día en que se paga aún se debe.

    Whoever owed on the day of the event is liable: after falling due and before paying. On the day it is paid it is
    still owed.
    """
    return (event_date > due_date) & (event_date <= paid_date)


@rule("C.D. 517 arts. 4 a 6", since="2016-07-20", es="Responsabilidad en salud", en="Health liability")
def health_liability_cents(
    late_days, benefit_cents, health_liability_rate, basic_wage_cents, health_liability_wage_rate
):
    """Una parte de la prestación según los días de atraso, más la cuarta parte del salario básico.

    A part of the benefit by the days of delay, plus a quarter of the basic wage.
    """
    return when(
        late_days > 0,
        share(benefit_cents, health_liability_rate(late_days)) + share(basic_wage_cents, health_liability_wage_rate),
        0,
    )


@rule("C.D. 517, DG 3ª", since="2016-07-20", es="Salud, de cada empleador", en="Health, of each employer")
def own_health_liability_cents(
    health_liability_cents, own_wage_cents, all_wages_cents, basic_wage_cents, health_liability_wage_rate
):
    """Entre varios empleadores se reparte por sueldos, y ninguno paga menos de la cuarta parte del salario básico.

    Among several employers it is shared by wages, and none pays less than a quarter of the basic wage.
    """
    return greatest(
        share(health_liability_cents, own_wage_cents, all_wages_cents),
        share(basic_wage_cents, health_liability_wage_rate),
    )


@rule("C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Tasa anual de recargo", en="Yearly surcharge rate")
def liability_rate(liability_yield_multiple, fund_yield_rate):
    """Tres veces el rendimiento del año anterior de ese fondo en el BIESS.

    Three times the yield of that fund in the BIESS in the year before.
    """
    return liability_yield_multiple * fund_yield_rate


@rule("C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Tasa mensual de recargo", en="Monthly surcharge rate")
def monthly_liability_rate(liability_rate, year_months):
    """La doceava parte de la tasa anual; el cálculo divide una sola vez, al final.

    A twelfth of the yearly rate; the calculation divides only once, at the end.
    """
    return share(liability_rate, 1, year_months)


@rule("C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Atraso largo", en="Long delay")
def long_delay(longest_delay_months, long_delay_months):
    """Basta un aporte con ciento ochenta meses de atraso o más para que rija la fórmula larga.

    One contribution one hundred and eighty months late or more is enough for the long formula to govern.
    """
    return longest_delay_months >= long_delay_months


@rule("C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Por atraso corto", en="For a short delay")
def short_delay_liability_cents(
    late_contributions_cents,
    longest_delay_months,
    liability_rate,
    year_months,
    whole_rate,
    basic_wage_cents,
    short_delay_wage_rate,
):
    """El atraso más largo recarga todos los aportes tardíos de ese fondo; se añade medio salario básico.

    The longest delay surcharges every late contribution of that fund; half a basic wage is added.
    """
    return when(
        longest_delay_months > 0,
        proportion(late_contributions_cents, longest_delay_months * liability_rate, year_months * whole_rate)
        + share(basic_wage_cents, short_delay_wage_rate),
        0,
    )


@rule("C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Por atraso largo", en="For a long delay")
def long_delay_liability_cents(compounded_cents, basic_wage_cents, liability_floor_wages):
    """Lo capitalizado mes a mes, y no menos de veinticinco salarios básicos.

    What was compounded month by month, and not less than twenty-five basic wages.
    """
    return greatest(basic_wage_cents * liability_floor_wages, compounded_cents)


@rule(
    "C.D. 517 arts. 8, 11, 13 y 15", since="2016-07-20", es="Responsabilidad por el fondo", en="Liability to the fund"
)
def fund_liability_cents(long_delay, long_delay_liability_cents, short_delay_liability_cents):
    """Pensiones, cesantía, desempleo y riesgos cobran por la fórmula que toca al atraso más largo.

    Pensions, severance, unemployment and work risks charge by the formula that the longest delay calls for.
    """
    return when(long_delay, long_delay_liability_cents, short_delay_liability_cents)


@rule("C.D. 517, DG 3ª", since="2016-07-20", es="Del fondo, de cada empleador", en="To the fund, of each employer")
def own_fund_liability_cents(fund_liability_cents, own_unpaid_cents, all_unpaid_cents):
    """Entre varios empleadores se reparte por lo que cada uno no pagó.

    Among several employers it is shared by what each one did not pay.
    """
    return proportion(fund_liability_cents, own_unpaid_cents, all_unpaid_cents)


@rule("C.D. 517 art. 9", since="2016-07-20", es="Por auxilio de funerales", en="For funeral aid")
def funeral_liability_cents(repeat_offender, basic_wage_cents, funeral_liability_rate, repeat_funeral_liability_rate):
    """Medio salario básico a la fecha del hecho, o uno entero si reincide.

    Half a basic wage at the date of the event, or a whole one for a repeat offender.
    """
    return share(basic_wage_cents, when(repeat_offender == 1, repeat_funeral_liability_rate, funeral_liability_rate))


@rule("C.D. 517 arts. 14 y 15", since="2016-07-20", es="Accidente sin aviso", en="Accident not reported")
def work_risk_notice_cents(
    not_enrolled, working_days_to_event_notice, event_notice_working_days, basic_wage_cents, work_risk_notice_rate
):
    """Un salario básico si no estaba afiliado antes del accidente o no se avisó en diez días laborables.

    One basic wage if not affiliated before the accident, or if no notice was given within ten working days.
    """
    return when(
        (not_enrolled == 1) | (working_days_to_event_notice > event_notice_working_days),
        share(basic_wage_cents, work_risk_notice_rate),
        0,
    )


@rule("C.D. 517 art. 15 d", since="2016-07-20", es="Por falta de prevención", en="For lack of prevention")
def prevention_rate(
    direct_causes, indirect_causes, basic_causes, direct_causes_rate, indirect_causes_rate, basic_causes_rate
):
    """Se suman los porcentajes de las causas directas, indirectas y básicas.

    The percentages of the direct, indirect and basic causes are added up.
    """
    return direct_causes_rate(direct_causes) + indirect_causes_rate(indirect_causes) + basic_causes_rate(basic_causes)


@rule("C.D. 517 art. 15 d", since="2016-07-20", es="Prestación a su cargo", en="Benefit at the employer's charge")
def prevention_liability_cents(total_loss, benefit_cents, prevention_rate):
    """Esa parte de la prestación temporal o parcial; entera si hay incapacidad total, absoluta o muerte.

    That part of the temporary or partial benefit; the whole if there is total or absolute incapacity or death.
    """
    return when(total_loss == 1, benefit_cents, share(benefit_cents, prevention_rate))
