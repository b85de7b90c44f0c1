"""An employer's desk: its workers, the draft of the month, what is owed and what is declared."""

from __future__ import annotations

import base64
from typing import Annotated, Any

import polars as pl
from ninja import Query

from amparo.entrypoints.api.private import cursors, told
from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.places import LARGEST_ID
from amparo.entrypoints.api.private.reading import PDF, Reading, Told, Visit
from amparo.entrypoints.api.private.shapes import acts
from amparo.entrypoints.api.private.shapes import employers as shapes
from amparo.entrypoints.api.private.shapes.cases import Certificate, Matters, Notices
from amparo.entrypoints.api.spoken import gettext_lazy as _
from amparo.entrypoints.month import drafting
from amparo.entrypoints.month import payroll as payrolls
from amparo.entrypoints.web.pages.employer import batches
from amparo.foundation.access import queries as access
from amparo.foundation.access.roles import Subject
from amparo.foundation.access.subjects import of_account, of_employer
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as matters
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.months import Month
from amparo.foundation.registry import actions as registering
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import actions as affiliating
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.collection import actions as collecting
from amparo.modules.collection import queries as collection
from amparo.modules.collection.slips import IssuedSlip
from amparo.modules.contributions import actions as contributing
from amparo.modules.contributions import queries as contributions

MOST_REFERENCES = 200
_LINE = ("about_month", "days", "base_cents", "personal_cents", "employer_cents", "total_cents", "reserve_cents",
         "spouse_cents", "before_cents", "difference_cents", "reasons")  # fmt: skip
_ORDER = ("person_id", "job_id", "about_month")
References = Annotated[
    list[Annotated[int, Query(ge=0, le=LARGEST_ID)]],
    Query(
        [],
        max_length=MOST_REFERENCES,
        description=_("las referencias que se pagan, repitiendo el parámetro; todas si no se dice"),
    ),
]
Search = Annotated[str, Query("", max_length=80, description=_("parte del nombre, o el comienzo del documento"))]
Left = Annotated[bool, Query(False, description=_("quienes ya salieron, en vez de quienes trabajan"))]
_WHY = ("Mostrar al empleador sus trabajadores", "Show the employer its workers")


def employer_id(visit: Visit) -> int:
    """The employer of the address; 0 if there is none."""
    return registry.employers_by_ruc([visit.given["ruc"]]).get(visit.given["ruc"], 0)


def of(visit: Visit) -> Subject | None:
    """Whose matter it is: the employer's of the address."""
    found = employer_id(visit)
    return of_employer(found) if found else None


def acted_for(visit: Visit) -> Told:
    held = [one for one in access.roles_of(visit.account.pk) if one.grant.employer_id]
    return Told([{"ruc": one.ruc, "name": one.employer, "role": one.grant.role, "branch": one.branch} for one in held])


def employer(visit: Visit) -> Told:
    found = registry.employer_by_id(employer_id(visit))
    places = registry.establishments_of(found.pk)
    return Told(
        {
            "province": found.province_id,
            "establishments": [{"branch": one.branch, "name": one.name, "province": one.province_id} for one in places],
            **{part: getattr(found, part) for part in ("ruc", "name", "kind", "industry")},
        }
    )


def members(visit: Visit) -> Told:
    found = employer_id(visit)
    parts = ("email", "role", "branch", "since_date")
    return Told(
        {
            "members": [{part: getattr(one, part) for part in parts} for one in access.members(found)],
            "invitations": [
                {"email": one.email, "role": one.role, "until_date": one.until_date,
                 "branch": one.establishment.branch if one.establishment else ""}
                for one in access.invitations(found, visit.today)
            ],
        }
    )  # fmt: skip


def workers(visit: Visit) -> Told:
    found = affiliation.workers(employer_id(visit), search=visit.given["search"], left=visit.given["left"])
    shown, following = told.page_of(found, lambda one: (one.job_id,), visit)
    parts = [part for part in shapes.Worker.model_fields if part != "branch"]
    listed = [{"branch": f"{one.branch:04d}", **{part: getattr(one, part) for part in parts}} for one in shown]
    data = {"workers": listed, "count": len(found), "next": following}
    return Told(data, tuple({one.person_id for one in shown}))


