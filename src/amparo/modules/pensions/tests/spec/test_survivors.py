"""El montepío. — Survivors' pensions."""

from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.law import Law, compute
from amparo.modules.pensions import rules


def test_whose_death_leaves_a_pension(spec):
    """El pensionista, el activo con 60 imposiciones, y el cesante por la décima parte de lo que aportó.

    A pensioner, a worker with 60 contributions, and whoever left work, for a tenth of the time contributed.
    """
    spec("", rules, """
        caso                 | month   | deceased_pensioner | active | months | months_since_cessation || protection_months | survivors_right
        pensionista          | 2024-01 |                  1 |      0 |      0 |                      0 ||  0                | sí
        activo, cinco años   | 2024-01 |                  0 |      1 |     60 |                      0 ||  6                | sí
        activo, veinte años  | 2024-01 |                  0 |      1 |    240 |                      0 || 24                | sí
        activo, falta un mes | 2024-01 |                  0 |      1 |     59 |                      0 ||  0                | no
        cesó este mes        | 2024-01 |                  0 |      0 |    120 |                      0 || 12                | sí
        cesante, protegido   | 2024-01 |                  0 |      0 |    120 |                     12 || 12                | sí
        cesante, hace poco   | 2024-01 |                  0 |      0 |    120 |                      6 || 12                | sí
        cesante, un mes más  | 2024-01 |                  0 |      0 |    120 |                     13 || 12                | no
        cesante, sin cinco   | 2024-01 |                  0 |      0 |     59 |                      0 ||  0                | no
        fracción de mes      | 2024-01 |                  0 |      0 |     69 |                      6 ||  6                | sí
        desde 2006           | 2006-04 |                  0 |      1 |     60 |                      0 ||  6                | sí
    """)  # noqa: E501 # fmt: skip


def test_who_is_a_widow_or_widower(spec):
    """Por matrimonio, o por unión libre de solteros de más de dos años o con hijos comunes.

    By marriage, or by a free union of single people of more than two years or with common children.
    """
    spec("2024-01", rules, """
        caso               | married | free_union | both_unmarried | together_months | shared_children | remarried | in_new_union | guilty_of_the_death || widow_right | widow_keeps_right
        matrimonio         |       1 |          0 |              0 |               0 |               0 |             0 |            0 |                   0 || sí          | sí
        unión, 25 meses    |       0 |          1 |              1 |              25 |               0 |             0 |            0 |                   0 || sí          | sí
        unión, 24 meses    |       0 |          1 |              1 |              24 |               0 |             0 |            0 |                   0 || no          | no
        unión, un año      |       0 |          1 |              1 |              12 |               0 |             0 |            0 |                   0 || no          | no
        unión con hijos    |       0 |          1 |              1 |               3 |               1 |             0 |            0 |                   0 || sí          | sí
        uno estaba casado  |       0 |          1 |              0 |              60 |               2 |             0 |            0 |                   0 || no          | no
        ninguno            |       0 |          0 |              1 |              60 |               2 |             0 |            0 |                   0 || no          | no
        vuelve a casarse   |       1 |          0 |              0 |               0 |               0 |             1 |            0 |                   0 || sí          | no
        nueva unión        |       1 |          0 |              0 |               0 |               0 |             0 |            1 |                   0 || sí          | no
        condenado          |       1 |          0 |              0 |               0 |               0 |             0 |            0 |                   1 || sí          | no
    """)  # noqa: E501 # fmt: skip


def test_who_is_an_orphan(spec):
    """Hasta los 18 años, o incapacitado y a cargo; el adoptado, con un año de serlo.

    Until 18, or incapacitated and dependent; if adopted, one year after the adoption.
    """
    spec("2024-01", rules, """
        caso                   | child_age | incapacitated | unmarried | dependent | adopted | adopted_months || orphan_right
        17 años                |        17 |             0 |         1 |         1 |       0 |              0 || sí
        18 años                |        18 |             0 |         1 |         1 |       0 |              0 || no
        incapacitado           |        40 |             1 |         1 |         1 |       0 |              0 || sí
        incapacitado, casado   |        40 |             1 |         0 |         1 |       0 |              0 || no
        incapacitado, solvente |        40 |             1 |         1 |         0 |       0 |              0 || no
        adoptado hace un año   |         5 |             0 |         1 |         1 |       1 |             12 || sí
        adoptado de bebé       |         5 |             0 |         1 |         1 |       1 |             60 || sí
        adoptado hace poco     |         5 |             0 |         1 |         1 |       1 |             11 || no
    """)  # noqa: E501 # fmt: skip


