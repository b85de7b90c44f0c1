"""The published figures, as the portal shows them: a hidden cell comes without its value."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router
from ninja.errors import HttpError

from amparo.entrypoints.api import answers
from amparo.entrypoints.api.asked import LanguageAsked
from amparo.entrypoints.api.problems import REFUSED, REFUSED_NAME
from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.foundation.history import indicators, queries
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month

router = Router(tags=["figures"])
IndicatorName = Annotated[
    str, Path(example="affiliation.contributors", description=gettext_lazy("la cifra, con su módulo"))
]
MonthAsked = Annotated[
    str | None, Query(pattern=r"^\d{4}-\d{2}$", description=gettext_lazy("el mes, AAAA-MM; todos si no se dice"))
]
Grouping = Annotated[str, Query(description=gettext_lazy("cómo se divide, por ejemplo «sex»; vacío, los totales"))]


@router.get(
    "",
    operation_id="indicators",
    summary=gettext_lazy("Las cifras que se publican, y los meses publicados"),
    response={200: answers.Indicators, **REFUSED},
)
def every_indicator(request: HttpRequest, language: LanguageAsked = "es") -> dict[str, Any]:
    return {
        "months": [str(month) for month in queries.published_months()],
        "indicators": [_about(one, language) for one in indicators.declared.values()],
    }


@router.get(
    "/{indicator}",
    operation_id="figures",
    summary=gettext_lazy("Una cifra, mes a mes, entera o por grupos"),
    response={200: answers.Figures, **REFUSED_NAME},
)
def figures(
    request: HttpRequest,
    indicator: IndicatorName,
    month: MonthAsked = None,
    by: Grouping = "",
    language: LanguageAsked = "es",
) -> dict[str, Any]:
    if indicator not in indicators.declared:
        raise HttpError(404, _("Ninguna cifra se llama «{slug}».").format(slug=indicator))
    declared = indicators.declared[indicator]
    if by not in ("", *_breakdowns(declared)):
        known = ", ".join(_breakdowns(declared))
        raise LawError(f"«{by}» no divide esta cifra: la dividen {known}", f"«{by}» does not divide it: {known} do")
    rows = queries.figure_values(indicator, _months(month), by)
    return {
        "indicator": indicator,
        "unit": declared.unit,
        "figures": [
            {
                "month": str(Month.of(row.month)),
                "group": row.cells,
                **{part: getattr(row, part) for part in ("value", "people", "hidden")},
            }
            for row in rows
        ],
    }


def _months(month: str | None) -> list[int] | None:
    if month is None:
        return None
    try:
        return [Month.parse(month).number]
    except ValueError:
        raise LawError(f"«{month}» no es un mes", f"«{month}» is not a month") from None


def _breakdowns(one: Indicator) -> list[str]:
    return [",".join(columns) for columns in one.groups]


def _about(one: Indicator, language: str) -> dict[str, Any]:
    return {
        "indicator": one.code,
        "law": one.law,
        "unit": one.unit,
        "breakdowns": _breakdowns(one),
        "title": getattr(one, language),
        "definition": getattr(one, f"definition_{language}"),
        "method": getattr(one, f"method_{language}"),
    }
