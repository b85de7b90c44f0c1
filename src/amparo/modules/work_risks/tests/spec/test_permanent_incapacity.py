"""La incapacidad permanente y la muerte. — Permanent incapacity, and death."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.work_risks import rules


def test_a_partial_incapacity_is_paid_once(spec):
    """El grado por sesenta mensualidades, hasta cien salarios básicos; sin empleo, solo atención médica.

    The degree times sixty monthly payments, up to a hundred basic wages; without a job, medical care only.
    """
    spec("2025-01", rules, """
        caso           | covered | employed | last_year_average_cents | incapacity_rate || raw_indemnity_cents | indemnity_cents
        veinte por ciento |   sí |        1 |                  800_00 |         200_000 ||  9_600_00           |  9_600_00
        en el máximo   |      sí |        1 |                1_000_00 |         783_333 || 46_999_98           | 46_999_98
        sobre el máximo|      sí |        1 |                1_000_00 |         800_000 || 48_000_00           | 47_000_00
        sin empleo     |      sí |        0 |                  800_00 |         200_000 ||  9_600_00           |         0
        no cubierto    |      no |        1 |                  800_00 |         200_000 ||  9_600_00           |         0
    """)  # noqa: E501 # fmt: skip


def test_if_it_worsens_the_difference(spec):
    """Una vez, lo que falta de lo pagado, y en total hasta cincuenta salarios básicos.

    Once, what is lacking of what was paid, and in all up to fifty basic wages.
    """
    spec("2025-01", rules, """
        caso              | covered | reviewed_before | last_year_average_cents | incapacity_rate | paid_indemnity_cents || further_indemnity_cents
        de 20 a 30 %      |      sí |               0 |                  800_00 |         300_000 |             9_600_00 ||  4_800_00
        de 20 a 60 %      |      sí |               0 |                  800_00 |         600_000 |             9_600_00 || 13_900_00
        ya pasaba de 50   |      sí |               0 |                1_000_00 |         700_000 |            30_000_00 ||         0
        segunda vez       |      sí |               1 |                  800_00 |         300_000 |             9_600_00 ||         0
        no cubierto       |      no |               0 |                  800_00 |         300_000 |             9_600_00 ||         0
    """)  # noqa: E501 # fmt: skip


def test_rents_of_the_old_rule(spec):
    """Las rentas anteriores a 2011 tienen mínimo y máximo en proporción al grado.

    Annuities from before 2011 have a minimum and a maximum in proportion to the degree.
    """
    spec("2022-01", rules, """
        caso        | stated_rent_cents | incapacity_rate || minimum_rent_cents | maximum_rent_cents | rent_cents
        en medio    |            100_00 |         200_000 || 42_50              | 212_50             | 100_00
        la mínima   |             20_00 |         200_000 || 42_50              | 212_50             |  42_50
        la máxima   |            300_00 |         200_000 || 42_50              | 212_50             | 212_50
    """)  # fmt: skip


def test_total_and_absolute_incapacity(spec):
    """El 80 % o el 100 % del promedio del último año, o del de los cinco mejores si es mayor.

    80% or 100% of the average of the last year, or of that of the five best if it is higher.
    """
    spec("2022-01", rules, """
        caso               | kind          | covered | years | last_year_average_cents | best_years_average_cents || pension_base_cents | total_pension_cents | absolute_pension_cents
        mejores cinco años | rt_incapacity |      sí |    10 |                  900_00 |                 1_000_00 || 1_000_00           |   800_00            | 1_000_00
        mejor el último    | rt_incapacity |      sí |    10 |                1_000_00 |                   900_00 || 1_000_00           |   800_00            | 1_000_00
        en el mínimo       | rt_incapacity |      sí |     2 |                  200_00 |                        0 ||   200_00           |   212_50            |   212_50
        mínimo de 11 años  | rt_incapacity |      sí |    11 |                  200_00 |                   200_00 ||   200_00           |   255_00            |   255_00
        en el máximo       | rt_incapacity |      sí |    20 |                3_000_00 |                 2_000_00 || 3_000_00           | 1_912_50            | 1_912_50
        no cubierto        | rt_incapacity |      no |    20 |                  900_00 |                 1_000_00 || 1_000_00           |        0            |        0
    """)  # noqa: E501 # fmt: skip


def test_a_death_leaves_a_pension_to_the_family(spec):
    """60 % a quien enviuda y 40 % a los hijos, o a los padres si no hay nadie más; las partes suman al centavo.

    60% for the widow or widower and 40% for the children, or for the parents if there is nobody else; the parts add up
    to the cent.
    """
    spec("2022-01", rules, """
        caso                | kind         | years | caused_pension_cents | widowed | orphans | parents || group_cents | widow_cents | dependants_cents | dependant_cents | last_dependant_cents
        viuda y dos hijos   | rt_survivors |    10 |               800_00 |       1 |       2 |       0 || 800_00      | 480_00      | 320_00           | 160_00          | 160_00
        viuda sola          | rt_survivors |    10 |               800_00 |       1 |       0 |       2 || 480_00      | 480_00      |      0           |      0          |      0
        tres huérfanos      | rt_survivors |    10 |               800_00 |       0 |       3 |       2 || 320_00      |      0      | 320_00           | 106_66          | 106_68
        una huérfana        | rt_survivors |    10 |               800_00 |       0 |       1 |       2 || 320_00      |      0      | 320_00           | 320_00          | 320_00
        los padres          | rt_survivors |    10 |               800_00 |       0 |       0 |       2 || 320_00      |      0      | 320_00           | 160_00          | 160_00
        sube al mínimo      | rt_survivors |    10 |               300_00 |       1 |       0 |       0 || 212_50      | 212_50      |      0           |      0          |      0
        mínimo compartido   | rt_survivors |    10 |               212_50 |       1 |       1 |       0 || 212_50      | 127_50      |  85_00           |  85_00          |  85_00
        baja al máximo      | rt_survivors |    10 |             2_000_00 |       1 |       1 |       0 || 1_912_50    | 1_147_50    | 765_00           | 765_00          | 765_00
        nadie               | rt_survivors |    10 |               800_00 |       0 |       0 |       0 ||      0      |      0      |      0           |      0          |      0
    """)  # noqa: E501 # fmt: skip


def test_the_regulation_starts_in_2016():
    """Antes del 12 de julio de 2016 regía otro reglamento, que no está cargado."""
    case = {"last_year_average_cents": 800_00, "incapacity_rate": 200_000}
    assert compute(rules, case, Law.load().on("2016-07-12"), ["raw_indemnity_cents"])["raw_indemnity_cents"] == 9_600_00
    with pytest.raises(LawError, match="desde 2016-07-12"):
        compute(rules, case, Law.load().on("2016-07-11"), ["raw_indemnity_cents"])


def test_shares_before_limits(spec):
    """Los padres cuentan solo si no hay viudedad ni hijos; mínimo y máximo son partes del salario básico.

    Parents count only if there is no widow or widower and no children; minimum and maximum are parts of the basic wage.
    """
    spec("2022-01", rules, """
        caso              | kind          | years | caused_pension_cents | widowed | orphans | parents || minimum_cents | maximum_cents | dependants | nominal_widow_cents | nominal_dependants_cents
        viuda y tres hijos| rt_survivors  |    31 |               800_00 |       1 |       3 |       2 || 212_50        | 1_912_50      | 3          | 480_00              | 320_00
        viuda y padres    | rt_survivors  |    31 |               800_00 |       1 |       0 |       2 || 212_50        | 1_912_50      | 0          | 480_00              |      0
        solo los padres   | rt_survivors  |    31 |               800_00 |       0 |       0 |       2 || 212_50        | 1_912_50      | 2          |      0              | 320_00
        incapacidad, 31   | rt_incapacity |    31 |               800_00 |       0 |       0 |       0 || 340_00        | 1_912_50      | 0          |      0              |      0
        incapacidad, 10   | rt_incapacity |    10 |               800_00 |       0 |       0 |       0 || 212_50        | 1_912_50      | 0          |      0              |      0
        el primer día     | rt_incapacity |     0 |               800_00 |       0 |       0 |       0 || 212_50        | 1_912_50      | 0          |      0              |      0
    """)  # noqa: E501 # fmt: skip
