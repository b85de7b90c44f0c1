from django.apps import AppConfig


class Cases(AppConfig):
    name = "amparo.foundation.cases"
    label = "cases"
