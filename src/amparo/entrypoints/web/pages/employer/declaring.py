"""The draft of the open month: each worker's line, why it is not last month's, confirmed or corrected by a payroll."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from amparo.entrypoints.month import payroll
from amparo.entrypoints.month.drafting import BooksNotOpen, Draft, draft
from amparo.entrypoints.web import paging
from amparo.entrypoints.web.pages.employer.batches import hand_in, refuse_no_text
from amparo.entrypoints.web.pages.employer.place import Place, own_employer, place
from amparo.entrypoints.web.pages.employer.words import FIELDS
from amparo.foundation.acts.refused import Refused
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.foundation.pages import Done, NotPublished, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.collection.compliance import KIND_NAMES
from amparo.modules.contributions import queries as contributions
from amparo.modules.contributions.actions import confirm_draft
from amparo.modules.contributions.differences import REASONS

COLUMNS = (
    "cedula", "name", "about_month", "days", "base_cents", "personal_cents", "employer_cents", "total_cents",
    "reserve_cents", "spouse_cents", "before_cents", "difference_cents", "reasons",
)  # fmt: skip
CHANGED, BELOW = "cambios", "basico"
"""The lines that changed, and those of a wage below the basic one, as addresses ask for them."""
LISTED = 200
"""How many changes of a payroll are listed before it is applied."""


def declaration(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    drafted = _draft_of(here)
    which, search = visit.asked.get("ver", ""), visit.asked.get("busca", "").strip()[:80]
    basic_cents = Law.load().on(drafted.month.last_date).basic_wage_cents
    below = _below(drafted, basic_cents)
    told = _sought(here, drafted.differences, which, search, below)
    shown = paging.part(visit, told.height)
    listed = told if visit.whole else told.slice(max(shown.first - 1, 0), paging.ROWS)
    names = registry.names(listed["person_id"].unique())
    lines = [_line(row, names) for row in listed.iter_rows(named=True)]
    confirmed = contributions.confirmed_act(here.employer.pk, drafted.month)
    kinds = _kinds(drafted)
    return Sheet(
        columns=COLUMNS,
        rows=[tuple(line[name] for name in COLUMNS) for line in lines],
        facts={"ruc": ruc, "name": here.employer.name, "month": drafted.month.number, "due_date": drafted.due_date,
               "confirmed": bool(confirmed), "below_basic_wage": below.len(),
               "total_cents": drafted.total_cents, "kinds": kinds},
        shown={
            "place": here, "tab": "draft", "lines": lines, "part": shown, "month": drafted.month,
            "kinds": [(KIND_NAMES[kind], cents) for kind, cents in kinds.items()],
            "reasons": _reasons(drafted.differences), "which": which, "search": search,
            "below": below.len(), "basic_cents": basic_cents,
            "noticed_since": bool(confirmed) and affiliation.last_act_of(here.employer.pk) > confirmed,
            "may_confirm": here.allows("contributions.confirm_draft"),
            "may_give": here.allows("affiliation.submit_notices"),
        },
        persons=tuple(names),
    )  # fmt: skip


def confirm(visit: Visit, sent: Sent, ruc: str) -> Done:
    """What was looked at is what is confirmed: not the draft of another month, nor one that changed meanwhile."""
    drafted = _draft_of(place(visit, ruc))
    if sent.fields.get("month") != str(drafted.month) or sent.fields.get("total") != str(drafted.total_cents):
        raise Refused(
            "El borrador cambió desde que abrió esta página: mírelo otra vez y confírmelo",
            "The draft changed since you opened this page: look at it again and confirm it",
        )
    confirm_draft(
        by=visit.account, today=visit.today, key=sent.key, employer_id=drafted.employer_id, month=drafted.month
    )
    return Done(to="draft", address={"ruc": ruc}, told=_("Confirmada. Se cobra al cerrar el mes."))


def _draft_of(here: Place) -> Draft:
    try:
        return draft(here.employer.pk)
    except BooksNotOpen as error:
        raise NotPublished(_("La institución todavía no abre sus libros: no hay mes que declarar.")) from error


def _below(drafted: Draft, basic_cents: int) -> pl.Series:
    """Who is declared for a wage below the basic one of the month; part of a working day may be why."""
    own = pl.col("about_month") == drafted.month.number
    low = pl.col("monthly_wage_cents").is_between(1, basic_cents - 1) & (pl.col("days") > 0)
    return drafted.work.filter(own, low)["person_id"].unique()


def _sought(here: Place, told: pl.DataFrame, which: str, search: str, below: pl.Series) -> pl.DataFrame:
    """The lines asked for, those that changed first."""
    if search:
        people = affiliation.people_of(here.employer.pk, search)
        told = told.filter(pl.col("person_id").is_in(people.implode()))
    if which == BELOW:
        told = told.filter(pl.col("person_id").is_in(below.implode()))
    differs = pl.col("reasons").list.len() > 0
    return told.filter(differs) if which == CHANGED else told.sort(~differs, maintain_order=True)


def _line(row: dict[str, Any], names: dict[int, tuple[str, str]]) -> dict[str, Any]:
    cedula, name = names[row["person_id"]]
    return {**row, "cedula": cedula, "name": name, "why": [REASONS[code] for code in row["reasons"]]}


def _kinds(drafted: Draft) -> dict[str, int]:
    """What the obligations of each kind come to."""
    added = drafted.obligations.group_by("kind", maintain_order=True).agg(pl.col("amount_cents").sum())
    return dict(added.iter_rows())


def _reasons(told: pl.DataFrame) -> list[tuple[tuple[str, str], int]]:
    """How many lines changed for each reason."""
    counted = told["reasons"].explode().drop_nulls().value_counts()
    count = dict(counted.iter_rows())
    return [(words, count[code]) for code, words in REASONS.items() if code in count]


# ---------------------------------------------------------------- corrected by a payroll


def wages(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    drafted = _draft_of(here)
    return Sheet(
        columns=("field", "es", "en"),
        rows=[("cedula", *FIELDS["cedula"]), ("wage", *FIELDS["wage"]), ("days", *FIELDS["days"]),
              ("extras", *FIELDS["extras"])],
        facts={"ruc": ruc, "month": drafted.month.number},
        shown={"place": here, "tab": "draft", "month": drafted.month},
    )  # fmt: skip


def read_wages(visit: Visit, sent: Sent, ruc: str) -> Done:
    """What a payroll would change. Nothing is recorded yet, so nothing follows but the same page with it."""
    content = sent.files.get("file", b"")
    refuse_no_text(content)
    drafted = _draft_of(place(visit, ruc))
    own = drafted.work.filter(pl.col("about_month") == drafted.month.number)["person_id"].unique()
    names = registry.names(own)
    people = {document: person_id for person_id, (document, _name) in names.items()}
    found = payroll.understood(drafted, content, ruc, people, visit.today)
    return Done(
        shown={
            "read": found, "changes": [(one, names[people[one.cedula]][1]) for one in found.changes[:LISTED]],
            "more": max(len(found.changes) - LISTED, 0),
            "problems": [(one, FIELDS.get(one["column"], FIELDS["line"])) for one in found.problems[:LISTED]],
            "notices": b"\n".join(found.notices).decode(),
        },
        persons=tuple(people[one.cedula] for one in found.changes),
    )  # fmt: skip


def apply_wages(visit: Visit, sent: Sent, ruc: str) -> Done:
    return hand_in(visit, ruc, sent.fields.get("notices", "").replace("\r\n", "\n").encode())


def wages_template(visit: Visit, ruc: str, site: str) -> Paper:
    here = place(visit, ruc)
    drafted = _draft_of(here)
    names = registry.names(drafted.work["person_id"].unique())
    content = ("\ufeff" + payroll.template(drafted, names)).encode()
    return Paper(content, "text/csv; charset=utf-8", f"nomina-{ruc}-{drafted.month}.csv", tuple(names))


# ---------------------------------------------------------------- earlier months


def earlier_months(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    charged = contributions.charged_to(here.employer.pk)
    months = [
        (Month.of(about), rows.drop("about_month").to_dicts(), int(rows["amount_cents"].sum()))
        for (about,), rows in charged.partition_by("about_month", as_dict=True).items()
    ]
    return Sheet(
        columns=tuple(charged.columns),
        rows=charged.rows(),
        facts={"ruc": ruc},
        shown={"place": here, "tab": "earlier_months", "months": months},
    )


def earlier_month(visit: Visit, ruc: str, month: Month) -> Sheet:
    """What was declared of a month in the end, and what the draft would add to it."""
    here = place(visit, ruc)
    declared = contributions.declared_of(here.employer.pk, month)
    waiting = _waiting(here, month)
    shown = paging.part(visit, declared.height)
    listed = declared if visit.whole else declared.slice(max(shown.first - 1, 0), paging.ROWS)
    names = registry.names({*listed["person_id"], *waiting["person_id"]})
    lines = [{**row, "cedula": names[row["person_id"]][0], "name": names[row["person_id"]][1]}
             for row in listed.iter_rows(named=True)]  # fmt: skip
    columns = ("cedula", "name", *(name for name in declared.columns if name not in ("person_id", "job_id")))
    return Sheet(
        columns=columns,
        rows=[tuple(line[name] for name in columns) for line in lines],
        facts={"ruc": ruc, "month": month.number, "total_cents": int(declared["total_cents"].sum())},
        shown={
            "place": here, "tab": "earlier_months", "month": month, "lines": lines, "part": shown,
            "waiting": [{**row, "name": names[row["person_id"]][1]} for row in waiting.iter_rows(named=True)],
            "may_give": here.allows("affiliation.give_notice"),
            "too_old": month.number < visit.today // 100 - 100,
        },
        persons=tuple(names),
    )  # fmt: skip


def _waiting(here: Place, month: Month) -> pl.DataFrame:
    """The lines of the draft that speak of an earlier month."""
    try:
        told = draft(here.employer.pk).differences
    except BooksNotOpen as error:
        raise NotPublished(_("La institución todavía no abre sus libros.")) from error
    return told.filter(pl.col("about_month") == month.number, pl.col("reasons").list.contains("late"))


pages = [
    PrivatePage(
        "draft", "empresa/<ruc:ruc>/planilla", "web/employer/draft.html", "contributions.read", own_employer,
        declaration, ("Mostrar al empleador el borrador de su planilla", "Show the employer its draft declaration"),
        acts={"confirm": confirm},
    ),
    PrivatePage(
        "wages", "empresa/<ruc:ruc>/planilla/nomina", "web/employer/wages.html", "affiliation.submit_notices",
        own_employer, wages, ("Corregir la planilla con la nómina", "Correct the declaration by the payroll"),
        acts={"read": read_wages, "apply": apply_wages},
    ),
    PrivatePage(
        "earlier_months", "empresa/<ruc:ruc>/meses", "web/employer/earlier_months.html", "contributions.read",
        own_employer, earlier_months, ("Mostrar los meses declarados", "Show the months declared"),
    ),
    PrivatePage(
        "earlier_month", "empresa/<ruc:ruc>/meses/<month:month>", "web/employer/earlier_month.html",
        "contributions.read", own_employer, earlier_month,
        ("Mostrar al empleador lo que declaró de un mes", "Show the employer what it declared of a month"),
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "wages_template", "empresa/<ruc:ruc>/planilla/nomina/plantilla.csv", "affiliation.submit_notices", own_employer,
        wages_template, ("Entregar la nómina del borrador", "Hand over the payroll of the draft"),
    )
]  # fmt: skip
