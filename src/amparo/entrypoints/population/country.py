"""Builds the invented country and writes it to disk: what a real one would register, declare, apply for and pay.

AMPARO_HOME/population/
    country.json          seed, scale and what was made
    planted.json          by month, how many of each thing that real life has were planted
    payers.csv            how each payer pays (what `Bank` decides from)
    anexo_2022.txt        the tax annex: what each employer really paid each person in the year
    evaders.csv           who evades and how: the truth beside which a worklist is held
    opening/              persons, employers, establishments, jobs, yearly_wages, entitlements, obligations
    2021-12/novedades.txt the extras of the month of opening
    2022-MM/              personas, empleadores, novedades, defunciones, jubilaciones, pensiones_otorgadas
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from amparo.entrypoints.population.assumptions import load_assumptions
from amparo.entrypoints.population.batch import month_key, write_batch
from amparo.entrypoints.population.debts import opening_debts, register_closed_firms
from amparo.entrypoints.population.draws import stream
from amparo.entrypoints.population.evasion import annex, evade, evaders
from amparo.entrypoints.population.payers import MANNERS, Bank, choose_manners
from amparo.entrypoints.population.pensioners import build_pensioners
from amparo.entrypoints.population.planted import count_planted
from amparo.entrypoints.population.registration import register
from amparo.entrypoints.population.requests import who_accumulates, who_extends
from amparo.entrypoints.population.retirement import build_applications, returning_careers, working_careers
from amparo.entrypoints.population.targets import build_targets
from amparo.entrypoints.population.workforce import Country, open_workforce
from amparo.entrypoints.population.written import Written, write_month, write_opening
from amparo.entrypoints.population.year import Events, Year

Progress = Callable[[str], object]


@dataclass(frozen=True)
class Made:
    """A country on disk, and the bank that will say who pays in it."""

    home: Path
    scale: int
    seed: int
    bank: Bank

    @property
    def folder(self) -> Path:
        return self.home / "population"

    def month_folder(self, month: int) -> Path:
        """Where the files of a month (YYYYMM) are."""
        return self.folder / f"{month // 100:04d}-{month % 100:02d}"


def create(scale: int, seed: int, home: Path, progress: Progress = lambda _: None) -> Made:
    """Invent the country at one record per `scale` people and write its files under `home`. Same seed, same bytes.

    Raises ValueError if the scale leaves no room for a country (more than 2,000 people a record) or is below 1.
    """
    if not 1 <= scale <= 2000:
        raise ValueError(f"La escala {scale} no sirve: escriba un número de 1 a 2000 (personas por registro)")
    assume = load_assumptions()
    country = Country(seed, scale, assume, build_targets(scale, assume))
    progress("workforce")
    open_workforce(country, stream(seed, "workforce"))
    careers, career_months = working_careers(country)
    progress("pensioners")
    plan = build_pensioners(stream(seed, "pensioners"), country.people, scale, assume)
    retiring = np.round(plan.awards[1:] * assume.share("retiring_workers_share")).astype(np.int64)
    progress("year")
    events = Year(country, stream(seed, "year"), retiring, career_months).play()
    applications = build_applications(country, events, plan.pensions, plan.awards, career_months)
    careers_rows = [careers, returning_careers(country), *applications.careers]
    register_closed_firms(country)
    above = _above_base(events)
    evasion = evade(country, events)
    progress("documents")
    books = register(country)
    manners = choose_manners(country)
    punctual = manners == MANNERS.index("on_time")
    written = Written(
        country=country, events=events, register=books, pensions=plan.pensions,
        yearly_pensions_2021_cents=plan.yearly_cost_2021_cents, applications=applications.rows,
        yearly_wages=pl.concat([careers.rows for careers in careers_rows]),
        reserve=who_accumulates(country, punctual, above), spouse=who_extends(country, punctual, above),
        debts=opening_debts(country, manners, books.rucs),
        payers=pl.DataFrame({"ruc": books.rucs, "manner": np.array(MANNERS)[manners]}),
        annex=annex(country, evasion, books), evaders=evaders(evasion, books),
    )  # fmt: skip
    progress("files")
    _write(home / "population", written)
    return open_made(home)


def open_made(home: Path) -> Made:
    """The country already written under `home`. Raises FileNotFoundError, saying how to make one, if there is none."""
    summary = home / "population" / "country.json"
    if not summary.exists():
        raise FileNotFoundError(f"No hay un país inventado en {home}: créelo con «amparo population create»")
    made = json.loads(summary.read_text(encoding="utf-8"))
    payers = pl.read_csv(home / "population" / "payers.csv", separator=";", infer_schema=False)
    bank = Bank(made["seed"], made["scale"], payers, load_assumptions())
    return Made(home, made["scale"], made["seed"], bank)


def _above_base(events: Events) -> float:
    cash = [bill for bill in events.bills if bill["month"] < 12]
    return sum(bill["base"] + bill["extras"] for bill in cash) / sum(bill["base"] for bill in cash)


def _write(folder: Path, written: Written) -> None:
    """Write everything beside the place and move it there whole, so that a half-made country is never read."""
    making = folder.with_name("population.making")
    shutil.rmtree(making, ignore_errors=True)
    write_opening(making / "opening", written)
    planted = {}
    for month in range(13):
        year, number = month_key(month)
        batch = write_batch(written.country, written.events, written.register, month)
        name = f"{year}-{number:02d}"
        write_month(making / name, written, batch, month)
        planted[name] = count_planted(written, batch, month)
    written.payers.write_csv(making / "payers.csv", separator=";")
    written.annex.write_csv(making / "anexo_2022.txt", separator=";", include_header=False)
    written.evaders.write_csv(making / "evaders.csv", separator=";")
    _write_json(making / "planted.json", planted)
    country = written.country
    _write_json(
        making / "country.json",
        {"seed": country.seed, "scale": country.scale, "persons": len(country.people),
         "employers": len(country.employers), "jobs": len(country.jobs), "wage_bills": written.events.bills,
         "yearly_pensions_2021_cents": written.yearly_pensions_2021_cents,
         "payers": dict(written.payers.group_by("manner").len().sort("manner").iter_rows())},
    )  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
