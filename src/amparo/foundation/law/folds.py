"""Folds: the few ways in which many rows become one."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum, log, prod

import narwhals as nw


def best(frame: nw.LazyFrame, count: int, *, by: str, of: str, into: str) -> nw.LazyFrame:
    """For each `by`, the sum of its `count` largest `of`: with a row for each year, a person's best years.

    Gives one row per `by` with the column `into`. Read the kept table of yearly sums, not monthly rows: it is twenty
    times faster. Fewer rows than `count` are all added; of equal ones any may be left out, for the sum is the same.
    """
    ranked = frame.select(by, of, fold__place=nw.col(of).rank("ordinal", descending=True).over(by))
    kept = ranked.filter(nw.col("fold__place") <= count)
    return kept.group_by(by).agg(nw.col(of).sum().cast(nw.Int64).alias(into))


def best_of(amounts: Iterable[int], count: int) -> int:
    """The same for one citizen: the sum of the `count` largest."""
    return sum(sorted(amounts, reverse=True)[:count])


def geometric_mean(amounts: Iterable[int]) -> int:
    """One citizen's mean by product: the n-th root of the product of n amounts, to the nearest cent, exactly.

    Only whole numbers carry it: the product of sixty wages has some three hundred digits. A half never occurs.
    ValueError unless every amount is positive: a month without a wage would make nothing of all the others.
    """
    counted = list(amounts)
    if not counted or min(counted) <= 0:
        raise ValueError("la media geométrica pide meses con remuneración: cada uno debe ser mayor que cero")
    count, product = len(counted), prod(counted)
    # Floating logarithms only guess; the comparisons of whole numbers decide. Twice the root tells the nearest cent.
    root, doubled = int(exp(fsum(map(log, counted)) / count)), product << count
    while (2 * root + 1) ** count < doubled:
        root += 1
    while (2 * root - 1) ** count > doubled:
        root -= 1
    return root
