"""The employers' batch file: one notice a line, fields separated by «;».

Common to all: RUC;branch;year;month;TYPE;cédula; and then, by type (IESS annex; COR and CNF are ours):

    ENT  entry date;registration date;working day;social insurance;employer type;relation;job title;sector;salary;origin
    SAL  exit date;cause;death date (00000000 unless the cause is F)
    MSU  new salary, from that month on
    INS  extra amount of that month;cause
    COR  days worked that month;pay of that month;cause
    CNF  nothing: the employer confirms the draft of that month (the cédula is left empty)

Dates are YYYYMMDD, amounts have a dot and at most two decimals. A line with a mistake is returned with its line, field,
value, cause and remedy, and does not stop the others. One that begins with «#» is for people: it is not read.
"""

from __future__ import annotations

import polars as pl

from amparo.foundation import reading
from amparo.foundation.months import OPEN_END
from amparo.foundation.registry.problems import Problem

FIELDS = ("ruc", "branch", "year", "month", "type", "cedula")
MOST_FIELDS = 16
FIELDS_BY_TYPE = {"ENT": 16, "SAL": 9, "MSU": 7, "INS": 8, "COR": 9, "CNF": 6}
BY_FORM = ("ENT", "SAL", "MSU", "INS", "COR")
"""The notices that may be given one by one; a draft is confirmed by an action of its own."""

EXIT_CAUSES = tuple("TVBRSDIFA")

RELATIONS = {
    "06": "private",
    "53": "private",
    "109": "own_account",
    "10": "public",
    "11": "teachers",
    "12": "foreign_service",
    "13": "bank_municipal",
    "20": "domestic",
    "30": "own_account",
    "31": "voluntary",
    "32": "abroad",
    "33": "unpaid_home_work",
    "40": "rural_head",
}
"""Relation of work → regime. IESS publishes only 06, 53 and 109; the others are ours until it publishes its list."""

_COUNTS = ", ".join(f"{code} {count}" for code, count in FIELDS_BY_TYPE.items())
_CODES = ", ".join(RELATIONS)
LARGEST_CENTS = 1_000_000_00
"""Nobody's pay of a month comes near it: a dot is out of place."""


def _mistake(code: str, column: str, cause: str, remedy: str, cause_en: str, remedy_en: str) -> tuple[str, Problem]:
    return column, Problem(code, f"{cause}.", f"{remedy}.", f"{cause_en}.", f"{remedy_en}.")


