"""What an inspector asks once her report holds: that whom she found at work is recorded from the first day."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web.labels import NAMES
from amparo.entrypoints.web.pages import case_shown
from amparo.entrypoints.web.pages.job_fields import HIRED, job
from amparo.entrypoints.web.pages.own_cases import MEGABYTES
from amparo.foundation.access.roles import Subject
from amparo.foundation.acts.written import Private
from amparo.foundation.cases.subjects import of_kinds
from amparo.foundation.pages import Done, NotPublished, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation.claims import enrol_found
from amparo.modules.inspection import queries as inspection


def inspected(_visit: Visit, case: int) -> Subject:
    """The employer of an inspection; a case of another kind is nobody's here."""
    return of_kinds(inspection.INSPECTION)(case)


def form(_visit: Visit, case: int) -> Sheet:
    """The empty form: what may be told of the job, and the establishments of the employer to choose from."""
    employer_id = inspection.reported_employer(case)
    employer = registry.employer(employer_id) if employer_id else None
    if employer is None:
        raise NotPublished(_("Ese trámite no es una inspección con informe aprobado y sin impugnar."))
    places = registry.establishments_of(employer.pk)
    return Sheet(
        columns=("field", "choices"),
        rows=[("relation", list(HIRED)), ("branch", [one.branch for one in places])],
        facts={"case": case, "ruc": employer.ruc},
        shown={
            "case": case,
            "employer": employer,
            "places": places,
            "relations": [(regime, NAMES["regime"][regime]) for regime in HIRED],
            "megabytes": MEGABYTES,
        },
    )


def enrol(visit: Visit, sent: Sent, case: int) -> Done:
    fields = sent.fields
    opened = enrol_found(
        by=visit.account, today=visit.today, key=sent.key, case=case, cedula=Private(fields.get("cedula", "")),
        branch=fields.get("branch", ""), **job(fields), title=fields.get("title", ""),
        content=sent.files.get(case_shown.DOCUMENT, b""),
    )  # fmt: skip
    told = _("Pedido: lo deciden dos personas de afiliación, en el trámite %(case)s.") % {"case": opened["case"]}
    return Done(to="office_case", address={"case": case}, told=told)


pages = [
    PrivatePage(
        "office_enrol", "oficina/tramites/<int:case>/registro", "web/office/enrol.html", "affiliation.enrol_found",
        inspected, form,
        ("Pedir que se registre a quien halló una inspección", "Ask to record whom an inspection found"),
        acts={"enrol": enrol}, limited="write",
    ),
]  # fmt: skip
