"""What can be done in affiliation: record the notices that employers send, and carry the jobs that already existed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.access import policy, subjects
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.handed import refuse_long, refuse_mistaken
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.months import OPEN_END, Month
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.documents import valid_cedulas
from amparo.foundation.registry.problems import refusal
from amparo.foundation.registry.tables import REGIMES
from amparo.modules.affiliation import queries
from amparo.modules.affiliation.models import Job, Notice
from amparo.modules.affiliation.notices import (
    BY_FORM,
    MISTAKES,
    date_number,
    first_mistake,
    mistakes_found,
    read_notices,
    written,
)

_CARRIED = ("ruc", "branch", "cedula", "regime", "since_date", "monthly_wage_cents", "reserve_accumulated",
            "spouse_extension")  # fmt: skip


@action(
    "affiliation.submit_notices",
    es="Enviar avisos por archivo",
    en="Submit notices by file",
    subject=subjects.of_employer,
)
def submit_notices(*, content: bytes, by: By, today: Today, key: str, employer_id: int | None = None) -> dict:
    """Record every good line of an employers' batch file (`notices.py` has the format); LSS art. 73.

    employer_id: whose lines alone are taken; None, everybody's, which only the institution may send.
    Returns {"accepted": n, "rejected": n, "by_type": {type: n}, "problems": [row, column, value, cause, remedy …]}.
    Lines of type CNF are left to `contributions.confirm_declarations`.
    """
    rows = _noticed(content, employer_id)
    good = rows.filter(pl.col("mistake").is_null())
    by_type = good.group_by("type").len().sort("type")
    return {
        "accepted": good.height,
        "rejected": rows.height - good.height,
        "by_type": dict(by_type.iter_rows()),
        "problems": mistakes_found(rows),
    }


@action(
    "affiliation.give_notice",
    es="Dar un aviso de un trabajador",
    en="Give a notice about one worker",
    subject=subjects.of_establishment,
)
def give_notice(
    *,
    by: By,
    today: Today,
    key: str,
    establishment_id: int,
    type: str,
    cedula: Private,
    month: str = "",
    date: str = "",
    amount: str = "",
    days: str = "",
    relation: str = "",
    cause: str = "",
    death_date: str = "",
) -> dict:
    """Record one notice as a form gives it: the same line, checks and records as in the batch file; LSS art. 73.

    type: ENT (date, relation, amount), SAL (date, cause, death_date if she died), MSU (amount), INS (amount, cause) or
    COR (days, amount, cause). month: YYYY-MM, that of the act by default. date, death_date: YYYYMMDD. amount: as in the
    file, with a dot. Refused, naming the field, if anything is wrong with it. Returns {"accepted": 1, "by_type": …}.
    """
    place = registry.establishment(establishment_id)
    if place is None:
        raise Refused(
            f"El establecimiento {establishment_id} no está inscrito: regístrelo primero",
            f"Establishment {establishment_id} is not registered: register it first",
            "establishment_id",
        )
    day = current_act().today
    fields = {"cedula": cedula.text, "month": month or str(Month.of(day // 100)), "date": date, "amount": amount,
              "days": days, "relation": relation, "cause": cause, "death_date": death_date}  # fmt: skip
    refuse_separators({"type": type, **fields})
    if type not in BY_FORM:
        raise refusal(MISTAKES["unknown_type"][1].at(1, "type", type))
    line = written(type, ruc=place.employer.ruc, branch=place.branch, registered=day, **fields)
    rows = _noticed(line, place.employer_id)
    if found := mistakes_found(rows):
        raise refusal(found[0])
    return {"accepted": rows.height, "by_type": {type: rows.height}}


@action("affiliation.carry_jobs", es="Recibir relaciones de trabajo ya existentes", en="Carry existing jobs")
def carry_jobs(*, jobs: pl.DataFrame, month: Month, by: By, today: Today, key: str) -> dict:
    """Record as entries the jobs in force when the books open.

    jobs: columns ruc, branch, cedula, regime, since_date (YYYYMMDD), monthly_wage_cents, reserve_accumulated and
    spouse_extension (0 or 1). month: the opening month. Returns as `submit_notices`.
    """
    if missing := [name for name in _CARRIED if name not in jobs.columns]:
        raise ValueError(f"al archivo de relaciones de trabajo le faltan las columnas {missing}")
    text = jobs.select(pl.col(_CARRIED).cast(pl.String).str.strip_chars().fill_null(""))
    flags = ("reserve_accumulated", "spouse_extension")
    rows = text.select(
        "ruc", pl.col("branch").str.zfill(4), "cedula",
        pl.lit("ENT").alias("type"),
        pl.lit(month.number, pl.Int64).alias("about_month"),
        date_number("since_date").alias("effective_date"),
        pl.col("monthly_wage_cents").cast(pl.Int64, strict=False).alias("wage_cents"),
        pl.lit(0, pl.Int64).alias("pay_cents"), pl.lit(0, pl.Int64).alias("days"),
        "regime", pl.lit("").alias("cause"),
        *(pl.col(name).cast(pl.Int64, strict=False) for name in flags),
        *(pl.col(name).alias(f"{name}_text") for name in ("since_date", "monthly_wage_cents", *flags)),
        pl.concat_str(list(_CARRIED), separator=";").alias("written"),
        pl.lit(None, pl.String).alias("mistake"), pl.lit(None, pl.String).alias("value"),
    ).with_row_index("line", offset=2).with_columns(pl.col("line").cast(pl.Int64))  # fmt: skip
    not_a_flag = {name: ~pl.col(name).is_in([0, 1]).fill_null(False) for name in flags}
    rows = _with_mistakes(
        rows,
        {
            "bad_relation": ~pl.col("regime").is_in(REGIMES),
            "bad_date": pl.col("effective_date").is_null(),
            "future_date": pl.col("effective_date") > month.last_date,
            "bad_cents": ~(pl.col("wage_cents") >= 0).fill_null(False),
            "bad_reserve": not_a_flag["reserve_accumulated"],
            "bad_spouse": not_a_flag["spouse_extension"],
        },
        {"bad_relation": "regime", "bad_date": "since_date_text", "future_date": "since_date_text",
         "bad_cents": "monthly_wage_cents_text", "bad_reserve": "reserve_accumulated_text",
         "bad_spouse": "spouse_extension_text"},
    )  # fmt: skip
    rows = _with_jobs(_with_parties(rows))
    good = rows.filter(pl.col("mistake").is_null())
    record(good)
    return {
        "accepted": good.height,
        "rejected": rows.height - good.height,
        "by_type": {"ENT": good.height} if good.height else {},
        "problems": mistakes_found(rows),
    }


def _noticed(content: bytes, employer_id: int | None) -> pl.DataFrame:
    """Every line but confirmations, with its mistake if it has one; the good ones are recorded."""
    if employer_id is not None:
        refuse_long(content)
    rows = understood(content, employer_id)
    if employer_id is not None:
        refuse_mistaken(rows["mistake"].count())
        _refuse_a_search(rows)
    record(rows.filter(pl.col("mistake").is_null()))
    return rows


def _refuse_a_search(rows: pl.DataFrame) -> None:
    """A file of an employer that names so many documents of nobody would be a way to learn which ones there are."""
    if (rows["mistake"] == "unknown_person").sum() > policy.UNKNOWN_PERSONS_PER_DAY:
        raise Refused(
            f"El archivo nombra más de {policy.UNKNOWN_PERSONS_PER_DAY} cédulas que no constan: revise que sea el que "
            "quería enviar. No se recibió nada de él",
            f"The file names more than {policy.UNKNOWN_PERSONS_PER_DAY} documents that are nobody's: check that it is "
            "the one you meant. Nothing of it was taken",
            "content",
        )


def understood(content: bytes, employer_id: int | None, oldest: int | None = None) -> pl.DataFrame:
    """Every line but confirmations, with its job, or its mistake if it has one; see `notices.read_notices`."""
    rows = read_notices(content, current_act().today // 100, oldest)
    rows = rows.filter((pl.col("type") != "CNF") | pl.col("mistake").is_not_null())
    return _with_jobs(_with_parties(rows, employer_id))


def refuse_separators(fields: Mapping[str, str]) -> None:
    """A field of a form that would become several of the line."""
    for name, value in fields.items():
        if any(sign in value for sign in ";\r\n"):
            raise Refused(
                f"«{value}»: un dato del aviso no lleva «;» ni cambio de línea. Escríbalo sin ellos.",
                f"“{value}”: a notice's field has no “;” and no line break. Write it without them.",
                name,
            )


def _with_parties(rows: pl.DataFrame, only_employer: int | None = None) -> pl.DataFrame:
    """Add employer_id and person_id; a line whose parties are not registered gets its mistake.

    only_employer: the one whose lines alone are taken. The others' say nothing of who is registered.
    """
    employers = registry.employer_ids(rows["ruc"]).rename({"id": "employer_id"})
    branches = registry.branches_of(employers["employer_id"])
    persons = registry.person_ids(rows["cedula"]).select(cedula="document", person_id="id")
    rows = (
        rows.join(employers, on="ruc", how="left", maintain_order="left")
        .join(persons, on="cedula", how="left", maintain_order="left")
        .join(branches.with_columns(known_branch=True), on=["employer_id", "branch"], how="left", maintain_order="left")
    )
    numbers = rows["cedula"].str.extract(r"^(\d{10})$").cast(pl.Int64).fill_null(0).to_numpy()
    others = pl.lit(False) if only_employer is None else pl.col("employer_id").ne_missing(only_employer)
    checks: dict[str, pl.Expr] = {
        "other_employer": others,
        "unknown_employer": pl.col("employer_id").is_null(),
        "unknown_branch": pl.col("known_branch").is_null(),
        "bad_cedula": ~pl.lit(pl.Series("valid", valid_cedulas(numbers))),
        "unknown_person": pl.col("person_id").is_null(),
    }
    shown = {"other_employer": "ruc", "unknown_employer": "ruc", "unknown_branch": "branch", "bad_cedula": "cedula",
             "unknown_person": "cedula"}  # fmt: skip
    return _with_mistakes(rows, checks, shown)


def _with_jobs(rows: pl.DataFrame) -> pl.DataFrame:
    """Add job_id: a new one for each entry, the existing one for the rest; a line that fits no job gets its mistake."""
    good = rows.filter(pl.col("mistake").is_null())
    jobs = queries.jobs_between(good.select("person_id", "employer_id").unique())
    pair = ["person_id", "employer_id"]
    is_entry, is_exit = pl.col("type") == "ENT", pl.col("type") == "SAL"

    leaving = good.filter(is_exit).group_by(pair).agg(leaves=pl.col("effective_date").min())
    in_force = jobs.filter(pl.col("until_date") == OPEN_END).select(*pair, in_force_since="since_date")
    entries = (
        good.filter(is_entry)
        .join(in_force, on=pair, how="left", maintain_order="left")
        .join(leaving, on=pair, how="left", maintain_order="left")
        .with_columns(repeat=pl.int_range(pl.len()).over([*pair, "effective_date"]))
    )
    left_before = pl.col("leaves") < pl.col("effective_date")
    was_earlier = pl.col("leaves").is_between("effective_date", pl.col("in_force_since") - 1)
    still_there = pl.col("in_force_since").is_not_null() & ~(left_before | was_earlier).fill_null(False)
    entries = _with_mistakes(
        entries,
        {"repeated_entry": pl.col("repeat") > 0, "already_employed": still_there},
        {"repeated_entry": "cedula", "already_employed": "cedula"},
    )
    first = bulk.next_id(Job)
    accepted = entries.filter(pl.col("mistake").is_null())
    numbered = accepted.with_columns(job_id=first + pl.int_range(pl.len(), dtype=pl.Int64)).select("line", "job_id")
    entries = entries.join(numbered, on="line", how="left", maintain_order="left")

    born = entries.filter(pl.col("mistake").is_null()).select(
        "job_id", *pair, since_date="effective_date", until_date=pl.lit(OPEN_END, pl.Int64), job_regime="regime"
    )
    candidates = pl.concat([jobs.select(born.columns), born])
    rest = good.filter(~is_entry).with_columns(
        when=pl.when(is_exit).then("effective_date").otherwise(pl.col("about_month") * 100 + 31)
    )
    fits = (
        rest.select("line", "type", "when", "about_month", *pair)
        .join(candidates, on=pair)
        .filter((pl.col("since_date") <= pl.col("when")) & (pl.col("until_date") >= pl.col("about_month") * 100 + 1))
        .sort("line", "since_date", "job_id")
        .unique("line", keep="last", maintain_order=True)
        .select("line", "job_id", "job_regime", "until_date")
    )
    rest = rest.join(fits, on="line", how="left", maintain_order="left").with_columns(
        regime=pl.coalesce("job_regime", "regime"),
        exit_repeat=pl.when(is_exit).then(pl.int_range(pl.len()).over(["type", "job_id"])).otherwise(0),
    )
    exit_told = is_exit & ((pl.col("until_date") < OPEN_END) | (pl.col("exit_repeat") > 0))
    rest = _with_mistakes(
        rest,
        {"no_such_job": pl.col("job_id").is_null(), "already_left": exit_told},
        {"no_such_job": "cedula", "already_left": "cedula"},
    )
    wrong = rows.filter(pl.col("mistake").is_not_null()).with_columns(job_id=pl.lit(None, pl.Int64))
    columns = [*rows.columns, "job_id"]
    return pl.concat([frame.select(columns) for frame in (wrong, entries, rest)]).sort("line")


def _with_mistakes(rows: pl.DataFrame, checks: dict[str, pl.Expr], shown: dict[str, str]) -> pl.DataFrame:
    """The first mistake of each line, old or new, with the text that shows it."""
    new = pl.when(pl.col("mistake").is_null()).then(first_mistake(checks))
    rows = rows.with_columns(found=new)
    value = pl.coalesce([pl.when(pl.col("found") == code).then(pl.col(column)) for code, column in shown.items()])
    return rows.with_columns(mistake=pl.coalesce("mistake", "found"), value=pl.coalesce(value, pl.col("value"))).drop(
        "found"
    )


def record(good: pl.DataFrame) -> None:
    """Write the notices and bring the jobs up to date."""
    for name in ("reserve_accumulated", "spouse_extension"):
        if name not in good.columns:
            good = good.with_columns(pl.lit(0, pl.Int64).alias(name))
    first = bulk.next_id(Notice)
    notices = good.with_columns(
        id=first + pl.int_range(pl.len(), dtype=pl.Int64),
        act=pl.lit(current_act().number, pl.Int64),
        branch=pl.col("branch").cast(pl.Int64),
    )
    bulk.insert(Notice._meta.db_table, notices.select([field.column for field in Notice._meta.fields]))
    entries = notices.filter(pl.col("type") == "ENT").select(
        pl.col("job_id").alias("id"), "person_id", "employer_id", "branch", "regime",
        pl.col("effective_date").alias("since_date"), pl.lit(OPEN_END, pl.Int64).alias("until_date"),
    )  # fmt: skip
    bulk.insert(Job._meta.db_table, entries)
    exits = notices.filter(pl.col("type") == "SAL").select(pl.col("job_id").alias("id"), until_date="effective_date")
    bulk.update(Job._meta.db_table, exits, key="id")
