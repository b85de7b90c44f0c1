"""The clerk's inbox by what is late, and one case: what it says, its clock, and what this person may do now."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages import case_shown
from amparo.entrypoints.web.pages.office import ATTENDING, desks_of
from amparo.foundation.access.roles import ROLES, Subject
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.subjects import of_case
from amparo.foundation.pages import Done, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit, number
from amparo.foundation.registry import queries as registry

KIND, MODULE, PROVINCE, TURN, PLACE = "tipo", "modulo", "provincia", "turno", "desde"
PAGE = 50
"""How many cases are listed at once."""


def own_desks(visit: Visit, **_address: object) -> Subject:
    """The first desk of who attends; of what is listed, each of them is asked."""
    _refuse_strangers(visit)
    desks = [one for one in visit.account.held if one.role == "clerk"]
    return Subject(module=desks[0].module, province=desks[0].province) if desks else Subject()


def attended_case(visit: Visit, case: int, **_address: object) -> Subject:
    _refuse_strangers(visit)
    return of_case(case)


def _refuse_strangers(visit: Visit) -> None:
    """Whoever has a part in a case has a page of her own for it: this one is of who attends."""
    if not any(one.role in ATTENDING for one in visit.account.held):
        raise PermissionDenied


def inbox(visit: Visit) -> Sheet:
    """What waits for this account, what is latest first; of one kind, province or turn if it was asked."""
    asked = {name: visit.asked.get(name, "") for name in (KIND, MODULE, PROVINCE, TURN)}
    attended = desks_of(visit)
    desks = [one for one in attended if asked[TURN] in ("", one.role) and asked[MODULE] in ("", one.module or "")]
    start = number(visit.asked.get(PLACE, "")) or 0
    found, waiting = cases.waiting(
        desks, visit.today, kind=asked[KIND], province=asked[PROVINCE], start=start, most=PAGE
    )  # fmt: skip
    names = registry.employer_names({one.employer_id for one in found if one.employer_id})
    provinces = registry.province_names()
    own = {desk.province for desk in attended}
    return Sheet(
        columns=("case", "kind", "state", "province", "employer", "opened_date", "due_date", "late", "proposed"),
        rows=[
            (one.id, one.kind.name, one.state, one.province, names.get(one.employer_id or 0), one.opened_date,
             one.due_date, one.late, one.proposed or None)
            for one in found
        ],
        facts={"waiting": waiting.count, "late": waiting.late, "due_today": waiting.due_today, "start": start,
               "kind": asked[KIND] or None, "province": asked[PROVINCE] or None},
        shown={
            "matters": [
                (one, one.kind.state(one.state), names.get(one.employer_id or 0, ""), provinces.get(one.province))
                for one in found
            ],
            "waiting": waiting,
            "own": f"user:{visit.account.pk}",
            "kinds": cases.kinds_at(attended),
            "kind": asked[KIND],
            "provinces": [(code, name) for code, name in provinces.items() if None in own or code in own],
            "province": asked[PROVINCE],
            "turns": [(role, ROLES[role]) for role in dict.fromkeys(desk.role for desk in attended)],
            "turn": asked[TURN],
            **_pages(asked, start, waiting.count),
        },
    )  # fmt: skip


def _pages(asked: dict[str, str], start: int, count: int) -> dict[str, object]:
    """The addresses of what comes before and after, and which cases are shown, the first being 1."""

    def at(place: int) -> str:
        return "?" + urlencode({**{name: value for name, value in asked.items() if value}, PLACE: place})

    return {
        "before": at(max(min(start - PAGE, (count - 1) // PAGE * PAGE), 0)) if start and count else "",
        "after": at(start + PAGE) if start + PAGE < count else "",
        "first": start + 1,
        "last": min(start + PAGE, count),
    }


def case_opened(visit: Visit, case: int) -> Sheet:
    matter = case_shown.read(visit, case)
    person = registry.person(matter.person_id) if matter.person_id else None
    return Sheet(
        columns=case_shown.HAPPENED,
        rows=case_shown.rows(matter),
        facts={**case_shown.facts(matter), "document": person.document if person else None},
        shown={
            **case_shown.shown(visit, matter),
            "person": person,
            "province": registry.province_names().get(matter.province),
            "document_page": "office_case_document",
        },
        persons=(matter.person_id,) if matter.person_id else (),
    )


def move(visit: Visit, sent: Sent, case: int) -> Done:
    case_shown.make_move(visit, sent, case)
    waits = case_shown.read(visit, case).proposed
    told = _("Propuesto: no se hace hasta que otra persona lo confirme.") if waits else _("Hecho.")
    return Done(to="office_case", address={"case": case}, told=told)


def hand_in(visit: Visit, sent: Sent, case: int) -> Done:
    case_shown.hand_in(visit, sent, case)
    return Done(to="office_case", address={"case": case}, told=_("Documento agregado."))


def document(visit: Visit, case: int, sha256: str, **_site: str) -> Paper:
    return case_shown.document(visit, case, sha256)


pages = [
    PrivatePage(
        "office_cases", "oficina/tramites", "web/office/cases.html", "cases.read", own_desks, inbox,
        ("Mostrar qué espera en la bandeja", "Show what waits in the inbox"),
    ),
    PrivatePage(
        "office_case", "oficina/tramites/<int:case>", "web/office/case.html", "cases.read", attended_case, case_opened,
        ("Atender un trámite de la persona", "Attend a case of the person"), acts={"move": move, "hand_in": hand_in},
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "office_case_document", "oficina/tramites/<int:case>/documentos/<slug:sha256>", "cases.read", attended_case,
        document, ("Ver un documento del trámite de la persona", "See a document of the person's case"),
    ),
]  # fmt: skip
