"""The screens of accountability: what was printed beside ours, and whether what was printed adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from django.utils.translation import gettext as _

from amparo.foundation.history import queries as history
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet
from amparo.foundation.scale import people_per_record
from amparo.modules.accountability import queries, tabulated
from amparo.modules.accountability.audit import VERDICT_NAMES, Verdict
from amparo.modules.accountability.compare import KIND_NAMES, Compared, Kind
from amparo.modules.accountability.declared import DeclarationError, Text

ASKED_KINDS = {kind.replace(" ", "-"): kind for kind in Kind}
"""A kind as it is written after `?tipo=`."""


@dataclass(frozen=True)
class Group:
    """Rows that came from the same table of the report, or from the same statistic."""

    name: Text
    rows: list[Compared]

    @property
    def notes(self) -> list[tuple[list[Text], Compared]]:
        """Each definition and reason once, with the titles of the rows they are of."""
        found: dict[tuple[Text | None, Text], list[Compared]] = {}
        for one in self.rows:
            found.setdefault((one.row.definition, one.row.why), []).append(one)
        return [([one.row.title for one in together], together[0]) for together in found.values()]

    @property
    def within(self) -> int:
        return sum(bool(one.within) for one in self.rows)


def comparison(asked: Asked, year: int) -> Sheet:
    """The report of a year, figure by figure. `?tipo=` keeps one kind."""
    scale = people_per_record()
    compared = _compared(year, scale, _last_seal())
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


@lru_cache(maxsize=8)
def _compared(year: int, scale: int, seal: str) -> list[Compared]:
    """The comparison, kept until another month is sealed: nothing else can change it."""
    try:
        return queries.compared(year, scale)
    except DeclarationError as error:
        raise NotPublished(str(error)) from error


def _last_seal() -> str:
    months = history.closed_months()
    seal = history.seal(months[-1]) if months else None
    return seal.hash if seal else ""


def _groups(rows: Iterable[Compared]) -> list[Group]:
    """By section of the report; INEC's tables by what their titles begin with."""
    found: dict[tuple[str, str], list[Compared]] = {}
    for one in rows:
        found.setdefault((one.row.section, one.row.source), []).append(one)
    return [Group(_name(section, source, together), together) for (section, source), together in found.items()]


def _name(section: str, source: str, rows: list[Compared]) -> Text:
    if section:
        return Text(section, section)
    titles = [one.row.title for one in rows]
    return Text(*(f"{_common([title.into(language) for title in titles])} ({source})" for language in ("es", "en")))


def _common(titles: list[str]) -> str:
    """The words that several titles begin with."""
    words = [title.replace(",", " ,").replace(":", " :").split() for title in titles]
    common = [together[0] for together in takewhile(lambda words: len(set(words)) == 1, zip(*words, strict=False))]
    return " ".join(common).replace(" ,", ",").replace(" :", ":").rstrip(",: ")


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
