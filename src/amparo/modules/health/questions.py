"""What anyone may ask of health without logging in: what is paid during a rest, by whom, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.foundation import writing
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.lacking import lacking
from amparo.foundation.law.resolve import compute
from amparo.foundation.money import share
from amparo.foundation.questions import Answer, Asked, Field, Question, Result, Words
from amparo.foundation.stretches import MONTH_OF_THIRTY, Stretch, alike, chart, table
from amparo.modules.health import rules

SICKNESS, MATERNITY = "sickness", "maternity"
INSTITUTE, EMPLOYER, NOBODY = (
    Words("el IESS", "the IESS"),
    Words("el empleador", "the employer"),
    Words("nadie", "nobody"),
)
BY_DAY = Words("Quién paga cada día del reposo", "Who pays each day of the rest")
PAID_BY_DAY = Words("Lo que recibe, por día de reposo", "What you are paid, by day of rest")
PAYER = ("payer", Words("Paga", "Paid by"))

FIELDS = (
    Field(
        "contingency",
        default=SICKNESS,
        choices=((SICKNESS, Words("Enfermedad", "Illness")), (MATERNITY, Words("Maternidad", "Maternity"))),
    ),
    Field("regime", default="private"),
    Field("monthly_wage_cents", label=Words("Su sueldo mensual", "Your monthly wage")),
    Field(
        "last_months_cents",
        aside=True,
        optional=True,
        label=Words("Suma de sus tres últimos sueldos", "Sum of your last three wages"),
        hint=Words(
            "Los de los tres meses anteriores al del reposo. Si no lo dice, tres veces su sueldo.",
            "Those of the three months before that of the rest. If you do not say, three times your wage.",
        ),
    ),
    Field(
        "consecutive_months",
        default=12,
        label=Words("Meses seguidos de aportes antes del reposo", "Months in a row contributed before the rest"),
    ),
    Field(
        "days_before",
        aside=True,
        optional=True,
        hint=Words("Solo si aporta por días.", "Only if you contribute by days."),
    ),
    Field(
        "rest_days",
        optional=True,
        hint=Words("Si no lo dice, todo lo que dura el subsidio.", "If you do not say, all that the benefit lasts."),
    ),
)

PAID = Words(
    "Tiene derecho al subsidio: por {days} de reposo el IESS le paga {benefit}{rest}.",
    "You have the right to the benefit: for {days} of rest the IESS pays you {benefit}{rest}.",
)
FROM_EMPLOYER = Words(", y el empleador, {amount}", ", and the employer, {amount}")
NOTHING = Words(
    "Tiene derecho al subsidio, pero por {days} de reposo el IESS no paga nada{rest}.",
    "You have the right to the benefit, but for {days} of rest the IESS pays nothing{rest}.",
)
REFUSED = Words("Con lo que dijo no tiene derecho al subsidio.", "With what you said you have no right to the benefit.")
KEEPS_PAY = Words(
    " En su régimen conserva su sueldo, que paga la entidad.", " In your regime the body you work for keeps paying you."
)
EMPLOYER_STILL_PAYS = Words(" El empleador le paga {amount}.", " The employer pays you {amount}.")

CERTIFICATE = Words(
    "El certificado de reposo se presenta hasta {days} laborables después del último; el de hasta {online} se valida "
    "en línea.",
    "The rest certificate is presented within {days} of work after the last one; one of up to {online} is validated "
    "online.",
)
STRICTER = Words(
    "El subsidio pide más aportes que la atención médica, que se puede tener sin él.",
    "The cash benefit asks for more contributions than medical care, which can be had without it.",
)
PATERNITY = Words(
    "En las normas reunidas no se halló un subsidio del IESS por paternidad.",
    "No cash benefit of the IESS for paternity was found in the norms collected.",
)
LOST_PREGNANCY = Words(
    "La pérdida del embarazo se paga como enfermedad (una sola fuente).",
    "The loss of a pregnancy is paid as illness (a single source).",
)


def answer(asked: Asked) -> Answer:
    """The right, who pays which days and how much, and what is missing if there is none."""
    return _maternity(asked) if asked.facts["contingency"] == MATERNITY else _sickness(asked)


def _sickness(asked: Asked) -> Answer:
    given = _given(asked, asked.law.sickness_last_days)
    told = explain(rules, given, asked.law, ["sickness_cents", "employer_rest_cents"], asked.language)
    found = told.results
    stretches = tuple(_days_of_sickness(asked, given, found))
    return Answer(
        said=_said(asked, given, found["sickness_right"], found["sickness_cents"], found["employer_rest_cents"]),
        results=_results(told, "sickness_right", "sickness_cents", "employer_rest_cents"),
        tables=table(stretches, BY_DAY, PAYER, asked),
        charts=chart(stretches, PAID_BY_DAY, Words("Día del reposo", "Day of the rest")),
        derivations=((Words("El subsidio por enfermedad", "The sickness benefit"), told),),
        lacking=lacking(rules, "sickness_right", given, asked.law, asked.language),
        notes=_notes(asked, STRICTER, MONTH_OF_THIRTY),
    )


def _maternity(asked: Asked) -> Answer:
    given = _given(asked, asked.law.maternity_rest_days)
    told = explain(rules, given, asked.law, ["maternity_cents", "employer_maternity_cents"], asked.language)
    found = told.results
    return Answer(
        said=_said(asked, given, found["maternity_right"], found["maternity_cents"], found["employer_maternity_cents"])
        + _keeps_pay(asked, found["insured"]),
        results=_results(told, "maternity_right", "maternity_cents", "employer_maternity_cents"),
        tables=table(tuple(_days_of_maternity(asked, given, found)), BY_DAY, PAYER, asked),
        derivations=((Words("El subsidio por maternidad", "The maternity benefit"), told),),
        lacking=lacking(rules, "maternity_right", given, asked.law, asked.language),
        notes=_notes(asked, PATERNITY, LOST_PREGNANCY, MONTH_OF_THIRTY),
    )


def _given(asked: Asked, longest: int) -> dict[str, int | str]:
    """What the rules are given: of what was not told, the whole benefit, even wages and whole months."""
    facts = dict(asked.facts)
    facts.setdefault("days_before", int(facts["consecutive_months"]) * asked.law.contribution_month_days)
    facts.setdefault("rest_days", longest)
    facts.setdefault("last_months_cents", int(facts["monthly_wage_cents"]) * asked.law.subsidy_average_months)
    return facts


# ---------------------------------------------------------------- who pays which days


def _days_of_sickness(asked: Asked, given: dict[str, int | str], found: dict[str, int]) -> Iterator[Stretch]:
    """The employer's days, then those of each rate of the institute."""
    law, regime = asked.law, str(given["regime"])
    rest_days, own_days = int(given["rest_days"]), law.value("employer_rest_days", regime)
    own_cents = share(int(given["monthly_wage_cents"]), law.value("employer_rest_rate", regime))
    if rest_days:
        yield Stretch(1, min(rest_days, own_days), EMPLOYER if own_cents else NOBODY, own_cents)
    if found["sickness_right"]:
        for since, until in alike(range(own_days + 1, rest_days + 1), law.sickness_rate):
            cents = _monthly(asked, given, since)
            yield Stretch(since, until, INSTITUTE if cents else NOBODY, cents)


