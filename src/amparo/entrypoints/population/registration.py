"""Documents and names for everybody, once the year is played: what the registry is given."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population.draws import Ints, stream
from amparo.entrypoints.population.employers import COMPANY, INDUSTRIES, KINDS, REGIMES, SOMEONE_ELSE
from amparo.entrypoints.population.identity import Texts, give_names, issue_cedulas, issue_company_rucs, own_rucs
from amparo.entrypoints.population.targets import PROVINCES, SEXES
from amparo.entrypoints.population.workforce import Country

TRADES = {"A": "Agrícola", "B": "Minera", "C": "Industrias", "D": "Eléctrica", "E": "Servicios Ambientales",
          "F": "Constructora", "G": "Comercial", "H": "Transportes", "I": "Restaurante", "J": "Tecnologías",
          "K": "Cooperativa", "L": "Inmobiliaria", "M": "Consultora", "N": "Servicios", "O": "Asociación",
          "P": "Unidad Educativa", "Q": "Clínica", "R": "Club", "S": "Taller", "U": "Oficina"}  # fmt: skip
OFFICES = {"public": "Dirección Pública", "teachers": "Dirección Distrital de Educación",
           "foreign_service": "Cancillería", "bank_municipal": "Gobierno Autónomo Descentralizado"}  # fmt: skip


@dataclass(frozen=True)
class Register:
    """`cedulas` by person, `rucs` by employer, some of each that nobody has; and the rows the registry is given."""

    cedulas: Texts
    rucs: Texts
    unknown_rucs: Texts
    unknown_cedulas: Texts
    persons: pl.DataFrame
    employers: pl.DataFrame
    establishments: pl.DataFrame


def register(country: Country) -> Register:
    """Issue every document. Frames carry `month`: 0 for the opening, 1…12 for who appears during 2022."""
    people, employers = country.people, country.employers
    rng = stream(country.seed, "documents")
    householders = employers.province[employers.owner == SOMEONE_ELSE]
    spare = np.zeros(country.assume.number("unknown_documents"), dtype=np.int64)
    all_cedulas = issue_cedulas(rng, np.concatenate([people.province, householders, spare]))
    cedulas = all_cedulas[: len(people)]
    natural = np.where(employers.owner == SOMEONE_ELSE, 0, np.maximum(employers.owner, 0))
    natural[employers.owner == SOMEONE_ELSE] = len(people) + np.arange(householders.size)
    rucs = own_rucs(all_cedulas[natural]).astype("U13")
    unknown = np.empty(0, dtype="U13")
    for kind in ("private", "public"):
        companies = np.flatnonzero((employers.owner == COMPANY) & (employers.kind == KINDS.index(kind)))
        issued = issue_company_rucs(rng, np.concatenate([employers.province[companies], spare]), kind)
        rucs[companies], unknown = issued[: companies.size], issued[companies.size :]
    given, surnames = give_names(rng, people.sex, people.province, country.assume)
    persons = pl.DataFrame(
        {
            "document": cedulas,
            "given_names": given,
            "surnames": surnames,
            "sex": np.array(SEXES)[people.sex],
            "birth_date": people.birth_date,
            "province": np.array(PROVINCES)[people.province],
            "month": people.month,
        }
    )
    firms = pl.DataFrame(
        {
            "ruc": rucs,
            "name": _employer_names(country, rng, given, surnames),
            "kind": np.array(KINDS)[employers.kind],
            "industry": np.array(INDUSTRIES)[employers.industry],
            "province": np.array(PROVINCES)[employers.province],
            "month": employers.month,
        }
    )
    return Register(
        cedulas,
        rucs,
        unknown,
        all_cedulas[all_cedulas.size - spare.size :],
        persons,
        firms,
        _establishments(country, firms),
    )


def _employer_names(country: Country, rng: np.random.Generator, given: Texts, surnames: Texts) -> Texts:
    """Persons under their own name; firms by trade; public entities by office; households by family."""
    employers = country.employers
    family = rng.permutation(np.resize(surnames, len(employers)))
    trade = np.array([TRADES.get(code, "Servicios") for code in INDUSTRIES])[employers.industry]
    office = np.array([OFFICES.get(regime, "Entidad") for regime in REGIMES])[employers.regime]
    number = np.arange(len(employers)).astype(str)
    place = np.array(PROVINCES)[employers.province]
    named = _joined(trade, family)
    named = np.where(employers.kind == KINDS.index("public"), _joined(office, place, number), named)
    named = np.where(employers.kind == KINDS.index("domestic"), _joined(np.array("Hogar"), family), named)
    person = np.maximum(employers.owner, 0)
    return np.where(employers.owner >= 0, _joined(surnames[person], given[person]), named)


def _joined(*parts: Texts) -> Texts:
    joined = parts[0]
    for part in parts[1:]:
        joined = np.char.add(np.char.add(joined, " "), part)
    return joined


def _establishments(country: Country, firms: pl.DataFrame) -> pl.DataFrame:
    """The second and further places of work of each employer; the first, 0001, is its head office."""
    further: Ints = np.maximum(country.employers.branches - 1, 0)
    branch = pl.int_range(pl.len()).over("ruc") + 2
    return firms[np.repeat(np.arange(firms.height), further)].select(
        "ruc",
        branch.cast(pl.String).str.zfill(4).alias("branch"),
        pl.concat_str("name", branch.cast(pl.String), separator=" · sucursal ").alias("name"),
        "province",
        "month",
    )
