"""What an employer's desk reads."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

from amparo.entrypoints.api.private.shapes.cases import GivenNotice
from amparo.modules.contributions.differences import REASONS


class ActedFor(Schema):
    """An employer for which the account acts; `branch` is blank when it reaches all of them."""

    ruc: str
    name: str
    role: str
    branch: str


class Place(Schema):
    branch: str
    name: str
    province: str


class Employer(Schema):
    ruc: str
    name: str
    kind: str
    industry: str
    province: str
    establishments: list[Place]


class Worker(Schema):
    document: str
    given_names: str
    surnames: str
    branch: str
    regime: str
    since_date: int


class Workers(Schema):
    """Who works there now. `next` begins the page that follows; null when there is none."""

    workers: list[Worker]
    count: int
    next: str | None


class NoticeOfWorker(GivenNotice):
    document: str
    given_names: str
    surnames: str
    branch: str


class NoticesOfWorkers(Schema):
    """A page of the notices given, the newest first."""

    notices: list[NoticeOfWorker]
    next: str | None


class DraftLine(Schema):
    """A worker's line of the draft, beside last month's, with the codes of why it differs."""

    document: str
    given_names: str
    surnames: str
    about_month: int
    days: int
    base_cents: int
    personal_cents: int
    employer_cents: int
    total_cents: int
    reserve_cents: int
    spouse_cents: int
    before_cents: int
    difference_cents: int
    reasons: list[Literal[tuple(REASONS)]]  # type: ignore[valid-type]


class Owed(Schema):
    """What the draft would make the employer owe: a payment reference, once the month is closed."""

    reference: int
    kind: str
    regime: str
    about_month: int
    due_date: int
    amount_cents: int


class Draft(Schema):
    """What the records say today of the month that closes next; lines and totals are those of the whole draft."""

    month: str
    confirmed: bool
    line_count: int
    total_cents: int
    obligations: list[Owed]
    lines: list[DraftLine]
    next: str | None


class Item(Schema):
    """A reference that is still open: what is owed of it, below zero what is the employer's."""

    reference: int
    kind: str
    about_month: int
    due_date: int
    regime: str
    amount_cents: int
    paid_cents: int
    owed_cents: int
    interest_cents: int
    late_months: int
    late: bool


class Statement(Schema):
    """What the employer owes today. closed_month is the last one closed, 0 if none."""

    today: int
    closed_month: int
    owed_cents: int
    credit_cents: int
    interest_cents: int
    by_fund: dict[str, int]
    items: list[Item]


class Slip(Schema):
    """What a payment has to be, and what is inside it: cents by component, credits below zero."""

    references: list[int]
    components: dict[str, int]
    total_cents: int


class Payment(Schema):
    """What the bank brought for a reference; `applied` once a close has taken it."""

    reference: int
    kind: str
    about_month: int
    bank_document: str
    paid_date: int
    amount_cents: int
    applied: bool


class Payments(Schema):
    """A page of payments, the newest first. `next` begins the page that follows; null when there is none."""

    payments: list[Payment]
    next: str | None


class DeclaredMonth(Schema):
    """What was charged of a month, in the closing of another or of its own; below zero, credited."""

    about_month: int
    charged_month: int
    due_date: int
    confirmed: bool
    amount_cents: int


class DeclaredMonths(Schema):
    """A page of what was charged, the newest first. `next` begins the page that follows; null when there is none."""

    months: list[DeclaredMonth]
    next: str | None


class DeclaredLine(Schema):
    """What was declared of a worker and a month in the end, all differences included."""

    document: str
    given_names: str
    surnames: str
    days: int
    base_cents: int
    personal_cents: int
    employer_cents: int
    total_cents: int
    reserve_cents: int


class Declared(Schema):
    """A page of the lines of a month. `next` begins the page that follows; null when there is none."""

    month: str
    line_count: int
    lines: list[DeclaredLine]
    next: str | None
