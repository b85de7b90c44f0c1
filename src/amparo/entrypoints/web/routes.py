"""Every address of the portal: three for each page (itself, `.json`, `.csv`), and those that machines ask for."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from amparo.entrypoints.web import machines
from amparo.entrypoints.web.account.routes import callback
from amparo.entrypoints.web.account.routes import routes as account_routes
from amparo.entrypoints.web.answers import View, view
from amparo.entrypoints.web.pages import every_page, every_private_file, every_private_page
from amparo.entrypoints.web.private_answers import file_view, private_view
from amparo.foundation.pages import Page, PrivatePage


def patterns(pages: Iterable[Page | PrivatePage], answered_by: Callable[[Any, str], View] = view) -> list[URLPattern]:
    found = []
    for page in pages:
        found.append(path(f"{page.path}/" if page.path else "", answered_by(page, "html"), name=page.name))
        for form in ("json", "csv"):
            found.append(path(f"{page.data_path}.{form}", answered_by(page, form), name=f"{page.name}.{form}"))
    return found


routes: list[URLPattern | URLResolver] = [
    path("salud", machines.health, name="health"),
    path("verificar/autoridad.pem", machines.authority, name="authority"),
    path("robots.txt", machines.robots, name="robots"),
    callback,
    *i18n_patterns(
        *patterns(every_page),
        *(path(one.path, file_view(one), name=one.name) for one in every_private_file),
        *patterns(every_private_page, private_view),
        path("cuenta/", include(account_routes)),
        prefix_default_language=False,
    ),
]
