"""The form of a question: each field in words, and what a person wrote in it, understood or refused with its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web.labels import choice
from amparo.foundation import reading, writing
from amparo.foundation.law.facts import Fact, Facts
from amparo.foundation.money import format_cents
from amparo.foundation.questions import Field, Question, Words

DAY = "on"
"""The name, in an address, of the day whose law is asked."""
FIRST_DAY, LAST_DAY = 1900_01_01, 2100_12_31

EXAMPLES = {"cents": 1234_56, "rate": 94_500}
"""What an amount and a percentage look like, for whoever wrote them otherwise."""
_WIDGETS = {"flag": "radios", "key": "select", "calendar_month": "select", "date": "date", "month": "month"}


@dataclass(frozen=True)
class Wrong:
    """Something that was asked wrongly: where (`name` is empty for the question as a whole), why, and what is right."""

    name: str
    title: str
    value: str
    cause: str
    remedy: str = ""


@dataclass(frozen=True)
class Input:
    """One field of a form, in the reader's language. `text` and `wrong` are what was written in it, if anything was."""

    fact: Fact
    field: Field
    language: str
    text: str | None = None
    wrong: Wrong | None = None

    @property
    def name(self) -> str:
        """Its name in an address: amounts are written there in dollars, so they do not call themselves cents."""
        return self.fact.name.removesuffix("_cents")

    @property
    def label(self) -> str:
        return self.field.label(self.language) or self.fact.title(self.language)

    @property
    def hint(self) -> str:
        return self.field.hint(self.language)

    @property
    def widget(self) -> str:
        """text, radios, select, date or month."""
        return _WIDGETS.get(self.fact.unit, "text")

    @property
    def required(self) -> bool:
        return not self.field.optional

    @property
    def measure(self) -> str:
        """The unit written after the field."""
        measures = {"rate": "%", "months": _("meses"), "years": _("años"), "days": _("días")}
        return measures.get(self.fact.unit, "")

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What may be answered, as it stands in an address and in words; empty when anything within limits may."""
        if self.fact.unit == "flag":
            return tuple((str(value), self.shown(value)) for value in (1, 0))
        if self.fact.unit == "calendar_month":
            return tuple((str(month), self.shown(month)) for month in range(self.fact.least, self.fact.most + 1))
        return tuple((key, self.shown(key)) for key in self._keys)

    @property
    def limits(self) -> str:
        """De $0,00 a $100.000,00; nothing when it is chosen from a list or a calendar."""
        if self.widget != "text":
            return ""
        return _("De {least} a {most}.").format(**self._ends)

    @property
    def described(self) -> str:
        """The ids of the texts that speak of it, for those who hear the page."""
        told = ("wrong",) if self.wrong else ("limits",) if self.limits else ()
        return " ".join(f"q-{self.name}-{one}" for one in (*(("hint",) if self.hint else ()), *told))

    @property
    def remedy(self) -> str:
        """What would be right, in one sentence."""
        if self.choices:
            return _("Elija sí o no.") if self.fact.unit == "flag" else _("Elija una opción de la lista.")
        remedies = {
            "cents": _("Escriba dólares y centavos, por ejemplo {example}, de {least} a {most}."),
            "rate": _("Escriba un porcentaje, por ejemplo {example}, de {least} a {most}."),
            "date": _("Elija un día, del {least} al {most}."),
            "month": _("Elija un mes, de {least} a {most}."),
        }
        remedy = remedies.get(self.fact.unit, _("Escriba un número entero, de {least} a {most}."))
        return remedy.format(example=self.written(EXAMPLES.get(self.fact.unit, 0)), **self._ends)

    def shown(self, value: int | str) -> str:
        """A value of this field as people read it."""
        if self.fact.unit == "key":
            return self._called(str(value))
        return writing.amount(value, self.fact.unit, self.language)

    def written(self, value: int | str) -> str:
        """A value as the field itself holds it."""
        match self.fact.unit:
            case "cents":
                decimal = "," if self.language == "es" else "."
                return format_cents(int(value)).replace(".", decimal)
            case "rate":
                return writing.rate(int(value), self.language).rstrip("%\N{NO-BREAK SPACE}")
            case "date":
                return f"{int(value) // 10000:04d}-{int(value) // 100 % 100:02d}-{int(value) % 100:02d}"
            case "month":
                return f"{int(value) // 100:04d}-{int(value) % 100:02d}"
        return str(value)

    @property
    def value(self) -> str:
        """What stands in the field now: what was written, or what the empty form proposes."""
        return self.proposed if self.text is None else self.text

    @property
    def proposed(self) -> str:
        return "" if self.field.default is None else self.written(self.field.default)

    def understood(self, text: str | None) -> Understood:
        """What was written in this field: its value (None when it stays unanswered), or what is wrong with it."""
        if text is None and self.field.default is not None:
            return Understood(self, self.field.default)
        if text is None or not text.strip():
            cause = _("falta la respuesta")
            return (
                Understood(self._refused(text or "", cause)) if self.required else Understood(replace(self, text=text))
            )
        try:
            value = reading.value(text, self.fact.unit)
        except ValueError as problem:
            return Understood(self._refused(text, str(problem)))
        if cause := self._unlikely(value):
            return Understood(self._refused(text, cause))
        return Understood(replace(self, text=text), value)

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key, _words in self.field.choices) or self.fact.choices

    @property
    def _ends(self) -> dict[str, str]:
        """The limits in words; a measure is said once, with the last."""
        least, most = self.fact.least, self.fact.most
        return {"least": str(least) if self.measure and least >= 0 else self.shown(least), "most": self.shown(most)}

    def _called(self, key: str) -> str:
        """A key in words: the field's own, or those of the house."""
        if words := dict(self.field.choices).get(key):
            return words(self.language)
        return choice(self.fact.name, key)[self.language == "en"]

    def _unlikely(self, value: Any) -> str:
        if self.choices:
            known = str(value) in (choice for choice, _words in self.choices)
            return "" if known else _("«{value}» no se conoce").format(value=value)
        if value < self.fact.least:
            return _("{value} es menos de lo posible").format(value=self.shown(value))
        return _("{value} es más de lo posible").format(value=self.shown(value)) if value > self.fact.most else ""

    def _refused(self, text: str, cause: str) -> Input:
        return replace(self, text=text, wrong=Wrong(self.name, self.label, text, cause, self.remedy))


