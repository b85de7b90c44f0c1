"""What machines ask of the portal, and what it answers when it cannot."""

from typing import TypeVar

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo import __version__
from amparo.entrypoints.web.addresses import Addresses
from amparo.foundation.certificates.authority import own
from amparo.foundation.history import queries

Answer = TypeVar("Answer", bound=HttpResponse)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while the portal can read its database, with the last sealed month; 503 otherwise."""
    try:
        months = queries.closed_months()
    except DatabaseError:
        return _unstored(JsonResponse({"status": "no database", "version": __version__}, status=503))
    last = str(months[-1]) if months else None
    return _unstored(JsonResponse({"status": "ok", "version": __version__, "last_sealed_month": last}))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    told = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return _failure(request, 404, _("Esta página no existe"), told)


def broken(request: HttpRequest) -> HttpResponse:
    return _failure(request, 500, _("Algo falló de nuestro lado"), "")


def _failure(request: HttpRequest, status: int, title: str, told: str) -> HttpResponse:
    """The failure in the form that was asked for: a program that reads `.json` gets JSON."""
    if request.path.endswith(".json"):
        return _unstored(JsonResponse({"error": told or title}, status=status))
    if request.path.endswith(".csv"):
        return _unstored(HttpResponse(f"{told or title}\n", status=status, content_type="text/plain; charset=utf-8"))
    shown = {"title": title, "told": told, "status": status, "addresses": Addresses.of(request)}
    return _unstored(render(request, "web/failure.html", shown, status=status))


def _unstored(response: Answer) -> Answer:
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def authority(request: HttpRequest) -> HttpResponse:
    """The public certificates that verify what the institution signs."""
    response = HttpResponse(own().public_pem, content_type="application/x-pem-file")
    response.headers["Content-Disposition"] = 'attachment; filename="amparo.pem"'
    return response
