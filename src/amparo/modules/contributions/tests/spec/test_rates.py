"""Quién paga cuánto y a qué fondo va. — Who pays how much, and to which fund it goes."""

from amparo.modules.contributions import rules


def test_published_examples(spec):
    """Los ejemplos publicados y los de planillas reales."""
    spec("", rules, """
        caso                     | month   | regime    | base_cents   || total_cents | personal_cents | employer_cents
        planilla real, 482       | 2026-03 | private   |       482_00 ||       99_29 |          45_55 |     53_74
        planilla real, 241       | 2026-03 | private   |       241_00 ||       49_65 |          22_77 |     26_88
        planilla real, 96,40     | 2026-03 | private   |        96_40 ||       19_86 |           9_11 |     10_75
        planilla real, 20.319    | 2026-03 | private   |    20_319_00 ||    4_185_71 |       1_920_15 |  2_265_56
        sueldo de 1.000          | 2022-01 | private   |     1_000_00 ||      206_00 |          94_50 |    111_50
        voluntario 2025          | 2025-01 | voluntary |       470_00 ||       82_72 |          82_72 |         0
        voluntario 2026          | 2026-01 | voluntary |       482_00 ||       84_83 |          84_83 |         0
        voluntario 2022          | 2022-01 | voluntary |       425_00 ||       74_80 |          74_80 |         0
    """)  # fmt: skip


def test_each_regime_has_its_rates(spec):
    """Sobre diez mil dólares cada tasa se lee en la respuesta: 20,60 % son 2.060."""
    spec("2022-01", rules, """
        caso               | regime           | base_cents || personal_cents | employer_cents | pension_cents | health_cents | work_risk_cents | rural_cents | severance_cents | unemployment_cents | administration_cents
        privado            | private          |  10_000_00 || 945_00   | 1_115_00 | 1_106_00 | 516_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        público            | public           |  10_000_00 || 1_145_00 |   915_00 | 1_106_00 | 516_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        magisterio         | teachers         |  10_000_00 || 1_145_00 |   915_00 | 1_106_00 | 516_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        servicio exterior  | foreign_service  |  10_000_00 || 945_00   |   915_00 | 1_106_00 | 316_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        banca y municipios | bank_municipal   |  10_000_00 || 1_145_00 | 1_115_00 | 1_306_00 | 516_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        doméstico          | domestic         |  10_000_00 || 945_00   | 1_115_00 | 1_106_00 | 516_00 | 38_00 |  70_00 | 200_00 | 50_00 | 80_00
        cuenta propia      | own_account      |  10_000_00 || 1_760_00 |        0 | 1_056_00 | 516_00 | 38_00 |  70_00 |      0 |     0 | 80_00
        voluntario         | voluntary        |  10_000_00 || 1_760_00 |        0 | 1_056_00 | 516_00 | 38_00 |  70_00 |      0 |     0 | 80_00
        en el exterior     | abroad           |  10_000_00 || 1_760_00 |        0 | 1_056_00 | 516_00 | 38_00 |  70_00 |      0 |     0 | 80_00
        trabajo del hogar  | unpaid_home_work |  10_000_00 || 1_325_00 |        0 | 1_325_00 |      0 |     0 |      0 |      0 |     0 |     0
        campesino          | rural_head       |  10_000_00 || 260_00   |        0 |        0 |      0 |     0 | 260_00 |      0 |     0 |     0
    """)  # noqa: E501 # fmt: skip


def test_what_is_collected_for_others(spec):
    """IECE y SECAP suman 1 % al empleador privado: dos sueldos de 482 cuestan 208,22; la LOSEP no paga SECAP."""
    spec("2026-03", rules, """
        caso      | regime    | base_cents || total_cents | iece_cents | secap_cents
        privado   | private   |     482_00 ||   99_29     |     2_41   |     2_41
        público   | public    |     482_00 ||   99_29     |     2_41   |        0
        voluntario| voluntary |     482_00 ||   84_83     |        0   |        0
    """)  # fmt: skip


def test_the_spouse_extension_is_one_more_premium(spec):
    """Quien extiende la salud a su cónyuge paga 3,41 % más."""
    spec("2022-01", rules, """
        caso         | regime  | base_cents | spouse_extension || spouse_cents
        con cónyuge  | private |     366_00 |                1 ||  12_48
        sin cónyuge  | private |     366_00 |                0 ||      0
    """)  # fmt: skip
