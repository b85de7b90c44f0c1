"""How templates write numbers, months and texts that exist in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.account import browsers
from amparo.entrypoints.web.labels import MODULES, UNITS, choice
from amparo.foundation import writing
from amparo.foundation.law.explain import Doubt
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import TRUST
from amparo.foundation.months import Month
from amparo.foundation.questions import Table
from amparo.foundation.scale import people_per_record

register = template.Library()


@register.filter
def number(value: int | Decimal, decimals: int | None = None) -> str:
    return writing.number(value, reader.language(), decimals)


@register.filter
def money(cents: int) -> str:
    return writing.money(cents, reader.language())


@register.filter
def amount(value: int, unit: str) -> str:
    return writing.amount(value, unit, reader.language())


@register.filter
def browser(user_agent: str) -> str:
    return browsers.spoken(user_agent)


@register.filter
def doer(by: str) -> str:
    """Who acted, as an act keeps it: an account by its number, and a process of the institution by its name."""
    account = by.removeprefix("user:")
    return by if account == by else _("cuenta %(number)s") % {"number": account}


@register.filter
def cell(value: Any, unit: str) -> str:
    """A value of an answer in its unit; what there is not is a dash."""
    return "—" if value is None else writing.amount(value, unit, reader.language())


@register.filter
def cells(row: Iterable[Any], table: Table) -> list[tuple[str, str, bool]]:
    """Each value of a row as it is written, what its column is called, and whether it is a number."""
    return [
        (cell(value, unit), spoken(words), unit != "text")
        for value, (_name, words, unit) in zip(row, table.columns, strict=True)
    ]


@register.filter
def short(value: int, unit: str) -> str:
    return writing.short(value, unit, reader.language())


@register.filter
def percent(ratio: Decimal | float, decimals: int = 1) -> str:
    return writing.percent(ratio, reader.language(), decimals)


@register.filter
def change_percent(ratio: Decimal) -> str:
    """How much something moved: its sign is shown, unless it rounds to nothing."""
    shown = ratio.quantize(Decimal("0.001"), ROUND_HALF_UP) or Decimal(0)
    return ("+" if shown > 0 else "") + writing.percent(shown, reader.language(), 1)


@register.filter
def day(value: int) -> str:
    return writing.day(value, reader.language())


@register.filter
def short_day(value: int) -> str:
    return writing.short_day(value, reader.language())


@register.filter
def written_day(text: str) -> str:
    """A day that a record keeps as text, YYYYMMDD."""
    return writing.day(int(text), reader.language()) if text.isdecimal() and len(text) == 8 else text


@register.filter
def month_written(number: int) -> str:
    """A month YYYYMM as addresses and forms have it: 2022-01."""
    return str(Month.of(number))


@register.filter
def told_of(found: Mapping[str, str], name: str) -> str:
    """The cause or the remedy of a problem, in the reader's language."""
    return found[f"{name}_en"] if reader.language() == "en" else found[name]


@register.filter
def month(value: Any) -> str:
    return writing.month(value, reader.language())


@register.filter
def month_name(value: Any) -> str:
    return writing.month_name(value, reader.language())


@register.filter
def signed(value: int | Decimal) -> str:
    """A difference: its sign is always shown."""
    return ("+" if value > 0 else "") + writing.number(value, reader.language())


@register.filter
def signed_percent(points: Decimal) -> str:
    """A difference that is already a percentage."""
    return ("+" if points > 0 else "") + writing.percent(points / 100, reader.language(), 2)


@register.filter
def spoken(value: Any, field: str = "") -> str:
    """A text in the reader's language: a pair (es, en), a mapping, or fields `es` and `en` (`field_es`, `field_en`)."""
    language = reader.language()
    if isinstance(value, tuple):
        return value[language == "en"]
    if isinstance(value, Mapping):
        return value[language]
    return getattr(value, f"{field}_{language}" if field else language)


@register.filter
def called(key: str, of: str) -> str:
    """What a code is called, of the column or fact it belongs to."""
    return spoken(choice(of, key))


@register.filter
def unit_name(unit: str) -> str:
    """What the unit of a printed figure is called."""
    return spoken(UNITS[unit]) if unit in UNITS else unit


@register.filter
def trusted(mark: str) -> str:
    """What a mark of trust means."""
    return spoken(TRUST[mark])


@register.filter
def by_trust(doubts: Iterable[Doubt]) -> list[tuple[str, list[str]]]:
    """What is doubted under each mark, what is only our arithmetic last."""
    found = list(doubts)
    marks = sorted(TRUST, key=lambda mark: mark == "DERIVED")
    titles = [(mark, list(dict.fromkeys(one.title for one in found if one.trust == mark))) for mark in marks]
    return [(mark, those) for mark, those in titles if those]


@register.filter
def fact_title(name: str) -> str:
    return Facts.load().of(name).title(reader.language()) if name in Facts.load() else name


@register.filter
def facts_said(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was told of a case, in words; the name of a rule whose result was told stays a name."""
    return [(fact_title(name), _fact_said(name, value)) for name, value in facts.items()]


def _fact_said(name: str, value: Any) -> str:
    if name not in Facts.load():
        return str(value)
    fact = Facts.load().of(name)
    if fact.unit == "key":
        return spoken(choice(name, str(value)))
    return writing.amount(value, fact.unit, reader.language())


@register.filter
def blanks(text: str) -> str:
    """As much room as the text takes, to align what stands under it."""
    return " " * len(text)


@register.simple_tag
def address_of(name: str, *parts: str) -> str:
    """The address of a page, or nothing when there is no such page."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file; it changes with its content, so that no browser keeps an old one."""
    return f"{static(path)}?{_content(path)}"


@register.simple_tag
def scale() -> int:
    return people_per_record()


@cache
def _content(path: str) -> str:
    found = finders.find(path)
    return sha256(Path(found).read_bytes()).hexdigest()[:8] if isinstance(found, str) else ""


@register.filter
def fingerprint(value: str) -> str:
    """The first signs of a hash: enough to compare at a glance."""
    return value[:12]


@register.filter
def moment(value: datetime) -> str:
    """A moment in words, by the clock of the country."""
    local = localtime(value)
    return f"{writing.day(int(local.strftime('%Y%m%d')), reader.language())}, {local:%H:%M}"


@register.filter
def desk(module: str) -> str:
    """What a clerk's module is called."""
    return spoken(MODULES[module]) if module in MODULES else module


@register.filter
def actor(by: str) -> str:
    """Who acted, for a reader who must not learn of whom an account is: its number, or the process."""
    account = by.removeprefix("user:")
    if account != by:
        return _("cuenta {number}").format(number=account)
    return _("un proceso ({name})").format(name=by)


@register.filter
def drawing(svg: str) -> str:
    """An SVG made by us, without the heading that only a file needs."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - drawn by our own library from a secret we made
