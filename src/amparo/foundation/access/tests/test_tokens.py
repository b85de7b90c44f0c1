"""A token lets a program do some of what its owner may, for some time, and nothing more."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator

from amparo.foundation.access import actions, policy, queries, scopes
from amparo.foundation.access.models import AccessToken, Letter
from amparo.foundation.access.roles import RULES, Subject, may
from amparo.foundation.access.tests.conftest import TODAY
from amparo.foundation.access.tokens import holder, new_token
from amparo.foundation.acts import reads
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later

NOW = datetime(2022, 1, 31, 9, tzinfo=ZoneInfo("America/Guayaquil"))


def make(town, user, *asked, by=None, days=90, name="nómina", second_factor=True):
    """A token of an account with the scopes asked, and its number."""
    text = new_token()
    made = town.act(
        actions.create_token, by=by or user, user_id=user.pk, name=name, scopes=list(asked), days=days,
        token=Private(text), second_factor=second_factor,
    )  # fmt: skip
    return text, made["token_id"]


@pytest.fixture
def owner(town):
    user = town.account("dueña@ejemplo.ec", role="employer_owner", employer_id=town.shop)
    Authenticator.objects.create(user=user, type="totp", data={})
    return user


def test_a_program_does_what_its_scopes_say_for_its_owner_and_no_more(town, owner):
    text, _ = make(town, owner, "employer:read")
    program = holder(text, TODAY, NOW)
    shop, farm = Subject(employer_id=town.shop), Subject(employer_id=town.farm)
    assert may(owner, "affiliation.submit_notices", shop)
    assert may(program, "contributions.read", shop) and not may(program, "contributions.read", farm)
    assert not may(program, "affiliation.submit_notices", shop)
    assert not may(program, "access.invite_member", shop)
    with pytest.raises(NotAllowed):
        make(town, owner, "account:read", by=program)


def test_only_the_hash_is_kept_and_she_is_told(town, owner):
    text, number = make(town, owner, "employer:read", name="  Nómina ")
    kept = AccessToken.objects.get(pk=number)
    assert (kept.name, kept.until_date) == ("Nómina", later(TODAY, 90))
    assert text not in str(vars(kept)) and text not in str(Act.objects.last().payload)
    assert Letter.objects.get(kind="token_created").to == "dueña@ejemplo.ec"


def test_it_ends_by_its_day_its_revocation_and_the_account(town, owner):
    text, number = make(town, owner, "employer:read")
    assert holder("amparo_otro", TODAY, NOW) is None
    assert holder(text, later(TODAY, 90), NOW) and holder(text, later(TODAY, 91), NOW) is None
    assert town.act(actions.revoke_token, by=owner, token_id=number) == {"revoked": 1}
    assert holder(text, TODAY, NOW) is None and queries.tokens(owner.pk, TODAY) == []
    text, _ = make(town, owner, "employer:read")
    town.act(actions.close_account, user_id=owner.pk)
    assert holder(text, TODAY, NOW) is None


def test_without_a_second_factor_it_reaches_no_role_that_asks_for_one(town, owner):
    with pytest.raises(Refused, match="no es de su cuenta"):
        make(town, owner, "employer:read", second_factor=False)
    text, _ = make(town, owner, "employer:read")
    Authenticator.objects.all().delete()
    assert holder(text, TODAY, NOW).grants == ()


def test_losing_the_second_factor_ends_every_token(town, owner):
    text, _ = make(town, owner, "employer:read")
    town.act(actions.forget_second_factor, user_id=owner.pk)
    Authenticator.objects.create(user=owner, type="totp", data={})
    assert holder(text, TODAY, NOW) is None


def test_what_is_read_through_it_says_so_and_when_it_was_last_used(town):
    rosa = town.account(role="affiliate", person_id=town.rosa)
    text, number = make(town, rosa, "worker:read")
    program = holder(text, TODAY, NOW)
    reads.record(by=program, today=TODAY, purpose="ver", person_ids=[town.rosa])
    assert list(AccessTrace.objects.values_list("by", "token_id")) == [(f"user:{rosa.pk}", number)]
    assert holder(text, TODAY, NOW + timedelta(seconds=5)).token.used_at == NOW
    assert AccessToken.objects.get(pk=number).used_at == NOW


@pytest.mark.parametrize(
    ("asked", "changed", "field"),
    [
        (["worker:read"], {}, "scopes"),
        (["employer:everything"], {}, "scopes"),
        ([], {}, "scopes"),
        (["employer:read"], {"days": 0}, "days"),
        (["employer:read"], {"days": policy.TOKEN_DAYS + 1}, "days"),
        (["employer:read"], {"name": " "}, "name"),
        (["employer:read"], {"name": "x" * 61}, "name"),
    ],
)
def test_what_cannot_be_given_is_refused_with_its_field(town, owner, asked, changed, field):
    with pytest.raises(Refused) as refused:
        make(town, owner, *asked, **changed)
    assert refused.value.field == field
    assert AccessToken.objects.count() == 0


def test_every_permission_is_in_a_scope_or_says_why_no_program_has_it():
    """Auditors read in person: their readings are themselves under watch."""
    given = {name for rule in RULES for name in rule.permissions} - {"*.read"}
    scoped = {name for scope in scopes.SCOPES.values() for name in scope.permissions}
    assert scoped | set(scopes.NOT_BY_PROGRAM) >= given
    assert not scoped & set(scopes.NOT_BY_PROGRAM)
    assert (scoped | set(scopes.NOT_BY_PROGRAM)) <= given
