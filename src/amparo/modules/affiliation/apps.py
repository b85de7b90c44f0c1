from django.apps import AppConfig


class AffiliationConfig(AppConfig):
    name = "amparo.modules.affiliation"
    label = "affiliation"
    verbose_name = "Afiliación"

    def ready(self) -> None:
        """The kinds of case exist from the beginning: clocks and inboxes ask for all there are."""
        from amparo.modules.affiliation import cases  # noqa: F401
