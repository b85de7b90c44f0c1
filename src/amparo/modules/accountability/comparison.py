"""Reads `comparison.yaml`: every statement of a report becomes a row, compared or with the reason why it is not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from amparo.modules.accountability import declared
from amparo.modules.accountability.compare import Kind, Row, Sensitivity, Tolerance
from amparo.modules.accountability.declared import DeclarationError, Text
from amparo.modules.accountability.statements import Statement

REFERENCE_STATISTICS = declared.HERE / "data" / "reference_statistics.csv"
MEASURES = ("cents", "count", "ratio")


def rows(year: int, printed: Iterable[Statement]) -> list[Row]:
    """The declared rows of `year`: compared ones as declared, then the rest of the report in printed order.

    DeclarationError when no comparison of that year is declared, when a statement has neither a row nor a reason, and
    when a reason or a row speaks of nothing.
    """
    declaration = declared.read("comparison.yaml")
    if int(declaration["year"]) != year:
        raise DeclarationError(f"no hay comparación declarada de {year}; la hay de {declaration['year']}")
    report = {statement.code: statement for statement in printed if statement.report == year}
    references = _references()
    terms = _terms(declaration["terms"])
    compared = [_row(entry, year, report, references, terms) for entry in declared.families(declaration["rows"])]
    codes = Counter(row.code for row in compared)
    repeated = sorted(code for code, times in codes.items() if times > 1)
    if repeated:
        raise DeclarationError(f"comparison.yaml: filas repetidas {repeated}; cada cifra se compara una vez")
    rest = [statement for code, statement in report.items() if code not in codes]
    return compared + _not_comparable(declaration["not_comparable"], rest)


def _references() -> dict[str, dict[str, str]]:
    with REFERENCE_STATISTICS.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def _terms(written: Mapping[str, str]) -> dict[str, str]:
    """Every `{term}` with the expression it stands for; a term may use those above it."""
    terms: dict[str, str] = {}
    for name, expression in written.items():
        terms[name] = f"({_with_terms(expression, terms)})"
    return terms


def _with_terms(expression: str, terms: Mapping[str, str]) -> str:
    for name, content in terms.items():
        expression = expression.replace(f"{{{name}}}", content)
    return expression


def _row(
    entry: Mapping[str, Any],
    year: int,
    report: Mapping[str, Statement],
    references: Mapping[str, Mapping[str, str]],
    terms: Mapping[str, str],
) -> Row:
    against = entry["against"]
    statement = report.get(against if "@" in against else f"{against}@{year}")
    reference = references.get(against)
    if entry["measure"] not in MEASURES:
        raise DeclarationError(f"fila {against}: measure «{entry['measure']}» no es ninguna de {', '.join(MEASURES)}")
    if statement:
        code, source, section = statement.code, f"report-{year}", statement.section
        printed, unit = statement.value, statement.unit
    elif reference:
        code, source, section = against, f"INEC REESS {reference['sheet']}", ""
        printed, unit = Decimal(reference["value"]), reference["unit"]
    else:
        raise DeclarationError(
            f"fila «{against}»: ni el informe de {year} ni {REFERENCE_STATISTICS.name} la tienen; corrija against"
        )
    return Row(
        code=code,
        title=declared.text(entry, "title"),
        source=source,
        section=section,
        printed=printed,
        unit=unit,
        kind=Kind(entry["kind"]),
        why=declared.text(entry, "why"),
        ours=_with_terms(entry["ours"], terms),
        measure=entry["measure"],
        tolerance=_tolerance(entry["tolerance"]),
        definition=declared.text(entry, "definition"),
        sensitivities=tuple(
            Sensitivity(declared.text(one, "name"), _with_terms(one["change"], terms))
            for one in entry.get("sensitivities", ())
        ),
    )


def _tolerance(entry: Mapping[str, str]) -> Tolerance:
    return Tolerance(
        percent=Decimal(entry.get("percent", "0")),
        records=int(entry.get("records", "0")),
        rounding=Decimal(entry.get("rounding", "0")),
    )


def _not_comparable(reasons: list[dict[str, Any]], rest: list[Statement]) -> list[Row]:
    used: set[int] = set()
    found = []
    for statement in rest:
        place = next((place for place, reason in enumerate(reasons) if _fits(reason, statement)), None)
        if place is None:
            raise DeclarationError(
                f"comparison.yaml: «{statement.code}» ({statement.section}) no se compara ni dice por qué; "
                "añada una fila en rows o un motivo en not_comparable"
            )
        used.add(place)
        found.append(_without_ours(statement, declared.text(reasons[place], "why")))
    idle = [reasons[place]["why"]["es"] for place in range(len(reasons)) if place not in used]
    if idle:
        raise DeclarationError(f"comparison.yaml: motivos que no sirven a ninguna cifra: {idle}; quítelos o corríjalos")
    return found


def _fits(reason: Mapping[str, Any], statement: Statement) -> bool:
    return (
        int(reason.get("year", statement.year)) == statement.year
        and reason.get("section", statement.section) == statement.section
        and any(fnmatchcase(statement.key, key) for key in reason.get("keys", ["*"]))
    )


def _without_ours(statement: Statement, why: Text) -> Row:
    return Row(
        code=statement.code,
        title=Text(statement.name, statement.name),
        source=f"report-{statement.report}",
        section=statement.section,
        printed=statement.value,
        unit=statement.unit,
        kind=Kind.NOT_COMPARABLE,
        why=why,
    )
