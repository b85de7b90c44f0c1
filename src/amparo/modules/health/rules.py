"""What the law says of health: who is cared for and since when, and what is paid to whoever rests.

Amounts are cents; `rest_days` are those of a whole rest, from its first day. The law is that of the first day of the
illness, or of the rest.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, between, greatest, least, share, when

# ---------------------------------------------------------------- care


@rule("C.D. 622 arts. 2, 6 y 8", since="2020-12-22", es="Atención por enfermedad", en="Care in illness")
def illness_care(
    illness_care_right,
    consecutive_months,
    days_of_eight_months,
    returned,
    recovered_care_months,
    emergency,
    months_without,
    conserved_care_months,
    pensioner,
):
    """Tres meses seguidos o 189 días en ocho; uno si se vuelve a aportar; ninguno en emergencia ni al pensionista.

    Three months in a row or 189 days in eight; one if contributing again; none in an emergency, nor for a pensioner.
    """
    return (
        (
            any_row(
                illness_care_right, consecutive_months=consecutive_months, days_of_eight_months=days_of_eight_months
            )
            | ((returned == 1) & (consecutive_months >= recovered_care_months))
            | (emergency == 1)
        )
        & (months_without <= conserved_care_months)
    ) | (pensioner == 1)


@rule("C.D. 622 arts. 3 y 7", since="2020-12-22", es="Atención por maternidad", en="Care in maternity")
def maternity_care(
    maternity_care_right, consecutive_months, days_of_sixteen_months, months_without, conserved_care_months
):
    """Doce meses seguidos antes del parto o 378 días en dieciséis; dejado de aportar, se conserva dos meses.

    Twelve months in a row before the birth or 378 days in sixteen; once contributions stop, it is conserved two months.
    """
    return any_row(
        maternity_care_right, consecutive_months=consecutive_months, days_of_sixteen_months=days_of_sixteen_months
    ) & (months_without <= conserved_care_months)


@rule("LSS art. 102", since="2020-12-22", es="Atención del cónyuge", en="Spouse's care")
def spouse_care(illness_care, extension_months, extension_least_months):
    """El cónyuge se atiende si se paga la extensión, tras tres aportes.

    The spouse is cared for if the extension is paid, after three contributions.
    """
    return illness_care & (extension_months >= extension_least_months)


@rule("LSS art. 102", since="2020-12-22", trust="SINGLE", es="Maternidad de la cónyuge", en="Spouse's maternity")
def spouse_maternity_care(illness_care, extension_months, extension_maternity_months):
    """La extensión cubre la maternidad tras doce aportes.

    The extension covers maternity after twelve contributions.
    """
    return illness_care & (extension_months >= extension_maternity_months)


@rule("LSS art. 102", since="2020-12-22", es="Atención de los hijos", en="Children's care")
def child_care(illness_care, child_age, covered_child_age, pensioner, extension_months, extension_least_months):
    """Los hijos menores de 18 años se atienden sin prima; los del pensionista, si paga la extensión.

    Children under 18 are cared for without premium; those of a pensioner, if the extension is paid.
    """
    return (
        illness_care
        & (child_age < covered_child_age)
        & ((pensioner == 0) | (extension_months >= extension_least_months))
    )  # fmt: skip


# ---------------------------------------------------------------- sickness


@rule("C.D. 501, tablas", since="2015-11-01", trust="DERIVED", es="Aporta a salud", en="Contributes to health")
def insured(health_rate):
    """Tiene subsidios quien aporta al seguro de salud: no el trabajo no remunerado del hogar ni el campesino.

    Whoever contributes to health insurance has cash benefits: neither unpaid work in the home nor the rural scheme
    does.
    """
    return health_rate > 0


@rule("C.S. 358 art. 18", since="2001-11-30", es="Promedio de los últimos meses", en="Average of the last months")
def average_cents(last_months_cents, subsidy_average_months):
    """Los tres meses de aportes anteriores al del reposo, en los empleos que se tienen.

    The three months of contributions before that of the rest, in the jobs held.
    """
    return share(last_months_cents, 1, subsidy_average_months)


@rule("C.S. 358 art. 18", since="2015-11-01", es="Derecho al subsidio", en="Right to the benefit")
def sickness_right(insured, sickness_right_rows, consecutive_months, days_before):
    """Seis aportes seguidos o 180 días inmediatos al reposo: más que para la atención.

    Six consecutive contributions or 180 days immediately before the rest: more than for care.
    """
    return insured & any_row(sickness_right_rows, consecutive_months=consecutive_months, days_before=days_before)


@rule("C.S. 358 art. 18", since="2001-11-30", es="Subsidio mensual del día", en="Monthly benefit on a day")
def monthly_sickness_cents(average_cents, sickness_rate, rest_day, employer_rest_days):
    """Tras los días del empleador, el 75 % del promedio hasta el día 70 y el 66 % hasta el 182.

    After the employer's days, 75% of the average up to day 70 and 66% up to day 182.
    """
    return when(rest_day > employer_rest_days, share(average_cents, sickness_rate(rest_day)), 0)


@rule("C.S. 358 art. 18", since="2015-11-01", trust="DERIVED", es="Subsidio por enfermedad", en="Sickness benefit")
def sickness_cents(
    sickness_right,
    average_cents,
    sickness_rate,
    sickness_first_days,
    sickness_last_days,
    rest_days,
    employer_rest_days,
    contribution_month_days,
):
    """Todo el reposo: los días de cada tramo que no paga el empleador, con meses de 30 días.

    The whole rest: the days of each stretch that the employer does not pay, in months of 30 days.
    """
    return when(
        sickness_right,
        share(
            share(average_cents, sickness_rate(sickness_first_days)),
            least(rest_days, sickness_first_days) - least(rest_days, least(employer_rest_days, sickness_first_days)),
            contribution_month_days,
        )
        + share(
            share(average_cents, sickness_rate(sickness_last_days)),
            between(rest_days, greatest(employer_rest_days, sickness_first_days), sickness_last_days)
            - greatest(employer_rest_days, sickness_first_days),
            contribution_month_days,
        ),
        0,
    )


@rule(
    "Código del Trabajo art. 42.19",
    since="2001-11-30",
    trust="CONFLICT",
    es="Reposo a cargo del empleador",
    en="Rest the employer pays",
)
def employer_rest_cents(monthly_wage_cents, employer_rest_rate, rest_days, employer_rest_days, contribution_month_days):
    """Los primeros días los paga el empleador: una parte del sueldo en lo privado, entero en lo público.

    The employer pays the first days: a part of the wage in the private sector, all of it in the public one.
    """
    return share(
        share(monthly_wage_cents, employer_rest_rate), least(rest_days, employer_rest_days), contribution_month_days
    )


# ---------------------------------------------------------------- maternity


@rule("C.D. 622 art. 3", since="2016-05-01", es="Derecho al subsidio por maternidad", en="Right to maternity benefit")
def maternity_right(insured, maternity_subsidized, maternity_right_rows, consecutive_months, days_before):
    """Doce aportes seguidos o 360 días antes del reposo; quien conserva su sueldo, no.

    Twelve consecutive contributions or 360 days before the rest; not for whoever keeps their pay.
    """
    return (
        insured
        & (maternity_subsidized == 1)
        & any_row(maternity_right_rows, consecutive_months=consecutive_months, days_before=days_before)
    )


@rule("C.S. 318 art. 22", since="2016-05-01", trust="DERIVED", es="Subsidio por maternidad", en="Maternity benefit")
def maternity_cents(
    maternity_right, average_cents, maternity_rate, rest_days, maternity_rest_days, contribution_month_days
):
    """El IESS paga el 75 % del promedio en los días de reposo, hasta doce semanas, con meses de 30 días.

    IESS pays 75% of the average on the days of rest, up to twelve weeks, in months of 30 days.
    """
    return when(
        maternity_right,
        share(share(average_cents, maternity_rate), least(rest_days, maternity_rest_days), contribution_month_days),
        0,
    )


@rule("C.S. 318 art. 22", since="2016-05-01", trust="DERIVED", es="Parte del empleador", en="Employer's part")
def employer_maternity_cents(
    maternity_right,
    employer_rate,
    average_cents,
    rest_days,
    maternity_rest_days,
    contribution_month_days,
    maternity_cents,
):
    """El empleador, si lo hay, completa el sueldo, para que las partes sumen.

    The employer, if there is one, completes the wage, so that the parts add up.
    """
    return when(
        maternity_right & (employer_rate > 0),
        share(average_cents, least(rest_days, maternity_rest_days), contribution_month_days) - maternity_cents,
        0,
    )


# ---------------------------------------------------------------- certificates


@rule(
    "IESS, validación de certificados médicos",
    since="2018-06-17",
    until="2026-01-21",
    result="certificate_on_time",
    es="Certificado a tiempo",
    en="Certificate on time",
)
def certificate_on_time_by_days(days_after_rest, certificate_days):
    """El certificado se presenta hasta ocho días después del último de reposo.

    The certificate is presented up to eight days after the last day of rest.
    """
    return days_after_rest <= certificate_days


@rule(
    "IESS, validación de certificados médicos",
    since="2026-01-21",
    trust="SINGLE",
    es="Certificado a tiempo",
    en="Certificate on time",
)
def certificate_on_time(working_days_after_rest, certificate_working_days):
    """El certificado se presenta hasta ocho días laborables después del último de reposo.

    The certificate is presented up to eight working days after the last day of rest.
    """
    return working_days_after_rest <= certificate_working_days


@rule("IESS, validación de certificados médicos", since="2022-01-24", trust="SINGLE", es="En línea", en="Online")
def validated_online(rest_days, online_certificate_days):
    """El reposo de hasta treinta días se valida en línea; el mayor, en persona.

    Rest of up to thirty days is validated online; longer rest, in person.
    """
    return rest_days <= online_certificate_days