def draft(visit: Visit) -> Told:
    drafted = _draft_of(visit)
    lines, owed = drafted.differences, drafted.obligations.rename({"item_id": "reference"})
    shown, following = cursors.page(lines, _ORDER, visit.given["after"], visit.given["limit"])
    whole = {
        "month": str(drafted.month),
        "confirmed": contributions.is_confirmed(drafted.employer_id, drafted.month),
        "line_count": lines.height,
        "total_cents": int(owed["amount_cents"].sum()),
        "obligations": owed.select(list(shapes.Owed.model_fields)).to_dicts(),
        "lines": [{**person, **{name: row[name] for name in _LINE}} for person, row in _with_persons(shown)],
        "next": following,
    }
    return Told(whole, tuple(shown["person_id"].unique()))


def _draft_of(visit: Visit) -> drafting.Draft:
    try:
        return drafting.draft(employer_id(visit))
    except drafting.BooksNotOpen as error:
        raise Refused("Todavía no hay un mes que declarar", "There is no month to declare yet") from error


def payroll(visit: Visit) -> Told:
    """What the draft has of each job: what a payroll may correct."""
    drafted = _draft_of(visit)
    own = drafted.work.filter(pl.col("about_month") == drafted.month.number)
    own = own.join(drafted.jobs.select("job_id", "branch"), on="job_id")
    shown, following = cursors.page(own, ["person_id", "job_id"], visit.given["after"], visit.given["limit"])
    listed = [
        {**person, "branch": f"{row['branch']:04d}", "wage_cents": row["monthly_wage_cents"],
         "days": row["days"], "extra_cents": row["extra_cents"]}
        for person, row in _with_persons(shown)
    ]  # fmt: skip
    whole = {"month": drafted.month.number, "line_count": own.height, "lines": listed, "next": following}
    return Told(whole, tuple(shown["person_id"].unique()))


def compared(visit: Visit) -> Told:
    """A payroll against the draft: nothing is recorded, and what to send is answered."""
    drafted, content = _draft_of(visit), base64.b64decode(visit.given["content"])
    own = drafted.work.filter(pl.col("about_month") == drafted.month.number)["person_id"].unique()
    people = {document: person_id for person_id, (document, _name) in registry.names(own).items()}
    found = payrolls.understood(drafted, content, visit.given["ruc"], people, visit.today)
    data = {
        "month": drafted.month.number,
        "notices": base64.b64encode(b"\n".join(found.notices)).decode(),
        **{part: getattr(found, part) for part in ("lines", "changes", "problems")},
    }
    return Told(data, tuple(sorted(people[one.cedula] for one in found.changes)))


def _with_persons(rows: Any) -> list[tuple[dict[str, str], dict[str, Any]]]:
    """Each row beside the document and the names of its person."""
    known = registry.people(rows["person_id"].unique().to_list())
    named = {
        number: {part: getattr(person, part) for part in ("document", "given_names", "surnames")}
        for number, person in known.items()
    }
    return [(named[row["person_id"]], row) for row in rows.iter_rows(named=True)]


def statement(visit: Visit) -> Told:
    found = collection.statement(employer_id(visit), visit.today)
    items = [
        {
            "reference": one.item_id,
            **{part: getattr(one, part) for part in shapes.Item.model_fields if part != "reference"},
        }
        for one in found.items
    ]
    whole = ("today", "closed_month", "owed_cents", "credit_cents", "interest_cents", "charged_interest_cents",
             "to_charge_cents", "unapplied_cents", "by_fund")  # fmt: skip
    return Told({"items": items, **{part: getattr(found, part) for part in whole}})


def slip(visit: Visit) -> Told:
    found = collection.statement(employer_id(visit), visit.today).slip(visit.given["references"] or None)
    return Told({"references": found.item_ids, "components": found.components, "total_cents": found.total_cents})


def slips(visit: Visit) -> Told:
    found = collection.slips_of(employer_id(visit))
    shown, following = told.page_of(found, lambda one: (-one.slip_id,), visit)
    return Told({"slips": [_issued(one) for one in shown], "next": following})


def issued_slip(visit: Visit) -> Told | None:
    found = collection.slip(visit.given["reference"])
    return Told(_issued(found)) if found and found.employer_id == employer_id(visit) else None


def _issued(slip: IssuedSlip) -> dict[str, Any]:
    parts = [part for part in shapes.SlipPart.model_fields if part != "reference"]
    whole = [part for part in shapes.IssuedSlip.model_fields if part not in ("reference", "parts")]
    return {
        "reference": slip.slip_id,
        "parts": [{"reference": one.item_id, **{part: getattr(one, part) for part in parts}} for one in slip.parts],
        **{part: getattr(slip, part) for part in whole},
    }


