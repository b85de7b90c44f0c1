"""Accounts to log in with: made by the same acts, with a password and a second factor that the tests know."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.utils.timezone import localdate

from amparo.foundation.access import actions, queries
from amparo.foundation.access.models import User
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.foundation.registry.queries import establishments_of
from amparo.modules.affiliation.actions import submit_notices
from amparo.modules.affiliation.claims import file_claim, notify_claim
from amparo.modules.collection.models import SlipPart
from amparo.modules.collection.slips import slip_reference
from amparo.modules.collection.tables import OWED_FUNDS

PASSWORD = "una frase larga y secreta"
ROSA = {
    "document": "1710034065", "given_names": "Rosa Elena", "surnames": "Quispe Toapanta", "sex": "F",
    "birth_date": 19570310, "province": "17",
}  # fmt: skip
LUIS = ROSA | {"document": "0926687856", "given_names": "Luis", "surnames": "Vera", "sex": "M", "province": "09"}
SHOP = {"ruc": "1790011674001", "name": "Tienda La Favorita", "kind": "private", "industry": "G", "province": "17"}
FARM = SHOP | {"ruc": "0992397535001", "name": "Hacienda El Recreo", "industry": "A", "province": "09"}


@dataclass
class Town:
    """Two people and two employers of two provinces, by their ids, and the accounts opened so far, by address."""

    rosa: int
    luis: int
    shop: int
    farm: int
    secrets: dict[str, str] = field(default_factory=dict)
    _keys = itertools.count()

    def act(self, perform, **asked):
        today = asked.pop("today", localdate())
        return perform(by=asked.pop("by", "system"), today=today, key=f"town {next(self._keys)}", **asked)

    def account(self, email: str, *, second_factor: bool = True, **role: object) -> User:
        """An account that can log in, with the role and, unless told otherwise, an application of codes."""
        user = User.objects.get(pk=self.act(actions.open_account)["user_id"])
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role:
            self.act(actions.give_role, user_id=user.pk, **role)
        if second_factor:
            self.secrets[email] = generate_totp_secret()
            with_context(lambda: (TOTP.activate(user, self.secrets[email]), RecoveryCodes.activate(user)))
        return user

    def code(self, email: str) -> str:
        """What the application of an account shows now. A code works once, so the memory of used ones is cleared."""
        cache.clear()
        return totp(self.secrets[email])

    def handed(self, **to: int) -> str:
        issue = actions.issue_person_code if "person_id" in to else actions.issue_employer_code
        return queries.code_text(self.act(issue, **to)["code_id"])


def totp(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_context(perform) -> None:
    """The log-in wants a request at hand even where it does not look at it."""
    from allauth.core import context
    from django.test import RequestFactory

    with context.request_context(RequestFactory().get("/")):
        perform()


def found_town() -> Town:
    """Rosa works at the shop, which said so in a file; Luis claims that he did."""
    who = {"by": "test", "today": localdate()}
    people = register_persons(key="people", rows=[ROSA, LUIS], **who)["first_id"]
    employers = register_employers(key="employers", rows=[SHOP, FARM], **who)["first_id"]
    first_day = f"{who['today']:%Y%m}01"
    entry = f"{SHOP['ruc']};0001;{who['today']:%Y;%m};ENT;{ROSA['document']};{first_day};{first_day};1;R;01;06;"
    submit_notices(
        content=f"{entry}vendedora;0000000000000;600.00;P".encode(), employer_id=employers,
        key=f"file of employer {employers}: one", **who,
    )  # fmt: skip
    case = file_claim(
        person_id=people + 1, establishment_id=establishments_of(employers)[0].pk, since_date=first_day, relation="06",
        wage="500.00", title="Roles", content=b"%PDF-1.7 roles", key="claim", **who,
    )["case"]  # fmt: skip
    notify_claim(case=case, key="notify", **who)
    _issue_slip(employers, int(f"{who['today']:%Y%m%d}"))
    return Town(rosa=people, luis=people + 1, shop=employers, farm=employers + 1)


def _issue_slip(employer_id: int, today: int) -> None:
    """Ten dollars of pensions. No month is closed in this town, so nothing is owed for which one could be asked for."""
    funds = {**dict.fromkeys(OWED_FUNDS, 0), "pension_cents": 1000}
    SlipPart.objects.create(
        id=1, act=1, slip_id=slip_reference(employer_id, 1), employer_id=employer_id, issued_date=today, pay_date=today,
        place=1, item_id=1, kind="contributions", about_month=today // 100, due_date=today, owed_cents=1000,
        interest_cents=0, **funds,
    )  # fmt: skip


FILE_ACT, CASE, SLIP = 3, 1, slip_reference(1, 1)
"""The act by which the shop's file was received, the number of Luis's claim, and the reference of the shop's slip."""