MISTAKES: dict[str, tuple[str, Problem]] = {
    problem.code: (column, problem)
    for column, problem in [
        _mistake(
            "too_few_fields", "line",
            "La línea tiene menos datos de los que pide su tipo", f"Complétela: {_COUNTS}; vea la plantilla",
            "The line has fewer fields than its type asks for", f"Complete it: {_COUNTS}; see the template",
        ),
        _mistake(
            "unknown_type", "type",
            "No es un tipo de aviso conocido", "Use ENT, SAL, MSU, INS, COR o CNF",
            "It is not a known type of notice", "Use ENT, SAL, MSU, INS, COR or CNF",
        ),
        _mistake(
            "bad_ruc", "ruc",
            "El RUC no tiene 13 cifras", "Escriba el RUC completo, con su establecimiento",
            "The RUC does not have 13 digits", "Write the whole RUC, with its establishment",
        ),
        _mistake(
            "other_employer", "ruc",
            "La línea es de otro empleador", "Envíe aquí solo las líneas de su RUC",
            "The line is another employer's", "Send here only the lines of your RUC",
        ),
        _mistake(
            "unknown_employer", "ruc",
            "Ningún empleador está registrado con ese RUC", "Revise el RUC o registre primero al empleador",
            "No employer is registered with that RUC", "Check the RUC or register the employer first",
        ),
        _mistake(
            "bad_branch", "branch",
            "La sucursal no es un número de cuatro cifras", "Escriba, por ejemplo, 0001",
            "The branch is not a four-digit number", "Write, for example, 0001",
        ),
        _mistake(
            "unknown_branch", "branch",
            "El empleador no tiene esa sucursal", "Corrija el número o registre la sucursal",
            "The employer has no such branch", "Correct the number or register the branch",
        ),
        _mistake(
            "bad_month", "month",
            "El año y el mes no forman un mes", "Escriba el año con cuatro cifras y el mes con dos",
            "The year and the month do not make a month", "Write the year with four digits and the month with two",
        ),
        _mistake(
            "future_month", "month",
            "El mes aún no empieza", "Envíe el aviso cuando el mes haya empezado",
            "The month has not begun", "Send the notice once the month has begun",
        ),
        _mistake(
            "too_old", "month",
            "El hecho es de hace más de doce meses",
            "Entra solo por sentencia, resolución o reclamo, en una oficina (C.D. 625, art. 25)",
            "The fact is more than twelve months old",
            "It enters only by judgment, resolution or claim, at an office (C.D. 625, art. 25)",
        ),
        _mistake(
            "bad_cedula", "cedula",
            "La cédula no es válida", "Revise las diez cifras en el documento",
            "The cédula is not valid", "Check the ten digits against the document",
        ),
        _mistake(
            "unknown_person", "cedula",
            "Nadie está registrado con esa cédula",
            "Revísela; si está bien, la persona se registra en una oficina con ella",
            "Nobody is registered with that cédula",
            "Check it; if it is right, the person registers with it at an office",
        ),
        _mistake(
            "bad_date", "date",
            "No es un día del calendario", "Escriba la fecha como AAAAMMDD, por ejemplo 20220115",
            "It is not a day of the calendar", "Write the date as YYYYMMDD, for example 20220115",
        ),
        _mistake(
            "future_date", "date",
            "La fecha es posterior al mes del aviso", "Corrija la fecha o envíe el aviso en su mes",
            "The date is later than the month of the notice", "Correct the date or send the notice in its month",
        ),
        _mistake(
            "bad_amount", "amount",
            "No es un valor con punto y hasta dos decimales", "Escriba, por ejemplo, 425.00",
            "It is not an amount with a dot and up to two decimals", "Write, for example, 425.00",
        ),
        _mistake(
            "large_amount", "amount",
            "Pasa de un millón de dólares en un mes", "Revise el punto de los decimales",
            "It is more than a million dollars in a month", "Check the decimal point",
        ),
        _mistake(
            "bad_cents", "monthly_wage_cents",
            "No son centavos enteros", "Escriba el valor en centavos, sin punto ni signo",
            "They are not whole cents", "Write the amount in cents, without dot or sign",
        ),
        _mistake(
            "bad_reserve", "reserve_accumulated",
            "No es 0 ni 1", "Escriba 1 si acumula sus fondos de reserva, 0 si no",
            "It is neither 0 nor 1", "Write 1 if the person accumulates reserve funds, 0 if not",
        ),
        _mistake(
            "bad_spouse", "spouse_extension",
            "No es 0 ni 1", "Escriba 1 si extiende la salud a su cónyuge, 0 si no",
            "It is neither 0 nor 1", "Write 1 if the person extends health to the spouse, 0 if not",
        ),
        _mistake(
            "bad_days", "days",
            "Los días no son un número de 0 a 30", "El mes de aporte tiene 30 días",
            "The days are not a number from 0 to 30", "The contribution month has 30 days",
        ),
        _mistake(
            "bad_relation", "relation",
            "No es una relación de trabajo conocida", f"Use {_CODES}",
            "It is not a known relation of work", f"Use {_CODES}",
        ),
        _mistake(
            "bad_cause", "cause",
            "No es una causa de salida", "Use T, V, B, R, S, D, I, F o A",
            "It is not a cause of exit", "Use T, V, B, R, S, D, I, F or A",
        ),
        _mistake(
            "death_date_mismatch", "death_date",
            "El día de la defunción va con la causa «fallecimiento» (F) y solo con ella",
            "Escríbalo si falleció; si no, 00000000 en el archivo y nada en el formulario",
            "The day of death goes with the cause “death” (F) and only with it",
            "Write it if the person died; if not, 00000000 in the file and nothing in the form",
        ),
        _mistake(
            "repeated_entry", "cedula",
            "El archivo trae dos veces esta entrada", "Deje una sola línea; la primera es la que vale",
            "The file has this entry twice", "Leave one line; the first is the one that counts",
        ),
        _mistake(
            "already_employed", "cedula",
            "La persona ya trabaja para este empleador", "Envíe primero su aviso de salida (SAL)",
            "The person already works for this employer", "Send the exit notice (SAL) first",
        ),
        _mistake(
            "no_such_job", "cedula",
            "La persona no trabaja para este empleador en ese mes", "Envíe antes su aviso de entrada (ENT)",
            "The person does not work for this employer in that month", "Send the entry notice (ENT) first",
        ),
        _mistake(
            "already_left", "cedula",
            "La salida de este trabajo ya está registrada", "Si la fecha está mal, pida en una oficina que se corrija",
            "The exit from this job is already recorded", "If the date is wrong, ask an office to correct it",
        ),
    ]
}  # fmt: skip
"""What can be wrong with a line, by code: the column where it shows, and the problem with its cause and remedy."""


