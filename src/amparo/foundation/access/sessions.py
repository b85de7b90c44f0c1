"""The sessions of an account, ended when what guards it changed: whoever got in by the old means is out."""

from __future__ import annotations

from allauth.usersessions.models import UserSession


def end_all(user_id: int, *, but: str = "") -> int:
    """End the sessions of an account, except the one with that key. Returns how many."""
    ended = list(UserSession.objects.filter(user_id=user_id).exclude(session_key=but))
    for one in ended:
        one.end()
    return len(ended)
