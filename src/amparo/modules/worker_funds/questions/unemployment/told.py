"""What is said of unemployment pay: the answer in a sentence, its numbers, its reasons and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amparo.foundation import writing
from amparo.foundation.law.explain import Explanation
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.months import Month
from amparo.foundation.questions import Result, Words
from amparo.modules.worker_funds import rules
from amparo.modules.worker_funds.questions.unemployment.case import Case, Payment, sum_of

PAID = Words(
    "Tiene derecho a {count} pagos desde el {first}, que suman {total}: {fixed} del seguro y {variable} de su "
    "cesantía. Pídalo del {since} al {until}.",
    "You have the right to {count} payments from {first}, {total} in all: {fixed} from the insurance and {variable} "
    "from your severance account. Apply from {since} to {until}.",
)
EARLY = Words(
    "Ese día aún no puede pedirlo: se pide del {since} al {until}. Con lo demás que dijo, tendrá derecho.",
    "You may not apply yet on that day: you may from {since} to {until}. With all else you said, you will have the "
    "right.",
)
LATE = Words(
    "Ese día ya no puede pedirlo: se pedía del {since} al {until}.",
    "You may no longer apply on that day: you could from {since} to {until}.",
)
REFUSED = Words(
    "Con lo que dijo no tiene derecho al seguro de desempleo.",
    "With what you said you have no right to unemployment insurance.",
)
SEVERANCE = Words(
    " Su cesantía, {balance}, sí puede retirarla desde el {since}.",
    " Your severance account, {balance}, may be withdrawn from {since}.",
)
ENDS = Words(
    "Los pagos terminan si vuelve a trabajar. El empleador debe haber registrado el aviso de salida.",
    "Payments end if you work again. The employer must have registered the exit notice.",
)
SAME_IN_ALL = Words(
    "Completar los pagos no da más: adelanta su propia cesantía, que si no se toma queda suya y puede retirarla.",
    "Topping up does not give you more: it brings your own account forward, which otherwise stays yours to withdraw.",
)
AVERAGE = Words(
    "Los doce meses se leen como los meses de calendario antes del de la salida: las normas no lo precisan.",
    "The twelve months are read as the calendar months before that of the exit: the norms do not say.",
)
YIELD = Words(
    "El interés que la cesantía gane mientras tanto no está contado.",
    "The interest the account earns meanwhile is not counted.",
)
ASKED_LATE = Words(
    "Lo pide después del día en que empieza el primer pago: no consta cuándo se entrega lo ya vencido.",
    "You apply after the day the first payment starts: no source says when what is already due is handed over.",
)


def said(case: Case, payments: tuple[Payment, ...]) -> str:
    language = case.asked.language
    window = {
        "since": writing.day(case.first_date, language),
        "until": writing.day(case.last_date, language),
    }
    if payments:
        return PAID(language).format(
            count=len(payments),
            first=writing.day(payments[0].first_date, language),
            total=writing.money(sum_of(payments, "unemployment_payment_cents"), language),
            fixed=writing.money(sum_of(payments, "fixed_cents"), language),
            variable=writing.money(sum_of(payments, "variable_cents"), language),
            **window,
        )
    if case.right_within_window:
        return EARLY(language).format(**window) if case.is_early else LATE(language).format(**window) + _severance(case)
    return REFUSED(language) + _severance(case)


def _severance(case: Case) -> str:
    language, balance = case.asked.language, int(case.given["severance_balance_cents"])
    if not balance or not case.severance_date:
        return ""
    since = writing.day(case.severance_date, language)
    return SEVERANCE(language).format(balance=writing.money(balance, language), since=since)


def results(case: Case, payments: tuple[Payment, ...]) -> Iterator[Result]:
    yield Result("unemployment_right", Words("Derecho al seguro", "Right to the insurance"), case.has_right, "flag")
    if not case.right_within_window:
        return
    yield Result("first_date", Words("Se pide desde el", "May be asked for from"), case.first_date, "date")
    yield Result("last_date", Words("Se pide hasta el", "May be asked for until"), case.last_date, "date")
    if not payments:
        return
    first, last = payments[0], payments[-1]
    yield Result("average_cents", Words("Sueldo promedio", "Average pay"), first["average_cents"], "cents")
    yield Result(
        "fixed_cents", Words("Parte fija, cada pago", "Fixed part, each payment"), first["fixed_cents"], "cents"
    )
    yield Result(
        "total_cents", Words("Suma de los pagos", "Sum of the payments"),
        sum_of(payments, "unemployment_payment_cents"), "cents",
    )  # fmt: skip
    yield Result(
        "severance_left_cents", Words("Cesantía que queda", "Severance left"), last["severance_left_cents"], "cents"
    )


def derivations(case: Case, payments: tuple[Payment, ...]) -> Iterator[tuple[Words, Explanation]]:
    if not payments:
        yield Words("El derecho", "The right"), case.right
    for one in payments:
        yield Words(f"Pago {one.number}", f"Payment {one.number}"), one.told


def notes(case: Case, payments: tuple[Payment, ...]) -> Iterator[str]:
    language = case.asked.language
    if not payments:
        return
    if int(case.given.get("application_date", 0)) > payments[0].first_date:
        yield ASKED_LATE(language)
    if int(case.given["severance_balance_cents"]):
        yield SAME_IN_ALL(language)
        yield YIELD(language)
    yield AVERAGE(language)
    yield ENDS(language)


def routes(case: Case) -> tuple[Route, ...]:
    """What is missing. Of what was lacking on the day of the exit time brings nothing, but the first day to apply."""
    comes = case.right_within_window and case.is_early
    month = Month.of(case.first_date) if comes else None
    found = lacking(rules, "unemployment_right", case.given, case.asked.law, case.asked.language)
    return tuple(replace(route, month=month) for route in found)
