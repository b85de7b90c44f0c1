"""What a name of the law is, what it is called and where its page is: a rule, a value of law or a fact given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from django.urls import reverse

from amparo.entrypoints.web import reader
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import inputs_of, modules_with_rules, place_of, rules_of, users_of
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.values import TRUST, VERIFIED, Cite, Content, Entry, Value

RULE, VALUE, FACT = "rule", "value", "fact"
EVERYWHERE = "foundation"
"""The place of what is of no module: the values and facts that several read."""


@dataclass(frozen=True)
class Named:
    """A name as every page shows it. `marks`: what is not verified of it, in any of its dates."""

    kind: str
    module: str
    name: str
    es: str
    en: str
    unit: str
    marks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """In the language of the page."""
        return self.en if reader.language() == "en" else self.es

    @property
    def address(self) -> str:
        return _address(self, reader.language())

    @property
    def code(self) -> str:
        """What it is called in the code and on the command line."""
        return f"{self.module}.{self.name}" if self.kind == RULE else self.name


@dataclass(frozen=True)
class Branch:
    """A name in a tree, with those under it; `again` when they are already shown elsewhere in the same tree."""

    named: Named
    branches: tuple[Branch, ...] = ()
    again: bool = False


@cache
def rule_named(module: str, name: str) -> Named:
    versions = rules_of(module)[name]
    return Named(RULE, module, name, versions[-1].es, versions[-1].en, versions[-1].unit, _marks(versions))


@cache
def value_named(name: str) -> Named:
    value = Law.load().values[name]
    cites = [cite for entry in value.entries for cite in (entry.cite, *entry.cites_by_key.values())]
    return Named(VALUE, place_of(value), name, value.es, value.en, value.unit, _marks(cites))


@cache
def fact_named(name: str) -> Named:
    fact = Facts.load().of(name)
    place = fact.source.partition("/")[0]
    return Named(FACT, place, name, fact.es, fact.en, fact.unit)


def named(module: str, name: str) -> Named:
    """What a rule of a module means by a name; LawError if it is nothing."""
    if module in modules_with_rules() and name in rules_of(module):
        return rule_named(module, name)
    return value_named(name) if name in Law.load().values else fact_named(name)


def every_rule() -> Iterator[Named]:
    return (rule_named(module, name) for module in modules_with_rules() for name in rules_of(module))


def every_value() -> Iterator[Named]:
    return map(value_named, Law.load().values)


def every_fact() -> Iterator[Named]:
    return map(fact_named, Facts.load().names)


@cache
def inputs(one: Named) -> tuple[Named, ...]:
    """What a rule reads; a value keyed by a fact reads that fact."""
    if one.kind == RULE:
        return tuple(named(one.module, name) for name in inputs_of(one.module, one.name))
    keyed_by = Law.load().values[one.name].keyed_by if one.kind == VALUE else ""
    return (fact_named(keyed_by),) if keyed_by else ()


@cache
def users(one: Named) -> tuple[Named, ...]:
    """The rules that read a name, and the values keyed by it. A rule is read within its module only."""
    found = [(module, rule) for module, rule in users_of(one.name) if named(module, one.name) == one]
    keyed = [value.name for value in Law.load().values.values() if one.kind == FACT and value.keyed_by == one.name]
    return (*map(value_named, keyed), *(rule_named(module, rule) for module, rule in found))


def tree(one: Named, upwards: bool = False) -> tuple[Branch, ...]:
    """All that a name rests on or, upwards, all that rests on it."""
    shown: set[Named] = set()

    def grow(parent: Named) -> tuple[Branch, ...]:
        branches = []
        for child in users(parent) if upwards else inputs(parent):
            again = child in shown
            shown.add(child)
            branches.append(Branch(child, () if again else grow(child), again and bool(_next(child, upwards))))
        return tuple(branches)

    return grow(one)


def names_in(branches: tuple[Branch, ...]) -> tuple[Named, ...]:
    """Every name of a tree once, in the order shown."""

    def walk(some: tuple[Branch, ...]) -> Iterator[Named]:
        for branch in some:
            yield branch.named
            yield from walk(branch.branches)

    return tuple(dict.fromkeys(walk(branches)))


def by_title(one: Named) -> str:
    """Where a name stands in a list: by its title in the language of the page, as if without accents."""
    return normalize("NFKD", one.title.casefold())


def entry_on(value: Value, day: int) -> Entry | None:
    """The entry of a day, though it say that there is no value; None before the first."""
    return next((entry for entry in reversed(value.entries) if entry.since <= day), None)


def content_on(value: Value, day: int) -> Content | None:
    entry = entry_on(value, day)
    return entry.content if entry else None


def version_on(versions: tuple[Rule, ...], day: int) -> Rule | None:
    return next((one for one in versions if one.since <= day < one.until), None)


@cache
def _address(one: Named, language: str) -> str:
    """Kept by language, which is the one in use: a page may have a thousand links."""
    if one.kind == RULE:
        return reverse("rulebook_rule", args=[one.module, one.name])
    return reverse("rulebook_value" if one.kind == VALUE else "rulebook_fact", args=[one.name])


def _next(one: Named, upwards: bool) -> tuple[Named, ...]:
    return users(one) if upwards else inputs(one)


def _marks(stated: Iterable[Rule | Cite]) -> tuple[str, ...]:
    found = {one.trust for one in stated}
    return tuple(mark for mark in TRUST if mark in found and mark != VERIFIED)
