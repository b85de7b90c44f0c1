"""A reform as data: a file of the shape of the law's own, laid over the law.

    reform:                                     # what it is, for whoever reads its results; may be left out
      title: {es: …, en: …}
      summary: {es: …, en: …}
      source: …
    personal_rate:                              # a value of law that exists; title, unit… may be repeated, not changed
      values:
        - since: 2022-01-01                     # a date the law has is replaced, another is added
          cite: {law: …, article: …, checked: 2026-11-21, trust: PROPOSED}
          cases: {private: 0.1415}              # who is not named keeps what the law says that day
        - {since: 2023-01-01, value: installed} # and from here on, what the law says without the reform

An edited copy of a law file is a reform too: what it repeats changes nothing, and what it changes must be marked
PROPOSED, so that every result that rests on it says so. Leaving an entry out does not repeal it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from amparo.foundation.law.loading import header_of, read_entries, read_exact, renewed_yearly
from amparo.foundation.law.values import PROPOSED, Absent, Cases, Cite, Content, Entry, LawError, Value, written
from amparo.foundation.months import OPEN_END, Month

INSTALLED = "installed"
"""Stands for a value where the law says again what it says without the reform."""

Values = Mapping[str, Value]

_LOOKS_LIKE = """
personal_rate:
  values:
    - since: 2022-01-01
      cite: {law: Proyecto de ley, article: 1, checked: 2026-11-21, trust: PROPOSED}
      cases: {private: 0.1045}
"""


@dataclass(frozen=True)
class About:
    """What a reform says of itself, in Spanish and English, and where it was proposed."""

    title: tuple[str, str]
    summary: tuple[str, str] = ("", "")
    source: str = ""


@dataclass(frozen=True)
class Change:
    """What a value says under the reform from `since` until `until` (excluded), for `keys` (none: it is not keyed).

    `before` is what the law says on `since` without the reform, None if it says nothing yet.
    """

    value: Value
    since: int
    until: int
    keys: tuple[str, ...]
    before: Content | None
    after: Content
    cite: Cite


@dataclass(frozen=True)
class _Dated:
    """An entry of a reform where it is to be laid; without one, the law as it is installed."""

    since: int
    entry: Entry | None


def lay_over(values: Values, file: Path, starting: int = 0) -> dict[str, Value]:
    """The values of law with those of a reform in their place.

    starting: YYYYMMDD of the month in which the whole reform is to begin, whatever its dates; they keep their distance.
    LawError names the file, the value and the date of what is wrong: a file that names no value, an unknown value,
    another unit, a date out of order, a number that is not whole, a change that is not marked PROPOSED.
    """
    dated = {
        name: _changing(values[name], _dated(values[name], stated, file), file)
        for name, stated in _stated(values, file)
    }
    if not dated:
        raise LawError(
            f"está vacío: no nombra ningún valor de ley. Una reforma se escribe así:{_LOOKS_LIKE}",
            f"it is empty: it names no value of law. A reform is written so:{_LOOKS_LIKE}",
        ).at(file.name)
    if starting:
        dated = _shifted(dated, Month.of(starting))
    return {**values, **{name: _laid(values[name], entries, file) for name, entries in dated.items() if entries}}


def about(file: Path) -> About:
    """What the file says of the reform; of a plain copy of a law file, its name."""
    told = _read(file).get("reform", {})
    _only(("title", "summary", "source"), told, f"{file.name}: reform")
    title, summary = (_both(told.get(name), f"{file.name}: reform.{name}") for name in ("title", "summary"))
    return About(title if any(title) else (file.stem, file.stem), summary, str(told.get("source", "")))


def changes(before: Values, after: Values) -> tuple[Change, ...]:
    """What the law says otherwise under a reform, value by value and date by date."""
    return tuple(one for name in after if after[name] != before[name] for one in _changes(before[name], after[name]))


def _changes(before: Value, after: Value) -> Iterator[Change]:
    for place, entry in enumerate(after.entries):
        until = after.entries[place + 1].since if place + 1 < len(after.entries) else OPEN_END
        earlier = _in_force(before.entries, entry.since)
        together: dict[tuple[Content | None, Content, Cite], list[str]] = {}
        for key in after.keys if isinstance(entry.content, Cases) else ("",):
            now, then = _of_key(entry.content, key), _of_key(earlier.content, key) if earlier else None
            if now != then and not (after.lasts and isinstance(now, Absent)):
                together.setdefault((then, now, entry.cites_by_key.get(key, entry.cite)), []).append(key)
        for (then, now, cite), keys in together.items():
            yield Change(after, entry.since, until, tuple(filter(None, keys)), then, now, cite)


# ---------------------------------------------------------------- reading the file


def _stated(values: Values, file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each value of law that the file names, with what it says of it."""
    for name, stated in _read(file).items():
        if name == "reform":
            continue
        if name not in values:
            near = get_close_matches(str(name), values, n=1)
            raise LawError(
                f"no hay ningún valor de ley llamado «{name}»; "
                + (f"¿quiso decir «{near[0]}»?" if near else "los hay en docs/generated/rulebook.md"),
                f"there is no value of law called «{name}»; "
                + (f"did you mean «{near[0]}»?" if near else "docs/generated/rulebook.md has them"),
            ).at(file.name)
        if not isinstance(stated, Mapping):
            raise LawError(
                f"se espera values: con sus fechas, no «{stated}»",
                f"values: with its dates is expected, not «{stated}»",
            ).at(f"{file.name}: {name}")
        yield name, stated


