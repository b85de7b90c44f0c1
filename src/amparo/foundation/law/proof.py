"""What a rulebook proves before it is used: its units agree, and no number outgrows what every engine divides rightly.

The functions that compute a citizen and a nation are called once more, with two more carriers: the unit of each fact
and value of law, and the least and most that it can be.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from amparo.foundation.law.book import Law
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.spans import SPAN_VERBS, Span, SpanMinima, SpanTable
from amparo.foundation.law.units import UNIT_VERBS, YES_OR_NO, Unit, UnitMinima, UnitTable, require
from amparo.foundation.law.values import Cases, Content, LawError, Rows, Steps, Value


def proved(book: Rulebook, law: Law | None = None, facts: Facts | None = None) -> Rulebook:
    """The same book; LawError names the rule, its expression and what is wrong, unless units and spans hold.

    By default, under the law and the facts of this installation; a reform is proved under its own.
    """
    law, facts = law or Law.load(), facts or Facts.load()
    units_of(book, law, facts)
    spans_of(book, law, facts)
    return book


def units_of(book: Rulebook, law: Law, facts: Facts) -> dict[str, Unit]:
    """The unit of every rule's result; LawError where two do not go together, or the result is not as declared."""

    def stated(name: str) -> Any:
        if name not in law.values:
            return Unit.of(facts.of(name).unit, facts.of(name).per)
        value = law.values[name]
        rows = [content for content in _contents(value) if isinstance(content, Rows)]
        if rows:
            return UnitMinima({column: stated(column) for row in rows[0].rows for column, _ in row})
        if value.is_table:
            return UnitTable(asked=Unit.of(value.per), answer=Unit.of(value.unit))
        return Unit.of(value.unit, value.per)

    def agreed(one: Rule, found: Unit | int) -> Unit:
        declared = Unit.of(one.unit) if one.unit else YES_OR_NO
        if isinstance(found, int):
            return declared
        require(found.passes_for(declared), f"it gives {found} and declares {declared}")
        return found

    return _carried(book, UNIT_VERBS, stated, agreed, lambda versions: versions[-1])


def spans_of(book: Rulebook, law: Law, facts: Facts) -> dict[str, Span]:
    """The span of every rule's result, for facts within bounds and the law of any date; LawError where it outgrows."""

    def stated(name: str) -> Any:
        if name not in law.values:
            return Span((facts.of(name).least, facts.of(name).most))
        contents = _contents(law.values[name])
        if tables := tuple(content for content in contents if isinstance(content, Steps)):
            return SpanTable(tables)
        numbers = [content for content in contents if isinstance(content, int)]
        return Span(numbers) if numbers else SpanMinima()

    return _carried(book, SPAN_VERBS, stated, lambda one, found: Span.over(found), lambda found: Span.over(*found))


def _carried(
    book: Rulebook,
    verbs: dict[str, Any],
    stated: Callable[[str], Any],
    agreed: Callable[[Rule, Any], Any],
    together: Callable[[list[Any]], Any],
) -> dict[str, Any]:
    """What each rule gives when its function is called with another carrier, and the verbs that understand it."""
    known: dict[str, Any] = {}

    def of(name: str) -> Any:
        if name not in known:
            known[name] = together([given(one) for one in book.versions[name]]) if name in book else stated(name)
        return known[name]

    def given(one: Rule) -> Any:
        for parameter in one.parameters:
            if parameter in book:
                of(parameter)
        try:
            inputs = [of(parameter) for parameter in one.parameters]
            return agreed(one, FunctionType(one.function.__code__, verbs)(*inputs))
        except LawError as problem:
            raise LawError(f"{one.result} ({one.article}) = {one.source}: {problem}") from problem

    return {name: of(name) for name in book.versions}


def _contents(value: Value) -> list[Content]:
    """Every content that a value has had, of every key."""
    stated = [entry.content for entry in value.entries]
    return [case for one in stated for case in ([c for _, c in one.by_key] if isinstance(one, Cases) else [one])]
