"""One rule: what it says, how it is computed, what it rests on, what rests on it, and its worked cases."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.pages.rulebook import formula
from amparo.entrypoints.web.pages.rulebook.contents import Ordered, on_day
from amparo.entrypoints.web.pages.rulebook.examples import example, records
from amparo.entrypoints.web.pages.rulebook.laws import Cited, cited_by
from amparo.entrypoints.web.pages.rulebook.names import (
    EVERYWHERE,
    FACT,
    VALUE,
    Named,
    inputs,
    names_in,
    rule_named,
    tree,
    users,
    version_on,
)
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import modules_with_rules, rules_of
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.worked_cases import showing
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = (
    "module", "rule", "title_es", "title_en", "article", "since", "until", "unit", "trust", "sentence_es",
    "sentence_en", "reads", "expression",
)  # fmt: skip


@dataclass(frozen=True)
class Version:
    """A rule while one article ordered it."""

    told: Ordered
    in_force: bool
    cited: list[Cited]
    words: list[formula.Line]
    source: list[formula.Piece]


@dataclass(frozen=True)
class Input:
    """Something a rule reads; `now`: what the law says of it today."""

    named: Named
    now: str


def one_rule(asked: Asked, module: str, rule: str) -> Sheet:
    versions = rules_of(known_module(module)).get(rule)
    if not versions:
        raise NotPublished(
            _("«{rule}» no es una regla de {module}. Búsquela en la norma por otra palabra.").format(
                rule=rule, module=labels.module(module)[reader.language() == "en"]
            )
        )
    one = rule_named(module, rule)
    below, above = tree(one), tree(one, upwards=True)
    specs = showing(module, rule)
    day = reader.today()
    return Sheet(
        columns=COLUMNS,
        rows=[_record(module, rule, version) for version in versions],
        facts={
            "reads": [_told(each) for each in inputs(one)],
            "read_by": [_told(each) for each in users(one)],
            "rests_on": [each.code for each in names_in(below)],
            "not_verified": [each.code for each in names_in(below) if each.marks],
            "cases": [
                dict(zip(("case", "law_of", "given", "expected"), row[-4:], strict=True)) for row in records(specs)
            ],
        },
        shown={
            "named": one,
            "module": (module, labels.module(module)),
            "versions": [_version(module, version, day) for version in reversed(versions)],
            "inputs": [_input(each, day) for each in inputs(one)],
            "below": below,
            "above": above,
            "deeper": any(branch.branches for branch in above),
            "users": users(one),
            "doubts": [each for each in names_in(below) if each.marks],
            "rested_on": [each for each in names_in(below) if each.kind != FACT],
            "examples": [example(spec, rule) for spec in specs],
        },
    )


def known_module(module: str) -> str:
    """A module that has rules; NotPublished says which ones do."""
    if module not in modules_with_rules():
        raise NotPublished(
            _("Ningún módulo con reglas se llama «{name}». Los hay: {names}.").format(
                name=module, names=", ".join(modules_with_rules())
            )
        )
    return module


def _version(module: str, version: Rule, day: int) -> Version:
    return Version(
        told=Ordered.of(version),
        in_force=version_on((version,), day) is not None,
        cited=cited_by(version.article),
        words=formula.in_words(module, version),
        source=formula.as_written(module, version),
    )


def _input(one: Named, day: int) -> Input:
    return Input(one, on_day(Law.load().values[one.name], day) if one.kind == VALUE else "")


def _told(one: Named) -> dict[str, object]:
    return {"kind": one.kind, "module": None if one.module == EVERYWHERE else one.module, "name": one.name}


def _record(module: str, rule: str, one: Rule) -> tuple[object, ...]:
    return (
        module, rule, one.es, one.en, one.article, one.since, one.until, one.unit, one.trust, one.sentence_es,
        one.sentence_en, list(one.parameters), one.source,
    )  # fmt: skip


pages = [Page("rulebook_rule", "norma/reglas/<slug:module>/<slug:rule>", "web/rulebook/rule.html", one_rule)]