def _read(file: Path) -> Mapping[str, Any]:
    try:
        content = read_exact(file, file.name)
    except OSError as problem:
        raise LawError(
            f"no se puede leer: {problem.strerror}; escriba la ruta de un archivo YAML",
            f"it cannot be read: {problem.strerror}; write the path of a YAML file",
        ).at(str(file)) from problem
    except UnicodeDecodeError as problem:
        raise LawError(
            f"no es texto en UTF-8 ({problem.reason}); guárdelo como texto",
            f"it is not text in UTF-8 ({problem.reason}); save it as text",
        ).at(file.name) from problem
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise LawError(
            "se esperan valores de ley por su nombre, cada uno con values: y sus fechas",
            "values of law by their name are expected, each with values: and its dates",
        ).at(file.name)
    return content


def _dated(value: Value, stated: Mapping[str, Any], file: Path) -> list[_Dated]:
    """What the file says of a value, date by date."""
    place, header = f"{file.name}: {value.name}", header_of(value)
    _only((*header, "values"), stated, place)
    for name, told in header.items():
        if stated.get(name, told) != told:
            raise LawError(
                f"{name} es {told}, no {stated[name]}: una reforma cambia lo que el valor dice, no qué es",
                f"{name} is {told}, not {stated[name]}: a reform changes what the value says, not what it is",
            ).at(place)
    if not isinstance(stated.get("values"), list):
        raise LawError(
            "falta values: con una entrada por fecha, cada una con since, cite y value, steps, rows o cases",
            "values: is missing, with an entry for each date, each with since, cite and value, steps, rows or cases",
        ).at(place)
    found = [
        _Dated(*_closing(one, place)) if _closes(one) else _read_entry(value, one, file) for one in stated["values"]
    ]
    days = [one.since for one in found]
    if not days or days != sorted(set(days)):
        told = ", ".join(map(written, days))
        raise LawError(
            f"las fechas no van en orden o se repiten: {told or 'no hay ninguna'}",
            f"the dates are out of order or repeated: {told or 'there are none'}",
        ).at(place)
    return found


def _closes(stated: object) -> bool:
    return isinstance(stated, Mapping) and stated.get("value") == INSTALLED


def _closing(stated: Mapping[str, Any], place: str) -> tuple[int, None]:
    _only(("since", "value"), stated, place)
    since = stated.get("since")
    if not isinstance(since, date):
        raise LawError(f"since «{since}» no es una fecha AAAA-MM-DD", f"since «{since}» is not a date YYYY-MM-DD").at(
            place
        )
    return since.year * 10000 + since.month * 100 + since.day, None


def _read_entry(value: Value, stated: object, file: Path) -> _Dated:
    if not isinstance(stated, Mapping):
        raise LawError(
            f"se espera una entrada con since, cite y lo que dice, no «{stated}»",
            f"an entry with since, cite and what it says is expected, not «{stated}»",
        ).at(f"{file.name}: {value.name}")
    (entry,) = read_entries(value, [stated], file.name)
    return _Dated(entry.since, entry)


def _only(allowed: Sequence[str], of: object, place: str) -> None:
    if not isinstance(of, Mapping):
        raise LawError(
            f"se espera {', '.join(allowed)}, no «{of}»", f"{', '.join(allowed)} is expected, not «{of}»"
        ).at(place)
    if unknown := [name for name in of if name not in allowed]:
        raise LawError(
            f"no se entiende {unknown}; se admite {', '.join(allowed)}",
            f"{unknown} is not understood; {', '.join(allowed)} may be said",
        ).at(place)


def _both(told: object, place: str) -> tuple[str, str]:
    if told is None:
        return "", ""
    _only(("es", "en"), told, place)
    assert isinstance(told, Mapping)
    if set(told) != {"es", "en"}:
        raise LawError("se dice en los dos idiomas: {es: …, en: …}", "it is said in both languages: {es: …, en: …}").at(
            place
        )
    return str(told["es"]), str(told["en"])


# ---------------------------------------------------------------- laying it


