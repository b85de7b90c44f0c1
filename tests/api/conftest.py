"""The desk of a hamlet: built once for each module of tests, with the clock stopped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from amparo.entrypoints.web import reader
from tests.api.desk import TODAY, Desk, open_desk
from tests.month.conftest import january_home  # noqa: F401 - the same home, built once
from tests.month.homes import living_in


@pytest.fixture(scope="module")
def desk(january_home, tmp_path_factory, django_db_blocker) -> Iterator[Desk]:  # noqa: F811
    home = shutil.copytree(january_home, tmp_path_factory.mktemp("desk") / "home")
    with django_db_blocker.unblock(), living_in(home), pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "today", lambda: TODAY)
        yield open_desk()


@pytest.fixture(autouse=True)
def _limits_begin_anew() -> None:
    cache.clear()
