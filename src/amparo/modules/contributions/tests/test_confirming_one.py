"""One employer confirms one month: once, its own, and while it is a draft."""

import pytest

from amparo.foundation.access import actions as access
from amparo.foundation.access.models import User
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.refused import Refused
from amparo.foundation.history.models import Freeze
from amparo.foundation.months import Month
from amparo.foundation.registry.actions import register_employers
from amparo.modules.contributions.actions import confirm_declarations, confirm_draft
from amparo.modules.contributions.models import Confirmation

TODAY = 20220315
MARCH = Month(2022, 3)
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}


@pytest.fixture
def owner(database):
    register_employers(by="test", today=TODAY, key="e", rows=[SHOP, SHOP | {"ruc": "0992397535001"}])
    user = User.objects.get(pk=access.open_account(by="test", today=TODAY, key="u")["user_id"])
    access.give_role(by="test", today=TODAY, key="r", user_id=user.pk, role="employer_owner", employer_id=1)
    user.showed_second_factor = True
    return user


def confirm(by, key, month=MARCH, employer_id=1):
    return confirm_draft(by=by, today=TODAY, key=key, employer_id=employer_id, month=month)


def test_it_is_what_the_batch_file_would_leave_and_only_once(owner):
    assert confirm(owner, "a") == {"confirmed": 1}
    assert confirm(owner, "b") == {"confirmed": 0}
    lines = "\n".join(f"{SHOP['ruc']};0001;2022;{month};CNF;" for month in ("03", "02")).encode()
    sent = confirm_declarations(content=lines, by="test", today=TODAY, key="c")
    assert (sent["accepted"], sent["already"]) == (1, 1)
    assert confirm(owner, "d", Month(2022, 1)) == {"confirmed": 1}, "after a file as before it"
    assert sorted(Confirmation.objects.values_list("employer_id", "about_month")) == [
        (1, 202201),
        (1, 202202),
        (1, 202203),
    ]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_no_draft_and_what_is_anothers_is_not_confirmed(owner):
    with pytest.raises(Refused, match="«2022-04»: El año y el mes no forman un mes, o aún no empieza"):
        confirm(owner, "a", Month(2022, 4))
    Freeze.objects.create(month=202202, opening=False, last_act=1, last_act_hash="")
    with pytest.raises(Refused, match="«2022-02»: La planilla de ese mes ya se hizo") as refused:
        confirm(owner, "b", Month(2022, 2))
    assert refused.value.field == "month"
    with pytest.raises(NotAllowed):
        confirm(owner, "c", employer_id=2)
    assert not Confirmation.objects.exists()
