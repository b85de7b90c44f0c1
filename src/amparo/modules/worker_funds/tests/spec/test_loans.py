"""Los préstamos que estas cuentas garantizan. — The loans these accounts guarantee."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.worker_funds import rules


def test_how_much_may_be_borrowed(spec):
    """El 95 % de las cuentas, hasta ochenta salarios básicos.

    95% of the accounts, up to eighty basic wages.
    """
    spec("", rules, """
        caso         | month   | loan_right | reserve_balance_cents | severance_balance_cents || loan_cap_cents | loan_guarantee_cents | loan_limit_cents
        2026, tope   | 2026-03 |         sí |             30_000_00 |               20_000_00 || 38_560_00      | 47_500_00            | 38_560_00
        2026, cuentas| 2026-03 |         sí |              3_000_00 |                2_000_00 || 38_560_00      |  4_750_00            |  4_750_00
        2025, tope   | 2025-03 |         sí |             30_000_00 |               20_000_00 || 37_600_00      | 47_500_00            | 37_600_00
        sin derecho  | 2025-03 |         no |             30_000_00 |               20_000_00 || 37_600_00      | 47_500_00            |         0
    """)  # noqa: E501 # fmt: skip


def test_who_may_borrow_and_for_how_long(spec):
    """Doce aportes y el empleador al día; el pensionista, menos plazo desde los 78 años.

    Twelve contributions and the employer up to date; a pensioner, a shorter term from the age of 78.
    """
    spec("2025-03", rules, """
        caso              | months | employer_in_arrears | pending_request | pensioner | age | harvester | term_months || longest_months | loan_right
        justo             |     12 |                   0 |               0 |         0 |  40 |         0 |          60 || 60 | sí
        a un año          |     24 |                   0 |               0 |         0 |  40 |         0 |          12 || 60 | sí
        once aportes      |     11 |                   0 |               0 |         0 |  40 |         0 |          60 || 60 | no
        empleador en mora |     12 |                   1 |               0 |         0 |  40 |         0 |          60 || 60 | no
        otro trámite      |     12 |                   0 |               1 |         0 |  40 |         0 |          60 || 60 | no
        plazo largo       |     12 |                   0 |               0 |         0 |  40 |         0 |          61 || 60 | no
        zafrero           |     12 |                   0 |               0 |         0 |  40 |         1 |          18 || 18 | sí
        zafrero, largo    |     12 |                   0 |               0 |         0 |  40 |         1 |          19 || 18 | no
        pensionista, 77   |    360 |                   0 |               0 |         1 |  77 |         0 |          60 || 60 | sí
        pensionista, 78   |    360 |                   0 |               0 |         1 |  78 |         0 |          49 || 48 | no
        pensionista, 83   |    360 |                   0 |               0 |         1 |  83 |         0 |          48 || 48 | sí
        pensionista, 84   |    360 |                   0 |               0 |         1 |  84 |         0 |          24 || 24 | sí
    """)  # noqa: E501 # fmt: skip


def test_the_rate_grows_with_the_term(spec):
    """Las tasas de 2025, y su recargo por días de atraso.

    The rates of 2025, and their surcharge by days of delay.
    """
    spec("2025-03", rules, """
        caso                     | renewal | pensioner | term_months | loan_late_days || loan_rate | late_rate
        6 meses, al día          |       0 |         0 |           6 |         0 ||  65_000   |  65_000
        7 meses, 1 día           |       0 |         0 |           7 |         1 ||  75_000   |  78_750
        10 meses, 15 días        |       0 |         0 |          10 |        15 ||  85_000   |  89_250
        13 meses, 16 días        |       0 |         0 |          13 |        16 || 115_700   | 123_799
        48 meses, 30 días        |       0 |         0 |          48 |        30 || 115_700   | 123_799
        49 meses, 31 días        |       0 |         0 |          49 |        31 || 137_900   | 150_311
        60 meses, 61 días        |       0 |         0 |          60 |        61 || 137_900   | 151_690
        pensionista, 60          |       0 |         1 |          60 |        60 || 136_200   | 148_458
        pensionista, 1           |       0 |         1 |           1 |         0 ||  65_000   |  65_000
        pensionista, 7           |       0 |         1 |           7 |         0 ||  75_000   |  75_000
        pensionista, 10          |       0 |         1 |          10 |         0 ||  85_000   |  85_000
        pensionista, 13          |       0 |         1 |          13 |         0 || 115_700   | 115_700
        pensionista, 48          |       0 |         1 |          48 |         0 || 115_700   | 115_700
        pensionista, 49          |       0 |         1 |          49 |         0 || 136_200   | 136_200
        novación, 12             |       1 |         0 |          12 |         0 ||  85_000   |  85_000
        novación, 1              |       1 |         0 |           1 |         0 ||  65_000   |  65_000
        novación, 7              |       1 |         0 |           7 |         0 ||  75_000   |  75_000
        novación, 10             |       1 |         0 |          10 |         0 ||  85_000   |  85_000
        novación, 13             |       1 |         0 |          13 |         0 || 136_200   | 136_200
        novación, 49             |       1 |         0 |          49 |         0 || 137_900   | 137_900
        novación pensionista, 12 |       1 |         1 |          12 |         0 ||  85_000   |  85_000
        novación pensionista, 1  |       1 |         1 |           1 |         0 ||  65_000   |  65_000
        novación pensionista, 7  |       1 |         1 |           7 |         0 ||  75_000   |  75_000
        novación pensionista, 10 |       1 |         1 |          10 |         0 ||  85_000   |  85_000
        novación pensionista, 13 |       1 |         1 |          13 |         0 || 116_900   | 116_900
        novación pensionista, 24 |       1 |         1 |          24 |         0 || 116_900   | 116_900
        novación pensionista, 25 |       1 |         1 |          25 |         0 || 126_700   | 126_700
        novación pensionista, 37 |       1 |         1 |          37 |         0 || 135_100   | 135_100
        novación pensionista, 49 |       1 |         1 |          49 |         0 || 136_200   | 136_200
    """)  # fmt: skip


def test_the_rates_of_another_year_are_not_supposed():
    """Las tasas de 2026 no se hallaron; no se toman las de 2025."""
    case = {"renewal": 0, "pensioner": 0, "term_months": 12}
    with pytest.raises(LawError, match="2026 en adelante no está cargado"):
        compute(rules, case, Law.load().on("2026-01"), ["loan_rate"])


def test_what_is_withheld_each_month(spec):
    """La cuota paga el interés y después el capital; la última, solo lo que se debe.

    The instalment pays the interest and then the principal; the last one, only what is owed.
    """
    spec("2025-03", rules, """
        caso        | loan_balance_cents | nominal_rate | instalment_cents || loan_interest_cents | loan_principal_cents | withheld_cents
        una cuota   |           1_000_00 |      110_000 |            88_38 || 9_17                |  79_21               |  88_38
        la última   |              50_00 |      110_000 |            88_38 ||   46                |  50_00               |  50_46
        no alcanza  |           1_000_00 |      110_000 |             5_00 || 9_17                |      0               |   9_17
    """)  # noqa: E501 # fmt: skip


def test_who_may_ask_for_a_mortgage(spec):
    """36 aportes con trece seguidos; el voluntario, 36 seguidos; con discapacidad, dieciocho.

    36 contributions with thirteen consecutive; a voluntary contributor, 36 consecutive; with a disability, eighteen.
    """
    spec("2025-10", rules, """
        caso             | pensioner | disability | voluntary | months | last_consecutive_months | land || mortgage_right | mortgage_term_months
        empleado         |         0 |          0 |         0 |     36 |                      13 |    0 || sí | 300
        diez años        |         0 |          0 |         0 |    120 |                      24 |    0 || sí | 300
        falta un aporte  |         0 |          0 |         0 |     35 |                      13 |    0 || no | 300
        doce seguidos    |         0 |          0 |         0 |     36 |                      12 |    1 || no | 120
        voluntario       |         0 |          0 |         1 |     36 |                      36 |    0 || sí | 300
        voluntario, más  |         0 |          0 |         1 |     60 |                      60 |    0 || sí | 300
        voluntario, 20   |         0 |          0 |         1 |     20 |                      20 |    0 || no | 300
        voluntario, 35   |         0 |          0 |         1 |     60 |                      35 |    0 || no | 300
        discapacidad     |         0 |          1 |         0 |     18 |                       1 |    0 || sí | 300
        discapacidad, 24 |         0 |          1 |         0 |     24 |                       1 |    0 || sí | 300
        discapacidad, 17 |         0 |          1 |         0 |     17 |                       1 |    0 || no | 300
        pensionista      |         1 |          0 |         0 |      0 |                       0 |    0 || sí | 300
    """)  # noqa: E501 # fmt: skip


def test_social_housing(spec):
    """Crédito, ingreso y avalúo dentro de sus topes: 4,99 % en 2025, 2,99 % desde el 27 de enero de 2026.

    Loan, income and appraisal within their caps: 4.99% in 2025, 2.99% since 27 January 2026.
    """
    spec("", rules, """
        caso               | month      | mortgage_right | principal_cents | income_cents | appraisal_cents || social_mortgage_right | social_interest_cents
        2025, en los topes | 2025-09-13 |             sí |       50_000_00 |     1_489_90 |       53_678_70 || sí | 2_495_00
        2025, bajo ellos   | 2025-09-13 |             sí |       40_000_00 |     1_000_00 |       45_000_00 || sí | 1_996_00
        crédito mayor      | 2025-09-13 |             sí |       50_000_01 |     1_489_90 |       53_678_70 || no |        0
        ingreso mayor      | 2025-09-13 |             sí |       50_000_00 |     1_489_91 |       53_678_70 || no |        0
        avalúo mayor       | 2025-09-13 |             sí |       50_000_00 |     1_489_90 |       53_678_71 || no |        0
        sin aportes        | 2025-09-13 |             no |       50_000_00 |     1_489_90 |       53_678_70 || no |        0
        el día antes       | 2026-01-26 |             sí |       50_000_00 |     1_527_94 |       53_678_70 || sí | 2_495_00
        Credicasa          | 2026-01-27 |             sí |       50_000_00 |     1_527_94 |       55_049_00 || sí | 1_495_00
        crédito, enero     | 2026-01-27 |             sí |       50_000_01 |     1_527_94 |       55_049_00 || no |        0
        ingreso, enero     | 2026-01-27 |             sí |       50_000_00 |     1_527_95 |       55_049_00 || no |        0
        avalúo, enero      | 2026-01-27 |             sí |       50_000_00 |     1_527_94 |       55_049_01 || no |        0
        aún 50.000         | 2026-02-10 |             sí |       65_000_00 |     1_527_94 |       55_049_00 || no |        0
        hasta 65.000       | 2026-02-11 |             sí |       65_000_00 |     1_527_94 |       71_504_70 || sí | 1_943_50
        crédito, febrero   | 2026-02-11 |             sí |       65_000_01 |     1_527_94 |       71_504_70 || no |        0
        avalúo, febrero    | 2026-02-11 |             sí |       65_000_00 |     1_527_94 |       71_504_71 || no |        0
    """)  # noqa: E501 # fmt: skip
