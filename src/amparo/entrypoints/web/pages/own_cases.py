"""What a person asks of the institution: claims for a job nobody declared, corrections, their answer, and appeals."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.month.work_history import open_months
from amparo.entrypoints.web.labels import NAMES
from amparo.entrypoints.web.pages import case_shown
from amparo.entrypoints.web.pages.job_fields import HIRED, amount, job
from amparo.entrypoints.web.pages.mine import PERSON, history_of, own_person, person_of
from amparo.foundation.access.roles import Subject
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import desk
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.subjects import of_case
from amparo.foundation.months import Month
from amparo.foundation.pages import Done, NotPublished, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit, number
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.affiliation.claims import file_claim, propose_correction

CEDULA_DIGITS = 10
MEGABYTES = desk.LARGEST_DOCUMENT // 1_000_000


def own_case(visit: Visit, case: int, **_address: object) -> Subject:
    """The person of a case; nobody's if there is none. Who has not proved who she is, proves it first."""
    person_of(visit)
    return Subject(person_id=of_case(case).person_id)


def own_cases(visit: Visit) -> Sheet:
    person_id = person_of(visit)
    found = cases.of_person(person_id, visit.today)
    names = registry.employer_names({one.employer_id for one in found if one.employer_id})
    return Sheet(
        columns=("case", "kind", "state", "employer", "opened_date", "due_date", "waits_for"),
        rows=[
            (one.id, one.kind.name, one.state, names.get(one.employer_id or 0), one.opened_date, one.due_date,
             one.waits_for or None)
            for one in found
        ],
        shown={
            "matters": [
                (one, one.kind.state(one.state), names.get(one.employer_id or 0, ""), one.waits_for == PERSON)
                for one in found
            ],
        },
        persons=(person_id,),
    )  # fmt: skip


# ---------------------------------------------------------------- asking


def claim_form(visit: Visit) -> Sheet:
    """The empty form of a claim: what may be told, and the employers already in her history, to choose from."""
    told = history_of(visit)
    known = [registry.employer(employer_id) for employer_id in sorted(told.employers)]
    provinces = registry.province_names()
    return Sheet(
        columns=("field", "choices"),
        rows=[("relation", list(HIRED)), ("ruc", [one.ruc for one in known if one]), ("province", list(provinces))],
        shown={
            "relations": [(regime, NAMES["regime"][regime]) for regime in HIRED],
            "provinces": list(provinces.items()),
            "lives_in": registry.person(told.person_id).province_id,
            "known": [one for one in known if one],
            "megabytes": MEGABYTES,
        },
        persons=(told.person_id,),
    )


def claim(visit: Visit, sent: Sent) -> Done:
    fields, province = sent.fields, sent.fields.get("province", "")
    opened = file_claim(
        by=visit.account, today=visit.today, key=sent.key, person_id=person_of(visit),
        establishment_id=_workplace(fields.get("ruc", ""), province), **job(fields), province=province,
        title=fields.get("title", ""),
        content=sent.files.get(case_shown.DOCUMENT, b""),
    )  # fmt: skip
    return Done(
        to="own_case", address={"case": opened["case"]}, told=_("Recibido. Aquí verá cada paso y su respuesta.")
    )


def correction_form(visit: Visit, month: Month) -> Sheet:
    """The jobs of a month, closed or open, to say which was told wrongly, and what was really worked and paid."""
    told = history_of(visit)
    worked = [one for one in (*told.months, *open_months(told.person_id)) if one.month == month]
    found = list({one.job_id: one for one in worked}.values())
    if not found:
        raise NotPublished(_("Su historia no tiene ningún empleo en ese mes."))
    employers = registry.employer_names({one.employer_id for one in found})
    return Sheet(
        columns=("job", "employer", "days", "base_cents"),
        rows=[(one.job_id, employers[one.employer_id], one.days, one.base_cents) for one in found],
        facts={"month": month.number},
        shown={
            "month": month,
            "closed": month <= told.as_of,
            "jobs": [(one, employers[one.employer_id]) for one in found],
            "megabytes": MEGABYTES,
        },
        persons=(told.person_id,),
    )


