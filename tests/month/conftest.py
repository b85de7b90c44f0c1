"""Homes in which the hamlet has lived: built once, copied by whoever changes something."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.month import living
from tests.month.homes import living_in, migrated
from tests.once import made_once


@pytest.fixture(scope="session")
def january_home(django_db_blocker) -> Path:
    """The books are open, and everything of January 2022 is sent but not closed."""

    def live(home: Path) -> None:
        with django_db_blocker.unblock(), living_in(migrated(home)):
            living.close(living.OPENING)
            living.live(living.YEAR[0])

    return made_once("january", live)


@pytest.fixture(scope="session")
def year_home(january_home, django_db_blocker) -> Path:
    """The twelve months of 2022 are closed."""

    def live(home: Path) -> None:
        shutil.copytree(january_home, home, dirs_exist_ok=True)
        with django_db_blocker.unblock(), living_in(home):
            for month in living.YEAR:
                living.close(month)

    return made_once("year", live)


@pytest.fixture
def year(year_home, django_db_blocker) -> Iterator[Path]:
    """The closed year, to be read."""
    with django_db_blocker.unblock(), living_in(year_home):
        yield year_home


@pytest.fixture(scope="module")
def visited(year_home, tmp_path_factory, django_db_blocker) -> Iterator[Path]:
    """The closed year in a home of the module's own, for accounts that log in: every visit leaves a trace."""
    home = shutil.copytree(year_home, tmp_path_factory.mktemp("visited") / "home")
    with django_db_blocker.unblock(), living_in(home):
        yield home


@pytest.fixture
def january(january_home, tmp_path, django_db_blocker) -> Iterator[Path]:
    """A home of one's own with January to be closed."""
    home = shutil.copytree(january_home, tmp_path / "home")
    with django_db_blocker.unblock(), living_in(home):
        yield home
