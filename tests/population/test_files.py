"""The files are well made: valid documents, careers that can be, and the same bytes for the same seed."""

import hashlib
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from amparo.entrypoints.population.assumptions import load_assumptions
from amparo.entrypoints.population.country import create, open_made
from amparo.entrypoints.population.draws import apportion, systematic
from amparo.foundation.registry import documents
from tests.population.reading import MONTHS, Files


def test_every_document_is_valid_and_nobody_shares_one(files: Files) -> None:
    cedulas, rucs = files.persons["document"], files.employers["ruc"]
    assert cedulas.is_unique().all() and rucs.is_unique().all()
    assert documents.valid_cedulas(cedulas.cast(pl.Int64).to_numpy()).all()
    assert documents.valid_rucs(rucs.cast(pl.Int64).to_numpy()).all()
    assert not documents.doubtful_rucs(rucs.cast(pl.Int64).to_numpy()).any()


def test_whoever_pays_alone_is_an_employer_of_that_one_person(files: Files) -> None:
    alone = files.jobs.filter(pl.col("regime").is_in(["own_account", "voluntary", "abroad", "rural_head"]))
    assert (alone["ruc"] == alone["cedula"] + "001").all()


def test_every_file_names_only_who_is_registered_by_then(files: Files) -> None:
    known, payers = set(), set()
    for name in ("opening", *(files.month(month).name for month in MONTHS)):
        opening = name == "opening"
        known |= set(files.table(name, "persons.csv" if opening else "personas.csv")["document"])
        payers |= set(files.table(name, "employers.csv" if opening else "empleadores.csv")["ruc"])
        if opening:
            assert set(files.table(name, "yearly_wages.csv")["cedula"]) <= known
            assert set(files.table(name, "jobs.csv")["cedula"]) <= known
            assert set(files.table(name, "obligations.csv")["ruc"]) <= payers
        else:
            month = int(name.replace("-", ""))
            sent = files.notices.filter((pl.col("sent") == month) & (pl.col("type") != "CNF"))
            assert set(sent["cedula"]) <= known
            assert set(sent["ruc"]) <= payers
            assert set(files.table(name, "jubilaciones.csv")["cedula"]) <= known
            assert set(files.deaths(month)["cedula"]) <= known


def test_careers_fit_in_their_years(files: Files) -> None:
    years = files.table("opening", "yearly_wages.csv").cast(
        {"year": pl.Int64, "months": pl.Int64, "wage_cents": pl.Int64}
    )
    assert years.select("cedula", "year").is_unique().all()
    assert years["months"].is_between(1, 12).all()
    # December 2021 is the first month of the books: it is not carried.
    assert (years.filter(pl.col("year") == 2021)["months"] <= 11).all()
    born = files.persons.select(cedula="document", born=pl.col("birth_date").str.head(4).cast(pl.Int64))
    assert (years.join(born, on="cedula").select(pl.col("year") - pl.col("born")).to_series() >= 18).all()


def test_arrears_at_the_opening_are_those_printed(files: Files, made) -> None:
    debts = files.table("opening", "obligations.csv").cast({"amount_cents": pl.Int64, "about_month": pl.Int64})
    printed = load_assumptions().number("arrears_capital_2021") * 100 // made.scale
    assert debts["amount_cents"].sum() == printed
    assert debts["about_month"].max() < 202112
    assert (debts["amount_cents"] > 0).all()


def test_pensions_stand_within_their_limits(files: Files) -> None:
    pensions = files.table("opening", "entitlements.csv").cast({"pension_cents": pl.Int64, "initial_cents": pl.Int64})
    assert (pensions["initial_cents"] >= pensions["pension_cents"]).all()
    assert set(pensions["region"]) <= {"coast", "highlands", "amazon", "galapagos"}


@pytest.fixture(scope="module")
def twins(tmp_path_factory) -> list[dict[str, str]]:
    return [_hashes(create(2000, seed, tmp_path_factory.mktemp("twin")).folder) for seed in (7, 7, 8)]


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes(twins: list[dict[str, str]]) -> None:
    assert twins[0] == twins[1]


def test_another_seed_gives_another_country(twins: list[dict[str, str]]) -> None:
    assert all(twins[0][name] != twins[2][name] for name in ("opening/persons.csv", "2022-06/novedades.txt"))


@pytest.mark.parametrize("scale", [0, 2001])
def test_a_scale_without_room_for_a_country_is_refused(scale: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="escala"):
        create(scale, 1, tmp_path)
    assert not list(tmp_path.iterdir())


def test_opening_what_was_not_made_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="amparo population create"):
        open_made(tmp_path)


def test_apportioned_parts_add_up_and_stay_within_one() -> None:
    weights = np.random.default_rng(1).random(50)
    parts = apportion(weights, 997)
    assert parts.sum() == 997
    assert (np.abs(parts - weights / weights.sum() * 997) < 1).all()


def test_systematic_draws_are_exact_for_many_and_fair_for_few() -> None:
    rng = np.random.default_rng(1)
    assert np.bincount(systematic(rng, [0.7, 0.2, 0.1], 1000)).tolist() == [700, 200, 100]
    ones = np.concatenate([systematic(rng, [0.7, 0.2, 0.1], 1) for _ in range(3000)])
    assert np.bincount(ones) / 3000 == pytest.approx([0.7, 0.2, 0.1], abs=0.03)
