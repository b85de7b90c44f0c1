"""La materia gravada. — The contribution base."""

from amparo.modules.contributions import rules


def test_the_base_is_what_was_earned(spec):
    """La base es el sueldo por los días trabajados sobre treinta, más los extras del mes.

    The base is the wage for the days worked over thirty, plus the extras of the month.
    """
    spec("2022-01", rules, """
        caso            | regime  | monthly_wage_cents | days | extra_cents || base_cents
        mes completo    | private |             482_00 |   30 |           0 ||   482_00
        seis días       | private |             482_00 |    6 |           0 ||    96_40
        medio mes       | private |             482_00 |   15 |           0 ||   241_00
        con extras      | private |             482_00 |   30 |       18_50 ||   500_50
        ajuste a menos  | private |             482_00 |   30 |      -82_00 ||   400_00
        medio centavo   | private |                  1 |   15 |           0 ||        1
        sin pago        | private |                  0 |   30 |           0 ||        0
    """)  # fmt: skip


def test_the_rural_family_contributes_on_a_reference_base(spec):
    """El jefe de familia campesino aporta 2,6 % de una base fija: 22,5 % del salario básico, gane lo que gane.

    The head of a rural family contributes 2.6% of a fixed base: 22.5% of the basic wage, whatever is earned.
    """
    spec("", rules, """
        caso           | month   | regime     | monthly_wage_cents | days | extra_cents || base_cents | total_cents
        2021           | 2021-06 | rural_head |                  0 |   30 |           0 ||  90_00     | 2_34
        2022           | 2022-01 | rural_head |                  0 |   30 |           0 ||  95_63     | 2_49
        gana más       | 2022-01 | rural_head |           1_000_00 |   30 |           0 ||  95_63     | 2_49
        2025 publicado | 2025-01 | rural_head |                  0 |   30 |           0 || 105_75     | 2_75
        2026 publicado | 2026-01 | rural_head |                  0 |   30 |           0 || 108_45     | 2_82
        parte del mes  | 2022-01 | rural_head |                  0 |    1 |           0 ||  95_63     | 2_49
        ya no estaba   | 2022-01 | rural_head |                  0 |    0 |           0 ||      0     |    0
    """)  # fmt: skip


def test_every_regime_but_the_rural_contributes_on_what_was_declared(spec):
    """La base es la remuneración en todo régimen; solo el campesino tiene una de referencia, desde 2018.

    The base is the pay in every regime; only the rural one has a reference base, since 2018.
    """
    spec("", rules, """
        caso                     | month   | regime           | monthly_wage_cents | days | extra_cents || base_cents
        privado, 2017            | 2017-12 | private          |             500_00 |   30 |           0 || 500_00
        público, 2017            | 2017-12 | public           |             500_00 |   30 |           0 || 500_00
        magisterio, 2017         | 2017-12 | teachers         |             500_00 |   30 |           0 || 500_00
        servicio exterior, 2017  | 2017-12 | foreign_service  |             500_00 |   30 |           0 || 500_00
        banca y municipios, 2017 | 2017-12 | bank_municipal   |             500_00 |   30 |           0 || 500_00
        doméstico, 2017          | 2017-12 | domestic         |             500_00 |   30 |           0 || 500_00
        cuenta propia, 2017      | 2017-12 | own_account      |             500_00 |   30 |           0 || 500_00
        voluntario, 2017         | 2017-12 | voluntary        |             500_00 |   30 |           0 || 500_00
        en el exterior, 2017     | 2017-12 | abroad           |             500_00 |   30 |           0 || 500_00
        trabajo del hogar, 2017  | 2017-12 | unpaid_home_work |             500_00 |   30 |           0 || 500_00
        privado, 2018            | 2018-01 | private          |             500_00 |   30 |           0 || 500_00
        público, 2018            | 2018-01 | public           |             500_00 |   30 |           0 || 500_00
        magisterio, 2018         | 2018-01 | teachers         |             500_00 |   30 |           0 || 500_00
        servicio exterior, 2018  | 2018-01 | foreign_service  |             500_00 |   30 |           0 || 500_00
        banca y municipios, 2018 | 2018-01 | bank_municipal   |             500_00 |   30 |           0 || 500_00
        doméstico, 2018          | 2018-01 | domestic         |             500_00 |   30 |           0 || 500_00
        cuenta propia, 2018      | 2018-01 | own_account      |             500_00 |   30 |           0 || 500_00
        voluntario, 2018         | 2018-01 | voluntary        |             500_00 |   30 |           0 || 500_00
        en el exterior, 2018     | 2018-01 | abroad           |             500_00 |   30 |           0 || 500_00
        trabajo del hogar, 2018  | 2018-01 | unpaid_home_work |             500_00 |   30 |           0 || 500_00
    """)  # fmt: skip
