"""Los acuerdos de pagos parciales. — Partial-payment agreements."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.collection import rules


def test_the_longest_term_through_the_years(spec):
    """24 meses, luego 36, 72 y 48; desde abril de 2024, según la deuda.

    24 months, then 36, 72 and 48; since April 2024, by the debt.
    """
    spec("", rules, """
        caso                 | month      | debt_cents | legal_person | agreement_months || agreement_allowed
        C.D. 516, 24         | 2016-08-15 |  50_000_00 |            0 |               24 || sí
        C.D. 516, 12         | 2016-08-15 |  50_000_00 |            0 |               12 || sí
        C.D. 516, 25         | 2021-03-03 |  50_000_00 |            0 |               25 || no
        C.D. 625, 36         | 2021-03-04 |  50_000_00 |            0 |               36 || sí
        C.D. 625, 37         | 2023-05-31 |  50_000_00 |            0 |               37 || no
        C.D. 658, 72         | 2023-06-01 |  50_000_00 |            0 |               72 || sí
        C.D. 658, 73         | 2024-02-28 |  50_000_00 |            0 |               73 || no
        febrero de 2024, 48  | 2024-02-29 |  50_000_00 |            0 |               48 || sí
        febrero de 2024, 49  | 2024-04-22 |  50_000_00 |            0 |               49 || no
        C.D. 671, 72         | 2024-04-23 |  50_000_00 |            0 |               72 || sí
        C.D. 671, 73         | 2024-04-23 |  50_000_00 |            0 |               73 || no
        uno solo, antes      | 2024-04-22 |  50_000_00 |            0 |                1 || sí
        uno solo             | 2024-04-23 |  50_000_00 |            0 |                1 || no
        dos                  | 2024-04-23 |  50_000_00 |            0 |                2 || sí
    """)  # fmt: skip


def test_the_term_by_debt(spec):
    """Hasta mil dólares, 12 meses; hasta 2.800, 24; hasta 9.100, 66; más, 72.

    Up to a thousand dollars, 12 months; up to 2,800, 24; up to 9,100, 66; above, 72.
    """
    spec("2025-01", rules, """
        caso          | debt_cents | legal_person | agreement_months || agreement_allowed
        1.000, 12     |   1_000_00 |            0 |               12 || sí
        1.000, 13     |   1_000_00 |            0 |               13 || no
        1.000,01, 24  |   1_000_01 |            0 |               24 || sí
        2.800, 24     |   2_800_00 |            0 |               24 || sí
        2.800, 25     |   2_800_00 |            0 |               25 || no
        2.800,01, 66  |   2_800_01 |            0 |               66 || sí
        9.100, 66     |   9_100_00 |            0 |               66 || sí
        9.100, 67     |   9_100_00 |            0 |               67 || no
        9.100,01, 72  |   9_100_01 |            0 |               72 || sí
    """)  # fmt: skip


def test_a_long_term_asks_for_a_large_debt(spec):
    """De 13 a 36 meses, si la persona debe más de cuatro salarios básicos o la empresa más de 25.

    From 13 to 36 months, if the person owes more than four basic wages or the company more than 25.
    """
    spec("2022-01", rules, """
        caso                 | debt_cents | legal_person | agreement_months || agreement_long_debt | director_decides | agreement_allowed
        doce meses           |     100_00 |            0 |               12 || no | no | sí
        seis meses           |     100_00 |            0 |                6 || no | no | sí
        persona, 4 salarios  |   1_700_00 |            0 |               13 || no | sí | no
        persona, más         |   1_700_01 |            0 |               13 || sí | sí | sí
        empresa, 25 salarios |  10_625_00 |            1 |               36 || no | sí | no
        empresa, más         |  10_625_01 |            1 |               36 || sí | sí | sí
    """)  # noqa: E501 # fmt: skip


def test_when_the_director_decides(spec):
    """Más de 12 meses hasta mayo de 2023, y más de 36 desde junio.

    More than 12 months until May 2023, and more than 36 since June.
    """
    spec("", rules, """
        caso          | month      | agreement_months || director_decides
        mayo, 12      | 2023-05-31 |               12 || no
        mayo, 13      | 2023-05-31 |               13 || sí
        junio, 36     | 2023-06-01 |               36 || no
        junio, 37     | 2024-02-28 |               37 || sí
    """)  # fmt: skip
    with pytest.raises(LawError, match="hasta 2024-02-29"):
        compute(rules, {"agreement_months": 40}, Law.load().on("2024-02-29"), ["director_decides"])


def test_the_interest_first_or_little_by_little(spec):
    """7.200 de interés en 72 meses son 100 cada mes; cuando hay cuota inicial, todo va en ella.

    7,200 of interest in 72 months are 100 each month; when there is a first instalment, all of it goes there.
    """
    spec("", rules, """
        caso           | month      | charged_interest_cents | withheld_loans_cents | agreement_months || first_instalment_cents | instalment_interest_cents
        C.D. 625       | 2021-03-04 |                 720_00 |          50_00 |               36 ||  770_00 |       0
        en dos meses   | 2021-03-04 |                 720_00 |          50_00 |                2 ||  770_00 |       0
        mayo de 2023   | 2023-05-31 |                 720_00 |          50_00 |               36 ||  770_00 |       0
        C.D. 658       | 2023-06-01 |                 720_00 |          50_00 |               72 ||       0 |   10_00
        febrero 2024   | 2024-02-29 |                 720_00 |          50_00 |               48 ||  770_00 |       0
        C.D. 671       | 2024-04-23 |                 720_00 |          50_00 |               72 ||       0 |   10_00
        el ejemplo     | 2025-01    |               7_200_00 |              0 |               72 ||       0 |  100_00
    """)  # noqa: E501 # fmt: skip


def test_the_capital_of_each_instalment(spec):
    """El capital se reparte entre los meses; lo retenido por préstamos, si hay cuota inicial, ya se pagó en ella.

    The principal is shared among the months; what was withheld for loans, if there is a first instalment, was paid in
    it.
    """
    spec("", rules, """
        caso           | month      | owed_cents | withheld_loans_cents | agreement_months || instalment_capital_cents
        C.D. 625       | 2021-03-04 |   3_600_00 |                    0 |               36 ||  100_00
        lo retenido    | 2021-03-04 |   3_600_00 |             3_600_00 |               36 ||       0
        una parte      | 2021-03-04 |   3_600_00 |             1_800_00 |               36 ||   50_00
        C.D. 671       | 2024-04-23 |   3_600_00 |             1_800_00 |               36 ||  100_00
        medio centavo  | 2024-04-23 |          5 |                    0 |                2 ||       3
    """)  # fmt: skip
