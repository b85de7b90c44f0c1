"""Month: the unit of everything."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

OPEN_END = 99991231
"""The `*_date` of what has not ended: dates in tables are whole numbers YYYYMMDD and are never missing."""

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. In tables it is its `number`, YYYYMM."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 9999):
            raise ValueError(f"«{self.year}-{self.month}» no es un mes: se espera AAAA-MM, con MM entre 01 y 12")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read «2022-01»; ValueError says what was expected."""
        found = _WRITTEN.fullmatch(text)
        if not found:
            raise ValueError(f"«{text}» no es un mes: se espera AAAA-MM, por ejemplo 2022-01")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, number: int) -> Month:
        """The month of a YYYYMM or a YYYYMMDD number."""
        if number > 999999:
            number //= 100
        return cls(number // 100, number % 100)

    @classmethod
    def range(cls, text: str) -> list[Month]:
        """Read «2022-01» or «2022-01..2022-12» (both included)."""
        first, _, last = text.partition("..")
        start, end = cls.parse(first), cls.parse(last or first)
        if end < start:
            raise ValueError(f"«{text}» termina antes de empezar: escriba primero el mes más antiguo")
        return list(start.through(end))

    @property
    def number(self) -> int:
        return self.year * 100 + self.month

    @property
    def ordinal(self) -> int:
        """Months since year 0: the only form to subtract."""
        return self.year * 12 + self.month - 1

    @property
    def first_date(self) -> int:
        return self.number * 100 + 1

    @property
    def last_date(self) -> int:
        return self.number * 100 + calendar.monthrange(self.year, self.month)[1]

    def through(self, last: Month) -> Iterator[Month]:
        month = self
        while month <= last:
            yield month
            month += 1

    def __add__(self, months: int) -> Month:
        year, month = divmod(self.ordinal + months, 12)
        return Month(year, month + 1)

    def __sub__(self, other: int | Month):
        return self.ordinal - other.ordinal if isinstance(other, Month) else self + -other

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
