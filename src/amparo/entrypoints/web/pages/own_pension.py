"""What a pensioner is paid and why, month by month, and what was decided on what she asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.month.drafting import BooksNotOpen
from amparo.entrypoints.month.pension_history import (
    REASONS,
    PensionHistory,
    law_of_survivors,
    pension_history,
    why_decided,
    why_paid,
)
from amparo.entrypoints.web.pages.mine import own_person, person_of
from amparo.foundation.months import Month
from amparo.foundation.pages import NotPublished, PrivatePage, Sheet, Visit

PAID = ("month", "entitlement_id", "kind", "pension_cents", "thirteenth_cents", "fourteenth_cents", "paid_cents",
        "state_share_cents")  # fmt: skip

SURVIVOR_KINDS = ("sgo_survivors", "rt_survivors")
"""Pensions that someone else's work left; the law told is that of the first."""

MONTH = "mes"
"""What may be asked: the month whose payment is explained, YYYY-MM; the last if none."""

IN_PAYMENT = ("kind", "since_date", "years", "pension_cents", "initial_cents", "region")


def pension(visit: Visit) -> Sheet:
    try:
        told = pension_history(person_of(visit))
    except BooksNotOpen as error:
        raise NotPublished(_("Los libros todavía no están abiertos: no hay pagos que mostrar.")) from error
    decided = [(one, REASONS[one["reason"]], why_decided(one, visit.language)) for one in told.decisions]
    month = _month_asked(visit, told)
    explained = [one for one in told.payslips if month and one["month"] == month.number]
    survives = any(one["kind"] == SURVIVOR_KINDS[0] for one in told.in_payment)
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
            "month": month,
            "why": [(one, why_paid(told, one, visit.language)) for one in explained],
            "survivor_kinds": SURVIVOR_KINDS,
            "survivors": law_of_survivors(told.as_of.last_date) if survives else (),
        },
        persons=(told.person_id,),
    )


def _month_asked(visit: Visit, told: PensionHistory) -> Month | None:
    """The month asked for, if she was paid in it, or else the last in which she was."""
    paid = {str(Month.of(one["month"])): Month.of(one["month"]) for one in reversed(told.payslips)}
    return paid.get(visit.asked.get(MONTH, "")) or next(reversed(paid.values()), None)


pages = [
    PrivatePage(
        "own_pension", "mi/pension", "web/mine/pension.html", "pensions.read", own_person, pension,
        ("Mostrar a la persona sus pensiones y pagos", "Show the person her pensions and payments"),
    ),
]  # fmt: skip
