"""*Simula tu jubilación*: when each way opens, what it pays by month of retirement, and why."""

from __future__ import annotations

from amparo.foundation.questions import Answer, Asked, Field, Question, Upload, Words
from amparo.modules.pensions import work_history
from amparo.modules.pensions.questions import numbers, tables, told
from amparo.modules.pensions.questions.case import Case

FIELDS = (
    Field("birth_date"),
    Field(
        "months",
        optional=True,
        label=Words("Meses aportados hasta hoy", "Months contributed until today"),
        hint=Words(
            "Con el de este mes. Si no lo sabe, diga su primer mes de aporte o suba su historia.",
            "With this month's. If you do not know, give your first month contributed or upload your history.",
        ),
    ),
    Field(
        "first_month",
        aside=True,
        optional=True,
        hint=Words(
            "Si no dice cuántos meses aportó, se cuentan todos desde entonces.",
            "If you do not say how many months you contributed, all since then are counted.",
        ),
    ),
    Field(
        "monthly_wage_cents",
        optional=True,
        label=Words("Su sueldo de ahora", "Your present wage"),
        hint=Words("El último con el que aportó.", "The last one you contributed on."),
    ),
    Field(
        "best_years_average_cents",
        aside=True,
        optional=True,
        label=Words("Promedio mensual de sus cinco mejores años", "Monthly average of your best five years"),
        hint=Words(
            "Si no lo sabe, se supone que ganó siempre lo de ahora.",
            "If you do not know it, you are supposed to have always earned the present wage.",
        ),
    ),
    Field("continues", default=1, label=Words("¿Seguirá aportando?", "Will you go on contributing?")),
    Field(
        "future_wage_cents",
        aside=True,
        optional=True,
        label=Words("Sueldo con el que seguirá aportando", "Wage on which you will contribute"),
        hint=Words("Si no lo dice, el de ahora.", "If you do not say, the present one."),
    ),
    Field(
        "months_since_cessation",
        aside=True,
        default=0,
        label=Words("Meses desde que dejó de aportar", "Months since you stopped contributing"),
        hint=Words("0 si aporta ahora.", "0 if you contribute now."),
    ),
    Field(
        "retirement_month",
        optional=True,
        label=Words("Mes en que quiere jubilarse", "Month in which you want to retire"),
        hint=Words(
            "Si no lo dice, el primero en que pueda. Uno pasado, con la ley y los aportes de entonces.",
            "If you do not say, the first in which you can. A past one, by the law and the contributions of then.",
        ),
    ),
    Field(
        "certified_disability_rate",
        aside=True,
        optional=True,
        label=Words("Discapacidad certificada", "Certified disability"),
        hint=Words(
            "Solo si la tiene: el porcentaje de su carné.", "Only if you have one: the percentage on your card."
        ),
    ),
    Field("intellectual_disability", default=0, aside=True),
    Field(
        "insalubrious_years",
        aside=True,
        optional=True,
        hint=Words(
            "Solo si los tiene, con la prima adicional pagada.", "Only if you have them, with the extra premium."
        ),
    ),
    Field("teacher", default=0, aside=True),
    Field(
        "earning_capacity_cents",
        aside=True,
        optional=True,
        label=Words("Lo que aún podría ganar al mes, si está enfermo", "What you could still earn a month, if ill"),
        hint=Words(
            "Solo si una enfermedad le impide trabajar como antes.",
            "Only if an illness keeps you from working as before.",
        ),
    ),
    Field("permanently_disabled", default=0, aside=True),
    Field(
        "wage_growth_rate",
        aside=True,
        optional=True,
        hint=Words("Un supuesto suyo: vacío, no se supone nada.", "An assumption of yours: empty, nothing is assumed."),
    ),
    Field(
        "basic_wage_growth_rate",
        aside=True,
        optional=True,
        hint=Words("Un supuesto suyo: vacío, no se supone nada.", "An assumption of yours: empty, nothing is assumed."),
    ),
)


def answer(asked: Asked) -> Answer:
    """The month of retirement asked for, or the first possible, and every other beside it."""
    case = Case.of(asked)
    shown = (case.best or case.ordinary).explanation
    return Answer(
        said=told.said(case),
        results=numbers.results(case),
        tables=tables.tables(case),
        charts=tables.charts(case),
        derivations=((told.heading(case), shown),) if shown else (),
        alternatives=case.weighed,
        lacking=() if case.best else case.ordinary.routes,
        notes=told.notes(case),
    )


RETIREMENT_QUESTION = Question(
    name="retirement",
    path="simula-tu-jubilacion",
    words=Words("Simula tu jubilación", "Simulate your retirement"),
    lead=Words(
        "Cuándo se abre cada camino a la jubilación, cuánto pagaría según el mes en que se retire, y por qué.",
        "When each way to retirement opens, what it would pay by the month in which you retire, and why.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día de la pregunta, cuya ley se aplica", "Day of the question, whose law applies"),
    upload=Upload(
        label=Words("Su historia laboral", "Your work history"),
        hint=Words(
            "Un archivo de texto con una línea por mes: mes;sueldo;días. Los días pueden faltar. Se lee y se olvida.",
            "A text file with a line for each month: month;wage;days. Days may be left out. It is read and forgotten.",
        ),
        columns=work_history.COLUMNS,
        sample=work_history.SAMPLE,
        read=work_history.read,
    ),
)
