"""*Seguro de desempleo*: who has the right, from when until when it is asked for, and what each payment brings."""

from __future__ import annotations

from amparo.foundation.questions import Answer, Asked, Field, Question, Words
from amparo.modules.worker_funds.questions.unemployment import tables, told
from amparo.modules.worker_funds.questions.unemployment.case import Case

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
        label=Words("Últimos meses seguidos de aportes", "Last months contributed in a row"),
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
        label=Words("¿Completa los pagos con su cesantía?", "Do you top up the payments from your account?"),
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


def answer(asked: Asked) -> Answer:
    """The right and its window; each payment with its day and parts; and what the other choices would give."""
    case = Case.of(asked)
    payments = tuple(case.payments(int(asked.facts["with_severance"]))) if case.has_right else ()
    return Answer(
        said=told.said(case, payments),
        results=tuple(told.results(case, payments)),
        tables=tables.tables(case, payments),
        charts=tables.charts(payments),
        derivations=tuple(told.derivations(case, payments)),
        lacking=told.routes(case),
        notes=tuple(told.notes(case, payments)),
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