def payments(visit: Visit) -> Told:
    found = collection.payments(employer_id(visit))
    numbered = list(enumerate(reversed(found)))[::-1]
    shown, following = told.page_of(numbered, lambda one: (-one[0],), visit)
    parts = [part for part in shapes.Payment.model_fields if part != "reference"]
    listed = [{"reference": one.item_id, **{part: getattr(one, part) for part in parts}} for _place, one in shown]
    return Told({"payments": listed, "next": following})


def files(visit: Visit) -> Told:
    found = batches.files_of(employer_id(visit), visit.given["limit"])
    parts = ("accepted", "rejected", "by_type")
    return Told(
        [{"file": one.number, "date": one.today, **{part: one.result[part] for part in parts}} for one in found]
    )


def file(visit: Visit) -> Told | None:
    found = batches.file_of(employer_id(visit), visit.given["file"])
    if found is None:
        return None
    by_type, problems = batches.became(found)
    told = {"file": found.number, "date": found.today, "by_type": by_type, "problems": problems}
    return Told({**told, "accepted": sum(by_type.values()), "rejected": len(problems)})


def given(visit: Visit) -> Told:
    found, following = told.given(visit, employer_id=employer_id(visit))
    known = registry.people([one.notice.person_id for one in found])
    listed = [
        {
            **told.given_notice(one),
            "branch": f"{one.notice.branch:04d}",
            **{part: getattr(known[one.notice.person_id], part) for part in ("document", "given_names", "surnames")},
        }
        for one in found
    ]
    return Told({"notices": listed, "next": following}, tuple(known))


def months(visit: Visit) -> Told:
    charged = contributions.charged_to(employer_id(visit)).rename({"month": "charged_month"})
    newest_first = charged.with_columns(later=-pl.col("about_month"), later_charged=-pl.col("charged_month"))
    shown, following = cursors.page(
        newest_first, ["later", "later_charged"], visit.given["after"], visit.given["limit"]
    )
    return Told({"months": shown.drop("later", "later_charged").to_dicts(), "next": following})


def declared(visit: Visit) -> Told:
    month = Month.parse(visit.given["month"])
    lines = contributions.declared_of(employer_id(visit), month)
    shown, following = cursors.page(lines, ["person_id", "job_id"], visit.given["after"], visit.given["limit"])
    parts = [part for part in shapes.DeclaredLine.model_fields if part in lines.columns]
    listed = [{**person, **{part: row[part] for part in parts}} for person, row in _with_persons(shown)]
    whole = {"month": str(month), "line_count": lines.height, "lines": listed, "next": following}
    return Told(whole, tuple(shown["person_id"].unique()))


def cases(visit: Visit) -> Told:
    found = matters.of_employer(employer_id(visit), visit.today)
    return Told(told.matters(found, visit), tuple({one.person_id for one in found if one.person_id}))


def inbox(visit: Visit) -> Told:
    return Told(told.notices(visit, employer_id=employer_id(visit)))


def issued(visit: Visit) -> Told:
    return Told([told.certificate(one) for one in certificates.of_employer(employer_id(visit))])


def certificate(visit: Visit) -> Told | None:
    file = told.certificate_file(visit, employer_id=employer_id(visit))
    return Told(file) if file else None


