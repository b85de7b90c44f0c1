"""Who acts for an employer: its owner invites, and whom she no longer needs is removed."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from amparo.foundation.access import letters, policy, subjects
from amparo.foundation.access.actions.addresses import address_of
from amparo.foundation.access.actions.roles_given import hold, is_place_of
from amparo.foundation.access.models import HeldRole, Invitation, User
from amparo.foundation.access.roles import Grant
from amparo.foundation.acts.action import By, Today, action, actor, current_act
from amparo.foundation.acts.models import Act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.registry.models import Employer

MEMBERS = ("employer_owner", "employer_payroll")


@action(
    "access.invite_member",
    es="Invitar a alguien a actuar por el empleador",
    en="Invite someone to act for the employer",
    subject=subjects.of_employer,
)
def invite_member(
    *,
    by: By,
    today: Today,
    key: str,
    employer_id: int,
    email: Private,
    role: str,
    establishment_id: int | None = None,
    language: str = "es",
) -> dict:
    """Invite whoever reads an address to be owner, or payroll officer of the whole employer or of one establishment.

    Returns invitation_id and until_date; a letter leaves for the address.
    """
    address = address_of(email)
    if role not in MEMBERS:
        raise Refused(
            f"«{role}» no es un rol de empleador; los hay: {', '.join(MEMBERS)}",
            f"“{role}” is not a role of an employer; there are: {', '.join(MEMBERS)}",
            "role",
        )
    if establishment_id and (role == "employer_owner" or not is_place_of(establishment_id, employer_id)):
        raise Refused(
            "Solo un encargado de nómina puede limitarse a un establecimiento, y ha de ser de este empleador",
            "Only a payroll officer can be limited to an establishment, and it must be of this employer",
            "establishment_id",
        )
    act = current_act()
    _refuse_again(employer_id, establishment_id, role, address, act.today)
    made = Invitation.objects.create(
        employer_id=employer_id,
        establishment_id=establishment_id,
        role=role,
        email=address,
        until_date=later(act.today, policy.INVITATION_DAYS),
        act=act.number,
    )
    name = Employer.objects.values_list("name", flat=True).get(pk=employer_id)
    facts = {"invitation_id": made.pk, "employer": name, "role": role, "until_date": made.until_date}
    letters.write("invitation", [address], language, **facts)
    return {"invitation_id": made.pk, "until_date": made.until_date}


def _refuse_again(employer_id: int, establishment_id: int | None, role: str, address: str, today: int) -> None:
    """Nobody is invited to what she is already, nor twice while the first invitation works."""
    same = {"employer_id": employer_id, "establishment_id": establishment_id, "role": role}
    holders = EmailAddress.objects.filter(email=address, verified=True).values("user_id")
    if HeldRole.objects.filter(**same, user_id__in=holders, ended_act=0).exists():
        raise Refused(
            f"«{address}» ya actúa por este empleador con ese rol: no hace falta invitarla otra vez",
            f"“{address}” already acts for this employer in that role: there is no need to invite again",
            "email",
        )
    waiting = Invitation.objects.filter(**same, email=address, closed_act=0, until_date__gte=today).first()
    if waiting:
        raise Refused(
            f"«{address}» ya tiene una invitación que vale: retírela antes de enviar otra",
            f"“{address}” has an invitation that still works: withdraw it before sending another",
            "email",
        )


@action(
    "access.withdraw_invitation",
    es="Retirar una invitación",
    en="Withdraw an invitation",
    subject=subjects.of_invitation,
)
def withdraw_invitation(*, by: By, today: Today, key: str, invitation_id: int) -> dict:
    """An invitation not yet accepted no longer works. Returns withdrawn (0 if it was accepted or withdrawn before)."""
    waiting = Invitation.objects.filter(pk=invitation_id, closed_act=0)
    return {"withdrawn": waiting.update(closed_act=current_act().number)}


@action(
    "access.accept_invitation",
    es="Aceptar actuar por un empleador",
    en="Accept to act for an employer",
    subject=subjects.of_account,
)
def accept_invitation(*, by: By, today: Today, key: str, user_id: int, invitation_id: int) -> dict:
    """The account whose address was invited takes the role, and who answers for the employer is told.

    Returns employer_id. Refused, always with the same words, if there is no such invitation, it is old or closed, or it
    was for another.
    """
    act = current_act()
    mine = EmailAddress.objects.filter(user_id=user_id, verified=True).values("email")
    waiting = Invitation.objects.filter(
        pk=invitation_id, closed_act=0, until_date__gte=act.today, email__in=mine
    ).first()  # fmt: skip
    if waiting is None:
        raise Refused(
            "Esta invitación no es para su correo, o ya no vale: pida otra a quien se la envió",
            "This invitation is not for your address, or no longer works: ask for another",
        )
    employer = Employer.objects.get(pk=waiting.employer_id)
    for owner in User.objects.filter(held_roles__in=_owners(employer)).distinct():
        letters.warn("joined", owner, employer=employer.name, role=waiting.role, email=waiting.email)
    hold(user_id, Grant(waiting.role, employer_id=waiting.employer_id, establishment_id=waiting.establishment_id))
    waiting.closed_act = act.number
    waiting.save(update_fields=["closed_act"])
    return {"employer_id": waiting.employer_id}


@action(
    "access.remove_member",
    es="Quitar a quien actuaba por el empleador",
    en="Remove someone who acted for the employer",
    subject=subjects.of_membership,
)
def remove_member(*, by: By, today: Today, key: str, held_role_id: int) -> dict:
    """End someone's role at an employer, and tell her; what she invited and is not accepted yet no longer works.

    Refused if nobody responsible would be left.

    Returns ended (0 if it had ended before).
    """
    held = HeldRole.objects.filter(pk=held_role_id, role__in=MEMBERS, ended_act=0).first()
    if held is None:
        return {"ended": 0}
    employer = Employer.objects.get(pk=held.employer_id or 0)
    if held.role == "employer_owner" and not _owners(employer).exclude(pk=held.pk).exists():
        raise Refused(
            "Es la única persona responsable: invite antes a otra, para que el empleador no quede sin quien responda",
            "This is the only person responsible: invite another first, so that somebody answers for the employer",
        )
    held.ended_act = current_act().number
    held.save(update_fields=["ended_act"])
    hers = Act.objects.filter(name="access.invite_member", by=actor(held.user)).values("number")
    Invitation.objects.filter(employer=employer, closed_act=0, act__in=hers).update(closed_act=held.ended_act)
    letters.warn("removed", held.user, employer=employer.name)
    return {"ended": 1}


def _owners(employer: Employer) -> QuerySet[HeldRole]:
    return HeldRole.objects.filter(employer=employer, role="employer_owner", ended_act=0)
