"""La jubilación ordinaria por vejez. — The ordinary old-age pension."""

from amparo.modules.pensions import rules


def test_any_row_of_the_table_gives_the_right(spec):
    """480 imposiciones a cualquier edad, 360 a los 60 años, 180 a los 65 o 120 a los 70.

    480 contributions at any age, 360 at 60 years, 180 at 65 or 120 at 70.
    """
    spec("2022-01", rules, """
        caso              | months | age || right
        40 años, joven    |   480  |  55 || sí
        falta un mes      |   479  |  59 || no
        30 años y 60      |   360  |  60 || sí
        30 años y 59      |   360  |  59 || no
        15 años y 65      |   180  |  65 || sí
        15 años y 64      |   180  |  64 || no
        10 años y 70      |   120  |  70 || sí
        falta un mes, 70  |   119  |  70 || no
    """)  # fmt: skip


def test_the_coefficient_is_that_of_completed_years(spec):
    """30 años dan 75 %, 35 dan 81,25 % y 40 el 100 %; la fracción de año no cuenta, y cada año de más suma 1,25 %.

    30 years give 75%, 35 give 81.25% and 40 give 100%; a fraction of a year does not count, and each year more adds
    1.25%.
    """
    spec("2022-01", rules, """
        caso            | months || years | coefficient
        menos de cinco  |    59  ||   4   |         0
        cinco           |    60  ||   5   |   437_500
        quince          |   180  ||  15   |   562_500
        treinta         |   360  ||  30   |   750_000
        casi 31         |   371  ||  30   |   750_000
        treinta y cinco |   420  ||  35   |   812_500
        treinta y seis  |   432  ||  36   |   832_500
        casi 37         |   443  ||  36   |   832_500
        treinta y siete |   444  ||  37   |   860_500
        treinta y ocho  |   456  ||  38   |   897_000
        treinta y nueve |   468  ||  39   |   943_000
        cuarenta        |   480  ||  40   | 1_000_000
        cuarenta y uno  |   492  ||  41   | 1_012_500
        cuarenta y cinco|   540  ||  45   | 1_062_500
    """)  # fmt: skip


def test_the_coefficient_of_every_year(spec):
    """La tabla entera: 1,25 % más por año hasta los 35, y más deprisa hasta los 40.

    The whole table: 1.25% more a year up to 35, and faster up to 40.
    """
    spec("2022-01", rules, """
        caso    | years || coefficient
        5 años  |     5 ||   437_500
        6 años  |     6 ||   450_000
        7 años  |     7 ||   462_500
        8 años  |     8 ||   475_000
        9 años  |     9 ||   487_500
        10 años |    10 ||   500_000
        11 años |    11 ||   512_500
        12 años |    12 ||   525_000
        13 años |    13 ||   537_500
        14 años |    14 ||   550_000
        15 años |    15 ||   562_500
        16 años |    16 ||   575_000
        17 años |    17 ||   587_500
        18 años |    18 ||   600_000
        19 años |    19 ||   612_500
        20 años |    20 ||   625_000
        21 años |    21 ||   637_500
        22 años |    22 ||   650_000
        23 años |    23 ||   662_500
        24 años |    24 ||   675_000
        25 años |    25 ||   687_500
        26 años |    26 ||   700_000
        27 años |    27 ||   712_500
        28 años |    28 ||   725_000
        29 años |    29 ||   737_500
        30 años |    30 ||   750_000
        31 años |    31 ||   762_500
        32 años |    32 ||   775_000
        33 años |    33 ||   787_500
        34 años |    34 ||   800_000
        35 años |    35 ||   812_500
        36 años |    36 ||   832_500
        37 años |    37 ||   860_500
        38 años |    38 ||   897_000
        39 años |    39 ||   943_000
        40 años |    40 || 1_000_000
    """)  # fmt: skip


