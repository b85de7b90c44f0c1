"""Cases: what waits for an office, one whole, and each step that somebody may make in it."""

from __future__ import annotations

from amparo.entrypoints.api.private import told
from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.reading import File, Reading, Told, Visit
from amparo.entrypoints.api.private.shapes import acts
from amparo.entrypoints.api.private.shapes import cases as shapes
from amparo.foundation.access.roles import Grant, Subject
from amparo.foundation.cases import queries, store
from amparo.foundation.cases.desk import DOCUMENTS
from amparo.foundation.cases.queries import Matter
from amparo.foundation.months import OPEN_END
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import claims

MODULE = "affiliation"
"""The only module that has cases so far; the permission to read them is its own."""


def _desk(visit: Visit) -> Grant | None:
    """The desk at which a clerk attends these cases."""
    return next((one for one in visit.account.grants if one.role == "clerk" and one.module == MODULE), None)


def of_desk(visit: Visit) -> Subject:
    """A clerk's desk; who has none stands on what is nobody's in particular."""
    desk = _desk(visit)
    return Subject(province=desk.province) if desk else Subject()


def of_case(visit: Visit) -> Subject | None:
    """Whose matter the case of the address is."""
    found = _matter(visit)
    if found is None or found.kind.module != MODULE:
        return None
    return Subject(person_id=found.person_id, employer_id=found.employer_id, province=found.province)


def waiting(visit: Visit) -> Told:
    desk = _desk(visit)
    role, provinces = ("clerk", [desk.province or ""]) if desk else ("director", [])
    found = queries.inbox(role, visit.today, provinces=provinces, modules=[MODULE])
    return Told(told.matters(found, visit, lambda one: (one.due_date or OPEN_END, one.id)))


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
            {"move": one.name, "title": getattr(one, visit.language), "by": one.by, "article": one.article}
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


_WHY = ("Atender un trámite de la persona", "Attend a case of the person")

operations: list[Acting | Reading] = [
    Reading(
        "cases", "", "Los trámites que esperan a la oficina, lo más atrasado primero",
        "The cases that wait for the office, the latest first", "affiliation.read",
        of_desk, waiting, shapes.Matters, asks=told.PAGED,
    ),
    Reading(
        "case", "/{case}", "Un trámite, con lo que pasó y lo que se puede hacer",
        "A case, with what happened and what can be done", "affiliation.read", of_case, case, shapes.CaseWhole, _WHY,
    ),
    Reading(
        "evidence", "/{case}/evidence/{sha256}", "Un documento del trámite", "A document of the case",
        "affiliation.read", of_case, document, tuple(DOCUMENTS.values()), _WHY,
    ),
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
