"""The work history of whoever holds the account: month by month, where each comes from, and its certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.month.origins import Origin, origins
from amparo.entrypoints.month.work_history import LACKS, STATES, Lack, WorkedMonth, WorkHistory, open_months
from amparo.entrypoints.web.labels import NAMES
from amparo.entrypoints.web.pages.mine import history_of, own_person
from amparo.entrypoints.web.timeline import timeline
from amparo.foundation.access.roles import Subject
from amparo.foundation.certificates import printing
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.months import Month
from amparo.foundation.pages import (
    Done,
    NotPublished,
    Paper,
    PrivateFile,
    PrivatePage,
    Sent,
    Sheet,
    Value,
    Visit,
    number,
)
from amparo.foundation.registry import queries as registry
from amparo.modules.contributions.actions import certify_history

YEAR, DRAFTS = "anio", "borrador"
"""What may be asked: a year of the history, and what the drafts say of the open month."""

COLUMNS = (
    "month", "employer_id", "employer", "regime", "days", "wage_cents", "base_cents", "declared_in", "state",
    "declared_cents", "paid_cents", "recovered_cents", "owed_cents", "overdue_cents",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A month of a job as the page writes it, in cents; what is declared is the sum of the other three."""

    worked: WorkedMonth
    employer: str
    regime: tuple[str, str]
    state: tuple[str, str]
    declared: int
    paid: int
    recovered: int
    owed: int

    @classmethod
    def of(cls, worked: WorkedMonth, employer: str) -> Row:
        charges = worked.charges
        return cls(
            worked, employer, NAMES["regime"][worked.regime], STATES[worked.state],
            sum(one.declared_cents for one in charges), sum(one.paid_cents for one in charges),
            sum(one.recovered_cents for one in charges), sum(one.owed_cents for one in charges),
        )  # fmt: skip

    @property
    def cells(self) -> tuple[Value, ...]:
        one = self.worked
        return (
            one.month.number, one.employer_id, self.employer, one.regime, one.days, one.wage_cents, one.base_cents,
            [month.number for month in one.declared], one.state, self.declared, self.paid, self.recovered, self.owed,
            one.overdue_cents,
        )  # fmt: skip


def history(visit: Visit) -> Sheet:
    """Every month as data; the page shows those of one year, the last unless another is asked for."""
    told = history_of(visit)
    rows = [Row.of(one, told.employers.get(one.employer_id, "")) for one in told.months]
    years = sorted({one.month.year for one in told.months}, reverse=True)
    asked = visit.asked.get(YEAR, "")
    year = number(asked) if number(asked) in years else next(iter(years), None)
    return Sheet(
        columns=COLUMNS,
        rows=[one.cells for one in rows],
        facts={
            "as_of": told.as_of.number,
            "contributed_months": told.contributed_months,
            "carried_years": [vars(one) for one in told.carried],
            "lacks": [
                {"code": one.code, "first": one.first.number, "last": one.last.number, "months": one.months,
                 "employer": told.employers.get(one.employer_id or 0), "owed_cents": one.cents}
                for one in told.lacks
            ],
        },
        shown={
            "told": told,
            "lacks": [(one, LACKS[one.code], told.employers.get(one.employer_id or 0, "")) for one in _in_books(told)],
            "before": _before_the_books(told),
            "timeline": timeline(told, visit.language),
            "years": years,
            "year": year,
            "of_year": [one for one in reversed(rows) if one.worked.month.year == year],
            "drafts": _drafts(visit, told.person_id),
            "certificates": certificates.of_person(told.person_id),
        },
        persons=(told.person_id,),
    )  # fmt: skip


def _in_books(told: WorkHistory) -> list[Lack]:
    """What is missing in the books: first what an employer owes, which somebody is to pay."""
    return sorted((one for one in told.lacks if one.code != "short_year"), key=lambda one: not one.cents)


def _before_the_books(told: WorkHistory) -> dict[str, Any]:
    """Each year before the books with its months, its wages and the months that are missing; how many these are."""
    missing = {one.first.year: one.months for one in told.lacks if one.code == "short_year"}
    carried = {one.year: one for one in told.carried}
    years = [
        (year, carried[year].months if year in carried else 0, carried[year].wage_cents if year in carried else 0,
         missing.get(year, 0))
        for year in sorted(carried.keys() | missing.keys())
    ]  # fmt: skip
    return {"years": years, "missing": sum(missing.values()), "lacking_years": len(missing)}


