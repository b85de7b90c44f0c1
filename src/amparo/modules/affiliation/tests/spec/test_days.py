"""Los días del mes que se aportan. — The days of a month that count."""

from amparo.modules.affiliation import rules


def test_a_contribution_month_has_thirty_days(spec):
    """Quien trabaja todo el mes aporta treinta días, tenga el mes los que tenga; el fin de mes se da como día 30.

    Whoever works the whole month contributes thirty days, however many the month has; the end of the month is given as
    day 30.
    """
    spec("2022-02", rules, """
        caso                   | first_day | last_day || contributed_days
        todo el mes            |         1 |       30 ||  30
        entra el 25            |        25 |       30 ||   6
        sale el 10             |         1 |       10 ||  10
        entra y sale           |        11 |       20 ||  10
        un solo día            |        15 |       15 ||   1
        entra el 31            |        31 |       30 ||   1
        sale el 31             |         1 |       31 ||  30
        sale antes de entrar   |        20 |       10 ||   0
    """)  # fmt: skip


def test_the_right_to_reserve_funds_starts_after_the_anniversary(spec):
    """El mes del aniversario cuentan solo los días posteriores: cumplido el 25, quedan cinco.

    In the month of the anniversary only the later days count: completed on the 25th, five are left.
    """
    spec("2022-01", rules, """
        caso                  | first_day | last_day | anniversary_day || reserve_days
        cumple el 25          |         1 |       30 |              25 ||   5
        cumplió antes         |         1 |       30 |               0 ||  30
        cumple a fin de mes   |         1 |       30 |              30 ||   0
        sale el 28            |         1 |       28 |              25 ||   3
        sale antes de cumplir |         1 |       20 |              25 ||   0
        mes de 31 días        |         1 |       31 |              25 ||   5
        vuelve y cumple       |        11 |       20 |              15 ||   5
        vuelve, cumplió antes |        11 |       20 |               0 ||  10
    """)  # fmt: skip
