"""What can be done in the registry. Batches are set-based: the good rows enter, the bad ones come back explained.

Every action returns `errors`: row (the first is 1), column, value, code, cause and remedy (also `_en`).
"""

from __future__ import annotations

import numpy as np
import polars as pl
from django.db.models import Model

from amparo.foundation import bulk
from amparo.foundation.access import letters, policy, subjects
from amparo.foundation.access.actions import roles_given
from amparo.foundation.access.models import HeldRole
from amparo.foundation.access.roles import Grant
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.months import OPEN_END
from amparo.foundation.registry import bank_accounts, documents, problems, queries, tables
from amparo.foundation.registry.models import Employer, Establishment, Person
from amparo.foundation.registry.sieve import Rows, Sieve

DOCUMENT_KINDS = ("cedula", "passport", "refugee")
INDUSTRIES = tuple("ABCDEFGHIJKLMNOPQRSTU-")
HEAD_OFFICE = "0001"


@action("registry.register_persons", es="Registrar personas", en="Register persons")
def register_persons(*, by: By, today: Today, key: str, rows: Rows) -> dict:
    """Register persons: document, given_names, surnames, sex, birth_date (YYYYMMDD), province[, document_kind].

    Returns registered (count), first_id (they are numbered in the order of their rows), already (rows whose document
    was registered before; nothing is changed) and errors.
    """
    sieve = Sieve(
        rows,
        required=("document", "given_names", "surnames", "sex", "birth_date", "province"),
        optional={"document_kind": "cedula"},
    )
    _check_document(sieve)
    _check_names(sieve, 80, "given_names", "surnames")
    sieve.refuse("sex", ~pl.col("sex").is_in(tables.SEXES), problems.UNKNOWN_SEX)
    sieve.read_day("birth_date")
    sieve.refuse("birth_date", pl.col("birth_date") > current_act().today, problems.IN_THE_FUTURE)
    _check_province(sieve)
    sieve.refuse_repeated("document")

    good = sieve.good
    known = queries.person_ids(good["document"])
    new = good.join(known, on="document", how="anti", maintain_order="left")
    open_end, no_act = pl.lit(OPEN_END).alias("death_date"), pl.lit(0).alias("death_act")
    return {
        **_insert(Person, new.drop("row").with_columns(open_end, no_act)),
        "already": good.join(known, on="document", how="semi", maintain_order="left")["row"].to_list(),
        "errors": sieve.errors,
    }


@action("registry.register_employers", es="Registrar empleadores", en="Register employers")
def register_employers(*, by: By, today: Today, key: str, rows: Rows) -> dict:
    """Register payers with their head office (branch 0001): ruc, name, kind, industry, province[, canton].

    Returns registered, first_id (in the order of the rows), already (rows whose RUC was registered before), errors,
    and warnings (registered, but with a check digit that does not follow the algorithm).
    """
    return _register_employers(rows)


@action(
    "registry.register_employer",
    es="Registrarse como empleador",
    en="Register as an employer",
    subject=subjects.of_account,
)
def register_employer(
    *,
    by: By,
    today: Today,
    key: str,
    user_id: int,
    ruc: Private,
    name: Private,
    kind: str,
    industry: str,
    province: str,
    canton: str = "",
) -> dict:
    """Register one payer with its head office, for which an account answers from now on.

    Returns employer_id, establishment_id, held_role_id and warnings, as `register_employers`. Refused as a row of it
    would be, if the payer is registered already, and if the RUC is that of a person who is not the account's.
    """
    number = ruc.text.strip()
    written = {"ruc": number, "name": name.text, "kind": kind, "industry": industry, "province": province,
               "canton": canton}  # fmt: skip
    result = _register_employers([written])
    if result["errors"]:
        raise problems.refusal(result["errors"][0])
    if documents.is_of_a_place(number):
        raise problems.refusal(problems.NOT_OF_THE_WHOLE.at(1, "ruc", number))
    if result["already"]:
        raise problems.refusal(problems.ALREADY_REGISTERED.at(1, "ruc", number))
    if documents.is_of_a_person(number) and not _is_person_of(user_id, number[:10]):
        raise problems.refusal(problems.NOT_YOUR_RUC.at(1, "ruc", number))
    employer_id = result["first_id"]
    held = roles_given.hold(user_id, Grant("employer_owner", employer_id=employer_id))
    letters.warn("linked", held.user, role=held.role)
    return {
        "employer_id": employer_id,
        "establishment_id": Establishment.objects.get(employer_id=employer_id, branch=HEAD_OFFICE).pk,
        "held_role_id": held.pk,
        "warnings": result["warnings"],
    }


@action("registry.register_establishments", es="Registrar establecimientos", en="Register establishments")
def register_establishments(*, by: By, today: Today, key: str, rows: Rows) -> dict:
    """Register further places of work: ruc, branch (4 digits), name, province[, canton].

    Returns registered, first_id, already (rows whose branch was registered before) and errors.
    """
    return _register_establishments(rows)


