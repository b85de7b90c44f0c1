"""What a pensioner is paid and why, month by month, and what was decided on what she asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.month.drafting import BooksNotOpen
from amparo.entrypoints.month.pension_history import REASONS, pension_history, why_decided, why_paid
from amparo.entrypoints.web.pages.mine import own_person, person_of
from amparo.foundation.months import Month
from amparo.foundation.pages import NotPublished, PrivatePage, Sheet, Visit

PAID = ("month", "entitlement_id", "kind", "pension_cents", "thirteenth_cents", "fourteenth_cents", "paid_cents",
        "state_share_cents")  # fmt: skip

IN_PAYMENT = ("kind", "since_date", "years", "pension_cents", "initial_cents", "region")


def pension(visit: Visit) -> Sheet:
    try:
        told = pension_history(person_of(visit))
    except BooksNotOpen as error:
        raise NotPublished(_("Los libros todavía no están abiertos: no hay pagos que mostrar.")) from error
    decided = [(one, REASONS[one["reason"]], why_decided(one, visit.language)) for one in told.decisions]
    last = [(one, why_paid(told, one, visit.language)) for one in told.payslips if one["month"] == told.as_of.number]
    return Sheet(
        columns=PAID,
        rows=[tuple(one[name] for name in PAID) for one in told.payslips],
        facts={
            "as_of": told.as_of.number,
            "in_payment": [{name: one[name] for name in IN_PAYMENT} for one in told.in_payment],
            "decisions": [dict(one) for one in told.decisions],
        },
        shown={
            "told": told,
            "payslips": [(Month.of(one["month"]), one) for one in told.payslips],
            "decided": decided,
            "last": [(one, why) for one, why in last if why],
        },
        persons=(told.person_id,),
    )


pages = [
    PrivatePage(
        "own_pension", "mi/pension", "web/mine/pension.html", "pensions.read", own_person, pension,
        ("Mostrar a la persona sus pensiones y pagos", "Show the person her pensions and payments"),
    ),
]  # fmt: skip
