import pytest

from amparo.foundation.history.queries import FigureRow
from amparo.foundation.months import Month
from amparo.modules.accountability import queries
from amparo.modules.accountability.compare import MissingFigureError

JANUARY = Month(2022, 1)
PENSIONERS = "pensions.pensioners"
FIGURES = queries.ClosedFigures(
    [
        FigureRow(PENSIONERS, 202201, "", 7_551, 7_551, False),
        FigureRow(PENSIONERS, 202201, "kind=sgo_old_age;sex=F", 2_000, 2_000, False),
        FigureRow(PENSIONERS, 202201, "kind=ssc_invalidity;sex=F", None, None, True),
    ]
)


def test_statements_by_report_and_by_year():
    assert len(queries.published()) == 347
    assert len(queries.published(report=2022)) == 268
    assert {one.report for one in queries.published(year=2021)} == {2022}


def test_a_total_and_a_cell_whatever_the_order_of_its_groups():
    assert FIGURES(PENSIONERS, JANUARY, {}) == 7_551
    assert FIGURES(PENSIONERS, JANUARY, {"sex": "F", "kind": "sgo_old_age"}) == 2_000


def test_a_cell_in_which_nobody_falls_is_zero():
    assert FIGURES(PENSIONERS, JANUARY, {"kind": "rt_survivors", "sex": "M"}) == 0


@pytest.mark.parametrize(
    ("month", "groups", "message"),
    [
        (JANUARY, {"kind": "ssc_invalidity", "sex": "F"}, "se oculta: detrás hay muy pocas personas"),
        (JANUARY, {"province": "17"}, r"2022-01 no publica pensions.pensioners \(province\)"),
        (JANUARY + 1, {}, "2022-02 no publica pensions.pensioners"),
    ],
)
def test_what_is_hidden_or_not_published_is_never_a_number(month, groups, message):
    with pytest.raises(MissingFigureError, match=message):
        FIGURES(PENSIONERS, month, groups)


@pytest.mark.usefixtures("empty_home")
def test_without_closed_months_every_row_says_what_is_missing():
    compared = queries.compared(2022, scale=100)
    assert all(one.missing for one in compared if one.row.ours)
