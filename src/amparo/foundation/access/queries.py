"""What can be asked of accounts: who acts for whom, where to write to them, and what waits."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import F, Q

from amparo.foundation.access.codes import code
from amparo.foundation.access.models import AccessToken, EmailChange, HeldRole, Invitation, Letter, ProofCode, User
from amparo.foundation.access.roles import Grant
from amparo.foundation.acts.models import Act


@dataclass(frozen=True)
class Member:
    """Someone who acts for an employer. since_date is YYYYMMDD; no establishment means all of them."""

    held_role_id: int
    user_id: int
    email: str
    role: str
    establishment_id: int | None
    branch: str
    since_date: int


@dataclass(frozen=True)
class Held:
    """A role of an account with the names of what it reaches; blank where it reaches none."""

    grant: Grant
    employer: str
    ruc: str
    branch: str


def account(user_id: int) -> User | None:
    """An account that is open."""
    return User.objects.filter(pk=user_id, is_active=True).first()


def roles_of(user_id: int) -> list[Held]:
    """Every role that an account holds, in the order in which it got them."""
    held = HeldRole.objects.filter(user_id=user_id, ended_act=0).select_related("employer", "establishment")
    return [
        Held(
            grant=one.grant,
            employer=one.employer.name if one.employer else "",
            ruc=one.employer.ruc if one.employer else "",
            branch=one.establishment.branch if one.establishment else "",
        )
        for one in held.order_by("pk")
    ]


def has_part(user_id: int, person_id: int | None, employer_id: int | None) -> bool:
    """Whether an account is of a person, or acts for an employer."""
    part = Q(person_id=person_id, person__isnull=False) | Q(employer_id=employer_id, employer__isnull=False)
    return HeldRole.objects.filter(part, user_id=user_id, ended_act=0).exists()


def members(employer_id: int) -> list[Member]:
    """Who acts for an employer."""
    held = list(
        HeldRole.objects.filter(employer_id=employer_id, ended_act=0).select_related("establishment").order_by("pk")
    )
    addresses = emails(one.user_id for one in held)
    days = dict(Act.objects.filter(number__in=[one.act for one in held]).values_list("number", "today"))
    return [
        Member(
            held_role_id=one.pk,
            user_id=one.user_id,
            email=addresses.get(one.user_id, ""),
            role=one.role,
            establishment_id=one.establishment_id,
            branch=one.establishment.branch if one.establishment else "",
            since_date=days[one.act],
        )
        for one in held
    ]


def invitations(employer_id: int, today: int) -> list[Invitation]:
    """The invitations of an employer that still can be accepted."""
    waiting = Invitation.objects.filter(employer_id=employer_id, closed_act=0, until_date__gte=today)
    return list(waiting.select_related("establishment").order_by("pk"))


def emails(user_ids: Iterable[int]) -> dict[int, str]:
    """The address in use of each account; who has none is absent."""
    in_use = EmailAddress.objects.filter(user_id__in=list(user_ids), primary=True)
    return dict(in_use.values_list("user_id", "email"))


def emails_of_persons(person_ids: Collection[int]) -> dict[int, str]:
    """The address of the account of each person; who has no account is absent."""
    held = HeldRole.objects.filter(role="affiliate", person_id__in=list(person_ids), ended_act=0)
    found = held.filter(user__emailaddress__primary=True).annotate(email=F("user__emailaddress__email"))
    return dict(found.values_list("person_id", "email"))


def emails_of_employer(employer_id: int) -> list[str]:
    """The addresses of who answers for an employer."""
    owners = HeldRole.objects.filter(employer_id=employer_id, role="employer_owner", ended_act=0)
    return sorted(emails(owners.values_list("user_id", flat=True)).values())


def email_change(user_id: int) -> EmailChange | None:
    """The change of address that waits to be confirmed or to take effect."""
    return EmailChange.objects.filter(user_id=user_id, undone_act=0, applied_act=0).first()


def email_changes_due(today: int) -> bool:
    """Whether some change of address waits to be applied."""
    due = EmailChange.objects.filter(undone_act=0, applied_act=0, confirmed_act__gt=0, since_date__lte=today)
    return due.exists()


def tokens(user_id: int, today: int) -> list[AccessToken]:
    """The tokens in force of an account, the newest first."""
    return list(AccessToken.objects.filter(user_id=user_id, revoked_act=0, until_date__gte=today).order_by("-pk"))


def programs_of(employer_id: int) -> list[int]:
    """The tokens, in force or not, of everybody who acts or acted for an employer."""
    users = HeldRole.objects.filter(employer_id=employer_id).values("user_id")
    return list(AccessToken.objects.filter(user_id__in=users).values_list("pk", flat=True))


def code_text(code_id: int) -> str:
    """The code to hand over, read again from its row."""
    proof = ProofCode.objects.get(pk=code_id)
    return code("person" if proof.person_id else "employer", proof.pk)


def letters_to_send(limit: int = 100) -> list[Letter]:
    """Letters that have not left yet, the oldest first."""
    return list(Letter.objects.filter(sent_at=None).order_by("pk")[:limit])
