"""Every address of the portal. Spanish is at the root; English is the same address under `/en/`."""

from amparo.entrypoints.api.routes import routes as api_routes
from amparo.entrypoints.web.routes import routes

urlpatterns = [*api_routes, *routes]
handler404 = "amparo.entrypoints.web.machines.not_found"
handler500 = "amparo.entrypoints.web.machines.broken"
