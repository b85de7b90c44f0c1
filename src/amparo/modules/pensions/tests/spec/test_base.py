"""La base de cálculo según la fecha del derecho. — The base of a pension by the date of the right."""

import pytest

from amparo.foundation.law import Law, LawError, best_of, compute, geometric_mean
from amparo.modules.pensions import rules

SUELDOS = [400_00, 500_00, 600_00, 700_00, 800_00]
SESENTA = [sueldo for sueldo in SUELDOS for _ in range(12)]


def test_the_base_averages_the_five_best_years(spec):
    """La suma de los cinco mejores años entre sesenta meses, al centavo más cercano.

    The sum of the five best years over sixty months, to the nearest cent.
    """
    spec("2022-01", rules, """
        caso          | best_years_cents | geometric_mean_cents || average_cents
        exacto        |        30_000_00 |                    0 ||  500_00
        medio centavo |               30 |                    0 ||       1
        bajo medio    |               29 |                    0 ||       0
    """)  # fmt: skip
    assert best_of([100, 700, 300, 500, 200, 600, 400], 5) == 2500


def test_the_base_follows_the_date_of_the_right(spec):
    """Media aritmética desde 2006, geométrica desde el 13-Sep-2017, y otra vez aritmética desde el 15-Nov-2021.

    Arithmetic mean since 2006, geometric since 13-Sep-2017, and again arithmetic since 15-Nov-2021.
    """
    spec("", rules, """
        caso                       | month      | best_years_cents | geometric_mean_cents || average_cents
        primer día de C.D. 100     | 2006-03-09 |        36_000_00 |               582_74 ||  600_00
        víspera de la geométrica   | 2017-09-12 |        36_000_00 |               582_74 ||  600_00
        primer día de C.D. 554     | 2017-09-13 |        36_000_00 |               582_74 ||  582_74
        sentencia, sin efecto aún  | 2021-05-04 |        36_000_00 |               582_74 ||  582_74
        último día de C.D. 554     | 2021-11-14 |        36_000_00 |               582_74 ||  582_74
        primer día de C.D. 641     | 2021-11-15 |        36_000_00 |               582_74 ||  600_00
    """)  # fmt: skip
    assert (sum(SESENTA), geometric_mean(SESENTA)) == (36_000_00, 582_74)


def test_the_geometric_base_costs_whoever_earned_unevenly(spec):
    """Con los mismos sueldos la base geométrica da menos pensión; con sueldo parejo, la misma.

    With the same wages the geometric base gives less pension; with an even wage, the same.
    """
    spec("", rules, """
        caso              | month   | kind        | months | age | best_years_cents | geometric_mean_cents || raw_pension_cents | pension_cents
        aritmética, 2017  | 2017-09 | sgo_old_age |    360 |  60 |        36_000_00 |               582_74 ||           450_00  | 450_00
        geométrica, 2019  | 2019-01 | sgo_old_age |    360 |  60 |        36_000_00 |               582_74 ||           437_06  | 437_06
        aritmética, 2022  | 2022-01 | sgo_old_age |    360 |  60 |        36_000_00 |               582_74 ||           450_00  | 450_00
        parejo, 2019      | 2019-01 | sgo_old_age |    360 |  60 |        36_000_00 |               600_00 ||           450_00  | 450_00
    """)  # noqa: E501 # fmt: skip


def test_a_right_of_before_the_law_has_no_base():
    """De antes de C.D. 100 no se inventa una base; y un derecho de la época geométrica la pide, no la supone."""
    facts = {"best_years_cents": 30_000_00}
    with pytest.raises(LawError, match=r"\(average_cents, C.D. 100 art. 2\): no hay regla .* desde 2006-03-09"):
        compute(rules, facts, Law.load().on("2006-03-08"), ["average_cents"])
    with pytest.raises(LawError, match="average_cents necesita «geometric_mean_cents»"):
        compute(rules, facts, Law.load().on("2021-11-14"), ["average_cents"])