def _changing(value: Value, dated: list[_Dated], file: Path) -> list[_Dated]:
    """Of what a reform says of a value, the entries and cases that the law does not say already."""
    kept: list[_Dated] = []
    for one in dated:
        now = _in_force(_merged(value, kept, file), one.since)
        if one.entry is None:
            if not kept:
                raise LawError("cierra lo que la reforma no ha abierto", "it closes what the reform has not opened").at(
                    f"{file.name}: {value.name}, {written(one.since)}"
                )
            kept.append(one)
        elif now is None or _whole(value, one, now, file).content != now.content:
            kept.append(_Dated(one.since, _without_repeated(one.entry, now)))
            _require_proposed(value, kept[-1], file)
    return kept


def _without_repeated(entry: Entry, now: Entry | None) -> Entry:
    """The entry with only the cases in which it differs."""
    if not (isinstance(entry.content, Cases) and now and isinstance(now.content, Cases)):
        return entry
    said = dict(now.content.by_key)
    return replace(entry, content=Cases(tuple((key, one) for key, one in entry.content.by_key if one != said.get(key))))


def _require_proposed(value: Value, one: _Dated, file: Path) -> None:
    """Whatever the law does not say must be marked; returning to what it says need not be."""
    entry, installed = one.entry, _in_force(value.entries, one.since)
    assert entry is not None
    for key in dict(entry.content.by_key) if isinstance(entry.content, Cases) else ("",):
        returns = installed is not None and _of_key(installed.content, key) == _of_key(entry.content, key)
        if not returns and entry.cites_by_key.get(key, entry.cite).trust != PROPOSED:
            place = f"{file.name}: {value.name}, {written(one.since)}{f' [{key}]' if key else ''}"
            raise LawError(
                f"cambia lo que dice la ley y no lo advierte; escriba trust: {PROPOSED} en su cita",
                f"it changes what the law says and does not warn of it; write trust: {PROPOSED} in its cite",
            ).at(place)


def _shifted(dated: Mapping[str, list[_Dated]], starting: Month) -> dict[str, list[_Dated]]:
    """Every date moved by as many months, so that the first one falls on the first day of a month."""
    days = [one.since for entries in dated.values() for one in entries]
    if not days:
        return dict(dated)
    months = starting - Month.of(min(days))
    return {
        name: [_Dated((Month.of(one.since) + months).first_date, one.entry) for one in entries]
        for name, entries in dated.items()
    }


def _laid(value: Value, dated: list[_Dated], file: Path) -> Value:
    entries = _merged(value, dated, file)
    if value.lasts:
        entries = renewed_yearly(value, entries, file.name)
    return replace(value, entries=tuple(entries))


def _merged(value: Value, dated: list[_Dated], file: Path) -> list[Entry]:
    """The entries of the law and of the reform in one line, each case complete."""
    entries = list(value.entries[:-1] if value.lasts else value.entries)
    for one in dated:
        now = _in_force(entries, one.since)
        entry = _returned(value, one.since, file) if one.entry is None else _whole(value, one, now, file)
        entries = sorted([*(kept for kept in entries if kept.since != one.since), entry], key=lambda entry: entry.since)
    return entries


def _returned(value: Value, since: int, file: Path) -> Entry:
    installed = _in_force(value.entries, since)
    if installed is None:
        raise LawError("la ley todavía no dice nada a lo que volver", "the law says nothing yet to return to").at(
            f"{file.name}: {value.name}, {written(since)}"
        )
    return replace(installed, since=since)


def _whole(value: Value, one: _Dated, now: Entry | None, file: Path) -> Entry:
    """The entry with every case: those it does not name as they stand that day, with the cite they had."""
    assert one.entry is not None
    if not isinstance(one.entry.content, Cases):
        return replace(one.entry, since=one.since)
    installed, stated = _in_force(value.entries, one.since), dict(one.entry.content.by_key)
    place = f"{file.name}: {value.name}, {written(one.since)}"
    if unknown := sorted(set(stated) - set(value.keys)):
        known = ", ".join(value.keys)
        raise LawError(f"no se conoce {unknown}; se admite {known}", f"{unknown} is not known; {known} may be said").at(
            place
        )
    content: list[tuple[str, Content]] = []
    cites: dict[str, Cite] = {}
    for key in value.keys:
        source = one.entry if key in stated else now
        if source is None:
            raise LawError(
                f"falta [{key}], del que la ley todavía no dice nada",
                f"[{key}] is missing, of which the law says nothing yet",
            ).at(place)
        said = _of_key(source.content, key)
        if installed is not None and said == _of_key(installed.content, key):
            source = installed
        content.append((key, said))
        cites[key] = source.cites_by_key.get(key, source.cite)
    return Entry(one.since, Cases(tuple(content)), one.entry.cite, cites)


def _in_force(entries: Sequence[Entry], day: int) -> Entry | None:
    return next((entry for entry in reversed(entries) if entry.since <= day), None)


def _of_key(content: Content, key: str) -> Content:
    return content[key] if isinstance(content, Cases) and key else content
