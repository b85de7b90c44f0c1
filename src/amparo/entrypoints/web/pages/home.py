"""The first page: what this is, the year in four figures, and how to check any of them."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.entrypoints.web.charts import sparkline
from amparo.entrypoints.web.pages.published import indicator_slug
from amparo.foundation.history import indicators, queries
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.pages import Asked, Page, Sheet

HEADLINES = ("affiliation.contributors", "contributions.wage_bill", "contributions.accrued", "pensions.paid")


@dataclass(frozen=True)
class Headline:
    """A figure of the year: money adds up over its months, people are those of the last one."""

    indicator: Indicator
    slug: str
    value: int
    line: str
    months: int


def home(asked: Asked) -> Sheet:
    months = queries.published_months()
    year = months[-1].year if months else None
    headlines = _headlines([month.number for month in months if month.year == year])
    last = queries.seal(months[-1]) if months else None
    return Sheet(
        columns=("indicator", "year", "value", "unit"),
        rows=[(one.indicator.code, year, one.value, one.indicator.unit) for one in headlines],
        facts={"year": year, "last_month": str(months[-1]) if months else None, "seal": last.hash if last else None},
        shown={
            "headlines": headlines,
            "year": year,
            "last_month": months[-1] if months else None,
            "closed": len(queries.closed_months()),
            "seal": last,
            "indicators": len(indicators.declared),
        },
    )


def _headlines(months: list[int]) -> list[Headline]:
    found: dict[str, list[int]] = {}
    for row in queries.figure_values(HEADLINES, months, dimensions=""):
        found.setdefault(row.indicator, []).append(row.value or 0)
    return [
        Headline(
            indicator=indicators.declared[code],
            slug=indicator_slug(indicators.declared[code]),
            value=sum(found[code]) if indicators.declared[code].unit == "cents" else found[code][-1],
            line=sparkline(found[code]),
            months=len(found[code]),
        )
        for code in HEADLINES
        if code in found
    ]


pages = [Page("home", "", "web/home.html", home)]
