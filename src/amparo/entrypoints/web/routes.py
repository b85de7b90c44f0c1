"""Every address of the portal: three for each page (itself, `.json`, `.csv`), and those that machines ask for."""

from collections.abc import Iterable

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from amparo.entrypoints.web import machines
from amparo.entrypoints.web.answers import view
from amparo.entrypoints.web.pages import every_page
from amparo.foundation.pages import Page


def patterns(pages: Iterable[Page]) -> list[URLPattern]:
    found = []
    for page in pages:
        found.append(path(f"{page.path}/" if page.path else "", view(page, "html"), name=page.name))
        for form in ("json", "csv"):
            found.append(path(f"{page.data_path}.{form}", view(page, form), name=f"{page.name}.{form}"))
    return found


routes: list[URLPattern | URLResolver] = [
    path("salud", machines.health, name="health"),
    path("verificar/autoridad.pem", machines.authority, name="authority"),
    path("robots.txt", machines.robots, name="robots"),
    *i18n_patterns(*patterns(every_page), prefix_default_language=False),
]
