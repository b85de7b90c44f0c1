"""What the employer owes, with interest to the day; what it paid; and its certificate."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.employer.place import employer_id_of, own_employer, place
from amparo.foundation.certificates import printing
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.pages import Done, NotPublished, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit
from amparo.modules.collection import queries
from amparo.modules.collection.actions import certify_compliance
from amparo.modules.collection.compliance import KIND, KIND_NAMES

ITEM = ("item_id", "kind", "about_month", "due_date", "amount_cents", "paid_cents", "owed_cents", "late_months",
        "interest_cents")  # fmt: skip


def form_day(day: int) -> str:
    """A day (YYYYMMDD) as the fields of a form have it."""
    return date.fromisoformat(str(day)).isoformat()


def statement(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    owed = queries.statement(here.employer.pk, visit.today)
    return Sheet(
        columns=(*ITEM, "by_fund"),
        rows=[(*(getattr(one, name) for name in ITEM), dict(one.by_fund)) for one in owed.items],
        facts={"ruc": ruc, "today": owed.today, "closed_month": owed.closed_month, "owed_cents": owed.owed_cents,
               "charged_interest_cents": owed.charged_interest_cents, "interest_cents": owed.interest_cents,
               "credit_cents": owed.credit_cents, "to_charge_cents": owed.to_charge_cents,
               "unapplied_cents": owed.unapplied_cents},
        shown={"place": here, "tab": "statement", "owed": owed, "total_cents": owed.slip().total_cents,
               "items": [(one, KIND_NAMES[one.kind]) for one in owed.items]},
    )  # fmt: skip


def payments(visit: Visit, ruc: str) -> Sheet:
    """Each payment and what it was for."""
    here = place(visit, ruc)
    found = queries.payments(here.employer.pk)
    columns = ("paid_date", "bank_document", "item_id", "kind", "about_month", "amount_cents", "applied")
    paid: dict[int, int] = {}
    for one in found:
        paid[one.item_id] = paid.get(one.item_id, 0) + one.amount_cents
    return Sheet(
        columns=columns,
        rows=[tuple(getattr(one, name) for name in columns) for one in found],
        facts={"ruc": ruc, "paid_cents": sum(one.amount_cents for one in found)},
        shown={
            "place": here, "tab": "payments",
            "payments": [(one, KIND_NAMES.get(one.kind), paid[one.item_id] - one.item_cents) for one in found],
        },
    )  # fmt: skip


# ---------------------------------------------------------------- the certificate


def compliance(visit: Visit, ruc: str) -> Sheet:
    """Whether a certificate can be had, what to pay if not, and those issued."""
    here = place(visit, ruc)
    owed = queries.statement(here.employer.pk, visit.today)
    issued = [one for one in certificates.of_employer(here.employer.pk) if one.kind == KIND]
    columns = ("code", "language", "issued_date", "until_date")
    return Sheet(
        columns=columns,
        rows=[tuple(getattr(one, name) for name in columns) for one in issued],
        facts={"ruc": ruc, "in_arrears": bool(owed.late), "late_cents": sum(one.debt_cents for one in owed.late)},
        shown={
            "place": here, "tab": "compliance", "owed": owed, "today": visit.today,
            "late": [(one, KIND_NAMES[one.kind]) for one in owed.late],
            "late_owed_cents": sum(one.owed_cents for one in owed.late),
            "late_interest_cents": sum(one.interest_cents for one in owed.late),
            "references": " ".join(str(one.item_id) for one in owed.late), "until": form_day(visit.today),
            "may_issue": here.allows("collection.issue_slip"),
            "issued": [(one, one.until_date < visit.today) for one in issued],
            "may_ask": here.allows("collection.certify_compliance"),
        },
    )  # fmt: skip


def ask(visit: Visit, sent: Sent, ruc: str) -> Done:
    certify_compliance(
        by=visit.account, today=visit.today, key=sent.key, employer_id=employer_id_of(ruc), language=visit.language
    )
    return Done(
        to="compliance", address={"ruc": ruc}, told=_("Emitido. Descárguelo aquí; cualquiera puede verificarlo.")
    )


def certificate(visit: Visit, ruc: str, code: str, site: str) -> Paper:
    found = certificates.certificate(code)
    if found is None or found.employer_id != employer_id_of(ruc):
        raise NotPublished(_("Ningún certificado de este empleador tiene ese código."))
    return Paper(printing.document(found, site), "application/pdf", f"cumplimiento-{found.code}.pdf")


pages = [
    PrivatePage(
        "statement", "empresa/<ruc:ruc>/cuenta", "web/employer/statement.html", "collection.read", own_employer,
        statement, ("Mostrar el estado de cuenta", "Show the statement"),
    ),
    PrivatePage(
        "payments", "empresa/<ruc:ruc>/pagos", "web/employer/payments.html", "collection.read", own_employer,
        payments, ("Mostrar los pagos", "Show the payments"),
    ),
    PrivatePage(
        "compliance", "empresa/<ruc:ruc>/certificado", "web/employer/compliance.html", "collection.read",
        own_employer, compliance, ("Certificar el cumplimiento", "Certify compliance"), acts={"ask": ask},
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "compliance_document", "empresa/<ruc:ruc>/certificado/<str:code>.pdf", "collection.read", own_employer,
        certificate, ("Entregar el certificado", "Hand over the certificate"),
    )
]  # fmt: skip
