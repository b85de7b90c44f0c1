"""Reserve funds: who withdraws them, how much, and how the withdrawal is paid."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, when


@rule(
    "Ley para el pago mensual del Fondo de Reserva",
    since="2011-08-01",
    es="Derecho al fondo de reserva",
    en="Right to the reserve fund",
)
def reserve_right(reserve_right_rows, deposits, age, service_months, days_out):
    """Con 36 depósitos, a los 60 años, con 40 años de servicio, o dos meses después de cesar.

    With 36 deposits, at 60 years of age, with 40 years of service, or two months after leaving work.
    """
    return any_row(reserve_right_rows, deposits=deposits, age=age, service_months=service_months, days_out=days_out)


@rule(
    "Ley para el pago mensual del Fondo de Reserva",
    since="2011-08-01",
    trust="CONFLICT",
    es="Fondo de reserva que se entrega",
    en="Reserve fund delivered",
)
def reserve_cents(reserve_right, deceased, reserve_balance_cents, reserve_executed_cents):
    """Todo el saldo menos lo que responde por un préstamo; a los herederos no se les piden depósitos.

    The whole balance less what answers for a loan; no deposits are asked of the heirs.
    """
    return when(reserve_right | (deceased == 1), reserve_balance_cents - reserve_executed_cents, 0)


@rule("IESS, control de fraudes", since="2018-12-01", trust="SINGLE", es="Se revisa antes", en="Is checked first")
def reserve_checked(reserve_cents, reserve_checked_cents):
    """El retiro grande se revisa antes de pagarse.

    A large withdrawal is checked before it is paid.
    """
    return reserve_cents > reserve_checked_cents


@rule("C.D. 316", since="2018-12-01", trust="SINGLE", es="Transferido a tiempo", en="Transferred on time")
def reserve_on_time(transfer_working_days, reserve_transfer_working_days):
    """El retiro se transfiere en tres días laborables desde el pedido.

    The withdrawal is transferred within three working days of the request.
    """
    return transfer_working_days <= reserve_transfer_working_days
