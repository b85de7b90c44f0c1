"""The slip an employer pays with: what it would hold, and the one issued under a reference of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.employer.money import ITEM, form_day
from amparo.entrypoints.web.pages.employer.place import employer_id_of, own_employer, place
from amparo.foundation import reading
from amparo.foundation.acts.refused import Refused
from amparo.foundation.pages import Done, NotPublished, PrivatePage, Sent, Sheet, Visit, number
from amparo.modules.collection import queries
from amparo.modules.collection.actions import issue_slip
from amparo.modules.collection.compliance import KIND_NAMES
from amparo.modules.collection.statement import Item, Statement
from amparo.modules.contributions.tables import FUND_COLUMNS, Obligation

PART = ("item_id", "kind", "about_month", "due_date", "owed_cents", "interest_cents")


class Held(Protocol):
    """What a slip holds of one reference: what it owes to each fund."""

    @property
    def about_month(self) -> int: ...
    @property
    def by_fund(self) -> Mapping[str, int]: ...


def slip(visit: Visit, ruc: str) -> Sheet:
    """The slip of the references asked for, or of all that is owed, as it would be today; and those issued."""
    here = place(visit, ruc)
    owed = queries.statement(here.employer.pk, visit.today)
    chosen = _chosen(visit, owed)
    made = owed.slip([one.item_id for one in chosen])
    return Sheet(
        columns=ITEM,
        rows=[tuple(getattr(one, name) for name in ITEM) for one in chosen],
        facts={"ruc": ruc, "today": owed.today, "components": dict(made.components), "total_cents": made.total_cents},
        shown={
            "place": here, "tab": "statement", "slip": made, "today": owed.today,
            "chosen": [(one, KIND_NAMES[one.kind]) for one in chosen], "components": _named(made.components),
            "inside": _inside(chosen), "received_cents": sum(one.received_cents for one in chosen),
            "references": " ".join(str(one.item_id) for one in chosen if one.owed_cents > 0),
            "until": form_day(visit.today),
            "may_issue": here.allows("collection.issue_slip"),
            "issued": queries.slips_of(here.employer.pk),
        },
    )  # fmt: skip


def issue(visit: Visit, sent: Sent, ruc: str) -> Done:
    found = issue_slip(
        by=visit.account, today=visit.today, key=sent.key, employer_id=employer_id_of(ruc), pay_date=_until(sent),
        item_ids=tuple(number(one) or 0 for one in sent.fields.get("references", "").split()),
    )  # fmt: skip
    told = _("Emitido. Páguelo en el banco con su referencia.")
    return Done(to="issued_slip", address={"ruc": ruc, "reference": found["slip_id"]}, told=told)


def _until(sent: Sent) -> int:
    """The day to which interest is counted; 0 if none is said."""
    written = sent.fields.get("pay_date", "")
    try:
        return reading.day(written) if written.strip() else 0
    except ValueError as error:
        raise Refused(str(error), str(error), "pay_date") from error


def issued_slip(visit: Visit, ruc: str, reference: int) -> Sheet:
    """A slip as it was issued, and how much of it was paid."""
    here = place(visit, ruc)
    found = queries.slip(reference)
    if found is None or found.employer_id != here.employer.pk:
        raise NotPublished(_("Ningún comprobante de este empleador tiene esa referencia."))
    return Sheet(
        columns=PART,
        rows=[tuple(getattr(one, name) for name in PART) for one in found.parts],
        facts={"ruc": ruc, "reference": found.slip_id, "issued_date": found.issued_date, "pay_date": found.pay_date,
               "components": found.components, "total_cents": found.total_cents, "paid_cents": found.paid_cents},
        shown={
            "place": here, "tab": "statement", "slip": found, "late": found.pay_date < visit.today,
            "missing_cents": found.total_cents - found.paid_cents, "extra_cents": found.paid_cents - found.total_cents,
            "chosen": [(one, KIND_NAMES[one.kind]) for one in found.parts], "components": _named(found.components),
            "inside": _inside(found.parts),
        },
    )  # fmt: skip


def _inside(items: Sequence[Held]) -> list[tuple[int, list[tuple[tuple[str, str], int]], int]]:
    """What the chosen references owe to each fund, month by month, at the last close: month, funds, total."""
    found = []
    for month in sorted({one.about_month for one in items}):
        added = {column: sum(one.by_fund.get(column, 0) for one in items if one.about_month == month)
                 for column in FUND_COLUMNS}  # fmt: skip
        funds = [((Obligation.columns[column].es, Obligation.columns[column].en), cents)
                 for column, cents in added.items() if cents]  # fmt: skip
        found.append((month, funds, sum(added.values())))
    return found


def _chosen(visit: Visit, owed: Statement) -> list[Item]:
    """The references of the address that are open; all, if it names none of them."""
    asked: Any = visit.asked
    wanted = set(asked.getlist("referencia"))
    return [one for one in owed.items if str(one.item_id) in wanted] or list(owed.items)


def _named(components: Mapping[str, int]) -> list[tuple[dict[str, str], int]]:
    return [(KIND_NAMES[name], cents) for name, cents in components.items()]


pages = [
    PrivatePage(
        "slip", "empresa/<ruc:ruc>/cuenta/comprobante", "web/employer/slip.html", "collection.read", own_employer,
        slip, ("Mostrar el comprobante de pago", "Show the payment slip"), acts={"issue": issue},
    ),
    PrivatePage(
        "issued_slip", "empresa/<ruc:ruc>/cuenta/comprobante/<int:reference>", "web/employer/issued_slip.html",
        "collection.read", own_employer, issued_slip,
        ("Mostrar un comprobante emitido", "Show an issued slip"),
    ),
]  # fmt: skip
