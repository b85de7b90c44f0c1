"""How templates write the names, formulas, marks and dates of the law."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from amparo.entrypoints.web import labels, reader
from amparo.entrypoints.web.pages.rulebook.contents import Written
from amparo.entrypoints.web.pages.rulebook.formula import Piece
from amparo.entrypoints.web.pages.rulebook.names import Named
from amparo.foundation import writing
from amparo.foundation.law.values import TRUST_NAMES, VERIFIED
from amparo.foundation.months import Month

register = template.Library()


@register.filter
def link(one: Named) -> SafeString:
    """A name as a link to its page, by its title."""
    return _link(one, reader.language())


@lru_cache(maxsize=4096)
def _link(one: Named, language: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', one.address, one.en if language == "en" else one.es)


@register.filter
def module_name(name: str) -> str:
    return labels.module(name)[reader.language() == "en"]


@register.filter
def marks(found: Iterable[str]) -> SafeString:
    """What is not verified, as marks: none is shown for what is, so that the others are seen."""
    return format_html_join(" ", "{}", ((mark(one),) for one in found if one != VERIFIED))


@register.filter
def mark(trust: str) -> SafeString:
    return _mark(trust, reader.language())


@lru_cache
def _mark(trust: str, language: str) -> SafeString:
    name = TRUST_NAMES[trust][language == "en"]
    return format_html('<span class="mark trust-{}">{}</span>', trust.lower(), name)


@register.filter
def formula(pieces: Iterable[Piece]) -> SafeString:
    """A line of a formula, its names as links by their titles."""
    return format_html_join("", "{}", ((link(one.named) if one.named else one.text,) for one in pieces))


@register.filter
def source(pieces: Iterable[Piece]) -> SafeString:
    """An expression as the code says it, its names as links."""
    shown = (
        format_html('<a href="{}">{}</a>', one.named.address, one.text) if one.named else one.text for one in pieces
    )
    return format_html_join("", "{}", ((one,) for one in shown))


@register.filter
def found(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A text with what was searched for marked in it."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if hit else text,) for text, hit in pieces)
    )


@register.filter
def day(value: int) -> str:
    return writing.short_day(value, reader.language())


@register.filter
def moment(value: str) -> str:
    """The day or the month of a law, written AAAA-MM-DD or AAAA-MM."""
    if len(value) == len("2022-01"):
        return writing.month(Month.parse(value), reader.language())
    return writing.short_day(int(value.replace("-", "")), reader.language())


@register.filter
def written(content: Written) -> str:
    """What an entry says: most often a number; a table has a template of its own."""
    if content.plain:
        return conditional_escape(content.plain)
    if content.absent:
        return format_html('<em class="absent">{}</em>', content.absent)
    return get_template("web/rulebook/parts/written.html").render({"written": content})
