"""What an account attends: each desk with what waits at it, and the codes handed to who is before a clerk."""

from __future__ import annotations

from typing import Any

from amparo.foundation.access import actions, queries
from amparo.foundation.access.roles import ROLES, Account, Subject, may
from amparo.foundation.access.subjects import of_account, of_employer, of_person
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.queries import Desk
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry

ATTENDING = ("clerk", "director", "auditor")
"""Who may open cases in the office; an auditor only looks."""

NOWHERE = ("", "")
"""The name of the province of a desk that is of none."""


def desks_of(visit: Visit) -> list[Desk]:
    """Whose turns the account sees: a clerk's own desks; appeals, for a director; every turn, for an auditor."""
    roles = {one.role for one in visit.grants}
    found = [Desk("clerk", one.module, one.province) for one in visit.grants if one.role == "clerk"]
    found += [Desk("director")] if "director" in roles else []
    return found + [Desk(role) for role in cases.roles_waited_for()] if "auditor" in roles else found


def office(visit: Visit) -> Sheet:
    """Every desk of the account, with how many cases wait at it and how many are late."""
    desks, names = desks_of(visit), registry.province_names()
    waiting = cases.counted(desks, visit.today)
    return Sheet(
        columns=("role", "module", "province", "waiting", "late", "due_today"),
        rows=[
            (one.role, one.module, one.province, waiting[one].count, waiting[one].late, waiting[one].due_today)
            for one in desks
        ],
        shown={
            "desks": [
                (
                    one,
                    ROLES[one.role],
                    names.get(one.province or "", NOWHERE),
                    waiting[one],
                    bool(cases.kinds_at([one])),
                )
                for one in desks
            ],
            "sees_signals": any(one.role == "auditor" for one in visit.grants),
            "opens_accounts": any(one.role == "operator" for one in visit.grants),
        },
    )


def own_desk(visit: Visit, **_address: Any) -> Subject:
    """The desk of codes in the clerk's own province; whoever she then looks for is asked for again."""
    desks = [one for one in visit.account.held if one.role == "clerk" and one.module == "access"]
    return Subject(province=desks[0].province) if desks else Subject()


def codes(visit: Visit) -> Sheet:
    """Who has the document or RUC that was asked for, if she lives, or it is, in the clerk's province."""
    asked = visit.asked.get("documento", "").strip().upper()
    person, employer = _person(visit, asked), _employer(visit, asked)
    return Sheet(
        columns=("document", "name"),
        rows=[(asked, str(one)) for one in (person, employer) if one],
        shown={"asked": asked, "person": person, "employer": employer},
        persons=(person.pk,) if person else (),
    )


def issue(visit: Visit, sent: Sent) -> Done:
    document = sent.fields.get("document", "").strip().upper()
    person, employer = _person(visit, document), _employer(visit, document)
    who = {"by": visit.account, "today": visit.today, "key": sent.key}
    if person:
        made = actions.issue_person_code(**who, person_id=person.pk)
    elif employer:
        made = actions.issue_employer_code(**who, employer_id=employer.pk)
    else:
        raise Refused("No consta en su provincia", "Not registered in your province", "document")
    return Done(
        shown={"code": queries.code_text(made["code_id"]), "until_date": made["until_date"], "document": document},
        persons=(person.pk,) if person else (),
    )


def _person(visit: Visit, document: str) -> Any:
    person_id = registry.persons_by_document([document]).get(document) if document else None
    allowed = person_id and may(Account(visit.grants), "access.issue_person_code", of_person(person_id))
    return registry.person(person_id) if person_id and allowed else None


def _employer(visit: Visit, ruc: str) -> Any:
    employer = registry.employer_of(ruc) if ruc else None
    allowed = employer and may(Account(visit.grants), "access.issue_employer_code", of_employer(employer.pk))
    return employer if allowed else None


pages = [
    PrivatePage(
        "office", "oficina", "web/office/office.html", "access.read", lambda visit: of_account(visit.account.pk),
        office, ("Mostrar qué atiende la cuenta", "Show what the account attends"),
    ),
    PrivatePage(
        "codes", "oficina/codigos", "web/office/codes.html", "access.issue_person_code", own_desk, codes,
        ("Entregar un código a quien se presentó en la oficina", "Hand a code to who came to the office"),
        acts={"issue": issue}, limited="write",
    ),
]  # fmt: skip