operations: list[Acting | Reading] = [
    Reading(
        "employers", "", "Los empleadores por los que actúa la cuenta", "The employers for which the account acts",
        "access.read", lambda visit: of_account(visit.account.pk), acted_for, list[shapes.ActedFor],
    ),
    Reading(
        "employer", "/{ruc}", "Un empleador y sus establecimientos", "An employer and its places of work",
        "registry.read", of, employer, shapes.Employer,
    ),
    Reading(
        "members", "/{ruc}/members", "Quién actúa por el empleador, y a quién se invitó",
        "Who acts for the employer, and who was invited", "access.read", of, members, shapes.Members,
    ),
    Reading(
        "workers", "/{ruc}/workers", "Quién trabaja para el empleador, o quién salió",
        "Who works for the employer, or who left", "affiliation.read", of, workers, shapes.Workers, _WHY,
        {"search": Search, "left": Left, **told.PAGED},
    ),
    Reading(
        "given_notices", "/{ruc}/notices", "Los avisos que el empleador dio, y hasta cuándo se pueden objetar",
        "The notices that the employer gave, and until when they may be objected to",
        "affiliation.read", of, given, shapes.NoticesOfWorkers, _WHY, told.PAGED,
    ),
    Reading(
        "files", "/{ruc}/notices/files", "Los archivos de avisos que el empleador envió, el más nuevo primero",
        "The files of notices that the employer sent, the newest first",
        "affiliation.submit_notices", of, files, list[shapes.FileTaken], asks={"limit": told.PAGED["limit"]},
    ),
    Reading(
        "file", "/{ruc}/notices/files/{file}", "Qué pasó con un archivo de avisos, línea por línea",
        "What became of a file of notices, line by line",
        "affiliation.submit_notices", of, file, shapes.FileWhole,
    ),
    Reading(
        "draft", "/{ruc}/draft", "El borrador de planilla, con la razón de cada diferencia",
        "The draft declaration, with the reason of each difference",
        "contributions.read", of, draft, shapes.Draft, _WHY, told.PAGED,
    ),
    Reading(
        "payroll", "/{ruc}/payroll", "La nómina con que se hace el borrador: sueldo, días y extras",
        "The payroll that the draft is made of: wage, days and extras",
        "contributions.read", of, payroll, shapes.Payroll, _WHY, told.PAGED,
    ),
    Reading(
        "compare_payroll", "/{ruc}/payroll", "Comparar una nómina con el borrador, sin registrar nada",
        "Compare a payroll with the draft, recording nothing",
        "contributions.read", of, compared, shapes.Compared, _WHY, sends=("content",),
    ),
    Reading(
        "statement", "/{ruc}/statement", "Lo que el empleador debe hoy, referencia por referencia",
        "What the employer owes today, reference by reference",
        "collection.read", of, statement, shapes.Statement,
    ),
    Reading(
        "slip", "/{ruc}/slip", "El comprobante para pagar, con lo que lleva dentro",
        "The slip to pay with, and what is inside it",
        "collection.read", of, slip, shapes.Slip, asks={"references": References},
    ),
    Reading(
        "slips", "/{ruc}/slips", "Los comprobantes emitidos, y cuánto se pagó de cada uno",
        "The slips issued, and how much of each was paid",
        "collection.read", of, slips, shapes.IssuedSlips, asks=told.PAGED,
    ),
    Reading(
        "issued_slip", "/{ruc}/slips/{reference}", "Un comprobante emitido", "An issued slip",
        "collection.read", of, issued_slip, shapes.IssuedSlip,
    ),
    Reading(
        "payments", "/{ruc}/payments", "Lo que el banco trajo del empleador", "What the bank brought from the employer",
        "collection.read", of, payments, shapes.Payments, asks=told.PAGED,
    ),
    Reading(
        "months", "/{ruc}/months", "Lo que se cobró al empleador de cada mes",
        "What the employer was charged of each month",
        "contributions.read", of, months, shapes.DeclaredMonths, asks=told.PAGED,
    ),
    Reading(
        "declared", "/{ruc}/months/{month}", "Lo que el empleador declaró de un mes, trabajador por trabajador",
        "What the employer declared of a month, worker by worker",
        "contributions.read", of, declared, shapes.Declared, _WHY, told.PAGED,
    ),
    Reading(
        "employer_cases", "/{ruc}/cases", "Los trámites en que el empleador es parte",
        "The cases to which the employer is a party", "affiliation.read", of, cases, Matters,
        ("Mostrar al empleador sus trámites", "Show the employer its cases"), told.PAGED,
    ),
    Reading(
        "employer_inbox", "/{ruc}/inbox", "Lo que se avisó al empleador", "What the employer was told",
        "affiliation.read", of, inbox, Notices, asks=told.PAGED,
    ),
    Reading(
        "employer_certificates", "/{ruc}/certificates", "Los certificados emitidos al empleador",
        "The certificates issued to the employer", "collection.read", of, issued, list[Certificate],
    ),
    Reading(
        "employer_certificate", "/{ruc}/certificates/{code}", "Un certificado, firmado", "A certificate, signed",
        "collection.read", of, certificate, (PDF,),
    ),
    Acting(registering.register_employer, "", acts.EmployerRegistered),
    Acting(registering.register_establishment, "/{ruc}/establishments", acts.EstablishmentRegistered),
    Acting(affiliating.submit_notices, "/{ruc}/notices/files", acts.NoticesTaken),
    Acting(affiliating.give_notice, "/{ruc}/establishments/{branch}/notices", acts.NoticeTaken),
    Acting(contributing.confirm_draft, "/{ruc}/draft/confirmation", acts.Confirmed),
    Acting(contributing.confirm_declarations, "/{ruc}/confirmations/files", acts.ConfirmationsTaken),
    Acting(collecting.issue_slip, "/{ruc}/slips", acts.SlipIssued),
    Acting(collecting.certify_compliance, "/{ruc}/certificates", acts.ComplianceCertified),
]  # fmt: skip
