"""Search in the law: words without accents, in either language, over all that each name says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from unicodedata import combining, normalize

from amparo.entrypoints.web.pages.rulebook.names import (
    FACT,
    RULE,
    Named,
    every_fact,
    every_rule,
    every_value,
)
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import cites_of, rules_of

LONGEST = 100
"""How many signs of a search are read."""

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"(?<=[a-z])\.(?=\s*[a-z0-9]|$)")
SHOWN = 160
"""About how many signs of a long text are shown around what was found."""

TITLES = 3
"""A document's first texts: its titles in both languages and its name."""


@dataclass(frozen=True)
class Document:
    """A name with the texts it is found by, its titles first; each also as plain words between spaces."""

    named: Named
    texts: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A name that answers a search; `excerpt`: where, as pieces of text and whether each was asked for."""

    named: Named
    excerpt: tuple[tuple[str, bool], ...]


def search(asked: str) -> list[Found]:
    """What has every word asked for, the closest first."""
    wanted = _wanted(asked)
    if not wanted:
        return []
    phrase = f" {' '.join(_plain(asked))}"
    ranked = [
        (_distance(one, wanted, phrase), place, one)
        for place, one in enumerate(documents())
        if all(any(word in text for text in one.words) for word in wanted)
    ]
    return [Found(one.named, _excerpt(one, wanted)) for _distance, _place, one in sorted(ranked, key=lambda r: r[:2])]


def nearest(asked: str) -> str:
    """What may have been meant by a search that finds nothing: each unknown word as the nearest that is known."""
    known, said = _vocabulary(), []
    for word in _plain(asked):
        near = [word] if word in known else get_close_matches(word, known, n=1, cutoff=0.7)
        said += [known.get(near[0], near[0])] if near else []
    return " ".join(said) if said and search(" ".join(said)) else ""


def one_by_one(asked: str) -> list[tuple[str, int]]:
    """Each word of a search, and how many names have it."""
    found = [(word, len(search(word))) for word in dict.fromkeys(asked.split())]
    return [(word, count) for word, count in found if count] if len(found) > 1 else []


@cache
def documents() -> tuple[Document, ...]:
    return tuple(_document(one, texts) for one, texts in _told())


def _told() -> Iterable[tuple[Named, list[str]]]:
    for one in (*every_rule(), *every_value(), *every_fact()):
        titles = [one.es, one.en, one.name]
        if one.kind == RULE:
            versions = rules_of(one.module)[one.name]
            yield (
                one,
                [
                    *titles,
                    *(v.article for v in versions),
                    *(said for v in versions for said in (v.sentence_es, v.sentence_en)),
                ],
            )
        elif one.kind == FACT:
            yield one, titles
        else:
            cites = [cite for entry in Law.load().values[one.name].entries for cite in cites_of(entry)]
            gazettes = [f"{cite}, {cite.gazette}" if cite.gazette else str(cite) for cite in cites]
            yield one, [*titles, *gazettes, *(note for cite in cites for note in (cite.note_es, cite.note_en) if note)]


def _document(one: Named, texts: list[str]) -> Document:
    texts = [*texts[:TITLES], *dict.fromkeys(texts[TITLES:])]
    return Document(one, tuple(texts), tuple(f" {' '.join(_plain(text))} " for text in texts))


def _plain(text: str) -> list[str]:
    """The words of a text without accents, capitals or the dots of its abbreviations: «C.D. 100» → cd, 100."""
    bare = "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
    return _WORD.findall(_ABBREVIATION.sub("", bare))


def _wanted(asked: str) -> list[str]:
    """How each word asked for begins in the plain texts; numbers whole, words without the ending of their plural."""
    return [f" {word} " if word[0].isdigit() else f" {_singular(word)}" for word in _plain(asked)]


def _singular(word: str) -> str:
    for ending in ("es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _distance(one: Document, wanted: list[str], phrase: str) -> tuple[int, int]:
    """How far a name is from what was asked: first by where the words are, then by how long its title is."""
    titles = one.words[:TITLES]
    tests = (
        any(text.strip() == phrase.strip() for text in titles),
        any(text.startswith(phrase) for text in titles),
        any(phrase in text for text in titles),
        any(all(word in text for word in wanted) for text in titles),
        any(phrase in text for text in one.words),
    )
    return next((at for at, met in enumerate(tests) if met), len(tests)), len(one.named.es)


def _excerpt(one: Document, wanted: list[str]) -> tuple[tuple[str, bool], ...]:
    """The text with most of what was asked for, unless it is a title, which is shown anyway."""
    cuts = [_cut(text, wanted) for text in one.texts[TITLES:]]
    best = max(cuts, key=lambda pieces: sum(found for _piece, found in pieces), default=[])
    return tuple(_shortened(best)) if any(found for _piece, found in best) else ()


def _cut(text: str, wanted: list[str]) -> list[tuple[str, bool]]:
    """A text cut into words and what is between them, and whether each was asked for."""
    return [(part, any(plain.startswith(word) for word in wanted)) for part, plain in _parts(text)]


@cache
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    cut = re.split(r"((?:[^\W\d_]\.)+|[^\W_]+)", text)
    return tuple((part, f" {''.join(_plain(part))} ") for part in cut if part)


def _shortened(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """About SHOWN signs around the first hit."""
    first = next(at for at, (_piece, found) in enumerate(pieces) if found)
    before = "".join(piece for piece, _found in pieces[:first])
    start = before if len(before) <= SHOWN // 3 else "…" + before[-SHOWN // 3 :].partition(" ")[2]
    kept, room = [(start, False)], SHOWN
    for piece, found in pieces[first:]:
        if room < 0:
            return [*kept, ("…", False)]
        kept.append((piece, found))
        room -= len(piece)
    return kept


@cache
def _vocabulary() -> dict[str, str]:
    """Every plain word of the titles and sentences, and how it is written."""
    found: dict[str, str] = {}
    for one in documents():
        for text in one.texts:
            for word in re.findall(r"[^\W\d_]{4,}", text):
                found.setdefault("".join(_plain(word)), word.lower())
    return found