def _drafts(visit: Visit, person_id: int) -> list[tuple[WorkedMonth, str]] | None:
    """What the drafts of her employers say today, if it was asked: they take a while to make."""
    if DRAFTS not in visit.asked:
        return None
    found = open_months(person_id)
    names = registry.employer_names({one.employer_id for one in found})
    return [(one, names[one.employer_id]) for one in found]


def certify(visit: Visit, _sent: Sent) -> Done:
    """Asked for again on the same day about the same months, the certificate is the same one."""
    told = history_of(visit)
    key = f"user:{visit.account.pk} {told.as_of} {visit.today} {visit.language}"
    certify_history(by=visit.account, today=visit.today, key=key, person_id=told.person_id, language=visit.language)
    return Done(to="own_history", at="attested", told=_("El certificado está firmado y listo, al pie de esta página."))


# ---------------------------------------------------------------- one month


def month_opened(visit: Visit, month: Month) -> Sheet:
    """Where a month comes from, job by job: its notices, its lines, what was paid, and the law."""
    told = history_of(visit)
    found = origins(told, month, visit.language)
    if not found:
        raise NotPublished(_("Su historia no tiene ningún empleo en ese mes."))
    known = sorted({one.month for one in told.months})
    place = known.index(month)
    return Sheet(
        columns=("job", "employer", "record", "date", "month", "name", "value"),
        rows=[row for one in found for row in _records(one, told.employers.get(one.worked.employer_id, ""))],
        facts={"month": month.number, "adds_up": all(one.adds_up for one in found)},
        shown={
            "month": month,
            "before": known[place - 1] if place else None,
            "after": known[place + 1] if place + 1 < len(known) else None,
            "jobs": [(one, Row.of(one.worked, told.employers.get(one.worked.employer_id, ""))) for one in found],
        },
        persons=(told.person_id,),
    )


def _records(origin: Origin, employer: str) -> list[tuple[Value, ...]]:
    """Everything a month stands on, one value a row: amounts in cents, days YYYYMMDD, months YYYYMM."""
    job = origin.worked.job_id
    rows: list[tuple[Value, ...]] = []
    for notice in origin.notices:
        said = {"effective_date": notice.effective_date, "wage_cents": notice.wage_cents, "pay_cents": notice.pay_cents,
                "days": notice.days, "act": notice.act}  # fmt: skip
        rows += [(f"notice {notice.type}", notice.recorded_date, notice.about_month, *one) for one in said.items()]
    for line in origin.statements:
        amounts = {name: value for name, value in vars(line).items() if name.endswith("_cents") or name == "seal_hash"}
        rows += [("line", None, line.sealed_in.number, *one) for one in amounts.items()]
    for charge in origin.worked.charges:
        amounts = {name: value for name, value in vars(charge).items() if name.endswith("_cents")}
        rows += [(f"charge {charge.kind}", charge.due_date, charge.charged.number, *one) for one in amounts.items()]
    rows += [("payment", one.paid_date, None, "bank_document", one.bank_document) for one in origin.receipts]
    if origin.law:
        rows += [("law", None, origin.worked.month.number, *one) for one in origin.law.results.items()]
    return [(job, employer, *row) for row in rows]


# ---------------------------------------------------------------- its certificate


def whose_certificate(_visit: Visit, code: str) -> Subject:
    """The person of a certificate; nobody's if there is no such one, or it is an employer's."""
    found = certificates.certificate(code)
    return Subject(person_id=found.person_id) if found else Subject()


def certificate(_visit: Visit, site: str, code: str) -> Paper:
    found = certificates.certificate(code)
    if found is None:
        raise NotPublished(_("No hay ningún certificado con ese código."))
    persons = (found.person_id,) if found.person_id else ()
    return Paper(printing.document(found, site), "application/pdf", f"{found.code}.pdf", persons)


pages = [
    PrivatePage(
        "own_history", "mi/historia", "web/mine/history.html", "contributions.read", own_person, history,
        ("Mostrar a la persona su historia laboral", "Show the person her work history"), acts={"certify": certify},
    ),
    PrivatePage(
        "own_month", "mi/historia/<month:month>", "web/mine/month.html", "contributions.read", own_person, month_opened,
        ("Mostrar a la persona de dónde sale un mes de su historia", "Show the person where a month comes from"),
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "own_certificate", "mi/certificados/<slug:code>.pdf", "contributions.read", whose_certificate, certificate,
        ("Entregar a la persona su certificado", "Hand the person her certificate"),
    ),
]  # fmt: skip
