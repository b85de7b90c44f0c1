"""The reforms that come with amparo: what each changes in the law, and what it moves in the closed country.

A page only shows what was tried before (`amparo reform`); it never closes a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.reform import telling
from amparo.entrypoints.reform.country import CannotTry
from amparo.entrypoints.reform.kept import kept, shipped
from amparo.entrypoints.reform.proposal import Proposal
from amparo.entrypoints.reform.telling import Document
from amparo.entrypoints.web.charts import BalanceChart, balance_chart
from amparo.entrypoints.web.labels import Both, Labels
from amparo.entrypoints.web.reader import language
from amparo.foundation.law.overlay import About, about
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet

LIST_COLUMNS = ("reform", "title_es", "title_en", "tried", "people", "gain_people", "lose_people", "funds_cents")
GROUP_COLUMNS = (
    "dimension", "value", "title_es", "title_en", "people", "gain_people", "gain_cents", "gain_monthly_cents",
    "lose_people", "lose_cents", "lose_monthly_cents", "same_people",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A reform in the list; `answer` is None until it is tried."""

    name: str
    about: About
    answer: Document | None

    @property
    def everyone(self) -> dict[str, Any]:
        return self.answer["groups"][0] if self.answer else {}

    @property
    def all_funds(self) -> dict[str, Any]:
        return self.answer["funds"][-1] if self.answer else {}


def reforms(asked: Asked) -> Sheet:
    found = [Shown(name, about(file), _kept(file)) for name, file in shipped().items()]
    return Sheet(
        columns=LIST_COLUMNS,
        rows=[
            (
                one.name, *one.about.title, int(one.answer is not None), one.everyone.get("people"),
                one.everyone.get("gain_people"), one.everyone.get("lose_people"), _sum(one.all_funds),
            )
            for one in found
        ],
        facts={"count": len(found)},
        shown={"reforms": [(one, _sum(one.all_funds)) for one in found]},
    )  # fmt: skip


def reform(asked: Asked, name: str) -> Sheet:
    if name not in shipped():
        raise NotPublished(
            _("Ninguna reforma se llama «{name}»: las hay {names}.").format(name=name, names=", ".join(shipped()))
        )
    file = shipped()[name]
    told, answer = about(file), _kept(file)
    groups = answer["groups"] if answer else []
    changes = answer["law"] if answer else Proposal.read(file).changed_law()
    return Sheet(
        columns=GROUP_COLUMNS,
        rows=[tuple(_group_record(one)) for one in groups],
        facts={"reform": name, "tried": answer is not None, "law": changes}
        | {fact: one for fact, one in (answer or {}).items() if fact not in ("groups", "reform", "law")},
        shown={
            "name": name,
            "about": told,
            "answer": answer,
            "changes": [(one, _key_names(one["keys"])) for one in changes],
            "everyone": groups[0] if groups else None,
            "dimensions": list(_dimensions(groups)),
            "chart": _chart(groups),
            "funds": [(one, _sum(one)) for one in answer["funds"]] if answer else [],
            "payers": [answer["employers"]] if answer else [],
            "cases": _cases(answer),
            "any_hidden": any(one["same_people"] is None or one["people"] is None for one in groups),
        },
    )


def _kept(file: Path) -> Document | None:
    """What was answered, if it was tried on the months closed now by the law and the code in use now."""
    try:
        return kept(file)
    except CannotTry:
        return None


def _sum(moved: dict[str, Any]) -> int | None:
    """What a fund gains by both ways; None when it is hidden or was not tried."""
    parts = (moved.get("contributions_cents"), moved.get("pensions_cents"))
    return None if None in parts else sum(parts)  # type: ignore[arg-type]


def _group_record(group: dict[str, Any]) -> Iterator[object]:
    for column in GROUP_COLUMNS:
        name, _mark, spoken = column.partition("_")
        yield group["title"][spoken] if name == "title" else group[column]


def _dimensions(groups: list[dict[str, Any]]) -> Iterator[tuple[Both, list[dict[str, Any]]]]:
    """The groups of each dimension, under its name."""
    for name in dict.fromkeys(one["dimension"] for one in groups if one["dimension"]):
        title = telling.dimension(name)
        yield (title["es"], title["en"]), [one for one in groups if one["dimension"] == name]


def _chart(groups: list[dict[str, Any]]) -> BalanceChart | None:
    bands = [one for one in groups if one["dimension"] == "income"]
    moved = [(one["title"][language()], one["lose_cents"], one["gain_cents"]) for one in bands]
    return balance_chart(moved, language(), hidden=_("oculto"))


def _cases(answer: Document | None) -> list[tuple[dict[str, Any], str, str]]:
    """Each result that moves, before and after as it is written."""
    moved = answer["cases"]["moved"] if answer else []
    return [(one, _result(one["before"], one["unit"]), _result(one["after"], one["unit"])) for one in moved]


def _result(value: int | dict[str, str], unit: str) -> str:
    return value[language()] if isinstance(value, dict) else telling.number(value, unit, language())


def _key_names(keys: list[str]) -> list[Both]:
    called = Labels()
    return [called.of_code(key) for key in keys]


pages = [
    Page("reforms", "reformas", "web/reforms.html", reforms),
    Page("reform", "reformas/<slug:name>", "web/reform.html", reform),
]
