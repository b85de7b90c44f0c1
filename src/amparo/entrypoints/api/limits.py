"""How often one caller may ask: so many requests in so many seconds, set by AMPARO_API_LIMIT."""

from __future__ import annotations

import threading
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle


class PerCaller(BaseThrottle):
    """Counts the requests of each token, or else of each address, in windows of time. All processes share the count.

    Ninja's own keeps the caller being counted in itself, where threads would mix them up.
    """

    def __init__(self) -> None:
        self._waits = threading.local()

    def allow_request(self, request: HttpRequest) -> bool:
        most, seconds = settings.AMPARO_API_LIMIT
        now = time.time()
        window = int(now // seconds)
        self._waits.seconds = (window + 1) * seconds - now
        key = f"api:{_token(request) or self.get_ident(request)}:{window}"
        cache.add(key, 0, timeout=seconds)
        try:
            return cache.incr(key) <= most
        except ValueError:  # it expired between the two
            return True

    def wait(self) -> float:
        """Seconds until the next window."""
        return self._waits.seconds


def _token(request: HttpRequest) -> str:
    """The program that asks, if it showed a token."""
    token = getattr(getattr(request, "auth", None), "token", None)
    return f"token:{token.pk}" if token else ""
