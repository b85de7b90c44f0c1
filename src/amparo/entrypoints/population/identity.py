"""Documents that pass the checks of the Civil Registry and the tax office, and names that sound like the country."""

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Ints
from amparo.entrypoints.population.targets import PROVINCES
from amparo.foundation.registry import documents

NAMES = Path(__file__).parent / "names"
CEDULA_NUMBERS = 6_000_000  # what follows the province: a digit below 6 and six more
COMPANY_NUMBERS = {"private": 1_000_000, "public": 100_000}
# Steps with no factor in common with the room they walk: no number comes twice, and neighbours look unrelated.
CEDULA_STEP = 2_654_437
COMPANY_STEP = 38_261

Texts = NDArray[np.str_]


def issue_cedulas(rng: np.random.Generator, province: Ints) -> Texts:
    """One cédula per person, none repeated. `province` is an index of PROVINCES; who lives in none got it anywhere."""
    issued_in = np.where(province < 24, province + 1, rng.integers(1, 25, province.size))
    order = np.argsort(issued_in, kind="stable")
    starts = np.searchsorted(issued_in[order], np.arange(26))
    position = np.empty(province.size, dtype=np.int64)
    position[order] = np.arange(province.size) - starts[issued_in[order]]
    number = (rng.integers(0, CEDULA_NUMBERS) + position * CEDULA_STEP) % CEDULA_NUMBERS
    return _padded(documents.cedulas(issued_in * 10_000_000 + number), 10)


def issue_company_rucs(rng: np.random.Generator, province: Ints, kind: str) -> Texts:
    """RUC of private companies or public entities, none repeated."""
    issue = {"private": documents.private_rucs, "public": documents.public_rucs}[kind]
    issued_in = np.where(province < 24, province + 1, 17)
    start, room = int(rng.integers(0, COMPANY_NUMBERS[kind])), COMPANY_NUMBERS[kind]
    rucs = np.full(province.size, documents.NO_DIGIT)
    tried = 0
    # Some serial numbers have no check digit: whoever drew one tries the next.
    while (missing := np.flatnonzero(rucs == documents.NO_DIGIT)).size:
        serials = (start + (tried + np.arange(missing.size)) * COMPANY_STEP) % room
        rucs[missing] = issue(issued_in[missing], serials)
        tried += missing.size
    return _padded(rucs, 13)


def _padded(numbers: Ints, width: int) -> Texts:
    return np.char.zfill(numbers.astype(str), width)


def own_rucs(cedulas: Texts) -> Texts:
    """The RUC of a natural person."""
    return np.char.add(cedulas, "001")


@cache
def _names(file: str) -> pl.DataFrame:
    return pl.read_csv(NAMES / f"{file}.csv")


def give_names(rng: np.random.Generator, sex: Ints, province: Ints, assume: Assumptions) -> tuple[Texts, Texts]:
    """Given names and surnames: two of each, by sex and by the peoples of the province."""
    people = _peoples(rng, province, assume)
    given = [_draw(rng, "given", people, sex) for _ in range(2)]
    surnames = [_draw(rng, "surnames", people, None) for _ in range(2)]
    # Someone named twice the same keeps one name.
    both = np.where(given[0] == given[1], given[0], np.char.add(np.char.add(given[0], " "), given[1]))
    return both, np.char.add(np.char.add(surnames[0], " "), surnames[1])


def _peoples(rng: np.random.Generator, province: Ints, assume: Assumptions) -> Ints:
    """0 common · 1 kichwa · 2 shuar · 3 afro, by the shares of the province."""
    shares = np.zeros((len(PROVINCES), 3))
    for column, group in enumerate(("kichwa", "shuar", "afro")):
        for code, share in assume.nested("name_groups")[group].items():
            shares[PROVINCES.index(code), column] = share
    limits = shares.cumsum(axis=1)[province]
    drawn = rng.random(province.size)[:, None]
    return np.where(drawn[:, 0] < limits[:, 2], (drawn >= limits).sum(axis=1) + 1, 0)


def _draw(rng: np.random.Generator, file: str, people: Ints, sex: Ints | None) -> Texts:
    frame = _names(file)
    drawn = np.empty(people.size, dtype="U16")
    for number, group in enumerate(("common", "kichwa", "shuar", "afro")):
        for code in (0, 1) if sex is not None else (0,):
            mine = people == number
            pool = frame.filter(pl.col("group") == group)
            if sex is not None:
                mine &= sex == code
                # Given names of one's own people are used by some; the rest bear the common ones.
                pool = frame.filter(pl.col("sex") == "MF"[code], pl.col("group").is_in([group, "common"]))
            weight = pool["weight"].to_numpy().astype(float)
            drawn[mine] = rng.choice(pool["name"].to_numpy().astype("U16"), int(mine.sum()), p=weight / weight.sum())
    return drawn
