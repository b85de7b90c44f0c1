"""What an employer's desk reads."""

from __future__ import annotations

from typing import Literal

from amparo.entrypoints.api.private.shapes.acts import LineProblem
from amparo.entrypoints.api.private.shapes.cases import GivenNotice
from amparo.entrypoints.api.private.shapes.shape import MonthOrNone, MonthTold, Shape, UntilTold
from amparo.modules.contributions.differences import REASONS


class ActedFor(Shape):
    """An employer for which the account acts; `branch` is blank when it reaches all of them."""

    ruc: str
    name: str
    role: str
    branch: str


class Member(Shape):
    """Someone who acts for the employer."""

    email: str
    role: str
    branch: str
    since_date: int


class Invited(Shape):
    """Someone who was invited to."""

    email: str
    role: str
    branch: str
    until_date: int


class Members(Shape):
    members: list[Member]
    invitations: list[Invited]


class Place(Shape):
    branch: str
    name: str
    province: str


class Employer(Shape):
    ruc: str
    name: str
    kind: str
    industry: str
    province: str
    establishments: list[Place]


class Worker(Shape):
    document: str
    given_names: str
    surnames: str
    branch: str
    regime: str
    since_date: int
    until_date: UntilTold
    wage_cents: int


class Workers(Shape):
    """Who works there, or who left. `next` begins the page that follows; null when there is none."""

    workers: list[Worker]
    count: int
    next: str | None


class NoticeOfWorker(GivenNotice):
    document: str
    given_names: str
    surnames: str
    branch: str


class NoticesOfWorkers(Shape):
    """A page of the notices given, the newest first."""

    notices: list[NoticeOfWorker]
    next: str | None


class FileTaken(Shape):
    """What became of a file of notices."""

    file: int
    date: int
    accepted: int
    rejected: int
    by_type: dict[str, int]


class FileWhole(FileTaken):
    problems: list[LineProblem]


class DraftLine(Shape):
    """A worker's line of the draft, beside last month's, with the codes of why it differs."""

    document: str
    given_names: str
    surnames: str
    about_month: MonthTold
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


class Owed(Shape):
    """What the draft would make the employer owe: a payment reference, once the month is closed."""

    reference: int
    kind: str
    regime: str
    about_month: MonthTold
    due_date: int
    amount_cents: int


class Draft(Shape):
    """What the records say today of the month that closes next; lines and totals are those of the whole draft."""

    month: MonthTold
    confirmed: bool
    line_count: int
    total_cents: int
    obligations: list[Owed]
    lines: list[DraftLine]
    next: str | None


class Item(Shape):
    """A reference that is still open: what is owed of it, below zero what is the employer's."""

    reference: int
    kind: str
    about_month: MonthTold
    due_date: int
    regime: str
    amount_cents: int
    paid_cents: int
    owed_cents: int
    interest_cents: int
    late_months: int
    late: bool


class Statement(Shape):
    """What the employer owes today. closed_month is the last one closed, 0 if none.

    interest_cents runs to today and is in no reference yet; charged_interest_cents is a part of owed_cents. The next
    close charges to_charge_cents for what was paid late, and takes it first from unapplied_cents, paid in excess.
    """

    today: int
    closed_month: MonthOrNone
    owed_cents: int
    credit_cents: int
    interest_cents: int
    charged_interest_cents: int
    to_charge_cents: int
    unapplied_cents: int
    by_fund: dict[str, int]
    items: list[Item]


class Slip(Shape):
    """What a payment has to be, and what is inside it: cents by component, credits below zero."""

    references: list[int]
    components: dict[str, int]
    total_cents: int


class SlipPart(Shape):
    """A reference as a slip took it."""

    reference: int
    kind: str
    about_month: MonthTold
    due_date: int
    owed_cents: int
    interest_cents: int


class IssuedSlip(Shape):
    """A slip as it was issued, and what the bank brought under its reference."""

    reference: int
    issued_date: int
    pay_date: int
    total_cents: int
    paid_cents: int
    components: dict[str, int]
    parts: list[SlipPart]


class IssuedSlips(Shape):
    """A page of slips, the newest first. `next` begins the page that follows; null when there is none."""

    slips: list[IssuedSlip]
    next: str | None


class Payment(Shape):
    """What the bank brought for a reference; `applied` once a close has taken it."""

    reference: int
    kind: str
    about_month: MonthOrNone
    bank_document: str
    paid_date: int
    amount_cents: int
    applied: bool


class Payments(Shape):
    """A page of payments, the newest first. `next` begins the page that follows; null when there is none."""

    payments: list[Payment]
    next: str | None


class DeclaredMonth(Shape):
    """What was charged of a month, in the closing of another or of its own; below zero, credited."""

    about_month: MonthTold
    charged_month: MonthTold
    due_date: int
    confirmed: bool
    amount_cents: int


class DeclaredMonths(Shape):
    """A page of what was charged, the newest first. `next` begins the page that follows; null when there is none."""

    months: list[DeclaredMonth]
    next: str | None


class DeclaredLine(Shape):
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


class Declared(Shape):
    """A page of the lines of a month. `next` begins the page that follows; null when there is none."""

    month: MonthTold
    line_count: int
    lines: list[DeclaredLine]
    next: str | None


class PayLine(Shape):
    """What the draft has of a job in its month: what a payroll may correct."""

    document: str
    given_names: str
    surnames: str
    branch: str
    wage_cents: int
    days: int
    extra_cents: int


class Payroll(Shape):
    """A page of the payroll that the draft is made of. `next` begins the page that follows; null when there is none."""

    month: MonthTold
    line_count: int
    lines: list[PayLine]
    next: str | None


class Pay(Shape):
    wage_cents: int
    days: int
    extra_cents: int


class PayChanged(Shape):
    """A worker whose pay is not what the draft has."""

    row: int
    cedula: str
    before: Pay
    after: Pay


class Compared(Shape):
    """A payroll against the draft; nothing was recorded. `notices` is a batch file that makes the draft say so."""

    month: MonthTold
    lines: int
    changes: list[PayChanged]
    problems: list[LineProblem]
    notices: str
