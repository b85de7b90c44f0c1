"""What the law says of belonging: how many days of a month were worked."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import between, greatest, least


@rule(
    "LSS art. 73",
    since="2001-11-30",
    trust="DERIVED",
    unit="days",
    es="Días aportados en el mes",
    en="Contributed days in the month",
)
def contributed_days(first_day, last_day, contribution_month_days):
    """El mes de aporte tiene 30 días: se aporta desde el primer día de trabajo hasta el último; el 31 vale como 30.

    The contribution month has 30 days: contributions run from the first day of work to the last; the 31st counts as the
    30th.
    """
    return greatest(0, least(last_day, contribution_month_days) - least(first_day, contribution_month_days) + 1)


@rule(
    "Código del Trabajo art. 196",
    since="2001-11-30",
    trust="SINGLE",
    unit="days",
    es="Días con derecho a fondos de reserva",
    en="Days with right to reserve funds",
)
def reserve_days(contributed_days, anniversary_day, last_day, contribution_month_days):
    """El derecho empieza al cumplir un año con el empleador: ese mes cuentan solo los días posteriores.

    The right begins on completing one year with the employer: that month only the later days count.
    """
    return between(
        least(last_day, contribution_month_days) - least(anniversary_day, contribution_month_days), 0, contributed_days
    )
