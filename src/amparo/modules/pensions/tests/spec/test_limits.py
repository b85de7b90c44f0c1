"""Mínimos y máximos de cada año. — The minima and maxima of every year."""

import pytest

from amparo.modules.pensions import rules

MINIMA = ((0, 10), (11, 20), (21, 30), (31, 35), (36, 39), (40, 50))
MAXIMA = ((10, 14), (15, 19), (20, 24), (25, 29), (30, 34), (35, 39), (40, 50))
PUBLISHED = """
    2016 | 183_00 219_60 256_20 292_80 329_40 366_00 |   915_00 1_098_00 1_281_00 1_464_00 1_647_00 1_830_00 2_013_00
    2017 | 187_50 225_00 262_50 300_00 337_50 375_00 |   937_50 1_125_00 1_312_50 1_500_00 1_687_50 1_875_00 2_062_50
    2018 | 193_00 231_60 270_20 308_80 347_40 386_00 |   965_00 1_158_00 1_351_00 1_544_00 1_737_00 1_930_00 2_123_00
    2019 | 197_00 236_40 275_80 315_20 354_60 394_00 |   985_00 1_182_00 1_379_00 1_576_00 1_773_00 1_970_00 2_167_00
    2020 | 200_00 240_00 280_00 320_00 360_00 400_00 | 1_000_00 1_200_00 1_400_00 1_600_00 1_800_00 2_000_00 2_200_00
    2021 | 200_00 240_00 280_00 320_00 360_00 400_00 | 1_000_00 1_200_00 1_400_00 1_600_00 1_800_00 2_000_00 2_200_00
    2022 | 212_50 255_00 297_50 340_00 382_50 425_00 | 1_062_50 1_275_00 1_487_50 1_700_00 1_912_50 2_125_00 2_337_50
    2023 | 225_00 270_00 315_00 360_00 405_00 450_00 | 1_125_00 1_350_00 1_575_00 1_800_00 2_025_00 2_250_00 2_475_00
    2024 | 230_00 276_00 322_00 368_00 414_00 460_00 | 1_150_00 1_380_00 1_610_00 1_840_00 2_070_00 2_300_00 2_530_00
    2025 | 235_00 282_00 329_00 376_00 423_00 470_00 | 1_175_00 1_410_00 1_645_00 1_880_00 2_115_00 2_350_00 2_585_00
    2026 | 241_00 289_20 337_40 385_60 433_80 482_00 | 1_205_00 1_446_00 1_687_00 1_928_00 2_169_00 2_410_00 2_651_00
"""
"""The yearly amounts, as published for 2024 to 2026 and replayed for the other years (benefits dossier, 1.6)."""


def amounts(buckets: tuple[tuple[int, int], ...], column: int, result: str) -> str:
    """A table of cases: every year of PUBLISHED, at the first and the last year contributed of every bucket."""
    lines = [f"caso | month | kind | years || {result}"]
    for row in PUBLISHED.strip().splitlines():
        year, *sides = [side.strip() for side in row.split("|")]
        for bucket, amount in zip(buckets, sides[column].split(), strict=True):
            lines += [f"{years} años, {year} | {year}-07 | sgo_old_age | {years} || {amount}" for years in bucket]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("buckets", "column", "result"), [(MINIMA, 0, "minimum_cents"), (MAXIMA, 1, "maximum_cents")]
)  # fmt: skip
def test_every_published_amount(spec, buckets, column, result):
    """Los montos de cada año, de 2016 a 2026, al primer y al último año de aporte de cada tramo."""
    run = spec  # the manual prints the cases below; these hundred are the same sentence again
    run("", rules, amounts(buckets, column, result))


