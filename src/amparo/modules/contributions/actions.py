"""What can be done in contributions: confirm drafts, and carry what the former system knew."""

from __future__ import annotations

from operator import itemgetter

import polars as pl
from django.db.models import Model

from amparo.foundation import bulk, reading, writing
from amparo.foundation.access import subjects
from amparo.foundation.acts import reads
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.handed import refuse_long, refuse_mistaken
from amparo.foundation.acts.refused import Refused
from amparo.foundation.certificates.issuing import issue
from amparo.foundation.history import queries as history
from amparo.foundation.months import Month
from amparo.foundation.registry import problems
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.models import Person
from amparo.foundation.registry.sieve import Sieve
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.contributions import queries
from amparo.modules.contributions.attested import history_statement
from amparo.modules.contributions.models import CarriedDebt, CarriedYear, Confirmation
from amparo.modules.contributions.references import FIRST_MONTH


@action(
    "contributions.confirm_declarations",
    es="Confirmar borradores de planilla",
    en="Confirm draft declarations",
    subject=subjects.of_employer,
)
def confirm_declarations(*, content: bytes, by: By, today: Today, key: str, employer_id: int | None = None) -> dict:
    """Record the confirmations (lines RUC;branch;year;month;CNF;) of an employers' batch file; other lines are left.

    employer_id: whose lines alone are taken; None, everybody's, which only the institution may send.
    Returns {"accepted": n, "already": n, "problems": [row, column, value, cause, remedy …]}.
    """
    rows = _confirmations(content)
    known = registry.employer_ids(rows["ruc"]).rename({"id": "employer_id"})
    rows = rows.join(known, on="ruc", how="left", maintain_order="left")
    if employer_id is not None:
        refuse_long(content)
        refuse_mistaken(rows.filter(pl.col("employer_id").ne_missing(employer_id)).height)
    others = pl.lit(False) if employer_id is None else pl.col("employer_id").ne_missing(employer_id)
    unknown = pl.col("employer_id").is_null() & ~others
    no_month = ~(pl.col("about_month") <= current_act().today // 100).fill_null(False) & ~others
    good = rows.filter(~others & ~unknown & ~no_month).unique(["employer_id", "about_month"], maintain_order=True)
    condition, parameters = bulk.among("employer_id", good["employer_id"])
    before = bulk.read(
        f"SELECT employer_id, about_month FROM contributions_confirmation WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "about_month": pl.Int64},
    )
    new = good.join(before, on=["employer_id", "about_month"], how="anti", maintain_order="left")
    _insert(Confirmation, new.select("employer_id", "about_month"))
    found = [problems.UNKNOWN_EMPLOYER.at(row, "ruc", ruc) for row, ruc in rows.filter(unknown)["row", "ruc"].rows()]
    found += [_OTHER_EMPLOYER.at(row, "ruc", ruc) for row, ruc in rows.filter(others)["row", "ruc"].rows()]
    found += [_NOT_A_MONTH.at(row, "month", month) for row, month in rows.filter(no_month)["row", "month"].rows()]
    return {
        "accepted": new.height,
        "already": good.height - new.height,
        "problems": sorted(found, key=itemgetter("row")),
    }


@action(
    "contributions.confirm_draft",
    es="Confirmar el borrador de un mes",
    en="Confirm the draft of a month",
    subject=subjects.of_employer,
)
def confirm_draft(*, by: By, today: Today, key: str, employer_id: int, month: Month) -> dict:
    """Record that an employer agrees with the draft of one month. Returns {"confirmed": 1, or 0 if it was before}.

    Refused if the month has not begun, or its declaration is already made: that is changed by a notice, not confirmed.
    """
    if month.number > current_act().today // 100:
        raise problems.refusal(_NOT_A_MONTH.at(1, "month", month))
    if history.cut(month):
        raise problems.refusal(_ALREADY_DECLARED.at(1, "month", month))
    same = {"employer_id": employer_id, "about_month": month.number}
    # Batch files number these rows themselves, and PostgreSQL's own count would not know of it.
    numbered = {"id": bulk.next_id(Confirmation), "act": current_act().number}
    _, confirmed = Confirmation.objects.get_or_create(**same, defaults=numbered)
    return {"confirmed": int(confirmed)}


def _confirmations(content: bytes) -> pl.DataFrame:
    """The CNF lines of a batch file: row, ruc, month as text, and about_month, null if there is no such month."""
    fields = pl.Series(reading.text(content).split("\n"), dtype=pl.String).str.split(";")
    part = [pl.col("fields").list.get(place, null_on_oob=True).str.strip_chars() for place in range(5)]
    rows = pl.DataFrame({"fields": fields}).with_row_index("row", offset=1)
    rows = rows.filter((part[4] == "CNF") & ~part[0].str.starts_with("#"))
    month = pl.col("month")
    about_month = pl.when(month.str.contains(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")).then(month.str.replace("-", ""))
    return rows.select(
        pl.col("row").cast(pl.Int64), ruc=part[0].str.strip_chars_start("\ufeff"), month=part[2] + "-" + part[3]
    ).with_columns(about_month=about_month.cast(pl.Int64))


@action(
    "contributions.certify_history",
    es="Certificar la historia laboral",
    en="Certify a work history",
    subject=subjects.of_person,
)
def certify_history(*, person_id: int, language: str, by: By, today: Today, key: str) -> dict:
    """Issue the certificate of what was declared of a person until the last closed month; LSS arts. 9, 11 and 73.

    language: «es» or «en». Returns {"code": …, "as_of": YYYY-MM}. Refused if there is no such person, no such
    language, or no month is closed. What it shows is personal: whoever asks for it also leaves a reading.
    """
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise Refused(
            f"No hay ninguna persona {person_id}: revise el número",
            f"There is no person {person_id}: check the number",
            "person_id",
        )
    if language not in writing.LOCALES:
        raise Refused(
            f"«{language}» no es un idioma de certificado: escriba {' o '.join(writing.LOCALES)}",
            f"“{language}” is not a language of certificates: write {' or '.join(writing.LOCALES)}",
            "language",
        )
    closed = history.closed_months()
    if not closed:
        raise Refused(
            "Los libros no están abiertos: ningún mes está cerrado que se pueda certificar",
            "The books are not open: no month is closed that could be certified",
        )
    lines = queries.lines_of(person_id)
    names = registry.employer_names(lines["employer_id"].unique())
    carried = queries.carried_years_of(person_id)
    statement = history_statement(person, lines, carried, names, closed[-1], language)
    kind = "contributions.work_history"
    reads.record(
        by=by, today=today, purpose="certificado de historia laboral", purpose_en="certificate of work history",
        person_ids=[person_id],
    )  # fmt: skip
    issued = issue(kind, statement, language=language, person_id=person_id)
    return {"code": issued.code, "as_of": str(closed[-1])}


@action("contributions.carry_years", es="Recibir años de aporte anteriores", en="Carry earlier contribution years")
def carry_years(*, rows: pl.DataFrame, by: By, today: Today, key: str) -> dict:
    """Record yearly wages from before the books: cedula, year, months (0 to 12), wage_cents.

    Returns {"accepted": n, "problems": […]}.
    """
    sieve = Sieve(rows, required=("cedula", "year", "months", "wage_cents"))
    year, months, wage_cents = (_number(name) for name in ("year", "months", "wage_cents"))
    known = registry.person_ids(sieve.rows["cedula"]).select(cedula="document", person_id="id")
    sieve.rows = sieve.rows.join(known, on="cedula", how="left", maintain_order="left")
    sieve.refuse("cedula", pl.col("person_id").is_null(), problems.UNKNOWN_PERSON)
    sieve.refuse("year", ~year.is_between(1900, current_act().today // 10_000).fill_null(False), _NOT_A_YEAR)
    sieve.refuse("months", ~months.is_between(0, 12).fill_null(False), _NOT_MONTHS)
    sieve.refuse("wage_cents", ~(wage_cents >= 0).fill_null(False), _NOT_CENTS)
    sieve.refuse_repeated("year", ["cedula"])
    _refuse_known(sieve, CarriedYear, "year", ["person_id", "year"])
    good = sieve.good.select("person_id", year, months, wage_cents)
    _insert(CarriedYear, good)
    return {"accepted": good.height, "problems": sieve.errors}


@action("contributions.carry_debts", es="Recibir deudas anteriores", en="Carry earlier debts")
def carry_debts(*, rows: pl.DataFrame, by: By, today: Today, key: str) -> dict:
    """Record debts from before the books: ruc, about_month (YYYYMM), regime, amount_cents (above zero).

    Returns {"accepted": n, "problems": […]}.
    """
    sieve = Sieve(rows, required=("ruc", "about_month", "regime", "amount_cents"))
    about_month, amount_cents = _number("about_month"), _number("amount_cents")
    known = registry.employer_ids(sieve.rows["ruc"]).rename({"id": "employer_id"})
    known = known.join(registry.employer_provinces(known["employer_id"]), on="employer_id")
    sieve.rows = sieve.rows.join(known, on="ruc", how="left", maintain_order="left")
    sieve.refuse("ruc", pl.col("employer_id").is_null(), problems.UNKNOWN_EMPLOYER)
    in_time = about_month.is_between(FIRST_MONTH.number, current_act().today // 100)
    in_time &= (about_month % 100).is_between(1, 12)
    sieve.refuse("about_month", ~in_time.fill_null(False), _NOT_A_MONTH_OF_DEBT)
    sieve.refuse("regime", ~pl.col("regime").is_in(REGIMES), _NOT_REGIME)
    sieve.refuse("amount_cents", ~(amount_cents > 0).fill_null(False), _NOT_CENTS)
    sieve.refuse_repeated("about_month", ["ruc", "regime"])
    _refuse_known(sieve, CarriedDebt, "about_month", ["employer_id", "about_month", "regime"])
    good = sieve.good.select("employer_id", about_month, "regime", "province", amount_cents)
    _insert(CarriedDebt, good)
    return {"accepted": good.height, "problems": sieve.errors}


_NOT_MONTHS = problems.Problem(
    "not_months",
    "Los meses no son un número de 0 a 12.",
    "Un año tiene como mucho doce meses de aporte.",
    "The months are not a number from 0 to 12.",
    "A year has twelve contribution months at most.",
)
_NOT_A_YEAR = problems.Problem(
    "not_a_year",
    "No es un año desde 1900 hasta el presente.",
    "Escriba el año con cuatro cifras.",
    "It is not a year from 1900 to the present.",
    "Write the year with four digits.",
)
_NOT_A_MONTH_OF_DEBT = problems.Problem(
    "not_a_month_of_debt",
    f"No es un mes desde {FIRST_MONTH} hasta el presente.",
    f"Escriba el mes como AAAAMM; las deudas anteriores a {FIRST_MONTH} no caben en la referencia de pago.",
    f"It is not a month from {FIRST_MONTH} to the present.",
    f"Write the month as YYYYMM; debts older than {FIRST_MONTH} do not fit in the payment reference.",
)
_ALREADY_CARRIED = problems.Problem(
    "already_carried",
    "Este dato ya se recibió antes.",
    "No lo envíe de nuevo; si el valor está mal, presente un reclamo.",
    "This was received before.",
    "Do not send it again; if the amount is wrong, file a claim.",
)
_NOT_A_MONTH = problems.Problem(
    "not_a_month",
    "El año y el mes no forman un mes, o aún no empieza.",
    "Escriba el año con cuatro cifras y el mes con dos; confirme la planilla de un mes que ya empezó.",
    "The year and the month do not make a month, or it has not begun.",
    "Write the year with four digits and the month with two; confirm a month that has begun.",
)
_OTHER_EMPLOYER = problems.Problem(
    "other_employer",
    "La línea es de otro empleador.",
    "Envíe aquí solo las líneas de su RUC.",
    "The line is another employer's.",
    "Send here only the lines of your RUC.",
)
_ALREADY_DECLARED = problems.Problem(
    "already_declared",
    "La planilla de ese mes ya se hizo.",
    "Si algo en ella está mal, envíe el aviso que lo corrige: se cobra o se acredita la diferencia.",
    "The declaration of that month is already made.",
    "If something in it is wrong, send the notice that corrects it: the difference is charged or credited.",
)
_NOT_CENTS = problems.Problem(
    "not_cents",
    "El valor no es un número entero de centavos admisible.",
    "Escriba el valor en centavos, sin punto ni signo.",
    "The amount is not an acceptable whole number of cents.",
    "Write the amount in cents, without dot or sign.",
)
_NOT_REGIME = problems.Problem(
    "not_regime",
    "No es un régimen de afiliación.",
    f"Use uno de: {', '.join(REGIMES)}.",
    "It is not an affiliation regime.",
    f"Use one of: {', '.join(REGIMES)}.",
)


def _refuse_known(sieve: Sieve, model: type[Model], column: str, identity: list[str]) -> None:
    """Refuse the rows that say what an earlier file said."""
    condition, parameters = bulk.among(identity[0], sieve.rows[identity[0]].drop_nulls().unique())
    types = {name: pl.String if name == "regime" else pl.Int64 for name in identity}
    known = bulk.read(
        f"SELECT {', '.join(identity)} FROM {model._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema=types,
    )
    rows = sieve.rows.with_columns(pl.col(name).cast(dtype, strict=False) for name, dtype in types.items())
    again = rows.join(known, on=identity, how="semi")["row"]
    sieve.refuse(column, pl.col("row").is_in(again.implode()), _ALREADY_CARRIED)


def _number(name: str) -> pl.Expr:
    """A column of text as whole numbers, null where it is none; what was written stays, to be shown."""
    return pl.col(name).cast(pl.Int64, strict=False)


def _insert(model: type[Model], rows: pl.DataFrame) -> None:
    numbered = rows.with_columns(
        id=bulk.next_id(model) + pl.int_range(pl.len(), dtype=pl.Int64), act=pl.lit(current_act().number, pl.Int64)
    )
    bulk.insert(model._meta.db_table, numbered)
