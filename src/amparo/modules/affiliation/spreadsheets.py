"""A batch file as a spreadsheet leaves it, put back as `notices.py` wants it.

A spreadsheet drops the zeros a number begins with, writes amounts and days as its country does, puts quotes around
text, parts by tabs and leaves rows of nothing but separators. That is undone where it can mean only one thing. Lines
keep their numbers, and whatever else is wrong stays as it is, for the reader to say.
"""

from __future__ import annotations

import polars as pl

from amparo.foundation import reading
from amparo.modules.affiliation.notices import MOST_FIELDS

RUC, TYPE, RELATION = 0, 4, 11
"""Places of fields in a line, from 0."""
WIDTHS = {RUC: (12, 13), 1: (1, 4), 3: (1, 2), 5: (9, 10)}
"""The fewest digits that are taken for a RUC, a branch, a month and a cédula, and how many each has."""
DAYS = {"ENT": (6, 7), "SAL": (6, 8)}
AMOUNTS = {"ENT": (14,), "MSU": (6,), "INS": (6,), "COR": (7,)}
_SPACES = r"[\s$\u00a0\u202f]"


def restored(content: bytes) -> bytes:
    """The same file with the same lines, each as the batch file writes it; comments and empty rows say nothing."""
    written = pl.col("written")
    lines = pl.DataFrame({"written": reading.text(content).split("\n")})
    by_tabs = ~written.str.contains(";", literal=True)
    lines = lines.select(pl.when(by_tabs).then(written.str.replace_all("\t", ";", literal=True)).otherwise(written))
    parts = written.str.split(";")
    fields = [parts.list.get(place, null_on_oob=True).str.strip_chars(' \t"') for place in range(MOST_FIELDS)]
    told = lines.select("written", *(field.alias(str(place)) for place, field in enumerate(fields)))
    told = told.with_columns(_restored(place) for place in range(MOST_FIELDS))
    first = pl.col(str(RUC)).fill_null("").str.to_lowercase()
    silent = first.str.starts_with("#") | first.is_in(["ruc", "sep="])
    line = pl.concat_str([str(place) for place in range(MOST_FIELDS)], separator=";", ignore_nulls=True)
    empty = line.str.strip_chars(";") == ""
    return "\n".join(told.select(pl.when(silent | empty).then(pl.lit("")).otherwise(line)).to_series()).encode()


def _restored(place: int) -> pl.Expr:
    field, kind = pl.col(str(place)), pl.col(str(TYPE))
    if place in WIDTHS:
        fewest, width = WIDTHS[place]
        field = pl.when(field.str.contains(rf"^\d{{{fewest},{width}}}$")).then(field.str.zfill(width)).otherwise(field)
    if place == RELATION:
        field = pl.when((kind == "ENT") & field.str.contains(r"^\d$")).then("0" + field).otherwise(field)
    for places, plain in ((DAYS, _day), (AMOUNTS, _amount)):
        if kinds := [code for code, own in places.items() if place in own]:
            field = pl.when(kind.is_in(kinds)).then(plain(field)).otherwise(field)
    return field.alias(str(place))


def _day(field: pl.Expr) -> pl.Expr:
    """«3/1/2023» and «2023-01-03» as 20230103; and the eight zeros of no day, of which one is left."""
    found = [
        field.str.extract_groups(r"^(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4})$"),
        field.str.extract_groups(r"^(?<year>\d{4})[/-](?<month>\d{1,2})[/-](?<day>\d{1,2})$"),
    ]
    whole = [
        pl.concat_str(one.struct.field("year"), *(one.struct.field(part).str.zfill(2) for part in ("month", "day")))
        for one in found
    ]
    return pl.when(field.str.contains("^0{1,7}$")).then(pl.lit("0" * 8)).otherwise(pl.coalesce(*whole, field))


def _amount(field: pl.Expr) -> pl.Expr:
    """«$ 1.460,50», «1,460.50» and «1460,5» with a dot alone, as `reading.cents` understands them."""
    plain = field.str.replace_all(_SPACES, "")
    by_dots = plain.str.contains(r"^\d{1,3}(\.\d{3})+(,\d{0,2})?$")
    by_commas = plain.str.contains(r"^\d{1,3}(,\d{3})+(\.\d{0,2})?$")
    without = pl.when(by_dots).then(plain.str.replace_all(".", "", literal=True)).otherwise(plain)
    without = pl.when(by_commas).then(plain.str.replace_all(",", "", literal=True)).otherwise(without)
    decimals = without.str.contains(r"^\d+,\d{0,2}$")
    return (
        pl.when(decimals).then(without.str.replace(",", ".", literal=True)).otherwise(without).str.strip_chars_end(".")
    )
