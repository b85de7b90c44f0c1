"""Los fondos de reserva acumulados. — Accumulated reserve funds."""

from amparo.modules.worker_funds import rules


def test_when_they_are_withdrawn(spec):
    """36 depósitos, 60 años, 40 años de servicio, o 60 días sin aportar.

    36 deposits, 60 years of age, 40 years of service, or 60 days without contributing.
    """
    spec("2022-01", rules, """
        caso                  | deposits | age | service_months | days_out || reserve_right
        35 depósitos          |       35 |  59 |            479 |       59 || no
        36 depósitos          |       36 |  30 |             36 |        0 || sí
        a los 60              |        1 |  60 |              1 |        0 || sí
        40 años de servicio   |        1 |  58 |            480 |        0 || sí
        60 días sin aportar   |        1 |  30 |              1 |       60 || sí
    """)  # fmt: skip


def test_what_is_delivered(spec):
    """Todo el saldo menos lo que responde por un préstamo; a los herederos no se les piden depósitos.

    The whole balance less what answers for a loan; no deposits are asked of the heirs.
    """
    spec("2022-01", rules, """
        caso            | reserve_right | deceased | reserve_balance_cents | loan_balance_cents || reserve_cents | reserve_checked
        todo            |            sí |        0 |              3_000_00 |                  0 || 3_000_00      | no
        se revisa       |            sí |        0 |              3_000_01 |                  0 || 3_000_01      | sí
        con préstamo    |            sí |        0 |              3_000_00 |             500_00 || 2_500_00      | no
        lo debe todo    |            sí |        0 |              3_000_00 |           9_000_00 ||        0      | no
        herederos       |            no |        1 |              3_000_00 |                  0 || 3_000_00      | no
        sin derecho     |            no |        0 |              3_000_00 |                  0 ||        0      | no
    """)  # noqa: E501 # fmt: skip


def test_it_is_transferred_in_three_working_days(spec):
    """Tres días laborables desde el pedido.

    Three working days from the request.
    """
    spec("2022-01", rules, """
        caso    | transfer_working_days || reserve_on_time
        tercero |                     3 || sí
        primero |                     1 || sí
        cuarto  |                     4 || no
    """)  # fmt: skip
