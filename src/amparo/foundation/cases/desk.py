"""What an action does with cases: open one, move it, hand in a document, tell someone. Call these inside an `@action`.

Who may ask is decided before, by `access.roles.may`; here the case itself decides what it can do.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

import polars as pl
from django.db.models import Max

from amparo.foundation import bulk, calendar
from amparo.foundation.access.roles import ROLES
from amparo.foundation.acts.action import current_act
from amparo.foundation.cases import store
from amparo.foundation.cases.conflicts import OPEN, conflict
from amparo.foundation.cases.kinds import SILENCE, WORKING, CaseError, Kind, Move, State, declared
from amparo.foundation.cases.models import Case, Event, Evidence, Notice
from amparo.foundation.law.book import Law
from amparo.foundation.months import OPEN_END

LARGEST_DOCUMENT = 10_000_000
"""Bytes of the largest document that may be handed in."""

LONGEST_TITLE = 200

DOCUMENTS = {b"%PDF-": "application/pdf", b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""What may be handed in, by its first bytes: the name a file carries proves nothing."""


def open_case(
    kind: Kind,
    *,
    province: str,
    person_id: int | None = None,
    employer_id: int | None = None,
    about: dict[str, Any] | None = None,
    because_of: Case | None = None,
) -> Case:
    """A new case in the first state of its kind, its clock running."""
    act = current_act()
    first = kind.states[0]
    case = Case(
        id=bulk.next_id(Case), kind=kind.name, state=first.name, person_id=person_id, employer_id=employer_id,
        province=province, opened_date=act.today, since_date=act.today, due_date=_due_date(first, act.today),
        about=about or {}, because_of=because_of, act=act.number,
    )  # fmt: skip
    case.save(force_insert=True)
    _write(case, OPEN, "", first.name, "")
    return case


def move(case_id: int, name: str, *, reason: str = "", role: str) -> Case:
    """Make a move, or propose it if it asks for a second person; the second to make it, if another, confirms it.

    Returns the case as it stands then. CaseError if the case cannot make it now, or the move lacks what it asks for.
    """
    case = case_of(case_id)
    kind = declared[case.kind]
    chosen = kind.move(name)
    _check(case, kind, chosen, reason, role)
    if chosen.second and not _confirms(case, chosen):
        _write(case, name, case.state, "", reason)
        return case
    return _go(case, kind, chosen, reason)


def hand_in(case_id: int, *, title: str, content: bytes) -> Evidence:
    """Keep a document with the case. CaseError if it is empty, too large, or not a PDF, PNG or JPEG."""
    case, act = case_of(case_id), current_act()
    if not declared[case.kind].state(case.state).waits_for:
        raise CaseError(
            f"El trámite {case.id} ya terminó: no recibe documentos. Abra otro, o apele si está en tiempo",
            f"Case {case.id} has ended: it takes no documents. Open another, or appeal if there is still time",
        )
    if not title.strip():
        raise CaseError(
            "El documento no tiene título: escriba qué prueba",
            "The document has no title: write what it proves",
            "title",
        )
    if len(title) > LONGEST_TITLE:
        raise CaseError(
            f"El título pasa de {LONGEST_TITLE} signos: diga en pocas palabras qué prueba el documento",
            f"The title has more than {LONGEST_TITLE} signs: say in few words what the document proves",
            "title",
        )
    if not 0 < len(content) <= LARGEST_DOCUMENT:
        raise CaseError(
            f"El documento tiene {len(content)} bytes; se admite hasta {LARGEST_DOCUMENT}, y no vacío",
            f"The document has {len(content)} bytes; up to {LARGEST_DOCUMENT} are taken, and none empty",
            "document",
        )
    media_type = next((known for start, known in DOCUMENTS.items() if content.startswith(start)), None)
    if media_type is None:
        raise CaseError(
            "El documento no es PDF, PNG ni JPEG: conviértalo a uno de ellos",
            "The document is not PDF, PNG or JPEG: convert it to one of them",
            "document",
        )
    sha256 = hashlib.sha256(content).hexdigest()
    if store.keep(sha256, content):
        act.undo.append(partial(store.forget, sha256))
    return Evidence.objects.create(
        case=case, title=title.strip(), media_type=media_type, sha256=sha256, size=len(content),
        by=act.by, date=act.today, act=act.number,
    )  # fmt: skip


def tell(
    es: str, en: str, *, case: Case | None = None, person_id: int | None = None, employer_id: int | None = None
) -> Notice:
    """Leave a notice in the inbox of a person or of an employer. What it says is in the trace for good."""
    act = current_act()
    if (person_id is None) == (employer_id is None):
        raise TypeError("tell a person or an employer, one of the two")
    return Notice.objects.create(
        id=bulk.next_id(Notice), case=case, person_id=person_id, employer_id=employer_id, es=es, en=en,
        date=act.today, act=act.number,
    )  # fmt: skip


def tell_persons(notices: pl.DataFrame) -> int:
    """Leave a notice in the inbox of many persons at once: person_id, es, en. Returns how many were told."""
    act = current_act()
    return bulk.insert(
        Notice._meta.db_table,
        notices.select(
            "person_id", "es", "en",
            id=bulk.next_id(Notice) + pl.int_range(pl.len(), dtype=pl.Int64),
            date=pl.lit(act.today, pl.Int64), act=pl.lit(act.number, pl.Int64),
        ),
    )  # fmt: skip


