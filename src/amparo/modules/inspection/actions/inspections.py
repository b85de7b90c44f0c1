"""What is done with an inspection; `cases.py` says when and by whom."""

from __future__ import annotations

from amparo.foundation.access import subjects
from amparo.foundation.acts.action import By, Today, action
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import desk
from amparo.foundation.cases.kinds import CaseError
from amparo.foundation.cases.subjects import of_kinds
from amparo.foundation.registry import queries as registry
from amparo.modules.inspection import cases, queries

_matter = of_kinds(cases.EMPLOYER_INSPECTION.name)


@action("inspection.open_inspection", es="Abrir una inspección", en="Open an inspection", subject=subjects.of_employer)
def open_inspection(*, employer_id: int, reason: str, by: By, today: Today, key: str) -> dict:
    """Open an inspection of an employer, with or without points, for a reason that the inspector writes.

    What was seen of it stays with the case. Refused without a reason, if the employer is not registered, or if one is
    open already. Returns {"case"}.
    """
    employer = registry.employer(employer_id)
    if employer is None:
        raise Refused(
            f"Ningún empleador tiene el número {employer_id}: revíselo",
            f"No employer has number {employer_id}: check it",
            "employer_id",
        )
    if not reason.strip():
        raise Refused(
            "Falta por qué se inspecciona: el puntaje solo ordena la lista; escriba la razón de quien decide",
            "The reason is missing: the score only orders the list; write the reason of who decides",
            "reason",
        )
    if under_way := queries.open_inspections([employer_id]).get(employer_id):
        raise Refused(
            f"El empleador ya tiene abierta la inspección {under_way}: siga en ella",
            f"The employer already has inspection {under_way} open: go on with it",
            "employer_id",
        )
    case = desk.open_case(
        cases.EMPLOYER_INSPECTION, province=employer.province_id, employer_id=employer_id,
        about={"reason": reason.strip(), **_what_was_seen(employer_id)},
    )  # fmt: skip
    return {"case": case.pk}


@action("inspection.notify_inspection", es="Notificar una inspección", en="Notify an inspection", subject=_matter)
def notify_inspection(*, case: int, by: By, today: Today, key: str) -> dict:
    """Give the employer its days to bring documents."""
    return _moved(case, "notify", cases.OFFICE)


@action("inspection.drop_inspection", es="Archivar una inspección", en="Archive an inspection", subject=_matter)
def drop_inspection(*, case: int, reason: str, by: By, today: Today, key: str) -> dict:
    """End an inspection before it is notified, with a reason."""
    return _moved(case, "drop", cases.OFFICE, reason)


@action("inspection.answer_inspection", es="Contestar una inspección", en="Answer an inspection", subject=_matter)
def answer_inspection(*, case: int, reason: str, by: By, today: Today, key: str) -> dict:
    """What the employer says; its documents come by `cases.hand_in`."""
    return _moved(case, "answer", cases.EMPLOYER, reason)


@action("inspection.conclude_inspection", es="Concluir una inspección", en="Conclude an inspection", subject=_matter)
def conclude_inspection(*, case: int, finds: bool, reason: str, by: By, today: Today, key: str) -> dict:
    """Report findings, with a document, or conclude that there are none; either takes another person to confirm it."""
    return _moved(case, "report" if finds else "clear", cases.OFFICE, reason)


@action("inspection.contest_inspection", es="Impugnar una inspección", en="Contest an inspection", subject=_matter)
def contest_inspection(*, case: int, reason: str, by: By, today: Today, key: str) -> dict:
    """Ask a director to look at a report, in time and with a reason."""
    return _moved(case, "contest", cases.EMPLOYER, reason)


@action("inspection.review_inspection", es="Resolver una impugnación", en="Decide a contested inspection",
        subject=_matter)  # fmt: skip
def review_inspection(*, case: int, upholds: bool, reason: str, by: By, today: Today, key: str) -> dict:
    """Uphold the report or annul it, with a reason."""
    return _moved(case, "uphold" if upholds else "annul", cases.APPEALS, reason)


def _what_was_seen(employer_id: int) -> dict:
    """The points and signals with which a person decided, so that the case can be read when the list has changed."""
    last = queries.last_assessment()
    reasons = queries.reasons(employer_id)
    points = sum(one.points for one in reasons)
    return {"month": last.month if last else 0, "points": points, "signals": [one.signal.code for one in reasons]}


def _moved(case: int, move: str, role: str, reason: str = "") -> dict:
    if desk.case_of(case).kind != cases.EMPLOYER_INSPECTION.name:
        raise CaseError(f"El trámite {case} no es una inspección", f"Case {case} is not an inspection")
    return {"case": case, "state": desk.move(case, move, reason=reason, role=role).state}
