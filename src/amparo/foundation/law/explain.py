"""Why a result is what it is: the derivation of one citizen's case, line by line, made from the rules' own source.

It cannot drift from the calculation: the text of each line is the expression that was computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from amparo.foundation.law.book import LawOn
from amparo.foundation.law.resolve import Rules, compute
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import TRUST_NAMES, VERIFIED, Cite, Rows, Steps, written
from amparo.foundation.money import SCALE

_NAME = re.compile(r"([A-Za-z_]\w*(?!\w*=))")  # but not the name of a keyword, which ast.unparse writes «name=»
_WORDS = {"es": {True: "sí", False: "no"}, "en": {True: "yes", False: "no"}}
_UNITS = {
    "es": {"months": "meses", "years": "años", "days": "días", "payments": "pagos", "causes": "causas"},
    "en": {"months": "months", "years": "years", "days": "days", "payments": "payments", "causes": "causes"},
}
_ONE = {
    "es": {"months": "mes", "years": "año", "days": "día"},
    "en": {"months": "month", "years": "year", "days": "day"},
}


@dataclass(frozen=True)
class Used:
    """A value of law that a line used, as it is read, with its cite and the note of it."""

    name: str
    title: str
    shown: str
    cite: Cite
    note: str
    is_table: bool


class Line(NamedTuple):
    """One rule applied: `name = source = substituted = shown`, under `article`."""

    name: str
    title: str
    sentence: str
    article: str
    trust: str
    source: str
    substituted: str
    result: int
    shown: str
    law: tuple[Used, ...]
    unit: str


class Doubt(NamedTuple):
    """A rule or value of law that is not verified; `trust` says why."""

    title: str
    article: str
    trust: str
    note: str


@dataclass(frozen=True)
class Explanation:
    """The derivation of a case, in the order computed; `results` are those of `compute`."""

    language: str
    lines: tuple[Line, ...]
    results: dict[str, int]

    @property
    def uncertain(self) -> tuple[Doubt, ...]:
        """What the results rest on that is not verified, each thing once."""
        doubts = []
        for line in self.lines:
            doubts += [Doubt(line.title, line.article, line.trust, "")] if line.trust != VERIFIED else []
            doubts += [
                Doubt(used.title, str(used.cite), used.cite.trust, used.note)
                for used in line.law
                if used.cite.trust != VERIFIED
            ]
        return tuple(dict.fromkeys(doubts))

    @property
    def text(self) -> str:
        """For reading: three aligned columns, then the law each line used."""
        width = max((len(line.name) for line in self.lines), default=0)
        rows: list[str] = []
        for line in self.lines:
            mark = _mark(line.trust, self.language)
            rows.append(f"{line.name:<{width}} = {line.source}")
            rows.append(f"{'':<{width}} = {line.substituted} = {line.shown}   [{line.article}{mark}] {line.title}")
            for used in line.law:
                mark = _mark(used.cite.trust, self.language)
                rows.append(f"{'':<{width}}   · {used.title}: {used.shown}   [{used.cite}{mark}]")
        return "\n".join(rows)

    def as_dict(self) -> dict[str, Any]:
        """For a machine: JSON-ready; amounts in cents, rates in millionths."""
        return {
            "results": dict(self.results),
            "uncertain": [doubt._asdict() for doubt in self.uncertain],
            "lines": [
                {
                    "name": line.name, "title": line.title, "sentence": line.sentence, "article": line.article,
                    "trust": line.trust, "source": line.source, "substituted": line.substituted,
                    "result": line.result, "unit": line.unit, "shown": line.shown,
                    "law": [
                        {
                            "name": used.name, "title": used.title, "shown": used.shown,
                            **used.cite.as_dict(self.language),
                        }
                        for used in line.law
                    ],
                }
                for line in self.lines
            ],
        }  # fmt: skip


def explain(
    rules: Rules, inputs: Mapping[str, int | str], law_on: LawOn, wanted: Iterable[str] = (), language: str = "es"
) -> Explanation:
    """`compute`, told: what each rule read and gave, with article and trust behind every number, in `es` or `en`."""
    book = Rulebook.of(rules)
    results = compute(book, inputs, law_on, wanted)
    telling = _Telling(law_on, {**inputs, **results}, book, language)
    lines = tuple(telling.line(book.on(name, law_on.day)) for name in results)
    return Explanation(language, lines, results)


class _Telling:
    """One case being told in one language."""

    def __init__(self, law_on: LawOn, known: dict[str, Any], book: Rulebook, language: str) -> None:
        self.law_on, self.known, self.book, self.language = law_on, known, book, language
        self.shown: dict[str, str] = {}

    def line(self, one: Rule) -> Line:
        spanish = self.language == "es"
        shown, result = self.shown, self.known[one.result]
        for name in one.parameters:
            if name not in shown:
                shown[name] = self._shown(name)
        return Line(
            name=one.result, title=one.es if spanish else one.en, sentence=one.sentence(self.language),
            article=one.article, trust=one.trust, source=one.source,
            substituted="".join([shown.get(piece, piece) for piece in _pieces(one.source)]), result=result,
            shown=amount_shown(result, one.unit, self.language),
            law=tuple(self._used(name) for name in one.parameters if name not in self.known), unit=one.unit,
        )  # fmt: skip

    def _shown(self, name: str) -> str:
        if name not in self.known:
            used = self._used(name)
            return name if used.is_table else used.shown
        unit = self.book.versions[name][-1].unit if name in self.book else name.rpartition("_")[2]
        return amount_shown(self.known[name], unit, self.language)

    def _used(self, name: str) -> Used:
        keyed_by = self.law_on.law.values[name].keyed_by
        return _used(self.law_on, name, str(self.known[keyed_by]) if keyed_by else "", self.language)


@lru_cache(maxsize=1024)
def _pieces(source: str) -> list[str]:
    """An expression cut at its names, so that each can be replaced by its value."""
    return _NAME.split(source)


@lru_cache(maxsize=4096)
def _used(law_on: LawOn, name: str, key: str, language: str) -> Used:
    """A value of law as a citizen's line shows it; the same for everyone whose key it is."""
    value, content = law_on.law.values[name], law_on.value(name, key)
    is_table = isinstance(content, Steps | Rows)
    show = _table(content, value.unit, value.per, language) if is_table else amount_shown(content, value.unit, language)
    title = value.es if language == "es" else value.en
    cite = law_on.law.cites(name, law_on.day, key)
    return Used(name, title, show, cite, cite.note(language), is_table)


