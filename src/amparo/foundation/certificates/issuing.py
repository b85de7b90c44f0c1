"""How an action attests something."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from amparo.foundation.acts.action import current_act
from amparo.foundation.certificates.authority import own
from amparo.foundation.certificates.models import Certificate
from amparo.foundation.certificates.seals import sealed
from amparo.foundation.months import OPEN_END

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without the letters that are read as digits."""


@dataclass(frozen=True)
class Statement:
    """What a certificate says, in one language, already written for reading.

    subject: of whom, by name and document. said: the sentence that matters, also inside the QR. facts: name and value.
    heading, rows: a table, if it has one. law: the articles it rests on. notes: what its reader should know.
    """

    title: str
    subject: str
    said: str
    facts: Sequence[tuple[str, str]] = ()
    heading: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    law: Sequence[str] = ()
    notes: Sequence[str] = ()


def issue(
    kind: str,
    statement: Statement,
    *,
    language: str,
    until_date: int = OPEN_END,
    person_id: int | None = None,
    employer_id: int | None = None,
) -> Certificate:
    """Record a certificate; call it inside an action. Its document is printed when it is asked for."""
    act, code = current_act(), _new_code()
    claims = {
        "code": code, "kind": kind, "title": statement.title, "subject": statement.subject, "said": statement.said,
        "issued": act.today, "until": until_date,
    }  # fmt: skip
    return Certificate.objects.create(
        code=code, kind=kind, language=language, person_id=person_id, employer_id=employer_id,
        issued_date=act.today, until_date=until_date, content=_plain(statement), seal=sealed(claims, own()),
        act=act.number,
    )  # fmt: skip


def _plain(statement: Statement) -> dict:
    return {
        "title": statement.title, "subject": statement.subject, "said": statement.said,
        "facts": [list(fact) for fact in statement.facts], "heading": list(statement.heading),
        "rows": [list(row) for row in statement.rows], "law": list(statement.law), "notes": list(statement.notes),
    }  # fmt: skip


def _new_code() -> str:
    """Twenty signs that nobody can guess (100 bits), in groups of four."""
    signs = [secrets.choice(_ALPHABET) for _ in range(20)]
    return "-".join("".join(signs[start : start + 4]) for start in range(0, 20, 4))
