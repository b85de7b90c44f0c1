from django.apps import AppConfig


class AffiliationConfig(AppConfig):
    name = "amparo.modules.affiliation"
    label = "affiliation"
    verbose_name = "Afiliación"
