"""The rulebook by the law it stands in: each law, its articles, and the rules and values that rest on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.rulebook.names import RULE, VALUE, Named, every_rule, every_value
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import cites_of, rules_of
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = ("law", "article", "kind", "module", "name", "title_es", "title_en")

_CITE = re.compile(r"(?P<law>.+?)(?:(?:,| arts?\.) ?(?:arts?\. )?(?P<article>.*))?")
_SEVERAL = re.compile(r"\d+(, \d+)* y \d+")

FULL_NAMES: dict[str, Both] = {
    "LSS": ("Ley de Seguridad Social", "Social Security Act"),
    "C.D.": ("Resolución del Consejo Directivo del IESS", "Resolution of the Board of the IESS"),
    "C.S.": ("Resolución del Consejo Superior del IESS", "Resolution of the former Higher Council of the IESS"),
    "BIESS": ("Banco del Instituto Ecuatoriano de Seguridad Social", "Bank of the Social Security Institute"),
    "IESS": (
        "Práctica publicada por el Instituto, sin norma hallada",
        "Practice published by the institute, no norm found",
    ),
    "S. R.O.": ("Suplemento del Registro Oficial", "Supplement of the official gazette"),
}
"""What the laws cited by initials are called, by how their name begins."""


@dataclass(frozen=True)
class Cited:
    """A law and, if it is said, its article."""

    law: str
    article: str

    @property
    def address(self) -> str:
        return reverse("rulebook_law", args=[slug_of(self.law)])

    def __str__(self) -> str:
        article = f" art. {self.article}" if self.article[:1].isdigit() else f", {self.article}"
        return self.law + (article if self.article else "")


@dataclass(frozen=True)
class LawCited:
    """A law with what rests on each of its articles."""

    law: str
    slug: str
    articles: tuple[tuple[str, tuple[Named, ...]], ...]

    @property
    def full_name(self) -> Both:
        return next((name for begins, name in FULL_NAMES.items() if self.law.startswith(begins)), ("", ""))

    def count(self, kind: str) -> int:
        return len({one for _article, found in self.articles for one in found if one.kind == kind})

    @property
    def rules(self) -> int:
        return self.count(RULE)

    @property
    def values(self) -> int:
        return self.count(VALUE)


def all_laws(asked: Asked) -> Sheet:
    found = laws()
    return Sheet(
        columns=COLUMNS,
        rows=[row for one in found for row in _records(one)],
        facts={"laws": len(found)},
        shown={"laws": found},
    )


def one_law(asked: Asked, law: str) -> Sheet:
    found = next((one for one in laws() if one.slug == law), None)
    if found is None:
        raise NotPublished(_("Ninguna norma citada aquí se llama «{name}».").format(name=law))
    return Sheet(columns=COLUMNS, rows=_records(found), facts={"law": found.law}, shown={"law": found})


def cited_by(article: str) -> list[Cited]:
    """«LSS art. 89; C.D. 517, DG 3ª» → LSS 89, C.D. 517 DG 3ª."""
    found = []
    for part in article.split("; "):
        match = _CITE.fullmatch(part)
        assert match
        found += _each(match["law"], match["article"] or "")
    return found


def _each(law: str, article: str) -> list[Cited]:
    """«arts. 185 y 231» are two articles."""
    return [Cited(law, one) for one in (re.split(", | y ", article) if _SEVERAL.fullmatch(article) else [article])]


def slug_of(law: str) -> str:
    return slugify(law.replace(".", " ").replace("/", " "))


@cache
def laws() -> tuple[LawCited, ...]:
    """Every law cited, in alphabetical order, with its articles in theirs."""
    found: dict[str, dict[str, dict[Named, None]]] = {}
    for one, cited in _citations():
        found.setdefault(cited.law, {}).setdefault(cited.article, {})[one] = None
    return tuple(
        LawCited(
            law,
            slug_of(law),
            tuple((article, tuple(found[law][article])) for article in sorted(found[law], key=_place)),
        )
        for law in sorted(found, key=lambda law: (_place(law), law))
    )


def _citations() -> list[tuple[Named, Cited]]:
    rules = [
        (one, cited)
        for one in every_rule()
        for version in rules_of(one.module)[one.name]
        for cited in cited_by(version.article)
    ]
    values = [
        (one, cited)
        for one in every_value()
        for entry in Law.load().values[one.name].entries
        for cite in cites_of(entry)
        for cited in _each(cite.law, cite.article)
    ]
    return rules + values


def _place(text: str) -> list[tuple[int, int, str]]:
    """Where a name stands among others: numbers by their size, so that 9 goes before 89."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", text)
        if part.strip()
    ]


def _records(one: LawCited) -> list[tuple[object, ...]]:
    return [
        (one.law, article, each.kind, each.module, each.name, each.es, each.en)
        for article, found in one.articles
        for each in found
    ]


pages = [
    Page("rulebook_laws", "norma/leyes", "web/rulebook/laws.html", all_laws),
    Page("rulebook_law", "norma/leyes/<slug:law>", "web/rulebook/law.html", one_law),
]
