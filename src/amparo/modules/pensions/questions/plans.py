"""From what a person answered to a plan that can be simulated, or why it cannot be."""

from __future__ import annotations

from amparo.foundation import writing
from amparo.foundation.law.book import Law
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked, Words
from amparo.modules.pensions.career import Career, Path
from amparo.modules.pensions.simulation import Plan

STEADY = (
    "certified_disability_rate",
    "intellectual_disability",
    "insalubrious_years",
    "teacher",
    "permanently_disabled",
    "earning_capacity_cents",
)
"""Facts that are taken as they were told, whenever the retirement."""

NO_MONTHS = Words(
    "Falta saber cuánto ha aportado: escriba los meses aportados, o su primer mes de aporte, o suba su historia.",
    "What you have contributed is missing: write the months, or the first month contributed, or upload your history.",
)
NO_WAGE = Words(
    "Falta su sueldo: escriba el actual, o el promedio de sus cinco mejores años, o suba su historia.",
    "Your wage is missing: write the present one, or the average of your best five years, or upload your history.",
)
UNBORN = Words(
    "La fecha de nacimiento ({birth}) es posterior al día de la pregunta ({day}): corrija una de las dos.",
    "The date of birth ({birth}) is after the day of the question ({day}): correct one of them.",
)
TOO_OLD = Words(
    "En {month} tendría {age}; revise la fecha de nacimiento y el mes en que se jubila: se responde hasta los {most}.",
    "In {month} you would be {age}; check the date of birth and the month of retirement: answers go up to {most}.",
)
BEFORE_BIRTH = Words(
    "Habría empezado a aportar en {month}, antes de nacer: revise los meses aportados y la fecha de nacimiento.",
    "Contributions would have begun in {month}, before birth: check the months contributed and the date of birth.",
)
TOO_MANY = Words(
    "Desde {first} hasta {last} caben {room}, y dijo {months}: corrija los meses aportados o el primer mes.",
    "From {first} to {last} there is room for {room}, and you said {months}: correct the months or the first month.",
)
STARTS_LATE = Words(
    "El primer mes de aporte ({first}) es posterior al último ({last}): corrija el primero, o los meses desde que dejó "
    "de aportar.",
    "The first month contributed ({first}) is after the last one ({last}): correct the first, or the months since you "
    "stopped contributing.",
)
FUTURE_ROW = Words(
    "La historia trae {month}, posterior al día de la pregunta ({day}): quite los meses que aún no llegan.",
    "The history holds {month}, after the day of the question ({day}): take out the months that have not come yet.",
)
EMPTY_HISTORY = Words(
    "La historia no trae ningún mes con sueldo hasta {month}: revise las columnas del mes y del sueldo.",
    "The history holds no month with a wage until {month}: check the columns of month and wage.",
)
TOO_EARLY = Words(
    "La ley de pensiones está cargada desde el {day}: pregunte por ese día o por uno posterior.",
    "The law of pensions is loaded from {day}: ask about that day or a later one.",
)
NOT_YET = Words(
    "El salario básico de {year} aún no está cargado, y sin él no hay mínimo ni máximo: pregunte por un día anterior.",
    "The basic wage of {year} is not loaded yet, and without it there are no limits: ask about an earlier day.",
)


def retires_in_the_past(asked: Asked) -> bool:
    """Whether the month of retirement told has come: then the law is that of the month, and nothing is to come."""
    return asked.facts.get("retirement_month", 999912) <= asked.on // 100


