"""One value of law: every date with its article and its trust, its history as a chart, and who uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from amparo.entrypoints.web import charts, labels, reader
from amparo.entrypoints.web.charts import StepChart
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.rulebook.contents import Written, as_data, content_written
from amparo.entrypoints.web.pages.rulebook.laws import Cited
from amparo.entrypoints.web.pages.rulebook.names import (
    entry_on,
    fact_named,
    names_in,
    tree,
    users,
    value_named,
)
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation import writing
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import place_of
from amparo.foundation.law.values import Cases, Cite, Content, Entry, Steps, Value
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = ("since", "key", "value", "law", "article", "gazette", "checked", "trust", "note_es", "note_en")
YEARS_SHOWN = 7
"""How many years at most are written under a chart."""


@dataclass(frozen=True)
class Stated:
    """What an entry says for the keys that share it, and where that is written."""

    keys: tuple[Both, ...]
    written: Written
    cite: Cite

    @property
    def cited(self) -> Cited:
        return Cited(self.cite.law, self.cite.article)


@dataclass(frozen=True)
class Dated:
    """An entry: what it says since a day, for whom, and where that is written."""

    since: int
    in_force: bool
    stated: tuple[Stated, ...]


@dataclass(frozen=True)
class Matrix:
    """A value for each key: the keys that have always had the same go together; a column for each date."""

    days: tuple[int, ...]
    rows: tuple[tuple[tuple[Both, ...], tuple[Written, ...]], ...]


def one_value(asked: Asked, name: str) -> Sheet:
    value = Law.load().values.get(name)
    if value is None:
        raise NotPublished(
            _("«{name}» no es un valor de la ley cargada. Búsquelo en la norma por otra palabra.").format(name=name)
        )
    one, day = value_named(name), reader.today()
    entry = entry_on(value, day)
    above = tree(one, upwards=True)
    plain = entry.content if entry and not isinstance(entry.content, Cases) else None
    return Sheet(
        columns=COLUMNS,
        rows=[row for each in value.entries for row in _records(each)],
        facts={
            "value": name,
            "title": {"es": value.es, "en": value.en},
            "unit": value.unit,
            "per": value.per or None,
            "keyed_by": value.keyed_by or None,
            "file": value.source,
            "used_by": [each.code for each in users(one)],
            "rested_on_by": [each.code for each in names_in(above)],
        },
        shown={
            "named": one,
            "value": value,
            "module": (place_of(value), labels.module(place_of(value))),
            "now": content_written(plain, value) if plain is not None else None,
            "since": entry.since if entry else 0,
            "keyed_by": fact_named(value.keyed_by) if value.keyed_by else None,
            **_dates(value, entry),
            "matrix": _matrix(value),
            "chart": _history_chart(value, day),
            "chart_label": _("{title}, desde que empieza hasta hoy. Los valores están en la tabla.").format(
                title=one.title
            ),
            "table_chart": _table_chart(plain, value),
            "per": labels.UNITS.get("US dollars" if value.per == "cents" else value.per, ("", "")),
            "table_label": _("{title}, tramo por tramo. Los valores están en la tabla.").format(title=one.title),
            "users": users(one),
            "above": above,
            "deeper": any(branch.branches for branch in above),
        },
    )


def _dates(value: Value, now: Entry | None) -> dict[str, list[Dated]]:
    """The dates, the latest first; of a value with many cases, those not in force apart, since each is a long table."""
    dated = [_dated(each, value, each is now) for each in reversed(value.entries)]
    if not value.keyed_by or now is None or len(dated) == 1:
        return {"dated": dated, "past": []}
    return {"dated": [one for one in dated if one.in_force], "past": [one for one in dated if not one.in_force]}


def _dated(entry: Entry, value: Value, in_force: bool) -> Dated:
    stated = [
        Stated(tuple(labels.choice(value.keyed_by, key) for key in keys), content_written(content, value), cite)
        for content, cite, keys in shared(entry)
    ]
    return Dated(entry.since, in_force, tuple(stated))


def shared(entry: Entry) -> list[tuple[Content, Cite, tuple[str, ...]]]:
    """What an entry says, once for the keys that say and cite the same; without keys when it has none."""
    if not isinstance(entry.content, Cases):
        return [(entry.content, entry.cite, ())]
    together: dict[tuple[Content, Cite], tuple[str, ...]] = {}
    for key, content in entry.content.by_key:
        cite = entry.cites_by_key.get(key, entry.cite)
        together[content, cite] = (*together.get((content, cite), ()), key)
    return [(content, cite, keys) for (content, cite), keys in together.items()]


def _records(entry: Entry) -> Iterable[tuple[object, ...]]:
    for content, cite, keys in shared(entry):
        for key in keys or (None,):
            yield (
                entry.since, key, as_data(content), cite.law, cite.article, cite.gazette or None, cite.checked,
                cite.trust, cite.note_es or None, cite.note_en or None,
            )  # fmt: skip


def _matrix(value: Value) -> Matrix | None:
    """The keys against the dates, when every content is short enough for a cell."""
    if not value.keyed_by or value.is_table:
        return None
    histories: dict[tuple[Content, ...], list[Both]] = {}
    for key in value.keys:
        history = tuple(
            entry.content[key] if isinstance(entry.content, Cases) else entry.content for entry in value.entries
        )
        histories.setdefault(history, []).append(labels.choice(value.keyed_by, key))
    return Matrix(
        tuple(entry.since for entry in value.entries),
        tuple(
            (tuple(keys), tuple(content_written(content, value) for content in history))
            for history, keys in histories.items()
        ),
    )


def _history_chart(value: Value, day: int) -> StepChart | None:
    """A plain number through time; none while it has had only one value."""
    contents = [entry.content for entry in value.entries]
    if sum(isinstance(content, int) for content in contents) < 2 or value.unit in ("flag", "calendar_month"):
        return None
    steps = [
        (
            _ordinal(entry.since),
            entry.content if isinstance(entry.content, int) else None,
            f"{writing.short_day(entry.since, reader.language())}: {content_written(entry.content, value).short}",
        )
        for entry in value.entries
        if not isinstance(entry.content, Cases)
    ]
    last = max(_ordinal(day), steps[-1][0])
    first_year, last_year = value.entries[0].since // 10000, date.fromordinal(last).year
    every = max(1, -(-(last_year - first_year + 1) // YEARS_SHOWN))
    years = [(date(year, 1, 1).toordinal(), str(year)) for year in range(first_year, last_year + 1, every)]
    return charts.step_chart(steps, (last, steps[-1][1]), years, lambda number: _at_side(number, value.unit))


def _table_chart(content: Content | None, value: Value) -> StepChart | None:
    """A step table along its keys."""
    if not isinstance(content, Steps) or len(content.points) < 3:
        return None
    steps = [
        (key, amount, f"{quantity(key, value.per)}: {quantity(amount, value.unit)}") for key, amount in content.points
    ]
    first, last = steps[0][0], steps[-1][0]
    beyond = max((last - first) // 8, min(later[0] - sooner[0] for sooner, later in pairwise(steps)))
    places = [(key, _at_side(key, value.per)) for key, _amount, _told in steps[:: -(-len(steps) // YEARS_SHOWN)]]
    end = (last + beyond, steps[-1][1] + content.then * beyond)
    return charts.step_chart(steps, end, places, lambda number: _at_side(number, value.unit))


def _at_side(number: int, unit: str) -> str:
    """A number where there is little room."""
    if unit == "cents":
        return writing.short(number, unit, reader.language())
    return quantity(number, "rate" if unit == "rate" else "count")


def _ordinal(day: int) -> int:
    return date(day // 10000, day // 100 % 100, day % 100).toordinal()


pages = [Page("rulebook_value", "norma/valores/<slug:name>", "web/rulebook/value.html", one_value)]
