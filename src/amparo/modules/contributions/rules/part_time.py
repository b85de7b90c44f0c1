"""Part time, and the least base on which one may contribute."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, share, when, whole


@rule(
    "Planilla del IESS",
    since="2016-04-01",
    unit="days",
    trust="SINGLE",
    es="Días de la jornada parcial",
    en="Part-time days",
)
def part_time_days(daily_hours, contribution_month_days, full_day_hours):
    """Las horas de cada día, llevadas a días completos del mes, sin fracción.

    The hours of each day, turned into whole days of the month, without fraction.
    """
    return whole(daily_hours * contribution_month_days, full_day_hours)


@rule("C.D. 501, disposición final 5ª", since="2015-11-01", es="Salud de la jornada parcial", en="Part-time health")
def part_time_health_cents(part_time, basic_wage_cents, base_cents, part_time_health_rate):
    """El empleador completa hasta el salario básico la prima de enfermedad y maternidad de la jornada parcial.

    The employer tops up to the basic wage the sickness and maternity premium of part-time work.
    """
    return when(part_time == 1, share(greatest(basic_wage_cents - base_cents, 0), part_time_health_rate), 0)


@rule("LSS art. 11", since="2015-11-01", trust="DERIVED", es="Base mínima", en="Minimum base")
def minimum_base_cents(minimum_base_applies, basic_wage_cents, days, contribution_month_days):
    """Nadie aporta sobre menos del salario básico por los días del mes, salvo quien tiene una base propia.

    Nobody contributes on less than the basic wage for the days of the month, except whoever has a base of their own.
    """
    return when(minimum_base_applies == 1, share(basic_wage_cents, days, contribution_month_days), 0)


@rule(
    "LSS art. 11", since="2015-11-01", trust="DERIVED", es="Falta para la base mínima", en="Short of the minimum base"
)
def base_shortfall_cents(minimum_base_cents, base_cents):
    """Lo que falta a la base declarada para llegar a la mínima.

    What the declared base lacks to reach the minimum one.
    """
    return greatest(minimum_base_cents - base_cents, 0)
