"""A small country, made once: one record per thousand people."""

from pathlib import Path

import pytest

from amparo.entrypoints.population.country import Made, create
from tests.population.reading import Files

SCALE, SEED = 1000, 2022


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    return create(SCALE, SEED, tmp_path_factory.mktemp("country"))


@pytest.fixture(scope="session")
def files(made: Made) -> Files:
    return Files(Path(made.folder))
