"""El rol de pensiones de un mes. — A month's payroll of pensions."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.pensions import rules


def test_pensions_rise_in_january(spec):
    """En enero sube con la inflación media del año anterior, dentro de los límites del año; los demás meses, no.

    In January it rises with the average inflation of the year before, within the limits of the year; in other months it
    does not.
    """
    spec("", rules, """
        caso                   | month   | calendar_month | kind          | years | pension_cents | initial_cents || revalued_pension_cents
        sube 0,14 %            | 2022-01 |              1 | sgo_old_age   |    30 |        800_00 |        800_00 ||   801_12
        en febrero ya no       | 2022-02 |              2 | sgo_old_age   |    30 |        800_00 |        800_00 ||   800_00
        sube 3,46 %            | 2023-01 |              1 | sgo_old_age   |    30 |        800_00 |        800_00 ||   827_68
        el mínimo la alcanza   | 2022-01 |              1 | sgo_old_age   |    15 |        240_00 |        200_00 ||   255_00
        sube con el máximo     | 2022-01 |              1 | sgo_old_age   |    30 |      1_800_00 |      2_400_00 || 1_912_50
        hasta la calculada     | 2022-01 |              1 | sgo_old_age   |    30 |      1_800_00 |      1_850_00 || 1_850_00
        el máximo la detiene   | 2023-01 |              1 | sgo_old_age   |    30 |      1_990_00 |      1_990_00 || 2_025_00
        nunca baja             | 2022-01 |              1 | sgo_survivors |    30 |      2_000_00 |      2_000_00 || 2_000_00
        inflación negativa     | 2021-01 |              1 | sgo_old_age   |    30 |        800_00 |        800_00 ||   800_00
    """)  # noqa: E501 # fmt: skip


def test_the_rural_pension_follows_the_basic_wage(spec):
    """Cien dólares desde 2018, y sube cada año lo que sube el salario básico; la de 2023 está publicada.

    A hundred dollars since 2018, and each year it rises as the basic wage rises; that of 2023 is published.
    """
    spec("", rules, """
        caso | month   | calendar_month | kind           | years | pension_cents | initial_cents || revalued_pension_cents
        2019 | 2019-01 |              1 | ssc_old_age    |    10 |        100_00 |        100_00 || 102_07
        2020 | 2020-01 |              1 | ssc_old_age    |    10 |        102_07 |        100_00 || 103_62
        2021 | 2021-06 |              6 | ssc_old_age    |    10 |        103_62 |        100_00 || 103_62
        2022 | 2022-01 |              1 | ssc_old_age    |    10 |        103_62 |        100_00 || 110_10
        2023 | 2023-05 |              5 | ssc_invalidity |    10 |        110_10 |        100_00 || 116_57
    """)  # noqa: E501 # fmt: skip


def test_the_thirteenth_is_a_twelfth_of_the_year(spec):
    """En diciembre, lo pagado en el año entre doce, o por doceavos cada mes; el campesino cobra doce pensiones.

    In December, what was paid in the year over twelve, or by twelfths each month; a rural pensioner draws twelve
    pensions.
    """
    spec("2025-12", rules, """
        caso            | kind          | calendar_month | monthly_extras | revalued_pension_cents | paid_in_year_cents || thirteenth_cents
        450 todo el año | sgo_old_age   |             12 |              0 |                 450_00 |           5_400_00 || 450_00
        500 todo el año | sgo_old_age   |             12 |              0 |                 500_00 |           6_000_00 || 500_00
        montepío 350    | sgo_survivors |             12 |              0 |                 350_00 |           4_200_00 || 350_00
        jubiló en julio | sgo_old_age   |             12 |              0 |                 450_00 |           2_700_00 || 225_00
        no es diciembre | sgo_old_age   |             11 |              0 |                 450_00 |           4_950_00 ||      0
        mes a mes       | sgo_old_age   |              5 |              1 |                 450_00 |           2_250_00 ||  37_50
        campesino       | ssc_old_age   |             12 |              0 |                 121_75 |           1_461_00 ||      0
    """)  # noqa: E501 # fmt: skip


def test_the_fourteenth_is_a_basic_wage(spec):
    """En marzo en Costa y Galápagos, en agosto en Sierra y Oriente y en todo el país para el montepío.

    In March in the Coast and Galápagos, in August in the Highlands and the Amazon and, for survivors, in the whole
    country.
    """
    spec("", rules, """
        caso                | month   | kind          | region    | calendar_month | monthly_extras || fourteenth_cents
        Sierra, agosto 2020 | 2020-08 | sgo_old_age   | highlands |              8 |              0 || 400_00
        Sierra, marzo       | 2022-03 | sgo_old_age   | highlands |              3 |              0 ||      0
        Oriente, agosto     | 2022-08 | rt_incapacity | amazon    |              8 |              0 || 425_00
        Costa, marzo        | 2022-03 | sgo_old_age   | coast     |              3 |              0 || 425_00
        Galápagos, marzo    | 2022-03 | sgo_old_age   | galapagos |              3 |              0 || 425_00
        Costa, agosto       | 2022-08 | sgo_old_age   | coast     |              8 |              0 ||      0
        montepío, Costa     | 2022-08 | sgo_survivors | coast     |              8 |              0 || 425_00
        montepío, marzo     | 2022-03 | rt_survivors  | coast     |              3 |              0 ||      0
        mes a mes, 2020     | 2020-08 | sgo_old_age   | highlands |              8 |              1 ||  33_33
        campesino           | 2022-08 | ssc_old_age   | highlands |              8 |              0 ||      0
    """)  # fmt: skip


def test_the_state_bears_two_fifths(spec):
    """El Estado pone el 40 % de la pensión: hasta abril de 2015, y otra vez desde 2019.

    The State pays 40% of the pension: until April 2015, and again since 2019.
    """
    spec("", rules, """
        caso          | month      | revalued_pension_cents || state_share_cents
        mil           | 2022-01    |               1_000_00 ||   400_00
        medio centavo | 2022-01    |                      5 ||        2
        impar         | 2022-01    |                 382_53 ||   153_01
        la víspera    | 2015-04-19 |               1_000_00 ||   400_00
        vuelve        | 2019-01    |               1_000_00 ||   400_00
    """)  # fmt: skip


def test_the_rise_of_2013_was_larger_for_smaller_pensions(spec):
    """Por tramos de medio salario básico (159 dólares), con el límite superior en el tramo de abajo.

    By brackets of half a basic wage (159 dollars), with the upper limit in the bracket below.
    """
    spec("", rules, """
        caso                | month   | kind        | years | pension_cents | initial_cents || raised_pension_cents
        medio salario       | 2013-01 | sgo_old_age |    30 |        159_00 |             0 ||   184_69
        un centavo más      | 2013-01 | sgo_old_age |    30 |        159_01 |             0 ||   178_74
        un salario          | 2013-01 | sgo_old_age |    30 |        318_00 |             0 ||   357_46
        pasa de uno         | 2013-01 | sgo_old_age |    30 |        318_01 |             0 ||   348_32
        uno y medio         | 2013-01 | sgo_old_age |    30 |        477_00 |             0 ||   522_46
        pasa de uno y medio | 2013-01 | sgo_old_age |    30 |        477_01 |             0 ||   511_88
        dos                 | 2013-01 | sgo_old_age |    30 |        636_00 |             0 ||   682_49
        pasa de dos         | 2013-01 | sgo_old_age |    30 |        636_01 |             0 ||   671_69
        dos y medio         | 2013-01 | sgo_old_age |    30 |        795_00 |             0 ||   839_60
        pasa de dos y medio | 2013-01 | sgo_old_age |    30 |        795_01 |             0 ||   829_27
        muy alta            | 2013-01 | sgo_old_age |    30 |      1_500_00 |             0 || 1_564_65
    """)  # fmt: skip


def test_the_rise_of_2014_was_not_found():
    """Entre la tabla de 2013 y la ley de 2015 no se supone ningún alza."""
    with pytest.raises(LawError, match="2014 en adelante no está cargado"):
        compute(rules, {"pension_cents": 500_00}, Law.load().on("2014-01"), ["raised_pension_cents"])


def test_the_rise_of_every_year(spec):
    """La inflación del año anterior desde 2016; la de 2016, anunciada; la negativa no baja ninguna pensión.

    The inflation of the year before since 2016; that of 2016, as announced; a negative one lowers no pension.
    """
    spec("", rules, """
        caso | month   | kind        | years | pension_cents | initial_cents || raised_pension_cents
        2016 | 2016-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   827_20
        2017 | 2017-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   808_96
        2018 | 2018-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   800_00
        2019 | 2019-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   802_16
        2020 | 2020-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   800_00
        2021 | 2021-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   800_00
        2022 | 2022-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   801_12
        2023 | 2023-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   827_68
        menor al empezar | 2023-01 | sgo_old_age |    30 |        800_00 |        500_00 ||   827_68
        con el máximo | 2023-01 | sgo_old_age |    30 |      1_912_50 |      2_400_00 || 2_025_00
        2024 | 2024-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   817_76
        2025 | 2025-01 | sgo_old_age |    30 |        800_00 |        800_00 ||   812_32
    """)  # fmt: skip


def test_old_pensioners_are_paid_more(spec):
    """Diez dólares desde los 70 con 35 años de aporte, o desde los 80 con 30; solo por vejez y uno solo de los dos.

    Ten dollars from 70 with 35 years contributed, or from 80 with 30; only for old age and only one of the two.
    """
    spec("2025-01", rules, """
        caso                 | kind           | january_age | retirement_months || best_increase_cents | exceptional_increase_cents
        70 y 35 años         | sgo_old_age    |          70 |               420 || 10_00               |     0
        69 y 35 años         | sgo_old_age    |          69 |               420 ||     0               |     0
        70 y falta un mes    | sgo_old_age    |          70 |               419 ||     0               |     0
        80 y 30 años         | sgo_old_age    |          80 |               360 ||     0               | 10_00
        85 y 32 años         | sgo_old_age    |          85 |               384 ||     0               | 10_00
        79 y 30 años         | sgo_old_age    |          79 |               360 ||     0               |     0
        80 y falta un mes    | sgo_old_age    |          80 |               359 ||     0               |     0
        80 y 35 años, uno    | sgo_old_age    |          80 |               420 || 10_00               |     0
        invalidez            | sgo_invalidity |          85 |               480 ||     0               |     0
        montepío             | sgo_survivors  |          85 |               480 ||     0               |     0
        discapacidad         | sgo_disability |          85 |               480 || 10_00               |     0
    """)  # noqa: E501 # fmt: skip


def test_pensioners_paid_for_their_own_extras(spec):
    """Hasta diciembre de 2019 se descontaba 2,76 %; después, nada.

    Until December 2019 they were charged 2.76%; afterwards, nothing.
    """
    spec("", rules, """
        caso           | month   | pension_cents || extras_charge_cents | funeral_charge_cents | pensioner_charge_cents
        diciembre 2019 | 2019-12 |      1_000_00 || 17_60               | 10_00                | 27_60
        enero 2020     | 2020-01 |      1_000_00 ||     0               |     0                |     0
        medio centavo  | 2019-06 |         50    ||     1               |     1                |     2
    """)  # fmt: skip


def test_what_each_kind_of_pension_adds(spec):
    """Los décimos, a todas menos las campesinas; el montepío, en el mes nacional; los aumentos, solo a la vejez.

    The thirteenth and fourteenth, to all but rural ones; survivors, in the national month; the increases, only to old
    age.
    """
    spec("2025-12", rules, """
        caso                | kind           | region | calendar_month | monthly_extras | revalued_pension_cents | paid_in_year_cents | january_age | retirement_months || own_fourteenth_calendar_month | thirteenth_cents | best_increase_cents
        vejez               | sgo_old_age    | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 | 10_00 | 10_00
        discapacidad        | sgo_disability | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 | 10_00 | 10_00
        invalidez           | sgo_invalidity | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 | 10_00 |     0
        montepío            | sgo_survivors  | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    8 | 10_00 |     0
        riesgos             | rt_incapacity  | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 | 10_00 |     0
        montepío de riesgos | rt_survivors   | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    8 | 10_00 |     0
        campesino           | ssc_old_age    | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 |     0 |     0
        invalidez campesina | ssc_invalidity | coast  |             12 |              1 |                 120_00 |                  0 |          75 |               420 ||    3 |     0 |     0
    """)  # noqa: E501 # fmt: skip


def test_only_rural_pensions_are_flat(spec):
    """La campesina es la fijada para el año; toda otra sigue igual fuera de enero.

    The rural one is that fixed for the year; every other stays the same outside January.
    """
    spec("2022-02", rules, """
        caso                | kind           | calendar_month | years | pension_cents | initial_cents || revalued_pension_cents
        vejez               | sgo_old_age    |              2 |    20 |        300_00 |        300_00 || 300_00
        discapacidad        | sgo_disability |              2 |    20 |        300_00 |        300_00 || 300_00
        invalidez           | sgo_invalidity |              2 |    20 |        300_00 |        300_00 || 300_00
        montepío            | sgo_survivors  |              2 |    20 |        300_00 |        300_00 || 300_00
        riesgos             | rt_incapacity  |              2 |    20 |        300_00 |        300_00 || 300_00
        montepío de riesgos | rt_survivors   |              2 |    20 |        300_00 |        300_00 || 300_00
        campesino           | ssc_old_age    |              2 |    20 |        300_00 |        300_00 || 110_10
        invalidez campesina | ssc_invalidity |              2 |    20 |        300_00 |        300_00 || 110_10
    """)  # noqa: E501 # fmt: skip
