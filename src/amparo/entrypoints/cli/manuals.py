"""The manuals of `docs/generated/`, printed from what the code declares, so that they cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from amparo import foundation, modules
from amparo.foundation.acts import action
from amparo.foundation.history import indicators, tables
from amparo.foundation.law.book import Law
from amparo.foundation.law.rules import Rule, Rulebook
from amparo.foundation.law.values import Absent, Cases, Cite, Content, Entry, Rows, Steps, Value, written
from amparo.foundation.ledger.chart import ACCOUNTS, FUNDS
from amparo.foundation.months import OPEN_END

PRINTED = "<!-- Printed by `make docs`: change the code, not this file. -->"


def manuals() -> dict[str, str]:
    """Every manual, by file name."""
    _declare_everything()
    return {
        "rulebook.md": _page("Rulebook · Manual de la ley", _rulebook()),
        "data-dictionary.md": _page("Data dictionary · Diccionario de datos", _dictionary()),
        "chart-of-accounts.md": _page("Chart of accounts · Plan de cuentas", _chart()),
        "indicators.md": _page("Indicators · Indicadores", _indicators()),
        "actions.md": _page("Actions · Acciones", _actions()),
    }


def _declare_everything() -> None:
    """What is declared exists once its file is imported."""
    for floor in (foundation, modules):
        for room in iter_modules(floor.__path__, f"{floor.__name__}."):
            if room.ispkg:
                files = {file.name for file in iter_modules(import_module(room.name).__path__)}
                for name in sorted(files & {"tables", "rules", "indicators", "actions"}):
                    import_module(f"{room.name}.{name}")


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([PRINTED, "", f"# {title}", "", *lines]).rstrip() + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield "|" + "---|" * len(head)
    yield from map(_row, rows)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


# ---------------------------------------------------------------- the law


def _rulebook() -> Iterator[str]:
    yield "Montos en dólares, tasas en tanto por uno. Lo que no está verificado por dos fuentes lleva su marca."
    yield ""
    yield "## Valores"
    yield ""
    for value in Law.load().values.values():
        yield from _value(value)
    for room in _rooms_with("rules"):
        yield f"## Reglas de {room.rpartition('.')[2]}"
        yield ""
        for versions in Rulebook.of(import_module(f"{room}.rules")).versions.values():
            for one in versions:
                yield from _rule(one)


def _rooms_with(file: str) -> list[str]:
    rooms = [room.name for room in iter_modules(modules.__path__, f"{modules.__name__}.")]
    return [room for room in rooms if file in {found.name for found in iter_modules(import_module(room).__path__)}]


def _value(value: Value) -> Iterator[str]:
    yield f"### `{value.name}` · {value.es}"
    yield ""
    yield f"{value.en}. Unidad: {value.unit}. `{value.source}`"
    yield ""
    rows = [row for entry in value.entries for row in _entry_rows(entry, value)]
    yield from _table(("Desde", "Valor", "Norma", "Registro Oficial", "Revisado", "Confianza"), rows)


def _entry_rows(entry: Entry, value: Value) -> Iterator[tuple[str, ...]]:
    since = written(entry.since)
    if not isinstance(entry.content, Cases):
        yield since, _content(entry.content, value), *_cite(entry.cite)
        return
    together: dict[tuple[str, Cite], list[str]] = {}
    for key, content in entry.content.by_key:
        cite = entry.cites_by_key.get(key, entry.cite)
        together.setdefault((_content(content, value), cite), []).append(key)
    for (content_text, cite), keys in together.items():
        yield since, f"{', '.join(keys)}: {content_text}", *_cite(cite)


def _cite(cite: Cite) -> tuple[str, ...]:
    return f"{cite}{f'. {cite.note}' if cite.note else ''}", cite.gazette, str(cite.checked), cite.trust


def _content(content: Content, value: Value) -> str:
    match content:
        case Absent(why):
            return f"— {why}"
        case Steps(points, then):
            steps = [f"{key} {value.per}: {_number(amount, value.unit)}" for key, amount in points]
            return "; ".join(steps) + (f"; luego {_number(then, value.unit)} más por unidad" if then else "")
        case Rows(rows):
            return "; o ".join(" y ".join(f"{name} ≥ {least}" for name, least in row) for row in rows)
        case _:
            return _number(int(content), value.unit)  # type: ignore[arg-type]


def _number(amount: int, unit: str) -> str:
    if unit == "cents":
        return f"${amount // 100}.{amount % 100:02d}"
    if unit == "rate":
        return f"{amount // 1_000_000}.{amount % 1_000_000:06d}".rstrip("0").rstrip(".")
    return str(amount)


def _rule(one: Rule) -> Iterator[str]:
    until = f" hasta {written(one.until)}" if one.until < OPEN_END else ""
    trust = "" if one.trust == "VERIFIED" else f" · {one.trust}"
    yield f"### `{one.result}` · {one.es}"
    yield ""
    yield f"{one.sentence} ({one.article}, desde {written(one.since)}{until}{trust})"
    yield ""
    yield f"    {one.result} = {one.source}"
    yield ""


# ---------------------------------------------------------------- what is kept, and what is done


def _dictionary() -> Iterator[str]:
    for name, table in sorted(tables.declared.items()):
        spanish, english = table.texts()
        yield f"## `{name}`"
        yield ""
        yield spanish
        yield ""
        yield f"*{english}*"
        yield ""
        governed = f" Ley vigente según `{table.governed_by}`." if table.governed_by else ""
        yield f"Clave: {', '.join(f'`{column}`' for column in table.key)}.{governed}"
        yield ""
        rows = [
            (f"`{column.name}`", column.dtype, column.unit, _limits(column), column.es, column.en)
            for column in table.columns.values()
        ]
        yield from _table(("Column", "Type", "Unit", "Holds", "Español", "English"), rows)


def _limits(column: tables.Column) -> str:
    if column.choices:
        return ", ".join(column.choices)
    low = "" if column.minimum is None else f"≥ {column.minimum}"
    high = "" if column.maximum is None else f"≤ {column.maximum}"
    return ", ".join(filter(None, (low, high)))


def _chart() -> Iterator[str]:
    yield "Every fund may use every account. Debits are above zero, credits below."
    yield ""
    yield "## Funds · Fondos"
    yield ""
    yield from _table(
        ("Code", "Español", "English", "Kind"), [(f"`{one.code}`", one.es, one.en, one.kind) for one in FUNDS]
    )
    yield "## Accounts · Cuentas"
    yield ""
    rows = [(f"`{one.code}`", one.es, one.en, one.kind, "yes" if one.may_be_overdrawn else "no") for one in ACCOUNTS]
    yield from _table(("Code", "Español", "English", "Kind", "May be overdrawn"), rows)


def _indicators() -> Iterator[str]:
    for code, one in sorted(indicators.declared.items()):
        yield f"## `{code}` · {one.es}"
        yield ""
        yield f"{one.definition_es} {one.method_es}"
        yield ""
        yield f"*{one.en}. {one.definition_en} {one.method_en}*"
        yield ""
        groups = "; ".join(" × ".join(group) for group in one.groups) or "—"
        yield f"`{one.table.name}` · {one.unit} · {one.law} · {groups}"
        yield ""


def _actions() -> Iterator[str]:
    yield "The only ways to write. Each is told who (`by`), when (`today`) and a `key`, so that repeating is harmless."
    yield ""
    rows = [(f"`{name}`", one.es, one.en) for name, one in sorted(action.declared.items())]
    yield from _table(("Action", "Español", "English"), rows)
