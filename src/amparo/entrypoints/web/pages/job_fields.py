"""How a form tells of a job: which kind of work, since when, and for how much, as the batch file writes it."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.foundation import reading
from amparo.foundation.acts.refused import Refused
from amparo.modules.affiliation.notices import RELATIONS

HIRED = ("private", "domestic", "public", "teachers", "foreign_service", "bank_municipal")
"""The regimes of who works for somebody else: the ones in which an employer may fail to say so."""

CODES = {regime: code for code, regime in reversed(RELATIONS.items()) if regime in HIRED}


def day(fields: Mapping[str, str], name: str, optional: bool = False) -> str:
    """A day of the form, YYYYMMDD; empty if it may be."""
    written = fields.get(name, "").strip()
    if optional and not written:
        return ""
    try:
        return str(reading.day(written))
    except ValueError as error:
        raise Refused(str(error), str(error), name) from error


def amount(fields: Mapping[str, str], name: str) -> str:
    """An amount of the form, in dollars with a point."""
    try:
        cents = reading.cents(fields.get(name, ""))
    except ValueError as error:
        raise Refused(str(error), str(error), name) from error
    return f"{cents // 100}.{cents % 100:02d}"


def job(fields: Mapping[str, str]) -> dict[str, str]:
    """The job of a form, as the actions that record one take it."""
    return {
        "since_date": day(fields, "since"), "until_date": day(fields, "until", optional=True),
        "relation": CODES.get(fields.get("relation", ""), ""), "wage": amount(fields, "wage"),
    }  # fmt: skip
