"""El montepío y los funerales campesinos. — Rural survivors and funerals."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.rural import rules


def test_who_survives(spec):
    """60 aportes; un año de matrimonio, o hijos comunes, o más de dos años de unión; y nada que lo impida.

    60 contributions; a year of marriage, or common children, or more than two years of union; and nothing that bars it.
    """
    spec("2025-10", rules, """
        caso               | months | immediate_months | marriage_months | together_months | shared_children | several_claimants | remarried | own_pension || widow_right | orphans_right
        un año casada      |     60 |           3 |              12 |            0 |               0 |                 0 |         0 |           0 || sí | sí
        veinte años        |    240 |          12 |             240 |            0 |               0 |                 0 |         0 |           0 || sí | sí
        falta un aporte    |     59 |           3 |              12 |            0 |               0 |                 0 |         0 |           0 || no | no
        once meses casada  |     60 |           2 |              11 |            0 |               0 |                 0 |         0 |           0 || no | no
        con un hijo        |     60 |           3 |              11 |            0 |               1 |                 0 |         0 |           0 || sí | sí
        dos años de unión  |     60 |           3 |               0 |           24 |               0 |                 0 |         0 |           0 || no | sí
        más de dos de unión|     60 |           3 |               0 |           25 |               0 |                 0 |         0 |           0 || sí | sí
        la disputan        |     60 |           3 |              12 |            0 |               0 |                 1 |         0 |           0 || no | sí
        volvió a casarse   |     60 |           3 |              12 |            0 |               0 |                 0 |         1 |           0 || no | sí
        tiene su pensión   |     60 |           3 |              12 |            0 |               0 |                 0 |         0 |           1 || no | sí
    """)  # noqa: E501 # fmt: skip


def test_the_group_stays_within_three_quarters(spec):
    """40 % a quien enviuda y 20 % a cada huérfano, sin pasar juntos del 75 %; las partes suman al centavo.

    40% for the widow or widower and 20% for each orphan, not exceeding 75% together; the parts add up to the cent.
    """
    spec("2025-10", rules, """
        caso                | widow_right | orphans_right | orphans || group_cents | widow_cents | orphans_cents | orphan_cents | last_orphan_cents
        viuda sola          |          sí |            sí |       0 ||  48_70      |  48_70      |      0        |      0       |      0
        viuda y un hijo     |          sí |            sí |       1 ||  73_05      |  48_70      |  24_35        |  24_35       |  24_35
        viuda y dos hijos   |          sí |            sí |       2 ||  91_31      |  45_66      |  45_65        |  22_82       |  22_83
        viuda y tres hijos  |          sí |            sí |       3 ||  91_31      |  36_52      |  54_79        |  18_26       |  18_27
        tres huérfanos      |          no |            sí |       3 ||  73_05      |      0      |  73_05        |  24_35       |  24_35
        cuatro huérfanos    |          no |            sí |       4 ||  91_31      |      0      |  91_31        |  22_82       |  22_85
        hijos sin derecho   |          sí |            no |       2 ||  48_70      |  48_70      |      0        |      0       |      0
        nadie               |          no |            no |       0 ||      0      |      0      |      0        |      0       |      0
    """)  # noqa: E501 # fmt: skip


def test_survivors_were_first_paid_from_2025():
    """El montepío campesino se paga desde enero de 2025."""
    case = {"widow_right": True, "orphans_right": False, "orphans": 0}
    assert compute(rules, case, Law.load().on("2025-01-01"), ["widow_cents"])["widow_cents"] == 48_70
    with pytest.raises(LawError, match="desde 2025-01-01"):
        compute(rules, case, Law.load().on("2024-12-31"), ["widow_cents"])


def test_funeral_aid_within_the_year(spec):
    """La cuarta parte de la base referencial, si se pide dentro del año.

    A quarter of the reference base, if claimed within the year.
    """
    spec("", rules, """
        caso              | month   | regime     | days_since_death || funeral_cents
        2022, al mes      | 2022-01 | rural_head |               30 || 23_91
        2025, el último   | 2025-01 | rural_head |              365 || 26_44
        2025, tarde       | 2025-01 | rural_head |              366 ||     0
    """)  # fmt: skip


def test_care_waits_and_is_kept(spec):
    """Tres aportes para enfermedad, doce para maternidad; dos meses después de dejar de aportar.

    Three contributions for illness, twelve for maternity; two months after contributions stop.
    """
    spec("2022-01", rules, """
        caso          | consecutive_months | months_without | registered_months || illness_care | maternity_care | dependant_protected
        dos meses     |                  2 |              0 |                 2 || no | no | no
        tres meses    |                  3 |              0 |                 3 || sí | no | sí
        once meses    |                 11 |              2 |                 4 || sí | no | sí
        doce meses    |                 12 |              2 |                 4 || sí | sí | sí
        dos años      |                 24 |              0 |                24 || sí | sí | sí
        tres sin pago |                 12 |              3 |                 4 || no | no | sí
    """)  # noqa: E501 # fmt: skip


def test_shares_before_the_limit(spec):
    """Quien enviuda, el 40 % de la pensión campesina; cada huérfano, el 20 %; sin derecho, nada.

    The widow or widower, 40% of the rural pension; each orphan, 20%; without a right, nothing.
    """
    spec("2025-10", rules, """
        caso            | widow_right | orphans_right | orphans || nominal_widow_cents | nominal_orphans_cents
        viuda, dos hijos|          sí |            sí |       2 || 48_70               | 48_70
        sin derecho     |          no |            no |       2 ||     0               |     0
    """)  # fmt: skip
