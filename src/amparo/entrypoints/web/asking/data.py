"""An answer as data: whole for JSON, and one value to a row for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amparo.entrypoints.web.asking.form import Form
from amparo.foundation.law.explain import Doubt
from amparo.foundation.questions import Answer, Chart, Question, Table

ANSWER_COLUMNS = ("part", "row", "name", "title", "value", "unit")
FIELD_COLUMNS = ("name", "title", "unit", "required", "least", "most", "choices", "default", "hint")
WRONG_COLUMNS = ("name", "title", "value", "cause", "remedy")


def about(question: Question, language: str) -> dict[str, Any]:
    return {"question": question.name, "title": question.words(language), "lead": question.lead(language)}


def field_rows(form: Form) -> list[tuple[Any, ...]]:
    """What is asked: least and most are written in the unit of the fact, and a choice as it is answered."""
    return [
        (
            one.name, one.label, one.fact.unit, int(one.required),
            None if one.choices else one.written(one.fact.least), None if one.choices else one.written(one.fact.most),
            [value for value, _words in one.choices], one.value or None, one.hint,
        )
        for one in form.every
    ]  # fmt: skip


def doubts(answer: Answer) -> tuple[Doubt, ...]:
    """What the answer rests on that is not verified, each thing once."""
    told = [explanation for _words, explanation in answer.derivations]
    told += [one.explanation for one in answer.alternatives[:1] if one.explanation]
    return tuple(dict.fromkeys(doubt for explanation in told for doubt in explanation.uncertain))


def answer_data(answer: Answer, language: str) -> dict[str, Any]:
    """JSON-ready: amounts in cents, rates in millionths, days YYYYMMDD, months YYYYMM; texts in the language asked."""
    return {
        "said": answer.said,
        "results": [
            {"name": one.name, "title": one.words(language), "value": one.value, "unit": one.unit}
            for one in answer.results
        ],
        "alternatives": [
            {"title": one.way.es if language == "es" else one.way.en, **one.as_dict()} for one in answer.alternatives
        ],
        "lacking": [route.as_dict() for route in answer.lacking],
        "tables": [_table(one, language) for one in answer.tables],
        "charts": [_chart(one, language) for one in answer.charts],
        "derivations": [{"title": words(language), **one.as_dict()} for words, one in answer.derivations],
        "uncertain": [doubt._asdict() for doubt in doubts(answer)],
        "notes": list(answer.notes),
    }


def answer_rows(answer: Answer, language: str) -> Iterator[tuple[Any, ...]]:
    """Everything with a value: the results, each cell of each table, and each line of each derivation."""
    for row, one in enumerate(answer.results):
        yield "result", row, one.name, one.words(language), one.value, one.unit
    for row, weighed in enumerate(answer.alternatives):
        title = weighed.way.es if language == "es" else weighed.way.en
        yield f"way:{weighed.state}", row, weighed.way.name, title, weighed.cents, "cents"
    for table in answer.tables:
        for row, cells in enumerate(table.rows):
            for (name, words, unit), value in zip(table.columns, cells, strict=True):
                yield f"table:{table.name}", row, name, words(language), value, unit
    for words, explanation in answer.derivations:
        for row, line in enumerate(explanation.lines):
            yield f"derivation:{words(language)}", row, line.name, line.title, line.result, line.unit


def _table(table: Table, language: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.words(language),
        "columns": [{"name": name, "title": words(language), "unit": unit} for name, words, unit in table.columns],
        "rows": [list(row) for row in table.rows],
    }


def _chart(chart: Chart, language: str) -> dict[str, Any]:
    return {
        "title": chart.words(language),
        "x": {"title": chart.x(language), "unit": chart.x_unit},
        "unit": chart.unit,
        "lines": [{"title": words(language), "points": [list(point) for point in line]} for words, line in chart.lines],
    }
