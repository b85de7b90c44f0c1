"""A retirement asked as the page asks it: what was not answered takes what the empty form proposes."""

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.foundation.questions import Answer, Asked
from amparo.modules.pensions.questions import RETIREMENT_QUESTION

TODAY = 20261121
DEFAULTS = {field.fact: field.default for field in RETIREMENT_QUESTION.fields if field.default is not None}
ROSA = {"birth_date": 1970_06_15, "months": 300, "monthly_wage_cents": 1_200_00}


def ask(facts: Mapping[str, Any], on: int = TODAY, language: str = "es", rows: Iterable[dict[str, int]] = ()) -> Answer:
    return RETIREMENT_QUESTION.answer(Asked({**DEFAULTS, **facts}, on, language, list(rows)))


def numbers(answer: Answer) -> dict[str, Any]:
    return {one.name: one.value for one in answer.results}


def table(answer: Answer, name: str) -> list[tuple[Any, ...]]:
    return next((list(one.rows) for one in answer.tables if one.name == name), [])


def states(answer: Answer) -> dict[str, str]:
    return {one.way.name: one.state for one in answer.alternatives}


def history(years: Mapping[int, int]) -> list[dict[str, int]]:
    """A row for each month: {year: wage in cents}."""
    return [
        {"month": year * 100 + month, "wage_cents": wage, "days": 30}
        for year, wage in years.items()
        for month in range(1, 13)
    ]
