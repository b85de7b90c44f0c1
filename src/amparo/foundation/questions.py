"""A question that anyone may ask the law without logging in, declared once by the module that knows the answer.

The module says what is asked and how it is answered, in both languages; the web prints it as a page with a form, the
API as an operation, and both as data. Nothing that is asked is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from amparo.foundation import writing
from amparo.foundation.law.benefits import Weighed
from amparo.foundation.law.book import Law, LawOn
from amparo.foundation.law.explain import Explanation
from amparo.foundation.law.facts import Facts, WrongFact, WrongFacts
from amparo.foundation.law.lacking import Route

Language = Literal["es", "en"]


@dataclass(frozen=True)
class Words:
    """A text in both languages. A template takes it as it is, and does not call it."""

    es: str
    en: str
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, language: str) -> str:
        return self.es if language == "es" else self.en


NONE = Words("", "")
UNANSWERED = (
    Words("falta la respuesta", "the answer is missing"),
    Words("responda esta pregunta", "answer this question"),
)


@dataclass(frozen=True)
class Field:
    """One thing asked. Its unit, limits and, unless `label` says it better, its words are those of the fact.

    default: what the empty form proposes. optional: whether it may stay unanswered, and then is not given to the rules.
    choices: what may be answered, with its words, when it is a key. aside: whether it stands folded away, with the
    others that few people need.
    """

    fact: str
    default: int | str | None = None
    optional: bool = False
    label: Words = NONE
    hint: Words = NONE
    choices: tuple[tuple[str, Words], ...] = ()
    aside: bool = False


@dataclass(frozen=True)
class Upload:
    """A file that may be handed in with the question: read at once and forgotten.

    read: its text, and the reader's language → the rows handed to `answer` as `asked.rows`; ValueError lists the wrong
    lines, one to a line.
    """

    label: Words
    hint: Words
    columns: tuple[str, ...]
    sample: str
    read: Callable[[str, Language], list[dict[str, Any]]]


@dataclass(frozen=True)
class Asked:
    """What a person asked, already checked against the facts: whole cents, whole units, dates as YYYYMMDD."""

    facts: Mapping[str, int | str]
    on: int
    language: Language
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def law(self) -> LawOn:
        return Law.load().on(self.on)

    def wrong(self, fact: str, cause: Words, remedy: Words) -> WrongFact:
        """What is wrong with a fact, given or not, in the language asked; `WrongFacts` carries it to its field."""
        known, value = Facts.load().of(fact), self.facts.get(fact)
        shown = "" if value is None else f"{writing.amount(value, known.unit, self.language)} "
        return WrongFact(fact, known.title(self.language), value, shown + cause(self.language), remedy(self.language))

    def must_tell(self, *facts: str) -> None:
        """Raises WrongFacts, naming each of these that was left unanswered, when this answer needs them."""
        if missing := [self.wrong(fact, *UNANSWERED) for fact in facts if fact not in self.facts]:
            raise WrongFacts(missing)


@dataclass(frozen=True)
class Result:
    """One number of an answer. unit: cents, rate, months, years, days, count, date, month, flag or text."""

    name: str
    words: Words
    value: Any
    unit: str


@dataclass(frozen=True)
class Table:
    """A table of an answer: `columns` as (name, words, unit), and rows of values in that order."""

    name: str
    words: Words
    columns: tuple[tuple[str, Words, str], ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Chart:
    """Lines over a common axis, drawn beside the table that holds the same values.

    points of a line: (x, y), x in `x_unit` (month YYYYMM, years, count …), y in `unit`.
    """

    words: Words
    x: Words
    x_unit: str
    unit: str
    lines: tuple[tuple[Words, tuple[tuple[int, int], ...]], ...]


@dataclass(frozen=True)
class Answer:
    """What the law answers. `said` is the answer in one sentence; the rest is why.

    alternatives: every way to the benefit, the best first. lacking: what is missing for a right that was refused.
    derivations: the reasons of each result, under a heading. notes: what the reader should know besides.
    """

    said: str
    results: tuple[Result, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    derivations: tuple[tuple[Words, Explanation], ...] = ()
    alternatives: tuple[Weighed, ...] = ()
    lacking: tuple[Route, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question, declared once. path: its address under `/preguntas/`. day: what the date asked for means.

    by_month: whether a month is asked for instead of a day; `on` is then its first day.
    answer: raises LawError or ValueError, in the language asked, when the law cannot answer what was asked.
    """

    name: str
    path: str
    words: Words
    lead: Words
    fields: tuple[Field, ...]
    answer: Callable[[Asked], Answer]
    day: Words = Words("Día", "Day")
    by_month: bool = False
    upload: Upload | None = None
