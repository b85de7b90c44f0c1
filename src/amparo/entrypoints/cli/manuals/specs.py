"""The worked cases of the law: each spec is a sentence and a table, and that is how it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, table, written
from amparo.foundation.law.catalogue import modules_with_rules, unit_of
from amparo.foundation.law.spec import Case
from amparo.foundation.law.worked_cases import Spec, specs_of
from amparo.foundation.money import SCALE
from amparo.foundation.writing import money, percent


def page() -> str:
    return written("Casos resueltos · Worked cases", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Lo que está a la derecha de ⇒ es lo que las reglas dan, al centavo. Cada caso se prueba con números enteros, "
        "en Polars y en DuckDB.",
        "What stands right of ⇒ is what the rules give, to the cent. Each case is tested with whole numbers, on Polars "
        "and on DuckDB.",
    )
    for module in modules_with_rules():
        yield f"## {module}"
        yield ""
        for one in specs_of(module):
            yield from _spec(one)


def _spec(one: Spec) -> Iterator[str]:
    first = one.cases[0]
    months = f" Ley de {one.moment}." if one.moment else ""
    yield f"### {one.name}"
    yield ""
    yield from both(f"{one.es}{months} [`{one.file}`]({SOURCE}/modules/{one.module}/tests/spec/{one.file})", one.en)
    head = ("Caso", "Ley de", *map(code, first.given), "⇒", *map(code, first.expected))
    yield from table(head, [_case(one.module, case, told=not one.moment) for case in one.cases])


def _case(module: str, case: Case, told: bool) -> tuple[str, ...]:
    given, expected = (
        [_shown(value, unit_of(module, name)) for name, value in side.items()] for side in (case.given, case.expected)
    )
    return (case.name, case.moment if told else "", *given, "⇒", *expected)


def _shown(value: int | str, unit: str) -> str:
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, str) or not unit:
        return str(value)
    if unit == "cents":
        return money(value, "es")
    return percent(Decimal(value) / SCALE, "es", 2) if unit == "rate" else str(value)
