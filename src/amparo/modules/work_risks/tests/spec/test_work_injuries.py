"""Accidentes y enfermedades del trabajo. — Injuries and diseases at work."""

from amparo.modules.work_risks import rules


def test_accidents_are_covered_from_the_first_day(spec):
    """La enfermedad profesional espera seis meses seguidos o 180 días; lo que se busca a propósito no se cubre.

    An occupational disease waits six months in a row or 180 days; what is sought on purpose is not covered.
    """
    spec("2022-01", rules, """
        caso                | occupational_disease | consecutive_months | days_before | wilful || covered
        accidente, primer día |                  0 |                  0 |           0 |      0 || sí
        enfermedad, 5 meses |                    1 |                  5 |         179 |      0 || no
        enfermedad, 6 meses |                    1 |                  6 |           0 |      0 || sí
        enfermedad, 180 días|                    1 |                  0 |         180 |      0 || sí
        a propósito         |                    0 |                  6 |         180 |      1 || no
    """)  # fmt: skip


def test_the_employer_gives_notice_in_ten_working_days(spec):
    """Diez días laborables desde el accidente o el diagnóstico.

    Ten working days from the accident or the diagnosis.
    """
    spec("2022-01", rules, """
        caso         | notice_working_days || notice_on_time
        el mismo día |                   0 || sí
        el décimo    |                  10 || sí
        el undécimo  |                  11 || no
    """)  # fmt: skip


def test_the_monthly_benefit_of_a_day(spec):
    """Desde el día siguiente el 75 % del promedio de tres meses; desde la undécima semana el 66 %, hasta la 52.

    From the next day 75% of the three-month average; from the eleventh week 66%, up to the 52nd.
    """
    spec("2022-01", rules, """
        caso             | last_months_cents | incapacity_day || average_cents | monthly_subsidy_cents
        el del accidente |          1_500_00 |              0 ||    500_00     |      0
        el siguiente     |          1_500_00 |              1 ||    500_00     | 375_00
        día 70           |          1_500_00 |             70 ||    500_00     | 375_00
        día 71           |          1_500_00 |             71 ||    500_00     | 330_00
        día 364          |          1_500_00 |            364 ||    500_00     | 330_00
        día 365          |          1_500_00 |            365 ||    500_00     |      0
    """)  # fmt: skip


def test_the_benefit_of_a_whole_rest(spec):
    """Los días de cada tramo, con meses de treinta días.

    The days of each stretch, in months of thirty days.
    """
    spec("2022-01", rules, """
        caso         | covered | average_cents | incapacity_days || subsidy_cents
        un día       |      sí |        500_00 |               1 ||    12_50
        un mes       |      sí |        500_00 |              30 ||   375_00
        diez semanas |      sí |        500_00 |              70 ||   875_00
        un día más   |      sí |        500_00 |              71 ||   886_00
        cien días    |      sí |        500_00 |             100 || 1_205_00
        52 semanas   |      sí |        500_00 |             364 || 4_109_00
        más de 52    |      sí |        500_00 |             400 || 4_109_00
        ninguno      |      sí |        500_00 |               0 ||        0
        no cubierto  |      no |        500_00 |              30 ||        0
    """)  # fmt: skip


def test_the_provisional_pension(spec):
    """El 80 % del promedio del último año, hasta doce meses.

    80% of the average of the last year, up to twelve months.
    """
    spec("2022-01", rules, """
        caso         | covered | last_year_cents | paid_months || last_year_average_cents | provisional_pension_cents
        el primero   |      sí |       9_600_00  |           0 || 800_00                  | 640_00
        el duodécimo |      sí |       9_600_00  |          11 || 800_00                  | 640_00
        ya doce      |      sí |       9_600_00  |          12 || 800_00                  |      0
        más de doce  |      sí |       9_600_00  |          18 || 800_00                  |      0
        no cubierto  |      no |       9_600_00  |           0 || 800_00                  |      0
    """)  # fmt: skip
