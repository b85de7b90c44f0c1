"""Cases: what waits for an office, one whole, and each step that somebody may make in it."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from amparo.entrypoints.api.private import told
from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.reading import File, Reading, Told, Visit
from amparo.entrypoints.api.private.shapes import acts
from amparo.entrypoints.api.private.shapes import cases as shapes
from amparo.foundation.access.roles import Grant, Subject
from amparo.foundation.cases import actions as handling
from amparo.foundation.cases import queries, store, subjects
from amparo.foundation.cases.desk import DOCUMENTS
from amparo.foundation.cases.queries import Desk, Matter
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import claims
from amparo.modules.inspection import actions as inspecting
from amparo.modules.inspection import queries as inspection

CLAIMS, INSPECTIONS = "affiliation", "inspection"
"""The modules that have cases."""


def _desk(visit: Visit, module: str) -> Grant | None:
    """The desk at which a clerk attends a module."""
    return next((one for one in visit.account.grants if one.role == "clerk" and one.module == module), None)


def of_desk(module: str) -> Callable[[Visit], Subject]:
    """A clerk's desk; who has none stands on what is nobody's in particular."""

    def of(visit: Visit) -> Subject:
        desk = _desk(visit, module)
        return Subject(province=desk.province, module=module) if desk else Subject()

    return of


def of_case(module: str) -> Callable[[Visit], Subject | None]:
    """Whose matter the case of the address is, if it is of that module."""

    def of(visit: Visit) -> Subject | None:
        found = subjects.of_case(visit.given["case"])
        return found if found.module == module else None

    return of


def waiting(module: str) -> Callable[[Visit], Told]:
    """What waits for the clerk's desk, or for a director."""

    def read(visit: Visit) -> Told:
        desk = _desk(visit, module)
        attended = Desk("clerk", module, desk.province) if desk else Desk("director", module)
        return Told(told.waiting(queries.waiting_order([attended]), visit))

    return read


def case(visit: Visit) -> Told | None:
    found = _matter(visit)
    if found is None:
        return None
    person = registry.person(found.person_id) if found.person_id else None
    employer = registry.employer(found.employer_id) if found.employer_id else None
    whole = {
        **told.matter(found, visit.language),
        "document": person.document if person else "",
        "ruc": employer.ruc if employer else "",
        "timeline": [
            {"title": getattr(one, visit.language),
             **{part: getattr(one, part) for part in ("move", "by", "date", "reason", "proposed")}}
            for one in queries.timeline(found.id)
        ],
        "evidence": queries.evidence(found.id),
        "steps": [
            {"title": getattr(one, visit.language), "move": one.name,
             **{part: getattr(one, part) for part in ("by", "article", "second", "reason", "evidence")}}
            for one in found.moves
        ],
    }  # fmt: skip
    return Told(whole, (person.pk,) if person else ())


def document(visit: Visit) -> Told | None:
    found, sha256 = _matter(visit), visit.given["sha256"]
    kept = queries.evidence(found.id) if found else []
    named = next((one for one in kept if one["sha256"] == sha256), None)
    if found is None or named is None:
        return None
    file = File(store.read(sha256), named["media_type"], f"{sha256[:16]}.{named['media_type'].partition('/')[2]}")
    return Told(file, (found.person_id,) if found.person_id else ())


def _matter(visit: Visit) -> Matter | None:
    return queries.matter(visit.given["case"], visit.today)


def worklist(visit: Visit) -> Told:
    """The employers with most points, of the desk's province or of all."""
    desk = _desk(visit, INSPECTIONS)
    found = inspection.worklist([desk.province or ""] if desk else [], visit.given["limit"])
    ids = [one.employer_id for one in found]
    names = registry.employer_names(ids)
    rucs = dict(registry.employer_rucs(pl.Series(ids, dtype=pl.Int64)).iter_rows())
    listed = [
        {
            "ruc": rucs[one.employer_id],
            "name": names[one.employer_id],
            "reasons": [
                {"signal": seen.signal.code, "title": getattr(seen.signal, visit.language),
                 **{part: getattr(seen, part) for part in ("points", "affected_count", "exposed_count")}}
                for seen in one.reasons
            ],
            **{part: getattr(one, part) for part in ("province", "points", "case")},
        }
        for one in found
    ]  # fmt: skip
    return Told(listed)


