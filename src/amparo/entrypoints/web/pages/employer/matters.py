"""What the institution told the employer, and the claims against it: read, answered with documents, in their time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages import case_shown
from amparo.entrypoints.web.pages.employer.place import own_employer, place
from amparo.entrypoints.web.pages.employer.words import EXITS, FIELDS, NOTICES, RELATIONS
from amparo.foundation import reading
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries
from amparo.foundation.cases.actions import acknowledge_notice, hand_in
from amparo.foundation.cases.desk import LARGEST_DOCUMENT
from amparo.foundation.cases.kinds import CaseError
from amparo.foundation.cases.queries import Matter
from amparo.foundation.pages import Done, NotPublished, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit, number
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation.cases import EMPLOYER
from amparo.modules.affiliation.claims import answer_claim
from amparo.modules.inspection.actions.inspections import answer_inspection, contest_inspection


@dataclass(frozen=True)
class Reply:
    """What an employer may answer in a case, by its move: the action that does it, and what it asks beside the case."""

    permission: str
    perform: Callable[..., dict]
    asked: Callable[[str], dict[str, Any]]


REPLIES = {
    "accept": Reply("affiliation.answer_claim", answer_claim, lambda reason: {"accepts": True, "reason": reason}),
    "deny": Reply("affiliation.answer_claim", answer_claim, lambda reason: {"accepts": False, "reason": reason}),
    "answer": Reply("inspection.answer_inspection", answer_inspection, lambda reason: {"reason": reason}),
    "contest": Reply("inspection.contest_inspection", contest_inspection, lambda reason: {"reason": reason}),
}


def notices(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    told = queries.notices(employer_id=here.employer.pk)
    found = queries.of_employer(here.employer.pk, visit.today)
    columns = ("id", "date", "case", "es", "en", "read_date")
    return Sheet(
        columns=columns,
        rows=[tuple(one[name] for name in columns) for one in told],
        facts={"ruc": ruc, "cases": [{"case": one.id, "kind": one.kind.name, "state": one.state,
                                      "due_date": one.due_date, "waits_for": one.waits_for} for one in found]},
        shown={"place": here, "tab": "employer_notices", "told": told, "cases": [_shown(one) for one in found],
               "may_read": here.allows("cases.acknowledge_notice"), "clock": case_shown.clock_of_objections(visit)},
    )  # fmt: skip


def acknowledge(visit: Visit, sent: Sent, ruc: str) -> Done:
    """The notice of the form; that it is this employer's, the action asks."""
    told = number(sent.fields.get("notice", ""))
    if told is None:
        raise Refused("El formulario llegó incompleto: recargue la página", "The form came incomplete: reload the page")
    _asked(acknowledge_notice, by=visit.account, today=visit.today, key=sent.key, notice=told)
    return Done(to="employer_notices", address={"ruc": ruc}, told=_("Queda constancia de que lo leyó."))


def case(visit: Visit, ruc: str, number: int) -> Sheet:
    here = place(visit, ruc)
    matter = _matter(here.employer.pk, number, visit.today)
    events, documents = queries.timeline(number), queries.evidence(number)
    columns = ("date", "move", "es", "en", "reason", "proposed")
    clock = matter.kind.state(matter.state).clock
    replies = [move for move in matter.moves if move.by == EMPLOYER and here.allows(REPLIES[move.name].permission)]
    person = registry.names([matter.person_id]) if matter.person_id else {}
    return Sheet(
        columns=columns,
        rows=[tuple(getattr(one, name) for name in columns) for one in events],
        facts={"case": number, "kind": matter.kind.name, "state": matter.state, "due_date": matter.due_date,
               "about": matter.about, "documents": documents},
        shown={
            "place": here, "tab": "employer_notices", "case": _shown(matter), "events": events,
            "documents": documents, "person": person.get(matter.person_id or 0),
            "claimed": [_claimed(one) for one in matter.about.get("notices", ())],
            "clock": case_shown.running(clock, matter.since_date, visit.language) if clock else None,
            "replies": replies,
            "may_hand_in": bool(matter.waits_for) and here.allows("cases.hand_in"),
        },
        persons=tuple(person),
    )  # fmt: skip


