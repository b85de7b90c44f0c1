"""From YAML to values: exact, complete, sorted, cited — or not loaded at all.

A file maps names to values:

    pension_coefficient:
      title: {es: Coeficiente por años de aporte, en: Coefficient by years contributed}
      unit: rate                # cents (written in dollars), rate (written as a fraction), months, years, days,
                                # count, calendar_month, flag
      per: years                # unit of the keys of a step table; of a number, what it is for each of
      keyed_by: kind            # when each entry says `cases`, a value per key
      lasts: year               # when each entry holds for its calendar year only and must be renewed
      values:
        - since: 2006-03-09
          cite:
            {law: C.D. 100, article: 13, gazette: …, checked: 2026-11-21, trust: VERIFIED, note: {es: …, en: …}}
          steps: {5: 0.4375, 6: 0.4500, then: 0.0125 a year}

An entry has one shape: `value` (a number, `abrogated`, or `unknown` when the norm was not found), `steps`, `rows` (a
table of minima) or `cases`; a case is a number, or {value or steps, trust, note} when it is known otherwise than the
rest. Nothing is guessed: a number that is not whole in its unit, a missing article, a repeated key or date, or a case
missing for a known key refuses the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib.resources.abc import Traversable
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without its parser in C, five times slower
    from yaml import SafeLoader  # type: ignore[assignment]

from amparo.foundation.law.values import (
    ABROGATED,
    PROPOSED,
    TRUST,
    UNKNOWN,
    Absent,
    Cases,
    Cite,
    Content,
    Entry,
    LawError,
    Rows,
    Steps,
    Value,
)
from amparo.foundation.money import SCALE

UNITS = {
    "cents": 100, "rate": SCALE, "months": 1, "years": 1, "days": 1, "count": 1, "calendar_month": 1, "flag": 1,
}  # fmt: skip
"""What one written unit is worth in whole numbers."""

COUNTS = ("count", "payments", "causes")
"""Words, in `per`, for what is merely counted."""

ABSENT = {"abrogated": ABROGATED, "unknown": UNKNOWN}
"""The words that stand instead of a number, and what is answered to whoever asks for it."""

_SHAPES = ("value", "steps", "rows", "cases")
_THEN = re.compile(r"(-?[\d.]+) a (year|month)")


class _ExactLoader(SafeLoader):
    """Numbers as they are written: decimals exact, no octal or base 60, no repeated key."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _at_line(key, f"«{key.value}» está repetido", f"«{key.value}» is repeated")
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def exact_number(self, node: yaml.ScalarNode) -> int | Decimal:
        if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", node.value):
            raise _at_line(
                node,
                f"«{node.value}» no es un número decimal; escriba por ejemplo 0.0945",
                f"«{node.value}» is not a decimal number; write for example 0.0945",
            )
        return Decimal(node.value) if "." in node.value else int(node.value)

    def exact_date(self, node: yaml.ScalarNode) -> datetime.date:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            raise _at_line(
                node,
                f"«{node.value}» no es una fecha AAAA-MM-DD que exista",
                f"«{node.value}» is not a date YYYY-MM-DD that exists",
            ) from None


def _at_line(node: yaml.Node, es: str, en: str) -> LawError:
    line = node.start_mark.line + 1
    return LawError(f"línea {line}: {es}", f"line {line}: {en}")


_ExactLoader.add_constructor("tag:yaml.org,2002:timestamp", _ExactLoader.exact_date)
_ExactLoader.add_constructor("tag:yaml.org,2002:float", _ExactLoader.exact_number)
_ExactLoader.add_constructor("tag:yaml.org,2002:int", _ExactLoader.exact_number)


def load_file(file: Traversable, source: str) -> list[Value]:
    """The values of one file; LawError names the file, the value and the date of what is wrong."""
    values = [_Reading(name, stated, source).value() for name, stated in read_exact(file, source).items()]
    for value in values:
        cites = [cite for entry in value.entries for cite in (entry.cite, *entry.cites_by_key.values())]
        if any(cite.trust == PROPOSED for cite in cites):
            raise LawError(
                "una propuesta no es ley; escríbala en un archivo de reforma",
                "a proposal is not law; write it in a file of a reform",
            ).at(f"{source}: {value.name}")
    return values


def read_exact(file: Traversable, source: str) -> Mapping[str, Any]:
    """What a file says, its numbers exactly as they are written; LawError names the file."""
    try:
        content: Mapping[str, Any] = yaml.load(file.read_text(encoding="utf-8"), _ExactLoader)  # noqa: S506 - a SafeLoader
    except LawError as problem:
        raise problem.at(source) from problem
    except yaml.YAMLError as problem:
        raise LawError(f"no es YAML: {problem}", f"it is not YAML: {problem}").at(source) from problem
    return content


def read_entries(value: Value, stated: Sequence[Mapping[str, Any]], source: str) -> list[Entry]:
    """Dated entries for a value that exists, read as strictly as its own; a case that is not named is left out."""
    return _Reading(value.name, {**header_of(value), "values": stated}, source).entries()


