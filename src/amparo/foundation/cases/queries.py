"""What can be asked of cases: the inbox of a desk by what is late, a person's or employer's matters, and one whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Count, Q, QuerySet

from amparo.foundation import bulk
from amparo.foundation.cases.kinds import Kind, Move, State, declared
from amparo.foundation.cases.models import Case, Notice
from amparo.foundation.months import OPEN_END


@dataclass(frozen=True)
class Matter:
    """A case as its reader sees it. late: its clock ran out. due_date is None without a clock.

    because_of: the case that led to it, if one did.
    proposed: the move that waits for a second person, if any; proposed_by: who was the first.
    """

    id: int
    kind: Kind
    state: str
    waits_for: str
    person_id: int | None
    employer_id: int | None
    province: str
    opened_date: int
    since_date: int
    due_date: int | None
    late: bool
    about: dict[str, Any]
    because_of: int | None
    proposed: str
    proposed_by: str
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Happening:
    """One line of a case's history; `proposed` while it waits for a second person."""

    move: str
    es: str
    en: str
    by: str
    date: int
    reason: str
    proposed: bool


@dataclass(frozen=True)
class Desk:
    """Whose turn is attended: a role's, in one module and province, or in all when none is named."""

    role: str
    module: str | None = None
    province: str | None = None


@dataclass(frozen=True)
class Waiting:
    """How many cases wait, how many of them are late, and how many have to be done today."""

    count: int
    late: int
    due_today: int


def inbox(role: str, today: int, *, provinces: Collection[str] = (), modules: Collection[str] = ()) -> list[Matter]:
    """The cases that wait for a role, the latest due first; of every province and module when none is named."""
    desks = [Desk(role, module, province) for module in modules or (None,) for province in provinces or (None,)]
    return _matters(_waiting_at(desks).order_by("due_date", "pk"), today)


def waiting(
    desks: Collection[Desk], today: int, *, kind: str = "", province: str = "", start: int = 0, most: int = 50
) -> tuple[list[Matter], Waiting]:
    """Some of the cases that wait at some desks, the latest due first, and how many there are in all.

    kind, province: only those. start, most: from which on, and how many at most.
    """
    found = _waiting_at(desks)
    if kind:
        found = found.filter(kind=kind)
    if province:
        found = found.filter(province=province)
    return _matters(found.order_by("due_date", "pk")[start : start + most], today), _counted(found, today)


def waiting_order(desks: Collection[Desk]) -> list[tuple[int, int]]:
    """(due date, number) of every case that waits at some desks, the latest due first."""
    return list(_waiting_at(desks).order_by("due_date", "pk").values_list("due_date", "pk"))


def counted(desks: Collection[Desk], today: int) -> dict[Desk, Waiting]:
    """How many cases wait at each desk."""
    return {desk: _counted(_waiting_at([desk]), today) for desk in desks}


def kinds_at(desks: Collection[Desk]) -> list[Kind]:
    """The kinds of which some case may wait at some of the desks."""
    return list(dict.fromkeys(kind for _, kind, _ in _turns(desks)))


def roles_waited_for() -> list[str]:
    """Every role for which some case may wait."""
    return sorted({state.waits_for for kind in declared.values() for state in kind.states if state.waits_for})


def _counted(found: QuerySet[Case], today: int) -> Waiting:
    return Waiting(
        **found.aggregate(
            count=Count("pk"),
            late=Count("pk", filter=Q(due_date__lt=today)),
            due_today=Count("pk", filter=Q(due_date=today)),
        )
    )


def _turns(desks: Collection[Desk]) -> Iterator[tuple[Desk, Kind, State]]:
    """Each state of a kind in which it is the turn of a desk."""
    for desk in desks:
        for kind in declared.values():
            if desk.module in (None, kind.module):
                yield from ((desk, kind, state) for state in kind.states if state.waits_for == desk.role)


def _waiting_at(desks: Collection[Desk]) -> QuerySet[Case]:
    turns = [
        Q(kind=kind.name, state=state.name, **({"province": desk.province} if desk.province else {}))
        for desk, kind, state in _turns(desks)
    ]
    return Case.objects.filter(Q(*turns, _connector=Q.OR)) if turns else Case.objects.none()


