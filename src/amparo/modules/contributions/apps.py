from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "amparo.modules.contributions"
    label = "contributions"
    verbose_name = "Aportes"
