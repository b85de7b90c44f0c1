"""What is given: every fact the rules ask for, with its name in words, its unit, and what it can be.

    monthly_wage_cents: {es: Remuneración mensual, en: Monthly wage, unit: cents, least: 0, most: 100000.00}
    age: {es: Edad, en: Age, unit: years, least: 0, most: 120, runs: always}
    regime: {es: Régimen, en: Regime, unit: key}

A fact of one module stands in its `facts.yaml`, one of several in the `facts.yaml` beside this file. Units are those of
law, and `date` (YYYYMMDD), `month` (YYYYMM) and `key` (a word: those of `choices`, or those the law keeps values for).
`least` and `most` bound what is realistic; `runs` says what grows by itself, `always` or while `contributing`; `per`,
what it is for each of: a yearly rate is a rate per years.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from amparo.foundation.law.book import Law
from amparo.foundation.law.loading import UNITS, read_exact
from amparo.foundation.law.resolve import MissingInput
from amparo.foundation.law.rules import Rulebook
from amparo.foundation.law.values import LawError, written
from amparo.foundation.money import SCALE, format_cents
from amparo.foundation.months import Month

_UNITS = (*UNITS, "date", "month", "key")
_RUNS = ("", "always", "contributing")
_YES_OR_NO = {"sí": 1, "si": 1, "yes": 1, "no": 0}
_SAID = {
    "es": {
        "unknown": "no es un hecho que se conozca",
        "nearest": "¿quiso decir {near}?",
        "none near": "quítelo",
        "law": "es un valor de ley y no se da",
        "reform": "quítelo; para cambiar la ley, ponga una reforma sobre ella",
        "untold": "para responder falta:",
        "choice": "{value} no se conoce",
        "choices": "es uno de {choices}",
        "flag": "{value} no es sí ni no",
        "yes or no": "responda sí o no (1 o 0)",
        "number": "{value} no es un número entero",
        "number of cents": "{value} no es un número entero de centavos",
        "number of rate": "{value} no es un número entero de millonésimas",
        "date": "{value} no es un día",
        "month": "{value} no es un mes",
        "less": "{value} es menos que {least}",
        "more": "{value} es más que {most}",
        "range": "dé de {least} a {most}",
        "range of cents": "dé de {least} a {most} dólares, en centavos: 1234.56 se escribe 123456",
        "range of rate": "dé de {least} a {most}, en millonésimas: 0.0945 se escribe 94500",
        "range of date": "dé un día AAAAMMDD, de {least} a {most}",
        "range of month": "dé un mes AAAAMM, de {least} a {most}",
    },
    "en": {
        "unknown": "is not a known fact",
        "nearest": "did you mean {near}?",
        "none near": "leave it out",
        "law": "is a value of law and is not given",
        "reform": "leave it out; to change the law, lay a reform over it",
        "untold": "to answer, this is missing:",
        "choice": "{value} is not known",
        "choices": "it is one of {choices}",
        "flag": "{value} is neither yes nor no",
        "yes or no": "answer yes or no (1 or 0)",
        "number": "{value} is not a whole number",
        "number of cents": "{value} is not a whole number of cents",
        "number of rate": "{value} is not a whole number of millionths",
        "date": "{value} is not a day",
        "month": "{value} is not a month",
        "less": "{value} is less than {least}",
        "more": "{value} is more than {most}",
        "range": "give {least} to {most}",
        "range of cents": "give {least} to {most} dollars, in cents: 1234.56 is written 123456",
        "range of rate": "give {least} to {most}, in millionths: 0.0945 is written 94500",
        "range of date": "give a day YYYYMMDD, {least} to {most}",
        "range of month": "give a month YYYYMM, {least} to {most}",
    },
}


@dataclass(frozen=True)
class Fact:
    """Something given. `least` and `most` are whole cents, millionths, YYYYMMDD…; a key has `choices` instead."""

    name: str
    es: str
    en: str
    unit: str
    least: int
    most: int
    choices: tuple[str, ...]
    runs: str
    source: str
    per: str = ""

    def title(self, language: str = "es") -> str:
        return self.es if language == "es" else self.en

    def shown(self, value: Any) -> str:
        """A value as it would be written down: dollars, a fraction, AAAA-MM-DD; of another kind, as it came."""
        if not _is_whole(value) or self.unit in ("key", "flag"):
            return f"«{value}»"
        match self.unit:
            case "cents":
                return format_cents(value)
            case "rate":
                return f"{Decimal(value) / SCALE:f}"
            case "date" if value > 0:
                return written(value)
            case "month" if value > 0:
                return f"{value // 100:04d}-{value % 100:02d}"
        return str(value)


@dataclass(frozen=True)
class WrongFact:
    """A fact as it was given, what is wrong with it and what would be right; its text is one line."""

    name: str
    title: str
    value: Any
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.title}: {self.cause}; {self.remedy}"


class WrongFacts(LawError):
    """The question cannot be answered as it was put: `wrong` says why, fact by fact."""

    def __init__(self, wrong: Iterable[WrongFact]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("\n".join(map(str, self.wrong)))


class Untold(MissingInput):
    """Facts that a question needs and nobody gave: `names`, all of them. Its text asks for each in words."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(_asked_for(names, "es"), names[0], _asked_for(names, "en"))
        self.names = tuple(names)


