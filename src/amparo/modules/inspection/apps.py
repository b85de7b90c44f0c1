from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "amparo.modules.inspection"
    label = "inspection"
    verbose_name = "Control patronal"

    def ready(self) -> None:
        """The kinds of case exist from the beginning: clocks and inboxes ask for all there are."""
        from amparo.modules.inspection import cases  # noqa: F401
