"""*Fondos de reserva*: since when there are some, how much each month brings, and when those kept may be withdrawn."""

from __future__ import annotations

from amparo.foundation.questions import Answer, Asked, Field, Question, Words
from amparo.modules.worker_funds.questions.reserve import tables, told
from amparo.modules.worker_funds.questions.reserve.case import Case

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


def answer(asked: Asked) -> Answer:
    """Since when, how much a month, and what may be done with what was kept."""
    case = Case(asked)
    if not case.has_right:
        return Answer(said=told.NO_RESERVE(asked.language), derivations=((told.MONTHLY, case.whole),))
    return Answer(
        said=told.said(case),
        results=tuple(told.results(case)),
        tables=tuple(tables.tables(case)),
        charts=tables.charts(case),
        derivations=tuple(told.derivations(case)),
        lacking=told.routes(case),
        notes=tuple(told.notes(case)),
    )


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
