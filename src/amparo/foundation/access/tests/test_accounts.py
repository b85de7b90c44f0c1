"""Who gets which role, how it ends, and what is left in the trace."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from amparo.foundation.access import actions, queries, subjects
from amparo.foundation.access.codes import SIGNS, code, same
from amparo.foundation.access.models import HeldRole, Invitation, Letter
from amparo.foundation.access.roles import Subject, may
from amparo.foundation.access.tests.conftest import LUIS, ROSA, SHOP, TODAY
from amparo.foundation.acts import trace
from amparo.foundation.acts.action import KeyReused, NotAllowed
from amparo.foundation.acts.models import Act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.registry.actions import record_deaths

# ---------------------------------------------------------------- accounts and roles


def test_a_role_that_asks_for_a_second_factor_waits_for_it(town):
    auditor = town.account(role="auditor", strong=False)
    assert auditor.needs_second_factor
    assert not may(auditor, "contributions.read", Subject(person_id=town.rosa))
    auditor.showed_second_factor = True
    assert may(auditor, "contributions.read", Subject(person_id=town.rosa))


def test_a_closed_account_may_nothing(town):
    auditor = town.account(role="auditor")
    assert town.act(actions.close_account, user_id=auditor.pk) == {"closed": 1}
    auditor.refresh_from_db()
    assert auditor.grants == () and queries.account(auditor.pk) is None


def test_an_ended_role_reaches_nothing_and_is_remembered(town):
    rosa = town.account(role="affiliate", person_id=town.rosa)
    held = HeldRole.objects.get(role="affiliate")
    town.act(actions.end_role, held_role_id=held.pk)
    assert not may(rosa, "contributions.read", subjects.of_person(town.rosa))
    held.refresh_from_db()
    assert 0 < held.act < held.ended_act == trace.last_number()


def test_only_who_administers_accounts_gives_roles(town):
    operator, auditor = town.account(role="operator"), town.account(role="auditor")
    asked = {"user_id": auditor.pk, "role": "clerk", "province": "17", "module": "access"}
    with pytest.raises(NotAllowed, match=r"access\.give_role: user:2 no tiene un rol que lo permita"):
        town.act(actions.give_role, by=auditor, **asked)
    assert town.act(actions.give_role, by=operator, **asked)["held_role_id"]
    assert Act.objects.last().by == f"user:{operator.pk}"


def test_nobody_gives_a_role_to_herself(town):
    operator = town.account(role="operator")
    with pytest.raises(Refused, match="Nadie se da un rol"):
        town.act(actions.give_role, by=operator, user_id=operator.pk, role="director")
    assert [one.role for one in operator.held] == ["holder", "operator"]


@pytest.mark.parametrize(
    ("role", "field"),
    [
        ({"role": "king"}, "role"),
        ({"role": "holder"}, "role"),
        ({"role": "affiliate"}, "person_id"),
        ({"role": "affiliate", "person_id": 99}, "person_id"),
        ({"role": "employer_owner", "employer_id": 99}, "employer_id"),
        ({"role": "employer_payroll", "employer_id": 1, "establishment_id": 2}, "establishment_id"),
        ({"role": "clerk", "province": "99", "module": "access"}, "province"),
        ({"role": "clerk", "province": "17", "module": "magic"}, "module"),
        ({"role": "clerk", "province": "17"}, "module"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_role_that_reaches_what_does_not_exist_is_refused(town, role, field):
    account = town.account()
    with pytest.raises(Refused) as refused:
        town.act(actions.give_role, user_id=account.pk, **role)
    assert refused.value.field == field and refused.value.en != refused.value.es


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", ["affiliate", "employer_owner", "clerk"])
def test_the_database_itself_refuses_a_role_that_reaches_nobody_in_particular(town, role):
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldRole.objects.create(user=town.account(), role=role, act=1)


def test_a_lost_second_factor_is_forgotten_and_told(town):
    ana = town.account("ana@ejemplo.ec", role="auditor")
    Authenticator.objects.create(user=ana, type=Authenticator.Type.TOTP, data={"secret": "x"})
    operator = town.account(role="operator")
    with pytest.raises(NotAllowed):
        town.act(actions.forget_second_factor, by=ana, user_id=ana.pk)
    assert town.act(actions.forget_second_factor, by=operator, user_id=ana.pk) == {"removed": 1}
    assert [(one.kind, one.to) for one in Letter.objects.all()] == [("second_factor_forgotten", "ana@ejemplo.ec")]
    assert town.act(actions.forget_second_factor, by=operator, user_id=ana.pk) == {"removed": 0}
    assert Letter.objects.count() == 1


# ---------------------------------------------------------------- codes


def test_a_code_is_read_however_it_is_written_and_says_nothing_of_the_next():
    given = code("person", 1)
    assert same(given.lower().replace("-", " "), given) and same(given.replace("0", "O").replace("1", "l"), given)
    codes = {code(kind, number) for kind in ("person", "employer", "email") for number in range(200)}
    assert len(codes) == 600 and {sign for one in codes for sign in one} == {*SIGNS, "-"}


def handed(town, **to) -> str:
    made = town.act(actions.issue_person_code if "person_id" in to else actions.issue_employer_code, **to)
    return queries.code_text(made["code_id"])


def claim(town, user, *, person=ROSA, today=TODAY, **changes):
    facts = {"document": Private(person["document"]), "birth_date": person["birth_date"]} | changes
    return town.act(actions.claim_person, by=user, today=today, user_id=user.pk, **facts)["linked"]


def test_a_person_proves_who_she_is_once(town):
    rosa, thief = town.account("rosa@ejemplo.ec"), town.account()
    given = Private(handed(town, person_id=town.rosa))
    assert claim(town, rosa, given_code=given)
    assert may(rosa, "contributions.read", subjects.of_person(town.rosa))
    assert not claim(town, thief, given_code=given), "a code works once"
    assert not claim(town, thief, given_code=Private(handed(town, person_id=town.rosa))), "she has an account"
    assert Letter.objects.get().to == "rosa@ejemplo.ec"


def test_whatever_is_wrong_has_one_answer(town):
    account = town.account()
    given, of_luis = handed(town, person_id=town.rosa), handed(town, person_id=town.luis)
    right = {"given_code": Private(given)}
    assert not claim(town, account, **right, document=Private("1799999999"))
    assert not claim(town, account, **right, birth_date=19570311)
    assert not claim(town, account, given_code=Private("00000-00000"))
    assert not claim(town, account, given_code=Private(of_luis))
    assert not claim(town, account, **right, person=LUIS)
    assert not claim(town, account, **right, today=later(TODAY, 31)), "it is too old"
    newer = handed(town, person_id=town.rosa)
    assert not claim(town, account, **right), "a newer one was handed over"
    town.act(record_deaths, rows=[{"document": ROSA["document"], "death_date": TODAY}])
    assert not claim(town, account, given_code=Private(newer)), "she died"


def test_no_code_nor_document_of_a_claim_stays_in_the_trace(town):
    given = handed(town, person_id=town.rosa)
    claim(town, town.account(), given_code=Private(given))
    kept = "".join(str([act.payload, act.result]) for act in Act.objects.filter(name__startswith="access."))
    assert given not in kept and ROSA["document"] not in kept and "private" in kept
    assert trace.verify() > 0


def test_a_private_text_still_tells_one_request_from_another(town):
    account = town.account()
    asked = {"by": account, "today": TODAY, "key": "same", "user_id": account.pk, "given_code": Private("A")}
    first = actions.claim_employer(**asked, ruc=Private("1"))
    assert actions.claim_employer(**asked, ruc=Private("1")) == first
    with pytest.raises(KeyReused):
        actions.claim_employer(**asked, ruc=Private("2"))


def test_an_employer_gets_its_first_owner_by_a_code(town):
    ana = town.account()
    given = Private(handed(town, employer_id=town.shop))
    asked = {"by": ana, "user_id": ana.pk, "ruc": Private(SHOP["ruc"])}
    wrong = town.act(actions.claim_employer, **asked, given_code=Private("x"))
    right = town.act(actions.claim_employer, **asked, given_code=given)
    assert (wrong, right) == ({"linked": False}, {"linked": True})
    assert may(ana, "access.invite_member", subjects.of_employer(town.shop))
    assert not may(ana, "access.invite_member", subjects.of_employer(town.farm))


def test_a_clerk_hands_codes_to_people_of_her_province_only(town):
    clerk = town.account(role="clerk", province="17", module="access")
    assert town.act(actions.issue_person_code, by=clerk, person_id=town.rosa)
    for asked in ({"person_id": town.luis}, {"person_id": 99}):
        with pytest.raises(NotAllowed):
            town.act(actions.issue_person_code, by=clerk, **asked)


def test_a_clerk_becomes_nobody_by_a_code_of_her_own_hand(town):
    clerk = town.account(role="clerk", province="17", module="access")
    assert not claim(town, clerk, given_code=Private(handed(town, by=clerk, person_id=town.rosa)))
    asked = {"by": clerk, "user_id": clerk.pk, "ruc": Private(SHOP["ruc"])}
    given = Private(handed(town, by=clerk, employer_id=town.shop))
    assert town.act(actions.claim_employer, **asked, given_code=given) == {"linked": False}
    assert claim(town, clerk, given_code=Private(handed(town, person_id=town.rosa))), "of a colleague's, she does"


# ---------------------------------------------------------------- who acts for an employer


def invite(town, owner, email="beto@ejemplo.ec", role="employer_payroll", **more):
    asked = {"employer_id": town.shop, "email": Private(email), "role": role}
    return town.act(actions.invite_member, by=owner, **asked | more)["invitation_id"]


def test_an_owner_invites_and_only_the_invited_accepts(town):
    owner = town.account(role="employer_owner", employer_id=town.shop)
    beto, other = town.account("beto@ejemplo.ec"), town.account("otra@ejemplo.ec")
    invitation = invite(town, owner, "Beto@Ejemplo.ec ")
    assert Letter.objects.get().facts["employer"] == "Tienda"
    with pytest.raises(Refused, match="ya tiene una invitación"):
        invite(town, owner)
    with pytest.raises(Refused, match="no es para su correo"):
        town.act(actions.accept_invitation, by=other, user_id=other.pk, invitation_id=invitation)
    town.act(actions.accept_invitation, by=beto, user_id=beto.pk, invitation_id=invitation)
    assert [(one.email, one.role) for one in queries.members(town.shop)][1:] == [
        ("beto@ejemplo.ec", "employer_payroll")
    ]
    assert queries.invitations(town.shop, TODAY) == []
    with pytest.raises(Refused, match="ya actúa por este empleador"):
        invite(town, owner)
    with pytest.raises(Refused):
        town.act(actions.accept_invitation, by=beto, user_id=beto.pk, invitation_id=invitation)


def test_an_invitation_ends_by_time_or_by_its_owner(town):
    owner = town.account(role="employer_owner", employer_id=town.shop)
    beto = town.account("beto@ejemplo.ec")
    old, withdrawn = invite(town, owner), invite(town, owner, role="employer_owner")
    town.act(actions.withdraw_invitation, by=owner, invitation_id=withdrawn)
    for invitation, today in ((old, later(TODAY, 8)), (withdrawn, TODAY)):
        with pytest.raises(Refused):
            town.act(actions.accept_invitation, by=beto, today=today, user_id=beto.pk, invitation_id=invitation)


def test_who_keeps_the_payroll_invites_nobody_and_reaches_her_establishment_alone(town):
    owner = town.account(role="employer_owner", employer_id=town.shop)
    beto = town.account("beto@ejemplo.ec")
    office = 1
    invitation = invite(town, owner, establishment_id=office)
    town.act(actions.accept_invitation, by=beto, user_id=beto.pk, invitation_id=invitation)
    assert may(beto, "affiliation.read", subjects.of_establishment(office))
    assert not may(beto, "affiliation.read", subjects.of_employer(town.shop))
    with pytest.raises(NotAllowed):
        invite(town, beto)
    with pytest.raises(NotAllowed):
        town.act(actions.withdraw_invitation, by=beto, invitation_id=invite(town, owner))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"email": "beto"}, "email"),
        ({"role": "auditor"}, "role"),
        ({"establishment_id": 2}, "establishment_id"),
        ({"role": "employer_owner", "establishment_id": 1}, "establishment_id"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_wrong_invitation_says_what_is_wrong(town, asked, field):
    owner = town.account(role="employer_owner", employer_id=town.shop)
    with pytest.raises(Refused) as refused:
        invite(town, owner, **asked)
    assert refused.value.field == field and not Invitation.objects.exists()


def test_whoever_is_removed_does_not_come_back_by_her_own_invitation(town):
    owner, removed = (town.account(f"{name}@ejemplo.ec", role="employer_owner", employer_id=town.shop) for name in "ab")
    back = town.account("b@otro.ec")
    way_back, asked = invite(town, removed, "b@otro.ec"), invite(town, owner, "c@ejemplo.ec")
    town.act(actions.remove_member, by=owner, held_role_id=queries.members(town.shop)[1].held_role_id)
    with pytest.raises(Refused, match="ya no vale"):
        town.act(actions.accept_invitation, by=back, user_id=back.pk, invitation_id=way_back)
    assert [one.pk for one in queries.invitations(town.shop, TODAY)] == [asked]


def test_an_employer_never_loses_its_last_owner(town):
    owner, other = (town.account(f"{name}@ejemplo.ec", role="employer_owner", employer_id=town.shop) for name in "ab")
    stranger = town.account(role="employer_owner", employer_id=town.farm)
    first, second = [one.held_role_id for one in queries.members(town.shop)]
    with pytest.raises(NotAllowed):
        town.act(actions.remove_member, by=stranger, held_role_id=first)
    assert town.act(actions.remove_member, by=other, held_role_id=first) == {"ended": 1}
    with pytest.raises(Refused, match="única persona responsable"):
        town.act(actions.remove_member, by=other, held_role_id=second)
    assert queries.emails_of_employer(town.shop) == ["b@ejemplo.ec"]
    assert Letter.objects.get().to == "a@ejemplo.ec"
    assert not may(owner, "affiliation.read", subjects.of_employer(town.shop))


def test_people_are_written_to_at_their_own_account(town):
    town.account("rosa@ejemplo.ec", role="affiliate", person_id=town.rosa)
    assert queries.emails_of_persons([town.rosa, town.luis]) == {town.rosa: "rosa@ejemplo.ec"}
