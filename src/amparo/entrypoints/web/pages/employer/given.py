"""The notices an employer gave: what was told to whom, and until which day it may be objected to."""

from __future__ import annotations

from amparo.entrypoints.web import paging
from amparo.entrypoints.web.pages.case_shown import clock_of_objections
from amparo.entrypoints.web.pages.employer.place import own_place, place
from amparo.entrypoints.web.pages.employer.words import EXITS, NOTICES
from amparo.foundation.cases import queries as cases
from amparo.foundation.pages import PrivatePage, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import objections

COLUMNS = ("notice", "type", "cedula", "name", "about_month", "effective_date", "wage_cents", "pay_cents", "days",
           "told_date", "until_date", "state", "case")  # fmt: skip


def given_notices(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    total = objections.given_count(employer_id=here.employer.pk, branch=here.branch)
    shown = paging.part(visit, total)
    first, count = (0, None) if visit.whole else (max(shown.first - 1, 0), paging.ROWS)
    found = objections.given(
        visit.today, employer_id=here.employer.pk, branch=here.branch, first=first, count=count,
        matters=cases.of_employer(here.employer.pk, visit.today),
    )  # fmt: skip
    names = registry.names({one.notice.person_id for one in found})
    return Sheet(
        columns=COLUMNS,
        rows=[
            (one.notice.pk, one.notice.type, *names[one.notice.person_id], one.notice.about_month,
             one.notice.effective_date, one.notice.wage_cents, one.notice.pay_cents, one.notice.days, one.told_date,
             one.until_date, one.state, one.case)
            for one in found
        ],
        facts={"ruc": ruc, "total": total},
        shown={
            "place": here, "tab": "workers", "part": shown, "clock": clock_of_objections(visit),
            "given": [(one, *names[one.notice.person_id], NOTICES[one.notice.type], EXITS.get(one.notice.cause))
                      for one in found],
            "may_read_cases": here.allows("cases.read"),
        },
        persons=tuple(names),
    )  # fmt: skip


pages = [
    PrivatePage(
        "given_notices", "empresa/<ruc:ruc>/trabajadores/avisos", "web/employer/given_notices.html",
        "affiliation.read", own_place, given_notices,
        ("Mostrar al empleador los avisos que dio", "Show the employer the notices it gave"),
    ),
]  # fmt: skip
