"""What the rules are given: every fact with its unit, its bounds and the rules that read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.rulebook.names import (
    EVERYWHERE,
    Named,
    by_title,
    every_fact,
    fact_named,
    names_in,
    tree,
    users,
)
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation.law.catalogue import modules_with_rules
from amparo.foundation.law.facts import Facts
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = ("fact", "module", "title_es", "title_en", "unit", "least", "most", "choices", "read_by")


@dataclass(frozen=True)
class Shown:
    """A fact and what it may be: between bounds, one of some choices, or yes and no."""

    named: Named
    bounds: tuple[str, str] | None
    choices: tuple[Both, ...]

    @property
    def readers(self) -> int:
        return len(users(self.named))


def all_facts(asked: Asked) -> Sheet:
    found = sorted(every_fact(), key=by_title)
    places = [(place, [one for one in found if one.module == place]) for place in (EVERYWHERE, *modules_with_rules())]
    return Sheet(
        columns=COLUMNS,
        rows=[_record(one) for one in found],
        facts={"facts": len(found)},
        shown={
            "groups": [(labels.module(place), [_shown(one) for one in facts]) for place, facts in places if facts],
            "count": len(found),
        },
    )


def one_fact(asked: Asked, name: str) -> Sheet:
    if name not in Facts.load():
        raise NotPublished(_("«{name}» no es un hecho que las reglas pregunten.").format(name=name))
    one = fact_named(name)
    above = tree(one, upwards=True)
    return Sheet(
        columns=COLUMNS,
        rows=[_record(one)],
        facts={"rested_on_by": [each.code for each in names_in(above)]},
        shown={
            "named": one,
            "module": (one.module, labels.module(one.module)),
            "fact": _shown(one),
            "users": users(one),
            "above": above,
            "deeper": any(branch.branches for branch in above),
        },
    )


def _shown(one: Named) -> Shown:
    fact = Facts.load().of(one.name)
    bounded = not fact.choices and fact.unit != "flag"
    bounds = (quantity(fact.least, fact.unit), quantity(fact.most, fact.unit)) if bounded else None
    return Shown(one, bounds, tuple(labels.choice(one.name, choice) for choice in fact.choices))


def _record(one: Named) -> tuple[object, ...]:
    fact = Facts.load().of(one.name)
    least, most = (None, None) if fact.choices else (fact.least, fact.most)
    return (
        fact.name, one.module, fact.es, fact.en, fact.unit, least, most, list(fact.choices),
        [each.code for each in users(one)],
    )  # fmt: skip


pages = [
    Page("rulebook_facts", "norma/hechos", "web/rulebook/facts.html", all_facts),
    Page("rulebook_fact", "norma/hechos/<slug:name>", "web/rulebook/fact.html", one_fact),
]
