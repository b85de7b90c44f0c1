"""Two people, two employers and their accounts, in a database of their own."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress

from amparo.foundation.access import actions
from amparo.foundation.access.models import User
from amparo.foundation.registry.actions import register_employers, register_persons

TODAY = 20220131
ROSA = {
    "document": "1710034065", "given_names": "Rosa", "surnames": "Quispe", "sex": "F",
    "birth_date": 19570310, "province": "17",
}  # fmt: skip
LUIS = ROSA | {"document": "0926687856", "given_names": "Luis", "surnames": "Vera", "sex": "M", "province": "09"}
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}
FARM = SHOP | {"ruc": "0992397535001", "name": "Hacienda", "industry": "A", "province": "09"}


@dataclass
class Town:
    rosa: int
    luis: int
    shop: int
    farm: int
    _keys = itertools.count()

    def act(self, perform, *, by="system", today=TODAY, **asked):
        """Perform an action under a key of its own."""
        return perform(by=by, today=today, key=f"test {next(self._keys)}", **asked)

    def account(self, email: str = "", *, strong: bool = True, **role: object) -> User:
        """An account with a verified address and perhaps a role, that showed its second factor."""
        user = User.objects.get(pk=self.act(actions.open_account)["user_id"])
        if email:
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role:
            self.act(actions.give_role, user_id=user.pk, **role)
        user.showed_second_factor = strong
        return user


@pytest.fixture
def town(database: str) -> Town:
    register_persons(by="test", today=TODAY, key="people", rows=[ROSA, LUIS])
    register_employers(by="test", today=TODAY, key="employers", rows=[SHOP, FARM])
    return Town(rosa=1, luis=2, shop=1, farm=2)
