"""What a worker reads of her own."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

from amparo.entrypoints.api.private.shapes.cases import GivenNotice
from amparo.entrypoints.month.work_history import LACKS, STATES


class Person(Schema):
    document: str
    given_names: str
    surnames: str
    sex: str
    birth_date: int
    province: str


class Charge(Schema):
    """What a line put into an obligation, and how far that obligation was paid, in time, late, and not yet."""

    kind: str
    charged_month: int
    declared_cents: int
    paid_cents: int
    recovered_cents: int
    owed_cents: int
    due_date: int
    overdue: bool


class WorkedMonth(Schema):
    """A month of a job, as the records say it today; `declared` are the months in whose closings it was stated."""

    month: int
    ruc: str
    employer: str
    regime: str
    days: int
    wage_cents: int
    base_cents: int
    state: Literal[tuple(STATES)]  # type: ignore[valid-type]
    declared: list[int]
    charges: list[Charge]


class CarriedYear(Schema):
    year: int
    months: int
    wage_cents: int


class Lack(Schema):
    """What is missing between two months, how much, and who answers for it."""

    code: Literal[tuple(LACKS)]  # type: ignore[valid-type]
    first_month: int
    last_month: int
    months: int
    ruc: str
    cents: int


class History(Schema):
    """The work history up to the last closed month; open_months are what the drafts of today would add."""

    as_of: int
    contributed_months: int
    carried: list[CarriedYear]
    lacks: list[Lack]
    open_months: list[WorkedMonth]
    months: list[WorkedMonth]
    next: str | None


class NoticeGiven(Schema):
    """What the employer said, and on which day it was recorded, by which act."""

    type: str
    about_month: int
    effective_date: int
    wage_cents: int
    pay_cents: int
    days: int
    act: int
    recorded_date: int


class NoticeAboutMe(GivenNotice):
    ruc: str
    employer: str


class NoticesAboutMe(Schema):
    """A page of what her employers gave notice of, the newest first."""

    notices: list[NoticeAboutMe]
    next: str | None


class Stated(Schema):
    """A line of a declaration, or the difference with what had been declared, as a closing sealed it."""

    sealed_in: int
    seal_hash: str
    days: int
    base_cents: int
    personal_cents: int
    employer_cents: int
    total_cents: int
    reserve_cents: int
    spouse_cents: int


class Receipt(Schema):
    paid_date: int
    bank_document: str


class Origin(Schema):
    """A job of one month and what it stands on; adds_up says whether the law gives what was declared."""

    worked: WorkedMonth
    notices: list[NoticeGiven]
    statements: list[Stated]
    receipts: list[Receipt]
    adds_up: bool


class Access(Schema):
    """Somebody read her data: `own` when it was her account, `program` when by a token."""

    date: int
    at: str | None
    own: bool
    program: bool
    role: str
    employer: str
    province: str
    module: str
    purpose: str


class Accesses(Schema):
    """A page of readings, the newest first. `next` begins the page that follows; null when there is none."""

    accesses: list[Access]
    next: str | None
