"""The place where state lives, made ready without asking."""

import fcntl
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import _


def prepare_home() -> Path:
    """AMPARO_HOME, with its database brought to this version. Quick when there is nothing to do; two may run at once.

    Raises CannotDo when the database cannot be reached.
    """
    home: Path = settings.AMPARO_HOME
    home.mkdir(parents=True, exist_ok=True)
    try:
        if _is_behind():
            with (home / "migrating.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CannotDo(
            _("no se pudo abrir la base de datos {name}: {cause}. Revise AMPARO_HOME y AMPARO_DATABASE_URL.").format(
                name=settings.DATABASES["default"]["NAME"], cause=" ".join(str(error).split())
            )
        ) from error
    return home


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
