"""Every address of the portal. Spanish is at the root; English is the same address under `/en/`."""

from amparo.entrypoints.web.routes import routes

urlpatterns = routes
handler404 = "amparo.entrypoints.web.machines.not_found"
handler500 = "amparo.entrypoints.web.machines.broken"
