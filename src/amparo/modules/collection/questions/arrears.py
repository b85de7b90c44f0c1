"""*Mora*: what a late debt costs on the day it is paid, how it grows, and what may be agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from amparo.foundation import writing
from amparo.foundation.calendar import days_between
from amparo.foundation.law.book import Law, LawOn
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Answer, Asked, Chart, Field, Question, Result, Table, Words
from amparo.modules.collection import rules
from amparo.modules.collection.questions import agreements, lateness

FIELDS = (
    Field(
        "owed_cents",
        label=Words("Lo que no se pagó", "What was not paid"),
        hint=Words("El capital, sin intereses ni multas.", "The capital, without interest or fines."),
    ),
    lateness.FIELDS[0],
    Field("debt", default="contributions"),
    lateness.FIELDS[1],
    Field(
        "legal_person",
        default=0,
        hint=Words("Cambia los plazos de un acuerdo.", "It changes the terms of an agreement."),
        aside=True,
    ),
    Field("business_closed", default=0, aside=True),
    Field("community_educator", default=0, aside=True),
    Field(
        "days_to_entry_notice",
        optional=True,
        hint=Words(
            "Solo si el aviso de entrada de un trabajador llegó tarde.",
            "Only if the entry notice of a worker came late.",
        ),
        aside=True,
    ),
    Field(
        "contribution_cents",
        optional=True,
        label=Words("Aporte de la última remuneración de ese trabajador", "Contribution of that worker's last wage"),
        aside=True,
    ),
)

LATE = Words(
    "Venció el {due} y se paga {months} tarde: {owed} más {interest} de interés, al {rate} anual, son {debt}.",
    "It fell due on {due} and is paid {months} late: {owed} plus {interest} of interest, at {rate} a year, is {debt}.",
)
ON_TIME = Words(
    "Vence el {due}: pagada el {paid} está a tiempo y no debe interés.",
    "It falls due on {due}: paid on {paid} it is on time and owes no interest.",
)
EXEMPT = Words(
    "Venció el {due}, pero una ley la exime de interés: se pagan {owed}.",
    "It fell due on {due}, but a law exempts it from interest: {owed} is paid.",
)
RELIEVED = Words(
    " La remisión de 2018 rebaja {relief} a quien paga todo el capital.",
    " The relief of 2018 takes {relief} off for whoever pays all the capital.",
)
FINED = Words(" El aviso de entrada tardío se multa con {fine}.", " The late entry notice is fined {fine}.")
TO_PAY = Words(" En total, {total}.", " In all, {total}.")
MONTHS_NOT_DAYS = Words(
    "Toda fracción cuenta como un mes, como en C.D. 517. Un sistema de terceros cuenta por días: daría hasta {less} "
    "menos.",
    "Any fraction counts as a month, as in C.D. 517. A third party's system counts days: it would give up to {less} "
    "less.",
)
NO_WAIVER = Words(
    "Los intereses y multas no se condonan (LSS 100): solo lo han hecho leyes especiales.",
    "Interest and fines are not waived (LSS 100): only special laws have done so.",
)
ANSWERS_BESIDES = Words(
    "Si mientras debía se dio una prestación a un trabajador, el empleador responde además por ella: vea "
    "«Responsabilidad patronal».",
    "If a worker was given a benefit while this was owed, the employer answers for it besides: see «Employer "
    "liability».",
)
GROWS_UNTIL = Words(
    "La tasa de {year} no está cargada: el crecimiento se muestra hasta donde se conoce.",
    "The rate of {year} is not loaded: growth is shown as far as it is known.",
)
NOT_EXEMPT = Words(
    "La ley de 2020 exime las planillas de marzo a junio de ese año pagadas hasta agosto de 2021: esta no entra.",
    "The law of 2020 exempts the declarations of March to June of that year paid until August 2021: not this one.",
)
INSTALMENTS = Words(
    "Podía pagarse en {count} cuotas de {amount}, sin interés.",
    "It could be paid in {count} instalments of {amount}, without interest.",
)


@dataclass(frozen=True)
class Case:
    """A debt, as it stands if paid on a day (YYYYMMDD)."""

    asked: Asked
    paid_date: int

    @property
    def law(self) -> LawOn:
        return Law.load().on(self.paid_date)

    @cached_property
    def given(self) -> dict[str, int | str]:
        """What the rules of arrears and of agreements are given."""
        late = lateness.lateness(self.asked.facts, self.paid_date)
        withheld = int(self.asked.facts["owed_cents"]) if self.asked.facts["debt"] == "loans" else 0
        return {
            **self.asked.facts,
            **late,
            "withheld_loans_cents": withheld,
            "exempt_by_law": int(self._by_emergency or self._holds("exempt_as_educator")),
        }

    @cached_property
    def told(self) -> Explanation:
        """The due date and the interest, told. LawError where the rate of the day is not loaded."""
        wanted = ["overdue", "debt_cents", "arrears_rate"]
        return explain(rules, self.given, self.law, wanted, self.asked.language)

    def __getitem__(self, name: str) -> int:
        return int({**self.given, **self.told.results}[name])

    @property
    def is_late(self) -> bool:
        return self["late_months"] > 0

    @cached_property
    def fine_cents(self) -> int:
        """The fine for a late entry notice, 0 if none was told."""
        if "days_to_entry_notice" not in self.asked.facts:
            return 0
        return int(compute(rules, self.given, self.law, ["late_entry_fine_cents"])["late_entry_fine_cents"])

    @cached_property
    def relief(self) -> Explanation | None:
        """The relief of 2018, if the debt is within it and the day of payment too."""
        try:
            covers = compute(rules, self.asked.facts, Law.load().on(self["due_date"]), ["enters_relief"])
            began = self.law.law.value("relief_rate").entries[0].since
            given = {
                "in_relief": int(covers["enters_relief"]),
                "capital_paid": 1,
                "relief_days": days_between(began, self.paid_date),
                "surcharges_cents": self["charged_interest_cents"] + self.fine_cents,
            }
            told = explain(rules, given, self.law, ["relief_cents"], self.asked.language)
        except LawError:
            return None
        return told if told.results["relief_cents"] else None

    @property
    def relief_cents(self) -> int:
        return int(self.relief.results["relief_cents"]) if self.relief else 0

    @property
    def total_cents(self) -> int:
        """Capital, interest and fine, less the relief."""
        return self["debt_cents"] + self.fine_cents - self.relief_cents

    @cached_property
    def _by_emergency(self) -> bool:
        if not self.asked.facts["business_closed"]:
            return False
        month = Law.load().on(Month.of(int(self.asked.facts["about_month"])))
        entered = compute(rules, self.asked.facts, month, ["enters_emergency"])["enters_emergency"]
        return self._holds("exempt_by_emergency", in_emergency=int(entered))

    def _holds(self, rule: str, **given: int) -> bool:
        """Whether a rule says yes; no, where it is not in force."""
        try:
            return bool(compute(rules, {**self.asked.facts, **given}, self.law, [rule])[rule])
        except LawError:
            return False


def answer(asked: Asked) -> Answer:
    """The due date, the interest of the day of payment, its growth, and the agreements of that day."""
    if "days_to_entry_notice" in asked.facts:
        asked.must_tell("contribution_cents")
    case = Case(asked, asked.on)
    grown, beyond = _grown(case)
    debt = {**case.given, **case.told.results}
    agreed = agreements.options(debt, case.law, asked.language) if case.is_late else ()
    return Answer(
        said=_said(case),
        results=tuple(_results(case)),
        tables=(*_tables(case, grown), *agreements.tables(agreed)),
        charts=_charts(case, grown),
        derivations=(*_derivations(case), *agreements.derivations(agreed)),
        notes=(*_notes(case), *beyond, *agreements.notes(agreed, case.given, asked.language)),
    )


def _grown(case: Case) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The same debt paid on time, on the last day of each month of delay, when it is paid, and for a year more; with a
    note if the rate is not known so far.
    """
    if not case.is_late or case["exempt_by_law"]:
        return (), ()
    found: list[Case] = []
    for count in lateness.delays_shown(case["late_months"]):
        one = case if count == case["late_months"] else _paid_after(case, count)
        if not _is_known(one):
            return tuple(found), (GROWS_UNTIL(case.asked.language).format(year=one.paid_date // 10_000),)
        found.append(one)
    return tuple(found), ()


def _paid_after(case: Case, count: int) -> Case:
    """The same debt paid on the last day that counts so many months of delay."""
    month = Month.of(case["due_date"]) + count
    return Case(case.asked, min(month.number * 100 + case["due_date"] % 100, month.last_date))


def _is_known(case: Case) -> bool:
    """Whether the rate of its day is loaded."""
    try:
        return bool(case.told.results)
    except LawError:
        return False


# ---------------------------------------------------------------- what is said


def _said(case: Case) -> str:
    language = case.asked.language
    words = EXEMPT if case.is_late and case["exempt_by_law"] else LATE if case.is_late else ON_TIME
    said = words(language).format(
        due=writing.day(case["due_date"], language),
        paid=writing.day(case.paid_date, language),
        months=writing.amount(case["late_months"], "months", language),
        owed=writing.money(case["owed_cents"], language),
        interest=writing.money(case["charged_interest_cents"], language),
        rate=writing.rate(case["arrears_rate"], language),
        debt=writing.money(case["debt_cents"], language),
    )
    if case.relief_cents:
        said += RELIEVED(language).format(relief=writing.money(case.relief_cents, language))
    if case.fine_cents:
        said += FINED(language).format(fine=writing.money(case.fine_cents, language))
    if case.relief_cents or case.fine_cents:
        said += TO_PAY(language).format(total=writing.money(case.total_cents, language))
    return said


def _results(case: Case) -> Iterator[Result]:
    yield Result("due_date", Words("Vence", "Falls due"), case["due_date"], "date")
    yield Result("late_months", Words("Meses de mora", "Months late"), case["late_months"], "months")
    yield Result("late_days", Words("Días de mora", "Days late"), case["late_days"], "days")
    yield Result(
        "arrears_rate", Words("Tasa anual de ese día", "Yearly rate of that day"), case["arrears_rate"], "rate"
    )
    yield Result("charged_interest_cents", Words("Interés", "Interest"), case["charged_interest_cents"], "cents")
    if case.fine_cents:
        yield Result(
            "late_entry_fine_cents", Words("Multa por el aviso", "Fine for the notice"), case.fine_cents, "cents"
        )
    if case.relief_cents:
        yield Result(
            "relief_cents", Words("Rebaja de la remisión", "Taken off by the relief"), case.relief_cents, "cents"
        )
    yield Result("total_cents", Words("Se paga en total", "To pay in all"), case.total_cents, "cents")


def _derivations(case: Case) -> Iterator[tuple[Words, Explanation]]:
    yield Words("El interés", "The interest"), case.told
    if case.relief:
        yield Words("La remisión", "The relief"), case.relief
    if case.fine_cents:
        fine = explain(rules, case.given, case.law, ["late_entry_fine_cents"], case.asked.language)
        yield Words("La multa", "The fine"), fine


def _notes(case: Case) -> Iterator[str]:
    language = case.asked.language
    if case.asked.facts["business_closed"]:
        yield from _of_the_emergency(case)
    if not case.is_late:
        return
    if not case["exempt_by_law"]:
        shorter = compute(rules, {**case.given, "late_months": case["late_months"] - 1}, case.law, ["interest_cents"])
        less = writing.money(case["interest_cents"] - int(shorter["interest_cents"]), language)
        yield MONTHS_NOT_DAYS(language).format(less=less)
        yield NO_WAIVER(language)
    yield ANSWERS_BESIDES(language)


def _of_the_emergency(case: Case) -> Iterator[str]:
    language = case.asked.language
    if not case["exempt_by_law"]:
        yield NOT_EXEMPT(language)
        return
    cents = compute(rules, case.given, case.law, ["humanitarian_instalment_cents"])["humanitarian_instalment_cents"]
    amount = writing.money(int(cents), language)
    yield INSTALMENTS(language).format(count=case.law.humanitarian_instalments, amount=amount)


# ---------------------------------------------------------------- tables and charts


def _tables(case: Case, grown: tuple[Case, ...]) -> tuple[Table, ...]:
    names = ("late_months", "arrears_rate", "charged_interest_cents", "debt_cents")
    table = Table(
        "growth",
        Words("Cómo crece, según el día en que se paga", "How it grows, by the day it is paid"),
        (
            ("paid_date", Words("Si se paga el", "If paid on"), "date"),
            ("late_months", Words("Meses de mora", "Months late"), "count"),
            ("arrears_rate", Words("Tasa anual", "Yearly rate"), "rate"),
            ("charged_interest_cents", Words("Interés", "Interest"), "cents"),
            ("debt_cents", Words("Capital e interés", "Capital and interest"), "cents"),
        ),
        tuple((one.paid_date, *(one[name] for name in names)) for one in grown),
    )
    return (table,) if grown else ()


def _charts(case: Case, grown: tuple[Case, ...]) -> tuple[Chart, ...]:
    points = [(one.paid_date, one["charged_interest_cents"]) for one in grown]
    until = tuple(point for point in points if point[0] <= case.paid_date)
    after = tuple(point for point in points if point[0] >= case.paid_date)
    lines = ((Words("Hasta que se paga", "Until it is paid"), until), (Words("Si espera más", "If it waits"), after))
    if not grown:
        return ()
    words, axis = (
        Words("El interés según el día del pago", "The interest by the day of payment"),
        Words("Pago", "Payment"),
    )
    return (Chart(words, axis, "date", "cents", lines if len(after) > 1 else lines[:1]),)


ARREARS_QUESTION = Question(
    name="arrears",
    path="mora",
    words=Words("Mora", "Arrears"),
    lead=Words(
        "Cuánto cuesta pagar tarde una planilla: cuándo vencía, qué interés debe, cómo crece y qué puede acordarse.",
        "What paying a declaration late costs: when it fell due, what interest it owes, how it grows, what may be "
        "agreed.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día del pago", "Day of payment"),
)
