"""Las pensiones campesinas. — Rural pensions."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.rural import rules


def test_the_older_the_fewer_months(spec):
    """Diez años de aportes desde los 65; a los 71 nueve, y uno menos por año hasta cinco a los 75.

    Ten years of contributions from 65; at 71 nine, and one fewer each year down to five at 75.
    """
    spec("2022-01", rules, """
        caso             | months | age || old_age_right
        65 con 10        |   120  |  65 || sí
        64 con 10        |   120  |  64 || no
        65, falta un mes |   119  |  65 || no
        70, falta un mes |   119  |  70 || no
        71 con 9         |   108  |  71 || sí
        71, falta un mes |   107  |  71 || no
        70 con 9         |   108  |  70 || no
        72 con 8         |    96  |  72 || sí
        72, falta un mes |    95  |  72 || no
        73 con 7         |    84  |  73 || sí
        73, falta un mes |    83  |  73 || no
        74 con 6         |    72  |  74 || sí
        74, falta un mes |    71  |  74 || no
        75 con 5         |    60  |  75 || sí
        75, falta un mes |    59  |  75 || no
        90 con 5         |    60  |  90 || sí
    """)  # fmt: skip


def test_the_pension_of_each_year(spec):
    """Cien dólares en 2018; la de 2023 está publicada: $37.069,26 para 318 pensionistas.

    A hundred dollars in 2018; that of 2023 is published: $37,069.26 for 318 pensioners.
    """
    spec("", rules, """
        caso        | month   | months | age | family_head | total_permanent | excluded_cause || old_age_pension_cents | invalidity_pension_cents
        2018        | 2018-01 |    120 |  65 |           1 |               1 |              0 || 100_00 | 100_00
        2019        | 2019-01 |    120 |  65 |           1 |               1 |              0 || 102_07 | 102_07
        2020        | 2020-01 |    120 |  65 |           1 |               1 |              0 || 103_62 | 103_62
        2021        | 2021-12 |    120 |  65 |           1 |               1 |              0 || 103_62 | 103_62
        2022        | 2022-01 |    120 |  65 |           1 |               1 |              0 || 110_10 | 110_10
        2023        | 2023-01 |    120 |  65 |           1 |               1 |              0 || 116_57 | 116_57
        2024        | 2024-01 |    120 |  65 |           1 |               1 |              0 || 119_16 | 119_16
        2025        | 2025-01 |    120 |  65 |           1 |               1 |              0 || 121_75 | 121_75
        2026        | 2026-01 |    120 |  65 |           1 |               1 |              0 || 124_85 | 124_85
        sin derecho | 2026-01 |     59 |  80 |           1 |               1 |              0 ||      0 |      0
    """)  # noqa: E501 # fmt: skip


def test_the_series_follows_the_basic_wage(spec):
    """El alza del salario básico, redondeada a 0,01 %, sobre la pensión del año anterior.

    The rise of the basic wage, rounded to 0.01%, on the pension of the year before.
    """
    spec("", rules, """
        caso | month   | previous_basic_wage_cents | previous_pension_cents || growth | grown_pension_cents
        2019 | 2019-01 |                    386_00 |                 100_00 ||    207 | 102_07
        2020 | 2020-01 |                    394_00 |                 102_07 ||    152 | 103_62
        2021 | 2021-01 |                    400_00 |                 103_62 ||      0 | 103_62
        2022 | 2022-01 |                    400_00 |                 103_62 ||    625 | 110_10
        2023 | 2023-01 |                    425_00 |                 110_10 ||    588 | 116_57
        2024 | 2024-01 |                    450_00 |                 116_57 ||    222 | 119_16
        2025 | 2025-01 |                    460_00 |                 119_16 ||    217 | 121_75
        2026 | 2026-01 |                    470_00 |                 121_75 ||    255 | 124_85
    """)  # fmt: skip


def test_the_invalid_head_of_family(spec):
    """Solo el jefe de familia, por incapacidad total y permanente, con 60 aportes y sin haberla buscado.

    Only the head of the family, for a total and permanent incapacity, with 60 contributions and without having sought
    it.
    """
    spec("2022-01", rules, """
        caso             | months | family_head | total_permanent | excluded_cause || invalidity_right | invalidity_pension_cents
        justo            |     60 |           1 |               1 |              0 || sí | 110_10
        falta un mes     |     59 |           1 |               1 |              0 || no |      0
        otro familiar    |     60 |           0 |               1 |              0 || no |      0
        parcial          |     60 |           1 |               0 |              0 || no |      0
        causa excluida   |     60 |           1 |               1 |              1 || no |      0
    """)  # noqa: E501 # fmt: skip


def test_pensions_before_the_reform_are_not_loaded():
    """Antes de 2018 regía otra pensión; sin ella no se inventa una."""
    with pytest.raises(LawError, match="2017-12-31"):
        compute(rules, {"months": 120, "age": 65}, Law.load().on("2017-12-31"), ["old_age_pension_cents"])
