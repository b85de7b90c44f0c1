"""How what several rooms read is told: cases, notices and certificates, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import polars as pl

from amparo.entrypoints.api.private import cursors
from amparo.entrypoints.api.private.reading import PDF, File, Visit
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.queries import Matter
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.certificates.printing import document as printed
from amparo.foundation.questions import Language
from amparo.modules.affiliation import objections
from amparo.modules.affiliation.objections import GivenNotice

One = TypeVar("One")

PAGED: Mapping[str, Any] = {"after": cursors.After, "limit": cursors.Limit}
"""What a long list takes."""


def page_of(rows: Sequence[One], key: Callable[[One], tuple[int, ...]], visit: Visit) -> tuple[list[One], str | None]:
    """A page of rows told apart by whole numbers, in the order of these."""
    if not rows:
        return [], None
    keys = pl.DataFrame([key(one) for one in rows], orient="row")
    numbered = keys.with_row_index("place")
    shown, following = cursors.page(numbered, keys.columns, visit.given["after"], visit.given["limit"])
    return [rows[place] for place in shown["place"]], following


def matter(one: Matter, language: Language) -> dict[str, Any]:
    """A case in few words."""
    state = one.kind.state(one.state)
    return {
        "case": one.id,
        "kind": one.kind.name,
        "title": getattr(one.kind, language),
        "state_title": getattr(state, language),
        **{
            part: getattr(one, part)
            for part in ("state", "waits_for", "opened_date", "since_date", "due_date", "late", "proposed")
        },
    }


def matters(found: list[Matter], visit: Visit) -> dict[str, Any]:
    """A page of cases, the newest first."""
    shown, following = page_of(found, lambda one: (-one.id,), visit)
    return {"cases": [matter(one, visit.language) for one in shown], "next": following}


def waiting(order: list[tuple[int, int]], visit: Visit) -> dict[str, Any]:
    """A page of the cases that wait, in the order of their (due date, number); only those shown are read whole."""
    shown, following = page_of(order, lambda one: one, visit)
    found = cases.matters([number for _, number in shown], visit.today)
    return {"cases": [matter(one, visit.language) for one in found], "next": following}


def notices(visit: Visit, **whose: int) -> dict[str, Any]:
    """A page of what a person or an employer was told."""
    found = cases.notices(**whose)
    shown, following = page_of(found, lambda one: (-one["id"],), visit)
    told = [
        {
            "notice": one["id"],
            "said": one[visit.language],
            **{part: one[part] for part in ("case", "date", "read_date")},
        }
        for one in shown
    ]
    return {"notices": told, "next": following}


def given(visit: Visit, **whose: int) -> tuple[list[GivenNotice], str | None]:
    """A page of the notices about a person or of an employer, the newest first."""
    last, limit = cursors.read(visit.given["after"], 1), visit.given["limit"]
    of_whom: Callable[..., list[Matter]] = cases.of_person if "person_id" in whose else cases.of_employer
    parties = of_whom(*whose.values(), visit.today)
    found = objections.given(visit.today, **whose, before=-last[0] if last else None, count=limit + 1, matters=parties)
    return found[:limit], cursors.written([-found[limit - 1].notice.pk]) if len(found) > limit else None


def given_notice(one: GivenNotice) -> dict[str, Any]:
    """A notice and what may still be said against it."""
    said = ("type", "about_month", "effective_date", "wage_cents", "pay_cents", "days", "cause")
    return {
        "notice": one.notice.pk,
        **{part: getattr(one.notice, part) for part in said},
        **{part: getattr(one, part) for part in ("told_date", "until_date", "state", "case")},
    }


def certificate(one: Any) -> dict[str, Any]:
    return {part: getattr(one, part) for part in ("code", "kind", "issued_date", "until_date", "revoked_date")}


def certificate_file(visit: Visit, **whose: int) -> File | None:
    """The signed document of a code, if it was issued to that person or employer."""
    found = certificates.certificate(visit.given["code"])
    if found is None or any(getattr(found, name) != number for name, number in whose.items()):
        return None
    return File(printed(found, visit.site), PDF, f"{found.code}.pdf")
