"""Where django-allauth asks us: how accounts are opened, letters worded, and second factors kept."""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.account.letters import send_now
from amparo.entrypoints.web.account.outside import carry
from amparo.foundation.access.actions import open_account

SHOWN_ANYWAY = tuple(
    f"account/messages/{name}.txt" for name in ("logged_in", "logged_out", "email_confirmation_sent", "email_confirmed")
)


class Accounts(DefaultAccountAdapter):
    """An account is opened by an act, and its name says nothing of who holds it."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        open_for(user)
        user.set_password(form.cleaned_data["password1"])
        user.save()
        return user

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """It has one from the start."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        send_now(template_prefix, email, context)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *given: Any, **named: Any
    ) -> None:
        """What the page already shows is not told again."""
        if message_template not in SHOWN_ANYWAY:
            super().add_message(request, level, message_template, *given, **named)

    def post_login(self, request: HttpRequest, user: Any, **asked: Any) -> Any:
        """Only now, with every factor shown, may an account begin to carry an identity of outside."""
        if outside := (asked["signal_kwargs"] or {}).get("sociallogin"):
            carry(request, outside)
        return super().post_login(request, user, **asked)

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """Nobody who has a second factor confirms with less."""
        methods = super().get_reauthentication_methods(user)
        return [one for one in methods if one["id"] != "reauthenticate"] or methods


class SecondFactors(DefaultMFAAdapter):
    """What an application of codes shares with us is kept under the signing key of this machine."""

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What is proposed for a new key: no key is more than another."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Llave %(number)s") % {"number": held + 1}

    def encrypt(self, text: str) -> str:
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _safe().decrypt(encrypted_text.encode()).decode()


def open_for(user: Any) -> None:
    """Make `user`, which is not stored yet, stand for an account opened by an act."""
    key = f"portal {uuid.uuid4()}"
    language = reader.language()
    opened = open_account(by="portal", today=reader.today(), key=key, language=language)
    user.pk, user.language = opened["user_id"], language
    user._state.adding = False


def _safe() -> Fernet:
    key = hashlib.sha256(b"amparo second factors " + str(settings.SECRET_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
