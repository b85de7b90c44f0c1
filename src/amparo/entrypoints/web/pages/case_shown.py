"""A case as a page shows it: where it stands, its clock and law, what happened, and what the reader may do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web.labels import NAMES
from amparo.entrypoints.web.pages.case_asking import ASKING
from amparo.foundation import reading, writing
from amparo.foundation.access.roles import ROLES, Account, may
from amparo.foundation.access.subjects import of_employer
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import actions as case_actions
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases import store
from amparo.foundation.cases.conflicts import conflict
from amparo.foundation.cases.desk import case_of
from amparo.foundation.cases.kinds import SILENCE, WORKING, Clock, Move
from amparo.foundation.cases.queries import Matter
from amparo.foundation.cases.subjects import of_case
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.foundation.pages import NotPublished, Paper, Sent, Value, Visit
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import objections
from amparo.modules.affiliation.notices import RELATIONS
from amparo.modules.inspection import queries as inspection
from amparo.modules.inspection.signals import SIGNALS

PLAIN = ("refuse", "withdraw", "uphold", "drop", "clear", "annul")
"""The moves that give nothing: their button does not stand out."""

DOCUMENT = "document"
"""The name of the file in the forms of a case."""
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class Step:
    """A move that the case may make now. why: why this account may not, in words; empty if it may."""

    move: Move
    why: str
    confirms: bool
    reasoned: bool


@dataclass(frozen=True)
class Running:
    """The clock of a case: how many days, how they are counted, and the article that says so."""

    name: str
    days: int
    working: bool
    title: str
    cite: str
    trust: str


def read(visit: Visit, case: int) -> Matter:
    """The case. NotPublished if there is none."""
    matter = cases.matter(case, visit.today)
    if matter is None:
        raise NotPublished(_("No hay ningún trámite con ese número."))
    return matter


def shown(visit: Visit, matter: Matter) -> dict[str, Any]:
    """What the template of a case needs, besides who the person is."""
    state = matter.kind.state(matter.state)
    employer = registry.employer(matter.employer_id) if matter.employer_id else None
    happenings = cases.timeline(matter.id)
    return {
        "matter": matter,
        "state": state,
        "turn": whose(matter, state.waits_for) if state.waits_for else None,
        "plain_moves": PLAIN,
        "reason": happenings[-1].reason if happenings else "",
        "clock": running(state.clock, matter.since_date, visit.language) if state.clock else None,
        "employer": employer,
        "asked": asked(matter, visit.language),
        "timeline": happenings,
        "evidence": cases.evidence(matter.id),
        "steps": steps(visit, matter, happenings),
        "own": f"user:{visit.account.pk}",
        "takes_documents": bool(state.waits_for) and _may(visit, "cases.hand_in", matter),
        "seen": [SIGNALS[code] for code in matter.about.get("signals", ())],
        "sees_signals": employer is not None
        and may(Account(visit.grants), "inspection.read", of_employer(employer.pk)),
        "led_to": [(one, one.kind.state(one.state)) for one in cases.led_to(matter.id, visit.today)],
        "may_enrol": _may(visit, "affiliation.enrol_found", matter) and bool(inspection.reported_employer(matter.id)),
    }


def _may(visit: Visit, permission: str, matter: Matter) -> bool:
    return may(Account(visit.grants), permission, of_case(matter.id))


def running(clock: Clock, since: int, language: str) -> Running:
    """What the law in force when the state began says of its clock."""
    law = Law.load()
    value, cite = law.value(clock.days), law.cites(clock.days, since)
    title = value.en if language == "en" else value.es
    return Running(clock.days, law.on(since).value(clock.days), clock.counted == WORKING, title, str(cite), cite.trust)


def clock_of_objections(visit: Visit) -> Running:
    """How long whoever is told of a notice has to object to it, and by which article."""
    return running(Clock(objections.CLOCK), visit.today, visit.language)


def steps(visit: Visit, matter: Matter, happenings: list[cases.Happening]) -> list[Step]:
    """Every move that someone may make now, and why this account may not make some of them."""
    subject, holder, own = of_case(matter.id), Account(visit.grants), f"user:{visit.account.pk}"
    case, found = case_of(matter.id), []
    for move in matter.moves:
        if move.by == SILENCE:
            continue
        asking = ASKING[matter.kind.name][move.name]
        proposed = happenings[-1] if matter.proposed == move.name else None
        why = ""
        if not may(holder, asking.permission, subject):
            why = _("Corresponde a: %(role)s.") % {"role": whose(matter, move.by)[visit.language == "en"]}
        elif told := conflict(case, matter.kind, move.by, own):
            why = told[visit.language == "en"]
        elif proposed and proposed.by == own:
            why = _("Usted ya lo propuso: debe confirmarlo otra persona.")
        elif move.evidence and not cases.evidence(matter.id):
            why = _("Falta un documento que lo pruebe.")
        found.append(Step(move, why, confirms=proposed is not None, reasoned=asking.reasoned))
    return found


def whose(matter: Matter, role: str) -> tuple[str, str]:
    """Whose turn it is: of the office, which one."""
    if role == "clerk":
        es, en = registry.province_names()[matter.province]
        return f"oficina de {es}", f"office of {en}"
    return ROLES[role].es, ROLES[role].en


def asked(matter: Matter, language: str) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """What a case asks to record: each notice by its name, with what it says in words."""
    return [
        (NAMES["notice_type"][one["type"]], [pair for pair in _said(one, language) if pair[1]])
        for one in matter.about.get("notices", ())
    ]


def _said(notice: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    regime = NAMES["regime"].get(RELATIONS.get(notice["relation"], ""), ("", ""))
    return [
        (_("Fecha"), writing.day(int(notice["date"]), language) if notice["date"] else ""),
        (_("Mes"), writing.month(Month.parse(notice["month"]), language) if notice["month"] else ""),
        (_("Remuneración"), writing.money(reading.cents(notice["amount"]), language) if notice["amount"] else ""),
        (_("Días"), notice["days"]),
        (_("Régimen"), regime[language == "en"]),
    ]


# ---------------------------------------------------------------- what its forms do


def make_move(visit: Visit, sent: Sent, case: int) -> None:
    """Make the move named in the form, with its reason if it takes one."""
    matter = read(visit, case)
    asking = ASKING[matter.kind.name].get(sent.fields.get("move", ""))
    if asking is None:
        raise Refused("El formulario llegó incompleto: recargue la página", "The form came incomplete: reload the page")
    reason = {"reason": sent.fields.get("reason", "")} if asking.reasoned else {}
    asking.perform(case=case, by=visit.account, today=visit.today, key=sent.key, **asking.given, **reason)


def hand_in(visit: Visit, sent: Sent, case: int) -> None:
    """Add a document to the case."""
    case_actions.hand_in(
        case=case, title=sent.fields.get("title", ""), content=sent.files.get(DOCUMENT, b""), by=visit.account,
        today=visit.today, key=sent.key,
    )  # fmt: skip


def document(visit: Visit, case: int, sha256: str) -> Paper:
    """A document of the case, as it was handed in. NotPublished if the case has no such one."""
    matter = read(visit, case)
    kept = next((one for one in cases.evidence(case) if one["sha256"] == sha256), None)
    if kept is None:
        raise NotPublished(_("El trámite no tiene ese documento."))
    name = f"{case}-{sha256[:12]}.{ENDINGS[kept['media_type']]}"
    return Paper(store.read(sha256), kept["media_type"], name, (matter.person_id,) if matter.person_id else ())


# ---------------------------------------------------------------- as data

HAPPENED = ("date", "move", "by", "proposed", "reason")


def rows(matter: Matter) -> list[tuple[Value, ...]]:
    """What happened, as the data of a case."""
    return [(one.date, one.move, one.by, one.proposed, one.reason) for one in cases.timeline(matter.id)]


def facts(matter: Matter) -> dict[str, Any]:
    """Where it stands, what it asks and what was handed in, as the data of a case."""
    return {
        "case": matter.id,
        "kind": matter.kind.name,
        "state": matter.state,
        "waits_for": matter.waits_for or None,
        "opened_date": matter.opened_date,
        "due_date": matter.due_date,
        "late": matter.late,
        "about": matter.about,
        "evidence": [{name: one[name] for name in ("title", "media_type", "sha256", "size", "date")}
                     for one in cases.evidence(matter.id)],
    }  # fmt: skip
