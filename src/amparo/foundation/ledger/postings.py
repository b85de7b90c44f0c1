"""The declared shape of postings, and the proof that they balance before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import narwhals as nw

from amparo.foundation.ledger.chart import ACCOUNT, FUND

Shape = Mapping[str, type[nw.Int64] | type[nw.Int32] | type[nw.String]]
"""The columns of a frame, in their order, with their type."""

ENTRY = ("event", "regime", "province")
"""What tells the entries of a month apart."""

POSTING: Shape = {
    "event": nw.String,
    "regime": nw.String,
    "province": nw.String,
    "fund": nw.String,
    "account": nw.String,
    "cents": nw.Int64,
}
"""Columns of a frame of postings. `cents`: debit above zero, credit below; they sum to zero by entry and fund."""

ITEM: Shape = {
    "item_id": nw.Int64,
    "employer_id": nw.Int64,
    "kind": nw.String,
    "about_month": nw.Int32,
    "due_date": nw.Int32,
    "amount_cents": nw.Int64,
}
"""Columns of a frame of open items being born."""

BALANCE: Shape = {"item_id": nw.Int64, "balance_cents": nw.Int64}
"""Columns of a frame of open items whose balance changes to the one given."""


OWN = ""
"""Stands for the fund that a total belongs to."""


class Move(NamedTuple):
    """One side of an entry: `sign` is 1 for a debit and -1 for a credit, in the total's own fund unless it says."""

    event: str
    account: str
    sign: int
    fund: str = OWN


class Unbalanced(ValueError):
    """An entry does not sum to zero in one of its funds."""


class UnknownCode(ValueError):
    """A posting names a fund or an account that the chart does not declare."""


def by_fund(added: nw.LazyFrame, parts: Mapping[str, str]) -> nw.LazyFrame:
    """Totals (regime, province, fund, cents) of rows that hold a column for each part; what is zero is left out.

    parts: column → the fund it belongs to.
    """
    told = added.unpivot(list(parts), index=["regime", "province"], variable_name="part", value_name="cents")
    (first, *others) = parts.items()
    fund = nw.lit(first[1])
    for part, code in others:
        fund = nw.when(nw.col("part") == part).then(nw.lit(code)).otherwise(fund)
    return told.filter(nw.col("cents") != 0).select("regime", "province", "cents", fund=fund)


def postings(totals: nw.LazyFrame, moves: Iterable[Move]) -> nw.LazyFrame:
    """A posting for each move of every total (regime, province, fund, cents)."""
    return nw.concat(
        [
            totals.select(
                "regime",
                "province",
                event=nw.lit(move.event),
                fund=nw.lit(move.fund) if move.fund else nw.col("fund"),
                account=nw.lit(move.account),
                cents=nw.col("cents") * move.sign,
            )
            for move in moves
        ]
    )


def check_shape(frame: nw.LazyFrame, columns: Shape) -> nw.LazyFrame:
    """The declared columns of `frame`, in their order and type. ValueError names those that are missing."""
    present = frame.collect_schema().names()
    if missing := [name for name in columns if name not in present]:
        raise ValueError(f"Faltan las columnas {', '.join(missing)}; las declaradas son {', '.join(columns)}")
    return frame.select(nw.col(name).cast(dtype) for name, dtype in columns.items())


def check_balanced(frame: nw.LazyFrame | nw.DataFrame) -> None:
    """Unbalanced names the first entry and fund whose postings do not sum to zero, and by how much."""
    sums = frame.lazy().group_by(*ENTRY, "fund").agg(nw.col("cents").sum().cast(nw.Int64))
    wrong = sums.filter(nw.col("cents") != 0).sort(*ENTRY, "fund").head(1).collect("polars").rows(named=True)
    for row in wrong:
        raise Unbalanced(
            f"El asiento «{row['event']}» del régimen {row['regime']} en la provincia {row['province']} no cuadra en "
            f"el fondo {row['fund']}: debe menos haber = {row['cents']} centavos. Revise qué cuenta de ese fondo falta."
        )


def check_codes(frame: nw.LazyFrame | nw.DataFrame) -> None:
    """UnknownCode names the first fund or account that is not in the chart."""
    for column, declared in (("fund", FUND), ("account", ACCOUNT)):
        unknown = frame.lazy().filter(~nw.col(column).is_in(list(declared))).head(1).collect("polars")
        for row in unknown.rows(named=True):
            raise UnknownCode(
                f"El asiento «{row['event']}» usa {column} = «{row[column]}», que no está en el plan de cuentas; "
                f"los declarados son {', '.join(declared)} (foundation/ledger/chart.py)."
            )
