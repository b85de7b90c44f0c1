"""Employers, sampled whole: at one record per 100 there is one employer per 100, each with its true size.

Sizes follow the printed classes where a province has room for them: one with forty contributors at scale cannot hold an
employer of two hundred, so its workers are spread over smaller ones (see `size_room` in the assumptions).
"""

from dataclasses import dataclass

import numpy as np

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.columns import Columns
from amparo.entrypoints.population.draws import Floats, Ints, apportion, spread
from amparo.entrypoints.population.margins import values
from amparo.entrypoints.population.targets import PROVINCES

SIZES = ("micro", "small", "medium_a", "medium_b", "large")
LIMITS = ((1, 9), (10, 49), (50, 99), (100, 199), (200, 6000))
"""Employees of each size class (CAN strata: micro 1-9, small 10-49, medium 50-99 and 100-199, large from 200)."""

INDUSTRIES = (*"ABCDEFGHIJKLMNOPQRSTU", "-")
"""Sections of ISIC; T is households, «-» an insured person who pays alone and declares no activity."""

KINDS = ("private", "public", "domestic", "self", "household", "rural")
REGIMES = ("private", "public", "teachers", "foreign_service", "bank_municipal", "domestic", "own_account", "voluntary",
           "abroad", "unpaid_home_work", "rural_head")  # fmt: skip


class Employers(Columns):
    """Payers: indexes of KINDS, REGIMES, PROVINCES, INDUSTRIES and SIZES."""

    kind: Ints
    regime: Ints
    province: Ints
    industry: Ints
    size: Ints
    branches: Ints
    owner: Ints
    """The person whose cédula makes the RUC, or COMPANY, or SOMEONE_ELSE (a natural person who is not in the books)."""
    month: Ints
    """0 existed at the opening; 1…12 the month of 2022 in which it registers."""


COMPANY, SOMEONE_ELSE = -1, -2


@dataclass(frozen=True)
class Firms:
    """Employers of one sector before they get a number: `places` is how many jobs each has."""

    province: Ints
    places: Ints
    size: Ints
    industry: Ints


def build_firms(
    rng: np.random.Generator, sector: str, jobs: Ints, alone: int, assume: Assumptions
) -> tuple[Firms, Floats]:
    """Firms whose places add up to `jobs` in each province, and the industries left for those who work `alone`.

    INEC counts self-employed persons among the micro-enterprises and their industries; they are left room here.
    """
    printed = values("sizes", sector=sector)
    weights = np.array([printed[size] for size in SIZES], dtype=np.float64)
    weights *= (jobs.sum() + alone) / weights.sum()
    weights[0] = max(weights[0] - alone, 1.0)
    by_class = _classes(jobs, weights, assume.share("size_room"))
    drawn = [
        (province, size, _draw_sizes(rng, *LIMITS[size], int(by_class[province, size]), assume))
        for province, size in zip(*np.nonzero(by_class), strict=True)
    ]
    places = np.concatenate([sizes for *_, sizes in drawn])
    province = np.concatenate([np.full(sizes.size, province) for province, _, sizes in drawn])
    size = np.searchsorted([low for low, _ in LIMITS], places, side="right") - 1
    shares = values("industries", sector=sector)
    wanted = np.array([shares.get(code, 0) for code in INDUSTRIES], dtype=np.float64)
    wanted *= (jobs.sum() + alone) / wanted.sum()
    industry, left = _share_out(rng, places, wanted)
    return Firms(province, places, size, industry), left


def _classes(jobs: Ints, weights: Floats, room: float) -> Ints:
    """Jobs by province and size class: both margins fitted, with no class larger than its province."""
    allowed = jobs[:, None] >= np.array([1, *(room * low for low, _ in LIMITS[1:])])
    table = jobs[:, None] * weights[None, :] * allowed
    for _ in range(60):
        table *= (weights / np.maximum(table.sum(axis=0), 1e-9))[None, :]
        table *= (jobs / np.maximum(table.sum(axis=1), 1e-9))[:, None]
    return np.stack([apportion(row, int(total)) if total else np.zeros(len(SIZES), np.int64)
                     for row, total in zip(table, jobs, strict=True)])  # fmt: skip