@dataclass(frozen=True)
class Understood:
    """One field after what was written in it was read."""

    input: Input
    value: int | str | None = None


@dataclass(frozen=True)
class Form:
    """Every field of a question. `day` stands last; what it is called, the question says."""

    inputs: tuple[Input, ...]
    day: Input

    @classmethod
    def of(cls, fields: Iterable[Field], day: Words, by_month: bool, today: int, language: str) -> Form:
        first, last, proposed = (
            (FIRST_DAY // 100, LAST_DAY // 100, today // 100) if by_month else (FIRST_DAY, LAST_DAY, today)
        )
        moment = Fact(DAY, day.es, day.en, "month" if by_month else "date", first, last, (), "", "")
        facts = Facts.load()
        return cls(
            tuple(Input(facts.of(one.fact), one, language) for one in fields),
            Input(moment, Field(DAY, default=proposed), language),
        )

    @classmethod
    def of_question(cls, question: Question, today: int, language: str) -> Form:
        return cls.of(question.fields, question.day, question.by_month, today, language)

    @property
    def every(self) -> tuple[Input, ...]:
        return (*self.inputs, self.day)

    @property
    def main(self) -> tuple[Input, ...]:
        return tuple(one for one in self.inputs if not one.field.aside)

    @property
    def aside(self) -> tuple[Input, ...]:
        """Those folded away."""
        return tuple(one for one in self.inputs if one.field.aside)

    @property
    def aside_matters(self) -> bool:
        """Whether the fold must stand open: something in it was answered, or is wrong."""
        return any(one.wrong or one.value != one.proposed for one in self.aside)

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        return tuple(one.wrong for one in self.every if one.wrong)

    def was_asked(self, written: Mapping[str, str]) -> bool:
        """Whether anything at all was asked: a bare address shows the empty form."""
        return any(one.name in written for one in self.every)

    def read(self, written: Mapping[str, str]) -> Filled:
        """The same form as it was filled in."""
        found = [one.understood(written.get(one.name)) for one in self.every]
        *inputs, day = (one.input for one in found)
        facts = {one.input.fact.name: one.value for one in found[:-1] if one.value is not None}
        on = found[-1].value
        moment = on * 100 + 1 if isinstance(on, int) and day.fact.unit == "month" else on
        return Filled(Form(tuple(inputs), day), facts, moment if isinstance(moment, int) else 0)


@dataclass(frozen=True)
class Filled:
    """A form with what was understood: the facts as rules take them, and the day as YYYYMMDD (0 when it is wrong)."""

    form: Form
    facts: Mapping[str, int | str]
    on: int

    @property
    def said_back(self) -> list[tuple[str, str]]:
        """What was understood, in words: each field's label and value."""
        told = [
            (one.label, one.shown(self.facts[one.fact.name]))
            for one in self.form.inputs
            if one.fact.name in self.facts and (one.value != one.proposed or not one.field.aside)
        ]
        day = self.form.day
        return [*told, (day.label, day.shown(self.on // 100 if day.fact.unit == "month" else self.on))]