@action(
    "registry.register_establishment",
    es="Registrar un establecimiento",
    en="Register an establishment",
    subject=subjects.of_employer,
)
def register_establishment(
    *,
    by: By,
    today: Today,
    key: str,
    employer_id: int,
    branch: str,
    name: str,
    province: str,
    canton: str = "",
) -> dict:
    """Register one more place of work of an employer: branch of 4 digits. Returns establishment_id.

    Refused as a row of `register_establishments` would be, and if the branch is registered already.
    """
    ruc = queries.employer_by_id(employer_id).ruc
    written = {"ruc": ruc, "branch": branch, "name": name, "province": province, "canton": canton}
    result = _register_establishments([written])
    if result["errors"]:
        raise problems.refusal(result["errors"][0])
    if result["already"]:
        raise problems.refusal(problems.BRANCH_ALREADY_REGISTERED.at(1, "branch", branch.strip()))
    return {"establishment_id": result["first_id"]}


@action("registry.record_deaths", es="Registrar defunciones", en="Record deaths")
def record_deaths(*, by: By, today: Today, key: str, rows: Rows) -> dict:
    """Record deaths reported by the Civil Registry: document, death_date (YYYYMMDD). See `deaths_file.read`.

    Returns recorded (count), already (rows of deaths known with that same date) and errors.
    """
    sieve = Sieve(rows, required=("document", "death_date"))
    sieve.read_day("death_date")
    known = queries.person_ids(sieve.rows["document"]).rename({"death_date": "recorded"})
    sieve.rows = sieve.rows.join(known, on="document", how="left", maintain_order="left")
    sieve.refuse("document", pl.col("id").is_null(), problems.UNKNOWN_PERSON)
    sieve.refuse("death_date", pl.col("death_date") > current_act().today, problems.IN_THE_FUTURE)
    sieve.refuse("death_date", pl.col("death_date") < pl.col("birth_date"), problems.BEFORE_BIRTH)
    dead = pl.col("recorded") != OPEN_END
    sieve.refuse("death_date", dead & (pl.col("recorded") != pl.col("death_date")), problems.OTHER_DEATH_DATE)
    sieve.refuse_repeated("document")

    good = sieve.good
    new = good.filter(~dead).select("id", "death_date", death_act=pl.lit(current_act().number))
    return {
        "recorded": bulk.update(Person._meta.db_table, new, key="id"),
        "already": good.filter(dead)["row"].to_list(),
        "errors": sieve.errors,
    }


@action(
    "registry.declare_bank_account",
    es="Declarar la cuenta donde se quiere cobrar",
    en="Declare the account to be paid into",
    subject=subjects.of_person,
)
def declare_bank_account(
    *, by: By, today: Today, key: str, person_id: int, bank: str, kind: str, number: Private
) -> dict:
    """Declare an account (kind `savings` or `checking`). Replaces the one that waits; the one in use stays meanwhile.

    Returns account_id and since_date, the first day (YYYYMMDD) on which it is paid into. Every address of the person's
    account is told.
    """
    bank_accounts.withdraw_waiting([person_id])
    since_date = later(current_act().today, policy.BANK_ACCOUNT_COOLING_DAYS)
    made = bank_accounts.declare(person_id, bank=bank, kind=kind, number=number, since_date=since_date)
    letters.warn_person("bank_account_changes", person_id, number=made.masked, since_date=since_date)
    return {"account_id": made.pk, "since_date": since_date}


@action(
    "registry.withdraw_bank_account",
    es="Anular un cambio de cuenta bancaria",
    en="Undo a change of bank account",
    subject=subjects.of_person,
)
def withdraw_bank_account(*, by: By, today: Today, key: str, person_id: int) -> dict:
    """Undo the account that waits to be paid into. Returns withdrawn (0 if none waited)."""
    withdrawn = bank_accounts.withdraw_waiting([person_id])
    if withdrawn:
        letters.warn_person("bank_account_stays", person_id)
    return {"withdrawn": withdrawn}


def _register_employers(rows: Rows) -> dict:
    sieve = Sieve(rows, required=("ruc", "name", "kind", "industry", "province"), optional={"canton": ""})
    sieve.refuse("ruc", ~_flags(documents.valid_rucs(sieve.number("ruc", 13))), documents.ruc_problem)
    _check_names(sieve, 160, "name")
    sieve.refuse("kind", ~pl.col("kind").is_in(tables.Employer.columns["kind"].choices), problems.UNKNOWN_KIND)
    sieve.refuse("industry", ~pl.col("industry").is_in(INDUSTRIES), problems.UNKNOWN_INDUSTRY)
    _check_province(sieve)
    _check_canton(sieve)
    sieve.refuse_repeated("ruc")

    good = sieve.good
    known = queries.employer_ids(good["ruc"])
    new = good.join(known, on="ruc", how="anti", maintain_order="left")
    result = _insert(Employer, new.drop("row", "canton"))
    offices = new.select("name", "province", "canton", branch=pl.lit(HEAD_OFFICE)).with_row_index("employer_id")
    _insert(Establishment, offices.with_columns(pl.col("employer_id").cast(pl.Int64) + result["first_id"]))
    return {
        **result,
        "already": good.join(known, on="ruc", how="semi", maintain_order="left")["row"].to_list(),
        "errors": sieve.errors,
        "warnings": _ruc_warnings(new),
    }


