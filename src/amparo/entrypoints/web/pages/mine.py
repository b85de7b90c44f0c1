"""What is of the person who holds the account: what is known of her, who looked at it, and where she is paid."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.month.drafting import BooksNotOpen
from amparo.entrypoints.month.work_history import STATES, WorkHistory, work_history
from amparo.foundation.access.roles import ROLES, Subject
from amparo.foundation.access.subjects import of_person
from amparo.foundation.acts import reads
from amparo.foundation.acts.written import Private
from amparo.foundation.cases import queries as cases
from amparo.foundation.history import queries as history
from amparo.foundation.pages import Done, Elsewhere, NotPublished, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.actions import declare_bank_account, withdraw_bank_account
from amparo.foundation.registry.bank_accounts import KINDS
from amparo.modules.pensions import queries as pensions

PERSON = "affiliate"
"""The role in which a person sees what is hers; it is named where a case waits for her."""

SHOWN = 500
"""How many readings are listed."""


def person_of(visit: Visit) -> int:
    """The person of the account. Who has not proved who she is, is taken to where it is done."""
    for grant in visit.grants:
        if grant.role == PERSON and grant.person_id:
            return grant.person_id
    raise Elsewhere("identity", _("Para ver lo suyo, pruebe primero quién es."))


def own_person(visit: Visit, **_address: Any) -> Subject:
    return of_person(person_of(visit))


def history_of(visit: Visit) -> WorkHistory:
    """The work history of who holds the account. NotPublished before the books open."""
    try:
        return work_history(person_of(visit))
    except BooksNotOpen as error:
        raise NotPublished(_("Los libros todavía no están abiertos: no hay historia que mostrar.")) from error


def mine(visit: Visit) -> Sheet:
    """At a glance: who she is, her pension, her months, how the last one stands, who owes what, what to read."""
    person_id = person_of(visit)
    person = registry.person(person_id)
    told = work_history(person_id) if history.closed_months() else None
    drawn = list(pensions.in_payment_to(person_id).iter_rows(named=True))
    matters = cases.of_person(person_id, visit.today)
    open_matters = [one for one in matters if one.waits_for]
    unread = [one for one in cases.notices(person_id=person_id) if one["read_date"] is None]
    owed = [one for one in told.lacks if one.cents] if told else []
    last = [one for one in told.months if one.month == told.as_of] if told else []
    return Sheet(
        columns=("document", "given_names", "surnames", "sex", "birth_date", "province"),
        rows=[
            (
                person.document, person.given_names, person.surnames, person.sex, person.birth_date,
                person.province.name,
            )
        ],
        facts={
            "as_of": told.as_of.number if told else None,
            "pensions": [{"kind": one["kind"], "pension_cents": one["pension_cents"]} for one in drawn],
            "contributed_months": told.contributed_months if told else None,
            "last_month": [{"employer_id": one.employer_id, "state": one.state} for one in last],
            "owed_cents": sum(one.cents for one in owed),
            "open_cases": [one.id for one in open_matters],
            "unread_notices": [one["id"] for one in unread],
        },
        shown={
            "person": person,
            "told": told,
            "pensions": drawn,
            "last": [(told.employers[one.employer_id], STATES[one.state]) for one in last] if told else [],
            "owed": [(told.employers[one.employer_id or 0], one) for one in owed] if told else [],
            "matters": open_matters,
            "waiting": [one for one in open_matters if one.waits_for == PERSON],
            "unread": unread,
        },
        persons=(person_id,),
    )  # fmt: skip


def accesses(visit: Visit) -> Sheet:
    """Every reading of one's data: the reading of this page itself comes after it."""
    found = list(reads.of_person(person_of(visit))[:SHOWN])
    employers = registry.employer_names({one.employer_id for one in found if one.employer_id})
    provinces = registry.province_names()
    own = f"user:{visit.account.pk}"
    rows: list[tuple[object, ...]] = [
        (
            one.today,
            one.at.isoformat() if one.at else None,
            one.by == own,
            one.role,
            employers.get(one.employer_id or 0, ""),
            one.province,
            one.module,
            one.purpose,
            one.purpose_en,
        )
        for one in found
    ]
    return Sheet(
        columns=("date", "at", "own", "role", "employer", "province", "module", "purpose", "purpose_en"),
        rows=rows,
        facts={"shown": len(rows), "limit": SHOWN},
        shown={
            "readings": [
                {
                    "trace": one,
                    "own": one.by == own,
                    "role": ROLES.get(one.role),
                    "employer": employers.get(one.employer_id or 0, ""),
                    "province": provinces.get(one.province),
                    "purpose": (one.purpose, one.purpose_en or one.purpose),
                }
                for one in found
            ]
        },
        persons=(person_of(visit),),
    )


# ---------------------------------------------------------------- where she is paid


def bank_account(visit: Visit) -> Sheet:
    person_id = person_of(visit)
    declared = registry.bank_accounts_of(person_id)
    in_use = next((one for one in declared if one.since_date <= visit.today), None)
    waiting = next((one for one in declared if one.since_date > visit.today), None)
    return Sheet(
        columns=("bank", "kind", "number", "since_date", "in_use"),
        rows=[(one.bank, one.kind, one.masked, one.since_date, one is in_use) for one in (in_use, waiting) if one],
        shown={"in_use": in_use, "waiting": waiting, "kinds": KINDS},
        persons=(person_id,),
    )


def declare(visit: Visit, sent: Sent) -> Done:
    declare_bank_account(
        by=visit.account, today=visit.today, key=sent.key, person_id=person_of(visit),
        bank=sent.fields.get("bank", ""), kind=sent.fields.get("kind", ""),
        number=Private(sent.fields.get("number", "")),
    )  # fmt: skip
    return Done(to="bank_account", told=_("Declarada. Le avisamos por correo, y espera unos días antes de usarse."))


def withdraw(visit: Visit, sent: Sent) -> Done:
    withdraw_bank_account(by=visit.account, today=visit.today, key=sent.key, person_id=person_of(visit))
    return Done(to="bank_account", told=_("Anulada. Sigue en uso la anterior."))


pages = [
    PrivatePage(
        "mine", "mi", "web/mine/mine.html", "registry.read", own_person, mine,
        ("Mostrar a la persona sus datos", "Show the person her data"),
    ),
    PrivatePage(
        "accesses", "mi/accesos", "web/mine/accesses.html", "acts.read", own_person, accesses,
        ("Mostrar a la persona quién vio sus datos", "Show the person who saw her data"),
    ),
    PrivatePage(
        "bank_account", "mi/cuenta-bancaria", "web/mine/bank_account.html", "registry.declare_bank_account", own_person,
        bank_account, ("Mostrar a la persona dónde se le paga", "Show the person where she is paid"),
        acts={"declare": declare, "withdraw": withdraw}, sensitive=True,
    ),
]  # fmt: skip
