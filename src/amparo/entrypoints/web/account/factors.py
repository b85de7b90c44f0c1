"""When the second factors of an account change, only the browser where they were changed stays in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.http import HttpRequest

from amparo.foundation.access import sessions


def end_other_sessions(request: HttpRequest, user: Any, **_told: object) -> None:
    sessions.end_all(user.pk, but=request.session.session_key or "")


def watch() -> None:
    """Ask the log-in to tell of every change."""
    for changed in (authenticator_added, authenticator_removed, authenticator_reset):
        changed.connect(end_other_sessions, dispatch_uid="amparo.end_other_sessions")
