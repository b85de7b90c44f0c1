"""Quién paga cuánto y a qué fondo va. — Who pays how much, and to which fund it goes."""

from amparo.foundation.law.verbs import share
from amparo.modules.contributions import rules


def test_published_examples(spec):
    """Los ejemplos publicados y los de planillas reales.

    The published examples and those of real declarations.
    """
    spec("", rules, """
        caso                     | month   | regime    | base_cents   || total_cents | personal_cents | employer_cents
        planilla real, 482       | 2026-03 | private   |       482_00 ||       99_29 |          45_55 |     53_74
        planilla real, 241       | 2026-03 | private   |       241_00 ||       49_65 |          22_77 |     26_88
        planilla real, 96,40     | 2026-03 | private   |        96_40 ||       19_86 |           9_11 |     10_75
        planilla real, 20.319    | 2026-03 | private   |    20_319_00 ||    4_185_71 |       1_920_15 |  2_265_56
        sueldo de 1.000          | 2022-01 | private   |     1_000_00 ||      206_00 |          94_50 |    111_50
        voluntario 2016          | 2016-06 | voluntary |       366_00 ||       64_42 |          64_42 |         0
        voluntario 2018          | 2018-06 | voluntary |       386_00 ||       67_94 |          67_94 |         0
        voluntario 2025          | 2025-01 | voluntary |       470_00 ||       82_72 |          82_72 |         0
        voluntario 2026          | 2026-01 | voluntary |       482_00 ||       84_83 |          84_83 |         0
        voluntario 2022          | 2022-01 | voluntary |       425_00 ||       74_80 |          74_80 |         0
    """)  # fmt: skip


def test_each_regime_has_its_rates(spec):
    """Sobre diez mil dólares cada tasa se lee en la respuesta: 20,60 % son 2.060.

    On ten thousand dollars each rate is read in the answer: 20.60% are 2,060.
    """
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


def test_who_pays_each_fund(spec):
    """El afiliado y el empleador se reparten cada prima; quien no tiene empleador la paga entera.

    The worker and the employer share each premium; whoever has no employer pays it whole.
    """
    spec("2022-01", rules, """
        caso               | regime           | base_cents || personal_health_cents | personal_work_risk_cents | personal_severance_cents | personal_rural_cents | personal_administration_cents | personal_pension_cents | employer_health_cents | employer_work_risk_cents | employer_severance_cents | employer_rural_cents | employer_administration_cents | employer_pension_cents
        privado            | private          |  10_000_00 ||        0 |        0 |   200_00 |    35_00 |    36_00 |   674_00 |   516_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        público            | public           |  10_000_00 ||   200_00 |        0 |   200_00 |    35_00 |    36_00 |   674_00 |   316_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        magisterio         | teachers         |  10_000_00 ||   200_00 |        0 |   200_00 |    35_00 |    36_00 |   674_00 |   316_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        servicio exterior  | foreign_service  |  10_000_00 ||        0 |        0 |   200_00 |    35_00 |    36_00 |   674_00 |   316_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        banca y municipios | bank_municipal   |  10_000_00 ||        0 |        0 |   200_00 |    35_00 |    36_00 |   874_00 |   516_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        doméstico          | domestic         |  10_000_00 ||        0 |        0 |   200_00 |    35_00 |    36_00 |   674_00 |   516_00 |    38_00 |        0 |    35_00 |    44_00 |   432_00
        cuenta propia      | own_account      |  10_000_00 ||   516_00 |    38_00 |        0 |    70_00 |    80_00 | 1_056_00 |        0 |        0 |        0 |        0 |        0 |        0
        voluntario         | voluntary        |  10_000_00 ||   516_00 |    38_00 |        0 |    70_00 |    80_00 | 1_056_00 |        0 |        0 |        0 |        0 |        0 |        0
        en el exterior     | abroad           |  10_000_00 ||   516_00 |    38_00 |        0 |    70_00 |    80_00 | 1_056_00 |        0 |        0 |        0 |        0 |        0 |        0
        trabajo del hogar  | unpaid_home_work |  10_000_00 ||        0 |        0 |        0 |        0 |        0 | 1_325_00 |        0 |        0 |        0 |        0 |        0 |        0
        campesino          | rural_head       |  10_000_00 ||        0 |        0 |        0 |   260_00 |        0 |        0 |        0 |        0 |        0 |        0 |        0 |        0
    """)  # noqa: E501 # fmt: skip


