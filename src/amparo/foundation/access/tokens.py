"""The tokens by which programs act for an account: 256 bits that nobody guesses, of which only the hash is kept."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Q

from amparo.foundation.access.models import AccessToken, User
from amparo.foundation.acts.action import current_act
from amparo.foundation.acts.written import digest

PREFIX = "amparo_"
"""With it, whoever finds a token in a file knows what it is."""

Program = User
"""An account when a program acts for it: its `token` says which one, and narrows what it may do."""

NOTED_EVERY = timedelta(minutes=1)
"""How fine the last use is told: finer would write on every reading."""


def new_token() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def holder(text: str, today: int, at: datetime) -> Program | None:
    """The account for which a token acts on a day (YYYYMMDD), narrowed to its scopes; None if it is no token in force.

    That it was used is noted. No act: what it does is one.
    """
    found = AccessToken.objects.select_related("user").filter(
        hash=digest(text), revoked_act=0, until_date__gte=today, user__is_active=True
    )
    token = found.first()
    if token is None:
        return None
    stale = Q(used_at=None) | Q(used_at__lt=at - NOTED_EVERY)
    AccessToken.objects.filter(stale, pk=token.pk).update(used_at=at)
    user = token.user
    user.token = token
    user.showed_second_factor = token.second_factor and Authenticator.objects.filter(user_id=user.pk).exists()
    return user


def revoke_all(user_id: int) -> int:
    """End every token of an account, inside an act under way. Returns how many."""
    return AccessToken.objects.filter(user_id=user_id, revoked_act=0).update(revoked_act=current_act().number)
