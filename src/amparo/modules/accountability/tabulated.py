"""The audit, the breaks and the comparison as flat rows with fixed headers: what `--json`, `--csv` and pages serve.

Numbers are exact text with a decimal point, so that no reader's binary fractions change them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from amparo.modules.accountability.audit import Audited, SeriesBreak
from amparo.modules.accountability.compare import Compared, Moved, Tolerance
from amparo.modules.accountability.declared import Text

Record = dict[str, object]


def audit_records(audited: Iterable[Audited]) -> list[Record]:
    """One record per identity. The first columns are those of any printed table of the audit."""
    return [
        {
            "id": one.identity.id,
            "identity_es": one.identity.text.es,
            "identity_en": one.identity.text.en,
            "computed": _number(one.computed),
            "printed": _number(one.printed),
            "difference": _number(one.difference),
            "tolerance": _number(one.identity.tolerance),
            "unit": one.identity.unit,
            "verdict": str(one.verdict),
            "year": one.identity.year,
            "left": one.identity.left,
            "right": one.identity.printed,
            "reading_es": _in(one.identity.reading, "es"),
            "reading_en": _in(one.identity.reading, "en"),
        }
        for one in audited
    ]


def break_records(breaks: Iterable[SeriesBreak]) -> list[Record]:
    """One record per series; `figures` are the codes of the statements it rests on."""
    return [
        {
            "id": one.id,
            "series_es": one.series.es,
            "series_en": one.series.en,
            "printed_es": one.printed.es,
            "printed_en": one.printed.en,
            "why_es": one.why.es,
            "why_en": one.why.en,
            "figures": [statement.code for statement in one.figures],
        }
        for one in breaks
    ]


def comparison_records(compared: Iterable[Compared]) -> list[Record]:
    """One record per row, with its sensitivities inside."""
    return [_comparison_record(one) for one in compared]


def _comparison_record(one: Compared) -> Record:
    row = one.row
    return {
        "code": row.code,
        "title_es": row.title.es,
        "title_en": row.title.en,
        "source": row.source,
        "section": row.section,
        "unit": row.unit,
        "kind": str(row.kind),
        "printed": _number(row.printed),
        "own": _number(one.own),
        "produced": _number(one.produced),
        "difference": _number(one.difference),
        "difference_percent": _number(one.difference_percent),
        "tolerance": _tolerance(row.tolerance) if row.ours else None,
        "within": one.within,
        "missing_es": _in(one.missing, "es"),
        "missing_en": _in(one.missing, "en"),
        "ours": row.ours,
        "definition_es": _in(row.definition, "es"),
        "definition_en": _in(row.definition, "en"),
        "why_es": row.why.es,
        "why_en": row.why.en,
        "sensitivities": [_sensitivity_record(moved) for moved in one.sensitivities],
    }


def _sensitivity_record(moved: Moved) -> Record:
    return {
        "name_es": moved.name.es,
        "name_en": moved.name.en,
        "change": _number(moved.change),
        "produced": _number(moved.produced),
        "difference_percent": _number(moved.difference_percent),
        "missing_es": _in(moved.missing, "es"),
        "missing_en": _in(moved.missing, "en"),
    }


def _tolerance(tolerance: Tolerance) -> Record:
    return {
        "percent": _number(tolerance.percent),
        "records": tolerance.records,
        "rounding": _number(tolerance.rounding),
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _in(text: Text | None, language: str) -> str | None:
    return None if text is None else text.into(language)