def test_the_private_table_through_the_years(spec):
    """Siempre 9,45 y 11,15 %: lo que cambia es cuánto va a pensiones y cuánto a salud.

    Always 9.45 and 11.15%: what changes is how much goes to pensions and how much to health.
    """
    spec("", rules, """
        caso                 | month   | regime          | base_cents || personal_pension_cents | employer_pension_cents | personal_health_cents | employer_health_cents | work_risk_cents | personal_severance_cents | employer_severance_cents | unemployment_cents | disability_law_cents | extra_pensions_premium_cents | ivm_cents
        hasta octubre 2015   | 2015-01 | private         |  10_000_00 || 674_00 | 310_00 |      0 | 571_00 |  55_00 | 200_00 | 100_00 |      0 |  10_00 |      0 | 974_00
        octubre de 2015      | 2015-10 | private         |  10_000_00 || 674_00 | 310_00 |      0 | 571_00 |  55_00 | 200_00 | 100_00 |      0 |  10_00 |      0 | 974_00
        noviembre de 2015    | 2015-11 | private         |  10_000_00 || 586_00 |  10_00 |  88_00 | 906_00 |  20_00 | 200_00 | 100_00 |      0 |  10_00 |      0 | 586_00
        marzo de 2016        | 2016-03 | private         |  10_000_00 || 586_00 |  10_00 |  88_00 | 906_00 |  20_00 | 200_00 | 100_00 |      0 |  10_00 |      0 | 586_00
        nace el desempleo    | 2016-04 | private         |  10_000_00 || 586_00 |  10_00 |  88_00 | 906_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 586_00
        diciembre de 2016    | 2016-12 | private         |  10_000_00 || 586_00 |  10_00 |  88_00 | 906_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 586_00
        2017                 | 2017-01 | private         |  10_000_00 || 674_00 |  16_00 |      0 | 900_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 680_00
        2018                 | 2018-01 | private         |  10_000_00 || 674_00 | 102_00 |      0 | 814_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 766_00
        2019                 | 2019-01 | private         |  10_000_00 || 674_00 | 222_00 |      0 | 694_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 886_00
        2020                 | 2020-01 | private         |  10_000_00 || 674_00 | 322_00 |      0 | 594_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 986_00
        diciembre de 2020    | 2020-12 | private         |  10_000_00 || 674_00 | 322_00 |      0 | 594_00 |  20_00 | 200_00 |      0 | 100_00 |  10_00 |      0 | 986_00
        2021                 | 2021-01 | private         |  10_000_00 || 674_00 | 432_00 |      0 | 516_00 |  38_00 | 200_00 |      0 |  50_00 |  10_00 |  50_00 | 1046_00
    """)  # noqa: E501 # fmt: skip


