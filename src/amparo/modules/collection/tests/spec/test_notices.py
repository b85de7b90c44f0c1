"""Los avisos y la multa por el que llega tarde. — Notices, and the fine for a late one."""

from amparo.modules.collection import rules


def test_a_late_entry_is_fined(spec):
    """Pasados quince días, el 4 % del aporte que causa la última remuneración.

    After fifteen days, 4% of the contribution on the last pay.
    """
    spec("", rules, """
        caso             | month      | days_to_entry_notice | contribution_cents || entry_late | late_entry_fine_cents
        el primer día    | 2022-01    |                    0 |              99_29 ||   no       |      0
        día 15           | 2022-01    |                   15 |              99_29 ||   no       |      0
        día 16           | 2022-01    |                   16 |              99_29 ||   sí       |   3_97
        desde C.D. 516   | 2016-08-15 |                   16 |             206_00 ||   sí       |   8_24
        antes de 625     | 2021-03-03 |                   16 |             206_00 ||   sí       |   8_24
        con C.D. 625     | 2021-03-04 |                   16 |             206_00 ||   sí       |   8_24
    """)  # fmt: skip


def test_three_working_days_for_an_exit(spec):
    """Quien salió el viernes 6 de marzo de 2026 se avisa hasta el miércoles 11: son tres días laborables.

    Whoever left on Friday 6 March 2026 is notified until Wednesday 11: they are three working days.
    """
    spec("2026-03", rules, """
        caso          | working_days_to_exit_notice || exit_late
        el lunes 9    |                           1 ||   no
        miércoles 11  |                           3 ||   no
        jueves 12     |                           4 ||   sí
    """)  # fmt: skip
