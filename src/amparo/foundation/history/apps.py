from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "amparo.foundation.history"
    label = "history"
