"""The front of the desk: what is due and when, and what waits for the employer, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from amparo.entrypoints.month.drafting import BooksNotOpen, Draft, draft
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.employer.place import Place, own_place, place
from amparo.entrypoints.web.pages.employer.words import NOTICES
from amparo.foundation.cases import queries as cases
from amparo.foundation.history import queries as history
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.foundation.pages import PrivatePage, Sheet, Visit
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.affiliation.cases import EMPLOYER
from amparo.modules.collection import queries as collection
from amparo.modules.collection.statement import Statement
from amparo.modules.contributions import queries as contributions

URGENT, DUE, OPTIONAL = "urgent", "due", "optional"


@dataclass(frozen=True)
class Task:
    """Something that waits for the employer. due_date: YYYYMMDD, None if no day is set.

    page, address: where it is done. facts: what the template says of it.
    """

    name: str
    state: str
    page: str
    due_date: int | None = None
    cents: int = 0
    count: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    address: dict[str, Any] = field(default_factory=dict)


def employer(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    drafted, owed = _drafted(here), _owed(here, visit.today)
    tasks = [*_of_cases(here, visit), *_of_account(owed), *_of_draft(here, drafted), *_of_notices(here)]
    count = affiliation.worker_count(here.employer.pk, branch=here.branch)
    if not count:
        tasks.append(Task("hire", OPTIONAL, "notice"))
    return Sheet(
        columns=("task", "state", "due_date", "cents", "count"),
        rows=[(one.name, one.state, one.due_date, one.cents, one.count) for one in tasks],
        facts={"ruc": ruc, "name": here.employer.name, "workers": count, "branch": here.branch},
        shown={
            "place": here, "tab": "employer", "tasks": tasks, "drafted": drafted, "owed": owed, "today": visit.today,
            "month": drafted.month if drafted else Month.of(visit.today),
            "told": _told(here, drafted), "entry_days": Law.load().on(visit.today).entry_notice_days,
        },
    )  # fmt: skip


def _drafted(here: Place) -> Draft | None:
    """The draft that the account may see; None before the books are open."""
    try:
        return draft(here.employer.pk) if here.allows("contributions.read") else None
    except BooksNotOpen:
        return None


def _owed(here: Place, today: int) -> Statement | None:
    return collection.statement(here.employer.pk, today) if here.allows("collection.read") else None


def _of_cases(here: Place, visit: Visit) -> list[Task]:
    if not here.allows("cases.read"):
        return []
    waiting = [one for one in cases.of_employer(here.employer.pk, visit.today) if one.waits_for == EMPLOYER]
    return [
        Task("case", URGENT, "employer_case", one.due_date, facts={"kind": (one.kind.es, one.kind.en)},
             address={"number": one.id})
        for one in sorted(waiting, key=lambda one: one.due_date or 0)
    ]  # fmt: skip


def _of_account(owed: Statement | None) -> list[Task]:
    if owed is None:
        return []
    found = []
    if owed.late:
        cents = sum(one.debt_cents for one in owed.late)
        found.append(Task("arrears", URGENT, "statement", owed.late[0].due_date, cents, len(owed.late)))
    coming = [one for one in owed.items if one.owed_cents > 0 and not one.late]
    for due_date in sorted({one.due_date for one in coming}):
        of_day = [one for one in coming if one.due_date == due_date]
        found.append(Task("pay", DUE, "statement", due_date, sum(one.owed_cents for one in of_day), len(of_day)))
    return found


def _of_draft(here: Place, drafted: Draft | None) -> list[Task]:
    if drafted is None or not drafted.lines.height:
        return []
    if contributions.is_confirmed(here.employer.pk, drafted.month):
        return []
    return [
        Task("confirm", DUE, "draft", drafted.due_date, drafted.total_cents, drafted.lines.height,
             {"month": drafted.month})
    ]  # fmt: skip


def _of_notices(here: Place) -> list[Task]:
    unread = cases.unread(here.employer.pk) if here.allows("cases.read") else 0
    return [Task("read", OPTIONAL, "employer_notices", count=unread)] if unread else []


def _told(here: Place, drafted: Draft | None) -> list[tuple[Both, int]]:
    """How many notices of each type wait for the next close."""
    cut = history.cut(drafted.month - 1) if drafted else None
    given = affiliation.notice_counts(here.employer.pk, cut.last_act) if cut else {}
    return [(NOTICES[code], count) for code, count in given.items()]


pages = [
    PrivatePage(
        "employer", "empresa/<ruc:ruc>", "web/employer/front.html", "affiliation.read", own_place, employer,
        ("Mostrar al empleador su mes", "Show the employer its month"),
    ),
]  # fmt: skip
