"""Who works for the employer, and the notices about one of them: entry, exit, and what changed."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from amparo.entrypoints.web import guessing, paging
from amparo.entrypoints.web.pages.employer.place import Place, own_place, place
from amparo.entrypoints.web.pages.employer.words import EXITS, NOTICES, RELATIONS
from amparo.foundation import reading, writing
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.months import Month
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit
from amparo.modules.affiliation import objections, queries
from amparo.modules.affiliation.actions import give_notice
from amparo.modules.affiliation.notices import BY_FORM

COLUMNS = ("cedula", "surnames", "given_names", "branch", "regime", "since_date", "until_date", "wage_cents",
           "objection_until_date")  # fmt: skip


def workers(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    search, left = visit.asked.get("busca", "").strip()[:80], visit.asked.get("ver") == "salieron"
    total = queries.worker_count(here.employer.pk, search=search, branch=here.branch, left=left)
    shown = paging.part(visit, total)
    first, count = (0, None) if visit.whole else (max(shown.first - 1, 0), paging.ROWS)
    found = queries.workers(here.employer.pk, search=search, branch=here.branch, left=left, first=first, count=count)
    until = objections.open_until([one.job_id for one in found], visit.today)
    return Sheet(
        columns=COLUMNS,
        rows=[
            (one.document, one.surnames, one.given_names, f"{one.branch:04d}", one.regime, one.since_date,
             one.until_date if one.left else None, one.wage_cents, until.get(one.job_id))
            for one in found
        ],
        facts={"ruc": ruc, "name": here.employer.name, "total": total},
        shown={"place": here, "tab": "workers", "found": [(one, until.get(one.job_id)) for one in found], "part": shown,
               "asked": {"search": search, "left": left},
               "may_send": here.allows("affiliation.submit_notices"),
               "may_give": here.allows_here("affiliation.give_notice")},
        persons=tuple({one.person_id: None for one in found}),
    )  # fmt: skip


# ---------------------------------------------------------------- one notice


def notice(visit: Visit, ruc: str) -> Sheet:
    """The form of one type of notice, with what the address already says of it."""
    here = place(visit, ruc)
    kind = visit.asked.get("tipo", "ENT")
    kind = kind if kind in BY_FORM else "ENT"
    month = _month_asked(visit)
    return Sheet(
        columns=("type", "es", "en"),
        rows=[(code, *NOTICES[code]) for code in BY_FORM],
        facts={"ruc": ruc},
        shown={
            "place": here, "tab": "workers", "kind": kind, "title": NOTICES[kind], "month": month,
            "others": [(code, NOTICES[code]) for code in BY_FORM], "cedula": visit.asked.get("cedula", ""),
            "relations": RELATIONS.items(), "exits": EXITS.items(), "earlier": month.number < visit.today // 100,
        },
    )  # fmt: skip


def give(visit: Visit, sent: Sent, ruc: str) -> Done:
    here, kind = place(visit, ruc), sent.fields.get("type", "")
    with guessing.counted(visit.account, visit.today):
        give_notice(
            by=visit.account, today=visit.today, key=sent.key, establishment_id=_establishment(here, sent), type=kind,
            cedula=Private(sent.fields.get("cedula", "").strip()), month=_month(sent),
            date=_day(sent, "date"), amount=_amount(sent), days=sent.fields.get("days", "").strip(),
            relation=sent.fields.get("relation", ""), cause=sent.fields.get("cause", "") if kind == "SAL" else "O",
            death_date=_day(sent, "death_date"),
        )  # fmt: skip
    told = _("Recibido. Ya está en el borrador de la planilla; el trabajador puede objetarlo hasta el %(day)s.")
    last = writing.day(objections.objection_end(visit.today), visit.language)
    return Done(to="workers", address={"ruc": ruc}, told=told % {"day": last})


def _establishment(here: Place, sent: Sent) -> int:
    """The one of the form, if it is one of theirs; else the first, which is the head office."""
    own = {str(one.pk): one.pk for one in here.establishments}
    return own.get(sent.fields.get("establishment", ""), here.establishments[0].pk)


def _month_asked(visit: Visit) -> Month:
    try:
        return Month.of(reading.month(visit.asked.get("mes", "")))
    except ValueError:
        return Month.of(visit.today)


def _month(sent: Sent) -> str:
    written = sent.fields.get("month", "")
    return str(Month.of(_read(reading.month, "month", written))) if written.strip() else ""


def _day(sent: Sent, field: str) -> str:
    written = sent.fields.get(field, "")
    return str(_read(reading.day, field, written)) if written.strip() else ""


def _amount(sent: Sent) -> str:
    """Dollars as people write them, as the file writes them."""
    written = sent.fields.get("amount", "")
    if not written.strip():
        return ""
    cents = _read(reading.cents, "amount", written)
    return f"{cents // 100}.{cents % 100:02d}" if cents >= 0 else written.strip()


def _read(read: Callable[[str], int], field: str, written: str) -> int:
    try:
        return read(written)
    except ValueError as error:
        raise Refused(str(error), str(error), field) from error


pages = [
    PrivatePage(
        "workers", "empresa/<ruc:ruc>/trabajadores", "web/employer/workers.html", "affiliation.read", own_place,
        workers, ("Mostrar al empleador sus trabajadores", "Show the employer its workers"),
    ),
    PrivatePage(
        "notice", "empresa/<ruc:ruc>/trabajadores/aviso", "web/employer/notice.html", "affiliation.give_notice",
        own_place, notice, ("Recibir un aviso de un trabajador", "Receive a notice about a worker"),
        acts={"give": give},
    ),
]  # fmt: skip
