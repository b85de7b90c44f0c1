"""Accounts opened by an operator: those of real people without a password, invented ones with everything shown."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import RequestFactory
from django.utils.crypto import salted_hmac

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import _
from amparo.entrypoints.web.account.letters import send_waiting
from amparo.foundation import clock
from amparo.foundation.access import actions, queries
from amparo.foundation.access.subjects import of_token
from amparo.foundation.access.tokens import new_token
from amparo.foundation.acts.written import Private
from amparo.foundation.registry import queries as registry
from amparo.foundation.scale import is_invented

DOMAIN = "ejemplo.ec"


@dataclass(frozen=True)
class Invented:
    """An account of an invented country, with what it takes to log in to it."""

    email: str
    about: str
    password: str
    secret: str


def perform(action: Callable[..., dict], **asked: object) -> dict:
    """An act of the operator, today."""
    return action(by="operator", today=clock.today(), key=f"cli {uuid.uuid4()}", **asked)


@transaction.atomic
def create(email: str, roles: Iterable[dict[str, Any]]) -> int:
    """Open an account with a verified address and some roles; return its number.

    In an invented country it gets the password and the second factor that `secrets_of` shows; in a real one, whoever
    reads the address asks for a password. CannotDo if the address has an account; Refused if a role reaches nobody.
    """
    address = email.strip().lower()
    if EmailAddress.objects.filter(email=address, verified=True).exists():
        raise CannotDo(_("ya hay una cuenta con el correo {email}").format(email=address))
    user_id = perform(actions.open_account)["user_id"]
    EmailAddress.objects.create(user_id=user_id, email=address, verified=True, primary=True)
    for role in roles:
        perform(actions.give_role, user_id=user_id, **role)
    if is_invented():
        _let_in(user_id, address)
    return user_id


def reach(*, document: str = "", ruc: str = "", province: str = "", module: str = "") -> dict[str, Any]:
    """How far a role reaches, from what people write. CannotDo if nobody has that document or RUC."""
    found: dict[str, Any] = {"province": province, "module": module}
    if document:
        found["person_id"] = registry.persons_by_document([document]).get(document)
    if ruc:
        found["employer_id"] = registry.employers_by_ruc([ruc]).get(ruc)
    for written, name in ((document, "person_id"), (ruc, "employer_id")):
        if written and found[name] is None:
            raise CannotDo(_("nadie está inscrito con «{written}»").format(written=written))
    return found


def of(email: str) -> int:
    """The account of an address. CannotDo if there is none."""
    address = email.strip().lower()
    user_id = EmailAddress.objects.filter(email=address, verified=True).values_list("user_id", flat=True).first()
    if user_id is None:
        raise CannotDo(_("ninguna cuenta tiene el correo {email}").format(email=address))
    return user_id


def hand_code(written: str) -> tuple[str, int]:
    """The code for a person's document or an employer's RUC, and its last day (YYYYMMDD)."""
    if person_id := registry.persons_by_document([written]).get(written):
        made = perform(actions.issue_person_code, person_id=person_id)
    elif employer_id := registry.employers_by_ruc([written]).get(written):
        made = perform(actions.issue_employer_code, employer_id=employer_id)
    else:
        raise CannotDo(_("nadie está inscrito con «{written}»").format(written=written))
    return queries.code_text(made["code_id"]), made["until_date"]


def create_token(user_id: int, name: str, scopes: list[str], days: int) -> tuple[int, str]:
    """The number and the text of a new token of an account, which an operator made for whoever asked in person."""
    text = new_token()
    protected = Authenticator.objects.filter(user_id=user_id).exists()
    made = perform(
        actions.create_token, user_id=user_id, name=name, scopes=scopes, days=days, token=Private(text),
        second_factor=protected,
    )  # fmt: skip
    return made["token_id"], text


def revoke_token(user_id: int, token_id: int) -> int:
    """End a token of an account; 0 if it had ended. CannotDo if the account has none of that number."""
    if of_token(token_id).account_id != user_id:
        raise CannotDo(_("la cuenta no tiene el token {number}").format(number=token_id))
    return perform(actions.revoke_token, token_id=token_id)["revoked"]


def send_letters() -> int:
    return send_waiting(settings.AMPARO_SITE)


def invented(employer_id: int, person_id: int) -> list[Invented]:
    """The accounts of an invented country, around an employer and one of its workers; opened if they are not yet."""
    employer, person = registry.employer_by_id(employer_id), registry.person(person_id)
    place = {"employer_id": employer_id}
    desk = {"role": "clerk", "province": employer.province_id}
    wanted: dict[str, tuple[str, list[dict[str, Any]]]] = {
        "persona": (f"{person} ({person.document})", [{"role": "affiliate", "person_id": person_id}]),
        "responsable": (f"{employer.name} ({employer.ruc})", [{"role": "employer_owner", **place}]),
        "nomina": (employer.name, [{"role": "employer_payroll", **place}]),
        "oficina": (
            employer.province.name,
            [{**desk, "module": module} for module in ("access", "affiliation", "inspection")],
        ),
        "auditoria": ("", [{"role": "auditor"}]),
        "direccion": ("", [{"role": "director"}]),
    }
    return [_invented(f"{name}@{DOMAIN}", about, roles) for name, (about, roles) in wanted.items()]


def secrets_of(address: str) -> tuple[str, str]:
    """The password and the secret of the second factor of an invented account, made from this machine's key."""
    digest = salted_hmac("amparo.invented", address, algorithm="sha256").digest()
    return base64.b32encode(digest[:10]).decode().lower(), base64.b32encode(digest[10:30]).decode()


def _invented(address: str, about: str, roles: list[dict[str, Any]]) -> Invented:
    if not EmailAddress.objects.filter(email=address).exists():
        create(address, roles)
    return shown(address, about)


def shown(email: str, about: str = "") -> Invented:
    """What it takes to log in to an invented account; no secret if it needs no second factor."""
    address = email.strip().lower()
    password, secret = secrets_of(address)
    protected = Authenticator.objects.filter(user__emailaddress__email=address).exists()
    return Invented(address, about, password, secret if protected else "")


def _let_in(user_id: int, address: str) -> None:
    user: Any = get_user_model().objects.get(pk=user_id)
    password, secret = secrets_of(address)
    user.set_password(password)
    user.save(update_fields=["password"])
    if not user.needs_second_factor:
        return
    # The log-in wants a request at hand even where it does not look at it.
    with context.request_context(RequestFactory().get("/")):
        TOTP.activate(user, secret)
        RecoveryCodes.activate(user)
