"""Otras formas de la vejez: discapacidad, trabajo insalubre, magisterio y mejora. — Old age otherwise."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.pensions import rules


def test_disability_gives_the_right_at_any_age(spec):
    """300 imposiciones, o 240 si la discapacidad es intelectual, y el grado que pide cada época.

    300 contributions, or 240 if the disability is intellectual, and the degree that each time asks for.
    """
    spec("", rules, """
        caso                   | month   | intellectual_disability | months | certified_disability_rate || disability_right
        25 años, 30 %          | 2025-01 |                       0 |    300 |                   300_000 || sí
        falta un mes           | 2025-01 |                       0 |    299 |                   300_000 || no
        falta grado            | 2025-01 |                       0 |    300 |                   299_999 || no
        20 años, intelectual   | 2025-01 |                       1 |    240 |                   300_000 || sí
        25 años, intelectual   | 2025-01 |                       1 |    300 |                   300_000 || sí
        falta un mes, intelect.| 2025-01 |                       1 |    239 |                   300_000 || no
        20 años, física        | 2025-01 |                       0 |    240 |                   800_000 || no
        30 % antes de 2024     | 2023-12 |                       0 |    300 |                   300_000 || no
        40 % antes de 2024     | 2023-12 |                       0 |    300 |                   400_000 || sí
        20 %, intelectual      | 2023-12 |                       1 |    240 |                   200_000 || sí
        20 %, desde 2024       | 2024-01 |                       1 |    240 |                   200_000 || no
    """)  # noqa: E501 # fmt: skip


def test_disability_pays_one_share_of_the_average(spec):
    """68,75 % del promedio, dentro de los límites por años; la prensa cita el máximo general de 2.585.

    68.75% of the average, within the limits by years; the press cites the general maximum of 2,585.
    """
    spec("", rules, """
        caso               | month      | kind           | intellectual_disability | certified_disability_rate | months | average_cents || raw_disability_pension_cents | disability_pension_cents
        mil de promedio    | 2025-01    | sgo_disability |                       0 |                   400_000 |    300 |      1_000_00 ||   687_50                     |   687_50
        35 años, lo mismo  | 2025-01    | sgo_disability |                       0 |                   400_000 |    420 |      1_000_00 ||   687_50                     |   687_50
        base baja          | 2025-01    | sgo_disability |                       0 |                   400_000 |    300 |        100_00 ||    68_75                     |   329_00
        base alta, 25 años | 2025-01    | sgo_disability |                       0 |                   400_000 |    300 |      5_000_00 || 3_437_50                     | 1_880_00
        base alta, 20 años | 2025-01    | sgo_disability |                       1 |                   400_000 |    240 |      5_000_00 || 3_437_50                     | 1_645_00
        sin derecho        | 2025-01    | sgo_disability |                       0 |                   400_000 |    240 |      1_000_00 ||   687_50                     |        0
        primer día         | 2012-09-25 | sgo_disability |                       0 |                   400_000 |    300 |      1_000_00 ||   687_50                     |   687_50
    """)  # noqa: E501 # fmt: skip


def test_supervening_disability_asks_for_no_contributions(spec):
    """Sin mínimo de imposiciones, con los límites de la invalidez.

    Without a minimum of contributions, with the limits of invalidity.
    """
    spec("2025-01", rules, """
        caso            | kind           | permanently_disabled | months | average_cents || supervening_disability_pension_cents
        dos meses       | sgo_invalidity |                    1 |      2 |        800_00 ||   235_00
        diez años       | sgo_invalidity |                    1 |    120 |        800_00 ||   400_00
        techo           | sgo_invalidity |                    1 |    480 |      9_000_00 || 2_115_00
        no la tiene     | sgo_invalidity |                    0 |    480 |      9_000_00 ||        0
    """)  # noqa: E501 # fmt: skip


def test_insalubrious_work_lowers_the_age_and_adds_to_the_pension(spec):
    """Un año menos de edad por cada cinco, y medio por ciento del promedio por cada año.

    One year less of age for each five, and half a percent of the average for each year.
    """
    spec("2024-01", rules, """
        caso            | months | age | insalubrious_years | average_cents || insalubrious_age_years | insalubrious_right | insalubrious_increase_cents
        diez años       |    360 |  58 |                 10 |      1_000_00 || 2                      | sí                 | 50_00
        casi diez       |    360 |  58 |                  9 |      1_000_00 || 1                      | no                 | 45_00
        cinco           |    360 |  59 |                  5 |      1_000_00 || 1                      | sí                 | 25_00
        ninguno         |    360 |  59 |                  0 |      1_000_00 || 0                      | no                 |  0
        medio centavo   |    360 |  60 |                  1 |             1 || 0                      | sí                 |  0
    """)  # noqa: E501 # fmt: skip


def test_the_increase_for_insalubrious_work_is_paid_within_the_limits(spec):
    """La pensión ordinaria más el aumento, entre el mínimo y el máximo; quien no hizo ese trabajo no tiene esta vía.

    The ordinary pension plus the increase, between the minimum and the maximum; whoever did not do that work has not
    this way.
    """
    spec("2025-01", rules, """
        caso            | kind        | months | age | insalubrious_years | average_cents || raw_insalubrious_pension_cents | insalubrious_pension_cents
        diez años       | sgo_old_age |    360 |  58 |                 10 |      1_000_00 ||   800_00                       |   800_00
        ninguno         | sgo_old_age |    360 |  60 |                  0 |      1_000_00 ||   750_00                       |        0
        aún no          | sgo_old_age |    360 |  57 |                 10 |      1_000_00 ||   800_00                       |        0
        base baja       | sgo_old_age |    360 |  58 |                 10 |        100_00 ||    80_00                       |   329_00
        base alta       | sgo_old_age |    360 |  58 |                 10 |      5_000_00 || 4_000_00                       | 2_115_00
    """)  # noqa: E501 # fmt: skip


def test_the_additional_premium_has_two_payers(spec):
    """Tres cuartos el empleador y el resto el trabajador; las partes suman.

    Three quarters the employer and the rest the worker; the parts add up.
    """
    spec("2024-01", rules, """
        caso       | insalubrious_premium_cents || insalubrious_employer_cents | insalubrious_worker_cents
        cien       |                     100_00 || 75_00                       | 25_00
        no divide  |                          3 ||     2                       |     1
    """)  # fmt: skip


def test_whoever_works_again_improves_the_pension(spec):
    """Un milésimo del promedio de la nueva afiliación por cada nueva imposición, desde doce.

    A thousandth of the average of the new affiliation for each new contribution, from twelve.
    """
    spec("", rules, """
        caso              | month   | new_best_years_cents | new_months || new_average_cents | improvement_cents
        600 por 24 meses  | 2024-01 |            14_400_00 |         24 ||   600_00          |  14_40
        doce justos       | 2024-01 |             7_200_00 |         12 ||   600_00          |   7_20
        once no bastan    | 2024-01 |             6_600_00 |         11 ||   600_00          |      0
        seis años         | 2024-01 |            36_000_00 |         72 ||   600_00          |  43_20
        desde 2006        | 2006-04 |            14_400_00 |         24 ||   600_00          |  14_40
        nada nuevo        | 2024-01 |                    0 |          0 ||        0          |      0
    """)  # fmt: skip


def test_the_teachers_right_lasted_a_few_months(spec):
    """Trescientas imposiciones sin límite de edad, hasta que la Corte la dejó sin efecto.

    Three hundred contributions with no age limit, until the Court left it without effect.
    """
    spec("", rules, """
        caso            | month      | teacher | months || teacher_right
        primer día      | 2021-04-19 |       1 |    300 || sí
        treinta años    | 2021-04-19 |       1 |    360 || sí
        falta un mes    | 2021-04-19 |       1 |    299 || no
        último día      | 2021-08-10 |       1 |    300 || sí
        de otro oficio  | 2021-08-10 |       0 |    300 || no
    """)  # fmt: skip
    with pytest.raises(LawError, match="teacher_months, .*2021-08-11: está derogado"):
        compute(rules, {"teacher": 1, "months": 300}, Law.load().on("2021-08-11"), ["teacher_right"])


def test_the_teachers_pension_was_the_ordinary_one(spec):
    """Sin cuantía propia que se haya hallado: la de 25 años cumplidos, con sus límites; la base, la geométrica.

    With no amount of its own that was found: that of 25 completed years, with its limits; the base, the geometric one.
    """
    spec("2021-05", rules, """
        caso          | kind        | teacher | months | geometric_mean_cents | best_years_cents || teacher_pension_cents
        25 años       | sgo_old_age |       1 |    300 |             1_000_00 |                0 ||   687_50
        techo         | sgo_old_age |       1 |    300 |             5_000_00 |                0 || 1_600_00
        piso          | sgo_old_age |       1 |    300 |               100_00 |                0 ||   280_00
        falta un mes  | sgo_old_age |       1 |    299 |             1_000_00 |                0 ||        0
    """)  # noqa: E501 # fmt: skip


def test_the_right_to_old_age_is_kept_for_a_time(spec):
    """El ejemplo del IESS: con 30 años de aporte se conserva 9 años; a los 57 alcanza a los 60.

    The example of IESS: with 30 years contributed it is conserved 9 years; from 57 it reaches 60.
    """
    spec("2024-01", rules, """
        caso              | months | months_since_cessation || age_conservation_months | keeps_old_age_right
        de 57 a 60        |    360 |                     36 || 108                     | sí
        último mes        |    360 |                    108 || 108                     | sí
        un mes después    |    360 |                    109 || 108                     | no
    """)  # fmt: skip
    with pytest.raises(LawError, match="la tabla empieza en 30; no dice nada de 29"):
        compute(rules, {"months": 359}, Law.load().on("2024-01"), ["age_conservation_months"])


def test_around_the_retirement(spec):
    """Un año sin volver al último empleador; las pensiones se pagan el veinte.

    One year without returning to the last employer; pensions are paid on the twentieth.
    """
    spec("2025-09", rules, """
        caso       | months_since_cessation || may_return_to_employer | pension_payment_day
        once meses |                     11 || no                     | 20
        un año     |                     12 || sí                     | 20
        dos años   |                     24 || sí                     | 20
    """)  # fmt: skip
