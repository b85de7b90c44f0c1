"""The two files pensions take in: pensions already granted, and applications. Text, one row a line, fields by «;».

The first line names the columns. Dates are YYYYMMDD and amounts whole cents. A row with a mistake is returned with its
line, field, value, cause and remedy, and does not stop the others.
"""

from __future__ import annotations

import polars as pl

from amparo.foundation import reading
from amparo.foundation.registry.documents import valid_cedulas
from amparo.modules.pensions.tables import Entitlement, Grant

GRANT_FIELDS = (
    "cedula", "kind", "since_date", "years", "pension_cents", "initial_cents", "region", "monthly_extras",
)  # fmt: skip
APPLICATION_FIELDS = ("cedula", "applied_date")

MISTAKES: dict[str, tuple[str, str, str]] = {
    "bad_cedula": ("cedula", "el dígito verificador no corresponde", "revise los diez dígitos en el documento"),
    "bad_kind": ("kind", "no es un tipo de pensión", f"use {', '.join(Grant.kind.choices)}"),
    "bad_since_date": ("since_date", "no es una fecha AAAAMMDD", "escriba, por ejemplo, 20150301"),
    "future_since_date": (
        "since_date",
        "es posterior al mes que sigue al de registro",
        "registre la pensión cuando vaya a empezar a pagarse",
    ),
    "bad_years": (
        "years",
        f"no es un número entero de 0 a {Grant.years.maximum}",
        "escriba los años completos de aporte, o 0 si no constan",
    ),
    "bad_pension_cents": ("pension_cents", "no son centavos enteros mayores que cero", "para USD 425.00 escriba 42500"),
    "bad_initial_cents": (
        "initial_cents",
        "no son centavos enteros, o son menos que la pensión",
        "escriba la pensión calculada antes del máximo; si nunca se limitó, la misma pensión",
    ),
    "bad_region": ("region", "no es una región de pago", f"use {', '.join(Grant.region.choices)}"),
    "bad_monthly_extras": (
        "monthly_extras",
        "no es 0 ni 1",
        "escriba 1 si cobra las décimas pensiones mes a mes, 0 si no",
    ),
    "bad_applied_date": ("applied_date", "no es una fecha AAAAMMDD", "escriba, por ejemplo, 20220315"),
    "future_applied_date": ("applied_date", "es posterior al día de registro", "corrija la fecha de la solicitud"),
    "unknown_person": (
        "cedula",
        "la persona no está inscrita",
        "inscriba a la persona con sus datos del Registro Civil",
    ),
    "deceased": ("cedula", "consta fallecida en el Registro Civil", "revise la cédula; si vive, pida que se corrija"),
    "repeated": ("cedula", "el archivo trae esta fila dos veces", "deje una sola fila"),
    "already_recorded": ("cedula", "ya se registró antes, igual", "no hace falta volver a enviarla"),
}
"""What can be wrong with a row: field, cause and remedy."""


class BadFile(ValueError):
    """A file whose first line does not name the columns expected."""


