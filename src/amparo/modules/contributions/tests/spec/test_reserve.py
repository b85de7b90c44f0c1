"""Los fondos de reserva. — Reserve funds."""

from amparo.modules.contributions import rules


def test_reserve_funds_start_after_the_first_year(spec):
    """8,33 % del sueldo desde que se cumple el año, si el afiliado pidió acumularlos.

    8.33% of the wage from the day the year is completed, if the worker asked to accumulate them.
    """
    spec("2025-06", rules, """
        caso                 | regime    | base_cents | days | reserve_days | reserve_accumulated || reserve_base_cents | reserve_cents
        mes completo         | private   |     470_00 |   30 |           30 |                   1 ||    470_00   |  39_15
        cumple el 25         | private   |   2_200_00 |   30 |            5 |                   1 ||    366_67   |  30_54
        primer año           | private   |     470_00 |   30 |            0 |                   1 ||         0   |      0
        lo cobra con sueldo  | private   |     470_00 |   30 |           30 |                   0 ||    470_00   |      0
        sin días             | private   |          0 |    0 |            0 |                   1 ||         0   |      0
        voluntario           | voluntary |     470_00 |   30 |           30 |                   1 ||    470_00   |      0
    """)  # noqa: E501 # fmt: skip


def test_reserve_funds_of_other_years(spec):
    """8,33 % desde que se pagan cada mes: los 39,15 de 2025 son, en doce meses, los 469,80 que se publican.

    8.33% since they are paid each month: the 39.15 of 2025 are, in twelve months, the 469.80 that are published.
    """
    spec("", rules, """
        caso            | month   | regime  | base_cents | days | reserve_days | reserve_accumulated || reserve_cents
        un mes          | 2025-01 | private |     470_00 |   30 |           30 |                   1 ||  39_15
        pago mensual    | 2009-08 | private |     218_00 |   30 |           30 |                   1 ||  18_16
        bajo otra tabla | 2015-05 | public  |     354_00 |   30 |           30 |                   1 ||  29_49
    """)  # fmt: skip
