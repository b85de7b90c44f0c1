"""A payroll of the open month, as a company's own sheet has it, and the notices that make the draft say the same.

One worker a line: cédula;name;monthly wage;days;extras. The name is for people and is not read, nor are lines that
begin with «#». Who is not in the file stays as the draft has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from amparo.entrypoints.month.drafting import Draft
from amparo.foundation import reading
from amparo.foundation.money import share
from amparo.foundation.registry.problems import Problem
from amparo.foundation.spreadsheets import cell
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.affiliation.notices import written

MONTH_DAYS = 30
FIELDS = 5


@dataclass(frozen=True)
class Pay:
    """What a worker earns in a month: wage and extras in cents, and days."""

    wage_cents: int
    days: int
    extra_cents: int


@dataclass(frozen=True)
class Change:
    """A worker whose pay is not what the draft has."""

    row: int
    cedula: str
    before: Pay
    after: Pay


@dataclass
class Understood:
    """A payroll read: how many lines it has, what changes, what is wrong, and the notices as a batch file."""

    lines: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[dict] = field(default_factory=list)
    notices: list[bytes] = field(default_factory=list)


@dataclass(frozen=True)
class _Job:
    """A worker's job in the draft, and what was already said of its pay this month."""

    job_id: int
    branch: int
    pay: Pay
    told_extra_cents: int
    corrected: bool


def template(draft: Draft, names: Mapping[int, tuple[str, str]]) -> str:
    """The payroll as the draft has it, to be corrected. names: document and name of each person of the draft."""
    lines = ["#cedula;nombre;remuneracion_mensual;dias;extras"]
    for person_id, wage, days, extra in _work(draft):
        document, name = names[person_id]
        lines.append(f"{document};{cell(name)};{_dollars(wage)};{days};{_dollars(extra)}")
    return "\r\n".join(lines) + "\r\n"


def understood(draft: Draft, content: bytes, ruc: str, people: Mapping[str, int], today: int) -> Understood:
    """What a payroll says against the draft. people: the person of each document of the draft; today: YYYYMMDD."""
    found, jobs = Understood(), _jobs(draft)
    seen: set[str] = set()
    for row, fields in _rows(content):
        found.lines += 1
        cedula = fields[0]
        problem = _wrong(fields, people, jobs, seen)
        if problem:
            found.problems.append(problem[1].at(row, problem[0], problem[2]))
            continue
        seen.add(cedula)
        job, after = jobs[people[cedula]][0], _pay(fields)
        if after == job.pay:
            continue
        asked = _notices(job, after)
        if asked is None:
            found.problems.append(_BELOW_NOTHING.at(row, "extras", fields[4]))
            continue
        found.changes.append(Change(row, cedula, job.pay, after))
        place = {"ruc": ruc, "branch": f"{job.branch:04d}", "month": str(draft.month), "cedula": cedula}
        found.notices += [written(kind, registered=today, **place, **said) for kind, said in asked]
    return found


def _notices(job: _Job, after: Pay) -> list[tuple[str, dict[str, str]]] | None:
    """What has to be said for the pay to be that; None if no notice can say it.

    Days are corrected with the whole pay of the days, extras apart: those already told stay beside it.
    """
    asked = [("MSU", {"amount": _dollars(after.wage_cents)})] if after.wage_cents != job.pay.wage_cents else []
    if job.corrected or after.days != job.pay.days:
        ordinary = share(after.wage_cents, after.days, MONTH_DAYS)
        pay = ordinary + after.extra_cents - job.told_extra_cents
        if pay < 0:
            return None
        return [*asked, ("COR", {"days": str(after.days), "amount": _dollars(pay), "cause": "O"})]
    if after.extra_cents != job.pay.extra_cents:
        if after.extra_cents < 0:
            return None
        asked.append(("INS", {"amount": _dollars(after.extra_cents), "cause": "O"}))
    return asked


def _wrong(
    fields: list[str], people: Mapping[str, int], jobs: Mapping[int, list[_Job]], seen: set[str]
) -> tuple[str, Problem, str] | None:
    """The first thing wrong with a line: the field, the problem and what it says."""
    if len(fields) < FIELDS:
        return "line", _TOO_FEW_FIELDS, ";".join(fields)[:120]
    cedula = fields[0]
    if cedula in seen:
        return "cedula", _REPEATED, cedula
    own = jobs.get(people.get(cedula, 0), [])
    if len(own) != 1:
        return "cedula", _SEVERAL_JOBS if own else _NOT_A_WORKER, cedula
    for place, name in ((2, "wage"), (4, "extras")):
        if _cents(fields[place]) is None:
            return name, _NOT_AN_AMOUNT, fields[place]
    if not (fields[3].isdecimal() and int(fields[3]) <= MONTH_DAYS):
        return "days", _NOT_DAYS, fields[3]
    return None