def _register_establishments(rows: Rows) -> dict:
    sieve = Sieve(rows, required=("ruc", "branch", "name", "province"), optional={"canton": ""})
    known = queries.employer_ids(sieve.rows["ruc"]).rename({"id": "employer_id"})
    sieve.refuse("ruc", ~pl.col("ruc").is_in(known["ruc"].implode()), problems.UNKNOWN_EMPLOYER)
    sieve.refuse("branch", ~pl.col("branch").str.contains(r"^\d{4}$"), problems.NOT_A_BRANCH)
    _check_names(sieve, 160, "name")
    _check_province(sieve)
    _check_canton(sieve)
    sieve.refuse_repeated("branch", ["ruc"])

    good = sieve.good.join(known, on="ruc", maintain_order="left")
    taken = pl.DataFrame(
        list(queries.establishments_by_branch(known["employer_id"])),
        schema={"employer_id": pl.Int64, "branch": pl.String},
        orient="row",
    )
    place = ["employer_id", "branch"]
    return {
        **_insert(Establishment, good.join(taken, on=place, how="anti", maintain_order="left").drop("row", "ruc")),
        "already": good.join(taken, on=place, how="semi", maintain_order="left")["row"].to_list(),
        "errors": sieve.errors,
    }


def _is_person_of(user_id: int, document: str) -> bool:
    held = HeldRole.objects.filter(user_id=user_id, role="affiliate", person__document=document, ended_act=0)
    return held.exists()


def _check_document(sieve: Sieve) -> None:
    kind = sieve.rows["document_kind"]
    sieve.refuse("document_kind", ~kind.is_in(DOCUMENT_KINDS), problems.UNKNOWN_DOCUMENT_KIND)
    valid = _flags(documents.valid_cedulas(sieve.number("document", 10)))
    sieve.refuse("document", (kind == "cedula") & ~valid, documents.cedula_problem)
    foreign = sieve.rows["document"].str.contains(r"^[A-Za-z0-9]{5,20}$")
    sieve.refuse("document", (kind != "cedula") & ~foreign, problems.NOT_A_FOREIGN_DOCUMENT)


def _check_names(sieve: Sieve, most: int, *columns: str) -> None:
    """Names are written, fit their column, and break no line of a letter or a file."""
    for column in columns:
        sieve.refuse(column, pl.col(column) == "", problems.BLANK)
        unseen = pl.col(column).str.contains(r"[\p{Cc}\p{Cf}]")
        sieve.refuse(column, (pl.col(column).str.len_chars() > most) | unseen, problems.NOT_A_NAME)


def _check_province(sieve: Sieve) -> None:
    sieve.refuse("province", ~pl.col("province").is_in(queries.province_codes()), problems.UNKNOWN_PROVINCE)


def _check_canton(sieve: Sieve) -> None:
    """A blank canton is unknown; the database keeps it as missing."""
    exists = pl.col("canton").is_in(queries.canton_codes()) & (pl.col("canton").str.head(2) == pl.col("province"))
    sieve.refuse("canton", (pl.col("canton") != "") & ~exists, problems.UNKNOWN_CANTON)
    sieve.rows = sieve.rows.with_columns(pl.col("canton").replace("", None))


def _ruc_warnings(new: pl.DataFrame) -> list[dict]:
    doubtful = documents.doubtful_rucs(new["ruc"].cast(pl.Int64).to_numpy())
    rows = new.filter(_flags(doubtful)).select("row", "ruc").iter_rows()
    return [found.at(row, "ruc", ruc) for row, ruc in rows if (found := documents.ruc_warning(ruc))]


def _flags(values: np.ndarray) -> pl.Series:
    return pl.Series(values, dtype=pl.Boolean)


def _insert(model: type[Model], rows: pl.DataFrame) -> dict:
    """Insert rows under consecutive ids, in their order; safe because an act is the only writer."""
    first_id = bulk.next_id(model)
    numbered = rows.with_row_index("id").with_columns(
        pl.col("id").cast(pl.Int64) + first_id, act=pl.lit(current_act().number)
    )
    bulk.insert(model._meta.db_table, numbered)
    return {"registered": rows.height, "first_id": first_id}