def written(
    type: str,
    *,
    ruc: str,
    branch: str,
    month: str,
    cedula: str,
    registered: int,
    date: str = "",
    amount: str = "",
    days: str = "",
    relation: str = "",
    cause: str = "",
    death_date: str = "",
) -> bytes:
    """The line of one notice, from what a form asks. month: YYYY-MM. registered: the day it is given (YYYYMMDD)."""
    after = {
        "ENT": [date, str(registered), "1", "", "", relation, "", "", amount, ""],
        "SAL": [date, cause, death_date or "00000000"],
        "MSU": [amount],
        "INS": [amount, cause],
        "COR": [days, amount, cause],
    }
    year, _, number = month.partition("-")
    return ";".join([ruc, branch, year, number, type, cedula, *after.get(type, [])]).encode()


def parsed(content: bytes) -> pl.DataFrame:
    """Every line of the file that says something, as text fields, with `line` (from 1) and `field_count`."""
    lines = pl.DataFrame({"written": reading.text(content).split("\n")}).with_row_index("line", offset=1)
    lines = lines.filter(~pl.col("written").str.contains(r"^\s*(#|$)"))
    split = pl.col("written").str.split_exact(";", MOST_FIELDS - 1)
    names = [*FIELDS, *(f"field_{n}" for n in range(1, MOST_FIELDS - len(FIELDS) + 1))]
    return lines.with_columns(
        split.struct.rename_fields(names).struct.unnest(),
        field_count=pl.col("written").str.count_matches(";", literal=True) + 1,
    ).with_columns(pl.col(names).fill_null("").str.strip_chars(), line=pl.col("line").cast(pl.Int64))


def amount_cents(field: str) -> pl.Expr:
    """The cents of an amount as text, null if it is not one."""
    value = pl.col(field)
    cents = value.str.extract(r"\.(\d{1,2})$").fill_null("").str.pad_end(2, "0").cast(pl.Int64, strict=False)
    whole = value.str.extract(r"^(\d{1,11})").cast(pl.Int64, strict=False)
    return pl.when(value.str.contains(r"^\d{1,11}(\.\d{1,2})?$")).then(whole * 100 + cents)


def date_number(field: str) -> pl.Expr:
    """A date as YYYYMMDD number, null if the text is not a date of the calendar."""
    value = pl.col(field)
    real = value.str.to_date("%Y%m%d", strict=False).is_not_null() & value.str.contains(r"^\d{8}$")
    return pl.when(real).then(value.cast(pl.Int64, strict=False))


def first_mistake(checks: dict[str, pl.Expr]) -> pl.Expr:
    """The name of the first check that is true of a row; null if none is. A check that cannot be told is not true."""
    return pl.coalesce([pl.when(wrong.fill_null(False)).then(pl.lit(name)) for name, wrong in checks.items()])