_WHY = ("Atender un trámite de la persona", "Attend a case of the person")

operations: list[Acting | Reading] = [
    Reading(
        "cases", "", "Los reclamos y correcciones que esperan a la oficina, lo más atrasado primero",
        "The claims and corrections that wait for the office, the latest first", "cases.read",
        of_desk(CLAIMS), waiting(CLAIMS), shapes.Matters, asks=told.PAGED,
    ),
    Reading(
        "case", "/{case}", "Un reclamo o corrección, con lo que pasó y lo que se puede hacer",
        "A claim or correction, with what happened and what can be done", "cases.read",
        of_case(CLAIMS), case, shapes.CaseWhole, _WHY,
    ),
    Reading(
        "evidence", "/{case}/evidence/{sha256}", "Un documento del trámite", "A document of the case",
        "cases.read", of_case(CLAIMS), document, tuple(DOCUMENTS.values()), _WHY,
    ),
    Acting(handling.hand_in, "/{case}/evidence", acts.EvidenceKept),
    Acting(handling.acknowledge_notice, "/notices/{notice}/reading", acts.NoticeRead),
    Acting(claims.notify_claim, "/{case}/notification", acts.CaseMoved),
    Acting(claims.answer_claim, "/{case}/answer", acts.CaseMoved),
    Acting(claims.inspect_claim, "/{case}/inspection", acts.CaseMoved),
    Acting(claims.decide_claim, "/{case}/decision", acts.ClaimDecided),
    Acting(claims.appeal_claim, "/{case}/appeal", acts.CaseMoved),
    Acting(claims.review_claim, "/{case}/review", acts.CaseMoved),
    Acting(claims.withdraw_claim, "/{case}/withdrawal", acts.CaseMoved),
]  # fmt: skip

corrections: list[Acting | Reading] = [
    Acting(claims.propose_correction, "/{document}/corrections", acts.CaseOpened),
]
"""What an office proposes of a worker's history."""

inspections: list[Acting | Reading] = [
    Reading(
        "inspections", "", "Las inspecciones que esperan a la oficina, lo más atrasado primero",
        "The inspections that wait for the office, the latest first", "cases.read",
        of_desk(INSPECTIONS), waiting(INSPECTIONS), shapes.Matters, asks=told.PAGED,
    ),
    Reading(
        "worklist", "/worklist", "Qué empleadores inspeccionar, con la razón de cada punto",
        "Which employers to inspect, with the reason of each point", "inspection.read",
        of_desk(INSPECTIONS), worklist, list[shapes.ToInspect], asks={"limit": told.PAGED["limit"]},
    ),
    Reading(
        "inspection", "/{case}", "Una inspección, con lo que pasó y lo que se puede hacer",
        "An inspection, with what happened and what can be done", "cases.read",
        of_case(INSPECTIONS), case, shapes.CaseWhole,
    ),
    Reading(
        "inspection_evidence", "/{case}/evidence/{sha256}", "Un documento de la inspección",
        "A document of the inspection", "cases.read", of_case(INSPECTIONS), document, tuple(DOCUMENTS.values()),
    ),
    Acting(inspecting.hand_in_annex, "/annex/{province}", acts.AnnexTaken),
    Acting(inspecting.open_inspection, "", acts.CaseOpened),
    Acting(inspecting.notify_inspection, "/{case}/notification", acts.CaseMoved),
    Acting(inspecting.drop_inspection, "/{case}/drop", acts.CaseMoved),
    Acting(inspecting.answer_inspection, "/{case}/answer", acts.CaseMoved),
    Acting(inspecting.conclude_inspection, "/{case}/conclusion", acts.CaseMoved),
    Acting(inspecting.contest_inspection, "/{case}/contest", acts.CaseMoved),
    Acting(inspecting.review_inspection, "/{case}/review", acts.CaseMoved),
    Acting(claims.enrol_found, "/{case}/workers", acts.CaseOpened),
]  # fmt: skip
"""What an inspection asks of an office, of the employer and of a director."""
