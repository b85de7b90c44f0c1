"""San Amparo in February 2022, with an account and a token for everybody who has something to do there."""

from __future__ import annotations

import base64
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from amparo.foundation.access import actions
from amparo.foundation.access.models import User
from amparo.foundation.access.scopes import offered
from amparo.foundation.access.tokens import new_token
from amparo.foundation.acts.written import Private
from tests.month.living import PAYER_ID, PERSON_ID, ruc

TODAY = 20220207
"""A Monday: December is closed, and January is being declared."""

MOLINO, HACIENDA, NOBODY = ruc("molino"), ruc("hacienda"), "1790000000001"
PDF = b"%PDF-1.7 rol de pagos"

WHO: dict[str, dict[str, Any]] = {
    "owner": {"role": "employer_owner", "employer_id": PAYER_ID["molino"]},
    "payroll": {"role": "employer_payroll", "employer_id": PAYER_ID["molino"]},
    "other_owner": {"role": "employer_owner", "employer_id": PAYER_ID["hacienda"]},
    "ana": {"role": "affiliate", "person_id": PERSON_ID["ana"]},
    "gina": {"role": "affiliate", "person_id": PERSON_ID["gina"]},
    "clerk": {"role": "clerk", "province": "09", "module": "affiliation"},
    "second_clerk": {"role": "clerk", "province": "09", "module": "affiliation"},
    "other_clerk": {"role": "clerk", "province": "17", "module": "affiliation"},
    "inspector": {"role": "clerk", "province": "17", "module": "inspection"},
    "second_inspector": {"role": "clerk", "province": "17", "module": "inspection"},
    "director": {"role": "director"},
    "auditor": {"role": "auditor"},
    "operator": {"role": "operator"},
    "nobody": {},
}
"""The hacienda is of province 09; the mill, Ana and Gina are of 17."""


def encoded(content: bytes) -> str:
    """A file as a body carries it."""
    return base64.b64encode(content).decode()


@dataclass
class Desk:
    """The tokens of everybody, by name, each with every scope that is offered to them."""

    users: dict[str, User]
    tokens: dict[str, str] = field(default_factory=dict)
    _keys = itertools.count(1)

    def token(self, name: str, *scopes: str) -> str:
        """A new token of somebody, with some scopes or all that are offered."""
        text, user = new_token(), self.users[name]
        chosen = list(scopes) or offered(user.grants)
        actions.create_token(
            by="test", today=TODAY, key=self.key(), user_id=user.pk, name="prueba", scopes=chosen, days=30,
            token=Private(text), second_factor=True,
        )  # fmt: skip
        return text

    def key(self) -> str:
        return f"request-{next(self._keys):06d}"

    def ask(self, who: str, path: str, **sent: Any) -> Any:
        """Read something as somebody."""
        return Client().get(f"/api/v1/{path}", sent, headers=self._headers(who))

    def do(self, who: str, path: str, key: str = "", **body: Any) -> Any:
        """Ask for an act as somebody, under a key of its own unless one is given."""
        headers = self._headers(who) | {"Idempotency-Key": key or self.key()}
        return Client().post(f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=headers)

    def _headers(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens.get(who, who)}"}


def open_desk() -> Desk:
    desk = Desk({})
    for name, role in WHO.items():
        user = User.objects.get(pk=actions.open_account(by="test", today=TODAY, key=desk.key())["user_id"])
        EmailAddress.objects.create(user=user, email=f"{name}@ejemplo.ec", verified=True, primary=True)
        Authenticator.objects.create(user=user, type="totp", data={})
        if role:
            actions.give_role(by="test", today=TODAY, key=desk.key(), user_id=user.pk, **role)
        user.showed_second_factor = True
        desk.users[name] = user
        desk.tokens[name] = desk.token(name)
    return desk
