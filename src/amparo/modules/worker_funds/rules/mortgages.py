"""Mortgages: the right, the term, and the social rate."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import share, when


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
    """36 aportes con los trece últimos seguidos; el voluntario, 36 seguidos; con discapacidad, dieciocho.

    36 contributions with the last thirteen consecutive; a voluntary contributor, 36 consecutive; with a disability,
    eighteen.
    """
    return (
        (pensioner == 1)
        | ((disability == 1) & (months >= disability_mortgage_months))
        | ((voluntary == 1) & (last_consecutive_months >= mortgage_months))
        | ((voluntary == 0) & (months >= mortgage_months) & (last_consecutive_months >= mortgage_last_months))
    )


@rule("BIESS, hipotecarios", since="2025-09-13", unit="months", es="Plazo del hipotecario", en="Term of a mortgage")
def mortgage_term_months(land, land_longest_months, mortgage_longest_months):
    """Hasta veinticinco años; para un terreno, diez.

    Up to twenty-five years; for land, ten.
    """
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
    """La tasa social pide un crédito, un ingreso y un avalúo que no pasen de los suyos.

    The social rate asks for a loan, an income and an appraisal that do not exceed their own limits.
    """
    return (
        mortgage_right
        & (principal_cents <= social_mortgage_cents)
        & (income_cents <= share(basic_wage_cents, social_income_rate))
        & (appraisal_cents <= social_appraisal_cents)
    )


@rule("BIESS, hipotecarios", since="2025-09-13", es="Interés social de un año", en="Social interest of a year")
def social_interest_cents(social_mortgage_right, principal_cents, social_mortgage_rate):
    """El interés del primer año a la tasa social; sin ella rige otra, que no se cargó.

    The interest of the first year at the social rate; without it another governs, which was not entered.
    """
    return when(social_mortgage_right, share(principal_cents, social_mortgage_rate), 0)
