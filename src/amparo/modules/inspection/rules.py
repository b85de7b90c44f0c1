"""When something about an employer is a signal, and how many points it is worth. What is policy and not law says so."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, least, share, when

_POLICY = {"since": "2015-11-01", "trust": "POLICY"}


@rule("LSS art. 11", since="2015-11-01", trust="DERIVED",
      es="Falta para el mínimo por los días declarados", en="Short of the minimum for the days declared")  # fmt: skip
def short_of_minimum_cents(
    minimum_base_applies, basic_wage_cents, declared_days, contribution_month_days, declared_cents
):
    """Nadie aporta sobre menos del salario básico por los días que se declaran, salvo quien tiene una base propia.

    Nobody contributes on less than the basic wage for the days declared, except who has a base of her own.
    """
    return when(
        minimum_base_applies == 1,
        greatest(share(basic_wage_cents, declared_days, contribution_month_days) - declared_cents, 0),
        0,
    )


@rule("LSS art. 73", since="2015-11-01", trust="DERIVED",
      es="Sueldo llevado al mes completo", en="Wage brought to the whole month")  # fmt: skip
def full_month_cents(declared_cents, declared_days, contribution_month_days):
    """Lo declarado por algunos días, llevado a los treinta del mes, para comparar a unos con otros.

    What was declared for some days, brought to the thirty of the month, to compare one with another.
    """
    return share(declared_cents, contribution_month_days, greatest(declared_days, 1))


@rule("Política de inspección", **_POLICY, unit="count", es="Clase de tamaño", en="Size class")
def size_class(worker_count, size_classes):
    """Micro (1), pequeño (2), mediano (3) o grande (4), por los trabajadores que declara.

    Micro (1), small (2), medium (3) or large (4), by the workers it declares.
    """
    return size_classes(worker_count)


@rule("Política de inspección", **_POLICY, es="Se puede comparar con sus pares", en="Can be compared with its peers")
def comparable(worker_count, fewest_workers_count, peer_count, fewest_peers_count):
    """Se compara a quien tiene bastantes trabajadores con bastantes empleadores de su actividad y tamaño.

    Who has enough workers is compared with enough employers of its activity and size.
    """
    return (worker_count >= fewest_workers_count) & (peer_count >= fewest_peers_count)


@rule("Política de inspección", **_POLICY, es="Paga menos que sus pares", en="Pays less than its peers")
def below_peers(comparable, median_cents, peer_median_cents, peer_wage_rate):
    """La mediana de sus sueldos no llega a la parte fijada de la mediana de sus pares.

    The median of its wages does not reach the set part of the median of its peers.
    """
    return comparable & (median_cents < share(peer_median_cents, peer_wage_rate))


@rule("Política de inspección", **_POLICY,
      es="Declara el mínimo exacto por casi todos", en="Declares exactly the minimum for nearly all")  # fmt: skip
def at_the_minimum(
    comparable, minimum_count, worker_count, nearly_all_rate, peer_median_cents, basic_wage_cents, above_minimum_rate
):
    """Casi todos sus trabajadores ganan el básico exacto, en una actividad que paga más que el básico.

    Nearly all its workers earn exactly the basic wage, in an activity that pays above it.
    """
    return (
        comparable
        & (minimum_count >= share(worker_count, nearly_all_rate))
        & (peer_median_cents >= share(basic_wage_cents, above_minimum_rate))
    )


@rule("Política de inspección", **_POLICY, es="Reducción brusca del sueldo", en="Sudden cut of the wage")
def sudden_part_time(wage_before_cents, wage_now_cents, kept_wage_rate):
    """Con los mismos días, el sueldo de los últimos meses no pasa de la parte fijada del que tenía antes.

    With the same days, the wage of the last months is no more than the set part of what it was before.
    """
    return wage_now_cents <= share(wage_before_cents, kept_wage_rate)


@rule("Política de inspección", **_POLICY, es="Caída del número de trabajadores", en="Fall of the number of workers")
def headcount_fell(workers_before_count, workers_now_count, kept_workers_rate, fewest_lost_count):
    """Queda a lo más la parte fijada de los trabajadores que declaraba, y salieron bastantes.

    At most the set part of the workers it declared is left, and enough of them went.
    """
    return (workers_now_count <= share(workers_before_count, kept_workers_rate)) & (
        workers_before_count - workers_now_count >= fewest_lost_count
    )


@rule("Código del Trabajo art. 196", since="2015-11-01", trust="POLICY",
      es="Salida antes de un derecho, y regreso", en="Exit before a right, and return")  # fmt: skip
def avoided_right(days_to_right, days_away, right_margin_days, return_days):
    """Salió poco antes de cumplir el año que da derecho a fondos de reserva, y el mismo empleador lo volvió a tomar.

    Left shortly before completing the year that gives the right to reserve funds, and the same employer took them back.
    """
    return (days_to_right > 0) & (days_to_right <= right_margin_days) & (days_away <= return_days)


@rule("LSS art. 73; COIP art. 242", since="2015-11-01", trust="DERIVED",
      es="Retenido y no entregado", en="Withheld and not handed over")  # fmt: skip
def withheld_cents(unpaid_cents, employer_part_cents):
    """Lo que falta por pagar más allá de la parte del empleador es lo que descontó a sus trabajadores.

    What is unpaid beyond the employer's own part is what it took from its workers.
    """
    return greatest(unpaid_cents - employer_part_cents, 0)


@rule("Política de inspección", **_POLICY, es="Paga y no dice nada", en="Pays and says nothing")
def silent(months_paid, notice_count, silent_months):
    """Paga lo que el borrador dice, mes tras mes, y nunca lo confirma ni da un aviso.

    Pays what the draft says, month after month, and never confirms it nor gives a notice.
    """
    return (months_paid >= silent_months) & (notice_count == 0)


@rule("Política de inspección", **_POLICY,
      es="Sueldo que el anexo dice y no se declaró", en="Wage that the annex says and was not declared")  # fmt: skip
def undeclared_wage_cents(taxed_cents, declared_year_cents, tax_tolerance_rate):
    """Lo que el anexo tributario pasa de lo declarado en el año, si pasa de la tolerancia.

    What the tax annex has above what was declared in the year, if it is above the tolerance.
    """
    return when(
        taxed_cents > declared_year_cents + share(declared_year_cents, tax_tolerance_rate),
        taxed_cents - declared_year_cents,
        0,
    )


@rule("Política de inspección", **_POLICY, unit="count", es="Puntos de una señal", en="Points of a signal")
def points(signal_weight, affected_count, exposed_count):
    """El peso de la señal, en la parte que alcanza de lo que se miró; uno al menos, si alcanza a alguien.

    The weight of the signal, in the part it reaches of what was looked at; one at least, if it reaches anybody.
    """
    return when(
        affected_count > 0,
        greatest(share(signal_weight, least(affected_count, exposed_count), greatest(exposed_count, 1)), 1),
        0,
    )
