"""Who pays each fund's part of a line, and what the part of pensions holds: the tables of C.D. 501, in cents.

The personal parts add up to the personal contribution and the employer's to the employer's; pensions keep the rest.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import share


@rule("C.D. 501, tablas", since="2015-01-01", es="Aporte personal, salud", en="Personal contribution, health")
def personal_health_cents(base_cents, personal_health_rate):
    """El afiliado paga de la prima de salud la tasa personal de su régimen.

    Of the health premium, the worker pays the personal rate of the regime.
    """
    return share(base_cents, personal_health_rate)


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    es="Aporte personal, riesgos del trabajo",
    en="Personal contribution, work risks",
)
def personal_work_risk_cents(base_cents, personal_work_risk_rate):
    """Quien no tiene empleador paga él mismo la prima de riesgos del trabajo.

    Whoever has no employer pays the work risk premium in person.
    """
    return share(base_cents, personal_work_risk_rate)


@rule("C.D. 501, tablas", since="2015-01-01", es="Aporte personal, cesantía", en="Personal contribution, severance")
def personal_severance_cents(base_cents, personal_severance_rate):
    """El afiliado paga su parte de la cesantía.

    The worker pays a share of severance.
    """
    return share(base_cents, personal_severance_rate)


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    es="Aporte personal, Seguro Campesino",
    en="Personal contribution, rural scheme",
)
def personal_rural_cents(base_cents, personal_rural_rate):
    """El afiliado paga su parte del aporte solidario al Seguro Campesino.

    The worker pays a share of the solidarity contribution to the rural scheme.
    """
    return share(base_cents, personal_rural_rate)


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    es="Aporte personal, administración",
    en="Personal contribution, administration",
)
def personal_administration_cents(base_cents, personal_administration_rate):
    """El afiliado paga su parte de los gastos de administración.

    The worker pays a share of the administration expenses.
    """
    return share(base_cents, personal_administration_rate)


@rule("C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Aporte personal, pensiones", en="Personal, pensions")
def personal_pension_cents(
    personal_cents,
    personal_health_cents,
    personal_work_risk_cents,
    personal_severance_cents,
    personal_rural_cents,
    personal_administration_cents,
):
    """A pensiones queda lo que del aporte personal no toman los otros fondos, para que las partes sumen.

    Pensions keep what the other funds do not take of the personal contribution, so that the parts add up.
    """
    return (
        personal_cents
        - personal_health_cents
        - personal_work_risk_cents
        - personal_severance_cents
        - personal_rural_cents
        - personal_administration_cents
    )


@rule("C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Aporte patronal, salud", en="Employer, health")
def employer_health_cents(health_cents, personal_health_cents):
    """El empleador paga lo que falta de la prima de salud.

    The employer pays what is lacking of the health premium.
    """
    return health_cents - personal_health_cents


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    trust="DERIVED",
    es="Aporte patronal, riesgos del trabajo",
    en="Employer, work risks",
)
def employer_work_risk_cents(work_risk_cents, personal_work_risk_cents):
    """El empleador paga lo que falta de la prima de riesgos del trabajo.

    The employer pays what is lacking of the work risk premium.
    """
    return work_risk_cents - personal_work_risk_cents


@rule("C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Aporte patronal, cesantía", en="Employer, severance")
def employer_severance_cents(severance_cents, personal_severance_cents):
    """El empleador paga lo que falta de la cesantía.

    The employer pays what is lacking of severance.
    """
    return severance_cents - personal_severance_cents


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    trust="DERIVED",
    es="Aporte patronal, Seguro Campesino",
    en="Employer, rural scheme",
)
def employer_rural_cents(rural_cents, personal_rural_cents):
    """El empleador paga lo que falta del aporte solidario.

    The employer pays what is lacking of the solidarity contribution.
    """
    return rural_cents - personal_rural_cents


@rule(
    "C.D. 501, tablas",
    since="2015-01-01",
    trust="DERIVED",
    es="Aporte patronal, administración",
    en="Employer, administration",
)
def employer_administration_cents(administration_cents, personal_administration_cents):
    """El empleador paga lo que falta de los gastos de administración.

    The employer pays what is lacking of the administration expenses.
    """
    return administration_cents - personal_administration_cents


@rule("C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Aporte patronal, pensiones", en="Employer, pensions")
def employer_pension_cents(pension_cents, personal_pension_cents):
    """El empleador paga lo que falta de la prima de pensiones.

    The employer pays what is lacking of the pension premium.
    """
    return pension_cents - personal_pension_cents


@rule("C.D. 467, disposición transitoria 5ª", since="2015-01-01", es="Ley de Discapacidades", en="Disability law")
def disability_law_cents(base_cents, disability_law_rate):
    """Dentro del aporte personal a pensiones va el de la Ley de Discapacidades.

    Within the personal contribution to pensions goes that of the Ley de Discapacidades.
    """
    return share(base_cents, disability_law_rate)


@rule("C.D. 609", since="2015-01-01", es="Prima de décimos y funerales", en="Premium for 13th, 14th and funerals")
def extra_pensions_premium_cents(base_cents, extra_pensions_rate):
    """Dentro de la prima patronal de pensiones va la que financia los décimos y el auxilio de funerales.

    Within the employer's pension premium goes the one that finances the thirteenth and fourteenth and the funeral aid.
    """
    return share(base_cents, extra_pensions_rate)


@rule(
    "C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Prima de invalidez, vejez y muerte", en="IVM premium"
)
def ivm_cents(pension_cents, disability_law_cents, extra_pensions_premium_cents):
    """La prima de las tablas es lo de pensiones sin discapacidades ni décimos.

    The premium of the tables is what goes to pensions without disabilities or extra pensions.
    """
    return pension_cents - disability_law_cents - extra_pensions_premium_cents