def header_of(value: Value) -> dict[str, Any]:
    """What the file of a value says of it before its dates."""
    told = {"unit": value.unit, "per": value.per, "keyed_by": value.keyed_by, "lasts": value.lasts}
    return {"title": {"es": value.es, "en": value.en}, **{name: one for name, one in told.items() if one}}


def renewed_yearly(value: Value, entries: list[Entry], source: str) -> list[Entry]:
    """The entries of a value that must be stated every year, with the end that it has until the next one is."""
    return _Reading(value.name, header_of(value), source).renewed_yearly(entries)


class _Reading:
    """One value being read, so that every complaint can say where it stands."""

    def __init__(self, name: str, stated: Mapping[str, Any], source: str) -> None:
        self.name, self.stated, self.source = name, stated, source
        self.place = f"{source}: {name}"

    def value(self) -> Value:
        self._only("title", "unit", "per", "keyed_by", "lasts", "values", of=self.stated)
        unit = self.stated.get("unit", "")
        self._require(
            unit in UNITS,
            f"unit «{unit}» no es una de {_listed(UNITS)}",
            f"unit «{unit}» is not one of {_listed(UNITS)}",
        )
        per = self.stated.get("per", "")
        known = _listed([*UNITS, *COUNTS])
        self._require(
            per in ("", *UNITS, *COUNTS), f"per «{per}» no es una de {known}", f"per «{per}» is not one of {known}"
        )
        for suffix, expected in (("_cents", "cents"), ("_rate", "rate")):
            self._require(
                not self.name.endswith(suffix) or unit == expected,
                f"por su nombre, unit debe ser {expected}",
                f"by its name, unit must be {expected}",
            )
        title = self.stated.get("title") or {}
        self._only("es", "en", of=title)
        self._require(
            bool(title.get("es") and title.get("en")), "falta title: {es: …, en: …}", "title: {es: …, en: …} is missing"
        )
        entries, lasts = self.entries(), self.stated.get("lasts", "")
        return Value(
            name=self.name, es=title["es"], en=title["en"], unit=unit,
            entries=tuple(self.renewed_yearly(entries) if lasts else entries),
            source=self.source, per=per,
            keyed_by=self.stated.get("keyed_by", ""), lasts=lasts,
        )  # fmt: skip

    def entries(self) -> list[Entry]:
        entries = [self._entry(entry) for entry in self.stated.get("values") or ()]
        self._require(bool(entries), "no tiene ninguna fecha en values", "it has no date in values")
        self.place = f"{self.source}: {self.name}"
        days = [entry.since for entry in entries]
        self._require(
            days == sorted(set(days)),
            f"las fechas no van en orden o se repiten: {days}",
            f"the dates are out of order or repeated: {days}",
        )
        return entries

    def _entry(self, stated: Mapping[str, Any]) -> Entry:
        since = stated.get("since")
        self._require(
            isinstance(since, datetime.date),
            f"since «{since}» no es una fecha AAAA-MM-DD",
            f"since «{since}» is not a date YYYY-MM-DD",
        )
        assert isinstance(since, datetime.date)
        self.place = f"{self.source}: {self.name}, {since}"
        self._only("since", "cite", *_SHAPES, of=stated)
        cite = self._cite(stated.get("cite") or {})
        shapes = [shape for shape in _SHAPES if shape in stated]
        self._require(
            len(shapes) == 1,
            f"debe tener una sola forma de {_listed(_SHAPES)}; tiene {shapes}",
            f"it must have only one shape of {_listed(_SHAPES)}; it has {shapes}",
        )
        keyed = "cases" in stated or ("keyed_by" in self.stated and stated.get("value") in ABSENT)
        self._require(
            keyed == ("keyed_by" in self.stated), "cases y keyed_by van juntos", "cases and keyed_by go together"
        )
        day = since.year * 10000 + since.month * 100 + since.day
        if "cases" not in stated:
            return Entry(day, self._content(stated), cite)
        cases = {key: case if isinstance(case, Mapping) else {"value": case} for key, case in stated["cases"].items()}
        content = Cases(tuple((key, self._content(case, f" [{key}]")) for key, case in sorted(cases.items())))
        return Entry(day, content, cite, {key: self._cite_of_case(cite, case) for key, case in cases.items()})

    def _content(self, stated: Mapping[str, Any], case: str = "") -> Content:
        if "steps" in stated:
            return self._steps(stated["steps"], case)
        if "rows" in stated:
            return Rows(tuple(tuple((column, self._plain(n)) for column, n in row.items()) for row in stated["rows"]))
        if stated.get("value") in ABSENT:
            return ABSENT[stated["value"]]
        return self._whole(stated.get("value"), case)

    def _steps(self, stated: Mapping[int | str, Any], case: str) -> Steps:
        keys = [key for key in stated if key != "then"]
        self._require(
            bool(keys) and all(isinstance(key, int) for key in keys),
            f"steps{case}: las claves son enteros",
            f"steps{case}: the keys are whole numbers",
        )
        self._require(
            keys == sorted(keys, key=int),
            f"steps{case}: las claves no van en orden",
            f"steps{case}: the keys are out of order",
        )
        then, per = 0, self.stated.get("per", "")
        if "then" in stated:
            found = _THEN.fullmatch(str(stated["then"]))
            self._require(
                found is not None and per == f"{found[2]}s",
                f"then{case}: se espera «0.0125 a year» y per",
                f"then{case}: «0.0125 a year» and per are expected",
            )
            assert found is not None
            then = self._whole(Decimal(found[1]), case)
        return Steps(tuple((int(key), self._whole(stated[key], case)) for key in keys), then, self.name)

    def _whole(self, number: Any, case: str) -> int:
        self._require(
            isinstance(number, int | Decimal) and not isinstance(number, bool),
            f"«{number}»{case} no es un número",
            f"«{number}»{case} is not a number",
        )
        unit = self.stated["unit"]
        exact = Decimal(number) * UNITS[unit]
        self._require(
            exact == exact.to_integral_value(),
            f"{number}{case} no es entero en {unit}",
            f"{number}{case} is not whole in {unit}",
        )
        self._require(
            unit != "flag" or exact in (0, 1), f"{number}{case}: un flag es 0 o 1", f"{number}{case}: a flag is 0 or 1"
        )
        return int(exact)

    def _plain(self, number: Any) -> int:
        self._require(isinstance(number, int), f"«{number}» no es un entero", f"«{number}» is not a whole number")
        return int(number)

    def _cite(self, stated: Mapping[str, Any]) -> Cite:
        self._only("law", "article", "gazette", "checked", "trust", "note", of=stated)
        for required in ("law", "article", "checked", "trust"):
            self._require(bool(stated.get(required)), f"a la cita le falta {required}", f"the cite lacks {required}")
        self._require_trust(stated["trust"])
        note_es, note_en = self._note(stated.get("note"), stated["trust"])
        told = {name: str(text) for name, text in stated.items() if name != "note"}
        return Cite(**told, note_es=note_es, note_en=note_en)

    def _cite_of_case(self, cite: Cite, case: Mapping[str, Any]) -> Cite:
        self._only("value", "steps", "trust", "note", of=case)
        trust = case.get("trust", cite.trust)
        self._require_trust(trust)
        note_es, note_en = self._note(case["note"], trust) if "note" in case else (cite.note_es, cite.note_en)
        return replace(cite, trust=trust, note_es=note_es, note_en=note_en)

    def _note(self, stated: object, trust: str) -> tuple[str, str]:
        """A note in Spanish and English; that of a proposal may be in the one language of whoever proposes it."""
        if not stated:
            return "", ""
        if isinstance(stated, Mapping):
            self._only("es", "en", of=stated)
            self._require(
                bool(stated.get("es") and stated.get("en")),
                f"a la nota {dict(stated)} le falta es o en",
                f"the note {dict(stated)} lacks es or en",
            )
            return str(stated["es"]), str(stated["en"])
        self._require(
            trust == PROPOSED,
            f"la nota «{stated}» está en un solo idioma: escriba note: {{es: …, en: …}}",
            f"the note «{stated}» is in one language only: write note: {{es: …, en: …}}",
        )
        return str(stated), str(stated)

    def renewed_yearly(self, entries: list[Entry]) -> list[Entry]:
        """Each year must be stated: a value fixed for a year says nothing of the next."""
        self._require(self.stated["lasts"] == "year", "lasts solo puede ser year", "lasts can only be year")
        years = [entry.since // 10000 for entry in entries]
        self._require(
            all(entry.since % 10000 == 101 for entry in entries),
            "con lasts: year, cada since es 1 de enero",
            "with lasts: year, each since is 1 January",
        )
        self._require(
            years == list(range(years[0], years[-1] + 1)),
            f"falta un año entre {years[0]} y {years[-1]}",
            f"a year is missing between {years[0]} and {years[-1]}",
        )
        end = Absent(
            f"se fija cada año y {years[-1] + 1} en adelante no está cargado; cárguelo con su artículo",
            f"it is set each year and {years[-1] + 1} onwards is not loaded; load it with its article",
        )
        return [*entries, Entry((years[-1] + 1) * 10000 + 101, end, entries[-1].cite)]

    def _only(self, *allowed: str, of: Mapping[str, Any]) -> None:
        unknown = [name for name in of if name not in allowed]
        self._require(
            not unknown,
            f"no se entiende {unknown}; se admite {_listed(allowed)}",
            f"{unknown} is not understood; {_listed(allowed)} may be said",
        )

    def _require_trust(self, trust: str) -> None:
        known = _listed(TRUST)
        self._require(trust in TRUST, f"trust «{trust}» no es uno de {known}", f"trust «{trust}» is not one of {known}")

    def _require(self, holds: bool, es: str, en: str) -> None:
        if not holds:
            raise LawError(es, en).at(self.place)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
