"""A public figure declared: what is counted, where, how, by which groups, and under which article."""

from __future__ import annotations

from dataclasses import dataclass, field

from amparo.foundation.history.tables import Table

GROUP_NAMES = {
    "regime": ("Régimen", "Regime"),
    "sector": ("Sector", "Sector"),
    "sex": ("Sexo", "Sex"),
    "province": ("Provincia", "Province"),
    "kind": ("Tipo", "Kind"),
    "fund": ("Fondo", "Fund"),
}

MEASURES = ("sum", "mean", "rows", "distinct")


@dataclass(frozen=True)
class Indicator:
    """A figure made every month from one sealed table.

    code: `module.name`, the same everywhere. measure: «sum», «mean», «rows» or «distinct» of `column`. where: column →
    value or values that a row must have. groups: the sets of columns it is broken down by, besides the total. unit:
    «cents» or «persons», «records». people: the column whose distinct values say how many people stand behind a cell;
    «» when nobody does, as in what one institution pays another: such a cell is never hidden.
    """

    code: str
    table: type[Table]
    measure: str
    column: str
    unit: str
    es: str
    en: str
    definition_es: str
    definition_en: str
    method_es: str
    method_en: str
    law: str
    people: str = "person_id"
    where: dict[str, object] = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    slug: str = ""

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise ValueError(f"{self.code}: measure {self.measure!r} is not one of {', '.join(MEASURES)}")
        unknown = {name for group in self.groups for name in group} - set(self.table.columns)
        if unknown:
            raise ValueError(f"{self.code}: {self.table.name} has no column {sorted(unknown)}")
        declared[self.code] = self

    @property
    def module(self) -> str:
        return self.code.partition(".")[0]


declared: dict[str, Indicator] = {}
"""Every indicator declared so far, by code."""
