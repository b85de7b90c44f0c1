from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ActsConfig(AppConfig):
    name = "amparo.foundation.acts"
    verbose_name = "Actos"

    def ready(self) -> None:
        post_migrate.connect(_begin_chain, sender=self)


def _begin_chain(**_: object) -> None:
    from amparo.foundation.acts.models import ChainHead

    ChainHead.objects.get_or_create(pk=1)
