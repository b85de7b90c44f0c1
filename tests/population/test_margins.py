"""The country has, in every month, the contributors, wages and pensioners that are printed."""

import json

import polars as pl
import pytest

from amparo.entrypoints.population.assumptions import load_assumptions
from amparo.entrypoints.population.margins import margin, value
from amparo.entrypoints.population.pensioners import KINDS, pensioners_by_kind
from tests.population.conftest import SCALE
from tests.population.reading import MONTHS, Files

MARGINS = {
    "contributors": ["sector"],
    "contributors_by_sex": ["sector", "sex"],
    "contributors_by_province": ["sector", "province"],
}


@pytest.mark.parametrize("month", [202112, *MONTHS])
def test_contributors_stay_within_one_record_of_what_is_printed(files: Files, month: int) -> None:
    contributors = files.contributors(month)
    for name, labels in MARGINS.items():
        ours = contributors.group_by(labels).len()
        beside = margin(name).filter(pl.col("month") == month).join(ours, on=labels, how="left")
        difference = (pl.col("len").fill_null(0) - pl.col("value") / SCALE).abs()
        far = beside.filter((difference > 1) & (difference > 0.005 * pl.col("value") / SCALE))
        assert far.is_empty(), f"{name}: {far}"


@pytest.mark.parametrize("month", [202112, *MONTHS])
def test_own_account_workers_and_owners_are_those_printed(files: Files, month: int) -> None:
    ours = files.contributors(month).filter(pl.col("regime") == "own_account").height
    printed = sum(
        value("contributors_by_condition", month, condition=condition, sex=sex)
        for condition in ("own_account", "employer")
        for sex in "MF"
    )
    assert abs(ours - printed / SCALE) <= 2  # four printed cells, each rounded


def test_a_person_counts_in_one_sector_only(files: Files) -> None:
    for month in MONTHS:
        assert not files.contributors(month)["cedula"].is_duplicated().any()


@pytest.mark.parametrize("sector", ["private", "public", "domestic"])
def test_the_wage_bill_of_the_year_is_within_one_percent(files: Files, sector: str) -> None:
    ours = sum(files.worked(month).filter(pl.col("sector") == sector)["cents"].sum() for month in MONTHS)
    printed = sum(value("wage_bill", month, sector=sector) for month in MONTHS) * 100 / SCALE
    assert ours == pytest.approx(printed, rel=0.01)


def test_wages_follow_sex_and_age(files: Files) -> None:
    """The printed order: men over women, and those of 35 to 44 over those of 15 to 24."""
    born = files.persons.select("sex", "birth_date", cedula="document")
    wages = files.worked(202112).filter(pl.col("sector") == "private").join(born, on="cedula")
    age = 2021 - pl.col("birth_date").str.head(4).cast(pl.Int64)
    assert _mean(wages.filter(pl.col("sex") == "M")) > _mean(wages.filter(pl.col("sex") == "F"))
    assert _mean(wages.filter(age.is_between(35, 44))) > 1.4 * _mean(wages.filter(age.is_between(15, 24)))


def _mean(frame: pl.DataFrame) -> float:
    return frame["cents"].sum() / frame.height


def test_nobody_in_full_time_earns_less_than_the_minimum_after_january(files: Files) -> None:
    own = files.jobs.filter((pl.col("regime") == "own_account") & (pl.col("until") > 20220131))
    told = files.notices.filter((pl.col("type") == "MSU") & (pl.col("sent") == 202201)).select("cedula", "ruc", "f1")
    raised = own.filter(pl.col("since") < 20220101).join(told, on=["cedula", "ruc"], how="left")
    assert (raised["f1"].cast(pl.Float64).fill_null(9999) >= 425).all()
    assert (raised.filter(pl.col("wage") < 42500)["f1"].is_not_null()).all()


def test_pensioners_go_from_one_printed_december_to_the_next(files: Files) -> None:
    first, last = pensioners_by_kind(load_assumptions())
    assert sum(first.values()) == 704_640
    dead = pl.concat([files.deaths(month) for month in MONTHS])
    granted = pl.concat([files.table(files.month(m).name, "pensiones_otorgadas.csv") for m in MONTHS])
    opening = files.table("opening", "entitlements.csv")
    awards = sum(files.planted[files.month(month).name]["applications"]["with_right"] for month in MONTHS)
    for kind in KINDS:
        carried = pl.concat([opening, granted]).filter(pl.col("kind") == kind)
        alive = carried.join(dead, on="cedula", how="anti").height + (awards if kind == "sgo_old_age" else 0)
        assert opening.filter(pl.col("kind") == kind).height == pytest.approx(first[kind] / SCALE, abs=0.6)
        # A kind that shrinks faster than its pensioners die keeps them: nothing but death ends a carried pension.
        assert alive == pytest.approx(last[kind] / SCALE, abs=2)


def test_the_opening_pensions_would_have_cost_what_was_paid_in_2021(files: Files) -> None:
    cost = json.loads((files.folder / "country.json").read_text())["yearly_pensions_2021_cents"]
    assert cost * SCALE / 100 == pytest.approx(load_assumptions().number("pensions_paid_2021"), rel=0.01)
