from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    name = "amparo.foundation.registry"
    verbose_name = "Registro"

    def ready(self) -> None:
        post_migrate.connect(_load_territory, sender=self)


def _load_territory(**_: object) -> None:
    from amparo.foundation.registry.territory import load

    load()
