"""The public figures: what each counts, how, under which article, and the query that gives it again."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import both, code, linked, table, written
from amparo.foundation.history.disclosure import FEWEST_PEOPLE
from amparo.foundation.history.indicators import Indicator, declared
from amparo.foundation.history.recompute import sql


def page() -> str:
    return written("Cifras públicas · Public figures", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        f"Cada cierre publica todas. Una celda que representa a menos de {FEWEST_PEOPLE} personas no se muestra, ni "
        "tampoco la que permitiría deducirla. La consulta se hace sobre el archivo que nombra `amparo why`.",
        f"Every close publishes all of them. A cell that stands for fewer than {FEWEST_PEOPLE} people is not shown, "
        "nor the one that would reveal it. The query is asked of the file that `amparo why` names.",
    )
    ordered = sorted(declared.items())
    rows = [(linked(name), one.es, one.en, one.unit, code(one.table.name)) for name, one in ordered]
    yield from table(("Cifra", "Español", "English", "Unidad", "Tabla"), rows)
    for name, one in ordered:
        yield from _indicator(name, one)


def _indicator(name: str, one: Indicator) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield f"**{one.es}** · *{one.en}* — `/cifras/{one.slug}/` · {one.law} · {linked(one.table.name, 'tables.md')}"
    yield ""
    yield from both(f"{one.definition_es} {one.method_es}", f"{one.definition_en} {one.method_en}")
    groups = "; ".join(" × ".join(code(column) for column in group) for group in one.groups)
    yield f"Desgloses · Groups: {groups or '—'}. Personas detrás · People behind: {code(one.people) or '—'}."
    yield ""
    yield "```sql"
    yield sql(one, f"{one.table.name}.parquet")
    yield "```"
    yield ""
