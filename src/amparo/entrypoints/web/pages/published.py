"""What several pages ask of the published figures, and how a reader's choice of month is understood."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.foundation.history import indicators
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.queries import FigureRow
from amparo.foundation.months import Month
from amparo.foundation.pages import Asked, NotPublished, Value

FIGURE_COLUMNS = ("indicator", "month", "group", "value", "unit", "people", "hidden")


def indicator_slug(indicator: Indicator) -> str:
    return indicator.slug or indicator.code.replace(".", "-").replace("_", "-")


def indicator_named(slug: str) -> Indicator:
    """The indicator at an address; NotPublished if none is."""
    for indicator in indicators.declared.values():
        if indicator_slug(indicator) == slug:
            return indicator
    raise NotPublished(_("Ninguna cifra se llama «{slug}».").format(slug=slug))


def months_of(months: list[Month], chosen: Month | None) -> Month:
    """The month to show: the chosen one, or the last; NotPublished says which there are."""
    if not months:
        raise NotPublished(_("Todavía no hay ningún mes publicado. «amparo demo» cierra un año entero."))
    if chosen is None:
        return months[-1]
    if chosen not in months:
        raise NotPublished(
            _("No hay cifras de {month}: las hay de {first} a {last}.").format(
                month=chosen, first=months[0], last=months[-1]
            )
        )
    return chosen


def asked_month(asked: Asked) -> Month | None:
    """The month after `?mes=`; NotPublished if it is not one."""
    if not asked.get("mes"):
        return None
    try:
        return Month.parse(asked["mes"])
    except ValueError as error:
        raise NotPublished(str(error)) from error


def change(now: FigureRow | None, before: FigureRow | None) -> Decimal | None:
    """How much a figure moved, as a ratio of what it was; None when there is nothing to compare."""
    if not now or not before or now.value is None or not before.value:
        return None
    return Decimal(now.value - before.value) / abs(before.value)


def figure_record(indicator: Indicator, row: FigureRow) -> tuple[Value, ...]:
    return (row.indicator, row.month, row.group, row.value, indicator.unit, row.people, int(row.hidden))


def about(indicator: Indicator) -> dict[str, object]:
    """What an indicator says of itself, as data."""
    return {
        "indicator": indicator.code,
        "title": {"es": indicator.es, "en": indicator.en},
        "definition": {"es": indicator.definition_es, "en": indicator.definition_en},
        "method": {"es": indicator.method_es, "en": indicator.method_en},
        "law": indicator.law,
        "unit": indicator.unit,
        "table": indicator.table.name,
    }