def _draw_sizes(rng: np.random.Generator, low: int, high: int, total: int, assume: Assumptions) -> Ints:
    """Sizes of one class that add up to `total`; what does not fill an employer of the class goes to the last one."""
    high = min(high, max(low, round(total * assume.share("largest_share_of_class"))))
    candidates = np.arange(low, high + 1)
    weights = candidates ** -assume.share("size_tail")
    expected = float((candidates * weights).sum() / weights.sum())
    sizes = rng.choice(candidates, int(total / expected * 1.5) + 20, p=weights / weights.sum())
    sizes = sizes[np.cumsum(sizes) <= total]
    rest = total - int(sizes.sum())
    if rest >= low or not sizes.size:
        return np.append(sizes, rest)
    sizes[-1] += rest
    return sizes


def _share_out(rng: np.random.Generator, places: Ints, wanted: Floats) -> tuple[Ints, Floats]:
    """Give each employer an industry so that places add up to what each wants: the large one by one, others in blocks.

    Large employers go first to the industries that pay most, as in the printed averages, where there is room for them.
    """
    printed = values("wages_by_industry")
    appeal = np.array([printed.get(code, 1) for code in INDUSTRIES], dtype=np.float64) ** 2
    group = np.zeros(places.size, dtype=np.int64)
    left = wanted.copy()
    large = np.flatnonzero(places >= LIMITS[2][0])
    for employer in large[np.argsort(-places[large], kind="stable")]:
        group[employer] = np.argmax(left * np.where(left > places[employer] / 2, appeal, 1.0))
        left[group[employer]] -= places[employer]
    rest = rng.permutation(np.flatnonzero(places < LIMITS[2][0]))
    left = np.maximum(left, 0)
    if rest.size and left.sum():
        middle = np.cumsum(places[rest]) - places[rest] / 2
        # Those who work alone take the same part of every group's remainder.
        edges = np.cumsum(left) * (places[rest].sum() / left.sum())
        group[rest] = np.minimum(np.searchsorted(edges, middle), left.size - 1)
        left = np.maximum(left - np.bincount(group[rest], weights=places[rest], minlength=left.size), 0)
    return group, left


def register_firms(
    employers: Employers, rng: np.random.Generator, firms: Firms, kind: str, regime: Ints, assume: Assumptions
) -> Ints:
    """Register the firms of a sector; large ones have several establishments, in the province of their tax domicile."""
    natural = (kind == "private") & (firms.size < 2) & (rng.random(firms.places.size) < assume.share("natural_firms"))
    return employers.add(
        firms.places.size, kind=KINDS.index(kind), regime=regime, province=firms.province, industry=firms.industry,
        size=firms.size, branches=1 + np.minimum(firms.places // assume.number("places_by_branch"), 11),
        owner=np.where(natural, SOMEONE_ELSE, COMPANY), month=0,
    )  # fmt: skip


def public_regimes(firms: Firms, assume: Assumptions) -> Ints:
    """One regime for each public employer, by the assumed split; the last one is the foreign service."""
    shares = assume.table("public_split")
    regime = np.zeros(firms.places.size, dtype=np.int64)
    embassy = REGIMES.index("foreign_service")
    wanted = np.array([shares.get(regime, -np.inf) for regime in REGIMES]) * float(firms.places.sum())
    wanted[embassy] = -np.inf
    for employer in np.argsort(-firms.places, kind="stable"):
        regime[employer] = np.argmax(wanted)
        wanted[regime[employer]] -= firms.places[employer]
    regime[-1] = embassy
    return regime


def with_embassy(firms: Firms, assume: Assumptions) -> Firms:
    """Take the foreign service out of the largest employer of Pichincha; it becomes the last firm."""
    capital = np.flatnonzero(firms.province == PROVINCES.index("17"))
    ministry = capital[np.argmax(firms.places[capital])]
    posted = max(1, round(assume.table("public_split")["foreign_service"] * int(firms.places.sum())))
    places = np.append(firms.places, posted)
    places[ministry] -= posted
    return Firms(
        np.append(firms.province, firms.province[ministry]), places, np.append(firms.size, 0),
        np.append(firms.industry, INDUSTRIES.index("O")),
    )  # fmt: skip


def slots(firms: Firms) -> Ints:
    """The number of the firm of each place."""
    return spread(firms.places)
