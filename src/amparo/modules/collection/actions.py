"""What can be done in collection: take the bank's payments, certify who is up to date, tell workers of arrears."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import polars as pl

from amparo.foundation import bulk, reading, writing
from amparo.foundation.access import subjects
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.calendar import later
from amparo.foundation.cases.desk import tell_persons
from amparo.foundation.certificates import issuing
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.problems import REPEATED, Problem
from amparo.modules.collection import compliance, queries
from amparo.modules.collection.applying import allocation_order
from amparo.modules.collection.models import Payment, SlipPart, WorkersTold
from amparo.modules.collection.slips import in_turn, is_slip, part_frame, spread
from amparo.modules.collection.statement import Item, Statement
from amparo.modules.contributions import queries as contributions

FIELDS = ("bank_document", "reference", "paid_date", "amount")

MISTAKES = {
    "too_few_fields": (
        "line",
        Problem(
            "too_few_fields",
            "La línea no tiene los cuatro campos.",
            "Escriba documento;referencia;fecha;valor.",
            "The line does not have the four fields.",
            "Write document;reference;date;amount.",
        ),
    ),
    "no_document": (
        "bank_document",
        Problem(
            "no_document",
            "Falta el número del documento del banco, o pasa de 40 caracteres.",
            "Escriba el número con que el banco identifica el pago.",
            "The bank's document number is missing, or longer than 40 characters.",
            "Write the number by which the bank identifies the payment.",
        ),
    ),
    "bad_reference": (
        "reference",
        Problem(
            "bad_reference",
            "La referencia no es un número de hasta 18 cifras.",
            "Copie la referencia del comprobante de pago.",
            "The reference is not a number of up to 18 digits.",
            "Copy the reference from the payment slip.",
        ),
    ),
    "bad_date": (
        "paid_date",
        Problem(
            "bad_date",
            "No es un día del calendario, o aún no llega.",
            "Escriba la fecha del pago como AAAAMMDD.",
            "It is not a day of the calendar, or it has not come yet.",
            "Write the date of payment as YYYYMMDD.",
        ),
    ),
    "bad_amount": (
        "amount",
        Problem(
            "bad_amount",
            "El valor no es un número positivo con punto y hasta dos decimales.",
            "Escriba, por ejemplo, 99.29.",
            "The amount is not a positive number with a dot and up to two decimals.",
            "Write, for example, 99.29.",
        ),
    ),
    "repeated": ("bank_document", REPEATED),
    "already_received": (
        "bank_document",
        Problem(
            "already_received",
            "Este documento del banco ya se recibió.",
            "No lo envíe de nuevo: el pago ya consta.",
            "This bank document was already received.",
            "Do not send it again: the payment is on record.",
        ),
    ),
}


@action("collection.receive_payments", es="Recibir el archivo del banco", en="Receive the bank's file")
def receive_payments(*, content: bytes, by: By, today: Today, key: str) -> dict:
    """Record every good line of the bank's file.

    One payment a line, without header: bank document;payment reference;date YYYYMMDD;amount with a dot. The reference
    is an obligation's or a slip's; what comes under a slip's is spread over what the slip names (`slips.spread`). One
    that nothing has is kept: it is money received, and the closing shows it as an unidentified payment.
    Returns {"accepted": n, "rejected": n, "amount_cents": n, "problems": [row, column, value, cause, remedy …]}.
    """
    rows = _checked(_read(content), current_act().today)
    good = rows.filter(pl.col("mistake").is_null())
    by_reference = _by_reference(good)
    first = bulk.next_id(Payment)
    bulk.insert(
        Payment._meta.db_table,
        by_reference.select(
            (first + pl.int_range(pl.len(), dtype=pl.Int64)).alias("id"),
            pl.lit(current_act().number, pl.Int64).alias("act"),
            "bank_document",
            "item_id",
            "slip_id",
            pl.col("date").alias("paid_date"),
            "amount_cents",
        ),
    )
    return {
        "accepted": good.height,
        "rejected": rows.height - good.height,
        "amount_cents": int(good["cents"].sum() or 0),
        "problems": _problems(rows),
    }


@action(
    "collection.issue_slip",
    es="Emitir un comprobante de pago",
    en="Issue a payment slip",
    subject=subjects.of_employer,
)
def issue_slip(
    *, by: By, today: Today, key: str, employer_id: int, pay_date: int = 0, item_ids: tuple[int, ...] = ()
) -> dict:
    """Give an employer a slip with a reference of its own, for some of what it owes, or for all of it.

    pay_date: the day (YYYYMMDD) to which interest is counted; today, if none is said. item_ids: references of the
    statement. Returns slip_id, the reference; pay_date; total_cents; components (`statement.COMPONENTS`).
    Refused if the day has passed or has no rate yet, nothing is owed, or a reference is not to be paid.
    """
    day = current_act().today
    pay_date = pay_date or day
    _check_pay_date(pay_date, day)
    items = _to_be_paid(queries.statement(employer_id, pay_date), item_ids)
    items = in_turn(items, allocation_order(Law.load(), Month.of(day)))
    slip_id = queries.next_slip_reference(employer_id)
    numbered = part_frame(slip_id, employer_id, day, pay_date, items).with_columns(
        id=bulk.next_id(SlipPart) + pl.int_range(pl.len(), dtype=pl.Int64),
        act=pl.lit(current_act().number, pl.Int64),
    )
    bulk.insert(SlipPart._meta.db_table, numbered)
    issued = queries.slip(slip_id)
    assert issued is not None, "it was just written"
    return {
        "slip_id": slip_id,
        "pay_date": pay_date,
        "total_cents": issued.total_cents,
        "components": issued.components,
    }


@action(
    "collection.certify_compliance",
    es="Certificar el cumplimiento de un empleador",
    en="Certify an employer's compliance",
    subject=subjects.of_employer,
)
def certify_compliance(*, by: By, today: Today, key: str, employer_id: int, language: str = "es") -> dict:
    """Issue a certificate of whether an employer has anything in arrears today (`compliance.py`).

    It is good for `compliance_certificate_days`, the day of issue included. Returns code, until_date and in_arrears.
    """
    if language not in compliance.LANGUAGES:
        raise Refused(
            f"«{language}»: el certificado se emite en {' o '.join(compliance.LANGUAGES)}",
            f"“{language}”: the certificate is issued in {' or '.join(compliance.LANGUAGES)}",
            "language",
        )
    employer = registry.employer(employer_id)
    if employer is None:
        raise Refused(
            f"El empleador {employer_id} no está inscrito", f"Employer {employer_id} is not registered", "employer_id"
        )
    day, law = current_act().today, Law.load()
    owed = queries.statement(employer_id, day)
    issued = issuing.issue(
        compliance.KIND,
        compliance.attested(employer, owed, law, language),
        language=language,
        until_date=later(day, law.on(day).compliance_certificate_days - 1),
        employer_id=employer_id,
    )
    return {"code": issued.code, "until_date": issued.until_date, "in_arrears": bool(owed.late)}


@action(
    "collection.tell_workers",
    es="Avisar a los trabajadores de la mora de su empleador",
    en="Tell workers that their employer is in arrears",
)
def tell_workers(*, by: By, today: Today, key: str) -> dict:
    """Tell each worker, once per employer and month, what was declared of her and is in arrears at the last close.

    Returns {"told": notices left, "declarations": how many (employer, month) they speak of}.
    """
    late = queries.overdue().join(queries.arrears_told(), on=["employer_id", "about_month"], how="anti")
    workers = contributions.workers_of(late["item_id"])
    employers = registry.employer_names(workers["employer_id"].unique())
    told = tell_persons(_arrears_notices(workers, employers))
    spoken_of = workers.select("employer_id", "about_month").unique(maintain_order=True)
    numbered = spoken_of.with_columns(
        id=bulk.next_id(WorkersTold) + pl.int_range(pl.len(), dtype=pl.Int64),
        act=pl.lit(current_act().number, pl.Int64),
    )
    bulk.insert(WorkersTold._meta.db_table, numbered)
    return {"told": told, "declarations": spoken_of.height}


def _check_pay_date(pay_date: int, today: int) -> None:
    """Refused unless interest can be counted to that day."""
    try:
        later(pay_date, 0)
        Law.load().on(pay_date).value("maximum_conventional_rate")
    except ValueError as error:
        raise Refused(
            f"{pay_date} no es un día, o su tasa de mora aún no consta: escriba AAAAMMDD, de este año",
            f"{pay_date} is not a day, or its arrears rate is not known yet: write YYYYMMDD, of this year",
            "pay_date",
        ) from error
    if pay_date < today:
        raise Refused(
            f"{writing.day(pay_date, 'es')} ya pasó: el interés se cuenta a un día desde hoy",
            f"{writing.day(pay_date, 'en')} has passed: interest is counted to a day from today on",
            "pay_date",
        )


def _to_be_paid(owed: Statement, item_ids: Sequence[int]) -> list[Item]:
    """The items of a statement that a slip names. Refused if there is none, or one asked for is not owed."""
    debts = {item.item_id: item for item in owed.items if item.owed_cents > 0}
    for item_id in item_ids:
        if item_id not in debts:
            raise Refused(
                f"La referencia {item_id} no está por pagar: elija entre las del estado de cuenta",
                f"Reference {item_id} is not open: choose among those of the statement",
                "item_ids",
            )
    if not debts:
        raise Refused(
            "Este empleador no debe nada en los meses cerrados: no hay qué poner en un comprobante",
            "This employer owes nothing in the months that are closed: there is nothing to put in a slip",
            "employer_id",
        )
    return [debts[item_id] for item_id in dict.fromkeys(item_ids)] or list(debts.values())


def _by_reference(good: pl.DataFrame) -> pl.DataFrame:
    """The good lines of the bank by what they reach: bank_document, item_id, slip_id (0: none), date, amount_cents."""
    kept = ["line", "bank_document", "item_id", "slip_id", "date", "amount_cents"]
    slips = good.filter(is_slip(pl.col("item"))).rename({"item": "slip_id"})
    bounds = queries.slip_bounds(slips["slip_id"])
    slips = slips.join(bounds.select("slip_id").unique(), on="slip_id", how="semi")
    before = queries.slip_payments(slips["slip_id"])
    paid = slips.join(before, on="slip_id", how="left").select(
        "line", "bank_document", "slip_id", "date", paid_cents="cents", before_cents=pl.col("before_cents").fill_null(0)
    )
    direct = good.join(slips, on="line", how="anti").select(
        "line", "bank_document", "date", item_id="item", slip_id=pl.lit(0, pl.Int64), amount_cents="cents"
    )
    return pl.concat([direct.select(kept), spread(paid, bounds).select(kept)]).sort("line", maintain_order=True)


def _arrears_notices(workers: pl.DataFrame, employers: Mapping[int, str]) -> pl.DataFrame:
    """The notice of each worker: person_id, es, en."""
    said = {
        "es": "{} declaró su aporte de {}, que venció el {}, y no lo ha pagado completo. Lo declarado ya consta a su "
        "favor y no depende de ese pago; el empleador responde por la mora (LSS arts. 73 y 89).",
        "en": "{} declared your contribution of {}, due on {}, and has not paid it whole. What was declared already "
        "counts for you and does not depend on that payment; the employer answers for the arrears (LSS arts. 73, 89).",
    }
    name = pl.col("employer_id").replace_strict(employers, return_dtype=pl.String)
    return workers.select(
        "person_id",
        **{
            language: pl.format(
                text,
                name,
                _written("about_month", workers, partial(writing.month, language=language)),
                _written("due_date", workers, partial(writing.day, language=language)),
            )
            for language, text in said.items()
        },
    )


def _written(column: str, rows: pl.DataFrame, write: Callable[[int], str]) -> pl.Expr:
    """A column of few values as people read it."""
    return pl.col(column).replace_strict({one: write(one) for one in rows[column].unique()}, return_dtype=pl.String)


def _read(content: bytes) -> pl.DataFrame:
    lines = pl.DataFrame({"written": reading.text(content).split("\n")}).with_row_index("line", offset=1)
    lines = lines.filter(pl.col("written").str.strip_chars() != "")
    split = pl.col("written").str.split_exact(";", len(FIELDS) - 1).struct.rename_fields(list(FIELDS))
    return lines.with_columns(
        split.struct.unnest(), fields=pl.col("written").str.count_matches(";", literal=True) + 1
    ).with_columns(pl.col(FIELDS).fill_null("").str.strip_chars())


def _checked(rows: pl.DataFrame, today: int) -> pl.DataFrame:
    amount, date = pl.col("amount"), pl.col("paid_date")
    cents = amount.str.extract(r"\.(\d{1,2})$").fill_null("").str.pad_end(2, "0").cast(pl.Int64, strict=False)
    rows = rows.with_columns(
        item=pl.when(pl.col("reference").str.contains(r"^\d{1,18}$"))
        .then(pl.col("reference").cast(pl.Int64, strict=False)),
        date=pl.when(date.str.contains(r"^\d{8}$") & date.str.to_date("%Y%m%d", strict=False).is_not_null())
        .then(date.cast(pl.Int64, strict=False)),
        cents=pl.when(amount.str.contains(r"^\d{1,11}(\.\d{1,2})?$"))
        .then(amount.str.extract(r"^(\d+)").cast(pl.Int64, strict=False) * 100 + cents),
    )  # fmt: skip
    checks = {
        "too_few_fields": pl.col("fields") != len(FIELDS),
        "no_document": ~pl.col("bank_document").str.len_chars().is_between(1, 40),
        "bad_reference": pl.col("item").is_null(),
        "bad_date": pl.col("date").is_null() | (pl.col("date") > today),
        "bad_amount": ~(pl.col("cents") > 0).fill_null(False),
    }
    rows = rows.with_columns(mistake=pl.coalesce([pl.when(wrong).then(pl.lit(name)) for name, wrong in checks.items()]))
    good = rows.filter(pl.col("mistake").is_null())
    condition, parameters = bulk.among("bank_document", good["bank_document"])
    known = bulk.read(
        f"SELECT bank_document FROM collection_payment WHERE {condition}",  # noqa: S608
        parameters,
        schema={"bank_document": pl.String},
    )
    repeat = pl.int_range(pl.len()).over("bank_document") > 0
    again = good.with_columns(
        again=pl.when(pl.col("bank_document").is_in(known["bank_document"].to_list()))
        .then(pl.lit("already_received"))
        .when(repeat)
        .then(pl.lit("repeated"))
    ).select("line", "again")
    return rows.join(again, on="line", how="left", maintain_order="left").with_columns(
        mistake=pl.coalesce("mistake", "again")
    )


def _problems(rows: pl.DataFrame) -> list[dict]:
    found = []
    for row in rows.filter(pl.col("mistake").is_not_null()).iter_rows(named=True):
        column, problem = MISTAKES[row["mistake"]]
        found.append(problem.at(row["line"], column, row["written"] if column == "line" else row[column]))
    return found
