"""INSTALLED_APPS is the table of contents of the house: every room is in it, and its tables are as its models say."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

SOURCE = Path(__file__).parents[2] / "src/amparo"


def test_every_room_with_records_or_pages_is_installed() -> None:
    installed = {Path(config.path) for config in apps.get_app_configs()}
    rooms = {path.parent for name in ("models.py", "apps.py", "migrations") for path in SOURCE.rglob(name)}
    assert not rooms - installed


def test_a_room_is_labelled_by_its_name() -> None:
    assert [config.label for config in _ours() if config.label != Path(config.path).name] == []


@pytest.mark.usefixtures("empty_home")
def test_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _ours() -> list:
    return [config for config in apps.get_app_configs() if config.name.startswith("amparo.")]
