"""The carrier that proves dimensions: cents are not added to months, nor a table by years asked by months.

A rule's function called with a `Unit` for each input gives the unit of its result, by the verbs `UNIT_VERBS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.foundation.law.loading import COUNTS
from amparo.foundation.law.values import LawError
from amparo.foundation.law.verbs import spoken_by

_POINTS = ("yes or no", "flag", "date", "month", "calendar_month", "key")


class Unit:
    """What a number counts, as powers of the units of law: {cents: 1}, {rate: 1, years: -1}; a plain count is {}.

    The numbers 0 and 1 that stand in a rule are of any unit.
    """

    def __init__(self, powers: Mapping[str, int]) -> None:
        self.powers = {name: power for name, power in powers.items() if power}

    @classmethod
    def of(cls, name: str, per: str = "") -> Unit:
        """The unit that law, facts and rules write as a word: `rate`, or `rate` per `years`."""
        powers = {} if name in COUNTS else {name: 1}
        if per and per not in COUNTS:
            powers[per] = powers.get(per, 0) - 1
        return cls(powers)

    def __str__(self) -> str:
        written = {name: name if abs(power) == 1 else f"{name}^{abs(power)}" for name, power in self.powers.items()}
        over = "·".join(written[name] for name, power in self.powers.items() if power > 0)
        return (over or "count") + "".join(f"/{written[name]}" for name, power in self.powers.items() if power < 0)

    def passes_for(self, declared: Unit) -> bool:
        """Whether a rule that declares a unit may give this one: the same, or a rate per year for a rate."""
        per = {name: power for name, power in self.powers.items() if power < 0}
        return self.powers == {**per, **declared.powers} and (not per or _same(declared, RATE))

    def __add__(self, other: Unit | int) -> Unit:
        if self.powers == {"date": 1}:
            like(other, Unit({"days": 1}), "added to a date in")
            return self
        return self._summed(other, "added to")

    def __sub__(self, other: Unit | int) -> Unit:
        return self + other if self.powers == {"date": 1} else self._summed(other, "subtracted from")

    def __rsub__(self, other: int) -> Unit:
        return self._summed(other, "subtracted from")

    def __mul__(self, other: Unit | int) -> Unit:
        return self._times(other, 1)

    def __truediv__(self, other: Unit | int) -> Unit:
        return self._times(other, -1)

    def __lt__(self, other: Unit | int) -> Unit:
        like(self, other, "compared with")
        return YES_OR_NO

    def __and__(self, other: Unit | int) -> Unit:
        for one in (self, other):
            require(_same(one, YES_OR_NO), f"& and | join what is yes or no, not {one}")
        return YES_OR_NO

    __le__ = __gt__ = __ge__ = __lt__
    __eq__ = __ne__ = __lt__  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]
    __radd__, __rmul__, __or__ = __add__, __mul__, __and__

    def _summed(self, other: Unit | int, doing: str) -> Unit:
        require(not any(name in _POINTS for name in self.powers), f"{self} does not add up")
        return like(self, other, doing)

    def _times(self, other: Unit | int, sign: int) -> Unit:
        if isinstance(other, int):
            return self
        both = {**self.powers, **other.powers}
        require(not any(name in _POINTS for name in both), f"{self} and {other} do not multiply")
        return Unit({name: self.powers.get(name, 0) + sign * other.powers.get(name, 0) for name in both})


YES_OR_NO, RATE = Unit({"yes or no": 1}), Unit({"rate": 1})


@dataclass(frozen=True)
class UnitTable:
    """A step table: asked in one unit, it answers in another."""

    asked: Unit
    answer: Unit

    def __call__(self, x: Unit | int) -> Unit:
        like(x, self.asked, "asked of a table by")
        return self.answer


@dataclass(frozen=True)
class UnitMinima:
    """A table of minima: each column is in the unit of the fact of its name."""

    columns: Mapping[str, Unit]

    def any(self, **known: Unit) -> Unit:
        require(set(known) == set(self.columns), f"the table of minima looks at {sorted(self.columns)}")
        for column, unit in known.items():
            like(unit, self.columns[column], f"given for «{column}», in")
        return YES_OR_NO


def _when(condition: Unit, then: Any, otherwise: Any) -> Any:
    require(_same(condition, YES_OR_NO), f"`when` asks for yes or no, not {condition}")
    return like(then, otherwise, "or else")


def _share(amount: Unit, numerator: Unit | int, denominator: Unit = RATE) -> Unit:
    if isinstance(numerator, Unit):
        return amount * numerator / denominator
    # A twelfth of what is per year is per month; of anything else it is a part of it, in its unit.
    each = {name: 1 for name, power in denominator.powers.items() if power < 0 and amount.powers.get(name, 0) < 0}
    return amount * Unit(each)


def _whole(x: Unit, size: Unit) -> Unit:
    return x / size


UNIT_VERBS = spoken_by(when=_when, share=_share, proportion=_share, whole=_whole)


def like(one: Any, other: Any, doing: str) -> Any:
    """The unit that two must share; 0 and 1 take that of the other."""
    if isinstance(one, int) or isinstance(other, int):
        return other if isinstance(one, int) else one
    require(_same(one, other), f"{one} {doing} {other}")
    return one


def require(holds: bool, complaint: str) -> None:
    if not holds:
        raise LawError(complaint)


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, Unit) and isinstance(other, Unit) and one.powers == other.powers
