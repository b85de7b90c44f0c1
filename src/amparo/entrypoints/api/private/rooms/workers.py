"""What a worker's program reads and asks: her history, what is missing, her claims, and who saw her data."""

from __future__ import annotations

from typing import Any

import polars as pl

from amparo.entrypoints.api.answers import Answer
from amparo.entrypoints.api.asked import asked_after
from amparo.entrypoints.api.private import told
from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.places import person_of
from amparo.entrypoints.api.private.reading import PDF, Reading, Told, Visit
from amparo.entrypoints.api.private.shapes import acts
from amparo.entrypoints.api.private.shapes import workers as shapes
from amparo.entrypoints.api.private.shapes.cases import Certificate, Matters, Notices
from amparo.entrypoints.api.problems import refusing
from amparo.entrypoints.month.origins import origins
from amparo.entrypoints.month.pension_history import REASONS, Row, pension_history, why_decided, why_paid
from amparo.entrypoints.month.work_history import BooksNotOpen, WorkedMonth, open_months, work_history
from amparo.entrypoints.web.asking.data import answer_data
from amparo.entrypoints.web.pages.own_retirement import KNOWN, pension_rows, with_her_own
from amparo.foundation.access.roles import Subject
from amparo.foundation.access.subjects import of_person
from amparo.foundation.acts import reads
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as matters
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.law.explain import Explanation
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import written
from amparo.foundation.months import Month
from amparo.foundation.questions import Asked, Language
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import claims
from amparo.modules.contributions import actions as contributing
from amparo.modules.pensions.questions.retirement import RETIREMENT_QUESTION

MOST_ACCESSES = 5_000
"""How far back who saw her data is told."""

RETIREMENT_ASKS: dict[str, Any] = {
    one.fact: asked_after(one) for one in RETIREMENT_QUESTION.fields if one.fact not in KNOWN
}
"""What her history does not say of her retirement."""

_WHY = ("Mostrar a la persona sus datos", "Show the person her data")


def of(visit: Visit) -> Subject | None:
    """Whose matter it is: the person's whose account it is."""
    found = person_of(visit.account)
    return of_person(found) if found else None


def me(visit: Visit) -> Told:
    person = registry.person(person_of(visit.account))
    parts = ("document", "given_names", "surnames", "sex", "birth_date")
    return Told({"province": person.province_id, **{part: getattr(person, part) for part in parts}}, (person.pk,))