def test_the_official_premiums_through_the_years(spec):
    """Las primas de pensiones, salud y riesgos que publica la dirección actuarial, de 2015 a 2021.

    The premiums of pensions, health and risks that the actuarial office publishes, from 2015 to 2021.
    """
    spec("", rules, """
        caso                 | month   | regime      | base_cents || ivm_cents | health_cents | work_risk_cents | total_cents
        2015-11 privado      | 2015-11 | private     |  10_000_00 ||    586_00 | 994_00 | 20_00 | 2_060_00
        2016-12 privado      | 2016-12 | private     |  10_000_00 ||    586_00 | 994_00 | 20_00 | 2_060_00
        2017-01 privado      | 2017-01 | private     |  10_000_00 ||    680_00 | 900_00 | 20_00 | 2_060_00
        2018-01 privado      | 2018-01 | private     |  10_000_00 ||    766_00 | 814_00 | 20_00 | 2_060_00
        2019-01 privado      | 2019-01 | private     |  10_000_00 ||    886_00 | 694_00 | 20_00 | 2_060_00
        2020-01 privado      | 2020-01 | private     |  10_000_00 ||    986_00 | 594_00 | 20_00 | 2_060_00
        2021-01 privado      | 2021-01 | private     |  10_000_00 ||  1_046_00 | 516_00 | 38_00 | 2_060_00
        2015-11 voluntario   | 2015-11 | voluntary   |  10_000_00 ||    586_00 | 994_00 | 20_00 | 1_760_00
        2016-12 voluntario   | 2016-12 | voluntary   |  10_000_00 ||    586_00 | 994_00 | 20_00 | 1_760_00
        2017-01 voluntario   | 2017-01 | voluntary   |  10_000_00 ||    680_00 | 900_00 | 20_00 | 1_760_00
        2018-01 voluntario   | 2018-01 | voluntary   |  10_000_00 ||    766_00 | 814_00 | 20_00 | 1_760_00
        2019-01 voluntario   | 2019-01 | voluntary   |  10_000_00 ||    886_00 | 694_00 | 20_00 | 1_760_00
        2020-01 voluntario   | 2020-01 | voluntary   |  10_000_00 ||    986_00 | 594_00 | 20_00 | 1_760_00
        2021-01 voluntario   | 2021-01 | voluntary   |  10_000_00 ||  1_046_00 | 516_00 | 38_00 | 1_760_00
    """)  # noqa: E501 # fmt: skip


