"""The pages of reforms: what was tried is shown, what was not says how, and nothing hidden is told."""

import re

import pytest
from django.conf import settings
from django.test import Client

from amparo.entrypoints.reform.kept import FOLDER, shipped
from amparo.entrypoints.web.charts import WIDTH, balance_chart

pytestmark = pytest.mark.usefixtures("country")


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def untried(country, monkeypatch, tmp_path):
    """The same country, where nobody tried anything."""
    assert (country / FOLDER).is_dir()
    (tmp_path / "population").symlink_to(country / "population")
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)


def test_a_reform_is_shown_with_its_law_its_people_and_its_source(client):
    shown = client.get("/reformas/techo-de-las-pensiones/").text
    assert "0 años: 250\N{NO-BREAK SPACE}%" in shown and "C.D. 300 art. 5" in shown
    assert 'class="mark trust-proposed">propuesta<' in shown
    assert "De 1 a 2 salarios básicos" in shown and "techo absoluto, 2026" in shown
    english = client.get("/en/reformas/techo-de-las-pensiones/").text
    assert "1 to 2 basic wages" in english and "A ceiling on the highest pensions" in english


def test_the_data_is_that_of_the_page(client):
    document = client.get("/reformas/alza-del-aporte.json").json()
    assert document["tried"] and document["law"][0]["value"] == "employer_rate"
    everyone, *groups = document["rows"]
    assert everyone["people"] == sum(one["people"] for one in groups if one["dimension"] == "sex")
    assert {one["dimension"] for one in groups} == {"sex", "age", "province", "income", "situation"}


def test_small_groups_are_told_to_nobody(client):
    document = client.get("/reformas/alza-del-aporte.json").json()
    counts = [one[name] for one in document["rows"] for name in ("people", "gain_people", "lose_people", "same_people")]
    assert None in counts and not [count for count in counts if count is not None and 0 < count < 10]
    shown = client.get("/reformas/alza-del-aporte/").text
    assert "<em>oculto</em>: menos de 10 personas" in shown


def test_what_was_not_tried_says_how(client, untried):
    listed, shown = client.get("/reformas/").text, client.get("/reformas/alza-del-aporte/").text
    for text in (listed, shown):
        assert re.search("Todavía no se ha probado en este país: <code>amparo reform alza-del-aporte</code>", text)
    assert "15,85" in shown and "Quién gana" not in shown
    assert client.get("/reformas/alza-del-aporte.json").json()["tried"] is False
    assert [row["tried"] for row in client.get("/reformas.json").json()["rows"]] == [0] * len(shipped())


def test_a_reform_that_does_not_come_with_amparo_says_which_do(client):
    response = client.get("/reformas/otra/")
    assert response.status_code == 404
    assert "las hay alza-del-aporte, techo-de-las-pensiones" in response.text


def test_losses_and_gains_share_one_scale():
    chart = balance_chart([("a", -300, 100), ("b", 0, 50), ("c", None, None)], "es", hidden="oculto")
    assert chart is not None
    first, second, last = chart.rows
    assert (chart.axis, first.lose_x, first.lose, first.gain) == (WIDTH * 3 / 4, 0, WIDTH * 3 / 4, WIDTH / 4)
    assert (second.lose, second.gain) == (0, WIDTH / 8)
    assert (last.lose, last.gain, last.told) == (0, 0, "oculto")
    alone = balance_chart([("a", -300, 0), ("b", -150, 0)], "es", hidden="oculto")
    assert alone is not None
    assert (alone.axis, alone.rows[1].lose_x, alone.rows[1].lose) == (0, 0, WIDTH / 2)
    assert balance_chart([("a", 0, 0), ("b", None, None)], "es", hidden="oculto") is None