def case_of(case_id: int) -> Case:
    """CaseError if there is no such case."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise CaseError(
            f"No hay ningún trámite {case_id}: revise el número", f"There is no case {case_id}: check the number"
        )
    return case


def _check(case: Case, kind: Kind, chosen: Move, reason: str, role: str) -> None:
    if case.state not in chosen.after:
        here, there = kind.state(case.state), kind.moves_after(case.state)
        raise CaseError(
            f"El trámite {case.id} está en «{here.es}» y desde ahí no se puede «{chosen.es}»; "
            f"los pasos que hay son {', '.join(f'«{move.es}»' for move in there) or 'ninguno: terminó'}",
            f"Case {case.id} is at “{here.en}” and from there “{chosen.en}” cannot be done; "
            f"the steps there are: {', '.join(f'“{move.en}”' for move in there) or 'none: it ended'}",
        )
    if role != chosen.by:
        needed, given = _who(chosen.by), _who(role)
        raise CaseError(
            f"«{chosen.es}» corresponde a {needed[0]}, no a {given[0]}",
            f"“{chosen.en}” is for {needed[1]}, not for {given[1]}",
        )
    if told := conflict(case, kind, role, current_act().by):
        raise CaseError(*told)
    if chosen.reason and not reason.strip():
        raise CaseError(
            f"«{chosen.es}» pide una razón: escríbala, porque se notifica con ella",
            f"“{chosen.en}” asks for a reason: write it, because it is notified",
            "reason",
        )
    if chosen.evidence and not case.evidence.exists():
        raise CaseError(
            f"«{chosen.es}» pide al menos un documento que lo pruebe: agréguelo antes",
            f"“{chosen.en}” asks for at least one document that proves it: add it first",
        )


def _who(role: str) -> tuple[str, str]:
    """A role in words, in both languages."""
    if role == SILENCE:
        return "nadie: ocurre al vencer el plazo", "nobody: it happens when the term ends"
    return f"«{ROLES[role].es}»", f"“{ROLES[role].en}”"


def _confirms(case: Case, chosen: Move) -> bool:
    """Whether this is the second person; CaseError if it is the first one again."""
    pending = case.events.filter(to_state="", act__gt=_last_move(case), move=chosen.name).order_by("pk").last()
    if pending is None:
        return False
    if pending.by == current_act().by:
        raise CaseError(
            f"«{chosen.es}» ya fue propuesto por la misma cuenta: debe confirmarlo otra persona",
            f"“{chosen.en}” was proposed by the same account: another person must confirm it",
        )
    return True


def _last_move(case: Case) -> int:
    """The act of the last move that changed the state: what was proposed before it no longer stands."""
    return case.events.exclude(to_state="").aggregate(last=Max("act"))["last"] or 0


def _go(case: Case, kind: Kind, chosen: Move, reason: str) -> Case:
    act = current_act()
    left, reached, came_from = kind.state(case.state), kind.state(chosen.to), case.state
    if reached.pauses and case.due_date < OPEN_END:
        case.days_left = _days_between(left, act.today, case.due_date)
    resumes = left.pauses and case.days_left is not None and reached.clock is not None
    case.due_date = (
        _after(reached, act.today, case.days_left or 0) if resumes else _due_date(reached, act.today)
    )  # fmt: skip
    if not reached.pauses:
        case.days_left = None
    case.state, case.since_date = reached.name, act.today
    case.save()
    _write(case, chosen.name, came_from, reached.name, reason)
    for party in chosen.tells:
        _tell_party(case, kind, chosen, reason, party)
    return case


def _tell_party(case: Case, kind: Kind, chosen: Move, reason: str, party: str) -> None:
    told = {"person_id": case.person_id} if party == "person" else {"employer_id": case.employer_id}
    if None in told.values():
        return
    because_es = f" Razón: {reason}" if reason else ""
    because_en = f" Reason: {reason}" if reason else ""
    reached = kind.state(chosen.to)
    tell(
        f"{kind.es}, trámite {case.id}: {reached.es} ({chosen.article}).{because_es}",
        f"{kind.en}, case {case.id}: {reached.en} ({chosen.article}).{because_en}",
        case=case,
        **told,
    )


def _write(case: Case, name: str, from_state: str, to_state: str, reason: str) -> None:
    act = current_act()
    Event.objects.create(
        case=case, move=name, from_state=from_state, to_state=to_state, by=act.by, date=act.today,
        reason=reason.strip(), act=act.number,
    )  # fmt: skip


def _due_date(state: State, today: int) -> int:
    if state.clock is None:
        return OPEN_END
    return _after(state, today, Law.load().on(today).value(state.clock.days))


def _after(state: State, date: int, days: int) -> int:
    counted = state.clock.counted if state.clock else WORKING
    return calendar.working_days_after(date, days) if counted == WORKING else calendar.days_after(date, days)


def _days_between(state: State, date: int, due: int) -> int:
    counted = state.clock.counted if state.clock else WORKING
    count = calendar.working_days_between if counted == WORKING else calendar.days_between
    return max(count(date, due), 0)


def silent_moves(today: int) -> list[tuple[int, str]]:
    """(case, move) of every case whose clock ran out before `today` and whose state says what silence does."""
    silences = {
        (kind.name, state.name): state.clock.then
        for kind in declared.values()
        for state in kind.states
        if state.clock and state.clock.then and kind.move(state.clock.then).by == SILENCE
    }
    late = Case.objects.filter(due_date__lt=today).order_by("pk").values_list("pk", "kind", "state")
    return [(case, silences[kind, state]) for case, kind, state in late if (kind, state) in silences]
