"""What changed between two days: values before and after, rules that another article orders, what began and ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.rulebook.contents import Ordered, Written, as_data, content_written
from amparo.entrypoints.web.pages.rulebook.names import (
    EVERYWHERE,
    Named,
    content_on,
    every_rule,
    every_value,
    names_in,
    tree,
    version_on,
)
from amparo.entrypoints.web.quantities import quantity
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import modules_with_rules, rules_of
from amparo.foundation.law.values import ABROGATED, Absent, Cases, Cite, Content, LawError, Steps, Value
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

COLUMNS = ("kind", "module", "name", "keys", "change", "before", "after", "since", "norms")
CHANGED, RETURNED, BEGAN, ENDED, UNKNOWN = "changed", "returned", "began", "ended", "unknown"
"""What happened: another number; another that came back; one where none was loaded; an end; or nobody found what."""

Step = tuple[int, Content, Cite]
"""The day of a change, what is said since, and where."""


@dataclass(frozen=True)
class ValueChange:
    """What a value said on the first day and says on the last, for the keys to which the same happened."""

    named: Named
    keys: tuple[str, ...]
    change: str
    before: Content | None
    after: Content
    steps: tuple[Step, ...]

    @property
    def value(self) -> Value:
        return Law.load().values[self.named.name]

    @cached_property
    def key_names(self) -> list[Both]:
        return [labels.choice(self.value.keyed_by, key) for key in self.keys]

    @cached_property
    def before_written(self) -> Written | None:
        return None if self.before is None else content_written(self.before, self.value)

    @cached_property
    def after_written(self) -> Written:
        return content_written(self.after, self.value)

    @cached_property
    def ratio(self) -> Decimal | None:
        """How much an amount moved."""
        if not isinstance(self.before, int) or not isinstance(self.after, int) or self.value.unit != "cents":
            return None
        return Decimal(self.after - self.before) / self.before if self.before else None

    @cached_property
    def moved(self) -> list[tuple[str, str, str]]:
        """The steps of a table that differ: key, before, after."""
        if not isinstance(self.before, Steps) or not isinstance(self.after, Steps):
            return []
        value, before, after = self.value, self.before, self.after
        keys = sorted({*dict(before.points), *dict(after.points)})
        pairs = [(key, _at(before, key), _at(after, key)) for key in keys]
        return [
            (quantity(key, value.per), _written(old, value.unit), _written(new, value.unit))
            for key, old, new in pairs
            if old != new
        ]

    @cached_property
    def days(self) -> list[tuple[int, Written, Cite]]:
        """Each day on which it changed, what it said since, and where that is written."""
        return [(since, content_written(content, self.value), cite) for since, content, cite in self.steps]


@dataclass(frozen=True)
class RuleChange:
    """The version of a rule on the first day and on the last."""

    named: Named
    change: str
    before: Ordered | None
    after: Ordered | None
    sources: tuple[str | None, str | None]


def between(asked: Asked) -> Sheet:
    first, last = _asked_days(asked)
    values = [change for one in every_value() for change in value_changes(one, first, last)]
    rules = [change for one in every_rule() if (change := _rule_change(one, first, last))]
    affected = _affected({change.named for change in values} | {change.named for change in rules})
    return Sheet(
        columns=COLUMNS,
        rows=[*map(_value_record, values), *map(_rule_record, rules)],
        facts={
            "since": _iso(first),
            "until": _iso(last),
            "values": len({one.named for one in values}),
            "rules": len(rules),
            "resting_on_them": [one.code for _module, found in affected for one in found],
        },
        shown={
            "first": first,
            "last": last,
            "first_day": _iso(first),
            "last_day": _iso(last),
            "years": [
                (year, f"{year - 1}-12-31", f"{year}-12-31")
                for year in range(_first_day() // 10000 + 1, reader.today() // 10000 + 1)
            ],
            "values": _by_place(values),
            "rules": _by_place(rules),
            "value_count": len({one.named for one in values}),
            "rule_count": len(rules),
            "affected": [(labels.module(place), found) for place, found in affected],
        },
    )


def value_changes(one: Named, first: int, last: int) -> Iterator[ValueChange]:
    """What happened to a value after one day and up to another, once for the keys to which the same happened."""
    value = Law.load().values[one.name]
    inside = [entry for entry in value.entries if first < entry.since <= last]
    if not inside:
        return
    together: dict[tuple[Content | None, tuple[Step, ...]], list[str]] = {}
    for key in value.keys or ("",):
        before = at = _of_key(content_on(value, first), key)
        steps: list[Step] = []
        for entry in inside:
            content = _of_key(entry.content, key)
            if content is not None and content != at:
                steps.append((entry.since, content, entry.cites_by_key.get(key, entry.cite)))
                at = content
        if steps:
            together.setdefault((before, tuple(steps)), []).append(key)
    for (before, steps_of_all), keys in together.items():
        after = steps_of_all[-1][1]
        if happened := _happened(before, after):
            yield ValueChange(one, tuple(filter(None, keys)), happened, before, after, steps_of_all)


def _happened(before: Content | None, after: Content | None) -> str:
    was, is_now = not isinstance(before, Absent | None), not isinstance(after, Absent | None)
    if was and is_now:
        return CHANGED if before != after else RETURNED
    if is_now or not was:
        return BEGAN if is_now else ""
    return ENDED if after == ABROGATED else UNKNOWN


def _rule_change(one: Named, first: int, last: int) -> RuleChange | None:
    versions = rules_of(one.module)[one.name]
    before, after = version_on(versions, first), version_on(versions, last)
    if before is after:
        return None
    was, is_now = (Ordered.of(version) if version else None for version in (before, after))
    sources = (before.source if before else None, after.source if after else None)
    return RuleChange(one, CHANGED if was and is_now else BEGAN if is_now else ENDED, was, is_now, sources)


def _affected(changed: set[Named]) -> list[tuple[str, list[Named]]]:
    """The rules that did not change and rest on something that did, by module."""
    found = {each for one in changed for each in names_in(tree(one, upwards=True))} - changed
    return [
        (module, [one for one in every_rule() if one.module == module and one in found])
        for module in modules_with_rules()
        if any(one.module == module for one in found)
    ]


def _asked_days(asked: Asked) -> tuple[int, int]:
    """The days after `?desde=` and `?hasta=`; without them, from the end of last year until today."""
    last = _day(asked.get("hasta", "")) or reader.today()
    first = _day(asked.get("desde", "")) or (last // 10000 - 1) * 10000 + 1231
    if first < _first_day():
        raise NotPublished(
            _(
                "La ley cargada empieza el {first}: antes no hay con qué comparar. Escriba un día desde entonces."
            ).format(first=_iso(_first_day()))
        )
    if last < first:
        raise NotPublished(
            _("El primer día, {first}, es posterior al último, {last}. Escríbalos al revés.").format(
                first=_iso(first), last=_iso(last)
            )
        )
    return first, last


def _day(written: str) -> int:
    if not written:
        return 0
    try:
        return int(f"{date.fromisoformat(written):%Y%m%d}")
    except ValueError as error:
        raise NotPublished(
            _("«{day}» no es un día. Escríbalo como AAAA-MM-DD, por ejemplo 2022-01-31.").format(day=written)
        ) from error


def _first_day() -> int:
    return min(value.entries[0].since for value in Law.load().values.values())


def _by_place(changes: Sequence[ValueChange] | Sequence[RuleChange]) -> list[tuple[Both, list]]:
    """The changes under the name of the module they are of."""
    places = [
        (place, [one for one in changes if one.named.module == place]) for place in (EVERYWHERE, *modules_with_rules())
    ]
    return [(labels.module(place), found) for place, found in places if found]


def _of_key(content: Content | None, key: str) -> Content | None:
    return content[key] if isinstance(content, Cases) else content


def _at(steps: Steps, key: int) -> int | None:
    try:
        return steps(key)
    except LawError:
        return None


def _written(amount: int | None, unit: str) -> str:
    return "–" if amount is None else quantity(amount, unit)


def _iso(day: int) -> str:
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def _value_record(one: ValueChange) -> tuple[object, ...]:
    before = None if one.before is None else as_data(one.before)
    since, norms = [day for day, _content, _cite in one.steps], [str(cite) for _day, _content, cite in one.steps]
    return (
        "value", one.named.module, one.named.name, list(one.keys), one.change, before, as_data(one.after), since, norms,
    )  # fmt: skip


def _rule_record(one: RuleChange) -> tuple[object, ...]:
    moved = one.after or one.before
    assert moved
    since = moved.since if one.after else moved.until
    return ("rule", one.named.module, one.named.name, [], one.change, *one.sources, [since], [moved.article])


pages = [Page("rulebook_changes", "norma/cambios", "web/rulebook/changes.html", between)]
