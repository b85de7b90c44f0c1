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
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.modules.pensions import queries as pensions
from amparo.modules.pensions import rules

Row = Mapping[str, Any]

AWARD = ("right", "pension_cents")
RISE = ("revalued_pension_cents",)
PAYMENT = ("thirteenth_cents", "fourteenth_cents")
OF_THE_STATE = ("state_share_cents",)
SURVIVORS = ("raw_widow_cents", "raw_dependants_cents", "raw_orphans_alone_cents", "group_pension_cents",
             "widow_keeps_right", "orphan_right")  # fmt: skip
"""What a survivor is told of the law: who has which part, within which limits, and until when."""

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

    entitlements: `pensions.Entitlement` at each close, the oldest first. payslips: `pensions.Payslip`, the newest
    first. decisions: `pensions.Decision`, the newest first. Each has the `month` it was sealed in.
    """

    person_id: int
    as_of: Month
    entitlements: tuple[Row, ...]
    payslips: tuple[Row, ...]
    decisions: tuple[Row, ...]

    @property
    def in_payment(self) -> tuple[Row, ...]:
        return tuple(one for one in self.entitlements if one["month"] == self.as_of.number)

    def entitlement(self, entitlement_id: int, month: Month) -> Row | None:
        """A pension as it stood at a close; None if it was not in payment."""
        wanted = (entitlement_id, month.number)
        return next((one for one in self.entitlements if (one["entitlement_id"], one["month"]) == wanted), None)


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
        tuple(pensions.entitlements_of(person_id).iter_rows(named=True)),
        tuple(pensions.payslips_of(person_id).reverse().iter_rows(named=True)),
        tuple(pensions.decisions_of(person_id).reverse().iter_rows(named=True)),
    )  # fmt: skip


def why_decided(decision: Row, language: str) -> Explanation | None:
    """The award, or what refused it, as the law of its day makes it; None where that law is not written."""
    return _explained({"kind": "sgo_old_age", **decision}, AWARD, decision["entitled_date"], language)


def why_paid(told: PensionHistory, payslip: Row, language: str) -> Explanation | None:
    """What is paid in a month, and in January how the pension rose to it; None without its law or its pension."""
    month = Month.of(payslip["month"])
    pension = told.entitlement(payslip["entitlement_id"], month)
    if pension is None:
        return None
    wanted = PAYMENT + (OF_THE_STATE if payslip["state_share_cents"] else ())
    facts = {**pension, "calendar_month": month.month, "revalued_pension_cents": pension["pension_cents"]}
    before = told.entitlement(payslip["entitlement_id"], month - 1)
    if before and before["pension_cents"] != pension["pension_cents"]:
        del facts["revalued_pension_cents"]
        wanted, facts["pension_cents"] = RISE + wanted, before["pension_cents"]
    return _explained(facts, wanted, month.first_date, language, given=GIVEN)


def _explained(
    facts: Row, wanted: tuple[str, ...], date: int, language: str, given: tuple[str, ...] = ()
) -> Explanation | None:
    known = {name: value for name, value in facts.items() if name not in rules.__all__ or name in given}
    try:
        return explain(rules, known, Law.load().on(date), wanted, language)
    except LawError:
        return None


GIVEN = ("revalued_pension_cents", "pension_cents", "years")
"""What a rule could make again, and of a pension in payment is given as it was sealed."""


# ---------------------------------------------------------------- what is left to survivors


@dataclass(frozen=True)
class Said:
    """A rule in the words of its law, under its title.

    trusts: the marks of what is not verified of it, or of a value it takes.
    """

    rule: str
    title: tuple[str, str]
    sentence: tuple[str, str]
    article: str
    trusts: tuple[str, ...]

    @classmethod
    def of(cls, rule: Rule, law: Law, day: int) -> Said:
        marks = [rule.trust, *(law.cites(name, day).trust for name in rule.parameters if name in law.names)]
        doubted = tuple(mark for mark in dict.fromkeys(marks) if mark != "VERIFIED")
        sentence = (rule.sentence_es, rule.sentence_en)
        return cls(rule.result, (rule.es, rule.en), sentence, rule.article, doubted)


def law_of_survivors(day: int) -> tuple[Said, ...]:
    """What the law of a day says of SURVIVORS, as far as it is written."""
    book, law = Rulebook.of(rules), Law.load()
    versions = [one for name in SURVIVORS for one in book.versions[name]]
    return tuple(Said.of(one, law, day) for one in versions if one.since <= day < one.until)