def test_what_other_regimes_have_of_their_own(spec):
    """La banca pone 2 % más en pensiones; los servidores públicos, 2 % de salud; el servicio exterior, menos salud.

    Banks put 2% more into pensions; public servants, 2% of health; the foreign service, less health.
    """
    spec("", rules, """
        caso                      | month   | regime          | base_cents || personal_cents | employer_cents | personal_pension_cents | employer_pension_cents | personal_health_cents | employer_health_cents | work_risk_cents | rural_cents | severance_cents | unemployment_cents | administration_cents | disability_law_cents | extra_pensions_premium_cents
        2015-11 banca             | 2015-11 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 786_00 |  10_00 |  88_00 | 906_00 | 20_00 | 70_00 | 300_00 |      0 | 80_00 | 10_00 |     0
        2016-12 banca             | 2016-12 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 786_00 |  10_00 |  88_00 | 906_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2017-01 banca             | 2017-01 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 874_00 |  16_00 |      0 | 900_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2018-01 banca             | 2018-01 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 874_00 | 102_00 |      0 | 814_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2019-01 banca             | 2019-01 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 874_00 | 222_00 |      0 | 694_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2020-01 banca             | 2020-01 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 874_00 | 322_00 |      0 | 594_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2021-01 banca             | 2021-01 | bank_municipal  |  10_000_00 || 1_145_00 | 1_115_00 | 874_00 | 432_00 |      0 | 516_00 | 38_00 | 70_00 | 200_00 |  50_00 | 80_00 | 10_00 | 50_00
        2015-11 público           | 2015-11 | public          |  10_000_00 || 1_145_00 |   915_00 | 586_00 |  10_00 | 288_00 | 706_00 | 20_00 | 70_00 | 300_00 |      0 | 80_00 | 10_00 |     0
        2016-12 público           | 2016-12 | public          |  10_000_00 || 1_145_00 |   915_00 | 586_00 |  10_00 | 288_00 | 706_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2017-01 público           | 2017-01 | public          |  10_000_00 || 1_145_00 |   915_00 | 674_00 |  16_00 | 200_00 | 700_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2018-01 público           | 2018-01 | public          |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 102_00 | 200_00 | 614_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2019-01 público           | 2019-01 | public          |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 222_00 | 200_00 | 494_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2020-01 público           | 2020-01 | public          |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 322_00 | 200_00 | 394_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2021-01 público           | 2021-01 | public          |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 432_00 | 200_00 | 316_00 | 38_00 | 70_00 | 200_00 |  50_00 | 80_00 | 10_00 | 50_00
        2015-11 magisterio        | 2015-11 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 586_00 |  10_00 | 288_00 | 706_00 | 20_00 | 70_00 | 300_00 |      0 | 80_00 | 10_00 |     0
        2016-12 magisterio        | 2016-12 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 586_00 |  10_00 | 288_00 | 706_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2017-01 magisterio        | 2017-01 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 674_00 |  16_00 | 200_00 | 700_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2018-01 magisterio        | 2018-01 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 102_00 | 200_00 | 614_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2019-01 magisterio        | 2019-01 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 222_00 | 200_00 | 494_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2020-01 magisterio        | 2020-01 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 322_00 | 200_00 | 394_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2021-01 magisterio        | 2021-01 | teachers        |  10_000_00 || 1_145_00 |   915_00 | 674_00 | 432_00 | 200_00 | 316_00 | 38_00 | 70_00 | 200_00 |  50_00 | 80_00 | 10_00 | 50_00
        2015-11 servicio exterior | 2015-11 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 586_00 |  10_00 |  88_00 | 706_00 | 20_00 | 70_00 | 300_00 |      0 | 80_00 | 10_00 |     0
        2016-12 servicio exterior | 2016-12 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 586_00 |  10_00 |  88_00 | 706_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2017-01 servicio exterior | 2017-01 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 674_00 |  16_00 |      0 | 700_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2018-01 servicio exterior | 2018-01 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 674_00 | 102_00 |      0 | 614_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2019-01 servicio exterior | 2019-01 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 674_00 | 222_00 |      0 | 494_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2020-01 servicio exterior | 2020-01 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 674_00 | 322_00 |      0 | 394_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2021-01 servicio exterior | 2021-01 | foreign_service |  10_000_00 ||   945_00 |   915_00 | 674_00 | 432_00 |      0 | 316_00 | 38_00 | 70_00 | 200_00 |  50_00 | 80_00 | 10_00 | 50_00
        2015-11 doméstico         | 2015-11 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 586_00 |  10_00 |  88_00 | 906_00 | 20_00 | 70_00 | 300_00 |      0 | 80_00 | 10_00 |     0
        2016-12 doméstico         | 2016-12 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 586_00 |  10_00 |  88_00 | 906_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2017-01 doméstico         | 2017-01 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 674_00 |  16_00 |      0 | 900_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2018-01 doméstico         | 2018-01 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 674_00 | 102_00 |      0 | 814_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2019-01 doméstico         | 2019-01 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 674_00 | 222_00 |      0 | 694_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2020-01 doméstico         | 2020-01 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 674_00 | 322_00 |      0 | 594_00 | 20_00 | 70_00 | 200_00 | 100_00 | 80_00 | 10_00 |     0
        2021-01 doméstico         | 2021-01 | domestic        |  10_000_00 ||   945_00 | 1_115_00 | 674_00 | 432_00 |      0 | 516_00 | 38_00 | 70_00 | 200_00 |  50_00 | 80_00 | 10_00 | 50_00
    """)  # noqa: E501 # fmt: skip


