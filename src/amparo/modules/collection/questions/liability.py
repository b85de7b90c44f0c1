"""*Responsabilidad patronal*: what an employer in arrears pays for the benefit that a worker was given (C.D. 517)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from amparo.foundation import writing
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import WrongFacts
from amparo.foundation.law.resolve import compute
from amparo.foundation.questions import Answer, Asked, Chart, Field, Question, Result, Table, Words
from amparo.modules.collection import rules
from amparo.modules.collection.questions import lateness
from amparo.modules.collection.tables import INSURANCES

HEALTH, FUNERAL = "health", "funeral"
SEVERAL = {
    HEALTH: ("own_wage_cents", "all_wages_cents"),
    **dict.fromkeys(INSURANCES, ("own_unpaid_cents", "all_unpaid_cents")),
}
"""By what several employers share a liability."""

SEVERAL_HEALTH = Words("Si la atención toca a varios empleadores.", "If several employers answer for the care.")
SEVERAL_FUND = Words("Si varios empleadores debían a ese fondo.", "If several employers owed that fund.")

FIELDS = (
    Field("answered_benefit", default=HEALTH),
    Field(
        "about_month",
        label=Words("Mes de la planilla más atrasada", "Month of the declaration that is latest"),
        hint=Words("De ese trabajador, sin pagar cuando se dio.", "Of that worker, unpaid when it was given."),
    ),
    Field(
        "event_date",
        hint=Words(
            "El de la atención, el accidente, el cese o la muerte.", "Of the care, the accident, the exit or the death."
        ),
    ),
    Field(
        "benefit_cents",
        optional=True,
        hint=Words("Solo en atención médica o subsidio.", "Only for medical care or a cash benefit."),
    ),
    Field(
        "late_contributions_cents",
        optional=True,
        label=Words("Aportes tardíos a ese fondo", "Late contributions to that fund"),
        hint=Words("En los demás, la suma de lo pagado tarde.", "In the others, the sum of what was paid late."),
    ),
    Field(
        "fund_yield_rate",
        optional=True,
        label=Words("Rendimiento del fondo el año anterior", "Yield of the fund in the year before"),
        hint=Words("El que publica el BIESS. En los demás.", "The one BIESS publishes. In the others."),
    ),
    lateness.FIELDS[1],
    Field("repeat_offender", default=0, aside=True),
    Field(
        "compounded_cents",
        optional=True,
        hint=Words(
            "Solo si algún aporte tiene el atraso largo de C.D. 517: no se calcula aquí.",
            "Only if some contribution has the long delay of C.D. 517: it is not computed here.",
        ),
        aside=True,
    ),
    Field("own_wage_cents", optional=True, hint=SEVERAL_HEALTH, aside=True),
    Field("all_wages_cents", optional=True, hint=SEVERAL_HEALTH, aside=True),
    Field("own_unpaid_cents", optional=True, hint=SEVERAL_FUND, aside=True),
    Field("all_unpaid_cents", optional=True, hint=SEVERAL_FUND, aside=True),
)

ANSWERS = Words(
    "La planilla vencía el {due} y el {event} seguía impaga: el empleador responde con {amount}.",
    "The declaration fell due on {due} and was still unpaid on {event}: the employer answers with {amount}.",
)
DOES_NOT = Words(
    "El {event} el empleador no estaba en mora: la planilla vence el {due} y se paga el {paid}. No responde.",
    "On {event} the employer was not in arrears: the declaration falls due on {due} and is paid on {paid}. It does "
    "not answer.",
)
SHARED = Words(" De eso, le tocan {own}.", " Of that, its share is {own}.")
PAID_AT_ONCE = Words(
    "Al trabajador se le paga enseguida aunque su empleador deba (sentencia 1024-19-JP/21, de 2021).",
    "The worker is paid at once though the employer is in arrears (ruling 1024-19-JP/21, of 2021).",
)
PERHAPS_REFORMED = Words(
    "Se dice, sin confirmar, que C.D. 677 (noviembre de 2024) reformó estas fórmulas: no se halló su texto.",
    "It is said, unconfirmed, that C.D. 677 (November 2024) changed these formulas: its text was not found.",
)
NOT_ENROLLED = Words(
    "También responde quien no afilió al trabajador en {entry}, o no avisó el accidente en {accident} laborables.",
    "Whoever did not enrol the worker within {entry}, or report the accident within {accident} of work, answers too.",
)
MORE_THAN_ALL = (
    Words("es más que lo de todos los empleadores", "is more than that of all employers"),
    Words("dé lo mismo o menos", "give as much or less"),
)


@dataclass(frozen=True)
class Case:
    """What was asked, with how late the declaration is paid."""

    asked: Asked

    @property
    def benefit(self) -> str:
        return str(self.asked.facts["answered_benefit"])

    @cached_property
    def late(self) -> dict[str, int | str]:
        """What was asked, with how late the declaration is paid."""
        facts = {**self.asked.facts, **lateness.lateness(self.asked.facts, self.asked.on)}
        months = compute(rules, facts, self.asked.law, ["late_months"])["late_months"]
        return {**facts, "insurance": self.benefit, "longest_delay_months": months}

    @cached_property
    def answers(self) -> bool:
        """Whether the employer was in arrears on the day of the benefit."""
        return bool(compute(rules, self.late, self.asked.law, ["in_arrears_at_event"])["in_arrears_at_event"])

    @cached_property
    def given(self) -> dict[str, int | str]:
        """What the rules are given. Raises WrongFacts when this benefit asks for what was not told."""
        if self.answers:
            self.asked.must_tell(*self._needed)
        return {"compounded_cents": 0, **self.late}

    @property
    def _needed(self) -> tuple[str, ...]:
        if self.benefit not in INSURANCES:
            return ("benefit_cents",) if self.benefit == HEALTH else ()
        is_long = int(self.late["longest_delay_months"]) >= self.asked.law.long_delay_months
        return ("late_contributions_cents", "fund_yield_rate", *(["compounded_cents"] if is_long else []))

    @property
    def rule(self) -> str:
        """The rule of what this benefit costs the employer."""
        rule = {HEALTH: "health_liability_cents", FUNERAL: "funeral_liability_cents"}
        return rule.get(self.benefit, "fund_liability_cents")

    @cached_property
    def told(self) -> Explanation:
        """Why the employer answers, and with how much."""
        wanted = ["in_arrears_at_event"]
        if self.answers:
            wanted += [*(["late_months"] if self.benefit in INSURANCES else []), self.rule, *self._share]
        return explain(rules, self.given, self.asked.law, wanted, self.asked.language)

    @property
    def _share(self) -> list[str]:
        """The rule of this employer's share, if there are several."""
        own, every = SEVERAL.get(self.benefit, ("", ""))
        if not {own, every} & self.asked.facts.keys():
            return []
        self.asked.must_tell(own, every)
        if int(self.asked.facts[own]) > int(self.asked.facts[every]):
            raise WrongFacts([self.asked.wrong(own, *MORE_THAN_ALL)])
        return [f"own_{self.rule}"]

    def __getitem__(self, name: str) -> int:
        return int({**self.given, **self.told.results}[name])

    @property
    def own_cents(self) -> int | None:
        """This employer's share, if there are several."""
        return self.told.results.get(f"own_{self.rule}")


