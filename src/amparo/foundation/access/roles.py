"""Who may do what, declared as one table of rules. Nothing is allowed that no rule allows.

A permission is named `room.verb_object`, as the action that needs it, or `room.read` for reading what a room keeps. The
subject says whose matter it is. A grant ties an account to a role and to the persons, employer, province or module it
reaches:

>>> maria = Account(grants=(Grant("affiliate", person_id=7),))
>>> may(maria, "contributions.read", Subject(person_id=7))
True
>>> may(maria, "contributions.read", Subject(person_id=8))
False
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol


@dataclass(frozen=True)
class Role:
    """What an account can be. Where `second_factor`, a password alone is not enough to act in it."""

    es: str
    en: str
    second_factor: bool


ROLES = {
    "holder": Role("Titular de una cuenta", "Account holder", second_factor=False),
    "affiliate": Role(
        "Afiliado, pensionista o derechohabiente", "Insured person, pensioner or dependant", second_factor=False
    ),
    "employer_owner": Role("Responsable de un empleador", "Responsible for an employer", second_factor=True),
    "employer_payroll": Role("Encargado de nómina de un empleador", "Payroll officer", second_factor=False),
    "clerk": Role("Servidor de una provincia y un módulo", "Clerk of one province and one module", second_factor=True),
    "auditor": Role("Auditor", "Auditor", second_factor=True),
    "director": Role("Director", "Director", second_factor=True),
    "operator": Role("Administrador de cuentas", "Administrator of accounts", second_factor=True),
}


@dataclass(frozen=True)
class Subject:
    """Whose matter something is. What is absent matches no grant that asks for it.

    account_id: an account. person_id: a person. employer_id, establishment_id: an employer, or one of its places of
    work. province: where it is attended. module: which module attends it, if not the one that the permission names.
    contested: whether it is a case in which somebody appealed.
    """

    account_id: int | None = None
    person_id: int | None = None
    employer_id: int | None = None
    establishment_id: int | None = None
    province: str | None = None
    module: str | None = None
    contested: bool = False


@dataclass(frozen=True)
class Grant:
    """A role held, and how far it reaches. An employer's without establishment reaches all of them.

    only: the permissions to which a token narrows it (`scopes.py`); None, all those of the role.
    """

    role: str
    account_id: int | None = None
    person_id: int | None = None
    employer_id: int | None = None
    establishment_id: int | None = None
    province: str | None = None
    module: str | None = None
    only: frozenset[str] | None = None


class Holder(Protocol):
    """Whoever holds grants: an account of the database, or one made up by a test."""

    @property
    def grants(self) -> Iterable[Grant]: ...


@dataclass(frozen=True)
class Account:
    grants: tuple[Grant, ...] = ()


# ---------------------------------------------------------------- how far a role reaches


@dataclass(frozen=True)
class Reach:
    """Which subjects a role reaches, in words and as a test of a grant, a permission and a subject."""

    es: str
    en: str
    holds: Callable[[Grant, str, Subject], bool]


def _same(one: object, other: object) -> bool:
    return one is not None and one == other


def _desk(grant: Grant, permission: str, subject: Subject) -> bool:
    return _same(grant.module, subject.module or room(permission)) and _same(grant.province, subject.province)


OWN_ACCOUNT = Reach("su cuenta", "own account", lambda grant, _, subject: _same(grant.account_id, subject.account_id))
OWN_PERSON = Reach("lo suyo", "own", lambda grant, _, subject: _same(grant.person_id, subject.person_id))
OWN_EMPLOYER = Reach(
    "su empleador, o el establecimiento a su cargo",
    "own employer, or the establishment in charge",
    lambda grant, _, subject: (
        _same(grant.employer_id, subject.employer_id) and grant.establishment_id in (None, subject.establishment_id)
    ),
)
OWN_DESK = Reach("su módulo en su provincia", "own module in own province", _desk)
EVERYTHING = Reach("todo", "everything", lambda *_: True)
OWN_CASES = Reach("los trámites de su módulo en su provincia", "cases of own module in own province", _desk)
OWN_PROVINCE = Reach("su provincia", "own province", lambda grant, _, subject: _same(grant.province, subject.province))
CONTESTED = Reach(
    "los trámites apelados o impugnados, desde que lo son",
    "cases appealed or contested, from when they are",
    lambda _, __, subject: subject.contested,
)
NOBODY_IN_PARTICULAR = Reach(
    "lo que no es de una persona, de un empleador ni de una cuenta",
    "what is about no person, no employer and no account",
    lambda _, __, subject: subject.person_id is None and subject.employer_id is None and subject.account_id is None,
)


# ---------------------------------------------------------------- the table


@dataclass(frozen=True)
class Rule:
    """A role may do `permissions` on what it reaches. `*.read` is every reading; no other star is allowed."""

    role: str
    reach: Reach
    permissions: tuple[str, ...]


RULES = (
    Rule("holder", OWN_ACCOUNT, (
        "access.read",
        "access.claim_person", "access.claim_employer", "access.accept_invitation",
        "access.ask_new_email", "access.confirm_new_email", "access.withdraw_new_email",
        "access.create_token", "access.revoke_token",
        "registry.register_employer",
    )),
    Rule("affiliate", OWN_PERSON, (
        "registry.read", "affiliation.read", "contributions.read", "collection.read", "pensions.read", "acts.read",
        "registry.declare_bank_account", "registry.withdraw_bank_account", "contributions.certify_history",
        "affiliation.file_claim", "affiliation.appeal_claim", "affiliation.withdraw_claim",
        "affiliation.propose_correction", "cases.read", "cases.hand_in", "cases.acknowledge_notice",
    )),
    Rule("employer_owner", OWN_EMPLOYER, (
        "registry.read", "affiliation.read", "contributions.read", "collection.read", "cases.read", "access.read",
        "registry.register_establishment",
        "affiliation.submit_notices", "affiliation.give_notice",
        "contributions.confirm_draft", "contributions.confirm_declarations",
        "collection.issue_slip", "collection.certify_compliance",
        "affiliation.answer_claim", "cases.hand_in", "cases.acknowledge_notice",
        "inspection.answer_inspection", "inspection.contest_inspection",
        "access.invite_member", "access.withdraw_invitation", "access.remove_member",
    )),
    Rule("employer_payroll", OWN_EMPLOYER, (
        "registry.read", "affiliation.read", "contributions.read", "collection.read", "cases.read",
        "affiliation.submit_notices", "affiliation.give_notice",
        "contributions.confirm_draft", "contributions.confirm_declarations", "collection.issue_slip",
        "cases.acknowledge_notice",
    )),
    Rule("clerk", OWN_PROVINCE, ("registry.read",)),
    Rule("clerk", OWN_DESK, (
        "affiliation.read", "contributions.read", "collection.read", "pensions.read",
        "access.issue_person_code", "access.issue_employer_code",
        "affiliation.notify_claim", "affiliation.inspect_claim", "affiliation.decide_claim",
        "affiliation.propose_correction",
        "inspection.read", "inspection.hand_in_annex", "inspection.open_inspection", "inspection.notify_inspection",
        "inspection.drop_inspection", "inspection.conclude_inspection",
    )),
    Rule("clerk", OWN_CASES, ("cases.read", "cases.hand_in", "affiliation.enrol_found")),
    Rule("auditor", EVERYTHING, ("*.read",)),
    Rule("director", NOBODY_IN_PARTICULAR, (
        "registry.read", "affiliation.read", "contributions.read", "collection.read", "pensions.read", "cases.read",
    )),
    Rule("director", CONTESTED, ("affiliation.review_claim", "inspection.review_inspection", "cases.read")),
    Rule("operator", EVERYTHING, (
        "access.give_role", "access.end_role", "access.close_account", "access.forget_second_factor",
    )),
)  # fmt: skip

DESKS = tuple(
    sorted(
        {permission.partition(".")[0] for rule in RULES if rule.reach is OWN_DESK for permission in rule.permissions}
    )
)
"""The modules that clerks attend."""


def may(holder: Holder, permission: str, subject: Subject) -> bool:
    """Whether some grant of the holder allows it on the subject."""
    return grounds(holder, permission, subject) is not None


def grounds(holder: Holder, permission: str, subject: Subject) -> Grant | None:
    """The first grant of the holder on which it stands; None if nothing allows it."""
    return next((grant for grant in holder.grants if allows(grant, permission, subject)), None)


def allows(grant: Grant, permission: str, subject: Subject) -> bool:
    if grant.only is not None and permission not in grant.only:
        return False
    return any(rule.reach.holds(grant, permission, subject) for rule in RULES if gives(rule, grant.role, permission))


def gives(rule: Rule, role: str, permission: str) -> bool:
    """Whether a rule lets a role do something, on whatever it reaches."""
    return rule.role == role and any(fnmatchcase(permission, pattern) for pattern in rule.permissions)


def room(permission: str) -> str:
    """The room or module that a permission names: that of `contributions.read` is `contributions`."""
    return permission.partition(".")[0]