def amount_shown(amount: Any, unit: str, language: str) -> str:
    """$1.027,77 · 0,8325 · sí · 2022-01-15 — as the language writes it."""
    if amount is True or amount is False:
        return _WORDS[language][amount]
    if unit == "cents":
        sign = "-" if amount < 0 else ""
        return sign + _localized(f"${abs(amount) // 100:,}.{abs(amount) % 100:02d}", language)
    if unit == "rate":
        return _localized(f"{amount // SCALE}.{amount % SCALE:06d}".rstrip("0").rstrip("."), language)
    if unit == "date":
        return written(amount)
    return f"«{amount}»" if isinstance(amount, str) else str(amount)


def measured(amount: Any, unit: str, language: str) -> str:
    """As `amount_shown`, with its unit in words: $1.027,77 · 60 años · 1 mes · sí."""
    if unit == "flag":
        return _WORDS[language][bool(amount)]
    words = _ONE if amount == 1 and not isinstance(amount, bool) else _UNITS
    shown = amount_shown(amount, unit, language)
    return f"{shown} {words[language][unit]}" if unit in words[language] else shown


def _table(content: Steps | Rows, unit: str, per: str, language: str) -> str:
    """A table in one line: «5 años: 0,4375; 6 años: 0,45; …»."""
    if isinstance(content, Rows):
        return "; ".join(", ".join(f"{column} ≥ {least}" for column, least in row) for row in content.rows)
    measure = _UNITS[language].get(per, per)
    keys = [amount_shown(key, per, language) if per == "cents" else f"{key} {measure}" for key, _ in content.points]
    steps = [
        f"{key}: {amount_shown(value, unit, language)}" for key, (_, value) in zip(keys, content.points, strict=True)
    ]
    return "; ".join(steps if len(steps) <= 8 else [*steps[:2], "…", *steps[-2:]])


_SPANISH_SIGNS = str.maketrans(",.", ".,")


def _localized(number: str, language: str) -> str:
    return number.translate(_SPANISH_SIGNS) if language == "es" else number


def _mark(trust: str, language: str) -> str:
    """Only what is not verified is marked, so that the marks are seen."""
    return "" if trust == VERIFIED else f"; {TRUST_NAMES[trust][language == 'en']}"
