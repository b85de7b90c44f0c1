"""The files of the country: fields by «;», column names first, unless the institute has a format for that file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from amparo.entrypoints.population.batch import BatchFile
from amparo.entrypoints.population.draws import Bools, Ints
from amparo.entrypoints.population.employers import REGIMES
from amparo.entrypoints.population.margins import regions
from amparo.entrypoints.population.pensioners import KINDS, Pensions
from amparo.entrypoints.population.registration import Register
from amparo.entrypoints.population.targets import PROVINCES, STREAMS
from amparo.entrypoints.population.workforce import REGIME_OF, Country
from amparo.entrypoints.population.year import Events


@dataclass(frozen=True)
class Written:
    """All that goes to disk."""

    country: Country
    events: Events
    register: Register
    pensions: Pensions
    yearly_pensions_2021_cents: int
    applications: pl.DataFrame
    yearly_wages: pl.DataFrame
    reserve: Bools
    spouse: Bools
    debts: pl.DataFrame
    payers: pl.DataFrame
    annex: pl.DataFrame
    evaders: pl.DataFrame


def write_opening(folder: Path, written: Written) -> None:
    """What the institute receives when the books open, on 31 December 2021."""
    folder.mkdir(parents=True)
    books = written.register
    for name, frame in (
        ("persons", books.persons), ("employers", books.employers), ("establishments", books.establishments),
    ):  # fmt: skip
        _csv(folder / f"{name}.csv", frame.filter(pl.col("month") == 0).drop("month"))
    _csv(folder / "jobs.csv", opening_jobs(written))
    cedulas = pl.Series("cedula", books.cedulas[written.yearly_wages["person"].to_numpy()])
    wages = written.yearly_wages.select(cedulas, "year", "months", "wage_cents")
    _csv(folder / "yearly_wages.csv", wages)
    _csv(folder / "entitlements.csv", grants(written, 0))
    _csv(folder / "obligations.csv", written.debts)


def write_month(folder: Path, written: Written, batch: BatchFile, month: int) -> None:
    """The files of a month (0 = December 2021): who registers, notices, deaths, applications and grants."""
    folder.mkdir(parents=True)
    (folder / "novedades.txt").write_bytes(batch.text.encode("ascii"))
    if month == 0:
        return
    books = written.register
    for name, frame in (("personas", books.persons), ("empleadores", books.employers)):
        _csv(folder / f"{name}.csv", frame.filter(pl.col("month") == month).drop("month"))
    _csv(folder / "defunciones.csv", deaths(written, month), header=False)
    applied = written.applications.filter(pl.col("month") == month)
    cedulas = pl.Series("cedula", books.cedulas[applied["person"].to_numpy()])
    _csv(folder / "jubilaciones.csv", applied.select(cedulas, "applied_date").sort("applied_date", "cedula"))
    _csv(folder / "pensiones_otorgadas.csv", grants(written, month))


def opening_jobs(written: Written) -> pl.DataFrame:
    country, books = written.country, written.register
    rows = np.flatnonzero(country.jobs.entered == 0)
    jobs = country.jobs
    return pl.DataFrame(
        {
            "ruc": books.rucs[jobs.employer[rows]],
            "branch": pl.Series(jobs.branch[rows]).cast(pl.String).str.zfill(4),
            "cedula": books.cedulas[jobs.person[rows]],
            "regime": regimes(country, rows),
            "since_date": jobs.since_date[rows],
            "monthly_wage_cents": jobs.first_wage[rows],
            "reserve_accumulated": written.reserve[rows].astype(np.int64),
            "spouse_extension": written.spouse[rows].astype(np.int64),
        }
    )


def regimes(country: Country, rows: Ints) -> np.ndarray:
    """The regime of each job: that of its stream, or of its employer in the public sector."""
    of_stream = np.array([REGIME_OF.get(name, "") for name in STREAMS])[country.jobs.stream[rows]]
    of_employer = np.array(REGIMES)[country.employers.regime[country.jobs.employer[rows]]]
    return np.where(of_stream == "", of_employer, of_stream)


def grants(written: Written, month: int) -> pl.DataFrame:
    """Pensions that enter as they are: those of the opening, or those of a month that no rule awards yet."""
    pensions = written.pensions
    rows = np.flatnonzero(pensions.month == month)
    person = pensions.person[rows]
    known = regions()
    region = np.array([known.get(code, "none") for code in PROVINCES])
    # Who has no province is paid in the highlands, the seat of the institute.
    region = np.where(region == "none", "highlands", region)
    return pl.DataFrame(
        {
            "cedula": written.register.cedulas[person],
            "kind": np.array(KINDS)[pensions.kind[rows]],
            "since_date": pensions.since_date[rows],
            "years": pensions.years[rows],
            "pension_cents": pensions.pension_cents[rows],
            "initial_cents": pensions.initial_cents[rows],
            "region": region[written.country.people.province[person]],
            "monthly_extras": pensions.monthly_extras[rows],
        }
    )


def deaths(written: Written, month: int) -> pl.DataFrame:
    """Everybody registered who dies in the month, worker or pensioner."""
    people = written.country.people
    dead = np.flatnonzero((people.death_date // 100 == 202200 + month) & (people.month <= month))
    frame = pl.DataFrame({"cedula": written.register.cedulas[dead], "death_date": people.death_date[dead]})
    return frame.sort("death_date", "cedula")


def _csv(path: Path, frame: pl.DataFrame, header: bool = True) -> None:
    frame.write_csv(path, separator=";", include_header=header)