def matters(case_ids: Collection[int], today: int) -> list[Matter]:
    """Some cases, the latest due first."""
    return _matters(Case.objects.filter(pk__in=case_ids).order_by("due_date", "pk"), today)


def of_person(person_id: int, today: int) -> list[Matter]:
    return _matters(Case.objects.filter(person_id=person_id).order_by("-pk"), today)


def of_employer(employer_id: int, today: int) -> list[Matter]:
    return _matters(Case.objects.filter(employer_id=employer_id).order_by("-pk"), today)


def led_to(case_id: int, today: int) -> list[Matter]:
    """The cases opened because of one, oldest first."""
    return _matters(Case.objects.filter(because_of=case_id).order_by("pk"), today)


def ended_states(kind: str) -> list[str]:
    """The states of a kind in which nobody's turn is left."""
    return [state.name for state in declared[kind].states if not state.waits_for]


def raised_against_employers(kind: str) -> pl.DataFrame:
    """Every case of a kind that names an employer and a person and was not turned down.

    Returns case, employer_id, person_id and opened_month (YYYYMM). Turned down: archived, or refused and not appealed.
    """
    return bulk.read(
        "SELECT id, employer_id, person_id, opened_date / 100 FROM cases_case WHERE kind = %s "
        "AND employer_id IS NOT NULL AND person_id IS NOT NULL AND state NOT IN ('archived', 'refused') ORDER BY id",
        [kind],
        schema={"case": pl.Int64, "employer_id": pl.Int64, "person_id": pl.Int64, "opened_month": pl.Int64},
    )


def matter(case_id: int, today: int) -> Matter | None:
    found = _matters(Case.objects.filter(pk=case_id), today)
    return found[0] if found else None


def timeline(case_id: int) -> list[Happening]:
    """What happened, oldest first."""
    case = Case.objects.get(pk=case_id)
    named = {move.name: move for move in declared[case.kind].moves}
    return [
        Happening(
            event.move,
            named[event.move].es if event.move in named else "Abrir",
            named[event.move].en if event.move in named else "Open",
            event.by, event.date, event.reason, not event.to_state,
        )
        for event in case.events.order_by("pk")
    ]  # fmt: skip


def evidence(case_id: int) -> list[dict[str, Any]]:
    """title, media_type, sha256, size, by and date of each document handed in."""
    named = ("title", "media_type", "sha256", "size", "by", "date")
    kept = Case.objects.get(pk=case_id).evidence.order_by("pk")
    return [{name: getattr(one, name) for name in named} for one in kept]


def notices(*, person_id: int | None = None, employer_id: int | None = None) -> list[dict[str, Any]]:
    """The inbox of a person or of an employer, the newest first; `read_date`, `read_act` are None until it is read."""
    if (person_id is None) == (employer_id is None):
        raise TypeError("ask for a person or for an employer")
    told = {"person_id": person_id} if person_id is not None else {"employer_id": employer_id}
    found = Notice.objects.filter(**told)
    return [
        {"id": one.pk, "case": one.case_id, "es": one.es, "en": one.en, "date": one.date,
         "read_date": one.reading.date if hasattr(one, "reading") else None,
         "read_act": one.reading.act if hasattr(one, "reading") else None}
        for one in found.select_related("reading").order_by("-pk")
    ]  # fmt: skip


def unread(employer_id: int) -> int:
    """How many notices of an employer nobody acknowledged."""
    return Notice.objects.filter(employer_id=employer_id, reading=None).count()


def _matters(cases: QuerySet[Case], today: int) -> list[Matter]:
    listed = list(cases.prefetch_related("events"))
    return [_matter(case, today) for case in listed]


def _matter(case: Case, today: int) -> Matter:
    kind = declared[case.kind]
    events = sorted(case.events.all(), key=lambda event: event.pk)
    proposal = events[-1] if events and not events[-1].to_state else None
    return Matter(
        id=case.pk, kind=kind, state=case.state, waits_for=kind.state(case.state).waits_for,
        person_id=case.person_id, employer_id=case.employer_id, province=case.province,
        opened_date=case.opened_date, since_date=case.since_date,
        due_date=case.due_date if case.due_date < OPEN_END else None, late=case.due_date < today,
        about=case.about, because_of=case.because_of_id,
        proposed=proposal.move if proposal else "", proposed_by=proposal.by if proposal else "",
        moves=kind.moves_after(case.state),
    )  # fmt: skip
