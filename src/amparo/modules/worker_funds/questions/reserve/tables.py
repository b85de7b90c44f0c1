"""The months with reserve funds, the two ways to have them, and the conditions that open a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from amparo.foundation import writing
from amparo.foundation.law.facts import Facts
from amparo.foundation.questions import Chart, Table, Words
from amparo.modules.worker_funds.questions.reserve.case import Case, ReserveMonth


def tables(case: Case) -> Iterator[Table]:
    """Month by month; paid or kept; and when what was kept may be withdrawn."""
    yield _each_month(case.months)
    yield _choices(case)
    if case.withdrawal is not None:
        yield _conditions(case)


def _each_month(months: tuple[ReserveMonth, ...]) -> Table:
    return Table(
        "months",
        Words("Mes a mes", "Month by month"),
        (
            ("month", Words("Mes", "Month"), "month"),
            ("days", Words("Días con fondos", "Days with funds"), "count"),
            ("base_cents", Words("Parte del sueldo", "Part of the wage"), "cents"),
            ("reserve_cents", Words("Fondos de reserva", "Reserve funds"), "cents"),
            ("sum_cents", Words("Suma", "Sum"), "cents"),
        ),
        tuple(
            (one.month.number, one.days, one.base_cents, one.cents, sum_cents)
            for one, sum_cents in zip(months, _sums(months), strict=True)
        ),
    )


def _sums(months: tuple[ReserveMonth, ...]) -> Iterator[int]:
    return accumulate(one.cents for one in months)


def _choices(case: Case) -> Table:
    """Paid with the wage, or kept."""
    language, monthly, year = case.asked.language, case.monthly_cents, case.year_cents
    each_month = Words("Cada mes", "Each month")
    on_condition = Words("Al cumplir una condición", "On meeting a condition")
    return Table(
        "choices",
        Words("Con el sueldo o acumulados", "With the wage or kept"),
        (
            ("choice", Words("Elección", "Choice"), "text"),
            ("pocket_cents", Words("A su bolsillo, al mes", "To your pocket, a month"), "cents"),
            ("account_cents", Words("A su cuenta, al mes", "To your account, a month"), "cents"),
            ("year_cents", Words("En doce meses", "In twelve months"), "cents"),
            ("when", Words("Se dispone de ellos", "They are yours to use"), "text"),
        ),
        (
            (Words("Con el sueldo", "With the wage")(language), monthly, 0, year, each_month(language)),
            (Words("Acumulados", "Kept")(language), 0, monthly, year, on_condition(language)),
        ),
    )


def _conditions(case: Case) -> Table:
    """Each condition that opens a withdrawal by itself, with what the person has."""
    language = case.asked.language
    minima = [one for row in case.asked.law.reserve_right_rows.rows for one in row if one[1]]
    rows = []
    for name, least in minima:
        fact, has = Facts.load().of(name), int(case.kept[name])
        told = name != "age" or "age" in case.asked.facts
        shown = writing.amount(has, fact.unit, language) if told else None
        rows.append((fact.title(language), shown, writing.amount(least, fact.unit, language), told and has >= least))
    return Table(
        "conditions",
        Words("Cuándo se retira lo acumulado: basta una", "When what was kept may be withdrawn: one is enough"),
        (
            ("condition", Words("Condición", "Condition"), "text"),
            ("has", Words("Tiene", "Has"), "text"),
            ("least", Words("Se pide", "Asked for"), "text"),
            ("met", Words("Se cumple", "Met"), "flag"),
        ),
        tuple(rows),
    )


def charts(case: Case) -> tuple[Chart, ...]:
    """What adds up from the first month shown."""
    points = tuple((one.month.number, cents) for one, cents in zip(case.months, _sums(case.months), strict=True))
    line = (Words("Suma de los fondos", "Sum of the funds"), points)
    return (
        Chart(
            Words("Lo que suman los meses que siguen", "What the months ahead add up to"),
            Words("Mes", "Month"),
            "month",
            "cents",
            (line,),
        ),
    )