def _jobs(draft: Draft) -> dict[int, list[_Job]]:
    """The jobs of each person in the draft of the month itself."""
    said_so_far = affiliation.pay_said(draft.employer_id, draft.month)
    told = {job_id: (extra, corrected) for job_id, extra, corrected in said_so_far.iter_rows()}
    branches = dict(draft.jobs.select("job_id", "branch").iter_rows())
    own = draft.work.filter(draft.work["about_month"] == draft.month.number)
    found: dict[int, list[_Job]] = {}
    for person_id, job_id, wage, days, extra in own.select(
        "person_id", "job_id", "monthly_wage_cents", "days", "extra_cents"
    ).iter_rows():
        said = told.get(job_id, (0, False))
        found.setdefault(person_id, []).append(_Job(job_id, branches[job_id], Pay(wage, days, extra), *said))
    return found


def _work(draft: Draft) -> Iterator[tuple[int, int, int, int]]:
    own = draft.work.filter(draft.work["about_month"] == draft.month.number).sort("person_id", "job_id")
    return own.select("person_id", "monthly_wage_cents", "days", "extra_cents").iter_rows()


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something, numbered from 1, with what a spreadsheet did to it undone."""
    for row, line in enumerate(reading.text(content).split("\n"), start=1):
        fields = [part.strip(' \t"') for part in line.replace("\t", ";").split(";")]
        if any(fields) and not fields[0].startswith("#") and fields[0].lower() not in ("cedula", "cédula"):
            yield row, [_whole_cedula(fields[0]), *fields[1:]]


def _whole_cedula(text: str) -> str:
    """With the zero it begins with, which a spreadsheet takes off."""
    return text.zfill(10) if text.isdecimal() and len(text) == 9 else text


def _pay(fields: list[str]) -> Pay:
    return Pay(_cents(fields[2]) or 0, int(fields[3]), _cents(fields[4]) or 0)


def _cents(text: str) -> int | None:
    """Blank is nothing at all; what is no amount is None."""
    try:
        return reading.cents(text) if text else 0
    except ValueError:
        return None


def _dollars(cents: int) -> str:
    """With a dot, as the files have them."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


_TOO_FEW_FIELDS = Problem(
    "too_few_fields", "La línea tiene menos de cinco datos.", "Escriba cédula;nombre;remuneración;días;extras.",
    "The line has fewer than five fields.", "Write cédula;name;wage;days;extras.",
)  # fmt: skip
_NOT_A_WORKER = Problem(
    "not_a_worker", "Nadie con esa cédula está en el borrador del mes.",
    "Revise la cédula; si entró este mes, dé antes su aviso de entrada.",
    "Nobody with that cédula is in the draft of the month.",
    "Check the cédula; whoever entered this month needs an entry notice first.",
)  # fmt: skip
_SEVERAL_JOBS = Problem(
    "several_jobs", "La persona tiene varios trabajos con este empleador en el mes.",
    "Dé un aviso para el que cambia.",
    "The person has several jobs with this employer in the month.", "Give a notice for the one that changes.",
)  # fmt: skip
_REPEATED = Problem(
    "repeated", "El archivo trae dos veces a esta persona.", "Deje una sola línea; la primera es la que vale.",
    "The file has this person twice.", "Leave one line; the first is the one that counts.",
)  # fmt: skip
_NOT_AN_AMOUNT = Problem(
    "not_an_amount", "No es un valor en dólares.", "Escriba, por ejemplo, 425.00.",
    "It is not an amount in dollars.", "Write, for example, 425.00.",
)  # fmt: skip
_NOT_DAYS = Problem(
    "not_days", "Los días no son un número de 0 a 30.", "El mes de aporte tiene 30 días.",
    "The days are not a number from 0 to 30.", "The contribution month has 30 days.",
)  # fmt: skip
_BELOW_NOTHING = Problem(
    "below_nothing", "Los extras dejarían el pago del mes por debajo de cero.",
    "Baje la remuneración o los días, que es lo que se pagó menos.",
    "The extras would leave the pay of the month below zero.",
    "Lower the wage or the days, which is what was paid less.",
)  # fmt: skip
