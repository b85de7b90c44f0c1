"""What a person would call the browser she used: «Firefox en Windows» and not what it says of itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = {
    "Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox", "FxiOS": "Firefox",
    "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS",
    "CrOS": "ChromeOS", "Linux": "Linux",
}  # fmt: skip
"""The name of each, by a mark of it; a browser bears also the marks of those that come after it."""

SHOWN = 60


def spoken(user_agent: str) -> str:
    """The browser and its system; if either is unknown, the beginning of what it says of itself."""
    browser, system = (
        next((name for mark, name in known.items() if mark in user_agent), "") for known in (BROWSERS, SYSTEMS)
    )
    if not browser or not system:
        return user_agent[:SHOWN]
    return _("%(browser)s en %(system)s") % {"browser": browser, "system": system}
