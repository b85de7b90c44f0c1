"""Every address of the API, and the page that explains it."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from amparo.entrypoints.api.document import openapi, pages
from amparo.entrypoints.api.interface import api
from amparo.entrypoints.web.routes import patterns

routes: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", api.urls),
    *i18n_patterns(*patterns(pages), prefix_default_language=False),
]