def correct(visit: Visit, sent: Sent, month: Month) -> Done:
    person_id, fields = person_of(visit), sent.fields
    chosen = number(fields.get("job", ""))
    found = affiliation.job_of(person_id, chosen) if chosen else None
    if found is None:
        raise Refused("Elija cuál de sus empleos está mal", "Choose which of your jobs is wrong", "job")
    place = registry.establishments_by_branch([found.employer_id]).get((found.employer_id, f"{found.branch:04d}"))
    really = {"type": "COR", "month": str(month), "days": fields.get("days", "").strip(),
              "amount": amount(fields, "amount"), "cause": "O"}  # fmt: skip
    opened = propose_correction(
        by=visit.account, today=visit.today, key=sent.key, person_id=person_id, establishment_id=place or 0,
        notices=[really], title=fields.get("title", ""), content=sent.files.get(case_shown.DOCUMENT, b""),
    )  # fmt: skip
    return Done(to="own_case", address={"case": opened["case"]}, told=_("Recibida. Dos personas deben aprobarla."))


def _workplace(written: str, province: str) -> int:
    """The employer's first place of work in a province, or else its head office: which exactly, the office finds out.

    A household is known by the cédula of whoever hires in it, which its RUC begins with.
    """
    ruc = written.strip()
    employer = registry.employer_of(f"{ruc}001" if len(ruc) == CEDULA_DIGITS else ruc)
    places = registry.establishments_of(employer.pk) if employer else []
    if not places:
        raise Refused(
            f"Ningún empleador está inscrito con «{ruc}»: revíselo en un recibo o contrato, o acuda a una oficina si "
            "nunca se inscribió",
            f"No employer is registered as “{ruc}”: check it on a payslip or contract, or come to an office if it "
            "never registered",
            "ruc",
        )
    return next((one.pk for one in places if one.province_id == province), places[0].pk)


# ---------------------------------------------------------------- one case


def case_opened(visit: Visit, case: int) -> Sheet:
    matter = case_shown.read(visit, case)
    province = registry.province_names().get(matter.province)
    return Sheet(
        columns=case_shown.HAPPENED,
        rows=case_shown.rows(matter),
        facts=case_shown.facts(matter),
        shown={
            **case_shown.shown(visit, matter),
            "yours": matter.waits_for == PERSON,
            "province": province,
            "megabytes": MEGABYTES,
            "document_page": "own_case_document",
        },
        persons=(person_of(visit),),
    )


def move(visit: Visit, sent: Sent, case: int) -> Done:
    case_shown.make_move(visit, sent, case)
    return Done(to="own_case", address={"case": case}, told=_("Hecho."))


def hand_in(visit: Visit, sent: Sent, case: int) -> Done:
    case_shown.hand_in(visit, sent, case)
    return Done(to="own_case", address={"case": case}, told=_("Documento agregado."))


def document(visit: Visit, case: int, sha256: str, **_site: str) -> Paper:
    return case_shown.document(visit, case, sha256)


pages = [
    PrivatePage(
        "own_cases", "mi/reclamos", "web/mine/cases.html", "cases.read", own_person, own_cases,
        ("Mostrar a la persona lo que ha pedido", "Show the person what she has asked for"),
    ),
    PrivatePage(
        "own_claim_new", "mi/reclamos/nuevo", "web/mine/claim.html", "affiliation.file_claim", own_person, claim_form,
        ("Recibir un reclamo de la persona", "Take a claim of the person"), acts={"claim": claim},
    ),
    PrivatePage(
        "own_correction_new", "mi/historia/<month:month>/correccion", "web/mine/correction.html",
        "affiliation.propose_correction", own_person, correction_form,
        ("Recibir una corrección que la persona pide", "Take a correction the person asks for"),
        acts={"correct": correct},
    ),
    PrivatePage(
        "own_case", "mi/reclamos/<int:case>", "web/mine/case.html", "cases.read", own_case, case_opened,
        ("Mostrar a la persona su trámite", "Show the person her case"), acts={"move": move, "hand_in": hand_in},
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "own_case_document", "mi/reclamos/<int:case>/documentos/<slug:sha256>", "cases.read", own_case, document,
        ("Entregar a la persona un documento de su trámite", "Hand the person a document of her case"),
    ),
]  # fmt: skip