def test_limits_before_the_law_of_2015(spec):
    """La tabla de mínimos que la ley recogió en 2015 es la de 2010; en 2013, 159 y 1.749 dólares.

    The table of minimums that the law took up in 2015 is that of 2010; in 2013, 159 and 1,749 dollars.
    """
    spec("", rules, """
        caso                  | month      | kind           | years || minimum_cents | maximum_cents
        primer día de C.D. 300| 2010-01-26 | sgo_old_age    |   10  ||   120_00      |   600_00
        piso absoluto, 2011   | 2011-01    | sgo_old_age    |   10  ||   132_00      |   660_00
        piso absoluto, 2012   | 2012-01    | sgo_old_age    |   10  ||   146_00      |   730_00
        piso absoluto, 2013   | 2013-01    | sgo_old_age    |   10  ||   159_00      |   795_00
        techo absoluto, 2013  | 2013-01    | sgo_old_age    |   40  ||   318_00      | 1_749_00
        víspera, 31 años      | 2015-04-19 | sgo_old_age    |   31  ||   283_20      | 1_593_00
        la ley, 31 años       | 2015-04-20 | sgo_old_age    |   31  ||   283_20      | 1_593_00
        invalidez, 2014       | 2014-01    | sgo_invalidity |    8  ||   170_00      | 1_530_00
        montepío, 2014        | 2014-01    | sgo_survivors  |   30  ||   170_00      | 1_530_00
    """)  # fmt: skip