def test_who_has_no_employer_pays_all_of_it(spec):
    """17,60 % todos los años, sin cesantía ni desempleo; el trabajo del hogar, 13,25 %, y el campesino, su cuota.

    17.60% every year, without severance or unemployment; work in the home, 13.25%, and the rural scheme, its
    contribution.
    """
    spec("", rules, """
        caso                      | month   | regime           | base_cents || personal_cents | employer_cents | ivm_cents | health_cents | personal_health_cents | work_risk_cents | personal_work_risk_cents | rural_cents | personal_rural_cents | administration_cents | personal_administration_cents | disability_law_cents | extra_pensions_premium_cents | severance_cents | unemployment_cents
        2015-11 cuenta propia     | 2015-11 | own_account      |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2016-12 cuenta propia     | 2016-12 | own_account      |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2017-01 cuenta propia     | 2017-01 | own_account      |  10_000_00 || 1_760_00 |    0 |   680_00 | 900_00 | 900_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2018-01 cuenta propia     | 2018-01 | own_account      |  10_000_00 || 1_760_00 |    0 |   766_00 | 814_00 | 814_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2019-01 cuenta propia     | 2019-01 | own_account      |  10_000_00 || 1_760_00 |    0 |   886_00 | 694_00 | 694_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2020-01 cuenta propia     | 2020-01 | own_account      |  10_000_00 || 1_760_00 |    0 |   986_00 | 594_00 | 594_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2021-01 cuenta propia     | 2021-01 | own_account      |  10_000_00 || 1_760_00 |    0 | 1_046_00 | 516_00 | 516_00 | 38_00 | 38_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2015-11 voluntario        | 2015-11 | voluntary        |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2016-12 voluntario        | 2016-12 | voluntary        |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2017-01 voluntario        | 2017-01 | voluntary        |  10_000_00 || 1_760_00 |    0 |   680_00 | 900_00 | 900_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2018-01 voluntario        | 2018-01 | voluntary        |  10_000_00 || 1_760_00 |    0 |   766_00 | 814_00 | 814_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2019-01 voluntario        | 2019-01 | voluntary        |  10_000_00 || 1_760_00 |    0 |   886_00 | 694_00 | 694_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2020-01 voluntario        | 2020-01 | voluntary        |  10_000_00 || 1_760_00 |    0 |   986_00 | 594_00 | 594_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2021-01 voluntario        | 2021-01 | voluntary        |  10_000_00 || 1_760_00 |    0 | 1_046_00 | 516_00 | 516_00 | 38_00 | 38_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2015-11 en el exterior    | 2015-11 | abroad           |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2016-12 en el exterior    | 2016-12 | abroad           |  10_000_00 || 1_760_00 |    0 |   586_00 | 994_00 | 994_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2017-01 en el exterior    | 2017-01 | abroad           |  10_000_00 || 1_760_00 |    0 |   680_00 | 900_00 | 900_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2018-01 en el exterior    | 2018-01 | abroad           |  10_000_00 || 1_760_00 |    0 |   766_00 | 814_00 | 814_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2019-01 en el exterior    | 2019-01 | abroad           |  10_000_00 || 1_760_00 |    0 |   886_00 | 694_00 | 694_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2020-01 en el exterior    | 2020-01 | abroad           |  10_000_00 || 1_760_00 |    0 |   986_00 | 594_00 | 594_00 | 20_00 | 20_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2021-01 en el exterior    | 2021-01 | abroad           |  10_000_00 || 1_760_00 |    0 | 1_046_00 | 516_00 | 516_00 | 38_00 | 38_00 |  70_00 |  70_00 | 80_00 | 80_00 | 10_00 |    0 |    0 |    0
        2015-11 trabajo del hogar | 2015-11 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2016-12 trabajo del hogar | 2016-12 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2017-01 trabajo del hogar | 2017-01 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2018-01 trabajo del hogar | 2018-01 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2019-01 trabajo del hogar | 2019-01 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2020-01 trabajo del hogar | 2020-01 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2021-01 trabajo del hogar | 2021-01 | unpaid_home_work |  10_000_00 || 1_325_00 |    0 | 1_325_00 |      0 |      0 |     0 |     0 |      0 |      0 |     0 |     0 |     0 |    0 |    0 |    0
        2018-01 campesino         | 2018-01 | rural_head       |  10_000_00 ||   260_00 |    0 |        0 |      0 |      0 |     0 |     0 | 260_00 | 260_00 |     0 |     0 |     0 |    0 |    0 |    0
        2019-01 campesino         | 2019-01 | rural_head       |  10_000_00 ||   260_00 |    0 |        0 |      0 |      0 |     0 |     0 | 260_00 | 260_00 |     0 |     0 |     0 |    0 |    0 |    0
        2020-01 campesino         | 2020-01 | rural_head       |  10_000_00 ||   260_00 |    0 |        0 |      0 |      0 |     0 |     0 | 260_00 | 260_00 |     0 |     0 |     0 |    0 |    0 |    0
        2021-01 campesino         | 2021-01 | rural_head       |  10_000_00 ||   260_00 |    0 |        0 |      0 |      0 |     0 |     0 | 260_00 | 260_00 |     0 |     0 |     0 |    0 |    0 |    0
    """)  # noqa: E501 # fmt: skip


