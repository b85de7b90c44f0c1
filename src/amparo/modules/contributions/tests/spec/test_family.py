"""La salud de la familia, y lo que aportan los pensionistas. — The family's health, and what pensioners contribute."""

from amparo.modules.contributions import rules


def test_the_spouse_extension_is_one_more_premium(spec):
    """Quien extiende la salud a su cónyuge paga 3,41 % más.

    Whoever extends health care to the spouse pays 3.41% more.
    """
    spec("", rules, """
        caso            | month   | base_cents | spouse_extension || spouse_cents
        con cónyuge     | 2022-01 |     366_00 |                1 ||  12_48
        sin cónyuge     | 2022-01 |     366_00 |                0 ||      0
        pantalla 2016   | 2016-06 |     366_00 |                1 ||  12_48
        primer mes      | 2011-04 |     264_00 |                1 ||   9_00
    """)  # fmt: skip


def test_an_affiliates_children_are_covered(spec):
    """Los hijos menores de 18 años del afiliado no pagan prima.

    The children under 18 of the worker pay no premium.
    """
    spec("2022-01", rules, """
        caso      | base_cents || children_cents
        mil       |   1_000_00 ||      0
    """)  # fmt: skip


def test_a_pensioner_pays_for_the_family(spec):
    """El cónyuge del pensionista, 4,15 % de la pensión; los hijos, 3,41 % una sola vez, sean los que sean.

    The spouse of a pensioner, 4.15% of the pension; the children, 3.41% only once, however many they are.
    """
    spec("2022-01", rules, """
        caso           | paid_pension_cents | spouse_extension | children_count || pensioner_spouse_cents | pensioner_children_cents
        cónyuge        |           1_000_00 |                1 |              0 ||  41_50 |      0
        un hijo        |           1_000_00 |                0 |              1 ||      0 |  34_10
        tres hijos     |           1_000_00 |                0 |              3 ||      0 |  34_10
        todos          |             382_50 |                1 |              2 ||  15_87 |  13_04
        nadie          |             382_50 |                0 |              0 ||      0 |      0
    """)  # noqa: E501 # fmt: skip


def test_the_extension_waits(spec):
    """Tres primas para la atención y doce para la maternidad.

    Three premiums for care and twelve for maternity.
    """
    spec("2022-01", rules, """
        caso        | extension_months || extension_usable | extension_maternity
        dos         |                2 ||  no              |  no
        tres        |                3 ||  sí              |  no
        once        |               11 ||  sí              |  no
        doce        |               12 ||  sí              |  sí
        trece       |               13 ||  sí              |  sí
    """)  # fmt: skip


def test_the_widowed_pay_for_sickness(spec):
    """La viuda o el viudo que quiere cobertura de enfermedad paga 4,15 % de su pensión unificada.

    A widow or widower who wants sickness cover pays 4.15% of the unified pension.
    """
    spec("2019-06", rules, """
        caso         | widow_cover | paid_pension_cents || widow_health_cents
        con salud    |           1 |             400_00 ||   16_60
        sin salud    |           0 |             400_00 ||       0
    """)  # fmt: skip


def test_pensioners_contributed_until_2019(spec):
    """2,76 % de la pensión hasta diciembre de 2019; la Corte Constitucional lo dejó sin efecto.

    2.76% of the pension until December 2019; the Constitutional Court left it without effect.
    """
    spec("", rules, """
        caso             | month      | paid_pension_cents || pensioner_premium_cents
        desde las tablas | 2015-11    |           1_000_00 ||  27_60
        último mes       | 2019-12    |           1_000_00 ||  27_60
        la víspera       | 2019-12-17 |           1_000_00 ||  27_60
        la sentencia     | 2019-12-18 |           1_000_00 ||      0
        enero de 2020    | 2020-01    |           1_000_00 ||      0
        hoy              | 2026-06    |           1_000_00 ||      0
    """)  # fmt: skip
