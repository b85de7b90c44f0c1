"""Every address of the portal. Spanish is at the root; English is the same address under `/en/`."""

from amparo.entrypoints.api.routes import routes as api_routes
from amparo.entrypoints.web.routes import routes

urlpatterns = [*api_routes, *routes]
handler400 = "amparo.entrypoints.web.machines.misunderstood"
handler403 = "amparo.entrypoints.web.machines.refused"
handler404 = "amparo.entrypoints.web.machines.not_found"
handler429 = "amparo.entrypoints.web.machines.too_many"
handler500 = "amparo.entrypoints.web.machines.broken"
