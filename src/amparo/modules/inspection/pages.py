"""An inspector's desk: the worklist of her province, and the reason of every point of an employer."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from amparo.foundation.access.roles import Account, Subject, may
from amparo.foundation.access.subjects import of_employer
from amparo.foundation.cases import queries as cases
from amparo.foundation.pages import Done, NotPublished, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.modules.inspection import actions, queries, reading

MOST_LISTED, MOST_SHOWN = 100, 20
WHY = ("Decidir a qué empleadores inspeccionar", "Decide which employers to inspect")


def own_desk(visit: Visit, **_address: Any) -> Subject:
    """The province in which the account inspects."""
    return Subject(province=next(iter(_provinces(visit)), None))


def of_ruc(_visit: Visit, ruc: str) -> Subject:
    """The employer of the address; nobody's if there is none."""
    employer_id = registry.employers_by_ruc([ruc]).get(ruc)
    return of_employer(employer_id) if employer_id else Subject()


def worklist(visit: Visit) -> Sheet:
    """The employers with most points, and whoever has the RUC that was asked for, with or without points."""
    provinces, asked = _provinces(visit), visit.asked.get("ruc", "").strip()
    places = queries.worklist(provinces, MOST_LISTED)
    ids = pl.Series([one.employer_id for one in places], dtype=pl.Int64)
    rucs, names = dict(registry.employer_rucs(ids).iter_rows()), registry.employer_names(ids)
    named = registry.province_names()
    return Sheet(
        columns=("ruc", "name", "province", "points", "signals", "case"),
        rows=[
            (rucs[one.employer_id], names[one.employer_id], one.province, one.points,
             [seen.signal.code for seen in one.reasons], one.case)
            for one in places
        ],
        facts={"listed": queries.listed_count(provinces)},
        shown={
            "places": [(one, rucs[one.employer_id], names[one.employer_id], named[one.province]) for one in places],
            "several": len({one.province for one in places}) > 1,
            "last": queries.last_assessment(),
            "asked": asked,
            "found": _employer_of(visit, asked),
        },
    )  # fmt: skip


def _employer_of(visit: Visit, ruc: str) -> Any:
    """The employer of a RUC, if the account may look at it."""
    found = registry.employer_of(ruc) if ruc else None
    allowed = found and may(Account(visit.grants), "inspection.read", of_employer(found.pk))
    return found if allowed else None


def employer(visit: Visit, ruc: str) -> Sheet:
    """The signals of an employer and what was seen of each; that it was read is written down."""
    found = registry.employer_of(ruc)
    if found is None:
        raise NotPublished(_("Ningún empleador tiene el RUC «%(ruc)s».") % {"ruc": ruc})
    reasons, instances = queries.reasons(found.pk), queries.instances(found.pk)
    persons = tuple(person for person in instances["person_id"].unique().sort() if person)
    if not persons:
        reading.record(found.pk, by=visit.account, today=visit.today)
    documents = registry.person_documents(persons)
    columns = ("signal", "person_id", "about_month", "found", "expected")
    by_signal = {seen.signal.code: instances.filter(pl.col("signal") == seen.signal.code) for seen in reasons}
    inspections = [one for one in cases.of_employer(found.pk, visit.today) if one.kind.name == queries.INSPECTION]
    return Sheet(
        columns=("signal", "document", "about_month", "found", "expected"),
        rows=[(signal, documents.get(person, ""), *rest) for signal, person, *rest in instances.select(columns).rows()],
        facts={
            "ruc": ruc,
            "points": sum(seen.points for seen in reasons),
            "reasons": [
                {"signal": seen.signal.code, "points": seen.points, "affected": seen.affected_count,
                 "exposed": seen.exposed_count, "article": seen.signal.article, "source": seen.signal.source}
                for seen in reasons
            ],
        },
        shown={
            "employer": found,
            "inspections": [(one, one.kind.state(one.state)) for one in inspections],
            "may_open": may(Account(visit.grants), "inspection.open_inspection", of_employer(found.pk))
            and not any(one.waits_for for one in inspections),
            "reasons": [
                (seen, _shown(by_signal[seen.signal.code], documents), by_signal[seen.signal.code].height - MOST_SHOWN)
                for seen in reasons
            ],
            "points": sum(seen.points for seen in reasons),
        },
        persons=persons,
    )  # fmt: skip


def open_one(visit: Visit, sent: Sent, ruc: str) -> Done:
    opened = actions.open_inspection(
        employer_id=registry.employers_by_ruc([ruc]).get(ruc, 0), reason=_reason(sent),
        by=visit.account, today=visit.today, key=sent.key,
    )  # fmt: skip
    told = _("Quedó abierta la inspección %(case)s. Falta notificarla al empleador.") % {"case": opened["case"]}
    return Done(to="office_case", address={"case": opened["case"]}, told=told)


def _reason(sent: Sent) -> str:
    """What was written, without the one sign that no database keeps."""
    return sent.fields.get("reason", "").replace("\0", "")


def _provinces(visit: Visit) -> list[str]:
    held = [one for one in visit.account.held if one.role == "clerk" and one.module == "inspection"]
    return [one.province for one in held if one.province]


def _shown(instances: pl.DataFrame, documents: dict[int, str]) -> list[dict[str, Any]]:
    first = instances.head(MOST_SHOWN).iter_rows(named=True)
    return [{**row, "document": documents.get(row["person_id"], "")} for row in first]


pages = [
    PrivatePage(
        "signals", "oficina/senales", "inspection/worklist.html", "inspection.read", own_desk, worklist, WHY,
    ),
    PrivatePage(
        "signals_of", "oficina/senales/<str:ruc>", "inspection/employer.html", "inspection.read", of_ruc, employer, WHY,
        acts={"open": open_one}, limited="write",
    ),
]  # fmt: skip