def answer(asked: Asked) -> Answer:
    """Whether the employer was in arrears when the benefit was given, and what it pays for it."""
    case = Case(asked)
    return Answer(
        said=_said(case),
        results=tuple(_results(case)),
        tables=_tables(case),
        charts=_charts(case),
        derivations=((Words("La responsabilidad", "The liability"), case.told),),
        notes=tuple(_notes(case)),
    )


def _said(case: Case) -> str:
    language = case.asked.language
    said = (ANSWERS if case.answers else DOES_NOT)(language).format(
        event=writing.day(case["event_date"], language),
        due=writing.day(case["due_date"], language),
        paid=writing.day(case["paid_date"], language),
        amount=writing.money(case[case.rule], language) if case.answers else "",
    )
    own = case.own_cents
    return said if own is None else said + SHARED(language).format(own=writing.money(own, language))


def _results(case: Case) -> Iterator[Result]:
    yield Result("in_arrears_at_event", Words("Estaba en mora", "Was in arrears"), case.answers, "flag")
    yield Result("due_date", Words("Vencía", "Fell due"), case["due_date"], "date")
    yield Result("late_days", Words("Días de atraso", "Days late"), case["late_days"], "days")
    if not case.answers:
        return
    if case.benefit in INSURANCES:
        yield Result("late_months", Words("Meses de atraso", "Months late"), case["longest_delay_months"], "months")
    yield Result("liability_cents", Words("Responde con", "Answers with"), case[case.rule], "cents")
    if case.own_cents is not None:
        yield Result("own_cents", Words("Le tocan", "Its share"), case.own_cents, "cents")


def _notes(case: Case) -> Iterator[str]:
    law, language = case.asked.law, case.asked.language
    yield PAID_AT_ONCE(language)
    yield NOT_ENROLLED(language).format(
        entry=writing.amount(law.entry_notice_days, "days", language),
        accident=writing.amount(law.event_notice_working_days, "days", language),
    )
    yield PERHAPS_REFORMED(language)


# ---------------------------------------------------------------- what delay makes of it


def _tables(case: Case) -> tuple[Table, ...]:
    if not case.answers or case.benefit == FUNERAL:
        return ()
    by_days = case.benefit == HEALTH
    return (
        Table(
            "by_delay",
            Words("Según el atraso", "By the delay"),
            (
                ("late", *DELAY[by_days]),
                ("liability_cents", Words("Responde con", "Answers with"), "cents"),
            ),
            tuple(_by_days(case) if by_days else _by_months(case)),
        ),
    )


DELAY = {
    True: (Words("Desde, en días", "From, in days"), "count"),
    False: (Words("Meses de atraso", "Months late"), "count"),
}


def _by_days(case: Case) -> Iterator[tuple[int, int]]:
    """Each step of the law."""
    for days, _rate in case.asked.law.health_liability_rate.points:
        yield days, _if(case, late_days=days)


def _by_months(case: Case) -> Iterator[tuple[int, int]]:
    """Each month until the long delay, whose sum is given and not computed."""
    for months in lateness.delays_shown(case["longest_delay_months"]):
        if months < case.asked.law.long_delay_months or months == case["longest_delay_months"]:
            yield months, _if(case, longest_delay_months=months)


def _if(case: Case, **late: int) -> int:
    return int(compute(rules, {**case.given, **late}, case.asked.law, [case.rule])[case.rule])


def _charts(case: Case) -> tuple[Chart, ...]:
    if not case.answers or case.benefit not in INSURANCES:
        return ()
    line = (Words("Responde con", "Answers with"), tuple(_by_months(case)))
    words, axis = Words("La responsabilidad según el atraso", "The liability by the delay"), Words("Meses", "Months")
    return (Chart(words, axis, "count", "cents", (line,)),)


LIABILITY_QUESTION = Question(
    name="liability",
    path="responsabilidad-patronal",
    words=Words("Responsabilidad patronal", "Employer liability"),
    lead=Words(
        "Lo que paga el empleador que debía aportes el día en que hubo que dar una prestación a su trabajador.",
        "What an employer pays who owed contributions on the day a benefit had to be given to a worker.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día en que paga lo atrasado", "Day what is late is paid"),
)
