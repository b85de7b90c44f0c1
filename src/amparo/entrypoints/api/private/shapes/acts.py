"""What an action returns."""

from __future__ import annotations

from amparo.entrypoints.api.private.shapes.shape import MonthTold, Shape


class LineProblem(Shape):
    """What is wrong with one line of a file, or worth knowing of it."""

    row: int
    column: str
    value: str
    code: str
    cause: str
    remedy: str
    cause_en: str
    remedy_en: str


class NoticesTaken(Shape):
    """What was taken of a file: each line rejected says why, and stops no other."""

    accepted: int
    rejected: int
    by_type: dict[str, int]
    problems: list[LineProblem]


class AnnexTaken(Shape):
    """What was taken of a tax annex, with what is wrong with each line rejected."""

    accepted: int
    rejected: int
    problems: list[LineProblem]


class NoticeTaken(Shape):
    accepted: int
    by_type: dict[str, int]


class Confirmed(Shape):
    """1, or 0 if the draft was confirmed before."""

    confirmed: int


class ConfirmationsTaken(Shape):
    """How many drafts a file confirmed, how many were confirmed before, and what is wrong with each line rejected."""

    accepted: int
    already: int
    problems: list[LineProblem]


class EstablishmentRegistered(Shape):
    establishment_id: int


class EvidenceKept(Shape):
    """A document as it was kept with its case: its hash, and its size in bytes."""

    case: int
    sha256: str
    size: int


class NoticeRead(Shape):
    """The day on which a notice was read for the first time."""

    notice: int
    date: int


class EmployerRegistered(Shape):
    employer_id: int
    establishment_id: int
    held_role_id: int
    warnings: list[LineProblem]


class ComplianceCertified(Shape):
    """A certificate, to be fetched by its code, and whether it says that something is in arrears."""

    code: str
    until_date: int
    in_arrears: bool


class SlipIssued(Shape):
    """A slip: `slip_id` is the reference to pay under; cents by component, with interest to `pay_date`."""

    slip_id: int
    pay_date: int
    total_cents: int
    components: dict[str, int]


class HistoryCertified(Shape):
    """A certificate, to be fetched by its code; `as_of` is the last closed month."""

    code: str
    as_of: MonthTold


class CaseOpened(Shape):
    case: int


class CaseMoved(Shape):
    """Where the case stands now; the same place while a second person must confirm the move."""

    case: int
    state: str


class ClaimDecided(CaseMoved):
    """Once granted, also what was recorded, since which month it is stated again, and how many older months wait."""

    recorded: int
    stated_since: MonthTold | None = None
    waiting: int | None = None