def test_what_a_rural_family_never_paid(spec):
    """La salud, los riesgos, la cesantía y lo demás de las tablas no son de la cuota campesina, aun antes de 2018.

    Health, risks, severance and the rest of the tables are not of the rural contribution, even before 2018.
    """
    spec("", rules, """
        caso    | month   | regime     | base_cents || health_cents | personal_health_cents | work_risk_cents | personal_work_risk_cents | severance_cents | unemployment_cents | administration_cents | disability_law_cents | extra_pensions_premium_cents
        2015-11 | 2015-11 | rural_head |  10_000_00 ||    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0
        2016-12 | 2016-12 | rural_head |  10_000_00 ||    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0
        2017-01 | 2017-01 | rural_head |  10_000_00 ||    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0 |    0
    """)  # noqa: E501 # fmt: skip


def test_the_rural_quota_was_published_in_2018(spec):
    """2,26 dólares por familia en 2018, con el salario básico de 386.

    2.26 dollars a family in 2018, with the basic wage of 386.
    """
    spec("2018-01", rules, """
        caso      | regime     | monthly_wage_cents | days | extra_cents || base_cents | total_cents | rural_cents
        familia   | rural_head |                  0 |   30 |           0 ||   86_85    |   2_26      |   2_26
    """)  # fmt: skip


def test_what_is_collected_for_others(spec):
    """IECE y SECAP suman 1 % al empleador privado: dos sueldos de 482 cuestan 208,22; la LOSEP no paga SECAP.

    IECE and SECAP add up to 1% for the private employer: two wages of 482 cost 208.22; under the LOSEP no SECAP is
    paid.
    """
    spec("2026-03", rules, """
        caso      | regime    | base_cents || total_cents | iece_cents | secap_cents
        privado   | private   |     482_00 ||   99_29     |     2_41   |     2_41
        público   | public    |     482_00 ||   99_29     |     2_41   |        0
        voluntario| voluntary |     482_00 ||   84_83     |        0   |        0
        rol entero| private   |  20_560_00 || 4_235_36    |   102_80   |   102_80
    """)  # fmt: skip


def test_the_premium_the_actuaries_asked_for():
    """La prima necesaria de 23,50 % que halló la dirección actuarial, sobre el salario básico de 2022."""
    assert share(425_00, 235_000) == 99_88


def test_who_pays_what_is_collected_for_others(spec):
    """IECE y SECAP los pone el empleador privado, y el público solo el IECE; la reserva es de quien tiene empleador.

    The private employer pays IECE and SECAP, and the public one only IECE; the reserve is for whoever has an employer.
    """
    spec("2022-01", rules, """
        caso               | regime           | base_cents | reserve_base_cents | reserve_accumulated || iece_cents | secap_cents | reserve_cents
        privado            | private          |  10_000_00 |          10_000_00 |                   1 || 50_00 | 50_00 | 833_00
        público            | public           |  10_000_00 |          10_000_00 |                   1 || 50_00 |     0 | 833_00
        magisterio         | teachers         |  10_000_00 |          10_000_00 |                   1 || 50_00 |     0 | 833_00
        servicio exterior  | foreign_service  |  10_000_00 |          10_000_00 |                   1 || 50_00 |     0 | 833_00
        banca y municipios | bank_municipal   |  10_000_00 |          10_000_00 |                   1 || 50_00 |     0 | 833_00
        doméstico          | domestic         |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 | 833_00
        cuenta propia      | own_account      |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 |      0
        voluntario         | voluntary        |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 |      0
        en el exterior     | abroad           |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 |      0
        trabajo del hogar  | unpaid_home_work |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 |      0
        campesino          | rural_head       |  10_000_00 |          10_000_00 |                   1 ||     0 |     0 |      0
    """)  # noqa: E501 # fmt: skip
