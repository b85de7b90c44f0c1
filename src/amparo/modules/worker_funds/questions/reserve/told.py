"""What is said of reserve funds: the answer in a sentence, its numbers, its reasons and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.foundation import writing
from amparo.foundation.law.explain import Explanation
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.values import LawError
from amparo.foundation.questions import Result, Words
from amparo.modules.worker_funds import rules
from amparo.modules.worker_funds.questions.reserve.case import CAP, GUARANTEED, WITHDRAWN, Case

SOON = Words(
    "Los tendrá desde el {date}, al cumplir un año con su empleador: {monthly} al mes {how}, {year} en doce meses.",
    "You will have them from {date}, after a year of work there: {monthly} a month {how}, {year} in twelve months.",
)
NOW = Words(
    "Los tiene desde el {date}: {monthly} al mes {how}, {year} en doce meses.",
    "You have had them since {date}: {monthly} a month {how}, {year} in twelve months.",
)
WITH_WAGE = Words("con su sueldo", "with your wage")
KEPT = Words("en su cuenta del IESS", "in your account in the IESS")
NO_RESERVE = Words(
    "En ese régimen no hay fondos de reserva: son de quien trabaja para un empleador.",
    "There are no reserve funds in that regime: they belong to those who work for an employer.",
)
MAY_WITHDRAW = Words(" Puede retirar {amount}.", " You may withdraw {amount}.")
MAY_NOT_WITHDRAW = Words(" Lo acumulado aún no puede retirarse.", " What was kept may not be withdrawn yet.")
ESTIMATED = Words(
    "El saldo acumulado se estima como si siempre hubiera ganado lo de hoy, y sin su rendimiento.",
    "The balance kept is estimated as if you had always earned your present wage, and without its yield.",
)
YIELD = Words(
    "Lo acumulado gana un rendimiento que aquí no se cuenta: solo se hallaron cifras sueltas en la prensa.",
    "What is kept earns a yield not counted here: only stray figures of the press were found.",
)
LEAVING = Words(
    "Quien se va antes del año no tiene fondos de reserva de ese empleo; si vuelve con el mismo empleador, su tiempo "
    "se suma (una sola fuente).",
    "Whoever leaves before a year has no reserve funds of that job; on returning to the same employer, time adds up "
    "(a single source).",
)
DUE = Words(
    "El empleador los deposita hasta el día {day} del mes siguiente; después está en mora.",
    "The employer deposits them until day {day} of the next month; after that it is in arrears.",
)
ANSWERS_FIRST = Words(
    "Los fondos de reserva responden primero por un préstamo quirografario impago: se entrega lo que queda.",
    "Reserve funds answer first for an unpaid unsecured loan: what is left is handed over.",
)
UNKNOWN = Words("Sin calcular, «{title}». {why}.", "Not computed: «{title}». {why}.")
MONTHLY = Words("El fondo de un mes", "The fund of a month")
TITLES = {
    WITHDRAWN: Words("Puede retirar hoy", "May be withdrawn today"),
    GUARANTEED: Words("Préstamo que garantiza", "Loan it guarantees"),
    CAP: Words("Tope de un préstamo", "Cap of a loan"),
}


def said(case: Case) -> str:
    """Since when, how much, and whether what was kept may be withdrawn."""
    language = case.asked.language
    told = (SOON if case.first_date > case.asked.on else NOW)(language).format(
        date=writing.day(case.first_date, language),
        monthly=writing.money(case.monthly_cents, language),
        how=(KEPT if case.accumulates else WITH_WAGE)(language),
        year=writing.money(case.year_cents, language),
    )
    if case.withdrawal is None:
        return told
    amount = writing.money(case.withdrawal.results[WITHDRAWN], language)
    may = case.withdrawal.results["reserve_right"]
    return told + (MAY_WITHDRAW if may else MAY_NOT_WITHDRAW)(language).format(amount=amount)


def results(case: Case) -> Iterator[Result]:
    """The day and the months, and what the account gives."""
    yield Result("first_date", Words("Cumple el año el", "The year is completed on"), case.first_date, "date")
    first = Words("Primer mes con fondos", "First month with funds")
    yield Result("first_month", first, case.first_month.number, "month")
    if (cents := _first_month_cents(case)) is not None:
        yield Result("first_month_cents", Words("Ese mes", "That month"), cents, "cents")
    yield Result("monthly_cents", Words("Cada mes entero", "Each whole month"), case.monthly_cents, "cents")
    yield Result("year_cents", Words("En doce meses", "In twelve months"), case.year_cents, "cents")
    if case.has_account:
        yield Result("reserve_balance_cents", Words("Acumulado", "Kept"), case.kept["reserve_balance_cents"], "cents")
    for name, found in case.account.items():
        if isinstance(found, Explanation):
            yield Result(name, TITLES[name], found.results[name], "cents")


def _first_month_cents(case: Case) -> int | None:
    """Nothing when it was before there was a monthly reserve."""
    try:
        return case.of(case.first_month).cents
    except LawError:
        return None


def derivations(case: Case) -> Iterator[tuple[Words, Explanation]]:
    """The month, and each thing the account gives."""
    yield MONTHLY, case.whole
    for name, found in case.account.items():
        if isinstance(found, Explanation):
            yield TITLES[name], found


def notes(case: Case) -> Iterator[str]:
    """What the numbers leave out, and what the law of that day does not answer."""
    language = case.asked.language
    for name, found in case.account.items():
        if isinstance(found, LawError):
            yield UNKNOWN(language).format(title=TITLES[name](language), why=found.said(language))
    if case.has_account and "reserve_balance_cents" not in case.asked.facts:
        yield ESTIMATED(language)
    if case.accumulates:
        yield YIELD(language)
    if case.asked.facts["loan_balance_cents"]:
        yield ANSWERS_FIRST(language)
    yield DUE(language).format(day=case.asked.law.contribution_due_day)
    yield LEAVING(language)


def routes(case: Case) -> tuple[Route, ...]:
    """The ways to a withdrawal: by age only if it was told, and by being out of work only for who is."""
    if case.withdrawal is None:
        return ()
    told = {"deposits", "service_months"}
    told |= {name for name in ("age", "days_out") if case.asked.facts.get(name)}
    found = lacking(rules, "reserve_right", case.kept, case.asked.law, case.asked.language)
    return tuple(route for route in found if {one.name for one in route.unmet} <= told)