def test_the_limits_of_each_kind_of_pension(spec):
    """Por años en la vejez y la discapacidad; máximo único en invalidez y riesgos; ambos únicos en el montepío.

    By years in old age and disability; a single maximum in invalidity and risks; both single for survivors.
    """
    spec("", rules, """
        caso                               | month   | kind           | years || minimum_cents | maximum_cents
        vejez, 0 años, 2014                | 2014-06 | sgo_old_age    |     0 || 170_00 |   850_00
        vejez, 11 años, 2014               | 2014-06 | sgo_old_age    |    11 || 204_00 |   850_00
        vejez, 21 años, 2014               | 2014-06 | sgo_old_age    |    21 || 238_00 | 1_190_00
        vejez, 31 años, 2014               | 2014-06 | sgo_old_age    |    31 || 272_00 | 1_530_00
        vejez, 36 años, 2014               | 2014-06 | sgo_old_age    |    36 || 306_00 | 1_700_00
        vejez, 40 años, 2014               | 2014-06 | sgo_old_age    |    40 || 340_00 | 1_870_00
        discapacidad, 0 años, 2014         | 2014-06 | sgo_disability |     0 || 170_00 |   850_00
        discapacidad, 11 años, 2014        | 2014-06 | sgo_disability |    11 || 204_00 |   850_00
        discapacidad, 21 años, 2014        | 2014-06 | sgo_disability |    21 || 238_00 | 1_190_00
        discapacidad, 31 años, 2014        | 2014-06 | sgo_disability |    31 || 272_00 | 1_530_00
        discapacidad, 36 años, 2014        | 2014-06 | sgo_disability |    36 || 306_00 | 1_700_00
        discapacidad, 40 años, 2014        | 2014-06 | sgo_disability |    40 || 340_00 | 1_870_00
        invalidez, 0 años, 2014            | 2014-06 | sgo_invalidity |     0 || 170_00 | 1_530_00
        invalidez, 11 años, 2014           | 2014-06 | sgo_invalidity |    11 || 204_00 | 1_530_00
        invalidez, 21 años, 2014           | 2014-06 | sgo_invalidity |    21 || 238_00 | 1_530_00
        invalidez, 31 años, 2014           | 2014-06 | sgo_invalidity |    31 || 272_00 | 1_530_00
        invalidez, 36 años, 2014           | 2014-06 | sgo_invalidity |    36 || 306_00 | 1_530_00
        invalidez, 40 años, 2014           | 2014-06 | sgo_invalidity |    40 || 340_00 | 1_530_00
        riesgos, 0 años, 2014              | 2014-06 | rt_incapacity  |     0 || 170_00 | 1_530_00
        riesgos, 11 años, 2014             | 2014-06 | rt_incapacity  |    11 || 204_00 | 1_530_00
        riesgos, 21 años, 2014             | 2014-06 | rt_incapacity  |    21 || 238_00 | 1_530_00
        riesgos, 31 años, 2014             | 2014-06 | rt_incapacity  |    31 || 272_00 | 1_530_00
        riesgos, 36 años, 2014             | 2014-06 | rt_incapacity  |    36 || 306_00 | 1_530_00
        riesgos, 40 años, 2014             | 2014-06 | rt_incapacity  |    40 || 340_00 | 1_530_00
        montepío, 0 años, 2014             | 2014-06 | sgo_survivors  |     0 || 170_00 | 1_530_00
        montepío, 40 años, 2014            | 2014-06 | sgo_survivors  |    40 || 170_00 | 1_530_00
        montepío de riesgos, 0 años, 2014  | 2014-06 | rt_survivors   |     0 || 170_00 | 1_530_00
        montepío de riesgos, 40 años, 2014 | 2014-06 | rt_survivors   |    40 || 170_00 | 1_530_00
        campesino, 0 años, 2014            | 2014-06 | ssc_old_age    |     0 ||      0 |        0
        campesino, 40 años, 2014           | 2014-06 | ssc_old_age    |    40 ||      0 |        0
        invalidez campesina, 0 años, 2014  | 2014-06 | ssc_invalidity |     0 ||      0 |        0
        invalidez campesina, 40 años, 2014 | 2014-06 | ssc_invalidity |    40 ||      0 |        0
        vejez, 0 años, 2016                | 2016-06 | sgo_old_age    |     0 || 183_00 |   915_00
        vejez, 11 años, 2016               | 2016-06 | sgo_old_age    |    11 || 219_60 |   915_00
        vejez, 15 años, 2016               | 2016-06 | sgo_old_age    |    15 || 219_60 | 1_098_00
        vejez, 20 años, 2016               | 2016-06 | sgo_old_age    |    20 || 219_60 | 1_281_00
        vejez, 21 años, 2016               | 2016-06 | sgo_old_age    |    21 || 256_20 | 1_281_00
        vejez, 25 años, 2016               | 2016-06 | sgo_old_age    |    25 || 256_20 | 1_464_00
        vejez, 30 años, 2016               | 2016-06 | sgo_old_age    |    30 || 256_20 | 1_647_00
        vejez, 31 años, 2016               | 2016-06 | sgo_old_age    |    31 || 292_80 | 1_647_00
        vejez, 35 años, 2016               | 2016-06 | sgo_old_age    |    35 || 292_80 | 1_830_00
        vejez, 36 años, 2016               | 2016-06 | sgo_old_age    |    36 || 329_40 | 1_830_00
        vejez, 40 años, 2016               | 2016-06 | sgo_old_age    |    40 || 366_00 | 2_013_00
        discapacidad, 0 años, 2016         | 2016-06 | sgo_disability |     0 || 183_00 |   915_00
        discapacidad, 11 años, 2016        | 2016-06 | sgo_disability |    11 || 219_60 |   915_00
        discapacidad, 15 años, 2016        | 2016-06 | sgo_disability |    15 || 219_60 | 1_098_00
        discapacidad, 20 años, 2016        | 2016-06 | sgo_disability |    20 || 219_60 | 1_281_00
        discapacidad, 21 años, 2016        | 2016-06 | sgo_disability |    21 || 256_20 | 1_281_00
        discapacidad, 25 años, 2016        | 2016-06 | sgo_disability |    25 || 256_20 | 1_464_00
        discapacidad, 30 años, 2016        | 2016-06 | sgo_disability |    30 || 256_20 | 1_647_00
        discapacidad, 31 años, 2016        | 2016-06 | sgo_disability |    31 || 292_80 | 1_647_00
        discapacidad, 35 años, 2016        | 2016-06 | sgo_disability |    35 || 292_80 | 1_830_00
        discapacidad, 36 años, 2016        | 2016-06 | sgo_disability |    36 || 329_40 | 1_830_00
        discapacidad, 40 años, 2016        | 2016-06 | sgo_disability |    40 || 366_00 | 2_013_00
        invalidez, 0 años, 2016            | 2016-06 | sgo_invalidity |     0 || 183_00 | 1_647_00
        invalidez, 11 años, 2016           | 2016-06 | sgo_invalidity |    11 || 219_60 | 1_647_00
        invalidez, 21 años, 2016           | 2016-06 | sgo_invalidity |    21 || 256_20 | 1_647_00
        invalidez, 31 años, 2016           | 2016-06 | sgo_invalidity |    31 || 292_80 | 1_647_00
        invalidez, 36 años, 2016           | 2016-06 | sgo_invalidity |    36 || 329_40 | 1_647_00
        invalidez, 40 años, 2016           | 2016-06 | sgo_invalidity |    40 || 366_00 | 1_647_00
        riesgos, 0 años, 2016              | 2016-06 | rt_incapacity  |     0 || 183_00 | 1_647_00
        riesgos, 11 años, 2016             | 2016-06 | rt_incapacity  |    11 || 219_60 | 1_647_00
        riesgos, 21 años, 2016             | 2016-06 | rt_incapacity  |    21 || 256_20 | 1_647_00
        riesgos, 31 años, 2016             | 2016-06 | rt_incapacity  |    31 || 292_80 | 1_647_00
        riesgos, 36 años, 2016             | 2016-06 | rt_incapacity  |    36 || 329_40 | 1_647_00
        riesgos, 40 años, 2016             | 2016-06 | rt_incapacity  |    40 || 366_00 | 1_647_00
        montepío, 0 años, 2016             | 2016-06 | sgo_survivors  |     0 || 183_00 | 1_647_00
        montepío, 40 años, 2016            | 2016-06 | sgo_survivors  |    40 || 183_00 | 1_647_00
        montepío de riesgos, 0 años, 2016  | 2016-06 | rt_survivors   |     0 || 183_00 | 1_647_00
        montepío de riesgos, 40 años, 2016 | 2016-06 | rt_survivors   |    40 || 183_00 | 1_647_00
        campesino, 0 años, 2016            | 2016-06 | ssc_old_age    |     0 ||      0 |        0
        campesino, 40 años, 2016           | 2016-06 | ssc_old_age    |    40 ||      0 |        0
        invalidez campesina, 0 años, 2016  | 2016-06 | ssc_invalidity |     0 ||      0 |        0
        invalidez campesina, 40 años, 2016 | 2016-06 | ssc_invalidity |    40 ||      0 |        0
    """)  # fmt: skip


def test_older_grants_have_one_maximum(spec):
    """Las pensiones en curso a diciembre de 2009 llegan a 450 % del salario básico, sin mirar los años.

    Pensions in payment in December 2009 reach 450% of the basic wage, regardless of the years.
    """
    spec("", rules, """
        caso | month   || earlier_grant_maximum_cents
        2010 | 2010-02 || 1_080_00
        2019 | 2019-01 || 1_773_00
        2026 | 2026-01 || 2_169_00
    """)  # fmt: skip


def test_a_partial_pension_has_its_part_of_the_minimum(spec):
    """Con 5 de los 15 años aportados aquí, un tercio de la mitad del salario básico.

    With 5 of the 15 years contributed here, a third of half the basic wage.
    """
    spec("2024-01", rules, """
        caso          | months | totalled_months || partial_minimum_cents
        un tercio     |     60 |             180 ||   76_67
        todo          |    180 |             180 ||  230_00
        nada de aquí  |      0 |             180 ||    0
        sin aportes   |      0 |               0 ||    0
    """)  # fmt: skip
