"""La invalidez y el subsidio transitorio. — Invalidity and the transitory subsidy."""

from amparo.modules.pensions import rules


def test_who_is_invalid(spec):
    """Quien no puede ganar la mitad de lo que gana una persona sana.

    Whoever cannot earn half of what a healthy person earns.
    """
    spec("2022-01", rules, """
        caso           | earning_capacity_cents | healthy_wage_cents || invalid
        bajo la mitad  |                 399_99 |             800_00 || sí
        la mitad       |                 400_00 |             800_00 || no
        nada           |                      0 |             800_00 || sí
    """)  # fmt: skip


def test_two_routes_to_invalidity(spec):
    """En actividad, 60 imposiciones con las seis últimas; hasta dos años tras el cese, 120 y sin otra pensión.

    In work, 60 contributions with the last six; up to two years after leaving, 120 and no other pension.
    """
    spec("", rules, """
        caso                  | month   | earning_capacity_cents | healthy_wage_cents | active | months | immediate_months | months_since_cessation | pensioner || invalidity_active_right | invalidity_ceased_right | invalidity_right
        activo                | 2022-01 |                      0 |             800_00 |      1 |     60 |                6 |                      0 |             0 || sí                      | no                      | sí
        activo, falta un mes  | 2022-01 |                      0 |             800_00 |      1 |     59 |                6 |                      0 |             0 || no                      | no                      | no
        activo, con laguna    | 2022-01 |                      0 |             800_00 |      1 |     60 |                5 |                      0 |             0 || no                      | no                      | no
        cesante               | 2022-01 |                      0 |             800_00 |      0 |    120 |                0 |                     24 |             0 || no                      | sí                      | sí
        cesante, con más      | 2022-01 |                      0 |             800_00 |      0 |    180 |                0 |                     12 |             0 || no                      | sí                      | sí
        cesante, sin 120      | 2022-01 |                      0 |             800_00 |      0 |     60 |                6 |                      1 |             0 || no                      | no                      | no
        cesante, falta un mes | 2022-01 |                      0 |             800_00 |      0 |    119 |                0 |                     24 |             0 || no                      | no                      | no
        cesante, tarde        | 2022-01 |                      0 |             800_00 |      0 |    120 |                0 |                     25 |             0 || no                      | no                      | no
        cesante, con pensión  | 2022-01 |                      0 |             800_00 |      0 |    120 |                0 |                     12 |             1 || no                      | no                      | no
        puede ganar           | 2022-01 |                 500_00 |             800_00 |      1 |    200 |               12 |                      0 |             0 || sí                      | no                      | no
        desde 2006            | 2006-04 |                      0 |             800_00 |      1 |     60 |                6 |                      0 |             0 || sí                      | no                      | sí
    """)  # noqa: E501 # fmt: skip


def test_the_invalidity_pension_has_one_maximum(spec):
    """La base por el coeficiente, con el mínimo por años y el máximo único de 450 %.

    The base times the coefficient, with the minimum by years and the single maximum of 450%.
    """
    spec("", rules, """
        caso          | month   | kind           | invalidity_right | months | average_cents || raw_pension_cents | invalidity_pension_cents
        cinco años    | 2022-01 | sgo_invalidity | sí               |     60 |      1_000_00 ||   437_50          |   437_50
        el mínimo     | 2022-01 | sgo_invalidity | sí               |     60 |        400_00 ||   175_00          |   212_50
        once años     | 2022-01 | sgo_invalidity | sí               |    132 |        400_00 ||   205_00          |   255_00
        el máximo     | 2022-01 | sgo_invalidity | sí               |    240 |      9_000_00 || 5_625_00          | 1_912_50
        en 2013       | 2013-01 | sgo_invalidity | sí               |    240 |      9_000_00 || 5_625_00          | 1_431_00
        sin derecho   | 2022-01 | sgo_invalidity | no               |    240 |      9_000_00 || 5_625_00          |        0
    """)  # noqa: E501 # fmt: skip


def test_what_filing_for_invalidity_asks(spec):
    """Medio año de tratamiento, aportes al día, sin otro trámite, y una cuenta.

    Half a year of treatment, contributions up to date, no other case in process, and a bank account.
    """
    spec("2025-04", rules, """
        caso              | treatment_months | employer_in_arrears | open_risk_notice | other_application | bank_account || invalidity_may_be_filed
        todo en orden     |                6 |                0 |                0 |                 0 |            1 || sí
        un año tratada    |               12 |                0 |                0 |                 0 |            1 || sí
        tratamiento corto |                5 |                0 |                0 |                 0 |            1 || no
        en mora           |                6 |                1 |                0 |                 0 |            1 || no
        aviso de riesgo   |                6 |                0 |                1 |                 0 |            1 || no
        otra jubilación   |                6 |                0 |                0 |                 1 |            1 || no
        sin cuenta        |                6 |                0 |                0 |                 0 |            0 || no
    """)  # noqa: E501 # fmt: skip


def test_the_transitory_subsidy_lasts_a_year(spec):
    """Para el trabajo habitual, calculado como la invalidez y hasta un año.

    For the usual job, calculated as invalidity and up to one year.
    """
    spec("2022-01", rules, """
        caso            | kind           | ceased_by_incapacity | lost_most_income | work_risk | months | immediate_months | months_since_incapacity | average_cents || transitory_right | transitory_months_left | transitory_subsidy_cents
        recién cesó     | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                       0 |      1_000_00 || sí               | 12                     | 437_50
        con más aportes | sgo_invalidity |                    1 |                1 |         0 |    120 |               12 |                       0 |      1_000_00 || sí               | 12                     | 500_00
        en el mínimo    | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                       0 |        400_00 || sí               | 12                     | 212_50
        en el máximo    | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                       0 |      9_000_00 || sí               | 12                     | 1_912_50
        último mes      | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                      11 |      1_000_00 || sí               |  1                     | 437_50
        pasado el año   | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                      12 |      1_000_00 || sí               |  0                     |      0
        mucho después   | sgo_invalidity |                    1 |                1 |         0 |     60 |                6 |                      30 |      1_000_00 || sí               |  0                     |      0
        falta un mes    | sgo_invalidity |                    1 |                1 |         0 |     59 |                6 |                       0 |      1_000_00 || no               | 12                     |      0
        con laguna      | sgo_invalidity |                    1 |                1 |         0 |     60 |                5 |                       0 |      1_000_00 || no               | 12                     |      0
        no cesó         | sgo_invalidity |                    0 |                1 |         0 |     60 |                6 |                       0 |      1_000_00 || no               | 12                     |      0
        gana lo mismo   | sgo_invalidity |                    1 |                0 |         0 |     60 |                6 |                       0 |      1_000_00 || no               | 12                     |      0
        es de riesgos   | sgo_invalidity |                    1 |                1 |         1 |     60 |                6 |                       0 |      1_000_00 || no               | 12                     |      0
    """)  # noqa: E501 # fmt: skip
