"""The law as it is written here: every rule with its sentence and expression, every value with its history."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, linked, table, written
from amparo.foundation.law import values as shapes
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import inputs_of, modules_with_rules, rules_of, trust_counts, users_of, values_of
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.values import TRUST, Absent, Cases, Cite, Content, Entry, Rows, Steps, Value
from amparo.foundation.law.worked_cases import showing
from amparo.foundation.money import SCALE
from amparo.foundation.months import OPEN_END
from amparo.foundation.writing import money, number

PER = {"years": "años", "months": "meses", "days": "días", "cents": "monto", "causes": "causas"}


def page() -> str:
    return written("Manual de la ley · Rulebook", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Cada regla es una función con su frase, su artículo y su vigencia; cada valor lleva la norma, la fecha en que "
        "se revisó y cuánto se puede confiar en él. Un nombre que no es ninguna de las dos se da: es una columna de la "
        "tabla.",
        "Each rule is a function with its sentence, its article and its span; each value carries its source, the day "
        "it was checked and how far it can be trusted. A name that is neither is given: it is a column of the table.",
    )
    yield from _trust()
    for module in modules_with_rules():
        yield f"## {module}: reglas · rules"
        yield ""
        for name, versions in rules_of(module).items():
            yield from _rule(module, name, versions)
        yield from _values(module)
    yield from _values("foundation")


def _trust() -> Iterator[str]:
    marks = trust_counts()
    rows = [(code(mark), *meaning, str(marks[mark])) for mark, meaning in TRUST.items()]
    yield from table(("Confianza", "Español", "English", "Veces · Times"), rows)


# ---------------------------------------------------------------- rules


def _rule(module: str, name: str, versions: tuple[Rule, ...]) -> Iterator[str]:
    yield f"### {module}.{name}"
    yield ""
    for one in versions:
        yield f"**{one.es}** · *{one.en}* — {one.article}, {_span(one)}{_mark(one.trust)}"
        yield ""
        yield from both(one.sentence_es, one.sentence_en)
        yield "```python"
        yield f"{name} = {one.source}"
        yield "```"
        yield ""
    yield f"Lee · Reads: {', '.join(_input(module, each) for each in inputs_of(module, name))}"
    yield ""
    if worked := dict.fromkeys((one.name, one.es, one.en) for one in showing(module, name)):
        yield from both(
            "Casos: " + " · ".join(f"[{es}](specs.md#{anchor})" for anchor, es, _ in worked),
            "Cases: " + " · ".join(f"[{en}](specs.md#{anchor})" for anchor, _, en in worked),
        )


def _span(one: Rule) -> str:
    until = f" hasta {shapes.written(one.until)}" if one.until < OPEN_END else ""
    return f"desde {shapes.written(one.since)}{until}"


def _input(module: str, name: str) -> str:
    if name in rules_of(module):
        return linked(f"{module}.{name}", shown=name)
    return linked(name) if name in Law.load().values else f"{code(name)} ({Facts.load().of(name).es})"


def _mark(trust: str) -> str:
    """Only what is not verified is marked, so that the marks are seen."""
    return "" if trust == "VERIFIED" else f" · **{trust}**"


# ---------------------------------------------------------------- values


def _values(place: str) -> Iterator[str]:
    kept = values_of(place)
    if kept:
        yield f"## {place}: valores · values"
        yield ""
    for value in kept:
        yield from _value(value)


def _value(value: Value) -> Iterator[str]:
    yield f"### {value.name}"
    yield ""
    keyed = f", by {code(value.keyed_by)}" if value.keyed_by else ""
    folder = "" if value.source.startswith("foundation/") else "modules/"
    yield (f"**{value.es}** · *{value.en}* — {value.unit}{keyed}, [`{value.source}`]({SOURCE}/{folder}{value.source})")
    yield ""
    rows = [row for entry in value.entries for row in _entry(entry, value)]
    yield from table(("Desde", "Caso", "Valor", "Norma", "Nota", "Registro Oficial", "Revisado", "Confianza"), rows)
    if users := users_of(value.name):
        yield f"La usan · Used by: {', '.join(linked(f'{module}.{rule}', shown=rule) for module, rule in users)}"
        yield ""


def _entry(entry: Entry, value: Value) -> Iterator[tuple[str, ...]]:
    since = shapes.written(entry.since)
    if not isinstance(entry.content, Cases):
        yield since, "", _content(entry.content, value), *_cite(entry.cite)
        return
    together: dict[tuple[str, Cite], list[str]] = {}
    for key, content in entry.content.by_key:
        cite = entry.cites_by_key.get(key, entry.cite)
        together.setdefault((_content(content, value), cite), []).append(key)
    for (shown, cite), keys in together.items():
        yield since, ", ".join(code(key) for key in keys), shown, *_cite(cite)


def _cite(cite: Cite) -> tuple[str, ...]:
    note = f"{cite.note_es}<br>*{cite.note_en}*" if cite.note_es else ""
    return str(cite), note, cite.gazette, str(cite.checked), cite.trust


def _content(content: Content, value: Value) -> str:
    match content:
        case Absent(why_es, why_en):
            return f"— {why_es} · *{why_en}*"
        case Steps(points, then):
            steps = [f"{_number(key, value.per)}: {_number(amount, value.unit)}" for key, amount in points]
            beyond = f"; luego {_number(then, value.unit)} más por cada uno" if then else ""
            return f"por {PER.get(value.per, value.per)} · " + "; ".join(steps) + beyond
        case Rows(rows):
            return "; **o** ".join(" y ".join(f"{code(name)} ≥ {least}" for name, least in row) for row in rows)
        case _:
            return _number(int(content), value.unit)  # type: ignore[arg-type]


def _number(amount: int, unit: str) -> str:
    if unit == "cents":
        return money(amount, "es")
    if unit == "rate":
        whole, millionths = divmod(amount * 100, SCALE)
        decimals = f",{millionths:06d}".rstrip("0").rstrip(",")
        return f"{number(whole, 'es')}{decimals} %"
    return str(amount)
