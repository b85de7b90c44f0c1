"""A page as HTML, JSON or CSV. The three say the same, because they come from one sheet."""

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.entrypoints.web.addresses import Addresses
from amparo.entrypoints.web.handing import FILE, handed_in
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet
from amparo.foundation.spreadsheets import cell

MINUTES = 60
SHORT, LONG = 1 * MINUTES, 10 * MINUTES

View = Callable[..., HttpResponse]


def view(page: Page, form: str) -> View:
    """How Django calls a page in one of its forms: html, json or csv."""
    write = {"html": _html, "json": _json, "csv": _csv}[form]

    @csrf_exempt  # no account is asked for here, so there is nothing to forge
    @require_http_methods(["GET", "HEAD", *(["POST"] if page.takes_file else [])])
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            if request.method == "POST":
                asked, handed = handed_in(request)
                if handed is None and form == "html":
                    return _by_address(request, asked)
                sheet = page.read(asked, handed=handed, **address)
            else:
                sheet = page.read(request.GET, **address)
        except NotPublished as error:
            raise Http404(str(error)) from error
        response = write(request, page, sheet)
        response.status_code = sheet.status
        # Whatever names its month speaks of a sealed one, which is never rewritten.
        kept = f"public, max-age={LONG if 'month' in address else SHORT}"
        response.headers["Cache-Control"] = kept if sheet.kept else "no-store"
        return response

    answer.__name__ = f"{page.name}_{form}"
    return answer


def _by_address(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What is asked without a file is asked in the address, which can be kept, sent, and read in the other language."""
    written = {name: value for name, value in asked.items() if name != FILE}
    response = HttpResponseRedirect(f"{request.path}?{urlencode(written)}", status=303)
    response.headers["Cache-Control"] = "no-store"
    return response


def _html(request: HttpRequest, page: Page, sheet: Sheet) -> HttpResponse:
    frame = {"page": page, "section": page.path.split("/")[0], "addresses": Addresses.of(request)}
    return render(request, page.template, {**sheet.shown, "facts": sheet.facts, **frame})


def _json(request: HttpRequest, page: Page, sheet: Sheet) -> HttpResponse:
    return _open_to_all(as_json(request, page.name, sheet))


def _csv(request: HttpRequest, page: Page, sheet: Sheet) -> HttpResponse:
    return _open_to_all(as_csv(request, sheet))


def as_json(request: HttpRequest, name: str, sheet: Sheet) -> HttpResponse:
    document = {"page": name, "address": request.path, **sheet.facts, "rows": list(sheet.records())}
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def as_csv(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([cell(value) for value in row] for row in sheet.rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8; header=present")
    name = request.path.strip("/").replace("/", "-")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Published data may be read from any other site."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
