"""Quién tiene atención médica. — Who is cared for."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.health import rules


def test_care_in_illness(spec):
    """Tres meses seguidos, o 189 días en los últimos ocho meses; se conserva dos meses y se recupera con uno.

    Three months in a row, or 189 days in the last eight months; it is conserved two months and recovered with one.
    """
    spec("2022-01", rules, """
        caso                | consecutive_months | days_of_eight_months | returned | emergency | months_without | pensioner || illness_care
        dos meses           |                  2 |                   60 |        0 |         0 |              0 |         0 || no
        tres meses          |                  3 |                   90 |        0 |         0 |              0 |         0 || sí
        188 días            |                  2 |                  188 |        0 |         0 |              0 |         0 || no
        189 días            |                  2 |                  189 |        0 |         0 |              0 |         0 || sí
        dos meses sin pago  |                  3 |                   90 |        0 |         0 |              2 |         0 || sí
        tres meses sin pago |                  3 |                   90 |        0 |         0 |              3 |         0 || no
        volvió hace un mes  |                  1 |                   30 |        1 |         0 |              0 |         0 || sí
        volvió hace dos     |                  2 |                   60 |        1 |         0 |              0 |         0 || sí
        volvió con huecos   |                  0 |                   40 |        1 |         0 |              0 |         0 || no
        acaba de volver     |                  0 |                    0 |        1 |         0 |              0 |         0 || no
        emergencia, día uno |                  0 |                    1 |        0 |         1 |              0 |         0 || sí
        emergencia, cesante |                  3 |                    0 |        0 |         1 |              3 |         0 || no
        pensionista         |                  0 |                    0 |        0 |         0 |             99 |         1 || sí
    """)  # noqa: E501 # fmt: skip


def test_care_in_maternity(spec):
    """Doce meses seguidos antes del parto, o 378 días en los últimos dieciséis meses.

    Twelve months in a row before the birth, or 378 days in the last sixteen months.
    """
    spec("2022-01", rules, """
        caso                | consecutive_months | days_of_sixteen_months | months_without || maternity_care
        once meses          |                 11 |                    330 |              0 || no
        doce meses          |                 12 |                    360 |              0 || sí
        377 días            |                  6 |                    377 |              0 || no
        378 días            |                  6 |                    378 |              0 || sí
        dos meses sin pago  |                 12 |                    360 |              2 || sí
        tres meses sin pago |                 12 |                    360 |              3 || no
    """)  # fmt: skip


def test_care_of_the_family(spec):
    """Los hijos menores de 18 años, sin prima; el cónyuge y los hijos del pensionista, con la extensión.

    Children under 18, without premium; the spouse, and the children of a pensioner, with the extension.
    """
    spec("2022-01", rules, """
        caso                   | illness_care | child_age | pensioner | extension_months || spouse_care | spouse_maternity_care | child_care
        hijo de 17             |           sí |        17 |         0 |                0 || no | no | sí
        hijo de 18             |           sí |        18 |         0 |                0 || no | no | no
        hija de 25             |           sí |        25 |         0 |                0 || no | no | no
        dos meses de extensión |           sí |        17 |         1 |                2 || no | no | no
        tres meses             |           sí |        17 |         1 |                3 || sí | no | sí
        once meses             |           sí |        17 |         0 |               11 || sí | no | sí
        doce meses             |           sí |        17 |         0 |               12 || sí | sí | sí
        trece, pensionista     |           sí |        17 |         1 |               13 || sí | sí | sí
        titular sin derecho    |           no |         5 |         0 |               12 || no | no | no
    """)  # noqa: E501 # fmt: skip


def test_the_regulation_starts_in_2020():
    """La codificación se adoptó el 22 de diciembre de 2020; lo anterior no está cargado."""
    case = {"consecutive_months": 12, "days_of_sixteen_months": 0, "months_without": 0}
    assert compute(rules, case, Law.load().on("2020-12-22"), ["maternity_care"])["maternity_care"]
    with pytest.raises(LawError, match="desde 2020-12-22"):
        compute(rules, case, Law.load().on("2020-12-21"), ["maternity_care"])
