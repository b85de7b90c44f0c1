"""El seguro de desempleo. — Unemployment insurance."""

from amparo.modules.worker_funds import rules


def test_who_may_ask(spec):
    """24 aportes, los seis últimos seguidos, salida involuntaria y sin ser pensionista.

    24 contributions, the last six consecutive, involuntary departure and not being a pensioner.
    """
    spec("2022-01", rules, """
        caso            | months | last_consecutive_months | involuntary | pensioner | application_day || unemployment_right
        justo           |     24 |                       6 |           1 |         0 |              61 || sí
        falta un aporte |     23 |                       6 |           1 |         0 |              61 || no
        cinco seguidos  |     24 |                       5 |           1 |         0 |              61 || no
        renuncia        |     24 |                       6 |           0 |         0 |              61 || no
        pensionista     |     24 |                       6 |           1 |         1 |              61 || no
    """)  # noqa: E501 # fmt: skip


def test_the_window_to_ask_follows_the_exit(spec):
    """Del día 61 al 106; antes, quien salió en la emergencia de 2020 o a fines de 2024.

    From day 61 to 106; earlier, for whoever left in the emergency of 2020 or at the end of 2024.
    """
    spec("", rules, """
        caso                  | month      | months | last_consecutive_months | involuntary | pensioner | application_day || unemployment_right
        día 60                | 2020-03-31 |     24 |                       6 |           1 |         0 |              60 || no
        día 61                | 2020-03-31 |     24 |                       6 |           1 |         0 |              61 || sí
        día 106               | 2020-03-31 |     24 |                       6 |           1 |         0 |             106 || sí
        día 107               | 2020-03-31 |     24 |                       6 |           1 |         0 |             107 || no
        emergencia, día 10    | 2020-04-01 |     24 |                       6 |           1 |         0 |              10 || no
        emergencia, día 11    | 2020-04-01 |     24 |                       6 |           1 |         0 |              11 || sí
        emergencia, día 56    | 2020-07-31 |     24 |                       6 |           1 |         0 |              56 || sí
        emergencia, día 57    | 2020-07-31 |     24 |                       6 |           1 |         0 |              57 || no
        agosto de 2020        | 2020-08-01 |     24 |                       6 |           1 |         0 |              57 || no
        agosto, día 61        | 2020-08-01 |     24 |                       6 |           1 |         0 |              61 || sí
        agosto, día 107       | 2020-08-01 |     24 |                       6 |           1 |         0 |             107 || no
        octubre de 2024       | 2024-10-31 |     24 |                       6 |           1 |         0 |              10 || no
        noviembre, día 9      | 2024-11-01 |     24 |                       6 |           1 |         0 |               9 || no
        noviembre, día 10     | 2024-11-01 |     24 |                       6 |           1 |         0 |              10 || sí
        diciembre, día 90     | 2024-12-31 |     24 |                       6 |           1 |         0 |              90 || sí
        diciembre, día 91     | 2024-12-31 |     24 |                       6 |           1 |         0 |              91 || no
        2025, día 60          | 2025-01-01 |     24 |                       6 |           1 |         0 |              60 || no
        2025, día 61          | 2025-01-01 |     24 |                       6 |           1 |         0 |              61 || sí
        2025, día 106         | 2025-01-01 |     24 |                       6 |           1 |         0 |             106 || sí
        2025, día 107         | 2025-01-01 |     24 |                       6 |           1 |         0 |             107 || no
    """)  # noqa: E501 # fmt: skip


