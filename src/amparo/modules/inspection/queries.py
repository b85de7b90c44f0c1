"""What can be asked of inspection. A score orders the work of inspectors; it says nothing else of an employer.

Who shows an employer's detail records the reading (`acts.reads`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Max, QuerySet

from amparo.foundation import bulk
from amparo.foundation.cases.models import Case
from amparo.foundation.cases.queries import ended_states
from amparo.foundation.history import disclosure
from amparo.foundation.law.book import Law
from amparo.foundation.law.values import TRUST, Steps
from amparo.foundation.writing import amount
from amparo.modules.inspection.models import Assessment, Instance, Reason, Standing
from amparo.modules.inspection.signals import SIGNALS, Signal

INSPECTION = "inspection.employer"
REPORTED = ("charged", "firm")
"""Where an inspection stands once two persons approved its report and nobody contests it."""


@dataclass(frozen=True)
class Seen:
    """One signal of an employer: the points it adds, because it reaches `affected_count` of `exposed_count`."""

    signal: Signal
    points: int
    affected_count: int
    exposed_count: int


@dataclass(frozen=True)
class Place:
    """An employer's place in the worklist. case: its inspection under way, if any."""

    employer_id: int
    province: str
    points: int
    reasons: tuple[Seen, ...]
    case: int | None


@dataclass(frozen=True)
class Total:
    """How many employers of a province («» is the country) a signal reaches; None where that would tell of few."""

    signal: str
    province: str
    employers: int | None


def declared_signals(moment: str = "2099-12-31") -> list[dict[str, Any]]:
    """What is looked at, in words: each signal with its weight, and each threshold in words with its source and trust.

    moment: the day whose law and policy are asked; by default the last.
    """
    law = Law.load().on(moment)
    return [
        {"signal": one.code, "title_es": one.es, "title_en": one.en, "looks_es": one.looks_es,
         "looks_en": one.looks_en, "article": one.article, "source": one.source, "relative": one.relative,
         "weight": law.value("signal_weight", one.code),
         "thresholds": [_threshold(name, moment) for name in one.thresholds]}
        for one in SIGNALS.values()
    ]  # fmt: skip


def _threshold(name: str, moment: str) -> dict[str, str]:
    law = Law.load()
    value, content, cite = law.value(name), law.on(moment).value(name), law.cites(name, moment)
    said = {
        spoken: ", ".join(f"{key}: {step}" for key, step in content.points)
        if isinstance(content, Steps)
        else amount(content, value.unit, spoken)
        for spoken in ("es", "en")
    }
    return {"value": name, "title_es": value.es, "title_en": value.en, **said, "cite": str(cite), "trust": cite.trust,
            "trust_es": TRUST[cite.trust][0], "trust_en": TRUST[cite.trust][1]}  # fmt: skip


def taxed(year: int) -> pl.DataFrame:
    """The tax annex of a year: employer_id, person_id, taxed_cents; of two lines about the same, the later."""
    return bulk.read(
        "SELECT employer_id, person_id, taxed_cents FROM inspection_taxedincome WHERE id IN "
        "(SELECT MAX(id) FROM inspection_taxedincome WHERE year = %s GROUP BY employer_id, person_id)",
        [year],
        schema={"employer_id": pl.Int64, "person_id": pl.Int64, "taxed_cents": pl.Int64},
    )


def last_assessment() -> Assessment | None:
    """The last time every employer was looked at."""
    return Assessment.objects.order_by("-pk").first()


def worklist(provinces: Iterable[str] = (), most: int = 50) -> list[Place]:
    """The employers with most points as of the last assessment, of some provinces or of all; the first, first."""
    listed = list(_standings(provinces).order_by("-points", "employer_id")[:most])
    ids = [one.employer_id for one in listed]
    reasons, under_way = _reasons_of(ids), open_inspections(ids)
    return [
        Place(one.employer_id, one.province, one.points, tuple(reasons.get(one.employer_id, ())),
              under_way.get(one.employer_id))
        for one in listed
    ]  # fmt: skip


def listed_count(provinces: Iterable[str] = ()) -> int:
    """How many employers have some point as of the last assessment, in some provinces or in all."""
    return _standings(provinces).count()


def _standings(provinces: Iterable[str]) -> QuerySet[Standing]:
    found = Standing.objects.filter(assessment_id=_last())
    chosen = tuple(provinces)
    return found.filter(province__in=chosen) if chosen else found


def reasons(employer_id: int) -> list[Seen]:
    """The signals of an employer as of the last assessment, most points first: they add up to its score."""
    return _reasons_of([employer_id]).get(employer_id, [])


def instances(employer_id: int) -> pl.DataFrame:
    """Everything seen of an employer: signal, person_id (0: all of it), about_month, found, expected."""
    names = ("signal", "person_id", "about_month", "found", "expected")
    found = Instance.objects.filter(assessment_id=_last(), employer_id=employer_id).order_by("pk")
    whole = dict.fromkeys(names[1:], pl.Int64)
    return pl.DataFrame(list(found.values_list(*names)), schema={"signal": pl.String, **whole}, orient="row")


def totals() -> list[Total]:
    """How many employers each signal reaches, by province, as may be published: no cell tells of fewer than ten."""
    counted = bulk.read(
        "SELECT r.signal, s.province, COUNT(*) FROM inspection_reason r JOIN inspection_standing s "
        "ON s.assessment_id = r.assessment_id AND s.employer_id = r.employer_id "
        "WHERE r.assessment_id = %s GROUP BY r.signal, s.province ORDER BY r.signal, s.province",
        [_last()],
        schema={"signal": pl.String, "province": pl.String, "employers": pl.Int64},
    )
    told: list[Total] = []
    for signal in SIGNALS:
        cells = counted.filter(pl.col("signal") == signal)
        provinces, counts = ["", *cells["province"]], [int(cells["employers"].sum()), *cells["employers"]]
        hidden = disclosure.hidden([{"province": one} if one else {} for one in provinces], counts)
        told += [
            Total(signal, province, None if place in hidden else count)
            for place, (province, count) in enumerate(zip(provinces, counts, strict=True))
        ]
    return told


def open_inspections(employer_ids: Iterable[int]) -> dict[int, int]:
    """The inspection under way of each employer that has one."""
    cases = Case.objects.filter(kind=INSPECTION, employer_id__in=list(employer_ids))
    return dict(cases.exclude(state__in=ended_states(INSPECTION)).values_list("employer_id", "pk"))


def reported_employer(case: int) -> int | None:
    """The employer of an inspection whose report holds; None if the case is no such one."""
    found = Case.objects.filter(pk=case, kind=INSPECTION, state__in=REPORTED)
    return found.values_list("employer_id", flat=True).first()


def _last() -> int:
    """The number of the last assessment; 0 if there is none."""
    return Assessment.objects.aggregate(last=Max("pk"))["last"] or 0


def _reasons_of(employer_ids: Iterable[int]) -> dict[int, list[Seen]]:
    found = Reason.objects.filter(assessment_id=_last(), employer_id__in=list(employer_ids))
    told: dict[int, list[Seen]] = {}
    for one in found.order_by("-points", "signal"):
        seen = Seen(SIGNALS[one.signal], one.points, one.affected_count, one.exposed_count)
        told.setdefault(one.employer_id, []).append(seen)
    return told
