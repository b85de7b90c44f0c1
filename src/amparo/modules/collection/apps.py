from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "amparo.modules.collection"
    label = "collection"
    verbose_name = "Recaudación"
