"""A change of address or of bank account waits, is told to both sides, and can be undone while it waits."""

import polars as pl
import pytest
from allauth.account.models import EmailAddress

from amparo.foundation.access import actions, queries
from amparo.foundation.access.codes import code
from amparo.foundation.access.models import EmailChange, Letter
from amparo.foundation.access.tests.conftest import TODAY
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.models import Act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.registry.actions import declare_bank_account, withdraw_bank_account
from amparo.foundation.registry.queries import bank_accounts

OLD, NEW = "rosa@ejemplo.ec", "rosa@nuevo.ec"
ACCOUNT = {"bank": "Banco del Austro", "kind": "savings", "number": Private("2200 123-456")}


@pytest.fixture
def rosa(town):
    return town.account(OLD, role="affiliate", person_id=town.rosa)


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("kind", "to"))


def ask(town, user, email=NEW) -> str:
    change = town.act(actions.ask_new_email, by=user, user_id=user.pk, email=Private(email))["change_id"]
    return code("email", change)


def confirm(town, user, given):
    return town.act(actions.confirm_new_email, by=user, user_id=user.pk, given_code=Private(given))


def in_use(user) -> list[str]:
    return list(EmailAddress.objects.filter(user_id=user.pk).values_list("email", flat=True))


def apply(town, days):
    return town.act(actions.apply_new_emails, today=later(TODAY, days))["applied"]


def test_an_address_changes_after_its_days_and_both_sides_are_told(town, rosa):
    given = ask(town, rosa)
    assert letters() == [("new_email_code", NEW)], "nobody else is told of what anybody may type"
    assert confirm(town, rosa, "00000-00000")["confirmed"] is False
    assert confirm(town, rosa, given) == {"confirmed": True, "since_date": later(TODAY, 3)}
    assert letters()[1:] == [("email_changes", OLD), ("email_changes", NEW)]
    assert in_use(rosa) == [OLD] and apply(town, 2) == 0 and not queries.email_changes_due(later(TODAY, 2))
    assert queries.email_changes_due(later(TODAY, 3)) and apply(town, 3) == 1
    assert in_use(rosa) == [NEW] and queries.emails([rosa.pk]) == {rosa.pk: NEW}
    assert apply(town, 4) == 0


def test_a_change_that_waits_is_undone_by_its_holder(town, rosa):
    confirm(town, rosa, ask(town, rosa))
    assert town.act(actions.withdraw_new_email, by=rosa, user_id=rosa.pk) == {"undone": 1}
    assert apply(town, 9) == 0 and in_use(rosa) == [OLD]
    assert town.act(actions.withdraw_new_email, by=rosa, user_id=rosa.pk) == {"undone": 0}


def test_who_did_not_ask_stops_everything_from_the_old_address(town, rosa):
    rosa.set_password("una frase larga y secreta")
    rosa.save()
    confirm(town, rosa, ask(town, rosa))
    town.act(declare_bank_account, by=rosa, person_id=town.rosa, **ACCOUNT)
    assert town.act(actions.stop_changes, by="letter", user_id=rosa.pk) == {"stopped": 2}
    rosa.refresh_from_db()
    assert not rosa.has_usable_password() and apply(town, 9) == 0
    assert paid(town, 9) == []
    assert [to for kind, to in letters() if kind == "stopped"] == [OLD, NEW]
    with pytest.raises(NotAllowed):
        town.act(actions.stop_changes, by=rosa, user_id=rosa.pk)


def test_an_old_letter_harms_nobody(town, rosa):
    rosa.set_password("una frase larga y secreta")
    rosa.save()
    assert town.act(actions.stop_changes, by="letter", user_id=rosa.pk) == {"stopped": 0}
    rosa.refresh_from_db()
    assert rosa.has_usable_password()


def test_a_replaced_address_is_still_warned_for_a_while(town, rosa):
    confirm(town, rosa, ask(town, rosa))
    apply(town, 3)
    town.act(declare_bank_account, by=rosa, today=later(TODAY, 10), person_id=town.rosa, **ACCOUNT)
    assert [to for kind, to in letters() if kind == "bank_account_changes"] == [NEW, OLD]
    Letter.objects.all().delete()
    town.act(declare_bank_account, by=rosa, today=later(TODAY, 100), person_id=town.rosa, **ACCOUNT)
    assert [to for kind, to in letters()] == [NEW]


