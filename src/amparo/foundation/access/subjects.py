"""Whose matter something is, found in the registry. What is not registered is nobody's: no grant reaches it."""

from __future__ import annotations

from amparo.foundation.access.models import AccessToken, HeldRole, Invitation
from amparo.foundation.access.roles import Subject
from amparo.foundation.registry.models import Employer, Establishment, Person


def of_account(user_id: int) -> Subject:
    return Subject(account_id=user_id)


def of_role_holder(held_role_id: int) -> Subject:
    """The account that holds a role."""
    user_id = HeldRole.objects.filter(pk=held_role_id).values_list("user_id", flat=True).first()
    return Subject(account_id=user_id)


def of_person(person_id: int) -> Subject:
    """A person, attended in the province where she lives."""
    province = Person.objects.filter(pk=person_id).values_list("province_id", flat=True).first()
    return Subject(person_id=person_id, province=province) if province else Subject()


def of_employer(employer_id: int) -> Subject:
    """An employer, attended in the province of its tax domicile."""
    province = Employer.objects.filter(pk=employer_id).values_list("province_id", flat=True).first()
    return Subject(employer_id=employer_id, province=province) if province else Subject()


def of_establishment(establishment_id: int) -> Subject:
    """A place of work, attended where it stands."""
    found = Establishment.objects.filter(pk=establishment_id).values_list("employer_id", "province_id").first()
    return Subject(employer_id=found[0], establishment_id=establishment_id, province=found[1]) if found else Subject()


def of_province(province: str) -> Subject:
    """What is attended in a province; of all of them at once, nobody's."""
    return Subject(province=province or None)


def of_invitation(invitation_id: int) -> Subject:
    """The employer who invites."""
    employer_id = Invitation.objects.filter(pk=invitation_id).values_list("employer_id", flat=True).first()
    return of_employer(employer_id) if employer_id else Subject()


def of_membership(held_role_id: int) -> Subject:
    """The employer for whom someone acts."""
    employer_id = HeldRole.objects.filter(pk=held_role_id).values_list("employer_id", flat=True).first()
    return of_employer(employer_id) if employer_id else Subject()


def of_token(token_id: int) -> Subject:
    """The account for which a token acts."""
    user_id = AccessToken.objects.filter(pk=token_id).values_list("user_id", flat=True).first()
    return Subject(account_id=user_id)
