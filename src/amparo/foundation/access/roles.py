"""Who may do what, declared as rules. Nothing is allowed that no rule allows.

An action is named `room.verb_object` (`contributions.declare_wages`); reading is the action `room.read`. The subject
says whose matter it is. A grant ties an account to a role and to the persons, employer, province or module it reaches:

>>> maria = Account(grants=(Grant("affiliate", person_id=7),))
>>> may(maria, "contributions.read", Subject(person_id=7))
True
>>> may(maria, "contributions.read", Subject(person_id=8))
False
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol

ROLES = {
    "affiliate": ("Afiliado, pensionista o derechohabiente", "Insured person, pensioner or dependant"),
    "employer": ("Empleador", "Employer"),
    "clerk": ("Servidor de una provincia y un módulo", "Clerk of one province and one module"),
    "auditor": ("Auditor", "Auditor"),
    "director": ("Director", "Director"),
    "operator": ("Operador del sistema", "System operator"),
}


@dataclass(frozen=True)
class Subject:
    """Whose matter an action touches. What is absent matches no grant that asks for it."""

    person_id: int | None = None
    employer_id: int | None = None
    province: str | None = None


@dataclass(frozen=True)
class Grant:
    """A role held, and how far it reaches."""

    role: str
    person_id: int | None = None
    employer_id: int | None = None
    province: str | None = None
    module: str | None = None


class Holder(Protocol):
    """Whoever holds grants: an account of the database, or one made up by a test."""

    @property
    def grants(self) -> Iterable[Grant]: ...


@dataclass(frozen=True)
class Account:
    grants: tuple[Grant, ...] = ()


Reach = Callable[[Grant, str, Subject], bool]


def own_person(grant: Grant, action: str, subject: Subject) -> bool:
    return grant.person_id is not None and grant.person_id == subject.person_id


def own_employer(grant: Grant, action: str, subject: Subject) -> bool:
    return grant.employer_id is not None and grant.employer_id == subject.employer_id


def own_desk(grant: Grant, action: str, subject: Subject) -> bool:
    """The matters of the clerk's module in the clerk's province."""
    room = action.partition(".")[0]
    return grant.module == room and grant.province is not None and grant.province == subject.province


def everywhere(grant: Grant, action: str, subject: Subject) -> bool:
    return True


@dataclass(frozen=True)
class Rule:
    role: str
    actions: tuple[str, ...]
    reach: Reach


RULES = (
    Rule("affiliate", ("*.read",), own_person),
    Rule("employer", ("affiliation.*", "contributions.*", "collection.read"), own_employer),
    Rule("clerk", ("*",), own_desk),
    Rule("auditor", ("*.read",), everywhere),
    Rule("director", ("*.read",), everywhere),
    Rule("operator", ("*",), everywhere),
)


def may(holder: Holder, action: str, subject: Subject) -> bool:
    """Whether some grant of the holder allows the action on the subject."""
    return any(
        rule.reach(grant, action, subject)
        for grant in holder.grants
        for rule in RULES
        if rule.role == grant.role and any(fnmatchcase(action, pattern) for pattern in rule.actions)
    )
