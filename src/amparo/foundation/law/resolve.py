"""From rules to results: one citizen in whole numbers, or a nation in columns, by the same functions.

A name is looked up in this order: given by the caller, a rule, a value of law. What is given is not computed again: a
pension granted long ago keeps its amount though a rule of that name exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any

import narwhals as nw

from amparo.foundation.law.book import LawBy, LawOn
from amparo.foundation.law.columns import Columns
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import LawError

Rules = Rulebook | ModuleType | Iterable[Rule]


class MissingInput(LawError):
    """A rule needs something that is neither given, nor a rule, nor a value of law: `name`, if it is one citizen's."""

    def __init__(self, es: str, name: str = "", en: str = "") -> None:
        super().__init__(es, en)
        self.name = name


def compute(rules: Rules, inputs: Mapping[str, int | str], law_on: LawOn, wanted: Iterable[str] = ()) -> dict[str, int]:
    """One citizen: every rule that `wanted` (by default, all of them) needed, in the order computed.

    Amounts are cents, rates millionths, yes or no is a bool. Raises MissingInput, or LawError before the first date of
    a rule or value.
    """
    book = Rulebook.of(rules)
    wanted = tuple(wanted) or tuple(book.versions)
    order = _order(book, wanted, frozenset(inputs), law_on.law.names, law_on.day)
    known: dict[str, Any] = dict(inputs)
    results: dict[str, int] = {}
    for name in order:
        if name in book:
            one = book.on(name, law_on.day)
            known[name] = results[name] = one.function(*[known[parameter] for parameter in one.parameters])
        else:
            known[name] = stated(law_on, name, known)
    return results


def needs(rules: Rules, wanted: Iterable[str], law_on: LawOn, given: Iterable[str] = ()) -> tuple[str, ...]:
    """The facts a citizen must give for `wanted` on that day, besides those `given`, in the order met.

    They are what is no rule and no value of law. Raises LawError outside every version of a rule.
    """
    book, law = Rulebook.of(rules), law_on.law
    facts: dict[str, None] = {}
    met = set(given)

    def visit(name: str) -> None:
        if name in met:
            return
        met.add(name)
        if name in book:
            for parameter in book.on(name, law_on.day).parameters:
                visit(parameter)
        elif name not in law.names:
            facts[name] = None
        elif keyed_by := law.values[name].keyed_by:
            visit(keyed_by)

    for name in wanted:
        visit(name)
    return tuple(facts)


def with_columns(frame: nw.LazyFrame, rules: Rules, law_by: LawBy, wanted: Iterable[str]) -> nw.LazyFrame:
    """A nation: `frame` with one more column for each of `wanted`, computed level by level.

    `law_by` is the law along one of the frame's columns. Rows from before the law loaded, or with a key the law does
    not know, get null: `unresolved` finds them. Raises MissingInput when the frame lacks an input.
    """
    book, wanted, given = Rulebook.of(rules), tuple(wanted), tuple(frame.columns)
    if repeated := [name for name in wanted if name in given]:
        raise LawError(f"the frame already has {repeated}: rename what is given, or do not ask for it")
    if law_by.column not in given:
        raise MissingInput(f"the law is governed by «{law_by.column}», which the frame lacks; it has {list(given)}")
    order = _order(book, wanted, frozenset(given), law_by.law.names)
    for name in order:
        if name not in book and (keyed_by := law_by.law.values[name].keyed_by) and keyed_by not in given:
            raise MissingInput(f"{name} depends on «{keyed_by}», which the frame lacks; it has {list(given)}")
    for kept, added in Columns(book, law_by, given, wanted, order).levels():
        frame = frame.select(*kept, **added)
    return frame.select(*given, *wanted)


def unresolved(frame: nw.LazyFrame, wanted: Iterable[str]) -> nw.LazyFrame:
    """The rows some wanted column of which the law could not answer."""
    return frame.filter(nw.any_horizontal(*[nw.col(name).is_null() for name in wanted], ignore_nulls=True))


@lru_cache(maxsize=1024)
def _order(
    book: Rulebook, wanted: tuple[str, ...], given: frozenset[str], law: frozenset[str], day: int = 0
) -> tuple[str, ...]:
    """The rules and values of law that `wanted` needs, each after what it needs: on a day, or (0) whenever."""
    ordered: dict[str, None] = {}
    if clash := sorted(given & law):
        raise LawError(f"{clash} are values of law and cannot be given: lay a reform over the law instead")
    if clash := sorted(law & set(book.versions)):
        raise LawError(f"{clash} are both rules and values of law: rename one")

    def visit(name: str, asked_by: str) -> None:
        if name in given or name in ordered:
            return
        if name in book:
            for one in [book.on(name, day)] if day else book.versions[name]:
                for parameter in one.parameters:
                    visit(parameter, name)
        elif name not in law:
            needed = f"{asked_by} necesita «{name}»" if asked_by else f"se pide «{name}»"
            needed_en = f"{asked_by} needs «{name}»" if asked_by else f"«{name}» is asked for"
            raise MissingInput(
                f"{needed}, que no se dio y no es regla ni valor de ley; se dio {sorted(given)}",
                name,
                f"{needed_en}, which was not given and is neither a rule nor a value of law; given: {sorted(given)}",
            )
        ordered[name] = None

    for name in wanted:
        visit(name, "")
    return tuple(ordered)


def stated(law_on: LawOn, name: str, known: Mapping[str, Any]) -> Any:
    """What the law says under `name` for this citizen: of a keyed value, the case of the citizen's key."""
    keyed_by = law_on.law.values[name].keyed_by
    if not keyed_by:
        return law_on.value(name)
    if keyed_by not in known:
        raise MissingInput(
            f"{name} depende de «{keyed_by}», que no se dio; se dio {sorted(known)}",
            keyed_by,
            f"{name} depends on «{keyed_by}», which was not given; given: {sorted(known)}",
        )
    return law_on.value(name, str(known[keyed_by]))
