"""La responsabilidad patronal. — Employer liability."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.collection import rules


def test_who_was_in_arrears_answers(spec):
    """Después de vencer y hasta el día en que se paga.

    After falling due and until the day it is paid.
    """
    spec("2026-06", rules, """
        caso              | event_date | due_date | paid_date || in_arrears_at_event
        antes de vencer   |   20260401 | 20260415 |  20260620 || no
        el vencimiento    |   20260415 | 20260415 |  20260620 || no
        al día siguiente  |   20260416 | 20260415 |  20260620 || sí
        el día del pago   |   20260620 | 20260415 |  20260620 || sí
        ya pagado         |   20260621 | 20260415 |  20260620 || no
        pagó a tiempo     |   20260501 | 20260415 |  20260410 || no
    """)  # fmt: skip


def test_health_by_days_late(spec):
    """Del 25 al 100 % de la prestación según el atraso, más la cuarta parte del salario básico.

    From 25 to 100% of the benefit by the delay, plus a quarter of the basic wage.
    """
    spec("2026-01", rules, """
        caso       | late_days | benefit_cents || health_liability_cents
        al día     |         0 |        300_00 ||       0
        un día     |         1 |        300_00 ||  195_50
        día 10     |        10 |        300_00 ||  195_50
        día 11     |        11 |        300_00 ||  270_50
        día 15     |        15 |        300_00 ||  270_50
        día 20     |        20 |        300_00 ||  270_50
        día 21     |        21 |        300_00 ||  345_50
        día 30     |        30 |        300_00 ||  345_50
        día 31     |        31 |        300_00 ||  420_50
        un año     |       365 |        300_00 ||  420_50
    """)  # fmt: skip


def test_health_among_several_employers(spec):
    """Por sueldos, y ninguno menos de la cuarta parte del salario básico.

    By wages, and none less than a quarter of the basic wage.
    """
    spec("2026-01", rules, """
        caso          | health_liability_cents | own_wage_cents | all_wages_cents || own_health_liability_cents
        dos tercios   |                 600_00 |         800_00 |        1_200_00 ||  400_00
        un tercio     |                 600_00 |         400_00 |        1_200_00 ||  200_00
        muy poco      |                 600_00 |         100_00 |        1_200_00 ||  120_50
    """)  # fmt: skip


def test_the_surcharge_is_three_times_the_yield(spec):
    """Con un rendimiento de 7,64 % son 22,92 % al año, 1,91 % al mes.

    With a yield of 7.64% it is 22.92% a year, 1.91% a month.
    """
    spec("2021-06", rules, """
        caso       | fund_yield_rate || liability_rate | monthly_liability_rate
        7,64 %     |          76_400 ||        229_200 |                 19_100
        7 %        |          70_000 ||        210_000 |                 17_500
        6,25 %     |          62_500 ||        187_500 |                 15_625
    """)  # fmt: skip


def test_a_short_delay(spec):
    """El atraso más largo recarga todo lo tardío, más medio salario básico: 66,85 y 200 son 266,85.

    The longest delay surcharges all that was late, plus half a basic wage: 66.85 and 200 are 266.85.
    """
    spec("2020-06", rules, """
        caso              | longest_delay_months | late_contributions_cents | fund_yield_rate || long_delay | short_delay_liability_cents
        siete meses       |                    7 |                   500_00 |          76_400 || no | 266_85
        un mes            |                    1 |                   500_00 |          76_400 || no | 209_55
        al día            |                    0 |                        0 |          76_400 || no |      0
        ciento setenta y nueve |             179 |                   500_00 |          76_400 || no | 1_909_45
        una sola división |                    1 |                   100_00 |          70_001 || no | 201_75
    """)  # noqa: E501 # fmt: skip


def test_a_long_delay_has_a_floor(spec):
    """Desde 180 meses, lo capitalizado y no menos de 25 salarios básicos, en los cuatro seguros.

    From 180 months, what was compounded and not less than 25 basic wages, in the four insurances.
    """
    spec("2020-06", rules, """
        caso          | insurance    | longest_delay_months | late_contributions_cents | fund_yield_rate | compounded_cents || long_delay | fund_liability_cents
        179 meses     | pensions     |                  179 |                   500_00 |          76_400 |        90_000_00 || no |  1_909_45
        180 meses     | pensions     |                  180 |                   500_00 |          76_400 |         9_999_99 || sí | 10_000_00
        más que eso   | pensions     |                  180 |                   500_00 |          76_400 |        10_000_01 || sí | 10_000_01
        cesantía      | severance    |                  200 |                   500_00 |          76_400 |                0 || sí | 10_000_00
        desempleo     | unemployment |                  200 |                   500_00 |          76_400 |                0 || sí | 10_000_00
        riesgos       | work_risks   |                  200 |                   500_00 |          76_400 |                0 || sí | 10_000_00
    """)  # noqa: E501 # fmt: skip
    cites = {
        one: Law.load().cites("liability_floor_wages", "2020-06", one).trust for one in ("pensions", "unemployment")
    }
    assert cites == {"pensions": "VERIFIED", "unemployment": "CONFLICT"}


def test_a_fund_among_several_employers(spec):
    """Cada uno responde por lo que no pagó.

    Each one answers for what it did not pay.
    """
    spec("2020-06", rules, """
        caso       | fund_liability_cents | own_unpaid_cents | all_unpaid_cents || own_fund_liability_cents
        un cuarto  |               266_85 |           125_00 |           500_00 ||   66_71
        el resto   |               266_85 |           375_00 |           500_00 ||  200_14
    """)  # fmt: skip


def test_funeral_aid(spec):
    """Medio salario básico, o uno entero si reincide.

    Half a basic wage, or a whole one for a repeat offender.
    """
    spec("2022-01", rules, """
        caso          | repeat_offender || funeral_liability_cents
        primera vez   |               0 ||  212_50
        reincidente   |               1 ||  425_00
    """)  # fmt: skip


def test_an_accident_not_reported(spec):
    """Un salario básico si no estaba afiliado, o si se avisó después de diez días laborables.

    One basic wage if not affiliated, or if notice was given after ten working days.
    """
    spec("2022-01", rules, """
        caso          | not_enrolled | working_days_to_event_notice || work_risk_notice_cents
        en regla      |            0 |                           10 ||       0
        días antes    |            0 |                            3 ||       0
        tarde         |            0 |                           11 ||  425_00
        sin afiliar   |            1 |                            1 ||  425_00
        ambas cosas   |            1 |                           30 ||  425_00
    """)  # fmt: skip


def test_lack_of_prevention(spec):
    """Cada clase de causa suma su porcentaje; la incapacidad total y la muerte van enteras a cargo del empleador.

    Each class of cause adds its percentage; total incapacity and death fall wholly on the employer.
    """
    spec("2022-01", rules, """
        caso             | direct_causes | indirect_causes | basic_causes | total_loss | benefit_cents || prevention_rate | prevention_liability_cents
        ninguna          |             0 |               0 |            0 |          0 |      1_000_00 ||       0 |        0
        una directa      |             1 |               0 |            0 |          0 |      1_000_00 || 239_200 |   239_20
        diez directas    |            10 |               0 |            0 |          0 |      1_000_00 || 239_200 |   239_20
        once directas    |            11 |               0 |            0 |          0 |      1_000_00 || 478_500 |   478_50
        veinte directas  |            20 |               0 |            0 |          0 |      1_000_00 || 478_500 |   478_50
        veintiuna        |            21 |               0 |            0 |          0 |      1_000_00 || 837_300 |   837_30
        una indirecta    |             0 |               1 |            0 |          0 |      1_000_00 ||  12_000 |    12_00
        once indirectas  |             0 |              11 |            0 |          0 |      1_000_00 ||  23_900 |    23_90
        veintiuna ind.   |             0 |              21 |            0 |          0 |      1_000_00 || 126_800 |   126_80
        una básica       |             0 |               0 |            1 |          0 |      1_000_00 ||  35_900 |    35_90
        todo lo peor     |            21 |              21 |           10 |          0 |      1_000_00 || 1_000_000 | 1_000_00
        muerte           |             1 |               0 |            0 |          1 |      1_000_00 || 239_200 | 1_000_00
    """)  # noqa: E501 # fmt: skip


def test_there_is_no_liability_by_this_norm_before_it():
    with pytest.raises(LawError, match="no hay regla cargada para 2016-07-19; la hay desde 2016-07-20"):
        compute(rules, {"late_days": 5, "benefit_cents": 1}, Law.load().on("2016-07-19"), ["health_liability_cents"])
