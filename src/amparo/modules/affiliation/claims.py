"""What is done with a claim for missing affiliation and with a correction of history; `cases.py` says when and by whom.

Granted, what was proven is recorded as accepted notices, whatever its age: nothing sealed is rewritten, and the next
closing states again the months it may still reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from amparo.foundation.access import subjects
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.cases import desk
from amparo.foundation.cases.kinds import CaseError, Kind
from amparo.foundation.cases.models import Case
from amparo.foundation.cases.subjects import of_kinds
from amparo.foundation.history import queries as history
from amparo.foundation.months import Month
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.problems import refusal
from amparo.modules.affiliation import cases
from amparo.modules.affiliation.actions import record, refuse_separators, understood
from amparo.modules.affiliation.notices import mistakes_found, written
from amparo.modules.affiliation.tables import MEMORY_MONTHS
from amparo.modules.inspection import queries as inspection

_OURS = (cases.MISSING_AFFILIATION.name, cases.HISTORY_CORRECTION.name)
_matter = of_kinds(*_OURS)
_FIELDS = ("type", "month", "date", "amount", "days", "relation", "cause")


@action(
    "affiliation.file_claim",
    es="Reclamar por falta de afiliación",
    en="Claim missing affiliation",
    subject=subjects.of_person,
)
def file_claim(
    *,
    by: By,
    today: Today,
    key: str,
    person_id: int,
    establishment_id: int,
    since_date: str,
    relation: str,
    wage: str,
    title: str,
    content: bytes,
    until_date: str = "",
    cause: str = "T",
    province: str = "",
) -> dict:
    """Open the claim of a job that the employer did not declare, with a first document; LSS art. 73.

    since_date, until_date (empty if she works there still): YYYYMMDD. relation, wage, cause of exit: as in the batch
    file. province: where she worked, whose desk attends it; the establishment's if empty. title, content: what the
    document proves, and its bytes (PDF, PNG or JPEG). Refused or CaseError say what is wrong. Returns {"case": …}.
    """
    _refuse_days(since_date, until_date)
    notices, kind = _job(since_date, relation, wage, until_date, cause), cases.MISSING_AFFILIATION
    return {"case": _opened(kind, person_id, establishment_id, notices, title, content, province)}


@action(
    "affiliation.propose_correction",
    es="Proponer una corrección de la historia laboral",
    en="Propose a correction of a work history",
    subject=subjects.of_person,
)
def propose_correction(
    *,
    by: By,
    today: Today,
    key: str,
    person_id: int,
    establishment_id: int,
    notices: list[dict[str, str]],
    title: str,
    content: bytes,
) -> dict:
    """Open a correction: the notices that would put a person's history right, and the document that proves it.

    notices: each with `type` (ENT, SAL, MSU, INS, COR) and the fields of `give_notice`. Returns {"case": …}.
    """
    return {"case": _opened(cases.HISTORY_CORRECTION, person_id, establishment_id, notices, title, content)}


@action(
    "affiliation.enrol_found",
    es="Pedir que se registre a quien halló una inspección",
    en="Ask to record whom an inspection found",
    subject=of_kinds(inspection.INSPECTION),
)
def enrol_found(
    *,
    by: By,
    today: Today,
    key: str,
    case: int,
    cedula: Private,
    branch: str,
    since_date: str,
    relation: str,
    wage: str,
    title: str,
    content: bytes,
    until_date: str = "",
    cause: str = "T",
) -> dict:
    """Open the correction that records, from its first day, a job that an inspection found undeclared; LSS art. 73.

    case: an inspection whose report two persons approved and nobody contests. branch: the establishment of its
    employer. The rest as in `file_claim`; the document is of this worker alone, who will see it. Refused says what is
    wrong. Returns {"case": the correction, which affiliation decides}.
    """
    employer_id = inspection.reported_employer(case)
    if employer_id is None:
        raise CaseError(
            f"El trámite {case} no es una inspección con informe aprobado y sin impugnar: antes, dos personas informan "
            "lo que se halló",
            f"Case {case} is not an inspection with an approved, uncontested report: two persons report what was found "
            "before",
        )
    document = cedula.text.strip().upper()
    person_id = registry.persons_by_document([document]).get(document)
    if person_id is None:
        raise Refused(
            f"Nadie está inscrito con el documento «{document}»: revíselo con la persona",
            f"Nobody is registered with document “{document}”: check it with the person",
            "cedula",
        )
    place = registry.establishments_by_branch([employer_id]).get((employer_id, branch))
    if place is None:
        raise Refused(
            f"El empleador no tiene ningún establecimiento «{branch}»: elija uno de los suyos",
            f"The employer has no establishment “{branch}”: choose one of its own",
            "branch",
        )
    _refuse_days(since_date, until_date)
    notices = _job(since_date, relation, wage, until_date, cause)
    opened = _opened(cases.HISTORY_CORRECTION, person_id, place, notices, title, content, because_of=case)
    return {"case": opened}


@action(
    "affiliation.notify_claim", es="Notificar un reclamo al empleador", en="Notify a claim to the employer",
    subject=_matter,
)  # fmt: skip
def notify_claim(*, case: int, by: By, today: Today, key: str) -> dict:
    """Give the employer its days to bring documents. CaseError without a document of the worker."""
    return _moved(case, "notify", cases.OFFICE)


@action("affiliation.answer_claim", es="Contestar un reclamo", en="Answer a claim", subject=_matter)
def answer_claim(*, case: int, accepts: bool, by: By, today: Today, key: str, reason: str = "") -> dict:
    """The employer recognises the job, or denies it with a reason; documents come by `cases.hand_in`."""
    return _moved(case, "accept" if accepts else "deny", cases.EMPLOYER, reason)


@action("affiliation.inspect_claim", es="Inspeccionar por un reclamo", en="Inspect because of a claim", subject=_matter)
def inspect_claim(*, case: int, by: By, today: Today, key: str) -> dict:
    return _moved(case, "inspect", cases.OFFICE)


@action("affiliation.decide_claim", es="Resolver un reclamo o corrección", en="Decide a claim or correction",
        subject=_matter)  # fmt: skip
def decide_claim(*, case: int, grants: bool, by: By, today: Today, key: str, reason: str = "") -> dict:
    """Refuse with a reason; or grant, which another person must confirm, and then what was proven is recorded.

    Returns {"case", "state", "recorded": how many notices}; once granted also `stated_since`, the first month that the
    next closing states again, and `waiting`, how many older ones of it wait: the notices keep them, no closing reaches
    them. Refused if what was proven no longer fits the records.
    """
    told = _moved(case, "grant" if grants else "refuse", cases.OFFICE, reason)
    if told["state"] != "granted":
        return told | {"recorded": 0}
    return told | _recorded(desk.case_of(case))


@action("affiliation.appeal_claim", es="Apelar de un reclamo negado", en="Appeal a refused claim", subject=_matter)
def appeal_claim(*, case: int, reason: str, by: By, today: Today, key: str) -> dict:
    """Ask a director to look at a refusal, in time and with a reason."""
    return _moved(case, "appeal", cases.WORKER, reason)


@action("affiliation.review_claim", es="Resolver una apelación", en="Decide an appeal", subject=_matter)
def review_claim(*, case: int, returns: bool, reason: str, by: By, today: Today, key: str) -> dict:
    """Return the case to be decided again, or uphold the refusal; with a reason."""
    return _moved(case, "return" if returns else "uphold", cases.APPEALS, reason)


@action("affiliation.withdraw_claim", es="Retirar un reclamo", en="Withdraw a claim", subject=_matter)
def withdraw_claim(*, case: int, by: By, today: Today, key: str) -> dict:
    return _moved(case, "withdraw", cases.WORKER)


def _job(since_date: str, relation: str, wage: str, until_date: str, cause: str) -> list[dict[str, str]]:
    """The notices that record a job: its entry and, if it ended, its exit."""
    entry = {"type": "ENT", "date": since_date, "relation": relation, "amount": wage}
    return [entry, {"type": "SAL", "date": until_date, "cause": cause}] if until_date else [entry]


def _refuse_days(since_date: str, until_date: str) -> None:
    """Said in the words of whoever worked: those of a notice speak to the employer who sends it."""
    try:
        first, last = date.fromisoformat(since_date), date.fromisoformat(until_date or since_date)
    except ValueError:  # the notice will say which is no day
        return
    if int(f"{first:%Y%m%d}") > current_act().today:
        raise Refused(
            f"El primer día ({first}) todavía no llega: escriba aquel en que empezó a trabajar",
            f"The first day ({first}) has not come yet: write the one on which you began to work",
            "since_date",
        )
    if last < first:
        raise Refused(
            f"El último día ({last}) es anterior al primero ({first}): corrija uno",
            f"The last day ({last}) comes before the first ({first}): mend one",
            "until_date",
        )


def _opened(
    kind: Kind, person_id: int, establishment_id: int, notices: Iterable[Mapping[str, str]], title: str,
    content: bytes, province: str = "", because_of: int | None = None,
) -> int:  # fmt: skip
    """A case with its first document, once what it asks to record could be recorded as things stand."""
    place = registry.establishment(establishment_id)
    if place is None:
        raise Refused(
            f"El establecimiento {establishment_id} no está inscrito: pida su inscripción con el RUC del empleador",
            f"Establishment {establishment_id} is not registered: ask for its registration with the employer's RUC",
            "establishment_id",
        )
    if province and province not in registry.province_codes():
        raise Refused(
            f"No hay ninguna provincia con el código «{province}»: elija aquella donde trabajó",
            f"There is no province with the code “{province}”: choose the one where you worked",
            "province",
        )
    asked = [{name: str(one.get(name, "")) for name in _FIELDS} for one in notices]
    case = desk.open_case(
        kind, province=province or place.province_id, person_id=person_id, employer_id=place.employer_id,
        about={"establishment_id": establishment_id, "notices": asked},
        because_of=desk.case_of(because_of) if because_of else None,
    )  # fmt: skip
    _proven(case)
    desk.hand_in(case.pk, title=title, content=content)
    return case.pk


def _moved(case: int, move: str, role: str, reason: str = "") -> dict:
    if desk.case_of(case).kind not in _OURS:
        raise CaseError(
            f"El trámite {case} no es un reclamo ni una corrección de afiliación",
            f"Case {case} is neither a claim nor a correction of affiliation",
        )
    return {"case": case, "state": desk.move(case, move, reason=reason, role=role).state}


def _proven(case: Case) -> pl.DataFrame:
    """The notices that a case asks to record, understood as the lines of a file; Refused at the first that is wrong."""
    place = registry.establishment(case.about["establishment_id"])
    assert place is not None, "the case was opened about it"
    assert case.person is not None, "the case is a person's"
    cedula, today = case.person.document, current_act().today
    lines = []
    for one in case.about["notices"]:
        refuse_separators(one)
        fields = {name: value for name, value in one.items() if name != "month"}
        month = one["month"] or str(Month.of(today // 100))
        lines.append(written(ruc=place.employer.ruc, branch=place.branch, cedula=cedula, registered=today, month=month,
                             **fields))  # fmt: skip
    rows = understood(b"\n".join(lines), place.employer_id, oldest=0)
    if found := mistakes_found(rows):
        raise refusal(found[0])
    return rows


def _recorded(case: Case) -> dict:
    """Record what a granted case proved, and tell the worker which months no closing reaches."""
    rows = _proven(case)
    record(rows)
    since = min(Month.of(number) for number in rows["about_month"])
    closed = history.closed_months()
    reached = max(closed[0], closed[-1] + 1 - MEMORY_MONTHS) if closed else since
    waiting = max(reached - since, 0)
    if waiting:
        desk.tell(
            f"Trámite {case.pk}: lo anterior a {reached} ({waiting} meses) queda probado y registrado, pero el cierre "
            "del mes aún no lo liquida; lo demás consta en su historia desde el próximo cierre (C.D. 625 art. 25).",
            f"Case {case.pk}: what is older than {reached} ({waiting} months) is proven and recorded, but the closing "
            "does not settle it yet; the rest is in your history from the next closing (C.D. 625 art. 25).",
            case=case,
            person_id=case.person_id,
        )
    return {"recorded": rows.height, "stated_since": str(max(since, reached)), "waiting": waiting}
