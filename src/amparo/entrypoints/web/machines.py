"""What machines ask of the portal, and what it answers when it cannot."""

from typing import TypeVar

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo import __version__
from amparo.entrypoints.web.addresses import PRIVATE, Addresses
from amparo.foundation.access import policy
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
    closed = "".join(f"Disallow: {prefix}/{path}/\n" for prefix in ("", "/en") for path in PRIVATE)
    return HttpResponse(f"User-agent: *\n{closed}Allow: /\n", content_type="text/plain; charset=utf-8")


def misunderstood(request: HttpRequest, exception: Exception) -> HttpResponse:
    told = _("Lo enviado no tiene la forma que espera esta página. Vuelva atrás, recárguela y envíelo otra vez.")
    return _failure(request, 400, _("No se entendió lo enviado"), told)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    told = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return _failure(request, 404, _("Esta página no existe"), told)


def broken(request: HttpRequest) -> HttpResponse:
    return _failure(request, 500, _("Algo falló de nuestro lado"), "")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same words whether or not what was asked for exists."""
    return _failure(request, 403, _("Esta página no es para su cuenta"), "")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    told = _("El formulario caducó o no salió de esta página. Vuelva atrás, recargue la página y envíelo otra vez.")
    return _failure(request, 403, _("No se recibió el formulario"), told)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    told = _("Espere unos minutos antes de intentarlo otra vez: así nadie prueba contraseñas ni códigos a granel.")
    return _failure(request, 429, _("Demasiados intentos"), told)


def too_large(request: HttpRequest) -> HttpResponse:
    told = _("Se admiten hasta %(count)s megabytes. Divida el archivo y envíe cada parte.")
    return _failure(request, 413, _("Lo enviado es demasiado grande"), told % {"count": policy.UPLOAD_MEGABYTES})


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
