from dataclasses import replace
from decimal import Decimal

import pytest

from amparo.modules.accountability import comparison, statements, tabulated
from amparo.modules.accountability.compare import (
    Compared,
    Kind,
    MissingFigureError,
    Row,
    Sensitivity,
    Tolerance,
    compare,
    indicators,
)
from amparo.modules.accountability.declared import DeclarationError, Text
from amparo.modules.accountability.expressions import ExpressionError

ROWS = comparison.rows(2022, statements.read())
WHY = Text("porque sí", "because")

# Contributions on time, in cents: 1,000.00 a month, 600.00 of them private; the country stands at one record per 100.
CASH = {"": 1_000_00, "private": 600_00, "public": 400_00}


def figures(indicator, month, groups):
    if indicator != "collection.contributions_on_time" or str(month) == "2022-12":
        raise MissingFigureError(Text(f"{month} no publica {indicator}", f"{month} does not publish {indicator}"))
    return CASH[groups.get("regime", "")]


def row(ours, **changes):
    declared = Row(
        code="x@2022",
        title=WHY,
        source="report-2022",
        section="",
        printed=Decimal(1_100_000),
        unit="USD",
        kind=Kind.REPRODUCED,
        why=WHY,
        ours=ours,
        measure="cents",
        tolerance=Tolerance(percent=Decimal(1)),
    )
    return replace(declared, **changes)


def compared(ours, **changes) -> Compared:
    (one,) = compare([row(ours, **changes)], figures, scale=100)
    return one


def test_only_the_comparison_multiplies_by_the_scale_and_both_are_shown():
    one = compared("sum(collection.contributions_on_time, 2022-01..2022-11)")
    assert (one.own, one.produced, one.difference, one.within) == (Decimal(11_000), Decimal(1_100_000), 0, True)


def test_units_of_millions_are_kept_to_the_unit():
    one = compared("at(collection.contributions_on_time, 2022-01)", unit="million USD", printed=Decimal("0.11"))
    assert (str(one.own), str(one.produced), str(one.difference)) == ("0.001000", "0.100000", "-0.010000")
    assert (one.difference_percent, one.within) == (Decimal("-9.09"), False)


def test_a_ratio_is_not_scaled():
    one = compared(
        "percent(at(collection.contributions_on_time[regime=private], 2022-01), 1000 * 100)",
        measure="ratio",
        unit="percent",
        printed=Decimal(60),
    )
    assert one.own == one.produced == 60


def test_the_codes_of_a_group_are_added():
    assert compared("at(collection.contributions_on_time[regime=private|public], 2022-01)").own == 1_000


def test_a_mean_divides_by_its_months():
    assert compared("mean(collection.contributions_on_time, 2022-01..2022-04)").own == 1_000


def test_a_figure_that_is_missing_says_which():
    one = compared("sum(collection.contributions_on_time, 2022-01..2022-12)")
    assert one.produced is one.within is None
    assert one.missing == Text(
        "2022-12 no publica collection.contributions_on_time",
        "2022-12 does not publish collection.contributions_on_time",
    )


def test_a_sensitivity_moves_ours_from_the_same_figures():
    one = compared(
        "sum(collection.contributions_on_time, 2022-01..2022-11)",
        sensitivities=(
            Sensitivity(WHY, "0 - sum(collection.contributions_on_time[regime=public], 2022-01..2022-11)"),
            Sensitivity(WHY, "at(collection.levies_on_time, 2022-01)"),
        ),
    )
    without_public, unknown = one.sensitivities
    assert (without_public.change, without_public.produced) == (-440_000, 660_000)
    assert without_public.difference_percent == -40
    assert unknown.produced is None
    assert unknown.missing.en == "2022-01 does not publish collection.levies_on_time"


@pytest.mark.parametrize(
    ("tolerance", "difference", "allowed"),
    [
        (Tolerance(percent=Decimal("0.5")), 5, True),
        (Tolerance(percent=Decimal("0.5")), 6, False),
        (Tolerance(percent=Decimal("0.5"), records=1), 100, True),
        (Tolerance(rounding=Decimal("0.005")), Decimal("-0.005"), True),
    ],
)
def test_a_tolerance_is_the_widest_of_its_parts(tolerance, difference, allowed):
    assert tolerance.allows(Decimal(difference), Decimal(1_000), scale=100, per_unit=1) is allowed


@pytest.mark.parametrize(
    ("ours", "message"),
    [
        ("pensions.paid", r"fila x@2022: «pensions.paid» no dice de qué mes"),
        ("at(pensions.paid, 2022-01..2022-02)", "at espera un solo mes"),
        ("sum(pensions.paid)", "se espera una cifra y su mes"),
    ],
)
def test_a_row_that_is_badly_written_is_named(ours, message):
    with pytest.raises(ExpressionError, match=message):
        compared(ours)


def test_every_statement_of_the_report_appears_once():
    codes = [one.code for one in ROWS if one.source == "report-2022"]
    assert len(codes) == len(set(codes)) == 268


def test_what_is_compared_is_defined_and_what_is_not_says_why():
    for one in ROWS:
        assert one.why.es and one.why.en
        assert (one.ours is None) == (one.kind is Kind.NOT_COMPARABLE) == (one.definition is None), one.code


def test_every_reference_statistic_is_compared():
    with comparison.REFERENCE_STATISTICS.open(encoding="utf-8") as file:
        assert sum(one.source.startswith("INEC") for one in ROWS) == len(file.readlines()) - 1


def test_every_declared_expression_can_be_computed():
    found = compare(ROWS, lambda indicator, month, groups: 7_000 + month.month, scale=100)
    assert all(one.produced is not None for one in found if one.row.ours)
    assert all(moved.produced is not None for one in found for moved in one.sensitivities)


def test_the_indicators_that_colleagues_publish_are_the_ones_asked_for():
    assert indicators(ROWS) == {
        "affiliation.contributors",
        "collection.contributions_late",
        "collection.contributions_on_time",
        "collection.levies_on_time",
        "collection.reserve_on_time",
        "collection.spouse_on_time",
        "contributions.accrued",
        "contributions.wage_bill",
        "pensions.fourteenth",
        "pensions.paid",
        "pensions.pensioners",
        "pensions.state_accrued",
        "pensions.state_receipts",
        "pensions.thirteenth",
    }


def test_a_year_that_was_not_declared_says_which_there_is():
    with pytest.raises(DeclarationError, match="no hay comparación declarada de 2023; la hay de 2022"):
        comparison.rows(2023, statements.read())


def test_records_carry_exact_text():
    one = compared("sum(collection.contributions_on_time, 2022-01..2022-11)")
    (record,) = tabulated.comparison_records([one])
    assert (record["own"], record["produced"], record["within"]) == ("11000.00", "1100000.00", True)
    assert record["tolerance"] == {"percent": "1", "records": 0, "rounding": "0"}
