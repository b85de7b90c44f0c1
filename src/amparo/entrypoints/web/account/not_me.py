"""The page of the link in a letter: whoever reads the old address stops what the holder did not ask for."""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.account.letters import STOP, STOP_DAYS, send_waiting
from amparo.foundation.access.actions import stop_changes


@require_http_methods(["GET", "HEAD", "POST"])
def not_me(request: HttpRequest, token: str) -> HttpResponse:
    """Nobody is logged in here: the link itself, signed and short-lived, is the proof. Opening it changes nothing."""
    try:
        user_id = signing.loads(token, salt=STOP, max_age=STOP_DAYS * 24 * 3600)
    except signing.BadSignature:
        return render(request, "web/account/not_me.html", {"valid": False}, status=404)
    stopped = None
    if request.method == "POST":
        key = f"{token[-40:]} {reader.today()}"
        stopped = stop_changes(by="letter", today=reader.today(), key=key, user_id=user_id)["stopped"]
        send_waiting(request.build_absolute_uri("/"))
    return render(request, "web/account/not_me.html", {"valid": True, "stopped": stopped})
