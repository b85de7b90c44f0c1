"""The tax annex that a clerk hands in: who was paid how much in a year, and by whom.

One line for each employer, person and year, without header, in UTF-8: RUC;cédula;year;income of the year with a dot.
"""

from __future__ import annotations

import polars as pl

from amparo.foundation import reading
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.documents import valid_cedulas
from amparo.foundation.registry.problems import UNKNOWN_EMPLOYER, UNKNOWN_PERSON, Problem
from amparo.foundation.registry.sieve import Sieve

FIELDS = ("ruc", "cedula", "year", "income")
_AMOUNT = r"^\d{1,9}(\.\d{1,2})?$"

BAD_RUC = Problem(
    "bad_ruc", "El RUC no tiene 13 cifras.", "Escriba el RUC completo, con su establecimiento.",
    "The RUC does not have 13 digits.", "Write the whole RUC, with its establishment.",
)  # fmt: skip
BAD_CEDULA = Problem(
    "bad_cedula", "La cédula no es válida.", "Revise las diez cifras en el anexo.",
    "The cédula is not valid.", "Check the ten digits in the annex.",
)  # fmt: skip
BAD_YEAR = Problem(
    "bad_year", "No es un año que ya haya terminado.", "Escriba el año con cuatro cifras; entregue el anexo al acabar.",
    "It is not a year that has ended.", "Write the year with four digits; hand in the annex once it is over.",
)  # fmt: skip
BAD_INCOME = Problem(
    "bad_income", "No es un valor con punto y hasta dos decimales.", "Escriba, por ejemplo, 5100.00.",
    "It is not an amount with a dot and up to two decimals.", "Write, for example, 5100.00.",
)  # fmt: skip
OTHER_PROVINCE = Problem(
    "other_province", "El empleador tiene su domicilio fiscal en otra provincia.",
    "Deje solo las líneas de los empleadores de la provincia que se entrega.",
    "The employer's tax domicile is in another province.",
    "Leave only the lines of the employers of the province that is handed in.",
)  # fmt: skip


def read(content: bytes, today: int, province: str = "") -> tuple[pl.DataFrame, list[dict]]:
    """The good lines (employer_id, person_id, year, taxed_cents) and the problems of the others, by line.

    today: YYYYMMDD. province: the only one whose employers are taken; all of them, if empty.
    """
    sieve = Sieve(_lines(content), FIELDS)
    year = pl.col("year")
    sieve.refuse("ruc", ~pl.col("ruc").str.contains(r"^\d{13}$"), BAD_RUC)
    sieve.refuse("cedula", ~pl.Series(valid_cedulas(sieve.number("cedula", 10))), BAD_CEDULA)
    ended = year.str.contains(r"^(19|20)\d\d$") & (year.cast(pl.Int64, strict=False) < today // 10_000)
    sieve.refuse("year", ~ended.fill_null(value=False), BAD_YEAR)
    sieve.refuse("income", ~pl.col("income").str.contains(_AMOUNT), BAD_INCOME)
    sieve.rows = _with_parties(sieve.rows)
    sieve.refuse("ruc", pl.col("employer_id").is_null(), UNKNOWN_EMPLOYER)
    if province:
        sieve.refuse("ruc", (pl.col("province") != province).fill_null(value=False), OTHER_PROVINCE)
    sieve.refuse("cedula", pl.col("person_id").is_null(), UNKNOWN_PERSON)
    sieve.refuse_repeated("cedula", ("ruc", "year"))
    whole = pl.col("income").str.extract(r"^(\d+)").cast(pl.Int64) * 100
    decimals = pl.col("income").str.extract(r"\.(\d{1,2})$").fill_null("").str.pad_end(2, "0").cast(pl.Int64)
    good = sieve.good.select("employer_id", "person_id", year.cast(pl.Int64), taxed_cents=whole + decimals)
    return good, sieve.errors


def _lines(content: bytes) -> pl.DataFrame:
    """The fields of each line, empty where it has fewer; whatever the bytes are, no line stops another."""
    text = reading.text(content).removesuffix("\n")
    lines = pl.DataFrame({"written": pl.Series(text.split("\n") if text else [], dtype=pl.String)})
    fields = pl.col("written").str.split_exact(";", len(FIELDS) - 1).struct.rename_fields(list(FIELDS))
    return lines.select(fields.struct.unnest()).with_columns(pl.all().fill_null(""))


def _with_parties(rows: pl.DataFrame) -> pl.DataFrame:
    employers = registry.employer_ids(rows["ruc"]).rename({"id": "employer_id"})
    provinces = registry.employer_provinces(employers["employer_id"])
    persons = registry.person_ids(rows["cedula"]).select(cedula="document", person_id="id")
    return (
        rows.join(employers.join(provinces, on="employer_id", how="left"), on="ruc", how="left", maintain_order="left")
        .join(persons, on="cedula", how="left", maintain_order="left")
    )  # fmt: skip
