"""La mora: cuándo empieza y cuánto cuesta. — Arrears: when they start and what they cost."""

import pytest

from amparo.foundation.calendar import first_working_day
from amparo.foundation.law import Law, LawError, compute
from amparo.modules.collection import rules


def test_a_declaration_falls_due_on_the_fifteenth(spec):
    """El 15 del mes siguiente, o el primer día laborable que sigue.

    The 15th of the next month, or the first working day after it.
    """
    spec("2022-05", rules, """
        caso                | next_month_first_date | nonworking_days | paid_date || due_date | overdue
        cae martes          |              20220201 |               0 |  20220215 || 20220215 | no
        días antes          |              20220201 |               0 |  20220210 || 20220215 | no
        un día después      |              20220201 |               0 |  20220216 || 20220215 | sí
        cae domingo         |              20220501 |               1 |  20220516 || 20220516 | no
        cae sábado          |              20220101 |               2 |  20220117 || 20220117 | no
        pasado el lunes     |              20220101 |               2 |  20220118 || 20220117 | sí
    """)  # fmt: skip
    assert [first_working_day(date) for date in (20220215, 20220515, 20220115)] == [20220215, 20220516, 20220117]


def test_any_fraction_is_a_month(spec):
    """Del 15 de abril al 20 de junio van tres meses: 99,29 al 13,33 % cuestan 3,31.

    From 15 April to 20 June there are three months: 99.29 at 13.33% cost 3.31.
    """
    spec("2026-06-20", rules, """
        caso                  | owed_cents | months_apart | due_day | paid_day || late_months | interest_cents
        15-abr a 20-jun       |      99_29 |            2 |      15 |       20 ||           3 |   3_31
        15-abr a 15-jun       |      99_29 |            2 |      15 |       15 ||           2 |   2_21
        15-abr a 16-abr       |      99_29 |            0 |      15 |       16 ||           1 |   1_10
        15-abr a 10-jun       |      99_29 |            2 |      15 |       10 ||           2 |   2_21
        a tiempo              |      99_29 |            0 |      15 |       15 ||           0 |      0
        antes de vencer       |      99_29 |           -1 |      15 |       28 ||           0 |      0
        mucho antes           |      99_29 |           -2 |      15 |       28 ||           0 |      0
        un año                |   1_000_00 |           12 |      15 |       15 ||          12 | 133_30
        quince años           |   1_000_00 |          180 |      15 |       15 ||         180 | 1_999_50
        centavos              |          1 |            2 |      15 |       20 ||           3 |      0
        un empleador grande   | 12_345_678_90 |         2 |      15 |       20 ||           3 | 411_419_75
    """)  # fmt: skip


def test_the_rate_is_that_of_the_settlement(spec):
    """La máxima convencional de diciembre de cada año más cuatro puntos.

    The maximum conventional rate of December of each year plus four points.
    """
    spec("", rules, """
        caso           | month      | owed_cents | months_apart | due_day | paid_day || late_months | arrears_rate | interest_cents
        fin de 2001    | 2001-12-15 |   1_000_00 |            1 |      15 |       15 ||           1 |      286_600 |  23_88
        pagado en 2002 | 2002-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      258_250 |  21_52
        pagado en 2003 | 2003-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      217_000 |  18_08
        pagado en 2004 | 2004-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      186_600 |  15_55
        pagado en 2005 | 2005-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      174_300 |  14_53
        pagado en 2006 | 2006-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      178_300 |  14_86
        pagado en 2007 | 2007-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      162_800 |  13_57
        pagado en 2008 | 2008-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2009 | 2009-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2010 | 2010-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2011 | 2011-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2012 | 2012-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2013 | 2013-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2014 | 2014-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2015 | 2015-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2016 | 2016-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2017 | 2017-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2018 | 2018-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2019 | 2019-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2020 | 2020-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2021 | 2021-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2022 | 2022-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2023 | 2023-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2024 | 2024-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2025 | 2025-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
        pagado en 2026 | 2026-01-01 |   1_000_00 |            1 |      15 |       15 ||           1 |      133_300 |  11_11
    """)  # noqa: E501 # fmt: skip


def test_a_year_without_rate_has_no_answer():
    late = {"owed_cents": 1, "late_months": 1}
    with pytest.raises(LawError, match="2027 en adelante no está cargado"):
        compute(rules, late, Law.load().on("2027-01"), ["interest_cents"])
    with pytest.raises(LawError, match="no hay regla cargada para 2001-11-29"):
        compute(rules, late, Law.load().on("2001-11-29"), ["interest_cents"])


def test_interest_marks_what_is_not_checked():
    law = Law.load()
    marks = {year: law.cites("maximum_conventional_rate", f"{year}-06").trust for year in (2006, 2020, 2023, 2026)}
    assert marks == {2006: "DERIVED", 2020: "DERIVED", 2023: "DERIVED", 2026: "SINGLE"}


