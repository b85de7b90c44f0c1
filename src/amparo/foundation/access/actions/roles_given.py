"""Accounts are opened and closed, and roles are given and ended."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator

from amparo.foundation.access import letters, sessions, subjects, tokens
from amparo.foundation.access.models import GIVEN, HeldRole, User
from amparo.foundation.access.roles import DESKS, Grant
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.registry.models import Employer, Establishment, Person, Province

LANGUAGES = ("es", "en")


@action("access.open_account", es="Abrir una cuenta", en="Open an account")
def open_account(*, by: By, today: Today, key: str, language: str = "es") -> dict:
    """Open an account without roles, password or address; the log-in adds the last two. Returns user_id."""
    user = User.objects.create_user()
    user.language = language if language in LANGUAGES else "es"
    user.save(update_fields=["language"])
    return {"user_id": user.pk}


@action("access.give_role", es="Dar un rol a una cuenta", en="Give an account a role", subject=subjects.of_account)
def give_role(
    *,
    by: By,
    today: Today,
    key: str,
    user_id: int,
    role: str,
    person_id: int | None = None,
    employer_id: int | None = None,
    establishment_id: int | None = None,
    province: str = "",
    module: str = "",
) -> dict:
    """Give a role and how far it reaches: `affiliate` a person, `employer_…` an employer and perhaps one of its
    establishments, `clerk` a province and a module; `auditor`, `director` and `operator` nothing more.

    Returns held_role_id. Refused if one of them does not exist, the person has another account, or an account asks for
    itself.
    """
    if not isinstance(by, str) and by.pk == user_id:
        raise Refused(
            "Nadie se da un rol: debe dárselo otra persona que administre cuentas",
            "Nobody gives a role to herself: someone else who administers accounts must do it",
            "user_id",
        )
    grant = Grant(
        role,
        person_id=person_id,
        employer_id=employer_id,
        establishment_id=establishment_id,
        province=province or None,
        module=module or None,
    )
    _check(user_id, grant)
    return {"held_role_id": hold(user_id, grant).pk}


@action("access.end_role", es="Terminar un rol", en="End a role", subject=subjects.of_role_holder)
def end_role(*, by: By, today: Today, key: str, held_role_id: int) -> dict:
    """End a role from now on. Returns ended (0 if it had ended before)."""
    held = HeldRole.objects.filter(pk=held_role_id, ended_act=0)
    return {"ended": held.update(ended_act=current_act().number)}


@action("access.close_account", es="Cerrar una cuenta", en="Close an account", subject=subjects.of_account)
def close_account(*, by: By, today: Today, key: str, user_id: int) -> dict:
    """Close an account: it may do nothing, and its sessions end. Returns closed (0 if it was closed before)."""
    sessions.end_all(user_id)
    return {"closed": User.objects.filter(pk=user_id, is_active=True).update(is_active=False)}


@action(
    "access.forget_second_factor",
    es="Quitar el segundo factor de una cuenta",
    en="Remove the second factor of an account",
    subject=subjects.of_account,
)
def forget_second_factor(*, by: By, today: Today, key: str, user_id: int) -> dict:
    """For whoever lost telephone, keys and recovery codes and proved who she is at an office. She is told by letter.

    Returns removed: how many means she had. Her sessions and tokens end, and her roles that ask for one wait until she
    has another.
    """
    user = User.objects.get(pk=user_id)
    removed, _ = Authenticator.objects.filter(user_id=user_id).delete()
    if removed:
        sessions.end_all(user_id)
        tokens.revoke_all(user_id)
        letters.warn("second_factor_forgotten", user)
    return {"removed": removed}


def hold(user_id: int, grant: Grant) -> HeldRole:
    """Give an account a role inside an act under way; the same role held twice is one."""
    reach: dict[str, Any] = {
        "person_id": grant.person_id,
        "employer_id": grant.employer_id,
        "establishment_id": grant.establishment_id,
        "province": grant.province or "",
        "module": grant.module or "",
    }
    act = {"act": current_act().number}
    held, _ = HeldRole.objects.get_or_create(user_id=user_id, role=grant.role, **reach, ended_act=0, defaults=act)
    return held


def is_place_of(establishment_id: int, employer_id: int) -> bool:
    """Whether a place of work is of an employer."""
    return Establishment.objects.filter(pk=establishment_id, employer_id=employer_id).exists()


def _check(user_id: int, grant: Grant) -> None:
    if not User.objects.filter(pk=user_id).exists():
        raise Refused(f"La cuenta {user_id} no existe", f"There is no account {user_id}", "user_id")
    if grant.role not in GIVEN:
        raise Refused(
            f"«{grant.role}» no es un rol que se dé; los hay: {', '.join(GIVEN)}",
            f"“{grant.role}” is not a role that is given; there are: {', '.join(GIVEN)}",
            "role",
        )
    if grant.role == "affiliate":
        _check_person(user_id, grant.person_id or 0)
    elif grant.role in ("employer_owner", "employer_payroll"):
        _check_employer(grant)
    elif grant.role == "clerk":
        _check_desk(grant)


def _check_person(user_id: int, person_id: int) -> None:
    if not Person.objects.filter(pk=person_id).exists():
        raise Refused(
            "Falta de qué persona es el rol, o no está inscrita",
            "The role lacks its person, or she is not registered",
            "person_id",
        )
    if HeldRole.objects.filter(role="affiliate", person_id=person_id, ended_act=0).exclude(user_id=user_id).exists():
        raise Refused(
            "Esa persona ya tiene otra cuenta; termine primero el rol de aquella",
            "That person has another account; end the role of that one first",
            "person_id",
        )


def _check_employer(grant: Grant) -> None:
    if not Employer.objects.filter(pk=grant.employer_id or 0).exists():
        raise Refused(
            "Falta de qué empleador es el rol, o no está inscrito",
            "The role lacks its employer, or it is not registered",
            "employer_id",
        )
    if grant.establishment_id and not is_place_of(grant.establishment_id, grant.employer_id or 0):
        raise Refused(
            f"El establecimiento {grant.establishment_id} no es de ese empleador",
            f"Establishment {grant.establishment_id} is not of that employer",
            "establishment_id",
        )


def _check_desk(grant: Grant) -> None:
    if not Province.objects.filter(pk=grant.province or "").exists():
        raise Refused(
            f"No hay provincia «{grant.province or ''}»: escriba su código de dos cifras",
            f"There is no province “{grant.province or ''}”: write its code of two digits",
            "province",
        )
    if grant.module not in DESKS:
        raise Refused(
            f"Ningún servidor atiende «{grant.module or ''}»; se atiende: {', '.join(DESKS)}",
            f"No clerk attends “{grant.module or ''}”; there are: {', '.join(DESKS)}",
            "module",
        )
