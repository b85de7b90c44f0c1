"""La cesantía. — Severance."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.worker_funds import rules


def test_who_may_withdraw(spec):
    """24 aportes y 60 días sin trabajo, o ser pensionista.

    24 contributions and 60 days without work, or being a pensioner.
    """
    spec("2022-01", rules, """
        caso            | months | days_out | pensioner || severance_right
        justo           |     24 |       60 |         0 || sí
        falta un aporte |     23 |       60 |         0 || no
        falta un día    |     24 |       59 |         0 || no
        pensionista     |      0 |        0 |         1 || sí
    """)  # fmt: skip


def test_unpaid_leave_to_care(spec):
    """Pedida en los tres días siguientes a la licencia con sueldo, se entrega desde el día 61.

    Claimed within the three days after the paid leave, it is delivered from day 61.
    """
    spec("2022-01", rules, """
        caso         | request_days | days_since_request || parental_severance_right
        a tiempo     |            3 |                 61 || sí
        antes        |            1 |                 90 || sí
        tarde        |            4 |                 61 || no
        aún no       |            3 |                 60 || no
    """)  # fmt: skip


def test_the_whole_balance_less_what_answers_for_a_loan(spec):
    """Del préstamo impago responde primero la reserva; lo que falta, la cesantía.

    For an unpaid loan the reserve answers first; for what is lacking, severance.
    """
    spec("2022-01", rules, """
        caso              | severance_right | severance_balance_cents | reserve_balance_cents | loan_balance_cents || reserve_executed_cents | severance_executed_cents | severance_cents
        sin préstamo      |              sí |                2_000_00 |              1_000_00 |                  0 ||        0               |        0                 | 2_000_00
        cubre la reserva  |              sí |                2_000_00 |              1_000_00 |             800_00 ||   800_00               |        0                 | 2_000_00
        no alcanza        |              sí |                2_000_00 |              1_000_00 |           1_500_00 || 1_000_00               |   500_00                 | 1_500_00
        nada queda        |              sí |                2_000_00 |              1_000_00 |           9_000_00 || 1_000_00               | 2_000_00                 |        0
        sin derecho       |              no |                2_000_00 |              1_000_00 |                  0 ||        0               |        0                 |        0
    """)  # noqa: E501 # fmt: skip


def test_simple_interest_of_a_month(spec):
    """La doceava parte de la tasa pasiva: en diciembre de 2020 fue 5,89 %.

    A twelfth of the deposit rate: in December 2020 it was 5.89%.
    """
    spec("2020-12", rules, """
        caso   | severance_balance_cents | passive_rate || severance_yield_cents
        mil    |                1_000_00 |       58_900 || 4_91
        nada   |                       0 |       58_900 ||    0
    """)  # fmt: skip


def test_the_regulation_starts_in_2016():
    """C.D. 518 se publicó el 22 de julio de 2016; lo anterior no está cargado."""
    case = {"months": 24, "days_out": 60, "pensioner": 0}
    assert compute(rules, case, Law.load().on("2016-07-22"), ["severance_right"])["severance_right"]
    with pytest.raises(LawError, match="desde 2016-07-22"):
        compute(rules, case, Law.load().on("2016-07-21"), ["severance_right"])
