"""The rulebook at a glance: every rule and value by module, found by word, and by how far each can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.rulebook import search
from amparo.entrypoints.web.pages.rulebook.contents import on_day
from amparo.entrypoints.web.pages.rulebook.names import (
    EVERYWHERE,
    FACT,
    RULE,
    VALUE,
    Named,
    by_title,
    every_rule,
    every_value,
)
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import modules_with_rules, rules_of, trust_counts
from amparo.foundation.law.values import TRUST, TRUST_NAMES, VERIFIED
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = ("kind", "module", "name", "title_es", "title_en", "norms", "since", "unit", "not_verified")


@dataclass(frozen=True)
class Row:
    """A rule or a value in a list; `now`: what a value says today; `excerpt`: where a search found it."""

    named: Named
    norm: str
    now: str = ""
    excerpt: tuple[tuple[str, bool], ...] = ()

    @property
    def place(self) -> Both:
        return labels.module(self.named.module)

    @property
    def found_in_norm(self) -> bool:
        """Whether the excerpt already says the norm."""
        return "".join(text for text, _hit in self.excerpt).startswith(self.norm)


@dataclass(frozen=True)
class Group:
    """The rules and the values of a module."""

    module: str
    name: Both
    rules: list[Row]
    values: list[Row]


def overview(asked: Asked) -> Sheet:
    words, trust = _asked_words(asked), _asked_trust(asked)
    found = search.search(words) if words else [search.Found(one, ()) for one in (*every_rule(), *every_value())]
    listed = [one for one in found if not trust or trust in one.named.marks]
    marks = {mark: times for mark, times in trust_counts().items() if times}
    return Sheet(
        columns=COLUMNS,
        rows=[_record(one.named) for one in listed],
        facts={
            "search": words or None,
            "trust": trust or None,
            "marks": {
                mark: {"es": es, "en": en, "times": marks[mark]} for mark, (es, en) in TRUST.items() if mark in marks
            },
        },
        shown={
            "words": words,
            "longest": search.LONGEST,
            "trust": trust,
            "marks": [(mark, meaning, marks[mark]) for mark, meaning in TRUST.items() if mark in marks],
            "doubtful": [(mark, name, times) for mark, name, times in _doubtful(found) if mark in marks],
            "found": [_row(one) for one in listed] if words else [],
            "groups": [] if words else _groups(listed),
            "meant": search.nearest(words) if words and not listed else "",
            "each": search.one_by_one(words) if words and not listed else [],
            "rules": len(list(every_rule())),
            "values": len(Law.load().values),
        },
    )


def _asked_words(asked: Asked) -> str:
    words = " ".join(asked.get("busca", "").split())
    if len(words) > search.LONGEST:
        raise NotPublished(
            _("La búsqueda tiene {count} letras; se leen hasta {most}. Escriba menos palabras.").format(
                count=len(words), most=search.LONGEST
            )
        )
    return words


def _asked_trust(asked: Asked) -> str:
    trust = asked.get("confianza", "")
    if trust and trust not in TRUST:
        raise NotPublished(
            _("Ninguna marca de confianza se llama «{mark}». Las hay: {marks}.").format(
                mark=trust, marks=", ".join(TRUST)
            )
        )
    return trust


def _doubtful(found: Iterable[search.Found]) -> list[tuple[str, Both, int]]:
    """How many names carry each mark that is not «verified»."""
    counts = Counter(mark for one in found for mark in one.named.marks)
    return [(mark, TRUST_NAMES[mark], counts[mark]) for mark in TRUST if mark != VERIFIED]


def _groups(found: list[search.Found]) -> list[Group]:
    rows = [_row(one) for one in sorted(found, key=lambda one: by_title(one.named))]
    groups = []
    for module in (*modules_with_rules(), EVERYWHERE):
        mine = [row for row in rows if row.named.module == module]
        if mine:
            groups.append(
                Group(
                    module,
                    labels.module(module),
                    [row for row in mine if row.named.kind == RULE],
                    [row for row in mine if row.named.kind == VALUE],
                )
            )
    return groups


def _row(found: search.Found) -> Row:
    one = found.named
    if one.kind == RULE:
        return Row(one, rules_of(one.module)[one.name][-1].article, excerpt=found.excerpt)
    if one.kind == FACT:
        return Row(one, "", excerpt=found.excerpt)
    value = Law.load().values[one.name]
    return Row(one, str(value.entries[-1].cite), on_day(value, reader.today()), found.excerpt)


def _record(one: Named) -> tuple[object, ...]:
    if one.kind == RULE:
        versions = rules_of(one.module)[one.name]
        norms, since = [version.article for version in versions], versions[0].since
    elif one.kind == VALUE:
        entries = Law.load().values[one.name].entries
        norms, since = [str(entry.cite) for entry in entries], entries[0].since
    else:
        norms, since = [], None
    return (
        one.kind, one.module, one.name, one.es, one.en, list(dict.fromkeys(norms)), since, one.unit, list(one.marks),
    )  # fmt: skip


pages = [Page("rulebook", "norma", "web/rulebook/index.html", overview)]