def plan_of(asked: Asked) -> Plan:
    """The plan of what was asked; ValueError, in the language asked, says what is missing or cannot be."""
    day = int(asked.facts["retirement_month"]) * 100 + 1 if retires_in_the_past(asked) else asked.on
    _check_law(asked, day)
    last = Month.of(day) - 1 if retires_in_the_past(asked) else Month.of(day)
    birth_date = int(asked.facts["birth_date"])
    if birth_date >= day:
        raise _wrong(asked, UNBORN, birth=birth_date, day=day)
    career = _uploaded(asked, last) if asked.rows else _supposed(asked, last)
    _check_ages(asked, birth_date, career)
    wage_cents = int(asked.facts.get("future_wage_cents") or asked.facts.get("monthly_wage_cents") or career.last_wage_cents)
    return Plan(
        birth_date,
        going_on=Path(career, last, True, wage_cents, int(asked.facts.get("wage_growth_rate", 0))),
        stopping=Path(career, last, False),
        told={
            "intellectual_disability": 0,
            "teacher": 0,
            **{name: asked.facts[name] for name in STEADY if name in asked.facts},
        },
        law_on=Law.load().on(day),
        basic_wage_growth_rate=int(asked.facts.get("basic_wage_growth_rate", 0)),
    )


def _uploaded(asked: Asked, last: Month) -> Career:
    career = Career.of_rows(asked.rows)
    if career.last and career.last > Month.of(asked.on):
        raise _wrong(asked, FUTURE_ROW, month=career.last, day=asked.on)
    career = career.before(last + 1)
    if not career.months:
        raise _wrong(asked, EMPTY_HISTORY, month=last)
    return career


def _supposed(asked: Asked, today: Month) -> Career:
    """Without a history: every month in a row, at the average told or at the wage told."""
    facts = asked.facts
    wage_cents = int(facts.get("monthly_wage_cents") or facts.get("best_years_average_cents") or 0)
    if not wage_cents:
        raise ValueError(NO_WAGE(asked.language))
    last = today - int(facts.get("months_since_cessation", 0))
    months = _months(asked, last)
    return Career.steady(months, last, wage_cents, int(facts.get("best_years_average_cents") or wage_cents))


def _months(asked: Asked, last: Month) -> int:
    months, first = asked.facts.get("months"), asked.facts.get("first_month")
    if first is None:
        if months is None:
            raise ValueError(NO_MONTHS(asked.language))
        return int(months)
    room = last - Month.of(int(first)) + 1
    if room < 1:
        raise _wrong(asked, STARTS_LATE, first=Month.of(int(first)), last=last)
    if months is not None and int(months) > room:
        raise _wrong(
            asked, TOO_MANY, first=Month.of(int(first)), last=last,
            room=writing.amount(room, "months", asked.language),
            months=writing.amount(int(months), "months", asked.language),
        )  # fmt: skip
    return room if months is None else int(months)


def _check_law(asked: Asked, day: int) -> None:
    law_on, earliest = Law.load().on(day), Facts.load().of("retirement_month").least * 100 + 1
    if day < earliest:
        raise _wrong(asked, TOO_EARLY, day=earliest)
    try:
        law_on.value("basic_wage_cents")
    except LawError:
        raise ValueError(NOT_YET(asked.language).format(year=day // 10_000)) from None


def _check_ages(asked: Asked, birth_date: int, career: Career) -> None:
    most = Facts.load().of("age").most
    month = max(Month.of(asked.on), Month.of(int(asked.facts.get("retirement_month", asked.on))))
    age = (month.first_date - birth_date) // 10_000
    if age > most:
        years = [writing.amount(count, "years", asked.language) for count in (age, most)]
        raise _wrong(asked, TOO_OLD, month=month, age=years[0], most=years[1])
    if career.first and career.first <= Month.of(birth_date):
        raise _wrong(asked, BEFORE_BIRTH, month=career.first)


def _wrong(asked: Asked, words: Words, **values: int | str | Month) -> ValueError:
    """What is wrong, in the language asked: days and months are written in words."""
    shown = {
        name: writing.month(value, asked.language)
        if isinstance(value, Month)
        else writing.day(value, asked.language)
        if isinstance(value, int)
        else value
        for name, value in values.items()
    }
    return ValueError(words(asked.language).format(**shown))
