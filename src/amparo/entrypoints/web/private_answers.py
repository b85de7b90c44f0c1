"""A private page as HTML, JSON or CSV, for whoever may see it, and what its forms ask for.

In this order: who is it, is she allowed, did she show what her role asks for, did she confirm it is her. Only then is
anything read; and what is read of a person is written down for that person to see.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.entrypoints.web import machines, reader
from amparo.entrypoints.web.account import stepping
from amparo.entrypoints.web.account.letters import send_waiting
from amparo.entrypoints.web.answers import View, as_csv, as_json
from amparo.foundation.access.roles import Account, Grant, allows, grounds
from amparo.foundation.acts import reads
from amparo.foundation.acts.action import KeyReused
from amparo.foundation.acts.refused import Refused
from amparo.foundation.pages import (
    Done,
    Elsewhere,
    NotPublished,
    Paper,
    PrivateFile,
    PrivatePage,
    Sent,
    Sheet,
    Visit,
)


def private_view(page: PrivatePage, form: str) -> View:
    """How Django calls a private page in one of its forms: html, json or csv. Only the first takes forms."""

    @require_http_methods(["GET", "HEAD", "POST"] if form == "html" and page.acts else ["GET", "HEAD"])
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        account: Any = request.user
        if not account.is_authenticated:
            return _anonymous(request, form)
        visit = _visit(request, whole=form != "html")
        try:
            capacity = _capacity(page, visit, address)
            if capacity is None:
                return stepping.to_second_factor(request)
            if page.sensitive and not stepping.is_fresh(request):
                return stepping.to_confirm(request)
            if request.method == "POST":
                return _act(request, page, visit, capacity, address)
            return _written(request, page, form, _read(page, visit, capacity, address))
        except Elsewhere as elsewhere:
            if elsewhere.told:
                messages.info(request, elsewhere.told)
            return redirect(elsewhere.to)
        except NotPublished as error:
            raise Http404(str(error)) from error

    answer.__name__ = f"{page.name}_{form}"
    return answer


def file_view(file: PrivateFile) -> View:
    """How Django hands out a private file."""

    @require_http_methods(["GET", "HEAD"])
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        account: Any = request.user
        if not account.is_authenticated:
            return _anonymous(request, "html")
        visit = _visit(request)
        try:
            capacity = _capacity(file, visit, address)
            if capacity is None:
                return stepping.to_second_factor(request)
            paper = file.read(visit, site=request.build_absolute_uri("/").rstrip("/"), **address)
        except Elsewhere as elsewhere:
            return redirect(elsewhere.to)
        except NotPublished as error:
            raise Http404(str(error)) from error
        _leave_trace(file, visit, capacity, paper.persons)
        return _handed_out(paper)

    answer.__name__ = file.name
    return answer


def _handed_out(paper: Paper) -> HttpResponse:
    """To be saved: whatever somebody put in it, the browser neither guesses what it is nor runs it as ours."""
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _anonymous(request: HttpRequest, form: str) -> HttpResponse:
    if form != "html":
        return JsonResponse({"error": _("Ingrese primero a su cuenta")}, status=401)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path}, safe='/')}")


def _visit(request: HttpRequest, *, whole: bool = False) -> Visit:
    account: Any = request.user
    return Visit(account, account.grants, reader.today(), timezone.localtime(), reader.language(), request.GET, whole)


def _capacity(page: PrivatePage | PrivateFile, visit: Visit, address: dict[str, Any]) -> Grant | None:
    """The role on which the visit stands; None if it stands on one that waits for a second factor."""
    subject = page.of(visit, **address)
    found = grounds(Account(visit.grants), page.needs, subject)
    if found is None and not any(allows(one, page.needs, subject) for one in visit.account.held):
        raise PermissionDenied
    return found


def _read(page: PrivatePage, visit: Visit, capacity: Grant, address: dict[str, Any]) -> Sheet:
    sheet = page.read(visit, **address)
    _leave_trace(page, visit, capacity, sheet.persons)
    return sheet


def _leave_trace(page: PrivatePage | PrivateFile, visit: Visit, capacity: Grant, persons: tuple[int, ...]) -> None:
    if persons:
        reads.record(
            by=visit.account, today=visit.today, at=visit.at, purpose=page.why[0], purpose_en=page.why[1],
            person_ids=persons, capacity=capacity,
        )  # fmt: skip


def _written(request: HttpRequest, page: PrivatePage, form: str, sheet: Sheet) -> HttpResponse:
    if form == "html":
        return _html(request, page, sheet, status=sheet.status)
    response = as_json(request, page.name, sheet) if form == "json" else as_csv(request, sheet)
    response.status_code = sheet.status
    return response


def _act(request: HttpRequest, page: PrivatePage, visit: Visit, capacity: Grant, address: dict) -> HttpResponse:
    perform = page.acts.get(request.POST.get("do", ""))
    if perform is None:
        raise PermissionDenied
    if page.limited and not ratelimit.consume(request, app="allauth.account", action=page.limited):
        return machines.too_many(request)
    sent = _sent(request)
    try:
        done = _performed(perform, visit, sent, address)
    except Refused as refused:
        return _html(request, page, _read(page, visit, capacity, address), refused=refused, sent=sent, status=422)
    send_waiting(request.build_absolute_uri("/"))
    if done.told:
        messages.success(request, done.told)
    if done.to:
        return redirect(reverse(done.to, kwargs=dict(done.address)) + (f"#{done.at}" if done.at else ""))
    _leave_trace(page, visit, capacity, done.persons)
    return _html(request, page, _read(page, visit, capacity, address), done=done)


def _performed(perform: Callable[..., Done], visit: Visit, sent: Sent, address: dict) -> Done:
    try:
        return perform(visit, sent, **address)
    except KeyReused as error:  # she went back, changed something and sent the same form
        raise Refused(
            "Este formulario ya se envió con otros datos. Si quiere enviar también estos, pulse otra vez.",
            "This form was sent already with other data. If you want to send these as well, press again.",
        ) from error


def _sent(request: HttpRequest) -> Sent:
    """The key of the act is of this account and this form, so that nobody else's can be repeated."""
    account: Any = request.user
    key = request.POST.get("key") or secrets.token_urlsafe(12)
    files: Any = request.FILES
    handed = {name: files[name].read() for name in files}
    return Sent(request.POST.dict(), handed, f"user:{account.pk} {key[:60]}")


def _html(
    request: HttpRequest,
    page: PrivatePage,
    sheet: Sheet,
    *,
    refused: Refused | None = None,
    sent: Sent | None = None,
    done: Done | None = None,
    status: int = 200,
) -> HttpResponse:
    problem = (refused.en if reader.language() == "en" else refused.es) if refused else ""
    shown = {
        "page": page,
        "facts": sheet.facts,
        "key": secrets.token_urlsafe(12),
        "sent": sent.fields if sent else {},
        "problem": problem,
        "problems": {refused.field: problem} if refused and refused.field else {},
        "done": done.shown if done else {},
    }
    return render(request, page.template, {**sheet.shown, **shown}, status=status)
