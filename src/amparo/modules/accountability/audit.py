"""The audit of what was printed: does each identity of `identities.yaml` hold among the reports' own figures?

Pure: text and exact numbers in, verdicts out. A discrepancy is carried with its reading, never corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from amparo.modules.accountability import declared
from amparo.modules.accountability.declared import DeclarationError, Text
from amparo.modules.accountability.expressions import ARITHMETIC, Evaluate, ExpressionError, Figure, Node, evaluate
from amparo.modules.accountability.statements import Statement, Statements


class Verdict(StrEnum):
    """How the computed side stands to the printed one."""

    HOLDS = "holds"
    WITHIN_ROUNDING = "holds within rounding"
    FAILS = "fails"


VERDICT_NAMES = {
    Verdict.HOLDS: Text("se cumple", "holds"),
    Verdict.WITHIN_ROUNDING: Text("se cumple, con redondeo", "holds within rounding"),
    Verdict.FAILS: Text("no se cumple", "fails"),
}


@dataclass(frozen=True)
class Identity:
    """One declared identity; the fields are described at the head of `identities.yaml`."""

    id: str
    year: int
    text: Text
    left: str
    printed: str
    tolerance: Decimal
    unit: str
    digits: int | None
    reading: Text | None


@dataclass(frozen=True)
class Audited:
    """An identity and what came of it. `computed`, `printed` and `difference` carry exactly the digits to be shown."""

    identity: Identity
    computed: Decimal
    printed: Decimal
    difference: Decimal
    verdict: Verdict


@dataclass(frozen=True)
class SeriesBreak:
    """A series whose years cannot be joined, though no identity fails; `figures` are the statements it rests on."""

    id: str
    series: Text
    printed: Text
    why: Text
    figures: tuple[Statement, ...]


def identities() -> list[Identity]:
    """The declared identities, in order."""
    found = [_identity(entry) for entry in declared.families(declared.read("identities.yaml")["identities"])]
    repeated = sorted(id for id, times in Counter(identity.id for identity in found).items() if times > 1)
    if repeated:
        raise DeclarationError(f"identities.yaml: identidades repetidas {repeated}; cada una lleva su propio id")
    return found


def audit(identities: Iterable[Identity], printed: Iterable[Statement]) -> list[Audited]:
    """The verdict on each identity; ExpressionError names the identity that cannot be computed, and why."""
    known = Statements(printed)
    return [_audited(identity, known) for identity in identities]


def series_breaks(printed: Iterable[Statement]) -> list[SeriesBreak]:
    """The declared breaks across years, in order."""
    known = Statements(printed)
    return [
        SeriesBreak(
            entry["id"],
            declared.text(entry, "series"),
            declared.text(entry, "printed"),
            declared.text(entry, "why"),
            tuple(known.one(key, int(year)) for key, year in (code.split("@") for code in entry["figures"])),
        )
        for entry in declared.read("series_breaks.yaml")
    ]


def _identity(entry: dict) -> Identity:
    return Identity(
        id=entry["id"],
        year=int(entry["year"]),
        text=declared.text(entry),
        left=entry["left"],
        printed=entry["printed"],
        tolerance=Decimal(entry.get("tolerance", "0")),
        unit=entry.get("unit", ""),
        digits=int(entry["digits"]) if "digits" in entry else None,
        reading=declared.text(entry, "reading") if "reading" in entry else None,
    )


def _audited(identity: Identity, known: Statements) -> Audited:
    def figure(node: Figure) -> Decimal:
        return known.one(node.name, node.year or identity.year).value

    def total(arguments: tuple[Node, ...], value: Evaluate) -> Decimal:
        (pattern,) = arguments
        if not isinstance(pattern, Figure):
            raise ExpressionError("sum espera el patrón de una tabla, por ejemplo budget.*.codified")
        rows = known.rows(pattern.name, pattern.year or identity.year)
        return sum((row.value for row in rows), start=Decimal(0))

    functions = ARITHMETIC | {"sum": total}
    try:
        computed, printed = (evaluate(side, figure, functions) for side in (identity.left, identity.printed))
    except (ExpressionError, DeclarationError) as error:
        raise ExpressionError(f"identidad {identity.id}: {error}") from error
    difference = computed - printed
    verdict = _verdict(identity, computed, printed)
    if identity.digits is not None:
        computed, difference = (_shown(number, identity.digits) for number in (computed, difference))
    return Audited(identity, computed, printed, difference, verdict)


def _verdict(identity: Identity, computed: Decimal, printed: Decimal) -> Verdict:
    comparable = computed if identity.digits is None else computed.quantize(printed, ROUND_HALF_UP)
    if comparable == printed:
        return Verdict.HOLDS
    return Verdict.WITHIN_ROUNDING if abs(computed - printed) <= identity.tolerance else Verdict.FAILS


def _shown(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0
