"""A code of an application works once, for as long as it could work at all.

django-allauth forgets a used code after one period, though with the tolerance for slow clocks it is good for three.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from django.core.cache import cache


class EnterOnce(AuthenticateForm):
    """The code at the log-in."""

    def clean_code(self) -> str:
        return _once(self, super().clean_code)


class ConfirmOnce(ReauthenticateForm):
    """The code where identity is confirmed again."""

    def clean_code(self) -> str:
        return _once(self, super().clean_code)


def _once(form: Any, checked: Callable[[], str]) -> str:
    used = f"code-used:{form.user.pk}:{normalize_user_code(form.cleaned_data['code'])}"
    if cache.get(used):
        check_rate_limit(form.user)  # it is one attempt more
        raise get_adapter().validation_error("incorrect_code")
    code = checked()
    if form.authenticator.type == Authenticator.Type.TOTP:
        cache.add(used, True, timeout=app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1))
    return code
