"""The months closed again, under the law in force and under a reform of it, by the very closings that sealed them.

Nothing sealed is touched: what comes out is written to a folder that is thrown away. Under the law in force it must be
what was sealed, to the last row, or there is no answer: a difference could not be told from the reform's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from django.utils.translation import gettext as _

from amparo.entrypoints.month.reading import Reader
from amparo.entrypoints.month.steps import Step
from amparo.entrypoints.reform.country import CannotTry, Country, Files
from amparo.entrypoints.reform.proposal import Proposal
from amparo.entrypoints.reform.reach import REPEATED, law_read_in
from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import Engine
from amparo.foundation.history.store import BadRows, checked, content_hash
from amparo.foundation.history.tables import Table
from amparo.foundation.law.book import Law
from amparo.foundation.months import Month

Progress = Callable[[str], None]
Rows = dict[type[Table], pl.DataFrame]


@dataclass
class Again:
    """The country as a reform would have left it: the sealed files, and in their place those that came out otherwise.

    checked: how many rows of each table came out again under the law in force, each as it was sealed.
    """

    files: Files
    checked: dict[str, int] = field(default_factory=dict)

    def others(self, country: Country, table: type[Table], months: Iterable[Month]) -> tuple[Month, ...]:
        """The months in which a table is not what was sealed."""
        places = {month: (table.name, month.number) for month in months}
        return tuple(month for month, place in places.items() if self.files[place] != country.files[place])


def closed_again(
    country: Country, months: Iterable[Month], proposal: Proposal, engine: Engine, scratch: Path, progress: Progress
) -> Again:
    """Take again, month by month, the turns that the changes reach, and those that read what came out otherwise.

    months: without gaps, from the first that the reform reaches. CannotTry when today's law and code do not give what
    was sealed (it names the table, the month and the first row), or when the reform leaves rows no table admits.
    """
    changed = {change.value.name for change in proposal.changes}
    again, moved = Again(dict(country.files)), set[str]()
    for month in months:
        progress(str(month))
        turn = Turn(month, opening=month == country.opening)
        for step in REPEATED:
            if not (changed & law_read_in(step) or moved & {table.name for table in step.reads}):
                continue
            sealed = _taken(step, turn, country, country.files, proposal.law, engine, scratch / f"{month}-sealed")
            for table, rows in sealed.items():
                _require_sealed(country, table, month, rows)
                again.checked[table.name] = again.checked.get(table.name, 0) + rows.height
            proposed = _taken(step, turn, country, again.files, proposal.reform, engine, scratch / f"{month}-reform")
            for table, rows in proposed.items():
                if not rows.equals(sealed[table]):
                    path = scratch / f"{table.name}-{month}.parquet"
                    rows.write_parquet(path, compression="lz4")
                    again.files[table.name, month.number] = path
                    moved.add(table.name)
    return again


def _taken(step: Step, turn: Turn, country: Country, files: Files, law: Law, engine: Engine, scratch: Path) -> Rows:
    """What a module's turn leaves, in the order and types its tables declare."""
    scratch.mkdir(exist_ok=True)
    read = Reader(engine, turn.month, country.opening, files, scratch)
    closed = step.close(turn, read, law)
    try:
        return {table: checked(table, engine.collect(frame)) for table, frame in closed.tables.items()}
    except BadRows as problem:
        raise CannotTry(
            _("En {month} la reforma deja filas que la tabla no admite: {problem}").format(
                month=turn.month, problem=problem
            )
        ) from problem


def _require_sealed(country: Country, table: type[Table], month: Month, rows: pl.DataFrame) -> None:
    file = country.rows[table.name, month.number]
    if content_hash(table, rows) == file.content_hash:
        return
    sealed = pl.read_parquet(country.files[table.name, month.number])
    columns = list(table.columns)
    now = rows.join(sealed, on=columns, how="anti", nulls_equal=True)
    gone = sealed.join(rows, on=columns, how="anti", nulls_equal=True)
    first = (now if now.height else gone).row(0, named=True) if now.height or gone.height else {}
    raise CannotTry(
        _(
            "La ley y el código de hoy no dan lo que se selló en {table} de {month}: {count} filas difieren; la "
            "primera es {row}. Lo que moviera la reforma no se distinguiría de eso. Pruébela con la versión que selló "
            "el mes, o vea con «amparo verify --recompute» qué cambió."
        ).format(table=table.name, month=month, count=max(now.height, gone.height), row=first)
    )
