"""Each number of the answer about a retirement: where the person stands, the pension, and what it is made of."""

from __future__ import annotations

from amparo.foundation.law.benefits import Weighed
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.money import SCALE, share
from amparo.foundation.questions import Result, Words
from amparo.modules.pensions import rules
from amparo.modules.pensions.questions.case import Case

RAW = {"insalubrious": "raw_insalubrious_pension_cents", "disability": "raw_disability_pension_cents"}
"""What each way pays before limits, where it is not the ordinary amount."""

MONTH, FIRST = Words("Mes en que se jubila", "Month of retirement"), Words("Primer mes posible", "First month possible")
AGE, MONTHS = Words("Edad", "Age"), Words("Meses aportados", "Months contributed")
PENSION, WAY = Words("Pensión mensual", "Monthly pension"), Words("Camino", "Way")
AVERAGE = Words("Base: promedio de los mejores años", "Base: average of the best years")
COEFFICIENT = Words("Coeficiente por años de aporte", "Coefficient by years contributed")
UNLIMITED = Words("Pensión antes de límites", "Pension before limits")
MINIMUM = Words("Mínimo de sus años de aporte", "Minimum of your years contributed")
MAXIMUM = Words("Máximo de sus años de aporte", "Maximum of your years contributed")
OF_WAGE = Words("Parte de su último sueldo", "Share of your last wage")
OF_BASE = Words("Parte del promedio de sus mejores años", "Share of the average of your best years")
THIRTEENTH = Words("Décima tercera, si la cobra cada mes", "13th pension, if drawn monthly")
FOURTEENTH = Words("Décima cuarta, si la cobra cada mes", "14th pension, if drawn monthly")
TOTAL = Words("Con los dos décimos, al mes", "With both, a month")
IF_STOPPING = Words("Si dejara de aportar hoy, ese mes", "If you stopped contributing today, that month")
IF_GOING_ON = Words("Si siguiera aportando, ese mes", "If you went on contributing, that month")


def results(case: Case) -> tuple[Result, ...]:
    """Of a refusal, only where the person stands."""
    opened = case.first(case.path)
    standing = [
        *([Result("first_month", FIRST, opened[0].number, "month")] if opened else []),
        Result("retirement_month", MONTH, case.month.number, "month"),
        Result("age", AGE, case.facts["age"], "years"),
        Result("months", MONTHS, case.facts["months"], "months"),
    ]
    if case.best is None or case.best.explanation is None:
        return tuple(standing)
    way = case.best.way
    return (
        Result("pension_cents", PENSION, case.best.cents, "cents"),
        *standing,
        Result("way", WAY, way.es if case.language == "es" else way.en, "text"),
        *_made_of(way.name, case.best.explanation.results),
        *_replaced(case, case.best.cents, case.best.explanation.results["average_cents"]),
        *_extras(case, case.best),
        *_other_path(case),
    )


def _made_of(way: str, found: dict[str, int]) -> list[Result]:
    """What led to the amount; only the ordinary formula has a coefficient."""
    raw = RAW.get(way, "raw_pension_cents")
    parts = (
        ("average_cents", AVERAGE, "cents"),
        ("coefficient", COEFFICIENT, "rate"),
        (raw, UNLIMITED, "cents"),
        ("minimum_cents", MINIMUM, "cents"),
        ("maximum_cents", MAXIMUM, "cents"),
    )
    return [Result(name, words, found[name], unit) for name, words, unit in parts if name in found]


def _replaced(case: Case, pension_cents: int, average_cents: int) -> list[Result]:
    """The pension as a share of the last wage and of the base, to a hundredth of one per cent."""
    wholes = (
        ("wage_replacement_rate", OF_WAGE, case.plan.last_wage_cents(case.month, case.path)),
        ("average_replacement_rate", OF_BASE, average_cents),
    )
    hundredth = SCALE // 10_000
    return [
        Result(name, words, share(pension_cents, SCALE // hundredth, whole) * hundredth, "rate")
        for name, words, whole in wholes
        if whole
    ]


def _extras(case: Case, best: Weighed) -> list[Result]:
    """The 13th and 14th, drawn month by month; nothing before the law that gave them this form."""
    given: dict[str, int | str] = {
        **best.way.facts,
        "monthly_extras": 1,
        "revalued_pension_cents": best.cents,
        "paid_in_year_cents": 0,
        "calendar_month": case.month.month,
        "own_fourteenth_calendar_month": 0,
    }
    try:
        found = compute(rules, given, case.plan.law_on, ["thirteenth_cents", "fourteenth_cents"])
    except LawError:
        return []
    extras = [found["thirteenth_cents"], found["fourteenth_cents"]]
    return [
        Result("thirteenth_cents", THIRTEENTH, extras[0], "cents"),
        Result("fourteenth_cents", FOURTEENTH, extras[1], "cents"),
        Result("monthly_total_cents", TOTAL, best.cents + sum(extras), "cents"),
    ]


def _other_path(case: Case) -> list[Result]:
    """What the other path would pay in the same month."""
    if case.past:
        return []
    going_on = case.path.contributing
    paid = case.plan.paid(case.month, case.plan.stopping if going_on else case.plan.going_on)
    return [
        Result("other_path_cents", IF_STOPPING if going_on else IF_GOING_ON, paid.cents if paid else 0, "cents"),
    ]
