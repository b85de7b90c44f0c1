"""Invalidity and the transitory subsidy for incapacity: who is invalid, the two routes to the right, and the amount.

The base and the coefficient are those of old age; the limits are those of `kind` sgo_invalidity.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import between, greatest, share, when


@rule(
    "C.D. 100, invalidez",
    since="2006-03-09",
    trust="SINGLE",
    es="Es inválido para el trabajo",
    en="Is invalid for work",
)
def invalid(earning_capacity_cents, healthy_wage_cents, invalid_earnings_rate):
    """Es inválido quien no puede ganar al menos la mitad de lo que gana una persona sana en condiciones parecidas.

    Invalid is whoever cannot earn at least half of what a healthy person earns in similar conditions.
    """
    return earning_capacity_cents < share(healthy_wage_cents, invalid_earnings_rate)


@rule("C.D. 100, invalidez", since="2006-03-09", es="Invalidez en actividad", en="Invalidity while active")
def invalidity_active_right(active, months, immediate_months, invalidity_active_months, invalidity_immediate_months):
    """Si la incapacidad llega en actividad o subsidio: 60 imposiciones, y las seis inmediatamente anteriores.

    If the incapacity comes in work or on a cash benefit: 60 contributions, and the six immediately before.
    """
    return (active == 1) & (months >= invalidity_active_months) & (immediate_months >= invalidity_immediate_months)


@rule("C.D. 100, invalidez", since="2006-03-09", es="Invalidez tras el cese", en="Invalidity after cessation")
def invalidity_ceased_right(
    active,
    months,
    months_since_cessation,
    pensioner,
    invalidity_ceased_months,
    invalidity_window_months,
):
    """Si llega dentro de dos años del cese: 120 imposiciones, y no cobrar otra pensión del Instituto.

    If it comes within two years of leaving work: 120 contributions, and drawing no other pension of the Institute.
    """
    return (
        (active == 0)
        & (months_since_cessation <= invalidity_window_months)
        & (months >= invalidity_ceased_months)
        & (pensioner == 0)
    )


@rule("C.D. 100, invalidez", since="2006-03-09", es="Derecho a la invalidez", en="Right to invalidity")
def invalidity_right(invalid, invalidity_active_right, invalidity_ceased_right):
    """Tiene derecho el inválido por cualquiera de los dos caminos.

    An invalid person has the right by either of the two ways.
    """
    return invalid & (invalidity_active_right | invalidity_ceased_right)


@rule(
    "C.D. 100, invalidez",
    since="2006-03-09",
    trust="SINGLE",
    es="Puede presentar la solicitud de invalidez",
    en="May file for invalidity",
)
def invalidity_may_be_filed(
    treatment_months,
    invalidity_treatment_months,
    employer_in_arrears,
    open_risk_notice,
    other_application,
    bank_account,
):
    """Tratada seis meses sin respuesta, aportes al día, sin aviso de riesgo ni otra jubilación en trámite, y cuenta.

    Treated six months without response; contributions up to date, no notice of a work risk or other retirement in
    process, and a bank account.
    """
    return (
        (treatment_months >= invalidity_treatment_months)
        & (employer_in_arrears == 0)
        & (open_risk_notice == 0)
        & (other_application == 0)
        & (bank_account == 1)
    )


@rule("C.D. 100, invalidez", since="2010-01-26", trust="SINGLE", es="Pensión de invalidez", en="Invalidity pension")
def invalidity_pension_cents(invalidity_right, raw_pension_cents, minimum_cents, maximum_cents):
    """Es la base por el coeficiente, entre el mínimo por años de aporte y el máximo único de la invalidez.

    It is the base times the coefficient, between the minimum by years contributed and the single maximum of invalidity.
    """
    return when(invalidity_right, between(raw_pension_cents, minimum_cents, maximum_cents), 0)


# ---------------------------------------------------------------- the transitory subsidy


@rule(
    "C.D. 100, subsidio transitorio",
    since="2006-03-09",
    trust="SINGLE",
    es="Derecho al subsidio transitorio",
    en="Right to the transitory subsidy",
)
def transitory_right(
    ceased_by_incapacity,
    lost_most_income,
    work_risk,
    months,
    immediate_months,
    invalidity_active_months,
    invalidity_immediate_months,
):
    """Quien cesa por no poder hacer su trabajo habitual y pierde su mayor ingreso, si no es riesgo del trabajo.

    Whoever leaves work unable to do their usual job and loses their main income, if it is not a work risk.
    """
    return (
        (ceased_by_incapacity == 1)
        & (lost_most_income == 1)
        & (work_risk == 0)
        & (months >= invalidity_active_months)
        & (immediate_months >= invalidity_immediate_months)
    )


@rule(
    "C.D. 100, subsidio transitorio",
    since="2006-03-09",
    trust="SINGLE",
    unit="months",
    es="Meses de subsidio que quedan",
    en="Months of subsidy left",
)
def transitory_months_left(months_since_incapacity, transitory_maximum_months):
    """Dura hasta un año desde la incapacidad, o desde que terminó el subsidio de enfermedad.

    It lasts up to one year from the incapacity, or from the end of the sickness benefit.
    """
    return greatest(transitory_maximum_months - months_since_incapacity, 0)


@rule(
    "C.D. 100, subsidio transitorio",
    since="2010-01-26",
    trust="SINGLE",
    es="Subsidio transitorio por incapacidad",
    en="Transitory subsidy for incapacity",
)
def transitory_subsidy_cents(transitory_right, transitory_months_left, raw_pension_cents, minimum_cents, maximum_cents):
    """Se calcula como la pensión de invalidez.

    It is calculated as the invalidity pension.
    """
    return when(
        transitory_right & (transitory_months_left > 0),
        between(raw_pension_cents, minimum_cents, maximum_cents),
        0,
    )
