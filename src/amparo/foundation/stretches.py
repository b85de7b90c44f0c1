"""Days paid alike: what a cash benefit pays day by day, as the table and the chart of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from amparo.foundation.money import share
from amparo.foundation.questions import Asked, Chart, Table, Words

MONTH_OF_THIRTY = Words(
    "Cada mes de subsidio cuenta {days}: las normas no lo escriben, es una lectura nuestra.",
    "Each month of benefit counts {days}: the norms do not write it; it is a reading of ours.",
)
"""What a reader must know of the daily amounts."""


@dataclass(frozen=True)
class Stretch:
    """The days from `since` to `until`, both included, worth `monthly_cents` a month; `what` is paid, or by whom."""

    since: int
    until: int
    what: Words
    monthly_cents: int


def alike(days: Iterable[int], rate: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of days that follow one another at one rate."""
    for _, same in groupby(days, key=rate):
        since, *more = same
        yield since, since + len(more)


def table(stretches: tuple[Stretch, ...], words: Words, what: tuple[str, Words], asked: Asked) -> tuple[Table, ...]:
    """The days, what is paid on them, and its worth a month and a day. `what`: the name and words of that column."""
    month = asked.law.contribution_month_days
    columns = (
        ("since", Words("Desde el día", "From day"), "count"),
        ("until", Words("Hasta el día", "To day"), "count"),
        (*what, "text"),
        ("monthly_cents", Words("Al mes", "A month"), "cents"),
        ("daily_cents", Words("Al día", "A day"), "cents"),
    )
    rows = tuple(
        (one.since, one.until, one.what(asked.language), one.monthly_cents, share(one.monthly_cents, 1, month))
        for one in stretches
    )
    return (Table("stretches", words, columns, rows),) if rows else ()


def chart(stretches: tuple[Stretch, ...], words: Words, axis: Words) -> tuple[Chart, ...]:
    """The worth of a month on each day, as steps; none while there is only one."""
    if len(stretches) < 2:
        return ()
    points = [point for one in stretches for point in ((one.since, one.monthly_cents), (one.until, one.monthly_cents))]
    return (Chart(words, axis, "days", "cents", ((Words("Valor de un mes", "Worth of a month"), tuple(points)),)),)
