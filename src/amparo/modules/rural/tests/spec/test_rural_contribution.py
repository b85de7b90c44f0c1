"""Lo que aporta una familia campesina. — What a rural family contributes."""

from amparo.modules.rural import rules


def test_a_family_contributes_on_a_part_of_the_basic_wage(spec):
    """2,6 % del 22,5 % del salario básico: los valores publicados de 2018 y 2025.

    2.6% of 22.5% of the basic wage: the published values of 2018 and 2025.
    """
    spec("", rules, """
        caso | month   | regime     || reference_base_cents | family_contribution_cents
        2018 | 2018-01 | rural_head ||    86_85             |   2_26
        2021 | 2021-06 | rural_head ||    90_00             |   2_34
        2022 | 2022-01 | rural_head ||    95_63             |   2_49
        2025 | 2025-09 | rural_head ||   105_75             |   2_75
        2026 | 2026-01 | rural_head ||   108_45             |   2_82
    """)  # fmt: skip


def test_others_contribute_too(spec):
    """El Estado, el 0,30 % de los sueldos del seguro general; las aseguradoras, el 0,5 % de sus primas.

    The State, 0.30% of the wages of the general scheme; insurers, 0.5% of their premiums.
    """
    spec("2022-01", rules, """
        caso          | base_cents | premium_cents || state_contribution_cents | insurer_contribution_cents
        mil           |   1_000_00 |      1_000_00 ||   3_00                   |   5_00
        medio centavo |        500 |           100 ||      2                   |      1
        nada          |          0 |             0 ||      0                   |      0
    """)  # fmt: skip