def answer(visit: Visit, sent: Sent, ruc: str, number: int) -> Done:
    """Accept, deny or contest, with the reason that the move asks for; and with a document, if one was chosen."""
    here = place(visit, ruc)
    matter = _matter(here.employer.pk, number, visit.today)
    move = next((one for one in matter.moves if one.name == sent.fields.get("answer") and one.by == EMPLOYER), None)
    if move is None:
        raise Refused("Elija qué contesta; el trámite pudo cambiar", "Choose what to answer; the case may have changed")
    reason = sent.fields.get("reason", "").strip()
    if move.reason and not reason:
        raise Refused("Escriba por qué: se notifica con ello", "Write why: it is notified with it", "reason")
    if sent.files.get("file"):
        _hand_in(visit, sent, number)
    reply = REPLIES[move.name]
    _asked(reply.perform, by=visit.account, today=visit.today, key=sent.key, case=number, **reply.asked(reason))
    return Done(
        to="employer_case", address={"ruc": ruc, "number": number}, told=_("Su respuesta consta en el trámite.")
    )


def add(visit: Visit, sent: Sent, ruc: str, number: int) -> Done:
    _hand_in(visit, sent, number)
    return Done(
        to="employer_case", address={"ruc": ruc, "number": number}, told=_("El documento consta en el trámite.")
    )


def document(visit: Visit, ruc: str, number: int, sha256: str, **_site: str) -> Paper:
    """A document of a case of the employer, whoever handed it in: one answers what one has seen."""
    _matter(place(visit, ruc).employer.pk, number, visit.today)
    return case_shown.document(visit, number, sha256)


def _hand_in(visit: Visit, sent: Sent, number: int) -> None:
    content, title = sent.files.get("file", b""), sent.fields.get("title", "").strip()
    if not title:
        raise Refused("Escriba qué prueba el documento", "Write what the document proves", "title")
    if not 0 < len(content) <= LARGEST_DOCUMENT:
        most = LARGEST_DOCUMENT // 1_000_000
        raise Refused(
            f"El documento está vacío o pasa de {most} megabytes: envíe otro",
            f"The document is empty or larger than {most} megabytes: send another",
            "file",
        )
    _asked(hand_in, by=visit.account, today=visit.today, key=sent.key, case=number, title=title, content=content)


def _asked(perform: Callable[..., dict], **asked: Any) -> None:
    """A case declines in its own words, which whoever sent the form reads beside it."""
    try:
        perform(**asked)
    except CaseError as error:
        raise Refused(str(error), str(error), "file" if perform is hand_in else "") from error


def _matter(employer_id: int, number: int, today: int) -> Matter:
    found = queries.matter(number, today)
    if found is None or found.employer_id != employer_id:
        raise NotPublished(_("Ningún trámite de este empleador tiene ese número."))
    return found


def _shown(one: Matter) -> dict[str, Any]:
    state = one.kind.state(one.state)
    return {"matter": one, "kind": (one.kind.es, one.kind.en), "state": (state.es, state.en),
            "ours": one.waits_for == EMPLOYER}  # fmt: skip


def _claimed(one: dict[str, str]) -> dict[str, Any]:
    """A notice that the claim asks to record, in words."""
    named = {"relation": RELATIONS, "cause": EXITS}
    read = {"amount": reading.cents, "month": reading.month}
    values = [
        (FIELDS[name], named[name].get(one[name]) if name in named else None, name, read.get(name, str)(one[name]))
        for name in ("date", "relation", "amount", "days", "cause", "month")
        if one.get(name) and not (name == "cause" and one["type"] != "SAL")
    ]
    return {"type": NOTICES[one["type"]], "values": values}


pages = [
    PrivatePage(
        "employer_notices", "empresa/<ruc:ruc>/avisos", "web/employer/notices.html", "cases.read", own_employer,
        notices, ("Mostrar al empleador sus avisos y trámites", "Show the employer its notices and cases"),
        acts={"acknowledge": acknowledge},
    ),
    PrivatePage(
        "employer_case", "empresa/<ruc:ruc>/tramites/<int:number>", "web/employer/case.html", "cases.read",
        own_employer, case, ("Mostrar al empleador un trámite", "Show the employer a case"),
        acts={"answer": answer, "add": add},
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "employer_case_document", "empresa/<ruc:ruc>/tramites/<int:number>/documentos/<slug:sha256>", "cases.read",
        own_employer, document,
        ("Entregar al empleador un documento de su trámite", "Hand the employer a document of its case"),
    ),
]  # fmt: skip
