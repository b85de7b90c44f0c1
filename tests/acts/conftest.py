"""A town in which any act may be tried as often as one likes: it is settled once, and put back after each trial."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from tests.acts.ground import Ground
from tests.acts.town import settle
from tests.month.homes import living_in, migrated


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory, django_db_blocker) -> Iterator[Ground]:
    home, kept = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("settled") / "amparo.sqlite3"
    with django_db_blocker.unblock(), living_in(migrated(home)):
        town = settle()
        connection.close()
        shutil.copy(home / "amparo.sqlite3", kept)

        def copy_back() -> None:
            for path in home.glob("amparo.sqlite3*"):
                path.unlink()
            shutil.copy(kept, home / "amparo.sqlite3")

        yield Ground(town, home, copy_back)


@pytest.fixture(scope="module")
def on_postgresql(postgres_server, postgresql_template, tmp_path_factory, django_db_blocker) -> Iterator[Ground]:
    home = tmp_path_factory.mktemp("town")
    with psycopg.connect(postgres_server, autocommit=True) as server:
        place, kept = postgresql_template(), f"settled_{uuid.uuid4().hex}"
        name = place["NAME"]
        with django_db_blocker.unblock(), living_in(home, database=place):
            town = settle()
            connection.close()
            server.execute(f'CREATE DATABASE "{kept}" TEMPLATE "{name}" STRATEGY FILE_COPY')

            def copy_back() -> None:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
                server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{kept}" STRATEGY FILE_COPY')

            yield Ground(town, home, copy_back)
