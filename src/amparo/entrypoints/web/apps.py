from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WebConfig(AppConfig):
    name = "amparo.entrypoints.web"
    label = "web"
    verbose_name = "Portal"

    def ready(self) -> None:
        # What is declared exists only once its file is imported, and the portal shows every indicator there is.
        autodiscover_modules("indicators")
        from amparo.entrypoints.web.account import factors

        factors.watch()
