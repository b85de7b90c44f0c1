"""An inspector's desk: the worklist of her province, and the reason of every point of an employer."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from amparo.foundation.access.roles import Subject
from amparo.foundation.access.subjects import of_employer
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.kinds import CaseError
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
    places = queries.worklist(_provinces(visit), MOST_LISTED)
    ids = pl.Series([one.employer_id for one in places], dtype=pl.Int64)
    rucs, names = dict(registry.employer_rucs(ids).iter_rows()), registry.employer_names(ids)
    provinces = registry.province_names()
    return Sheet(
        columns=("ruc", "name", "province", "points", "signals", "case"),
        rows=[
            (rucs[one.employer_id], names[one.employer_id], one.province, one.points,
             [seen.signal.code for seen in one.reasons], one.case)
            for one in places
        ],
        shown={
            "places": [(one, rucs[one.employer_id], names[one.employer_id], provinces[one.province]) for one in places],
            "last": queries.last_assessment(),
        },
    )  # fmt: skip


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
    case = queries.open_inspections([found.pk]).get(found.pk)
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
            "case": cases.matter(case, visit.today) if case else None,
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
    told = _("Quedó abierta la inspección %(case)s.") % {"case": opened["case"]}
    return Done(to="signals_of", address={"ruc": ruc}, told=told)


def notify(visit: Visit, sent: Sent, ruc: str) -> Done:
    _moved(actions.notify_inspection, visit, sent, ruc)
    return Done(to="signals_of", address={"ruc": ruc}, told=_("El empleador quedó notificado."))


def drop(visit: Visit, sent: Sent, ruc: str) -> Done:
    _moved(actions.drop_inspection, visit, sent, ruc, reason=_reason(sent))
    return Done(to="signals_of", address={"ruc": ruc}, told=_("La inspección quedó archivada."))


def clear(visit: Visit, sent: Sent, ruc: str) -> Done:
    _moved(actions.conclude_inspection, visit, sent, ruc, finds=False, reason=_reason(sent))
    return Done(to="signals_of", address={"ruc": ruc}, told=_("Quedó propuesto o concluido que no hay hallazgos."))


def _moved(perform: Any, visit: Visit, sent: Sent, ruc: str, **asked: Any) -> None:
    employer_id = registry.employers_by_ruc([ruc]).get(ruc, 0)
    case = queries.open_inspections([employer_id]).get(employer_id, 0)
    try:
        perform(case=case, by=visit.account, today=visit.today, key=sent.key, **asked)
    except CaseError as error:
        raise Refused(str(error), str(error)) from error


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
        acts={"open": open_one, "notify": notify, "drop": drop, "clear": clear}, limited="write",
    ),
]  # fmt: skip