def read_notices(content: bytes, this_month: int, oldest: int | None = None) -> pl.DataFrame:
    """The file's lines with their values understood and a `mistake` (null if the line reads well).

    this_month: YYYYMM of the day the file is received. oldest: the first month it may speak of, twelve months before by
    default. Columns: line, written, ruc, branch, type, cedula, about_month,
    effective_date, wage_cents, pay_cents, days, regime, cause, mistake, and `value`, the text found wrong.
    """
    rows = parsed(content)
    kind = pl.col("type")
    dated, paid, salaried = kind.is_in(["ENT", "SAL"]), kind.is_in(["INS", "COR"]), kind.is_in(["ENT", "MSU"])
    header_month = pl.when(
        pl.col("year").str.contains(r"^(19|20)\d\d$") & pl.col("month").str.contains(r"^(0[1-9]|1[0-2])$")
    ).then((pl.col("year") + pl.col("month")).cast(pl.Int64, strict=False))
    rows = rows.with_columns(
        header_month=header_month,
        date=pl.when(dated).then(date_number("field_1")),
        days=pl.when(kind == "COR").then(pl.col("field_1").cast(pl.Int64, strict=False)).otherwise(0),
        wage_cents=pl.when(kind == "ENT")
        .then(amount_cents("field_9"))
        .when(kind == "MSU")
        .then(amount_cents("field_1"))
        .otherwise(0),
        pay_cents=pl.when(kind == "INS")
        .then(amount_cents("field_1"))
        .when(kind == "COR")
        .then(amount_cents("field_2"))
        .otherwise(0),
        regime=pl.when(kind == "ENT")
        .then(pl.col("field_6").replace_strict(RELATIONS, default=None))
        .otherwise(pl.lit("")),
        cause=pl.when(kind == "SAL").then("field_2").when(kind == "COR").then("field_3").otherwise(pl.lit("")),
    )
    rows = rows.with_columns(about_month=pl.when(dated).then(pl.col("date") // 100).otherwise(pl.col("header_month")))
    last_day_of_header = pl.col("header_month") * 100 + 31
    checks = {
        "unknown_type": ~kind.is_in(list(FIELDS_BY_TYPE)),
        "too_few_fields": pl.col("field_count") < kind.replace_strict(FIELDS_BY_TYPE, default=0, return_dtype=pl.Int64),
        "bad_ruc": ~pl.col("ruc").str.contains(r"^\d{13}$"),
        "bad_branch": ~pl.col("branch").str.contains(r"^\d{4}$"),
        "bad_month": pl.col("header_month").is_null(),
        "future_month": pl.col("header_month") > this_month,
        "bad_date": dated & pl.col("date").is_null(),
        "future_date": dated & (pl.col("date") > last_day_of_header),
        "too_old": pl.col("about_month") < (this_month - 100 if oldest is None else oldest),
        "bad_cause": (kind == "SAL") & ~pl.col("cause").is_in(EXIT_CAUSES),
        "death_date_mismatch": (kind == "SAL")
        & ((pl.col("cause") == "F") == (pl.col("field_3").str.replace_all("0", "") == "")),
        "bad_days": (kind == "COR") & ~pl.col("days").is_between(0, 30).fill_null(False),
        "bad_amount": (salaried & pl.col("wage_cents").is_null()) | (paid & pl.col("pay_cents").is_null()),
        "large_amount": pl.max_horizontal("wage_cents", "pay_cents") > LARGEST_CENTS,
        "bad_relation": (kind == "ENT") & pl.col("regime").is_null(),
    }
    amount = pl.when(kind == "ENT").then("field_9").when(kind == "COR").then("field_2").otherwise(pl.col("field_1"))
    wrong_text = {
        "unknown_type": pl.when(kind != "").then(kind),
        "bad_ruc": pl.col("ruc"),
        "bad_branch": pl.col("branch"),
        "bad_month": pl.col("year") + "-" + pl.col("month"),
        "future_month": pl.col("year") + "-" + pl.col("month"),
        "bad_date": pl.col("field_1"),
        "future_date": pl.col("field_1"),
        "too_old": pl.col("about_month").cast(pl.String),
        "bad_cause": pl.col("cause"),
        "death_date_mismatch": pl.col("field_3"),
        "bad_days": pl.col("field_1"),
        "bad_relation": pl.col("field_6"),
        "bad_amount": amount,
        "large_amount": amount,
    }
    rows = rows.with_columns(mistake=first_mistake(checks))
    value = pl.coalesce([pl.when(pl.col("mistake") == name).then(text) for name, text in wrong_text.items()])
    return rows.select(
        "line", "written", "ruc", "branch", "type", "cedula", "about_month",
        pl.col("date").fill_null(OPEN_END).alias("effective_date"),
        "wage_cents", "pay_cents", "days", "regime", "cause", "mistake", value.alias("value"),
    )  # fmt: skip


def mistakes_found(rows: pl.DataFrame) -> list[dict]:
    """The wrong lines as problems with row, column, value, cause and remedy, in the order of the file."""
    wrong = rows.filter(pl.col("mistake").is_not_null()).sort("line")
    found = []
    for line, written, code, value in wrong.select("line", "written", "mistake", "value").iter_rows():
        column, problem = MISTAKES[code]
        found.append(problem.at(line, column, (written if value is None else value)[:120]))
    return found