def test_how_the_pension_is_shared(spec):
    """La viuda 60 % y los hijos 40 % por igual; a falta de ellos, los padres 40 %; los hijos solos, en duda, 40 %.

    The widow 60% and the children 40% equally; in their absence, the parents 40%; the children alone, in doubt, 40%.
    """
    spec("2024-01", rules, """
        caso                     | kind          | years | deceased_pension_cents | widows | orphans | parents || group_pension_cents | widow_cents | others_cents | each_other_cents | first_other_cents
        viuda y dos hijos        | sgo_survivors |    30 |                 800_00 |      1 |       2 |       0 || 800_00              | 480_00      | 320_00       | 160_00           | 160_00
        viuda sola               | sgo_survivors |    30 |                 800_00 |      1 |       0 |       0 || 480_00              | 480_00      |      0       |      0           |      0
        viuda y padres           | sgo_survivors |    30 |                 800_00 |      1 |       0 |       2 || 480_00              | 480_00      |      0       |      0           |      0
        viuda, hijos y padres    | sgo_survivors |    30 |                 800_00 |      1 |       2 |       2 || 800_00              | 480_00      | 320_00       | 160_00           | 160_00
        viuda, hijo y padres     | sgo_survivors |    30 |                 800_00 |      1 |       1 |       2 || 800_00              | 480_00      | 320_00       | 320_00           | 320_00
        viuda y tres hijos       | sgo_survivors |    30 |                 800_00 |      1 |       3 |       0 || 800_00              | 480_00      | 320_00       | 106_66           | 106_68
        hijos solos              | sgo_survivors |    30 |                 800_00 |      0 |       2 |       0 || 320_00              |      0      | 320_00       | 160_00           | 160_00
        dos padres               | sgo_survivors |    30 |                 800_00 |      0 |       0 |       2 || 320_00              |      0      | 320_00       | 160_00           | 160_00
        un padre                 | sgo_survivors |    30 |                 800_00 |      0 |       0 |       1 || 320_00              |      0      | 320_00       | 320_00           | 320_00
        hijo y padres            | sgo_survivors |    30 |                 800_00 |      0 |       1 |       2 || 320_00              |      0      | 320_00       | 320_00           | 320_00
        nadie                    | sgo_survivors |    30 |                 800_00 |      0 |       0 |       0 ||      0              |      0      |      0       |      0           |      0
        el mínimo, viuda         | sgo_survivors |    30 |                 300_00 |      1 |       0 |       0 || 230_00              | 230_00      |      0       |      0           |      0
        el mínimo, hijos solos   | sgo_survivors |    30 |                 500_00 |      0 |       3 |       0 || 230_00              |      0      | 230_00       |  76_66           |  76_68
        el máximo, en proporción | sgo_survivors |    40 |               2_530_00 |      1 |       2 |       0 || 2_070_00            | 1_242_00    | 828_00       | 414_00           | 414_00
        bajo el máximo, viuda    | sgo_survivors |    40 |               2_530_00 |      1 |       0 |       0 || 1_518_00            | 1_518_00    |      0       |      0           |      0
        el mínimo manda          | sgo_survivors |     5 |                 100_00 |      1 |       1 |       0 || 230_00              | 138_00      |  92_00       |  92_00           |  92_00
    """)  # noqa: E501 # fmt: skip


def test_the_group_follows_the_limits_of_its_year(spec):
    """Mitad del salario básico y 450 % de él, cada año, desde C.D. 300.

    Half of the basic wage and 450% of it, each year, since C.D. 300.
    """
    spec("", rules, """
        caso         | month      | kind          | years | deceased_pension_cents | widows | orphans | parents || group_pension_cents | widow_cents
        mínimo, 2010 | 2010-01-26 | sgo_survivors |    10 |                 130_00 |      1 |       0 |       0 ||   120_00            |   120_00
        máximo, 2022 | 2022-01    | sgo_survivors |    40 |               2_337_50 |      1 |       1 |       0 || 1_912_50            | 1_147_50
        máximo, 2023 | 2023-01    | sgo_survivors |    40 |               2_475_00 |      1 |       1 |       0 || 2_025_00            | 1_215_00
    """)  # noqa: E501 # fmt: skip


@given(
    st.integers(1, 500_000), st.integers(0, 1), st.integers(0, 9), st.integers(0, 2), st.integers(2011, 2026)
)  # fmt: skip
def test_the_parts_add_up_to_the_group(deceased_pension_cents, widows, orphans, parents, year):
    """Lo que cobra cada uno suma la pensión del grupo."""
    case = {
        "kind": "sgo_survivors", "years": 30, "deceased_pension_cents": deceased_pension_cents, "widows": widows,
        "orphans": orphans, "parents": parents,
    }  # fmt: skip
    found = compute(rules, case, Law.load().on(f"{year}-01"), ["widow_cents", "first_other_cents"])
    others = orphans + found["entitled_parents"]
    rest = found["each_other_cents"] * max(others - 1, 0)
    assert found["widow_cents"] + found["first_other_cents"] + rest == found["group_pension_cents"]
    assert 0 <= found["first_other_cents"] - found["each_other_cents"] < max(others, 1)
    assert widows or found["widow_cents"] == 0
