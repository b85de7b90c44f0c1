"""Answers that take the same time whether or not an address has an account: opening one takes longer than not to."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

SECONDS = 0.5
"""More than opening an account takes: it hashes a password and writes an act."""

TOO_MANY = 429


def unhurried(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, whose forms are not answered before their time; who asks too often is refused at once."""

    @wraps(view)
    def answer(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        began = time.monotonic()
        response = view(request, *given, **named)
        if request.method == "POST" and response.status_code != TOO_MANY:
            time.sleep(max(0.0, began + SECONDS - time.monotonic()))
        return response

    return answer
