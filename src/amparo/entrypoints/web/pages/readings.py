"""For auditors: who read personal data, of whom and why. Reading it is written down too."""

from __future__ import annotations

from typing import Any

from amparo.foundation.access.roles import ROLES, Subject
from amparo.foundation.acts import reads
from amparo.foundation.pages import PrivatePage, Sheet, Visit, number
from amparo.foundation.registry import queries as registry

SHOWN = 200


def everybody(_visit: Visit, **_address: Any) -> Subject:
    return Subject()


def readings(visit: Visit) -> Sheet:
    """The latest readings, of one account or of one person if asked for: by number, or by document."""
    account, person = (visit.asked.get(name, "").strip() for name in ("cuenta", "persona"))
    person_id = registry.persons_by_document([person.upper()]).get(person.upper(), number(person)) if person else None
    found = reads.latest(SHOWN, by=f"user:{account}" if account.isdecimal() else "", person_id=person_id)
    return Sheet(
        columns=("date", "at", "by", "role", "province", "module", "purpose", "person_id", "person_count"),
        rows=[
            (
                one.today, one.at.isoformat() if one.at else None, one.by, one.role, one.province, one.module,
                one.purpose, one.person_id, one.person_count,
            )
            for one in found
        ],
        facts={"account": account or None, "person": person or None, "limit": SHOWN},
        shown={
            "readings": [(one, ROLES.get(one.role), (one.purpose, one.purpose_en or one.purpose)) for one in found],
            "account_asked": account,
            "person_asked": person,
            "whole": len(found) < SHOWN,
        },
        persons=tuple(registry.names([person_id])) if person_id else (),
    )  # fmt: skip


pages = [
    PrivatePage(
        "readings", "auditoria", "web/readings.html", "acts.read", everybody, readings,
        ("Revisar quién lee datos personales", "Review who reads personal data"),
    ),
]  # fmt: skip
