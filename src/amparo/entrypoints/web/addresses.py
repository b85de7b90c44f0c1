"""How months and employers are written in addresses, and where the data and the translation of a page are."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import register_converter

from amparo.foundation.months import Month

ENGLISH = "/en"
PRIVATE = ("mi", "empresa", "oficina", "auditoria", "cuenta")
"""The first part of the addresses that only who logged in may open."""


def is_private(path: str) -> bool:
    return section(path) in PRIVATE


def section(path: str) -> str:
    """The first part of an address: that of `/en/cifras/` and of `/cifras.json` is «cifras»."""
    spanish = path.removeprefix(ENGLISH) if path.startswith(f"{ENGLISH}/") else path
    return spanish.strip("/").split("/")[0].partition(".")[0]


class MonthInAddress:
    """«2022-01» in an address."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, text: str) -> Month:
        return Month.parse(text)

    def to_url(self, month: Month) -> str:
        return str(month)


class RucInAddress:
    """The thirteen digits of an employer."""

    regex = r"\d{13}"

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, ruc: str) -> str:
        return ruc


register_converter(MonthInAddress, "month")
register_converter(RucInAddress, "ruc")


@dataclass(frozen=True)
class Addresses:
    """Where the page being read is in each language, and where its data is, with what was asked after `?`."""

    es: str
    en: str
    json: str
    csv: str

    @classmethod
    def of(cls, request: HttpRequest) -> Addresses:
        here, asked = request.path, request.META.get("QUERY_STRING", "")
        after = f"?{asked}" if asked else ""
        spanish = here.removeprefix(ENGLISH) if here.startswith(f"{ENGLISH}/") else here
        data = here.removesuffix("/") if spanish != "/" else f"{here}inicio"
        return cls(spanish + after, ENGLISH + spanish + after, f"{data}.json{after}", f"{data}.csv{after}")
