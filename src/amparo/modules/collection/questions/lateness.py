"""How late a declaration is paid: what the rules are given of a month, a due date and a day of payment."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.foundation.calendar import days_between, first_working_day
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import compute
from amparo.foundation.months import Month
from amparo.foundation.questions import Field, Words
from amparo.modules.collection import rules

FIELDS = (
    Field("about_month", hint=Words("El mes que se trabajó.", "The month that was worked.")),
    Field(
        "other_due_date",
        optional=True,
        label=Words("Otro vencimiento, si lo tuvo", "Another due date, if it had one"),
        hint=Words("Por ejemplo, una prórroga del IESS.", "For example, an extension by the IESS."),
        aside=True,
    ),
)

MONTHS_AHEAD = 12
"""How far beyond the payment the growth is shown."""
MONTHLY_UNTIL = 60
"""Delays longer than this, in months, are shown by the year."""


def lateness(facts: Mapping[str, int | str], paid_date: int) -> dict[str, int]:
    """What the rules of arrears need of `about_month` (or `other_due_date`) and a day of payment (YYYYMMDD).

    Raises LawError before the law of arrears.
    """
    given = {"paid_date": paid_date, **_due(facts, paid_date)}
    due_date = {**given, **compute(rules, given, Law.load().on(paid_date), ["overdue"])}["due_date"]
    return {
        **given,
        "months_apart": Month.of(paid_date) - Month.of(due_date),
        "due_day": due_date % 100,
        "paid_day": paid_date % 100,
        "late_days": max(days_between(due_date, paid_date), 0),
    }


def _due(facts: Mapping[str, int | str], paid_date: int) -> dict[str, int]:
    """What makes the due date: the working days of the calendar, unless another date was given."""
    if other := facts.get("other_due_date"):
        return {"due_date": int(other)}
    first = (Month.of(int(facts["about_month"])) + 1).first_date
    ordinary = first + Law.load().on(paid_date).contribution_due_day - 1
    return {"next_month_first_date": first, "nonworking_days": days_between(ordinary, first_working_day(ordinary))}


def delays_shown(late_months: int) -> list[int]:
    """The months of delay that tables show: every one, or of a long delay each year, and a year more."""
    step = 1 if late_months <= MONTHLY_UNTIL else MONTHS_AHEAD
    return [*range(0, late_months, step), *range(late_months, late_months + MONTHS_AHEAD + 1)]
