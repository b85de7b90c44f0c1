from django.apps import AppConfig


class PensionsConfig(AppConfig):
    name = "amparo.modules.pensions"
    label = "pensions"
    verbose_name = "Pensiones"