def history(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    try:
        found, still_open = work_history(person_id), open_months(person_id)
    except BooksNotOpen as error:
        raise _nothing_closed() from error
    shown, following = told.page_of(found.months, lambda one: (one.month.number, one.job_id), visit)
    employers = {one.employer_id for one in (*shown, *still_open)} | {one.employer_id or 0 for one in found.lacks}
    named = _employers(employers)
    data = {
        "as_of": found.as_of.number,
        "contributed_months": found.contributed_months,
        "carried": found.carried,
        "lacks": [
            {"code": one.code, "first_month": one.first.number, "last_month": one.last.number, "months": one.months,
             "ruc": named.get(one.employer_id or 0, ("", ""))[0], "cents": one.cents}
            for one in found.lacks
        ],
        "open_months": [_month(one, named) for one in still_open],
        "months": [_month(one, named) for one in shown],
        "next": following,
    }  # fmt: skip
    return Told(data, (person_id,))


def month(visit: Visit) -> Told | None:
    """Where a month of the history comes from, job by job."""
    person_id = person_of(visit.account)
    try:
        whole = work_history(person_id)
    except BooksNotOpen:
        return None
    found = origins(whole, Month.parse(visit.given["month"]), visit.language)
    named = _employers({one.worked.employer_id for one in found})
    listed = [
        {
            "worked": _month(one.worked, named),
            "statements": [vars(line) | {"sealed_in": line.sealed_in.number} for line in one.statements],
            **{part: getattr(one, part) for part in ("notices", "receipts", "adds_up")},
        }
        for one in found
    ]
    return Told(listed, (person_id,)) if listed else None


def _employers(employer_ids: set[int]) -> dict[int, tuple[str, str]]:
    """RUC and name of each."""
    names = registry.employer_names(employer_ids)
    rucs = registry.employer_rucs(pl.Series(sorted(employer_ids), dtype=pl.Int64))
    return {number: (ruc, names[number]) for number, ruc in rucs.iter_rows()}


def _month(one: WorkedMonth, named: dict[int, tuple[str, str]]) -> dict[str, Any]:
    ruc, employer = named[one.employer_id]
    parts = ("kind", "declared_cents", "paid_cents", "recovered_cents", "owed_cents", "due_date", "overdue")
    return {
        "month": one.month.number,
        "ruc": ruc,
        "employer": employer,
        "declared": [said.number for said in one.declared],
        "charges": [
            {"charged_month": charge.charged.number, **{part: getattr(charge, part) for part in parts}}
            for charge in one.charges
        ],
        **{part: getattr(one, part) for part in ("regime", "days", "wage_cents", "base_cents", "state")},
    }


def pension(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    try:
        found = pension_history(person_id)
    except BooksNotOpen as error:
        raise _nothing_closed() from error
    numbered = list(enumerate(found.payslips))
    shown, following = told.page_of(numbered, lambda one: (one[0],), visit)
    paid = [part for part in shapes.Payslip.model_fields if part != "explanation"]
    data = {
        "as_of": found.as_of.number,
        "in_payment": [{part: one[part] for part in shapes.InPayment.model_fields} for one in found.in_payment],
        "decisions": [_decision(one, visit.language) for one in found.decisions],
        "payslips": [
            {"explanation": _explained(why_paid(found, one, visit.language)), **{part: one[part] for part in paid}}
            for _place, one in shown
        ],
        "next": following,
    }
    return Told(data, (person_id,))


def _decision(row: Row, language: Language) -> dict[str, Any]:
    parts = [part for part in shapes.PensionDecision.model_fields if part not in ("title", "explanation")]
    return {
        "title": REASONS[row["reason"]][language == "en"],
        "explanation": _explained(why_decided(row, language)),
        **{part: row[part] for part in parts},
    }


def _explained(found: Explanation | None) -> dict[str, Any] | None:
    return found.as_dict() if found else None


def retirement(visit: Visit) -> Told:
    """The question of retirement, answered with her own history as of the last closed month."""
    person_id, language = person_of(visit.account), visit.language
    try:
        found = work_history(person_id)
    except BooksNotOpen as error:
        raise _nothing_closed() from error
    rows = pension_rows(found)
    if not rows:
        raise Refused(
            "Su historia todavía no tiene aportes a pensiones: pregunte sin ella, en «questions/retirement»",
            "Your history has no contributions to pensions yet: ask without it, at “questions/retirement”",
        )
    asked = {name: visit.given[name] for name in RETIREMENT_ASKS if visit.given[name] is not None}
    facts, on = Facts.load().check(asked, language), found.as_of.last_date
    with refusing():
        answer = with_her_own(found, rows).answer(Asked(facts, on, language, []))
    said = {"question": RETIREMENT_QUESTION.name, "on": written(on), "asked": facts}
    return Told({**said, **answer_data(answer, language)}, (person_id,))


def _nothing_closed() -> Refused:
    return Refused("Todavía no hay ningún mes cerrado", "No month is closed yet")


def cases(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    return Told(told.matters(matters.of_person(person_id, visit.today), visit), (person_id,))


def inbox(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    return Told(told.notices(visit, person_id=person_id), (person_id,))


def given(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    found, following = told.given(visit, person_id=person_id)
    named = _employers({one.notice.employer_id for one in found})
    listed = [
        {**told.given_notice(one), **dict(zip(("ruc", "employer"), named[one.notice.employer_id], strict=True))}
        for one in found
    ]
    return Told({"notices": listed, "next": following}, (person_id,))


def accesses(visit: Visit) -> Told:
    person_id, own = person_of(visit.account), f"user:{visit.account.pk}"
    found = list(reads.of_person(person_id)[:MOST_ACCESSES])
    shown, following = told.page_of(found, lambda one: (-one.pk,), visit)
    employers = registry.employer_names({one.employer_id for one in shown if one.employer_id})
    listed = [
        {
            "date": one.today,
            "at": one.at.isoformat() if one.at else None,
            "own": one.by == own,
            "program": one.token_id is not None,
            "employer": employers.get(one.employer_id or 0, ""),
            "purpose": one.purpose_en if visit.language == "en" and one.purpose_en else one.purpose,
            **{part: getattr(one, part) for part in ("role", "province", "module")},
        }
        for one in shown
    ]
    return Told({"accesses": listed, "next": following}, (person_id,))


def issued(visit: Visit) -> Told:
    person_id = person_of(visit.account)
    return Told([told.certificate(one) for one in certificates.of_person(person_id)], (person_id,))


def certificate(visit: Visit) -> Told | None:
    person_id = person_of(visit.account)
    file = told.certificate_file(visit, person_id=person_id)
    return Told(file, (person_id,)) if file else None


operations: list[Acting | Reading] = [
    Reading("me", "", "Mis datos", "My data", "registry.read", of, me, shapes.Person, _WHY),
    Reading(
        "history", "/history", "Mi historia laboral, y lo que le falta", "My work history, and what it lacks",
        "contributions.read", of, history, shapes.History,
        ("Mostrar a la persona su historia laboral", "Show the person her work history"), told.PAGED,
    ),
    Reading(
        "month", "/history/{month}", "De dónde sale un mes de mi historia", "Where a month of my history comes from",
        "contributions.read", of, month, list[shapes.Origin],
        ("Mostrar a la persona de dónde sale un mes de su historia", "Show the person where a month comes from"),
    ),
    Reading(
        "pension", "/pension", "Mis pensiones, lo que se me pagó y por qué", "My pensions, what I was paid and why",
        "pensions.read", of, pension, shapes.Pensions,
        ("Mostrar a la persona sus pensiones y pagos", "Show the person her pensions and payments"), told.PAGED,
    ),
    Reading(
        "retirement", "/retirement", "Mi jubilación, con mi historia", "My retirement, with my history",
        "contributions.read", of, retirement, Answer,
        ("Simular la jubilación de la persona con su historia", "Simulate the person's retirement with her history"),
        RETIREMENT_ASKS,
    ),
    Reading(
        "my_cases", "/cases", "Mis trámites", "My cases", "affiliation.read", of, cases, Matters,
        ("Mostrar a la persona sus trámites", "Show the person her cases"), told.PAGED,
    ),
    Reading(
        "my_inbox", "/inbox", "Lo que se me avisó", "What I was told", "affiliation.read", of, inbox, Notices,
        ("Mostrar a la persona sus avisos", "Show the person her notices"), told.PAGED,
    ),
    Reading(
        "my_notices", "/notices", "Lo que mis empleadores avisaron de mí, y hasta cuándo lo puedo objetar",
        "What my employers gave notice of about me, and until when I may object",
        "affiliation.read", of, given, shapes.NoticesAboutMe,
        ("Mostrar a la persona sus avisos", "Show the person her notices"), told.PAGED,
    ),
    Reading(
        "my_accesses", "/accesses", "Quién vio mis datos", "Who saw my data", "acts.read", of, accesses,
        shapes.Accesses, ("Mostrar a la persona quién vio sus datos", "Show the person who saw her data"), told.PAGED,
    ),
    Reading(
        "my_certificates", "/certificates", "Los certificados que se me emitieron", "The certificates issued to me",
        "contributions.read", of, issued, list[Certificate],
        ("Mostrar a la persona sus certificados", "Show the person her certificates"),
    ),
    Reading(
        "my_certificate", "/certificates/{code}", "Un certificado mío, firmado", "A certificate of mine, signed",
        "contributions.read", of, certificate, (PDF,),
        ("Entregar a la persona su certificado", "Hand the person her certificate"),
    ),
    Acting(contributing.certify_history, "/certificates", acts.HistoryCertified),
    Acting(claims.file_claim, "/claims", acts.CaseOpened),
]  # fmt: skip
