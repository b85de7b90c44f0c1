"""From what a person answered to a plan that can be simulated, or why it cannot be."""

from __future__ import annotations

from amparo.foundation import writing
from amparo.foundation.law.book import Law
from amparo.foundation.law.facts import Facts, WrongFact, WrongFacts
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

Problem = tuple[Words, Words]
"""The cause and the remedy."""

NO_MONTHS: Problem = (
    Words("falta saber cuánto ha aportado", "what you have contributed is missing"),
    Words(
        "escriba los meses aportados o el primer mes de aporte, o suba su historia",
        "write the months or the first month contributed, or upload your history",
    ),
)
NO_WAGE: Problem = (
    Words("falta saber cuánto gana", "what you earn is missing"),
    Words(
        "escriba su sueldo o el promedio de sus cinco mejores años, o suba su historia",
        "write your wage or the average of your best five years, or upload your history",
    ),
)
UNBORN: Problem = (
    Words(
        "{birth} no es anterior al día de la pregunta, {day}", "{birth} is not before the day of the question, {day}"
    ),
    Words("corrija una de las dos fechas", "correct one of the two dates"),
)
TOO_OLD: Problem = (
    Words("en {month} la edad sería {age}, más que {most}", "in {month} the age would be {age}, more than {most}"),
    Words("revise esta fecha y el mes en que se jubila", "check this date and the month of retirement"),
)
BEFORE_BIRTH: Problem = (
    Words(
        "habría empezado a aportar en {month}, antes de nacer",
        "contributions would have begun in {month}, before birth",
    ),
    Words("revise los meses aportados y la fecha de nacimiento", "check the months contributed and the date of birth"),
)
TOO_MANY: Problem = (
    Words(
        "son {months} y de {first} a {last} caben {room}",
        "{months}, and from {first} to {last} there is room for {room}",
    ),
    Words("corrija los meses o el primer mes de aporte", "correct the months or the first month contributed"),
)
STARTS_LATE: Problem = (
    Words("{first} es posterior al último mes aportado, {last}", "{first} is after the last month contributed, {last}"),
    Words(
        "corrija este mes, o los meses desde que dejó de aportar",
        "correct this month, or the months since you stopped contributing",
    ),
)
FUTURE_ROW = Words(
    "La historia trae {month}, posterior al día de la pregunta, {day}: quite los meses que aún no llegan.",
    "The history holds {month}, after the day of the question, {day}: take out the months that have not come yet.",
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
    return int(asked.facts.get("retirement_month", 999912)) <= asked.on // 100


def plan_of(asked: Asked) -> Plan:
    """The plan of what was asked. WrongFacts or ValueError, in the language asked, says why there can be none."""
    facts = asked.facts
    day = int(facts["retirement_month"]) * 100 + 1 if retires_in_the_past(asked) else asked.on
    _check_law(asked, day)
    today = Month.of(day) - 1 if retires_in_the_past(asked) else Month.of(day)
    birth_date = int(facts["birth_date"])
    if birth_date >= day:
        raise _wrong(asked, "birth_date", UNBORN, birth=birth_date, day=day)
    career = _uploaded(asked, today) if asked.rows else _supposed(asked, today)
    _check_ages(asked, birth_date, career)
    wage_cents = facts.get("future_wage_cents") or facts.get("monthly_wage_cents") or career.last_wage_cents
    first = max(career.last + 1, today) if asked.rows and career.last else today + 1
    return Plan(
        birth_date,
        going_on=Path(career, today, first, True, int(wage_cents), int(facts.get("wage_growth_rate", 0))),
        stopping=Path(career, today, first, False),
        told={"intellectual_disability": 0, "teacher": 0, **{name: facts[name] for name in STEADY if name in facts}},
        law_on=Law.load().on(day),
        basic_wage_growth_rate=int(facts.get("basic_wage_growth_rate", 0)),
    )


def _uploaded(asked: Asked, today: Month) -> Career:
    career = Career.of_rows(asked.rows)
    if career.last and career.last > Month.of(asked.on):
        raise ValueError(_said(asked, FUTURE_ROW, month=career.last, day=asked.on))
    career = career.before(today + 1)
    if not career.months:
        raise ValueError(_said(asked, EMPTY_HISTORY, month=today))
    return career


def _supposed(asked: Asked, today: Month) -> Career:
    """Without a history: every month in a row, at the average told or at the wage told."""
    facts = asked.facts
    wage_cents = int(facts.get("monthly_wage_cents") or facts.get("best_years_average_cents") or 0)
    missing = [] if wage_cents else [_problem(asked, "monthly_wage_cents", NO_WAGE)]
    if not {"months", "first_month"} & facts.keys():
        missing = [_problem(asked, "months", NO_MONTHS), *missing]
    if missing:
        raise WrongFacts(missing)
    last = today - int(facts.get("months_since_cessation", 0))
    return Career.steady(
        _months(asked, last), last, wage_cents, int(facts.get("best_years_average_cents") or wage_cents)
    )


def _months(asked: Asked, last: Month) -> int:
    months, first_month = asked.facts.get("months"), asked.facts.get("first_month")
    if first_month is None:
        return int(months or 0)
    first = Month.of(int(first_month))
    room = last - first + 1
    if room < 1:
        raise _wrong(asked, "first_month", STARTS_LATE, first=first, last=last)
    if months is not None and int(months) > room:
        there, told = (writing.amount(count, "months", asked.language) for count in (room, int(months)))
        raise _wrong(asked, "months", TOO_MANY, first=first, last=last, room=there, months=told)
    return room if months is None else int(months)


def _check_law(asked: Asked, day: int) -> None:
    earliest = Facts.load().of("retirement_month").least * 100 + 1
    if day < earliest:
        raise ValueError(_said(asked, TOO_EARLY, day=earliest))
    try:
        Law.load().on(day).value("basic_wage_cents")
    except LawError:
        raise ValueError(_said(asked, NOT_YET, year=str(day // 10_000))) from None


def _check_ages(asked: Asked, birth_date: int, career: Career) -> None:
    most = Facts.load().of("age").most
    month = max(Month.of(asked.on), Month.of(int(asked.facts.get("retirement_month", asked.on))))
    age = (month.first_date - birth_date) // 10_000
    if age > most:
        years = [writing.amount(count, "years", asked.language) for count in (age, most)]
        raise _wrong(asked, "birth_date", TOO_OLD, month=month, age=years[0], most=years[1])
    if career.first and career.first <= Month.of(birth_date):
        raise _wrong(asked, "birth_date" if asked.rows else "months", BEFORE_BIRTH, month=career.first)


def _wrong(asked: Asked, name: str, problem: Problem, **values: int | str | Month) -> WrongFacts:
    return WrongFacts([_problem(asked, name, problem, **values)])


def _problem(asked: Asked, name: str, problem: Problem, **values: int | str | Month) -> WrongFact:
    """What is wrong with one answer, in the language asked."""
    cause, remedy = (_said(asked, words, **values) for words in problem)
    title = Facts.load().of(name).title(asked.language)
    return WrongFact(name, title, asked.facts.get(name, ""), cause, remedy)


def _said(asked: Asked, words: Words, **values: int | str | Month) -> str:
    """A text with its values: months and days (YYYYMMDD) are written in words."""
    units = {Month: "month", int: "date", str: "text"}
    shown = {name: writing.amount(value, units[type(value)], asked.language) for name, value in values.items()}
    return words(asked.language).format(**shown)
