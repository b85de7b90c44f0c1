from django.apps import AppConfig


class Access(AppConfig):
    name = "amparo.foundation.access"
    label = "access"
