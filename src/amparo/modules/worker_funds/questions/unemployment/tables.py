"""The payments side by side, what each choice would give, and the same as a chart."""

from __future__ import annotations

from amparo.foundation.questions import Chart, Table, Words
from amparo.modules.worker_funds.questions.unemployment.case import Case, Payment, sum_of


def tables(case: Case, payments: tuple[Payment, ...]) -> tuple[Table, ...]:
    return (_each_payment(payments), _choices(case)) if payments else ()


def _each_payment(payments: tuple[Payment, ...]) -> Table:
    names = ("target_cents", "fixed_cents", "variable_cents", "unemployment_payment_cents", "severance_left_cents")
    return Table(
        "payments",
        Words("Los pagos", "The payments"),
        (
            ("payment", Words("Pago", "Payment"), "count"),
            ("first_date", Words("Desde el", "From"), "date"),
            ("target_cents", Words("Se busca llegar a", "Aims at"), "cents"),
            ("fixed_cents", Words("Parte fija", "Fixed part"), "cents"),
            ("variable_cents", Words("De su cesantía", "From your account"), "cents"),
            ("unemployment_payment_cents", Words("Recibe", "You are paid"), "cents"),
            ("severance_left_cents", Words("Cesantía que queda", "Severance left"), "cents"),
        ),
        tuple((one.number, one.first_date, *(one[name] for name in names)) for one in payments),
    )


def _choices(case: Case) -> Table:
    """What each thing that may be asked for gives in all."""
    language, balance = case.asked.language, int(case.given["severance_balance_cents"])
    rows = []
    for words, with_severance in (
        (Words("El seguro, completado con su cesantía", "The insurance, topped up from your account"), 1),
        (Words("El seguro, solo la parte fija", "The insurance, its fixed part only"), 0),
    ):
        payments = tuple(case.payments(with_severance))
        fixed, variable = sum_of(payments, "fixed_cents"), sum_of(payments, "variable_cents")
        left = payments[-1]["severance_left_cents"]
        rows.append((words(language), fixed, variable, left, fixed + variable + left))
    words = Words("Retirar la cesantía, sin el seguro", "Withdrawing the account, without the insurance")
    return Table(
        "choices",
        Words("Lo que puede elegir", "What you may choose"),
        (
            ("choice", Words("Elección", "Choice"), "text"),
            ("fixed_cents", Words("Del seguro", "From the insurance"), "cents"),
            ("variable_cents", Words("De su cesantía, en los pagos", "From your account, in payments"), "cents"),
            ("severance_left_cents", Words("Cesantía que retira aparte", "Account withdrawn apart"), "cents"),
            ("total_cents", Words("En total", "In all"), "cents"),
        ),
        (*rows, (words(language), 0, 0, balance, balance)),
    )


def charts(payments: tuple[Payment, ...]) -> tuple[Chart, ...]:
    lines = (
        ("unemployment_payment_cents", Words("Recibe", "You are paid")),
        ("target_cents", Words("Se busca llegar a", "Aims at")),
        ("fixed_cents", Words("Parte fija", "Fixed part")),
    )
    if not payments:
        return ()
    return (
        Chart(
            Words("Lo que recibe en cada pago", "What each payment brings"),
            Words("Pago", "Payment"),
            "count",
            "cents",
            tuple((words, tuple((one.number, one[name]) for one in payments)) for name, words in lines),
        ),
    )