def test_only_a_law_forgives_interest(spec):
    """Lo que una ley exime no paga interés; lo demás, siempre.

    What a law exempts pays no interest; the rest always does.
    """
    spec("2021-06", rules, """
        caso             | owed_cents | interest_cents | exempt_by_law || charged_interest_cents | debt_cents
        deuda común      |   1_000_00 |          33_33 |             0 ||  33_33 |  1_033_33
        exenta           |   1_000_00 |          33_33 |             1 ||      0 |  1_000_00
    """)  # fmt: skip


def test_the_relief_of_2018(spec):
    """Quien paga todo el capital deja de pagar el 99, el 75 o el 50 % de intereses y multas, según los días.

    Whoever pays all the principal stops paying 99, 75 or 50% of interest and fines, by the days.
    """
    spec("2018-11", rules, """
        caso               | in_relief | capital_paid | relief_days | surcharges_cents || relief_cents
        el primer día      |         1 |            1 |           0 |         1_000_00 ||   990_00
        día 90             |         1 |            1 |          90 |         1_000_00 ||   990_00
        día 91             |         1 |            1 |          91 |         1_000_00 ||   750_00
        día 150            |         1 |            1 |         150 |         1_000_00 ||   750_00
        día 151            |         1 |            1 |         151 |         1_000_00 ||   500_00
        día 180            |         1 |            1 |         180 |         1_000_00 ||   500_00
        día 181            |         1 |            1 |         181 |         1_000_00 ||        0
        sin el capital     |         1 |            0 |          10 |         1_000_00 ||        0
        fondos de reserva  |         0 |            1 |          10 |         1_000_00 ||        0
        medio centavo      |         1 |            1 |         151 |              101 ||       51
    """)  # fmt: skip


def test_the_instalments_of_2020(spec):
    """Los negocios cerrados pagan en doce cuotas, sin interés, lo de marzo a junio de 2020.

    Closed businesses pay in twelve instalments, without interest, what was due from March to June 2020.
    """
    spec("2020-09", rules, """
        caso       | owed_cents || humanitarian_instalment_cents
        mil        |   1_200_00 ||  100_00
        mil dólares|   1_000_00 ||   83_33
    """)  # fmt: skip


def test_which_debts_enter_the_relief(spec):
    """Lo vencido antes del 2 de abril de 2018: aportes sí; fondos de reserva, cónyuge y préstamos no.

    What fell due before 2 April 2018: contributions yes; reserve funds, spouse and loans no.
    """
    spec("", rules, """
        caso               | month      | debt          || enters_relief
        aportes, antes     | 2018-04-01 | contributions || sí
        aportes, ese día   | 2018-04-02 | contributions || no
        fondos de reserva  | 2018-03-15 | reserve       || no
        cónyuge            | 2018-03-15 | spouse        || no
        préstamos          | 2018-03-15 | loans         || no
        reserva, después   | 2018-04-02 | reserve       || no
        cónyuge, después   | 2018-04-02 | spouse        || no
        préstamos, después | 2018-04-02 | loans         || no
    """)  # fmt: skip


def test_whom_the_emergency_exempts(spec):
    """Las planillas de marzo a junio de 2020 de los negocios cerrados.

    The declarations of March to June 2020 of closed businesses.
    """
    spec("", rules, """
        caso             | month   | business_closed || enters_emergency
        febrero          | 2020-02 |               1 || no
        marzo            | 2020-03 |               1 || sí
        junio            | 2020-06 |               1 || sí
        julio            | 2020-07 |               1 || no
        no cerró         | 2020-04 |               0 || no
    """)  # fmt: skip


def test_the_emergency_exempts_until_the_last_instalment(spec):
    """Se paga sin interés de septiembre de 2020 a agosto de 2021.

    It is paid without interest from September 2020 to August 2021.
    """
    spec("", rules, """
        caso             | month      | in_emergency || exempt_by_emergency
        en cuotas        | 2020-09-15 |            1 || sí
        la última        | 2021-08-31 |            1 || sí
        de otro mes      | 2020-09-15 |            0 || no
    """)  # fmt: skip
    for day in ("2020-08-04", "2021-09-01"):
        with pytest.raises(LawError, match="hasta 2021-09-01"):
            compute(rules, {"in_emergency": 1}, Law.load().on(day), ["exempt_by_emergency"])


def test_community_educators_pay_no_interest(spec):
    """Desde abril de 2021.

    Since April 2021.
    """
    spec("2021-04-19", rules, """
        caso       | community_educator || exempt_as_educator
        educador   |                  1 || sí
        otro       |                  0 || no
    """)  # fmt: skip
