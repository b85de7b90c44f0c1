import pytest
from django.db import IntegrityError, connection

from amparo.foundation.access.models import HeldRole, User
from amparo.foundation.access.roles import ROLES, RULES, Account, Grant, Subject, may

PERSON, EMPLOYER = Subject(person_id=7), Subject(employer_id=7, province="17")


def holding(role: str, **reach: object) -> Account:
    return Account((Grant(role, **reach),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("account", "action", "subject", "allowed"),
    [
        (Account(), "contributions.read", PERSON, False),
        (holding("unknown"), "contributions.read", PERSON, False),
        (holding("affiliate", person_id=7), "contributions.read", PERSON, True),
        (holding("affiliate", person_id=7), "contributions.declare_wages", PERSON, False),
        (holding("affiliate", person_id=8), "contributions.read", PERSON, False),
        (holding("affiliate"), "contributions.read", Subject(), False),
        (holding("employer", employer_id=7), "contributions.declare_wages", EMPLOYER, True),
        (holding("employer", employer_id=7), "pensions.grant_pension", EMPLOYER, False),
        (holding("employer", employer_id=8), "contributions.declare_wages", EMPLOYER, False),
        (holding("clerk", province="17", module="contributions"), "contributions.declare_wages", EMPLOYER, True),
        (holding("clerk", province="17", module="pensions"), "contributions.declare_wages", EMPLOYER, False),
        (holding("clerk", province="09", module="contributions"), "contributions.declare_wages", EMPLOYER, False),
        (holding("clerk", module="contributions"), "contributions.read", Subject(), False),
        (holding("auditor"), "contributions.read", PERSON, True),
        (holding("auditor"), "contributions.declare_wages", EMPLOYER, False),
        (holding("operator"), "month.close", Subject(), True),
    ],
)
def test_nothing_is_allowed_that_no_rule_allows(account: Account, action: str, subject: Subject, allowed: bool) -> None:
    assert may(account, action, subject) is allowed


def test_every_role_has_a_rule_and_every_rule_a_role() -> None:
    assert {rule.role for rule in RULES} == set(ROLES)


@pytest.mark.django_db
def test_a_closed_account_may_nothing() -> None:
    HeldRole.objects.create(user=User.objects.create_user("maria"), role="auditor")
    assert may(User.objects.get(), "contributions.read", PERSON)
    User.objects.update(is_active=False)
    assert not may(User.objects.get(), "contributions.read", PERSON)


@pytest.mark.django_db
def test_a_role_reaches_only_who_is_registered() -> None:
    held = HeldRole.objects.create(user=User.objects.create_user("maria"), role="affiliate", person_id=7)
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    held.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["affiliate", "employer", "clerk"])
def test_the_database_refuses_a_role_that_reaches_nobody_in_particular(role: str) -> None:
    with pytest.raises(IntegrityError):
        HeldRole.objects.create(user=User.objects.create_user("maria"), role=role)
