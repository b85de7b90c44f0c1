"""A browser for each role, logged in through the pages with password and second factor."""

from __future__ import annotations

import math
import time

from django.core.cache import cache
from django.test import Client

from amparo.foundation.access import policy
from tests.web.accounts import PASSWORD, Town

WHO = {
    "affiliate": {"role": "affiliate"},
    "other_affiliate": {"role": "affiliate"},
    "nobody": {},
    "owner": {"role": "employer_owner"},
    "payroll": {"role": "employer_payroll"},
    "other_owner": {"role": "employer_owner"},
    "clerk": {"role": "clerk", "province": "17", "module": "access"},
    "clerk_of_another_province": {"role": "clerk", "province": "09", "module": "access"},
    "clerk_of_another_module": {"role": "clerk", "province": "17", "module": "pensions"},
    "inspector": {"role": "clerk", "province": "17", "module": "inspection"},
    "second_inspector": {"role": "clerk", "province": "17", "module": "inspection"},
    "claims_clerk": {"role": "clerk", "province": "17", "module": "affiliation"},
    "auditor": {"role": "auditor"},
    "director": {"role": "director"},
    "operator": {"role": "operator"},
}
"""An account of each role, by the first part of its address."""


class Clients(dict[str, Client]):
    """The browser of each, logged in and confirmed just now, made when it is first asked for."""

    def __init__(self, town: Town) -> None:
        super().__init__(anonymous=Client())
        self.town, self._confirmed = town, dict[str, float]()
        reach = {
            "affiliate": {"person_id": town.rosa},
            "other_affiliate": {"person_id": town.luis},
            "owner": {"employer_id": town.shop},
            "payroll": {"employer_id": town.shop},
            "other_owner": {"employer_id": town.farm},
        }
        for name, role in WHO.items():
            town.account(f"{name}@ejemplo.ec", **role, **reach.get(name, {}))

    def __getitem__(self, who: str) -> Client:
        """On a slow machine a file of tests takes longer than what is delicate stays open."""
        client = super().__getitem__(who)
        if time.monotonic() > self._confirmed.get(who, math.inf) + 60 * policy.STEP_UP_MINUTES / 2:
            self._confirm(who, client)
        return client

    def __missing__(self, who: str) -> Client:
        self[who] = client = entered(self.town, f"{who}@ejemplo.ec")
        self._confirm(who, client)
        return client

    def _confirm(self, who: str, client: Client) -> None:
        confirm(self.town, client, f"{who}@ejemplo.ec")
        self._confirmed[who] = time.monotonic()

    def everybody(self) -> Clients:
        for who in WHO:
            self[who]
        return self


def entered(town: Town, email: str, **headers: str) -> Client:
    client = Client(**headers)
    cache.clear()
    client.post("/cuenta/entrar/", {"login": email, "password": PASSWORD})
    if email in town.secrets:
        assert client.post("/cuenta/segundo-factor/entrar/", {"code": town.code(email)}).status_code == 302
    assert client.get("/cuenta/").status_code == 200
    return client


def confirm(town: Town, client: Client, email: str) -> None:
    cache.clear()
    if email in town.secrets:
        response = client.post("/cuenta/segundo-factor/confirmar/", {"code": town.code(email)})
    else:
        response = client.post("/cuenta/confirmar/", {"password": PASSWORD})
    assert response.status_code == 302
