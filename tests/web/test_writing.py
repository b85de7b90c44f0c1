"""How numbers are written, and where the marks of a chart stand."""

from decimal import Decimal

import pytest

from amparo.entrypoints.web import charts, tiles
from amparo.foundation import writing
from amparo.foundation.months import Month


@pytest.mark.parametrize(
    ("written", "spanish", "english"),
    [
        (lambda language: writing.money(123_456_750, language), "$1.234.567,50", "$1,234,567.50"),
        (lambda language: writing.money(-5, language), "−$0,05", "−$0.05"),
        (lambda language: writing.number(1_234, language), "1.234", "1,234"),
        (lambda language: writing.number(Decimal("6.978213"), language), "6,978213", "6.978213"),
        (lambda language: writing.short(544_480_206_000, "cents", language), "$5.444,8\xa0M", "$5,444.8M"),
        (lambda language: writing.short(999, "persons", language), "999", "999"),
        (lambda language: writing.percent(Decimal("0.0345"), language), "3,5\xa0%", "3.5%"),
        (lambda language: writing.month(202209, language), "septiembre de 2022", "September 2022"),
        (lambda language: writing.month_name(Month(2022, 9), language), "sep", "Sep"),
    ],
)
def test_a_number_is_written_as_people_write_it(written, spanish, english):
    assert written("es") == spanish
    assert written("en") == english


@pytest.mark.parametrize("values", [[0], [7, 12], [-350, 900], [98_765_432_10, 1], [1, 1, 1]])
def test_every_bar_stands_between_the_lines_of_its_chart(values):
    months = [Month(2022, 1) + place for place in range(len(values))]
    chart = charts.month_chart(list(zip(months, values, strict=True)), "persons", months[-1], "es")
    assert 2 <= len(chart.ticks) <= 7
    lowest, highest = chart.ticks[0].y, chart.ticks[-1].y
    assert all(highest <= bar.y and bar.y + bar.height <= lowest + 0.2 for bar in chart.bars)
    assert [bar.current for bar in chart.bars].count(True) == 1


def test_every_province_has_a_tile_of_its_own():
    places = {(column, row) for _, column, row in tiles.PLACES.values()}
    assert sorted(tiles.PLACES) == [f"{code:02d}" for code in range(1, 25)]
    assert len(places) == 24
    assert all(column < tiles.COLUMNS and row < tiles.ROWS for column, row in places)
