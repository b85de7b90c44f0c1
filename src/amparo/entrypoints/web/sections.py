"""The private sections of the portal, and what is asked at their door. Public pages never come this way.

/mi/ a person's own, /empresa/ what an employer does, /oficina/ what a clerk or a director attends, /auditoria/ who
looked at what, /cuenta/ the account itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.addresses import Addresses, is_private, section
from amparo.entrypoints.web.headers import content_security_policy
from amparo.entrypoints.web.machines import too_large
from amparo.foundation.access import policy, queries
from amparo.foundation.access.actions import apply_new_emails

WITH_SCRIPTS = ("mfa_authenticate", "mfa_add_webauthn", "mfa_reauthenticate_webauthn")
"""The pages, by the name of their address, where a browser speaks with a security key: it does so only by script."""

WITH_OUTSIDE_PROVIDER = ("account_login", "openid_connect_login")
"""The pages whose form leads to the provider of AMPARO_OIDC_ISSUER."""

SEEN = "seen"
"""In the session: when it was last used, in seconds."""


class PrivateSections:
    """Lets nobody leave a copy behind, ends idle sessions, and notes whether a second factor was shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > policy.UPLOAD_MEGABYTES * 1_000_000:
            return too_large(request)
        if not is_private(request.path_info):
            return self.get_response(request)
        if request.method == "POST":
            _apply_due_changes()
        _recognise(request)
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Content-Security-Policy"] = _allowed(request)
        return response


def _apply_due_changes() -> None:
    """A change of address takes effect on its day, for whoever logs in first: no clock runs below."""
    if queries.email_changes_due(reader.today()):
        apply_new_emails(by="portal", today=reader.today(), key=f"portal {time.time_ns()}")


def _recognise(request: HttpRequest) -> None:
    account: Any = request.user
    if not account.is_authenticated:
        return
    now = int(time.time())
    seen = request.session.get(SEEN, now)
    records = get_authentication_records(request, account)
    if told := _ended(now, seen, records[0]["at"] if records else now):
        logout(request)
        messages.info(request, told)
        return
    if SEEN not in request.session or now - seen > 60:
        request.session[SEEN] = now
    account.showed_second_factor = any(one["method"] == "mfa" for one in records)


def _ended(now: int, seen: int, entered: float) -> str:
    """Why a session is over; blank while it is not. All are seconds."""
    if now - seen > 60 * policy.IDLE_MINUTES:
        return str(_("La sesión se cerró porque no se usaba."))
    if now - entered > 3600 * policy.SESSION_HOURS:
        return _("La sesión se cerró porque llevaba %(hours)s horas abierta.") % {"hours": policy.SESSION_HOURS}
    return ""


def _allowed(request: HttpRequest) -> str:
    name = request.resolver_match.url_name if request.resolver_match else ""
    outside = ""
    if name in WITH_OUTSIDE_PROVIDER and settings.SOCIALACCOUNT_PROVIDERS:
        issuer = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"]
        outside = "{0.scheme}://{0.netloc}".format(urlsplit(issuer))
    return content_security_policy(scripts=name in WITH_SCRIPTS, forms_to=outside)


# ---------------------------------------------------------------- what surrounds a private page


@dataclass(frozen=True)
class Section:
    """A section that the account may enter. path is its first segment; name, that of its first page."""

    path: str
    name: str
    title: Any


_EMPLOYER = Section("empresa", "employers", _("Empleador"))
_OFFICE = Section("oficina", "office", _("Oficina"))
SECTIONS = {
    "affiliate": (Section("mi", "mine", _("Lo mío")),),
    "employer_owner": (_EMPLOYER,),
    "employer_payroll": (_EMPLOYER,),
    "clerk": (_OFFICE,),
    "director": (_OFFICE,),
    "auditor": (Section("auditoria", "readings", _("Auditoría")), _OFFICE),
}
ACCOUNT = Section("cuenta", "account", _("Cuenta"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """For templates: where the page is in each language and, in a private section, where the account may go."""
    shown: dict[str, Any] = {"addresses": Addresses.of(request), "private": False}
    if not is_private(request.path_info) or not hasattr(request, "user"):
        return shown
    account: Any = request.user
    here = section(request.path_info)
    shown |= {"private": True, "section": here, "account": account if account.is_authenticated else None}
    shown["messages"] = messages.get_messages(request)
    if account.is_authenticated:
        held = [one for role in account.held for one in SECTIONS.get(role.role, ())]
        shown["sections"] = list(dict.fromkeys([*held, ACCOUNT]))
    return shown
