"""The institute finds what was planted: the first months of a small country, lived and closed."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from amparo.entrypoints.month.pipeline import close_month, home_store
from amparo.entrypoints.population import living
from amparo.foundation.acts.models import Act
from amparo.foundation.history.models import HistoryFile
from amparo.foundation.history.tables import Finding
from amparo.foundation.months import Month
from amparo.modules.pensions.tables import Decision
from tests.month.homes import living_in, migrated
from tests.population.conftest import SCALE, SEED
from tests.population.reading import Files

LIVED = Month.range("2022-01..2022-03")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def answers(tmp_path_factory, django_db_blocker) -> Iterator[dict[Month, dict[str, dict]]]:
    """What each act of each month answered; the home stays until the last test."""
    home = tmp_path_factory.mktemp("lived")
    with django_db_blocker.unblock(), living_in(migrated(home)):
        living.arrive(SCALE, SEED)
        close_month(living.OPENING, opening=True)
        told = {}
        for month in LIVED:
            told[month] = living.live(month)
            close_month(month)
        yield told


@pytest.fixture
def planted(answers) -> dict:
    from django.conf import settings

    return Files(Path(settings.AMPARO_HOME) / "population").planted


def table(name: str, month: Month) -> pl.DataFrame:
    """A sealed table of a month."""
    return pl.read_parquet(home_store().path(HistoryFile.objects.get(table=name, month=month.number).path))


def test_every_wrong_line_comes_back_and_every_good_one_enters(answers, planted) -> None:
    for month, told in answers.items():
        found: dict[str, list[int]] = {}
        for problem in told["notices"]["problems"]:
            found.setdefault(problem["code"], []).append(problem["row"])
        assert found == planted[str(month)]["wrong_lines"]
        entered = told["notices"]["by_type"]
        assert entered["ENT"] == planted[str(month)]["entries"]
        assert entered["SAL"] == planted[str(month)]["exits_noticed"]
        assert entered["INS"] == planted[str(month)]["extras"]


def test_nothing_else_comes_back(answers) -> None:
    for act in Act.objects.filter(key="opening"):
        assert not act.result.get("problems", act.result.get("errors")), act.name
    for told in answers.values():
        for name, answer in told.items():
            if name != "notices":
                assert not answer.get("problems", answer.get("errors", [])), name


def test_the_close_finds_unreported_deaths_and_payments_of_nobody(answers, planted) -> None:
    for month in LIVED:
        found = dict(table(Finding.name, month).group_by("code").len().iter_rows())
        for code, name in (
            ("death_without_exit_notice", "deaths_without_exit_notice"),
            ("payment_without_obligation", "payments_without_obligation"),
        ):
            assert found.get(code, 0) == planted[str(month)][name]


def test_each_application_is_decided_as_planted(answers, planted) -> None:
    for month in LIVED:
        decided = dict(table(Decision.name, month).group_by("reason").len().iter_rows())
        wanted = dict(planted[str(month)]["applications"])
        wanted["granted"] = wanted.pop("with_right")
        assert decided == wanted
