"""*Seguro de desempleo*: who has the right, from when until when it is asked for, and what each payment brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from amparo.foundation import writing
from amparo.foundation.calendar import days_between, later
from amparo.foundation.law.book import Law
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Facts, WrongFact, WrongFacts
from amparo.foundation.law.lacking import Route, lacking
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Answer, Asked, Chart, Field, Question, Result, Table, Words
from amparo.modules.worker_funds import rules

FIELDS = (
    Field(
        "involuntary",
        default=1,
        label=Words("¿Perdió su trabajo sin quererlo?", "Did you lose your job against your will?"),
        hint=Words(
            "Sí, si lo despidieron, acabó su contrato o cerró la empresa. No, si renunció, pidió el desahucio o dejó "
            "de ir.",
            "Yes, if you were dismissed, your contract ended or the firm closed. No, if you resigned, gave notice or "
            "stopped going.",
        ),
    ),
    Field(
        "months",
        label=Words("Meses que aportó con empleadores", "Months contributed with employers"),
        hint=Words(
            "De toda su vida. Un mes con dos empleos cuenta una vez; los de afiliación voluntaria no cuentan.",
            "In your whole life. A month with two jobs counts once; those of voluntary affiliation do not count.",
        ),
    ),
    Field(
        "last_consecutive_months",
        label=Words("De ellos, los últimos seguidos", "Of them, the last ones in a row"),
        hint=Words("Sin faltar ninguno hasta la salida.", "Without missing any until the exit."),
    ),
    Field(
        "monthly_wage_cents",
        label=Words("Su sueldo mensual", "Your monthly wage"),
        hint=Words(
            "El promedio de los doce meses antes de la salida, de todos sus empleos.",
            "The average of the twelve months before the exit, of all your jobs.",
        ),
    ),
    Field(
        "severance_balance_cents",
        default=0,
        label=Words("Saldo de su cesantía", "Balance of your severance account"),
        hint=Words("El de su cuenta individual en el IESS.", "That of your own account in the IESS."),
    ),
    Field(
        "with_severance",
        default=1,
        label=Words("¿Completa los pagos con su cesantía?", "Do you top up the payments from it?"),
        hint=Words("Si no, recibe solo la parte fija.", "If not, you are paid the fixed part only."),
    ),
    Field(
        "application_date",
        optional=True,
        label=Words("Día en que lo pide", "Day you apply"),
        hint=Words("Si no lo dice, el primero en que se puede.", "If you do not say, the first possible one."),
    ),
    Field(
        "year_wages_cents",
        optional=True,
        label=Words("Suma de sus sueldos de los doce meses antes de la salida", "Sum of your last twelve wages"),
        hint=Words("Si no ganó siempre lo mismo y quiere la cuenta exacta.", "If they varied and you want it exact."),
        aside=True,
    ),
    Field("pensioner", default=0, aside=True),
)

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
BEFORE_EXIT = (
    Words("es antes de la salida", "is before the exit"),
    Words("dé un día desde la salida", "give a day from the exit on"),
)
TOO_MANY = (
    Words("son más que todos los que aportó", "are more than all you contributed"),
    Words("dé los mismos o menos", "give as many or fewer"),
)


@dataclass(frozen=True)
class Payment:
    """One payment: its number, the day (YYYYMMDD) from which it is due, and its derivation."""

    number: int
    first_date: int
    told: Explanation

    def __getitem__(self, name: str) -> int:
        return int(self.told.results[name])


@dataclass(frozen=True)
class Case:
    """What was asked, with what follows from it before any payment."""

    asked: Asked
    given: dict[str, int | str]

    @classmethod
    def of(cls, asked: Asked) -> Case:
        """Of what was not told: even wages, and the first day on which one may apply."""
        law, facts = asked.law, dict(asked.facts)
        _refuse_what_cannot_be(asked)
        facts.setdefault("year_wages_cents", int(facts["monthly_wage_cents"]) * law.unemployment_average_months)
        facts["year_basic_wages_cents"] = sum(
            Law.load().on(month).basic_wage_cents for month in _months_before(asked.on, law.unemployment_average_months)
        )
        applied = facts.get("application_date")
        facts["application_day"] = days_between(asked.on, int(applied)) if applied else law.unemployment_first_day
        return cls(asked, facts)

    @property
    def first_date(self) -> int:
        return later(self.asked.on, self.asked.law.unemployment_first_day)

    @property
    def last_date(self) -> int:
        return later(self.asked.on, self.asked.law.unemployment_last_day)

    @cached_property
    def right(self) -> Explanation:
        return explain(rules, self.given, self.asked.law, ["unemployment_right"], self.asked.language)

    @property
    def has_right(self) -> bool:
        return bool(self.right.results["unemployment_right"])

    @property
    def right_within_window(self) -> bool:
        """Whether only the day of the application stands in the way, if anything does."""
        given = {**self.given, "application_day": self.asked.law.unemployment_first_day}
        return bool(compute(rules, given, self.asked.law, ["unemployment_right"])["unemployment_right"])

    @property
    def is_early(self) -> bool:
        return int(self.given["application_day"]) < self.asked.law.unemployment_first_day

    @property
    def severance_date(self) -> int:
        """The day from which the severance account may be withdrawn; 0 if it may not be, or its law is not loaded."""
        law = self.asked.law
        try:
            days = max(dict(row)["days_out"] for row in law.severance_right_rows.rows)
            right = compute(rules, {**self.given, "days_out": days}, law, ["severance_right"])
        except LawError:
            return 0
        return later(self.asked.on, days) if right["severance_right"] else 0

    def payments(self, with_severance: int) -> Iterator[Payment]:
        """Each payment with what the one before left in the severance account."""
        law, balance = self.asked.law, int(self.given["severance_balance_cents"])
        wanted = ["unemployment_payment_cents", "severance_left_cents", "payment_first_day"]
        for number in range(1, law.unemployment_payments + 1):
            given = {
                **self.given,
                "payment": number,
                "with_severance": with_severance,
                "severance_balance_cents": balance,
            }
            told = explain(rules, given, law, wanted, self.asked.language)
            yield Payment(number, later(self.asked.on, int(told.results["payment_first_day"])), told)
            balance = int(told.results["severance_left_cents"])


def answer(asked: Asked) -> Answer:
    """The right and its window; each payment with its day and parts; and what the other choices would give."""
    case = Case.of(asked)
    payments = tuple(case.payments(int(asked.facts["with_severance"]))) if case.has_right else ()
    return Answer(
        said=_said(case, payments),
        results=tuple(_results(case, payments)),
        tables=_tables(case, payments),
        charts=_charts(payments),
        derivations=tuple(_derivations(case, payments)),
        lacking=_lacking(case),
        notes=tuple(_notes(case, payments)),
    )


def _refuse_what_cannot_be(asked: Asked) -> None:
    """Raises WrongFacts, in the language asked."""
    facts = asked.facts
    wrong = []
    if int(facts.get("application_date", asked.on)) < asked.on:
        wrong.append(("application_date", BEFORE_EXIT))
    if int(facts["last_consecutive_months"]) > int(facts["months"]):
        wrong.append(("last_consecutive_months", TOO_MANY))
    if wrong:
        raise WrongFacts(
            WrongFact(
                name,
                Facts.load().of(name).title(asked.language),
                facts[name],
                f"{writing.amount(facts[name], Facts.load().of(name).unit, asked.language)} {cause(asked.language)}",
                remedy(asked.language),
            )
            for name, (cause, remedy) in wrong
        )


def _months_before(date: int, count: int) -> Iterator[Month]:
    return (Month.of(date) - count).through(Month.of(date) - 1)


def _lacking(case: Case) -> tuple[Route, ...]:
    """What is missing. Of what was lacking on the day of the exit time brings nothing, but the first day to apply."""
    comes = case.right_within_window and case.is_early
    month = Month.of(case.first_date) if comes else None
    routes = lacking(rules, "unemployment_right", case.given, case.asked.law, case.asked.language)
    return tuple(replace(route, month=month) for route in routes)


# ---------------------------------------------------------------- what is said


def _said(case: Case, payments: tuple[Payment, ...]) -> str:
    language = case.asked.language
    window = {
        "since": writing.day(case.first_date, language),
        "until": writing.day(case.last_date, language),
    }
    if payments:
        return PAID(language).format(
            count=len(payments),
            first=writing.day(payments[0].first_date, language),
            total=writing.money(_sum(payments, "unemployment_payment_cents"), language),
            fixed=writing.money(_sum(payments, "fixed_cents"), language),
            variable=writing.money(_sum(payments, "variable_cents"), language),
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


def _results(case: Case, payments: tuple[Payment, ...]) -> Iterator[Result]:
    yield Result("unemployment_right", Words("Derecho al seguro", "Right to the insurance"), case.has_right, "flag")
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
        _sum(payments, "unemployment_payment_cents"), "cents",
    )  # fmt: skip
    yield Result(
        "severance_left_cents", Words("Cesantía que queda", "Severance left"), last["severance_left_cents"], "cents"
    )


def _derivations(case: Case, payments: tuple[Payment, ...]) -> Iterator[tuple[Words, Explanation]]:
    if not payments:
        yield Words("El derecho", "The right"), case.right
    for one in payments:
        yield Words(f"Pago {one.number}", f"Payment {one.number}"), one.told


def _notes(case: Case, payments: tuple[Payment, ...]) -> Iterator[str]:
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


def _sum(payments: tuple[Payment, ...], name: str) -> int:
    return sum(one[name] for one in payments)


# ---------------------------------------------------------------- tables and charts


def _tables(case: Case, payments: tuple[Payment, ...]) -> tuple[Table, ...]:
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
        fixed, variable = _sum(payments, "fixed_cents"), _sum(payments, "variable_cents")
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


def _charts(payments: tuple[Payment, ...]) -> tuple[Chart, ...]:
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


UNEMPLOYMENT_QUESTION = Question(
    name="unemployment",
    path="seguro-de-desempleo",
    words=Words("Seguro de desempleo", "Unemployment insurance"),
    lead=Words(
        "Si tiene derecho, hasta cuándo se pide, cuánto trae cada pago y qué queda de su cesantía.",
        "Whether you have the right, until when to apply, what each payment brings and what is left of your account.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día de la salida", "Day of the exit"),
)
