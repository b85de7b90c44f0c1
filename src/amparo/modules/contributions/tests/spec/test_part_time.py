"""La jornada parcial y la base mínima. — Part time, and the minimum base."""

from amparo.modules.contributions import rules


def test_part_time_days(spec):
    """Cuatro horas diarias son quince días; la fracción no cuenta.

    Four hours a day are fifteen days; the fraction does not count.
    """
    spec("2026-03", rules, """
        caso        | daily_hours || part_time_days
        una hora    |           1 ||   3
        cuatro      |           4 ||  15
        cinco       |           5 ||  18
        seis        |           6 ||  22
        siete       |           7 ||  26
        ocho        |           8 ||  30
    """)  # fmt: skip


def test_the_employer_tops_up_health(spec):
    """4,41 % de lo que falta para el salario básico; lo demás se paga sobre la remuneración real.

    4.41% of what is lacking to the basic wage; the rest is paid on the real pay.
    """
    spec("", rules, """
        caso               | month   | part_time | base_cents || part_time_health_cents
        planilla de 2026   | 2026-03 |         1 |     241_00 ||  10_63
        seis días          | 2026-03 |         1 |      96_40 ||  17_00
        gana el básico     | 2026-03 |         1 |     482_00 ||      0
        gana más           | 2026-03 |         1 |     500_00 ||      0
        un centavo menos   | 2026-03 |         1 |     481_99 ||      0
        jornada completa   | 2026-03 |         0 |     241_00 ||      0
        las tablas de 2015 | 2015-11 |         1 |     177_00 ||   7_81
    """)  # fmt: skip


def test_nobody_contributes_on_less_than_the_basic_wage(spec):
    """El mínimo es el salario básico por los días del mes; el campesino y el trabajo del hogar tienen base propia.

    The minimum is the basic wage for the days of the month; the rural scheme and work in the home have their own base.
    """
    spec("", rules, """
        caso             | month   | regime           | days | base_cents || minimum_base_cents | base_shortfall_cents
        voluntario       | 2025-01 | voluntary        |   30 |     470_00 ||  470_00 |      0
        le falta         | 2025-01 | voluntary        |   30 |     469_99 ||  470_00 |   0_01
        medio mes        | 2025-01 | private          |   15 |     200_00 ||  235_00 |  35_00
        gana más         | 2022-01 | private          |   30 |   1_000_00 ||  425_00 |      0
        trabajo del hogar| 2022-01 | unpaid_home_work |   30 |      45_00 ||       0 |      0
        campesino        | 2022-01 | rural_head       |   30 |      95_63 ||       0 |      0
    """)  # fmt: skip


def test_whose_base_has_a_minimum(spec):
    """Todos, salvo el campesino y el trabajo del hogar, que tienen una base propia.

    All, except the rural scheme and work in the home, which have a base of their own.
    """
    spec("2022-01", rules, """
        caso               | regime           | days | base_cents || minimum_base_cents
        privado            | private          |   30 |     100_00 || 425_00
        público            | public           |   30 |     100_00 || 425_00
        magisterio         | teachers         |   30 |     100_00 || 425_00
        servicio exterior  | foreign_service  |   30 |     100_00 || 425_00
        banca y municipios | bank_municipal   |   30 |     100_00 || 425_00
        doméstico          | domestic         |   30 |     100_00 || 425_00
        cuenta propia      | own_account      |   30 |     100_00 || 425_00
        voluntario         | voluntary        |   30 |     100_00 || 425_00
        en el exterior     | abroad           |   30 |     100_00 || 425_00
        trabajo del hogar  | unpaid_home_work |   30 |     100_00 ||      0
        campesino          | rural_head       |   30 |     100_00 ||      0
    """)  # fmt: skip
