"""A person's pensions: what she is paid each month, what was decided on what she asked, and why, by its law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings

from amparo.entrypoints.month.drafting import BooksNotOpen
from amparo.foundation.history import queries as history
from amparo.foundation.law.book import Law
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.modules.pensions import queries as pensions
from amparo.modules.pensions import rules

Row = Mapping[str, Any]

AWARD = ("right", "pension_cents")
PAYMENT = ("thirteenth_cents", "fourteenth_cents", "state_share_cents")
REASONS = {
    "granted": ("Concedida", "Granted"),
    "deceased": ("La persona había fallecido", "The person had died"),
    "already_pensioner": ("Ya cobra una pensión de vejez", "Already draws an old-age pension"),
    "still_working": ("Todavía trabaja: puede pedirla al salir", "Still working: it may be asked for on leaving"),
    "no_right": ("No cumple los requisitos", "The requirements are not met"),
}
"""Why an application was decided as it was, in Spanish and English."""


@dataclass(frozen=True)
class PensionHistory:
    """All that is sealed of a person's pensions, as of the last closed month; rows with the columns of their tables.

    in_payment: `pensions.Entitlement` at that close. payslips: `pensions.Payslip`, the newest first. decisions:
    `pensions.Decision`, each with the `month` it was sealed in, the newest first.
    """

    person_id: int
    as_of: Month
    in_payment: tuple[Row, ...]
    payslips: tuple[Row, ...]
    decisions: tuple[Row, ...]


def pension_history(person_id: int) -> PensionHistory:
    """It shows personal data: whoever calls this records the reading (`acts.reads`). BooksNotOpen as it says."""
    closed = history.closed_months()
    if not closed:
        raise BooksNotOpen
    return _sealed(str(settings.AMPARO_HOME), closed[-1], person_id)


@lru_cache(maxsize=1024)
def _sealed(home: str, last: Month, person_id: int) -> PensionHistory:
    """What is sealed until a month: it does not change, so whoever turns a page does not read it again."""
    return PensionHistory(
        person_id, last,
        tuple(pensions.in_payment_to(person_id).iter_rows(named=True)),
        tuple(pensions.payslips_of(person_id).reverse().iter_rows(named=True)),
        tuple(pensions.decisions_of(person_id).reverse().iter_rows(named=True)),
    )  # fmt: skip


def why_decided(decision: Row, language: str) -> Explanation | None:
    """The award, or what refused it, as the law of its day makes it; None where that law is not written."""
    facts = {"kind": "sgo_old_age", **decision}
    return _explained(facts, AWARD, decision["entitled_date"], language)


def why_paid(told: PensionHistory, payslip: Row, language: str) -> Explanation | None:
    """What is paid besides the pension in the last closed month; None for another month, or without its law."""
    month = Month.of(payslip["month"])
    pension = next((one for one in told.in_payment if one["entitlement_id"] == payslip["entitlement_id"]), None)
    if pension is None or month != told.as_of:
        return None
    facts = {**pension, "calendar_month": month.month, "revalued_pension_cents": pension["pension_cents"]}
    return _explained(facts, PAYMENT, month.first_date, language)


def _explained(facts: Row, wanted: tuple[str, ...], date: int, language: str) -> Explanation | None:
    known = {name: value for name, value in facts.items() if name not in rules.__all__ or name in _GIVEN}
    try:
        return explain(rules, known, Law.load().on(date), wanted, language)
    except LawError:
        return None


_GIVEN = ("revalued_pension_cents",)
"""What a rule could make again, and here is given as it was sealed."""
