"""The screens of accountability: what was printed beside ours, and whether what was printed adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from amparo.foundation.pages import Asked, NotPublished, Page, Sheet
from amparo.modules.accountability import queries, tabulated
from amparo.modules.accountability.audit import VERDICT_NAMES, Verdict
from amparo.modules.accountability.compare import KIND_NAMES, Compared, Kind
from amparo.modules.accountability.declared import DeclarationError, Text

ASKED_KINDS = {kind.replace(" ", "-"): kind for kind in Kind}
"""A kind as it is written after `?tipo=`."""


@dataclass(frozen=True)
class Group:
    """Rows that came from the same table of the report, or from the same statistic."""

    section: str
    source: str
    rows: list[Compared]

    @property
    def within(self) -> int:
        return sum(bool(one.within) for one in self.rows)

    @property
    def missing(self) -> int:
        return sum(one.missing is not None for one in self.rows)


def comparison(asked: Asked, year: int) -> Sheet:
    """The report of a year, figure by figure. `?tipo=` keeps one kind."""
    scale = _scale(asked)
    compared = _compared(year, scale)
    counts = Counter(one.row.kind for one in compared)
    kind = asked.get("tipo", "")
    if kind and kind not in ASKED_KINDS:
        raise NotPublished(_("Ningún tipo se llama «{kind}».").format(kind=kind))
    chosen = [one for one in compared if not kind or one.row.kind == ASKED_KINDS[kind]]
    records = tabulated.comparison_records(chosen)
    by_kind = {one: [row for row in chosen if row.row.kind == one] for one in Kind}
    return Sheet(
        columns=tuple(tabulated.comparison_records(compared[:1])[0]),
        rows=[tuple(record.values()) for record in records],
        facts={"year": year, "scale": scale, "kinds": {str(one): counts[one] for one in Kind}},
        shown={
            "year": year,
            "scale": scale,
            "kind": kind,
            "total": len(compared),
            "kinds": [(code, KIND_NAMES[one], counts[one]) for code, one in ASKED_KINDS.items()],
            "reproduced": by_kind[Kind.REPRODUCED],
            "inputs": _groups(by_kind[Kind.INPUT]),
            "carried": _groups(by_kind[Kind.CARRIED]),
            "reasons": _reasons(by_kind[Kind.NOT_COMPARABLE]),
        },
    )


def audit(asked: Asked, year: int) -> Sheet:
    """The identities among what the reports print; `?veredicto=` keeps one verdict in the page."""
    if not queries.published(report=year):
        raise NotPublished(_("No se ha cargado ningún informe de {year}.").format(year=year))
    audited = queries.audited()
    counts = Counter(one.verdict for one in audited)
    return Sheet(
        columns=tuple(tabulated.audit_records(audited[:1])[0]),
        rows=[tuple(record.values()) for record in tabulated.audit_records(audited)],
        facts={
            "verdicts": {str(one): counts[one] for one in Verdict},
            "series_breaks": tabulated.break_records(queries.series_breaks()),
        },
        shown={
            "year": year,
            "total": len(audited),
            "counts": [(VERDICT_NAMES[one], counts[one]) for one in Verdict],
            "verdicts": VERDICT_NAMES,
            "failing": [one for one in audited if one.verdict == Verdict.FAILS],
            "holding": [one for one in audited if one.verdict != Verdict.FAILS],
            "breaks": queries.series_breaks(),
        },
    )


def _compared(year: int, scale: int) -> list[Compared]:
    try:
        return queries.compared(year, scale)
    except DeclarationError as error:
        raise NotPublished(str(error)) from error


def _scale(asked: Asked) -> int:
    """How many people one record stands for, after `?escala=`."""
    written = asked.get("escala", "100")
    if not written.isdecimal() or int(written) == 0:
        raise NotPublished(_("«{scale}» no es una escala: escriba cuántas personas vale un registro.").format(scale=written))
    return int(written)


def _groups(rows: Iterable[Compared]) -> list[Group]:
    together = groupby(rows, key=lambda one: (one.row.section, one.row.source))
    return [Group(section, source, list(found)) for (section, source), found in together]


def _reasons(rows: Iterable[Compared]) -> list[tuple[Text, list[Compared]]]:
    """What is not compared, by the reason why."""
    found: dict[Text, list[Compared]] = {}
    for one in rows:
        found.setdefault(one.row.why, []).append(one)
    return sorted(found.items(), key=lambda reason: -len(reason[1]))


pages = [
    Page("comparison", "rendicion/<int:year>", "accountability/comparison.html", comparison),
    Page("audit", "rendicion/<int:year>/identidades", "accountability/audit.html", audit),
]
