"""*Fondos de reserva*: since when there are some, how much each month brings, and when those kept may be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from amparo.foundation import writing
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import rulebook_of
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Answer, Asked, Chart, Field, Question, Result, Table, Words
from amparo.modules.worker_funds import rules

FIELDS = (
    Field(
        "monthly_wage_cents",
        label=Words("Su sueldo mensual", "Your monthly wage"),
        hint=Words("Sobre el que aporta, sin descuentos.", "The one you contribute on, before deductions."),
    ),
    Field("job_date"),
    Field(
        "reserve_accumulated",
        default=0,
        label=Words("¿Los acumula en el IESS?", "Are they kept in the IESS?"),
        hint=Words(
            "Si no lo pidió en línea, se los pagan cada mes con el sueldo.",
            "Unless you asked for it on line, they are paid each month with the wage.",
        ),
    ),
    Field("regime", default="private"),
    Field("age", optional=True, hint=Words("Para saber si ya puede retirarlos.", "To know if you may withdraw them.")),
    Field(
        "reserve_balance_cents",
        optional=True,
        label=Words("Saldo que ya tiene acumulado", "Balance already kept"),
        hint=Words(
            "Si no lo dice, se suma lo depositado con su sueldo de hoy.",
            "If you do not say, what was deposited is added up at your present wage.",
        ),
        aside=True,
    ),
    Field(
        "deposits",
        optional=True,
        hint=Words("Si no lo dice, todos desde que los tiene.", "If you do not say, all since you have them."),
        aside=True,
    ),
    Field(
        "earlier_months",
        default=0,
        hint=Words("Si volvió con el mismo empleador, se suman.", "If you returned to the same employer, they add up."),
        aside=True,
    ),
    Field(
        "service_months",
        optional=True,
        label=Words("Meses de servicio en toda su vida", "Months of service in your whole life"),
        hint=Words("Si no lo dice, los de este empleo.", "If you do not say, those of this job."),
        aside=True,
    ),
    Field("days_out", default=0, hint=Words("0 si trabaja.", "0 if you work."), aside=True),
    Field("severance_balance_cents", default=0, aside=True),
    Field(
        "loan_balance_cents",
        default=0,
        label=Words("Lo que debe de un préstamo quirografario", "What you owe of an unsecured loan"),
        aside=True,
    ),
)

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
WITHDRAWAL = Words("El retiro", "The withdrawal")
LOAN = Words("Lo que garantiza", "What it guarantees")
CAP = Words("El tope del préstamo", "The cap of the loan")


@dataclass(frozen=True)
class ReserveMonth:
    """One month with reserve funds: the days of it that count, the part of the wage they stand for, and the fund."""

    month: Month
    days: int
    base_cents: int
    cents: int


@dataclass(frozen=True)
class Case:
    """What was asked, with the day on which a year with the employer is completed."""

    asked: Asked

    @property
    def missing_months(self) -> int:
        """Months of work that complete the year, from the first day of this job."""
        return max(self.asked.law.year_months - int(self.asked.facts["earlier_months"]), 0)

    @property
    def first_date(self) -> int:
        """The day the year is completed (YYYYMMDD); of a 29th of February, the 28th."""
        job_date = int(self.asked.facts["job_date"])
        month = Month.of(job_date) + self.missing_months
        return min(month.number * 100 + job_date % 100, month.last_date)

    @cached_property
    def first_month(self) -> Month:
        """The first month with something to pay: whoever completes the year on its last day begins with the next."""
        month = Month.of(self.first_date)
        return month if self._days_with_right(month) else month + 1

    @property
    def has_right(self) -> bool:
        return self.asked.law.value("reserve_rate", str(self.asked.facts["regime"])) > 0

    @property
    def accumulates(self) -> bool:
        return self.asked.facts["reserve_accumulated"] == 1

    def whole(self) -> Explanation:
        """The derivation of a whole month, under the law of the day asked."""
        return self._told(self.asked.law.contribution_month_days, self.asked.law)

    def of(self, month: Month) -> ReserveMonth:
        """What a month brings, under its own law. LawError before there was a monthly reserve."""
        days = self._days_with_right(month)
        found = self._told(days, Law.load().on(month)).results
        return ReserveMonth(month, days, int(found["reserve_base_cents"]), int(found["reserve_cents"]))

    def _told(self, days: int, law: Any) -> Explanation:
        # Kept or paid with the wage, they are the same share of it.
        given = {
            "base_cents": self.asked.facts["monthly_wage_cents"],
            "regime": self.asked.facts["regime"],
            "days": self.asked.law.contribution_month_days,
            "reserve_days": days,
            "reserve_accumulated": 1,
        }
        return explain(rulebook_of("contributions"), given, law, ["reserve_cents"], self.asked.language)

    def _days_with_right(self, month: Month) -> int:
        """In the month of the anniversary, the days that follow it; later, all."""
        whole, job_date = self.asked.law.contribution_month_days, int(self.asked.facts["job_date"])
        if month > Month.of(self.first_date):
            return whole
        given = {
            "first_day": job_date % 100 if month == Month.of(job_date) else 1,
            "last_day": whole,
            "anniversary_day": job_date % 100 if self.missing_months else 0,
        }
        return int(compute(rulebook_of("affiliation"), given, self.asked.law, ["reserve_days"])["reserve_days"])

    # ---------------------------------------------------------------- what was kept

    @cached_property
    def deposited(self) -> int:
        """Months deposited until the one before that asked, if they are kept."""
        return max(Month.of(self.asked.on) - self.first_month, 0) if self.accumulates else 0

    @cached_property
    def kept(self) -> dict[str, int | str]:
        """The facts of the account; what was not told is what this job left in it at the present wage."""
        facts = dict(self.asked.facts)
        facts.setdefault("deposits", self.deposited)
        facts.setdefault("service_months", max(Month.of(self.asked.on) - Month.of(int(facts["job_date"])), 0))
        facts.setdefault("reserve_balance_cents", self._adds_up_to(int(facts["deposits"])))
        facts.setdefault("age", 0)
        return {**facts, "deceased": 0}

    def _adds_up_to(self, deposits: int) -> int:
        """What so many months bring; if they are all those of this job, the first is not whole."""
        whole, law = int(self.whole().results["reserve_cents"]), self.asked.law
        if not deposits or deposits != self.deposited:
            return deposits * whole
        first = self._told(self._days_with_right(self.first_month), law).results["reserve_cents"]
        return int(first) + (deposits - 1) * whole

    @property
    def has_account(self) -> bool:
        return bool(self.kept["reserve_balance_cents"]) or bool(self.kept["deposits"])


def answer(asked: Asked) -> Answer:
    """Since when, how much a month, and what may be done with what was kept."""
    case = Case(asked)
    if not case.has_right:
        return Answer(said=NO_RESERVE(asked.language), derivations=((_MONTHLY, case.whole()),))
    whole, months = case.whole(), _months(case)
    found, notes = _of_the_account(case)
    return Answer(
        said=_said(case, whole, found),
        results=tuple(_results(case, whole, found)),
        tables=tuple(_tables(case, months, whole)),
        charts=_charts(months),
        derivations=((_MONTHLY, whole), *found.items()),
        lacking=_lacking(case) if WITHDRAWAL in found else (),
        notes=(*notes, *_notes(case)),
    )


def _months(case: Case) -> tuple[ReserveMonth, ...]:
    """A year of whole months from the first with something to pay, or from that of the day asked if later; LawError
    before there was a monthly reserve.
    """
    first = max(case.first_month, Month.of(case.asked.on))
    months = [case.of(month) for month in first.through(first + case.asked.law.year_months - 1)]
    partial = months[0].days < case.asked.law.contribution_month_days
    return (*months, case.of(first + case.asked.law.year_months)) if partial else tuple(months)


def _of_the_account(case: Case) -> tuple[dict[Words, Explanation], tuple[str, ...]]:
    """The withdrawal and the guarantee, told; and a note for what the law of that day does not answer."""
    wanted = {WITHDRAWAL: ["reserve_cents"], LOAN: ["loan_guarantee_cents"], CAP: ["loan_cap_cents"]}
    found, notes = {}, []
    for words, names in wanted.items() if case.has_account else ():
        try:
            found[words] = explain(rules, case.kept, case.asked.law, names, case.asked.language)
        except LawError as problem:
            language = case.asked.language
            notes.append(UNKNOWN(language).format(title=words(language), why=problem.said(language)))
    return found, tuple(notes)


def _lacking(case: Case) -> tuple[Route, ...]:
    """The ways to a withdrawal: by age only if it was told, and by being out of work only for who is."""
    told = {"deposits", "service_months"}
    told |= {name for name in ("age", "days_out") if case.asked.facts.get(name)}
    routes = lacking(rules, "reserve_right", case.kept, case.asked.law, case.asked.language)
    return tuple(route for route in routes if {one.name for one in route.unmet} <= told)


# ---------------------------------------------------------------- what is said


def _said(case: Case, whole: Explanation, found: dict[Words, Explanation]) -> str:
    language, monthly = case.asked.language, int(whole.results["reserve_cents"])
    said = (SOON if case.first_date > case.asked.on else NOW)(language).format(
        date=writing.day(case.first_date, language),
        monthly=writing.money(monthly, language),
        how=(KEPT if case.accumulates else WITH_WAGE)(language),
        year=writing.money(monthly * case.asked.law.year_months, language),
    )
    if WITHDRAWAL not in found:
        return said
    amount = int(found[WITHDRAWAL].results["reserve_cents"])
    if found[WITHDRAWAL].results["reserve_right"]:
        return said + MAY_WITHDRAW(language).format(amount=writing.money(amount, language))
    return said + MAY_NOT_WITHDRAW(language)


def _results(case: Case, whole: Explanation, found: dict[Words, Explanation]) -> Iterator[Result]:
    monthly = int(whole.results["reserve_cents"])
    yield Result("first_date", Words("Cumple el año el", "The year is completed on"), case.first_date, "date")
    yield Result(
        "first_month", Words("Primer mes con fondos", "First month with funds"), case.first_month.number, "month"
    )
    try:
        first = case.of(case.first_month)
        yield Result("first_month_cents", Words("Ese mes", "That month"), first.cents, "cents")
    except LawError:
        pass
    yield Result("monthly_cents", Words("Cada mes entero", "Each whole month"), monthly, "cents")
    yield Result(
        "year_cents", Words("En doce meses", "In twelve months"), monthly * case.asked.law.year_months, "cents"
    )
    if not case.has_account:
        return
    yield Result("reserve_balance_cents", Words("Acumulado", "Kept"), case.kept["reserve_balance_cents"], "cents")
    words = {
        WITHDRAWAL: ("reserve_cents", Words("Puede retirar hoy", "May be withdrawn today")),
        LOAN: ("loan_guarantee_cents", Words("Préstamo que garantiza", "Loan it guarantees")),
        CAP: ("loan_cap_cents", Words("Tope de un préstamo", "Cap of a loan")),
    }
    for key, told in found.items():
        name, title = words[key]
        yield Result(name, title, int(told.results[name]), "cents")


def _notes(case: Case) -> Iterator[str]:
    language = case.asked.language
    if case.has_account and "reserve_balance_cents" not in case.asked.facts:
        yield ESTIMATED(language)
    if case.accumulates:
        yield YIELD(language)
    if case.asked.facts["loan_balance_cents"]:
        yield ANSWERS_FIRST(language)
    yield DUE(language).format(day=case.asked.law.contribution_due_day)
    yield LEAVING(language)


# ---------------------------------------------------------------- tables and charts


def _tables(case: Case, months: tuple[ReserveMonth, ...], whole: Explanation) -> Iterator[Table]:
    yield _each_month(months)
    yield _choices(case, int(whole.results["reserve_cents"]))
    if case.has_account:
        yield from _conditions(case)


def _each_month(months: tuple[ReserveMonth, ...]) -> Table:
    return Table(
        "months",
        Words("Mes a mes", "Month by month"),
        (
            ("month", Words("Mes", "Month"), "month"),
            ("days", Words("Días con fondos", "Days with funds"), "count"),
            ("base_cents", Words("Parte del sueldo", "Part of the wage"), "cents"),
            ("reserve_cents", Words("Fondos de reserva", "Reserve funds"), "cents"),
            ("sum_cents", Words("Suma", "Sum"), "cents"),
        ),
        tuple(
            (one.month.number, one.days, one.base_cents, one.cents, sum_cents)
            for one, sum_cents in zip(months, _sums(months), strict=True)
        ),
    )


def _sums(months: tuple[ReserveMonth, ...]) -> Iterator[int]:
    return accumulate(one.cents for one in months)


def _choices(case: Case, monthly: int) -> Table:
    """Paid with the wage, or kept."""
    language, year = case.asked.language, monthly * case.asked.law.year_months
    each_month = Words("Cada mes", "Each month")
    on_condition = Words("Al cumplir una condición", "On meeting a condition")
    return Table(
        "choices",
        Words("Con el sueldo o acumulados", "With the wage or kept"),
        (
            ("choice", Words("Elección", "Choice"), "text"),
            ("pocket_cents", Words("A su bolsillo, al mes", "To your pocket, a month"), "cents"),
            ("account_cents", Words("A su cuenta, al mes", "To your account, a month"), "cents"),
            ("year_cents", Words("En doce meses", "In twelve months"), "cents"),
            ("when", Words("Se dispone de ellos", "They are yours to use"), "text"),
        ),
        (
            (Words("Con el sueldo", "With the wage")(language), monthly, 0, year, each_month(language)),
            (Words("Acumulados", "Kept")(language), 0, monthly, year, on_condition(language)),
        ),
    )


def _conditions(case: Case) -> Iterator[Table]:
    """Each condition that opens a withdrawal by itself, with what the person has; none before its law."""
    language = case.asked.language
    try:
        minima = [one for row in case.asked.law.reserve_right_rows.rows for one in row if one[1]]
    except LawError:
        return
    rows = []
    for name, least in minima:
        fact, has = Facts.load().of(name), int(case.kept[name])
        told = name != "age" or "age" in case.asked.facts
        shown = writing.amount(has, fact.unit, language) if told else None
        rows.append((fact.title(language), shown, writing.amount(least, fact.unit, language), told and has >= least))
    yield Table(
        "conditions",
        Words("Cuándo se retira lo acumulado: basta una", "When what was kept may be withdrawn: one is enough"),
        (
            ("condition", Words("Condición", "Condition"), "text"),
            ("has", Words("Tiene", "Has"), "text"),
            ("least", Words("Se pide", "Asked for"), "text"),
            ("met", Words("Se cumple", "Met"), "flag"),
        ),
        tuple(rows),
    )


def _charts(months: tuple[ReserveMonth, ...]) -> tuple[Chart, ...]:
    points = tuple((one.month.number, cents) for one, cents in zip(months, _sums(months), strict=True))
    line = (Words("Suma de los fondos", "Sum of the funds"), points)
    return (Chart(Words("Lo que se junta", "What adds up"), Words("Mes", "Month"), "month", "cents", (line,)),)


_MONTHLY = Words("El fondo de un mes", "The fund of a month")

RESERVE_QUESTION = Question(
    name="reserve",
    path="fondos-de-reserva",
    words=Words("Fondos de reserva", "Reserve funds"),
    lead=Words(
        "Desde cuándo los tiene, cuánto trae cada mes, y cuándo se retira lo que acumuló.",
        "Since when you have them, what each month brings, and when what you kept may be withdrawn.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día de la pregunta", "Day of the question"),
)
