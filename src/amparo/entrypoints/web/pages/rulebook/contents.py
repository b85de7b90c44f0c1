"""What a dated value says, written for people and written as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.pages.rulebook.names import Named, content_on, fact_named, named
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation.law.catalogue import place_of
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.values import ABROGATED, UNKNOWN, Absent, Cases, Content, Rows, Steps, Value
from amparo.foundation.months import OPEN_END


@dataclass(frozen=True)
class Written:
    """A content as text: `plain` alone, or a table of (key, amount) with what comes `beyond` it, or rows of minima."""

    plain: str = ""
    absent: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    beyond: str = ""
    rows: tuple[tuple[tuple[Named, str], ...], ...] = ()

    @property
    def short(self) -> str:
        """In one line, for a list."""
        if self.steps:
            return ngettext("{count} tramo", "{count} tramos", len(self.steps)).format(count=len(self.steps))
        if self.rows:
            return ngettext("{count} requisito", "{count} requisitos", len(self.rows)).format(count=len(self.rows))
        return self.plain or self.absent


@dataclass(frozen=True)
class Ordered:
    """A version of a rule as templates read it; a Rule is a function, which a template would call."""

    article: str
    sentence_es: str
    sentence_en: str
    since: int
    until: int
    trust: str

    @classmethod
    def of(cls, rule: Rule) -> Ordered:
        return cls(rule.article, rule.sentence_es, rule.sentence_en, rule.since, rule.until, rule.trust)

    @property
    def ended(self) -> bool:
        return self.until < OPEN_END

    @property
    def last_day(self) -> int:
        """The day before `until`, on which it no longer rules."""
        until = date(self.until // 10000, self.until // 100 % 100, self.until % 100)
        return int(f"{until - timedelta(days=1):%Y%m%d}")


def content_written(content: Content, value: Value) -> Written:
    """What an entry, or one case of it, says."""
    match content:
        case Absent():
            return Written(absent=absence(content))
        case Steps(((0, amount),), 0):
            return Written(plain=quantity(amount, value.unit))
        case Steps(points, then):
            steps = tuple((quantity(key, value.per), quantity(amount, value.unit)) for key, amount in points)
            more = _("y {amount} más por cada uno que siga").format(amount=quantity(then, value.unit)) if then else ""
            return Written(steps=steps, beyond=more)
        case Rows(rows):
            return Written(rows=tuple(tuple(_least(value, name, least) for name, least in row) for row in rows))
        case int():
            return Written(plain=quantity(content, value.unit))
    raise TypeError(f"{value.name}: cases are written one by one")


def on_day(value: Value, day: int) -> str:
    """What a value says on a day, in one line; nothing before its first date."""
    content = content_on(value, day)
    if isinstance(content, Cases):
        return _("según {fact}").format(fact=fact_named(value.keyed_by).title.lower())
    return "" if content is None else content_written(content, value).short


def absence(content: Absent) -> str:
    """Why there is no value, said plainly."""
    if content == ABROGATED:
        return _("Derogado: ya no hay valor")
    if content == UNKNOWN:
        return _("No se halló lo que dice la norma")
    return _("Se fija cada año, y este aún no está cargado")


def as_data(content: Content) -> Any:
    """JSON-ready: whole cents and millionths; a table by its keys; why, where there is no value."""
    match content:
        case Absent():
            return {"absent": content.why(reader.language())}
        case Steps(points, then):
            return {"steps": {str(key): amount for key, amount in points}, "then": then}
        case Rows(rows):
            return {"rows": [dict(row) for row in rows]}
        case Cases(by_key):
            return {key: as_data(case) for key, case in by_key}
    return content


def _least(value: Value, name: str, least: int) -> tuple[Named, str]:
    one = named(place_of(value), name)
    return one, quantity(least, one.unit)
