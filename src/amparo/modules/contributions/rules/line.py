"""What the law says of contributions: the base, who pays how much of it, and which fund each part belongs to.

Parts are made to add up: the total is one share of the base, the employer's part is the total less the personal part,
and pensions keep what the other funds do not take. Amounts are cents; the law is that of the declared month.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, share, when


@rule("LSS art. 11", since="2001-11-30", es="Materia gravada", en="Contribution base")
def base_cents(monthly_wage_cents, days, extra_cents, contribution_month_days, reference_base_rate, basic_wage_cents):
    """Se aporta sobre lo ganado en los días trabajados más los extras; el campesino, sobre parte del salario básico.

    Contributions are on what was earned in the days worked plus the extras; a rural family's, on a part of the basic
    wage.
    """
    return when(
        reference_base_rate > 0,
        when(days > 0, share(basic_wage_cents, reference_base_rate), 0),
        share(monthly_wage_cents, days, contribution_month_days) + extra_cents,
    )


@rule("C.D. 501, tablas", since="2015-01-01", es="Aporte total", en="Total contribution")
def total_cents(base_cents, personal_rate, employer_rate):
    """El aporte es la suma de las tasas personal y patronal sobre la materia gravada.

    The contribution is the sum of the personal and employer rates on the contribution base.
    """
    return share(base_cents, personal_rate + employer_rate)


@rule("C.D. 501, tablas", since="2015-01-01", es="Aporte personal", en="Personal contribution")
def personal_cents(base_cents, personal_rate):
    """El afiliado aporta la tasa personal de su régimen sobre la materia gravada.

    The worker contributes the personal rate of the regime on the contribution base.
    """
    return share(base_cents, personal_rate)


@rule("C.D. 501, tablas", since="2015-01-01", trust="DERIVED", es="Aporte patronal", en="Employer contribution")
def employer_cents(total_cents, personal_cents):
    """El empleador aporta lo que falta del aporte personal al total, para que las partes sumen.

    The employer contributes what the personal contribution lacks of the total, so that the parts add up.
    """
    return total_cents - personal_cents


@rule("LSS art. 72", since="2015-01-01", es="Seguro de salud", en="Health insurance")
def health_cents(base_cents, health_rate):
    """La prima del seguro de salud se acredita a su fondo.

    The premium of health insurance is credited to its fund.
    """
    return share(base_cents, health_rate)


@rule("LSS art. 72", since="2015-01-01", es="Riesgos del trabajo", en="Work risks")
def work_risk_cents(base_cents, work_risk_rate):
    """La prima de riesgos del trabajo se acredita a su fondo.

    The premium of work risks is credited to its fund.
    """
    return share(base_cents, work_risk_rate)


@rule("LSS art. 72", since="2015-01-01", es="Seguro Social Campesino", en="Rural scheme")
def rural_cents(base_cents, rural_rate):
    """El aporte solidario, o la cuota familiar campesina entera, se acredita al fondo campesino.

    The solidarity contribution, or the whole family contribution of the rural scheme, is credited to the rural fund.
    """
    return share(base_cents, rural_rate)


@rule("C.D. 501, tablas", since="2015-01-01", es="Cesantía", en="Severance account")
def severance_cents(base_cents, severance_rate):
    """El aporte de cesantía se acredita a la cuenta individual del afiliado.

    The severance contribution is credited to the individual account of the worker.
    """
    return share(base_cents, severance_rate)


@rule(
    "Ley de Promoción del Trabajo Juvenil; C.D. 609",
    since="2015-01-01",
    es="Seguro de desempleo",
    en="Unemployment insurance",
)
def unemployment_cents(base_cents, unemployment_rate):
    """La prima del seguro de desempleo se acredita a su fondo solidario.

    The premium of unemployment insurance is credited to its solidarity fund.
    """
    return share(base_cents, unemployment_rate)


@rule("C.D. 501, tablas", since="2015-01-01", es="Gastos de administración", en="Administration")
def administration_cents(base_cents, administration_rate):
    """Una parte del aporte paga la administración del Instituto.

    A part of the contribution pays for the administration of the Institute.
    """
    return share(base_cents, administration_rate)


@rule(
    "LSS art. 72",
    since="2015-01-01",
    trust="DERIVED",
    es="Invalidez, vejez y muerte",
    en="Pensions",
)
def pension_cents(
    total_cents, health_cents, work_risk_cents, rural_cents, severance_cents, unemployment_cents, administration_cents
):
    """A pensiones queda lo que del aporte total no toman los otros fondos, para que las partes sumen.

    Pensions keep what the other funds do not take of the total contribution, so that the parts add up.
    """
    return (
        total_cents
        - health_cents
        - work_risk_cents
        - rural_cents
        - severance_cents
        - unemployment_cents
        - administration_cents
    )


@rule("Planilla del IESS", since="2021-01-01", trust="SINGLE", es="IECE", en="IECE")
def iece_cents(base_cents, iece_rate):
    """El empleador paga además el crédito educativo, que se entrega a terceros.

    The employer also pays for student loans, which is handed to third parties.
    """
    return share(base_cents, iece_rate)


@rule("Planilla del IESS", since="2021-01-01", trust="SINGLE", es="SECAP", en="SECAP")
def secap_cents(base_cents, secap_rate):
    """El empleador paga además la capacitación, que se entrega a terceros.

    The employer also pays for training, which is handed to third parties.
    """
    return share(base_cents, secap_rate)


@rule(
    "Código del Trabajo art. 196",
    since="2009-07-29",
    trust="DERIVED",
    es="Base de los fondos de reserva",
    en="Base of reserve funds",
)
def reserve_base_cents(base_cents, reserve_days, days):
    """Los fondos de reserva corren desde que se cumple el año: ese mes, solo por los días posteriores.

    Reserve funds run from the day the year is completed: that month, only for the later days.
    """
    return share(base_cents, reserve_days, greatest(days, 1))


@rule(
    "Código del Trabajo art. 196",
    since="2009-07-29",
    es="Fondos de reserva depositados",
    en="Reserve funds deposited",
)
def reserve_cents(reserve_accumulated, reserve_base_cents, reserve_rate):
    """Se depositan en el Instituto solo si el afiliado pidió acumularlos; si no, se pagan con el sueldo.

    They are deposited in the Institute only if the worker asked to accumulate them; if not, they are paid with the
    wage.
    """
    return when(reserve_accumulated == 1, share(reserve_base_cents, reserve_rate), 0)
