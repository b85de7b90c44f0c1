"""Why a figure is what it is: from the figure back to its table, its rules, its articles, its entries and its seal."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec

from django.utils.translation import gettext as _

from amparo.entrypoints.month.steps import STEPS
from amparo.foundation.history import queries as history
from amparo.foundation.history.indicators import Indicator, declared
from amparo.foundation.history.recompute import sql
from amparo.foundation.law.book import Law
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import Rows, Steps
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month


class NoSuchFigure(LookupError):
    """There is no figure of that name, month or group; the message says which there are."""


def why(name: str, month: Month, group: str = "") -> dict:
    """The whole derivation of one figure as plain data. `name` is the indicator's code or its slug."""
    indicator = _indicator(name)
    figure = history.figure(indicator.code, month.number, group)
    seal = history.seal(month)
    if figure is None or seal is None:
        closed = ", ".join(str(one) for one in history.closed_months()) or "—"
        raise NoSuchFigure(
            _("{figure} no existe en {month}; meses cerrados: {closed}").format(
                figure=f"{indicator.code} [{group or 'total'}]", month=month, closed=closed
            )
        )
    files = {file.table: file for file in history.files(month)}
    file = files[indicator.table.name]
    return {
        "figure": {
            "indicator": indicator.code,
            "title": {"es": indicator.es, "en": indicator.en},
            "month": str(month),
            "group": group,
            "value": figure.value,
            "unit": indicator.unit,
            "people": figure.people,
            "hidden": figure.hidden,
        },
        "indicator": {
            "definition": {"es": indicator.definition_es, "en": indicator.definition_en},
            "method": {"es": indicator.method_es, "en": indicator.method_en},
            "law": indicator.law,
            "measure": f"{indicator.measure} {indicator.column}",
            "where": indicator.where,
        },
        "table": {
            "name": file.table,
            "rows": file.rows,
            "content_hash": file.content_hash,
            "path": file.path,
            "query": sql(indicator, file.path, cell=figure.cells),
        },
        "rules": _rules(indicator, month, figure.cells),
        "inputs": [
            {"table": read.table, "rows": read.rows, "content_hash": read.content_hash}
            for step in STEPS
            if step.module == indicator.table.name.partition(".")[0]
            for read in (files[table.name] for table in step.reads)
        ],
        "entries": [entry for entry in ledger.events(month) if entry["event"].startswith(indicator.module)],
        "seal": {"number": seal.number, "hash": seal.hash, "previous": seal.previous_hash,
                 "law": seal.manifest["law"], "code": seal.manifest["code"]},
    }  # fmt: skip


def _indicator(name: str) -> Indicator:
    for indicator in declared.values():
        if name in (indicator.code, indicator.slug):
            return indicator
    raise NoSuchFigure(
        _("«{name}» no es una cifra; las hay: {names}").format(name=name, names=", ".join(sorted(declared)))
    )


def _rules(indicator: Indicator, month: Month, cell: Mapping[str, str]) -> list[dict]:
    """The rules behind the figure and every rule and value of law behind them, nearest first."""
    book, names = _book_and_results(indicator)
    law, found, waiting = Law.load(), {}, names
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        if name in book:
            rule = book.on(name, month.first_date)
            sentence = {"es": rule.sentence_es, "en": rule.sentence_en}
            found[name] = {"name": name, "rule": rule.source, "sentence": sentence, "article": rule.article,
                           "trust": rule.trust}  # fmt: skip
            waiting += rule.parameters
        elif name in law.values:
            found[name] = {"name": name, **_value_of_law(law, name, month, cell)}
    return list(found.values())


def _book_and_results(indicator: Indicator) -> tuple[Rulebook, list[str]]:
    """The rulebook that speaks of the figure's table, and the rules to begin from.

    The rule that makes the measured column; or, when that column only adds up or moves what others made, every rule
    that makes a column of the table, in its own module or in those it reads from.
    """
    module = indicator.table.name.partition(".")[0]
    sources = [table.name.partition(".")[0] for step in STEPS if step.module == module for table in step.reads]
    for name in dict.fromkeys([module, *sources]):
        if find_spec(f"amparo.modules.{name}") is None or find_spec(f"amparo.modules.{name}.rules") is None:
            continue
        book = Rulebook.of(import_module(f"amparo.modules.{name}.rules"))
        if indicator.column in book:
            return book, [indicator.column]
        if made := [column for column in indicator.table.columns if column in book]:
            return book, made
    return Rulebook([]), []


def _value_of_law(law: Law, name: str, month: Month, cell: Mapping[str, str]) -> dict:
    """What the law says under a name in the month: for every key, or for the cell's own (its regime, its kind)."""
    value = law.value(name)
    keys = value.keys if value.keyed_by else ("",)
    if value.keyed_by in cell:
        keys = (cell[value.keyed_by],)
    cites = {key: law.cites(name, month, key) for key in keys}
    stated = {key: _written(law.on(month).value(name, key or None), value.unit) for key in keys}
    return {
        "value": stated if value.keyed_by else stated[""],
        "article": "; ".join(dict.fromkeys(str(cite) for cite in cites.values())),
        "trust": "; ".join(dict.fromkeys(cite.trust for cite in cites.values())),
    }


def _written(content: int | Steps | Rows, unit: str) -> str:
    """A number of law in its unit: a rate as a percentage, cents as dollars; a table step by step or row by row."""
    if isinstance(content, Steps):
        return ", ".join(f"{key}: {_written(value, unit)}" for key, value in content.points)
    if isinstance(content, Rows):
        return " · ".join(", ".join(f"{name} ≥ {least}" for name, least in row) for row in content.rows)
    if unit == "rate":
        return f"{(Decimal(content) / 10_000).normalize():f} %"
    return f"${Decimal(content) / 100:.2f}" if unit == "cents" else f"{content} {unit}"