def read_grants(content: bytes, today: int) -> pl.DataFrame:
    """The rows of a file of granted pensions, in the types of `tables.Grant`, with `line`, `mistake` and `value`.

    today: YYYYMMDD of the day it is received. `mistake` is null in good rows; in others `value` is the text found.
    BadFile if the columns are not those of GRANT_FIELDS.
    """
    rows = _rows(content, GRANT_FIELDS)
    numbers = ("years", "pension_cents", "initial_cents", "monthly_extras")
    read = rows.with_columns(
        pl.col("since_date").alias("written_since_date"),
        _date("since_date"),
        *(pl.col(name).alias(f"written_{name}") for name in numbers),
        *(_whole(name) for name in numbers),
    )
    # A pension may be recorded in advance, but no further than the next month.
    year, month = divmod(today // 100, 100)
    last_month = (year + 1) * 100 + 1 if month == 12 else today // 100 + 1
    return _judged(
        read,
        {
            "bad_cedula": _bad_cedula(read),
            "bad_kind": ~pl.col("kind").is_in(Entitlement.kind.choices),
            "bad_since_date": pl.col("since_date").is_null(),
            "future_since_date": pl.col("since_date") // 100 > last_month,
            "bad_years": pl.col("years").is_null() | (pl.col("years") > Grant.years.maximum),
            "bad_pension_cents": pl.col("pension_cents").fill_null(0) < 1,
            "bad_initial_cents": pl.col("initial_cents").is_null()
            | (pl.col("initial_cents") < pl.col("pension_cents")),
            "bad_region": ~pl.col("region").is_in(Entitlement.region.choices),
            "bad_monthly_extras": ~pl.col("monthly_extras").is_in([0, 1]).fill_null(False),
        },
    ).drop(f"written_{name}" for name in ("since_date", *numbers))


def read_applications(content: bytes, today: int) -> pl.DataFrame:
    """The rows of a file of applications: cedula and applied_date, and `line`, `mistake`, `value` as in read_grants."""
    rows = _rows(content, APPLICATION_FIELDS)
    read = rows.with_columns(pl.col("applied_date").alias("written_applied_date"), _date("applied_date"))
    return _judged(
        read,
        {
            "bad_cedula": _bad_cedula(read),
            "bad_applied_date": pl.col("applied_date").is_null(),
            "future_applied_date": pl.col("applied_date") > today,
        },
    ).drop("written_applied_date")


def mark(rows: pl.DataFrame, mistake: str, wrong: pl.Expr, field: str = "cedula") -> pl.DataFrame:
    """The rows, with `mistake` on those that had none so far and are `wrong`."""
    found = pl.col("mistake").is_null() & wrong.fill_null(False)
    return rows.with_columns(
        mistake=pl.when(found).then(pl.lit(mistake)).otherwise("mistake"),
        value=pl.when(found).then(pl.col(field).cast(pl.String)).otherwise("value"),
    )


def mistakes_found(rows: pl.DataFrame) -> list[dict]:
    """The wrong rows, each with line, code, field, value, cause and remedy, in the order of the file."""
    found = []
    wrong = rows.filter(pl.col("mistake").is_not_null()).sort("line")
    for line, code, value in wrong.select("line", "mistake", "value").iter_rows():
        field, cause, remedy = MISTAKES[code]
        found.append(
            {"line": line, "code": code, "field": field, "value": value[:120], "cause": cause, "remedy": remedy}
        )
    return found


def _rows(content: bytes, fields: tuple[str, ...]) -> pl.DataFrame:
    """Every row as trimmed text, with its `line` in the file (the columns are line 1)."""
    header, _, body = reading.text(content).partition("\n")
    if tuple(name.strip() for name in header.split(";")) != fields:
        raise BadFile(
            f"La primera línea dice «{header[:120]}»; escriba los nombres de las columnas: {';'.join(fields)}"
        )
    lines = pl.DataFrame({"written": body.split("\n")}).with_row_index("line", offset=2)
    parts = pl.col("written").str.split_exact(";", len(fields) - 1).struct.rename_fields(list(fields)).struct.unnest()
    written = lines.filter(pl.col("written").str.strip_chars() != "").with_columns(parts).drop("written")
    return written.with_columns(pl.col(fields).fill_null("").str.strip_chars(), pl.col("line").cast(pl.Int64))


def _whole(name: str) -> pl.Expr:
    """A field of digits as a number, null if it is not one."""
    return pl.when(pl.col(name).str.contains(r"^\d{1,12}$")).then(pl.col(name).cast(pl.Int64, strict=False)).alias(name)


def _date(name: str) -> pl.Expr:
    """A date as its YYYYMMDD number, null if it is not a day of the calendar."""
    real = (
        pl.col(name).str.contains(r"^(18|19|20)\d{6}$") & pl.col(name).str.to_date("%Y%m%d", strict=False).is_not_null()
    )
    return pl.when(real).then(pl.col(name).cast(pl.Int64, strict=False)).alias(name)


def _bad_cedula(rows: pl.DataFrame) -> pl.Series:
    digits = rows["cedula"].str.contains(r"^\d{10}$")
    numbers = rows["cedula"].cast(pl.Int64, strict=False).fill_null(0)
    return ~(digits & pl.Series(valid_cedulas(numbers.to_numpy()), dtype=pl.Boolean))


def _judged(rows: pl.DataFrame, checks: dict[str, pl.Expr | pl.Series]) -> pl.DataFrame:
    """The rows with the first `mistake` of each, and the text it was found in as `value`."""
    judged = rows.with_columns(mistake=pl.lit(None, pl.String), value=pl.lit(None, pl.String))
    for mistake, wrong in checks.items():
        field = MISTAKES[mistake][0]
        written = f"written_{field}" if f"written_{field}" in rows.columns else field
        judged = mark(judged, mistake, pl.lit(wrong) if isinstance(wrong, pl.Series) else wrong, written)
    return judged
