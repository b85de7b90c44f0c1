from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "amparo.entrypoints.api"
    label = "api"
    verbose_name = "API"