def test_published_pensions(spec):
    """Los ejemplos de la prensa, cada uno con la ley de su fecha.

    The examples of the press, each with the law of its date.
    """
    spec("", rules, """
        caso                             | month   | kind        | average_cents | months | age || raw_pension_cents | pension_cents
        2.400 de promedio, 30 años, 2019 | 2019-01 | sgo_old_age |      2_400_00 |    360 |  62 ||  1_800_00         |  1_773_00
        básico y 15 años, 2024           | 2024-01 | sgo_old_age |        460_00 |    180 |  65 ||    258_75         |    276_00
        31 años con base baja, 2024      | 2024-01 | sgo_old_age |        460_00 |    372 |  65 ||    350_75         |    368_00
        40 años con base alta, 2025      | 2025-01 | sgo_old_age |      5_000_00 |    480 |  65 ||  5_000_00         |  2_585_00
        9 años no dan derecho, 2025      | 2025-01 | sgo_old_age |        460_00 |    108 |  75 ||    224_25         |         0
        30 años, tres cuartos            | 2025-01 | sgo_old_age |      1_000_00 |    360 |  60 ||    750_00         |    750_00
        35 años                          | 2025-01 | sgo_old_age |      1_000_00 |    420 |  60 ||    812_50         |    812_50
        40 años, todo el promedio        | 2025-01 | sgo_old_age |      1_000_00 |    480 |  60 ||  1_000_00         |  1_000_00
        45 años, más que el promedio     | 2025-01 | sgo_old_age |      1_000_00 |    540 |  63 ||  1_062_50         |  1_062_50
        piso de 15 años, 2026            | 2026-01 | sgo_old_age |        100_00 |    180 |  65 ||     56_25         |    289_20
        piso de 31 años, 2026            | 2026-01 | sgo_old_age |        100_00 |    372 |  65 ||     76_25         |    385_60
        piso absoluto, 2026              | 2026-01 | sgo_old_age |        100_00 |    120 |  70 ||     50_00         |    241_00
        techo absoluto, 2026             | 2026-01 | sgo_old_age |      9_999_00 |    480 |  65 ||  9_999_00         |  2_651_00
        sin derecho                      | 2024-01 | sgo_old_age |      2_400_00 |    180 |  60 ||  1_350_00         |         0
    """)  # noqa: E501 # fmt: skip


def test_limits_of_each_year(spec):
    """Mínimos y máximos son partes del salario básico del año, por años de aporte.

    Minimums and maximums are parts of the basic wage of the year, by years contributed.
    """
    spec("", rules, """
        caso            | month   | kind        | years || minimum_cents | maximum_cents
        9 años, 2025    | 2025-01 | sgo_old_age |    9  ||   235_00      | 1_175_00
        10 años, 2022   | 2022-01 | sgo_old_age |   10  ||   212_50      | 1_062_50
        11 años, 2022   | 2022-01 | sgo_old_age |   11  ||   255_00      | 1_062_50
        14 años, 2022   | 2022-01 | sgo_old_age |   14  ||   255_00      | 1_062_50
        15 años, 2022   | 2022-01 | sgo_old_age |   15  ||   255_00      | 1_275_00
        20 años, 2022   | 2022-01 | sgo_old_age |   20  ||   255_00      | 1_487_50
        21 años, 2022   | 2022-01 | sgo_old_age |   21  ||   297_50      | 1_487_50
        25 años, 2022   | 2022-01 | sgo_old_age |   25  ||   297_50      | 1_700_00
        31 años, 2022   | 2022-01 | sgo_old_age |   31  ||   340_00      | 1_912_50
        35 años, 2022   | 2022-01 | sgo_old_age |   35  ||   340_00      | 2_125_00
        36 años, 2022   | 2022-01 | sgo_old_age |   36  ||   382_50      | 2_125_00
        40 años, 2022   | 2022-01 | sgo_old_age |   40  ||   425_00      | 2_337_50
        31 años, 2021   | 2021-12 | sgo_old_age |   31  ||   320_00      | 1_800_00
        invalidez       | 2022-01 | sgo_invalidity |  8  ||  212_50      | 1_912_50
        montepío        | 2024-01 | sgo_survivors  | 25  ||  230_00      | 2_070_00
        riesgos         | 2022-01 | rt_incapacity  | 22  ||  297_50      | 1_912_50
        discapacidad    | 2025-01 | sgo_disability | 25  ||  329_00      | 1_880_00
    """)  # fmt: skip
