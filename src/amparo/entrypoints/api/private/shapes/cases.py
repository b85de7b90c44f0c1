"""What is read of cases: where each stands, what happened, and what was handed in."""

from __future__ import annotations

from typing import Literal

from amparo.entrypoints.api.private.shapes.shape import MonthTold, Shape, UntilTold


class Step(Shape):
    """A move that can be made from here, and the role whose turn it is.

    second: another person of that role must confirm it. reason, evidence: it takes a reason, or a document handed in.
    """

    move: str
    title: str
    by: str
    article: str
    second: bool
    reason: bool
    evidence: bool


class Matter(Shape):
    """A case as its reader sees it. due_date is null without a clock; proposed, a move that waits for its second
    person.
    """

    case: int
    kind: str
    title: str
    state: str
    state_title: str
    waits_for: str
    opened_date: int
    since_date: int
    due_date: int | None
    late: bool
    proposed: str


class Matters(Shape):
    """A page of cases. `next` begins the page that follows; null when there is none."""

    cases: list[Matter]
    next: str | None


class Happening(Shape):
    """What happened, oldest first; `by` is the account."""

    move: str
    title: str
    by: str
    date: int
    reason: str
    proposed: bool


class Evidence(Shape):
    """A document handed in, to be fetched by its hash."""

    title: str
    media_type: str
    sha256: str
    size: int
    date: int


class CaseWhole(Matter):
    """A case with its history, what was handed in, and what can be done now."""

    document: str
    ruc: str
    timeline: list[Happening]
    evidence: list[Evidence]
    steps: list[Step]


class Seen(Shape):
    """A signal of an employer: the points it adds, because it reaches so many of those it could."""

    signal: str
    title: str
    points: int
    affected_count: int
    exposed_count: int


class ToInspect(Shape):
    """An employer's place in the worklist, and its inspection under way, if any."""

    ruc: str
    name: str
    province: str
    points: int
    reasons: list[Seen]
    case: int | None


class Notice(Shape):
    """What was told; read_date is null until it is read."""

    notice: int
    case: int | None
    said: str
    date: int
    read_date: int | None


class Notices(Shape):
    """A page of notices, the newest first. `next` begins the page that follows; null when there is none."""

    notices: list[Notice]
    next: str | None


class GivenNotice(Shape):
    """What an employer gave notice of, and until when it may be objected to: whoever says nothing accepts it.

    until_date is null if it was decided in a case. case: the objection.
    """

    notice: int
    type: str
    about_month: MonthTold
    effective_date: UntilTold
    wage_cents: int
    pay_cents: int
    days: int
    cause: str
    told_date: int
    until_date: int | None
    state: Literal["open", "objected", "accepted"]
    case: int | None


class Certificate(Shape):
    """A certificate issued, to be fetched by its code."""

    code: str
    kind: str
    issued_date: int
    until_date: UntilTold
    revoked_date: UntilTold