def test_whether_an_address_is_taken_is_told_only_to_it(town, rosa):
    luis = town.account("luis@ejemplo.ec")
    given = ask(town, rosa, "luis@ejemplo.ec")
    assert letters() == [("address_taken", "luis@ejemplo.ec")]
    assert confirm(town, rosa, given)["confirmed"] is False
    ask(town, luis, "libre@ejemplo.ec")
    confirm(town, luis, code("email", queries.email_change(luis.pk).pk))
    assert confirm(town, rosa, ask(town, rosa, "libre@ejemplo.ec"))["confirmed"] is False, "someone waits for it"


def test_an_address_taken_while_it_waited_is_not_given_twice(town, rosa):
    confirm(town, rosa, ask(town, rosa))
    town.account(NEW)
    assert apply(town, 3) == 0 and in_use(rosa) == [OLD]
    assert EmailChange.objects.get().undone_act > 0


def test_nobody_changes_the_address_of_another(town, rosa):
    thief = town.account("luis@ejemplo.ec", role="auditor")
    with pytest.raises(NotAllowed):
        town.act(actions.ask_new_email, by=thief, user_id=rosa.pk, email=Private(NEW))
    with pytest.raises(Refused, match="Ya es el correo"):
        ask(town, rosa, OLD.upper())


# ---------------------------------------------------------------- bank accounts


def paid(town, days) -> list[tuple[int, str]]:
    found = bank_accounts(pl.Series([town.rosa, town.luis]), later(TODAY, days))
    return found.select("person_id", "number").rows()


def test_nothing_is_paid_into_a_new_account_while_it_waits(town, rosa):
    def declare(number, day):
        asked = ACCOUNT | {"number": Private(number)}
        return town.act(declare_bank_account, by=rosa, today=later(TODAY, day), person_id=town.rosa, **asked)

    assert declare("2200123456", 0)["since_date"] == later(TODAY, 5)
    assert paid(town, 4) == [] and paid(town, 5) == [(town.rosa, "2200123456")]
    declare("111111", 10)
    assert paid(town, 14) == [(town.rosa, "2200123456")] and paid(town, 15) == [(town.rosa, "111111")]
    assert town.act(withdraw_bank_account, by=rosa, today=later(TODAY, 14), person_id=town.rosa) == {"withdrawn": 1}
    assert paid(town, 15) == [(town.rosa, "2200123456")]
    declare("222222", 20), declare("333333", 21)
    assert paid(town, 40) == [(town.rosa, "333333")], "what waited was replaced"


def test_the_number_of_an_account_stays_out_of_letters_and_trace(town, rosa):
    town.act(declare_bank_account, by=rosa, person_id=town.rosa, **ACCOUNT)
    assert Letter.objects.get().facts["number"] == "···3456"
    assert not any("2200" in str(act.payload) + str(act.result) for act in Act.objects.all())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"bank": " "}, "bank"),
        ({"kind": "gold"}, "kind"),
        ({"number": Private("12")}, "number"),
        ({"number": Private("12345678901234567890123")}, "number"),
        ({"number": Private("EC12345678")}, "number"),
        ({"number": Private("١٢٣٤٥٦٧٨")}, "number"),
    ],
)
def test_what_is_not_an_account_says_why(town, rosa, wrong, field):
    with pytest.raises(Refused) as refused:
        town.act(declare_bank_account, by=rosa, person_id=town.rosa, **ACCOUNT | wrong)
    assert refused.value.field == field


def test_nobody_declares_the_account_of_another(town, rosa):
    clerk = town.account(role="clerk", province="17", module="access")
    for thief in (clerk, town.account(role="affiliate", person_id=town.luis)):
        with pytest.raises(NotAllowed):
            town.act(declare_bank_account, by=thief, person_id=town.rosa, **ACCOUNT)