class Facts:
    """Every fact, by name. `Facts.load()` reads those of this installation, once."""

    def __init__(self, facts: Iterable[Fact], law: Law) -> None:
        self._facts: dict[str, Fact] = {}
        self._law_names = frozenset(law.values)
        for fact in facts:
            if twin := self._facts.get(fact.name):
                raise LawError(f"«{fact.name}» está en {twin.source} y en {fact.source}: vive en un solo lugar")
            if fact.name in self._law_names:
                raise LawError(f"{fact.source}: «{fact.name}» es un valor de ley; un hecho no puede llamarse igual")
            self._facts[fact.name] = fact

    @classmethod
    @cache
    def load(cls) -> Facts:
        """All of `foundation/law/facts.yaml` and each module's `facts.yaml`."""
        law = Law.load()
        found = [("foundation/law", files("amparo.foundation.law") / "facts.yaml")]
        modules = sorted(files("amparo.modules").iterdir(), key=lambda module: module.name)
        found += [(module.name, module / "facts.yaml") for module in modules if (module / "facts.yaml").is_file()]
        return cls([fact for place, file in found for fact in load_facts(file, f"{place}/facts.yaml", law)], law)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._facts)

    def __contains__(self, name: str) -> bool:
        return name in self._facts

    def of(self, name: str) -> Fact:
        """The fact of that name; LawError, with the nearest name, when there is none."""
        try:
            return self._facts[name]
        except KeyError:
            raise LawError(f"{name}: {_SAID['es']['unknown']}; {self._nearest(name, (), 'es')}") from None

    def wrong(self, inputs: Mapping[str, Any], language: str = "es", book: Rulebook | None = None) -> list[WrongFact]:
        """What is wrong with what is given, in the order given, said in `es` or `en`.

        The results of `book`, the rules that are asked, may be given too: a pension granted long ago is not computed.
        """
        return [found for name, value in inputs.items() if (found := self._wrong(name, value, language, book))]

    def check(
        self, inputs: Mapping[str, Any], language: str = "es", book: Rulebook | None = None
    ) -> dict[str, int | str]:
        """The inputs as rules take them (sí is 1, no is 0); WrongFacts says everything that is wrong with them."""
        if wrong := self.wrong(inputs, language, book):
            raise WrongFacts(wrong)
        return {name: self._taken(name, value) for name, value in inputs.items()}

    def _wrong(self, name: str, value: Any, language: str, book: Rulebook | None) -> WrongFact | None:
        if fact := self._facts.get(name):
            found = _complaint(fact, value, _SAID[language])
            return WrongFact(name, fact.title(language), value, *found) if found else None
        said = _SAID[language]
        if book is not None and name in book:
            result = book.versions[name][-1]
            if _is_whole(value) or _is_yes_or_no(value):
                return None
            title = result.es if language == "es" else result.en
            return WrongFact(name, title, value, said["number"].format(value=f"«{value}»"), said["none near"])
        if name in self._law_names:
            return WrongFact(name, name, value, said["law"], said["reform"])
        results = tuple(book.versions) if book is not None else ()
        return WrongFact(name, name, value, said["unknown"], self._nearest(name, results, language))

    def _nearest(self, name: str, results: tuple[str, ...], language: str) -> str:
        said = _SAID[language]
        near = get_close_matches(name, (*self._facts, *results), n=1)
        if not near:
            return said["none near"]
        title = f" ({self._facts[near[0]].title(language)})" if near[0] in self._facts else ""
        return said["nearest"].format(near=f"{near[0]}{title}")

    def _taken(self, name: str, value: Any) -> int | str:
        is_key = name in self._facts and self._facts[name].unit == "key"
        return value if is_key else int(_YES_OR_NO.get(value, value))


def load_facts(file: Traversable, source: str, law: Law) -> list[Fact]:
    """The facts of one file; LawError names the file, the fact and what is wrong with it."""
    return [_Stated(name, stated, f"{source}: {name}", law).fact() for name, stated in read_exact(file, source).items()]


