from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "amparo.foundation.ledger"
    verbose_name = "Contabilidad"

    def ready(self) -> None:
        post_migrate.connect(_open_books, sender=self)


def _open_books(**_: object) -> None:
    from amparo.foundation.ledger.post import sync_chart

    sync_chart()