def _monthly(asked: Asked, given: dict[str, int | str], day: int) -> int:
    found = compute(rules, {**given, "rest_day": day}, asked.law, ["monthly_sickness_cents"])
    return found["monthly_sickness_cents"]


def _days_of_maternity(asked: Asked, given: dict[str, int | str], found: dict[str, int]) -> Iterator[Stretch]:
    """The institute and the employer pay the same days, each its part."""
    days = min(int(given["rest_days"]), asked.law.maternity_rest_days)
    if found["maternity_right"] and days:
        part = share(found["average_cents"], asked.law.maternity_rate)
        yield Stretch(1, days, INSTITUTE, part)
        if found["employer_maternity_cents"]:
            yield Stretch(1, days, EMPLOYER, found["average_cents"] - part)


# ---------------------------------------------------------------- what is said


def _said(asked: Asked, given: dict[str, int | str], right: int, benefit: int, employer: int) -> str:
    language = asked.language
    amount = writing.money(employer, language)
    if not right:
        return REFUSED(language) + (EMPLOYER_STILL_PAYS(language).format(amount=amount) if employer else "")
    return (PAID if benefit else NOTHING)(language).format(
        days=writing.amount(int(given["rest_days"]), "days", language),
        benefit=writing.money(benefit, language),
        rest=FROM_EMPLOYER(language).format(amount=amount) if employer else "",
    )


def _keeps_pay(asked: Asked, insured: int) -> str:
    kept = insured and not asked.law.value("maternity_subsidized", str(asked.facts["regime"]))
    return KEEPS_PAY(asked.language) if kept else ""


def _results(told: Explanation, right: str, benefit: str, employer: str) -> tuple[Result, ...]:
    words = {
        right: (Words("Derecho al subsidio", "Right to the benefit"), "flag"),
        "average_cents": (Words("Promedio de tres meses", "Average of three months"), "cents"),
        benefit: (Words("Paga el IESS, en total", "Paid by the IESS, in all"), "cents"),
        employer: (Words("Paga el empleador, en total", "Paid by the employer, in all"), "cents"),
    }
    return tuple(
        Result(name, title, int(told.results[name]), unit)
        for name, (title, unit) in words.items()
        if name in told.results
    )


def _notes(asked: Asked, *words: Words) -> tuple[str, ...]:
    law, language = asked.law, asked.language
    month = writing.amount(law.contribution_month_days, "days", language)
    found = [one(language).format(days=month) for one in words]
    if asked.on >= law.law.value("certificate_working_days").entries[0].since:
        days = writing.amount(law.certificate_working_days, "days", language)
        online = writing.amount(law.online_certificate_days, "days", language)
        found.append(CERTIFICATE(language).format(days=days, online=online))
    return tuple(found)


REST_QUESTION = Question(
    name="rest_benefit",
    path="subsidio-por-enfermedad-y-maternidad",
    words=Words("Subsidio por enfermedad y maternidad", "Sickness and maternity benefit"),
    lead=Words(
        "Cuánto se recibe mientras dura un reposo, quién paga cada día, y qué falta para tener derecho.",
        "What is paid while a rest lasts, who pays each day, and what is missing for the right.",
    ),
    fields=FIELDS,
    answer=answer,
    day=Words("Primer día del reposo", "First day of the rest"),
)

questions: tuple[Question, ...] = (REST_QUESTION,)