def test_five_payments_until_the_account_is_empty(spec):
    """Del 70 al 50 % del promedio: la parte fija, y la variable mientras alcance la cesantía.

    From 70 to 50% of the average: the fixed part, and the variable one while severance lasts.
    """
    spec("2025-06", rules, """
        caso    | unemployment_right | with_severance | payment | year_wages_cents | year_basic_wages_cents | severance_balance_cents || payment_month | target_cents | fixed_cents | variable_cents | unemployment_payment_cents | severance_left_cents
        primero |                 sí |              1 |       1 |        12_000_00 |               5_640_00 |                  600_00 || 4 | 700_00 | 329_00 | 371_00 | 700_00 | 229_00
        segundo |                 sí |              1 |       2 |        12_000_00 |               5_640_00 |                  229_00 || 5 | 650_00 | 329_00 | 229_00 | 558_00 |      0
        tercero |                 sí |              1 |       3 |        12_000_00 |               5_640_00 |                       0 || 6 | 600_00 | 329_00 |      0 | 329_00 |      0
        cuarto  |                 sí |              1 |       4 |        12_000_00 |               5_640_00 |                       0 || 7 | 550_00 | 329_00 |      0 | 329_00 |      0
        quinto  |                 sí |              1 |       5 |        12_000_00 |               5_640_00 |                       0 || 8 | 500_00 | 329_00 |      0 | 329_00 |      0
        con saldo |               sí |              1 |       5 |        12_000_00 |               5_640_00 |                  600_00 || 8 | 500_00 | 329_00 | 171_00 | 500_00 | 429_00
        no hay sexto |            sí |              1 |       6 |        12_000_00 |               5_640_00 |                  600_00 || 9 |      0 |      0 |      0 |      0 | 600_00
        solo la fija |            sí |              0 |       1 |        12_000_00 |               5_640_00 |                  600_00 || 4 | 700_00 | 329_00 |      0 | 329_00 | 600_00
        gana el básico |          sí |              1 |       5 |         5_640_00 |               5_640_00 |                  600_00 || 8 | 235_00 | 329_00 |      0 | 329_00 | 600_00
        sin derecho  |            no |              1 |       1 |        12_000_00 |               5_640_00 |                  600_00 || 4 | 700_00 |      0 |      0 |      0 | 600_00
    """)  # noqa: E501 # fmt: skip


def test_the_fixed_part_of_each_year(spec):
    """El 70 % del salario básico del día de la salida: en 2020, los $280 publicados.

    70% of the basic wage of the day of departure: in 2020, the $280 published.
    """
    spec("", rules, """
        caso | month   | unemployment_right | payment | year_wages_cents | year_basic_wages_cents || fixed_cents
        2016 | 2016-06 |                 sí |       1 |        12_000_00 |               4_392_00 || 256_20
        2017 | 2017-06 |                 sí |       1 |        12_000_00 |               4_500_00 || 262_50
        2018 | 2018-06 |                 sí |       1 |        12_000_00 |               4_632_00 || 270_20
        2019 | 2019-06 |                 sí |       1 |        12_000_00 |               4_728_00 || 275_80
        2020, primero | 2020-06 |        sí |       1 |        12_000_00 |               4_800_00 || 280_00
        2020, quinto  | 2020-06 |        sí |       5 |        12_000_00 |               4_800_00 || 280_00
        2021 | 2021-06 |                 sí |       1 |        12_000_00 |               4_800_00 || 280_00
        2022 | 2022-06 |                 sí |       1 |        12_000_00 |               5_100_00 || 297_50
        2023 | 2023-06 |                 sí |       1 |        12_000_00 |               5_400_00 || 315_00
        2024 | 2024-06 |                 sí |       1 |        12_000_00 |               5_520_00 || 322_00
        2025 | 2025-06 |                 sí |       1 |        12_000_00 |               5_640_00 || 329_00
        2026 | 2026-06 |                 sí |       1 |        12_000_00 |               5_784_00 || 337_40
        la mitad del básico | 2022-06 |  sí |       1 |         2_550_00 |               5_100_00 || 148_75
        un centavo menos    | 2022-06 |  sí |       1 |         5_099_88 |               5_100_00 || 297_49
    """)  # fmt: skip


def test_the_averages_of_the_year_before(spec):
    """Doceavas partes del sueldo y del salario básico de los doce meses anteriores; aunque el año cambie en medio.

    Twelfths of the wage and of the basic wage of the twelve months before, even if the year changes in between.
    """
    spec("2025-06", rules, """
        caso          | year_wages_cents | year_basic_wages_cents || average_cents | average_basic_wage_cents | whole_fixed_cents
        un solo año   |        12_000_00 |               5_640_00 || 1_000_00      | 470_00                   | 329_00
        dos años      |         7_000_06 |               5_590_00 ||   583_34      | 465_83                   | 329_00
    """)  # noqa: E501 # fmt: skip


def test_each_payment_starts_a_month_of_thirty_days(spec):
    """El primer pago toca desde el día 91 de la salida, y los otros cada treinta días.

    The first payment falls from day 91 after the departure, and the others every thirty days.
    """
    spec("2025-06", rules, """
        caso    | payment || payment_month | payment_first_day
        primero |       1 || 4 |  91
        segundo |       2 || 5 | 121
        quinto  |       5 || 8 | 211
    """)  # fmt: skip
