"""The table of rules, asked one question at a time. What no rule allows is refused."""

from dataclasses import replace

import pytest

from amparo.foundation.access.roles import ROLES, RULES, Account, Grant, Subject, grounds, may

PERSON, EMPLOYER = Subject(person_id=7, province="17"), Subject(employer_id=7, province="17")
SHOP = Subject(employer_id=7, establishment_id=3, province="09")


def holding(role: str, **reach: object) -> Account:
    return Account((Grant(role, **reach),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("account", "permission", "subject", "allowed"),
    [
        (Account(), "contributions.read", PERSON, False),
        (holding("unknown"), "contributions.read", PERSON, False),
        (holding("holder", account_id=1), "access.read", Subject(account_id=1), True),
        (holding("holder", account_id=1), "access.read", Subject(account_id=2), False),
        (holding("holder", account_id=1), "access.give_role", Subject(account_id=1), False),
        (holding("affiliate", person_id=7), "contributions.read", PERSON, True),
        (holding("affiliate", person_id=7), "contributions.confirm_declarations", PERSON, False),
        (holding("affiliate", person_id=8), "contributions.read", PERSON, False),
        (holding("affiliate"), "contributions.read", Subject(), False),
        (holding("employer_owner", employer_id=7), "contributions.read", EMPLOYER, True),
        (holding("employer_owner", employer_id=7), "access.invite_member", EMPLOYER, True),
        (holding("employer_owner", employer_id=7), "pensions.read", EMPLOYER, False),
        (holding("employer_owner", employer_id=7), "contributions.read", PERSON, False),
        (holding("employer_owner", employer_id=8), "contributions.confirm_declarations", EMPLOYER, False),
        (holding("employer_payroll", employer_id=7), "affiliation.read", SHOP, True),
        (holding("employer_payroll", employer_id=7), "access.invite_member", EMPLOYER, False),
        (holding("employer_payroll", employer_id=7, establishment_id=3), "affiliation.read", SHOP, True),
        (holding("employer_payroll", employer_id=7, establishment_id=4), "affiliation.read", SHOP, False),
        (holding("employer_payroll", employer_id=7, establishment_id=3), "affiliation.read", EMPLOYER, False),
        (holding("clerk", province="17", module="contributions"), "contributions.read", EMPLOYER, True),
        (holding("clerk", province="17", module="contributions"), "registry.read", PERSON, True),
        (holding("clerk", province="17", module="pensions"), "contributions.read", EMPLOYER, False),
        (holding("clerk", province="09", module="contributions"), "contributions.read", EMPLOYER, False),
        (holding("clerk", province="09", module="contributions"), "registry.read", PERSON, False),
        (holding("clerk", module="contributions"), "contributions.read", Subject(), False),
        (holding("clerk", province="17", module="access"), "access.issue_person_code", PERSON, True),
        (holding("auditor"), "contributions.read", PERSON, True),
        (holding("auditor"), "contributions.confirm_declarations", EMPLOYER, False),
        (holding("director"), "contributions.read", Subject(province="17"), True),
        (holding("director"), "contributions.read", EMPLOYER, False),
        (holding("director"), "contributions.read", PERSON, False),
        (holding("director"), "access.read", Subject(account_id=1), False),
        (holding("director"), "cases.read", EMPLOYER, False),
        (holding("director"), "cases.read", replace(EMPLOYER, contested=True), True),
        (holding("director"), "inspection.review_inspection", EMPLOYER, False),
        (holding("operator"), "access.give_role", Subject(account_id=1), True),
        (holding("operator"), "contributions.read", EMPLOYER, False),
    ],
)
def test_nothing_is_allowed_that_no_rule_allows(
    account: Account, permission: str, subject: Subject, allowed: bool
) -> None:
    assert may(account, permission, subject) is allowed


def test_a_subject_may_name_the_module_that_attends_it() -> None:
    clerk = holding("clerk", province="17", module="pensions")
    assert not may(clerk, "affiliation.read", EMPLOYER)
    assert may(clerk, "affiliation.read", Subject(employer_id=7, province="17", module="pensions"))


def test_it_is_known_on_which_role_something_stands() -> None:
    shop, auditor = Grant("employer_payroll", employer_id=7), Grant("auditor")
    assert grounds(Account((shop, auditor)), "collection.read", EMPLOYER) == shop
    assert grounds(Account((shop, auditor)), "collection.read", PERSON) == auditor


def test_every_role_has_a_rule_and_every_rule_a_role() -> None:
    assert {rule.role for rule in RULES} == set(ROLES)
