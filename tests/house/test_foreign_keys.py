"""Keys point down and never sideways: a module's records may know the foundation's, never another module's."""

from django.apps import apps
from django.db.models import ForeignKey, Model


def floor(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def test_no_module_has_a_key_to_another_module() -> None:
    wrong = [
        f"{field} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("amparo.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and not _allowed(model, field.related_model)
    ]
    assert not wrong, wrong


def _allowed(holder: type[Model], held: type[Model]) -> bool:
    return holder._meta.app_label == held._meta.app_label or floor(held) == "foundation"
