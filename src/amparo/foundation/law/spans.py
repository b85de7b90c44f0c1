"""The carrier that proves sizes: the least and the most every number can be, and that engines divide it rightly.

A rule's function called with a `Span` for each input gives the span of its result, by the verbs `SPAN_VERBS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from amparo.foundation import money
from amparo.foundation.law.values import LawError, Steps
from amparo.foundation.law.verbs import spoken_by

LIMIT = 2**52
"""PySpark divides through a double: what `share` and `whole` divide stays below this, to come out whole and right."""

WIDE_LIMIT = 2**62
"""Polars wraps beyond 64 bits without a word: every number stays below this, and so does what `proportion` divides."""


class Span:
    """The least and the most that a number can be. What is yes or no is 0 to 1."""

    def __init__(self, numbers: Iterable[int]) -> None:
        every = tuple(numbers)
        self.low, self.high = min(every), max(every)
        if not -WIDE_LIMIT < self.low <= self.high < WIDE_LIMIT:
            raise LawError(f"a number may be {self.low} to {self.high}, beyond 2^62")

    @classmethod
    def over(cls, *several: Span | int) -> Span:
        """From the least of all to the most of all."""
        return cls(edge for one in several for edge in _edges(one))

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"

    def __add__(self, other: Span | int) -> Span:
        return Span(a + b for a, b in product(_edges(self), _edges(other)))

    def __sub__(self, other: Span | int) -> Span:
        return Span(a - b for a, b in product(_edges(self), _edges(other)))

    def __rsub__(self, other: int) -> Span:
        return Span(other - edge for edge in _edges(self))

    def __mul__(self, other: Span | int) -> Span:
        return Span(a * b for a, b in product(_edges(self), _edges(other)))

    def __lt__(self, other: Span | int) -> Span:
        return Span((0, 1))

    __le__ = __gt__ = __ge__ = __and__ = __or__ = __lt__
    __eq__ = __ne__ = __lt__  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]
    __radd__, __rmul__ = __add__, __mul__


@dataclass(frozen=True)
class SpanTable:
    """A step table as it was at every date and for every key; below its first key it has no answer."""

    versions: tuple[Steps, ...]

    def __call__(self, x: Span | int) -> Span:
        return Span(table(point) for table in self.versions for point in self._telling(table, *_edges(x)))

    @staticmethod
    def _telling(table: Steps, low: int, high: int) -> list[int]:
        """The points between two at which a table can be lowest or highest."""
        keys = [key for key, _ in table.points]
        low, high = max(low, keys[0]), max(high, keys[0])
        return [low, *(key for key in keys if low < key <= high), high]


class SpanMinima:
    """A table of minima answers yes or no."""

    def any(self, **known: Any) -> Span:
        return Span((0, 1))


def _when(condition: Span, then: Span | int, otherwise: Span | int) -> Span:
    return Span.over(then, otherwise)


def _least(a: Span | int, b: Span | int) -> Span:
    return Span(map(min, _edges(a), _edges(b)))


def _greatest(a: Span | int, b: Span | int) -> Span:
    return Span(map(max, _edges(a), _edges(b)))


def _share(amount: Span | int, numerator: Span | int, denominator: Span | int = money.SCALE) -> Span:
    return _divided(amount, numerator, denominator, LIMIT, "`share` may divide {}, beyond 2^52: write `proportion`")


def _proportion(amount: Span | int, part: Span | int, total: Span | int) -> Span:
    return _divided(amount, part, total, WIDE_LIMIT, "`proportion` may divide {}, beyond 2^62: narrow its facts")


def _divided(amount: Span | int, part: Span | int, total: Span | int, limit: int, complaint: str) -> Span:
    products, divisors = [a * b for a, b in product(_edges(amount), _edges(part))], _divisors(total)
    largest = 2 * max(map(abs, products)) + max(divisors)
    if largest >= limit:
        raise LawError(complaint.format(largest))
    return Span(money.share(whole, 1, divisor) for whole, divisor in product(products, divisors))


def _whole(x: Span | int, size: Span | int) -> Span:
    largest = max(map(abs, _edges(x)))
    if largest >= LIMIT:
        raise LawError(f"`whole` may divide {largest}, beyond 2^52")
    return Span(edge // divisor for edge, divisor in product(_edges(x), _divisors(size)))


SPAN_VERBS = spoken_by(
    when=_when, least=_least, greatest=_greatest, share=_share, proportion=_proportion, whole=_whole
)  # fmt: skip


def _divisors(one: Span | int) -> tuple[int, int]:
    least, most = _edges(one)
    if least <= 0:
        raise LawError(f"a divisor may be {least}")
    return least, most


def _edges(one: Span | int) -> tuple[int, int]:
    return (one.low, one.high) if isinstance(one, Span) else (one, one)
