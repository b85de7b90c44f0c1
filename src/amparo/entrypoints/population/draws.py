"""Chance that repeats itself: the same seed gives the same country, byte by byte."""

import zlib
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_QUANTILES = np.linspace(0.0005, 0.9995, 2000)
_NORMAL = np.array([NormalDist().inv_cdf(point) for point in _QUANTILES])


def stream(seed: int, topic: str) -> np.random.Generator:
    """A generator of its own for each topic, so that drawing more of one thing does not change another."""
    return np.random.default_rng([seed, zlib.crc32(topic.encode())])


def normal_quantile(uniform: Floats) -> Floats:
    return np.interp(uniform, _QUANTILES, _NORMAL)


def apportion(weights: ArrayLike, total: int) -> Ints:
    """Whole numbers in proportion to the weights that add up to `total`, each within one of its exact share."""
    exact = np.asarray(weights, dtype=np.float64)
    exact = exact * (total / exact.sum()) if exact.sum() else np.full(exact.shape, total / exact.size)
    whole = np.floor(exact + 1e-9).astype(np.int64)
    missing = total - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:missing]] += 1
    return whole


def spread(counts: ArrayLike) -> Ints:
    """Group numbers, each repeated as often as its count: [2, 0, 1] → [0, 0, 2]."""
    counts = np.asarray(counts)
    return np.repeat(np.arange(counts.size), counts.ravel())


def rank_within(groups: Ints, order: Floats) -> Ints:
    """Position of each row (0, 1, …) inside its group, by `order`."""
    sequence = np.lexsort((order, groups))
    ordered = groups[sequence]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if ordered.size else np.array([], np.int64)
    ranks = np.empty(groups.size, dtype=np.int64)
    ranks[sequence] = np.arange(groups.size) - np.repeat(starts, np.diff(np.r_[starts, groups.size]))
    return ranks


def choose(rng: np.random.Generator, groups: Ints, quotas: Ints, weights: Floats | None = None) -> Bools:
    """Mark `quotas[g]` rows of every group `g`; a heavier row is marked more often."""
    chance = rng.random(groups.size)
    if weights is not None:
        chance = -np.log(chance) / np.maximum(weights, 1e-12)
    return rank_within(groups, chance) < quotas[groups]


def uniform(seed: int, *keys: ArrayLike) -> Floats:
    """A number in [0, 1) fixed by the seed and these whole numbers: chance that needs no memory (splitmix64)."""
    with np.errstate(over="ignore"):
        mixed: Any = np.uint64(seed & 0xFFFF_FFFF)
        for key in keys:
            mixed = (mixed ^ np.asarray(key).astype(np.uint64)) + np.uint64(0x9E37_79B9_7F4A_7C15)
            mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58_476D_1CE4_E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D0_49BB_1331_11EB)
            mixed = mixed ^ (mixed >> np.uint64(31))
    return np.asarray((mixed >> np.uint64(11)).astype(np.float64) / 2.0**53)


def systematic(rng: np.random.Generator, shares: ArrayLike, size: int) -> Ints:
    """`size` group numbers in the proportions of the shares, shuffled: exact for many, without bias for few."""
    edges = np.cumsum(np.asarray(shares, dtype=np.float64))
    points = (np.arange(size) + rng.random()) * (edges[-1] / max(size, 1))
    return rng.permutation(np.minimum(np.searchsorted(edges, points, side="right"), edges.size - 1))