class _Stated:
    """One fact being read, so that every complaint can say where it stands."""

    def __init__(self, name: str, stated: Mapping[str, Any], place: str, law: Law) -> None:
        self.name, self.stated, self.place, self.law = name, stated, place, law
        self.unit = str(stated.get("unit", ""))

    def fact(self) -> Fact:
        stated = self.stated
        unknown = [
            word for word in stated if word not in ("es", "en", "unit", "per", "least", "most", "choices", "runs")
        ]
        self._require(not unknown, f"no se entiende {unknown}")
        self._require(bool(stated.get("es") and stated.get("en")), "faltan es y en")
        self._require(self.unit in _UNITS, f"unit «{self.unit}» no es una de {', '.join(_UNITS)}")
        for suffix, expected in (("_cents", "cents"), ("_rate", "rate"), ("_date", "date")):
            right = not self.name.endswith(suffix) or self.unit == expected
            self._require(right, f"por su nombre, unit debe ser {expected}")
        per = stated.get("per", "")
        self._require(per in ("", *UNITS), f"per «{per}» no es una de {', '.join(UNITS)}")
        runs = stated.get("runs", "")
        self._require(runs in _RUNS, f"runs «{runs}» no es uno de always, contributing")
        bounded = self.unit not in ("key", "flag")
        self._require(bounded == ("least" in stated) == ("most" in stated), "least y most van juntos, en números")
        least, most = (self._whole(stated["least"]), self._whole(stated["most"])) if bounded else (0, 1)
        self._require(least < most, f"least {stated.get('least')} no es menos que most {stated.get('most')}")
        return Fact(
            name=self.name, es=stated["es"], en=stated["en"], unit=self.unit, least=least, most=most,
            choices=self._choices(), runs=runs, source=self.place.partition(":")[0], per=per,
        )  # fmt: skip

    def _choices(self) -> tuple[str, ...]:
        self._require(self.unit == "key" or "choices" not in self.stated, "choices es solo de un key")
        if self.unit != "key":
            return ()
        choices = tuple(map(str, self.stated.get("choices") or ()))
        known = {value.keyed_by for value in self.law.values.values()}
        self._require(bool(choices) or self.name in known, "ningún valor de ley depende de él: escriba choices")
        return choices or self.law.keys(self.name)

    def _whole(self, number: Any) -> int:
        if self.unit == "date":
            self._require(isinstance(number, datetime.date), f"«{number}» no es una fecha AAAA-MM-DD")
            return int(f"{number:%Y%m%d}")
        if self.unit == "month":
            return Month.parse(str(number)).number
        self._require(isinstance(number, int | Decimal) and not isinstance(number, bool), f"«{number}» no es un número")
        exact = Decimal(number) * UNITS[self.unit]
        self._require(exact == exact.to_integral_value(), f"{number} no es entero en {self.unit}")
        return int(exact)

    def _require(self, holds: bool, complaint: str) -> None:
        if not holds:
            raise LawError(f"{self.place}: {complaint}")


def _complaint(fact: Fact, value: Any, said: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with a value of a fact and what would be right; None when it is right."""
    shown = {"value": fact.shown(value), "least": fact.shown(fact.least), "most": fact.shown(fact.most)}
    if fact.unit == "key":
        remedy = said["choices"].format(choices=", ".join(fact.choices))
        return None if value in fact.choices else (said["choice"].format(**shown), remedy)
    if fact.unit == "flag":
        return None if _is_yes_or_no(value) else (said["flag"].format(**shown), said["yes or no"])
    remedy = said.get(f"range of {fact.unit}", said["range"]).format(**shown)
    if not _is_whole(value):
        return said.get(f"number of {fact.unit}", said["number"]).format(**shown), remedy
    if fact.unit in ("date", "month") and not _is_moment(value, fact.unit):
        return said[fact.unit].format(value=value), remedy
    if value < fact.least:
        return said["less"].format(**shown), remedy
    if value > fact.most:
        return said["more"].format(**shown), remedy
    return None


def _asked_for(names: Sequence[str], language: str) -> str:
    known = Facts.load()
    told = [f"{known.of(name).title(language)} ({name})" if name in known else name for name in names]
    return f"{_SAID[language]['untold']} {'; '.join(told)}"


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, int | str) and value in (0, 1, *_YES_OR_NO)


def _is_moment(number: int, unit: str) -> bool:
    day = number if unit == "date" else number * 100 + 1
    try:
        datetime.date(day // 10000, day // 100 % 100, day % 100)
    except (ValueError, OverflowError):
        return False
    return True
