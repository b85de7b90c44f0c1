"""The tables and the chart of a retirement: when each way opens, what each month pays, and what each year more adds."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.foundation import writing
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.foundation.questions import Chart, Table, Words
from amparo.modules.pensions.career import Path
from amparo.modules.pensions.questions.case import Case
from amparo.modules.pensions.questions.told import aged
from amparo.modules.pensions.simulation import Opening

MOST_YEARS = 10
"""How many years of waiting the table of years shows."""

GOING_ON = Words("Si sigue aportando", "If you go on contributing")
STOPPING = Words("Si deja de aportar hoy", "If you stop contributing today")
MONTH = Words("Mes en que se jubila", "Month of retirement")
AGE, YEARS = Words("Edad", "Age"), Words("Años de aporte", "Years contributed")
AT_ANY_AGE = Words("{years} de aporte, a cualquier edad", "{years} contributed, at any age")
AT_AN_AGE = Words("{years} de aporte y {age} de edad", "{years} contributed and age {age}")


def tables(case: Case) -> tuple[Table, ...]:
    found = [] if case.past else [_routes(case), _months(case), _each_year(case)]
    return tuple(table for table in [*found, _history(case)] if table.rows)


def charts(case: Case) -> tuple[Chart, ...]:
    """What each month of retirement pays, on both paths."""
    paths = ((GOING_ON, case.plan.going_on), (STOPPING, case.plan.stopping))
    lines = tuple((words, points) for words, path in paths if len(points := _steps(case, path)) > 1)
    title = Words("Pensión según el mes en que se jubile", "Pension by month of retirement")
    return (Chart(title, MONTH, "month", "cents", lines),) if lines else ()


def _steps(case: Case, path: Path) -> tuple[tuple[int, int], ...]:
    """The first and the last month of each amount: between them nothing changes."""
    paid = [(one.month.number, found.cents) for one in case.outlook if (found := one.on(path))]
    amounts = [None, *(cents for _, cents in paid), None]
    around = zip(amounts, amounts[2:], strict=False)
    return tuple(one for one, (before, after) in zip(paid, around, strict=True) if not before == one[1] == after)


def _routes(case: Case) -> Table:
    rows = [
        (
            _route(one, case.language),
            *_opens(case, one.going_on, case.plan.going_on),
            *_opens(case, one.stopping, case.plan.stopping),
        )
        for one in case.plan.openings
        if one.row or one.going_on or one.stopping
    ]
    pays = Words("y pagaría", "and would pay")
    return Table(
        "routes",
        Words("Cuándo se abre cada camino", "When each way opens"),
        (
            ("route", Words("Camino", "Way"), "text"),
            ("going_on_month", GOING_ON, "month"),
            ("going_on_cents", pays, "cents"),
            ("stopping_month", STOPPING, "month"),
            ("stopping_cents", pays, "cents"),
        ),
        tuple(rows),
    )


def _opens(case: Case, month: Month | None, path: Path) -> tuple[int | None, int | None]:
    paid = case.plan.paid(month, path) if month else None
    return (month.number if month else None), (paid.cents if paid else None)


def _route(one: Opening, language: str) -> str:
    if not one.row:
        return one.way.es if language == "es" else one.way.en
    years = writing.amount(one.row["months"] // 12, "years", language)
    age = aged(one.row["age"], language)
    return (AT_AN_AGE if one.row["age"] else AT_ANY_AGE)(language).format(years=years, age=age)


def _months(case: Case) -> Table:
    """A row for each month whose amounts differ from the month before: it holds until the next."""
    return Table(
        "retirement_months",
        Words("Pensión según el mes en que se jubile: cada fila vale hasta la siguiente",
              "Pension by month of retirement: each row holds until the next"),
        (("month", MONTH, "month"), ("age", AGE, "years"), ("years", YEARS, "years"),
         ("going_on_cents", GOING_ON, "cents"), ("stopping_cents", STOPPING, "cents")),
        tuple(_changes(case)),
    )  # fmt: skip


def _changes(case: Case) -> Iterator[tuple[int | None, ...]]:
    before = None
    for one in case.outlook:
        amounts = tuple(paid.cents if paid else None for paid in (one.going_on, one.stopping))
        if amounts != before:
            years = case.plan.going_on.months(one.month) // 12
            yield (one.month.number, case.plan.age(one.month), years, *amounts)
        before = amounts


def _each_year(case: Case) -> Table:
    return Table(
        "each_year",
        Words("Lo que añade cada año más de aporte", "What each more year of contributions adds"),
        (("month", MONTH, "month"), ("age", AGE, "years"), ("years", YEARS, "years"),
         ("pension_cents", Words("Pensión", "Pension"), "cents"),
         ("added_cents", Words("Más que un año antes", "More than a year before"), "cents")),
        tuple(_waiting(case)) if case.best else (),
    )  # fmt: skip


def _waiting(case: Case) -> Iterator[tuple[int | None, ...]]:
    """The pension of the month asked for and of the same month of later years, contributing."""
    path, before = case.plan.going_on, None
    for waited in range(MOST_YEARS + 1):
        month = case.month + 12 * waited
        paid = case.plan.paid(month, path)
        if paid is None or month > case.plan.horizon:
            return
        added = None if before is None else paid.cents - before
        yield month.number, case.plan.age(month), path.months(month) // 12, paid.cents, added
        before = paid.cents


def _history(case: Case) -> Table:
    """The years of an uploaded history, and those that make the base."""
    years = sorted(case.path.years(case.month), key=lambda one: one.year) if case.asked.rows else []
    chosen = case.plan.best_years(case.month, case.path)
    return Table(
        "history",
        Words("Sus años, con los que vendrán, y los que forman la base",
              "Your years, with those to come, and those that make the base"),
        (("year", Words("Año", "Year"), "text"), ("months", Words("Meses", "Months"), "months"),
         ("average_cents", Words("Promedio mensual", "Monthly average"), "cents"),
         ("counts", Words("Entra en la base", "Counts for the base"), "flag")),
        tuple((str(one.year), one.months, share(one.wage_cents, 1, one.months), int(one in chosen)) for one in years),
    )  # fmt: skip
