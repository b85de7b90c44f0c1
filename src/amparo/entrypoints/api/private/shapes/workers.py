"""What a worker reads of her own."""

from __future__ import annotations

from typing import Literal

from amparo.entrypoints.api.answers import Explanation
from amparo.entrypoints.api.private.shapes.cases import GivenNotice
from amparo.entrypoints.api.private.shapes.shape import MonthTold, Shape, UntilTold
from amparo.entrypoints.month.pension_history import REASONS
from amparo.entrypoints.month.work_history import LACKS, STATES


class Person(Shape):
    document: str
    given_names: str
    surnames: str
    sex: str
    birth_date: int
    province: str


class Charge(Shape):
    """What a line put into an obligation, and how far that obligation was paid, in time, late, and not yet."""

    kind: str
    charged_month: MonthTold
    declared_cents: int
    paid_cents: int
    recovered_cents: int
    owed_cents: int
    due_date: int
    overdue: bool


class WorkedMonth(Shape):
    """A month of a job, as the records say it today; `declared` are the months in whose closings it was stated."""

    month: MonthTold
    ruc: str
    employer: str
    regime: str
    days: int
    wage_cents: int
    base_cents: int
    state: Literal[tuple(STATES)]  # type: ignore[valid-type]
    declared: list[MonthTold]
    charges: list[Charge]


class CarriedYear(Shape):
    year: int
    months: int
    wage_cents: int


class Lack(Shape):
    """What is missing between two months, how much, and who answers for it."""

    code: Literal[tuple(LACKS)]  # type: ignore[valid-type]
    first_month: MonthTold
    last_month: MonthTold
    months: int
    ruc: str
    cents: int


class History(Shape):
    """The work history up to the last closed month; open_months are what the drafts of today would add."""

    as_of: MonthTold
    contributed_months: int
    carried: list[CarriedYear]
    lacks: list[Lack]
    open_months: list[WorkedMonth]
    months: list[WorkedMonth]
    next: str | None


class NoticeGiven(Shape):
    """What the employer said, and on which day it was recorded, by which act."""

    type: str
    about_month: MonthTold
    effective_date: UntilTold
    wage_cents: int
    pay_cents: int
    days: int
    act: int
    recorded_date: int


class NoticeAboutMe(GivenNotice):
    ruc: str
    employer: str


class NoticesAboutMe(Shape):
    """A page of what her employers gave notice of, the newest first."""

    notices: list[NoticeAboutMe]
    next: str | None


class Stated(Shape):
    """A line of a declaration, or the difference with what had been declared, as a closing sealed it."""

    sealed_in: MonthTold
    seal_hash: str
    days: int
    base_cents: int
    personal_cents: int
    employer_cents: int
    total_cents: int
    reserve_cents: int
    spouse_cents: int


class Receipt(Shape):
    paid_date: int
    bank_document: str


class Origin(Shape):
    """A job of one month and what it stands on; adds_up says whether the law gives what was declared."""

    worked: WorkedMonth
    notices: list[NoticeGiven]
    statements: list[Stated]
    receipts: list[Receipt]
    adds_up: bool


class Access(Shape):
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


class Accesses(Shape):
    """A page of readings, the newest first. `next` begins the page that follows; null when there is none."""

    accesses: list[Access]
    next: str | None


class InPayment(Shape):
    """A pension being paid at the last close."""

    kind: str
    since_date: int
    years: int
    pension_cents: int
    initial_cents: int
    region: str


class Payslip(Shape):
    """What was paid of a pension in a month; `explanation` of the last closed month alone."""

    month: MonthTold
    kind: str
    pension_cents: int
    thirteenth_cents: int
    fourteenth_cents: int
    paid_cents: int
    state_share_cents: int
    explanation: Explanation | None


class PensionDecision(Shape):
    """What was decided of an application for retirement."""

    month: MonthTold
    granted: bool
    reason: Literal[tuple(REASONS)]  # type: ignore[valid-type]
    title: str
    entitled_date: int
    age: int
    months: int
    years: int
    average_cents: int
    pension_cents: int
    explanation: Explanation | None


class Pensions(Shape):
    """What is paid to her and why. `next` begins the next page of payslips; null when there is none."""

    as_of: MonthTold
    in_payment: list[InPayment]
    decisions: list[PensionDecision]
    payslips: list[Payslip]
    next: str | None
