"""What anyone may ask of work risks without logging in: what an accident or a disease of work pays, and how long."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.foundation import writing
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.lacking import lacking
from amparo.foundation.law.resolve import compute
from amparo.foundation.questions import Answer, Asked, Field, Question, Result, Words
from amparo.foundation.stretches import MONTH_OF_THIRTY, Stretch, alike, chart, table
from amparo.modules.work_risks import rules

FIELDS = (
    Field("monthly_wage_cents", label=Words("Su sueldo mensual", "Your monthly wage")),
    Field(
        "last_months_cents",
        aside=True,
        optional=True,
        label=Words("Suma de sus tres últimos sueldos", "Sum of your last three wages"),
        hint=Words("Si no lo dice, tres veces su sueldo.", "If you do not say, three times your wage."),
    ),
    Field(
        "last_year_cents",
        aside=True,
        optional=True,
        hint=Words("Si no lo dice, doce veces su sueldo.", "If you do not say, twelve times your wage."),
    ),
    Field(
        "occupational_disease",
        default=0,
        hint=Words("No, si fue un accidente.", "No, if it was an accident."),
    ),
    Field(
        "consecutive_months",
        default=12,
        hint=Words("Solo importan en la enfermedad profesional.", "They matter only in an occupational disease."),
    ),
    Field("wilful", default=0, aside=True),
    Field(
        "notice_working_days",
        aside=True,
        optional=True,
        label=Words("Días laborables que tardó el aviso", "Working days the notice took"),
    ),
    Field(
        "incapacity_days",
        optional=True,
        label=Words("Días sin poder trabajar", "Days unable to work"),
        hint=Words("Si no lo dice, todo lo que dura el subsidio.", "If you do not say, all that the benefit lasts."),
    ),
    Field(
        "incapacity_rate",
        aside=True,
        optional=True,
        label=Words("Grado de incapacidad permanente parcial", "Degree of permanent partial incapacity"),
        hint=Words("Solo si ya se calificó.", "Only if it was assessed."),
    ),
    Field("employed", default=1, aside=True),
    Field(
        "years",
        aside=True,
        optional=True,
        hint=Words(
            "Para saber la pensión si la incapacidad fuera permanente total o absoluta.",
            "To know the pension if the incapacity were permanent, total or absolute.",
        ),
    ),
    Field(
        "best_years_average_cents",
        aside=True,
        optional=True,
        hint=Words("Si no lo dice, su sueldo.", "If you do not say, your wage."),
    ),
)

COVERED = Words(
    "El seguro de riesgos lo cubre: por {days} sin trabajar le paga {amount}.",
    "Work-risk insurance covers you: for {days} without working it pays you {amount}.",
)
NOT_COVERED = Words("Con lo que dijo, el seguro de riesgos no lo cubre.", "With what you said, it does not cover you.")
LATE_NOTICE = Words(
    "El aviso pasó de {days} laborables: el empleador responde ante el Instituto, y usted cobra igual.",
    "The notice took more than {days} of work: the employer answers to the institute, and you are paid all the same.",
)
NOTICE = Words(
    "El empleador, usted o su familia dan aviso en {days} laborables.",
    "The employer, you or your family give notice within {days} of work.",
)
ARREARS = Words(
    "Desde la sentencia 1024-19-JP/21 (septiembre de 2021) se paga aunque el empleador esté en mora; a él se le cobra.",
    "Since ruling 1024-19-JP/21 (September 2021) it is paid though the employer is in arrears, who is charged for it.",
)


BY_DAY = Words("Lo que se paga, por día de incapacidad", "What is paid, by day of incapacity")
PAID_BY_DAY = Words("Lo que recibe, por día de incapacidad", "What you are paid, by day of incapacity")
DAY = Words("Día de la incapacidad", "Day of the incapacity")
SUBSIDY, PROVISIONAL = Words("Subsidio", "Cash benefit"), Words("Pensión provisional", "Provisional pension")


def answer(asked: Asked) -> Answer:
    """Whether the injury is covered, what is paid and until when, and what follows if it does not heal."""
    given = _given(asked)
    wanted = ["subsidy_cents", "provisional_pension_cents", *_if_permanent(given)]
    told = explain(rules, given, asked.law, wanted, asked.language)
    covered = bool(told.results["covered"])
    stretches = tuple(_stretches(asked, given, told.results)) if covered else ()
    return Answer(
        said=_said(asked, given, told.results),
        results=_results(told),
        tables=table(stretches, BY_DAY, ("what", Words("Qué", "What")), asked),
        charts=chart(stretches, PAID_BY_DAY, DAY),
        derivations=((Words("Lo que paga el seguro de riesgos", "What work-risk insurance pays"), told),),
        lacking=lacking(rules, "covered", given, asked.law, asked.language),
        notes=tuple(_notes(asked)),
    )


def _given(asked: Asked) -> dict[str, int | str]:
    """What the rules are given: even wages if no others were told, and the whole benefit if no days were."""
    facts, law = dict(asked.facts), asked.law
    wage = int(facts["monthly_wage_cents"])
    facts.setdefault("last_months_cents", wage * law.subsidy_average_months)
    facts.setdefault("last_year_cents", wage * law.year_months)
    facts.setdefault("best_years_average_cents", wage)
    facts.setdefault("incapacity_days", law.accident_last_days)
    facts["days_before"] = int(facts["consecutive_months"]) * law.contribution_month_days
    return {**facts, "paid_months": 0, "kind": "rt_incapacity"}


def _if_permanent(given: dict[str, int | str]) -> list[str]:
    """What a permanent incapacity would pay, of the kinds of which enough was told."""
    indemnity = ["indemnity_cents"] if "incapacity_rate" in given else []
    return [*indemnity, *(["total_pension_cents", "absolute_pension_cents"] if "years" in given else [])]


# ---------------------------------------------------------------- day by day


def _stretches(asked: Asked, given: dict[str, int | str], found: dict[str, int]) -> Iterator[Stretch]:
    """The subsidy by its rates; when it is used up, the provisional pension."""
    law = asked.law
    days = min(int(given["incapacity_days"]), law.accident_last_days)
    for since, until in alike(range(1, days + 1), law.accident_subsidy_rate):
        yield Stretch(since, until, SUBSIDY, _monthly(asked, given, since))
    if int(given["incapacity_days"]) >= law.accident_last_days:
        until = law.accident_last_days + law.provisional_pension_months * law.contribution_month_days
        yield Stretch(law.accident_last_days + 1, until, PROVISIONAL, found["provisional_pension_cents"])


def _monthly(asked: Asked, given: dict[str, int | str], day: int) -> int:
    found = compute(rules, {**given, "incapacity_day": day}, asked.law, ["monthly_subsidy_cents"])
    return found["monthly_subsidy_cents"]


# ---------------------------------------------------------------- what is said


def _said(asked: Asked, given: dict[str, int | str], found: dict[str, int]) -> str:
    days = min(int(given["incapacity_days"]), asked.law.accident_last_days)
    if not found["covered"]:
        return NOT_COVERED(asked.language)
    return COVERED(asked.language).format(
        days=writing.amount(days, "days", asked.language), amount=writing.money(found["subsidy_cents"], asked.language)
    )


def _results(told: Explanation) -> tuple[Result, ...]:
    words = {
        "covered": (Words("Está cubierto", "Is covered"), "flag"),
        "average_cents": (Words("Promedio de tres meses", "Average of three months"), "cents"),
        "subsidy_cents": (Words("Subsidio, en total", "Cash benefit, in all"), "cents"),
        "provisional_pension_cents": (
            Words("Después, pensión provisional al mes", "Then, provisional pension"),
            "cents",
        ),
        "indemnity_cents": (Words("Indemnización, una sola vez", "Indemnity, paid once"), "cents"),
        "total_pension_cents": (Words("Pensión si fuera total", "Pension if it were total"), "cents"),
        "absolute_pension_cents": (Words("Pensión si fuera absoluta", "Pension if it were absolute"), "cents"),
    }
    return tuple(
        Result(name, title, int(told.results[name]), unit)
        for name, (title, unit) in words.items()
        if name in told.results
    )


def _notes(asked: Asked) -> Iterator[str]:
    law, language = asked.law, asked.language
    notice = writing.amount(law.accident_notice_working_days, "days", language)
    late = asked.facts.get("notice_working_days")
    told = compute(rules, {"notice_working_days": late}, law, ["notice_on_time"]) if late is not None else {}
    yield (NOTICE if told.get("notice_on_time", True) else LATE_NOTICE)(language).format(days=notice)
    yield ARREARS(language)
    yield MONTH_OF_THIRTY(language).format(days=writing.amount(law.contribution_month_days, "days", language))


INJURY_QUESTION = Question(
    name="injury_benefit",
    path="subsidio-por-accidente-de-trabajo",
    words=Words("Subsidio por accidente o enfermedad del trabajo", "Work accident or disease benefit"),
    lead=Words(
        "Cuánto se recibe y hasta cuándo, qué viene después si no se cura, y qué falta si no se cubre.",
        "What is paid and until when, what follows if it does not heal, and what is missing if it is not covered.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Día del accidente o del diagnóstico", "Day of the accident or the diagnosis"),
)

questions: tuple[Question, ...] = (INJURY_QUESTION,)
