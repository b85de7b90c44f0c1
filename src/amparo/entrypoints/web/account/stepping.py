"""Stepping up: whoever asks for something delicate confirms who she is, with the strongest means she has."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from amparo.foundation.access import policy


def is_fresh(request: HttpRequest) -> bool:
    """Whether who is here confirmed it within the minutes of policy, with a second factor if she has one."""
    account: Any = request.user
    confirmed = [one for one in get_authentication_records(request, account) if one.get("reauthenticated")]
    if second_factors(account):
        confirmed = [one for one in confirmed if one["method"] == "mfa"]
    return bool(confirmed) and time.time() - confirmed[-1]["at"] < 60 * policy.STEP_UP_MINUTES


def to_confirm(request: HttpRequest) -> HttpResponse:
    """To the page where she confirms it, and back. Who has no means at all gets one first."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    if not methods:
        return to_second_factor(request)
    return redirect(f"{methods[0]['url']}?{urlencode({'next': request.get_full_path()})}")


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """To show the second factor that a role asks for, or to get one first."""
    if second_factors(request.user):
        return to_confirm(request)
    messages.info(request, _("Para esto hace falta un segundo factor: actívelo aquí."))
    return redirect("mfa_index")


def second_factors(account: Any) -> set[str]:
    """The kinds that an account has, recovery codes aside: they come with the others."""
    kinds = Authenticator.objects.filter(user_id=account.pk).values_list("type", flat=True)
    return set(kinds) - {Authenticator.Type.RECOVERY_CODES}
