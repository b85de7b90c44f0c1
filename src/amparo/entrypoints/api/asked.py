"""What the API takes: for each question, a body made of its fields, with their titles, limits and choices."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Path, Query, Schema
from pydantic import ConfigDict, StrictBool, StrictInt, StrictStr, create_model

from amparo.entrypoints.api.problems import MOST_BYTES
from amparo.entrypoints.api.spoken import fact_title, in_language
from amparo.entrypoints.api.spoken import gettext_lazy as _
from amparo.foundation.law.book import day_of
from amparo.foundation.law.facts import Fact, Facts
from amparo.foundation.law.values import LawError
from amparo.foundation.questions import Field as Asks
from amparo.foundation.questions import Question

LanguageAsked = Annotated[Literal["es", "en"], Query("es", description=_("el idioma de los textos"))]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description=_("el día cuya ley se aplica, AAAA-MM-DD"))]
Module = Annotated[str, Path(example="pensions", description=_("el módulo, por ejemplo «pensions»"))]
AnyFact = StrictBool | StrictInt | StrictStr

LONGEST_FILE = MOST_BYTES // 2
"""Signs of a file sent as text: as many bytes more are left for how JSON writes them, and for the other facts."""
_UNITS = {
    "cents": _("centavos"),
    "rate": _("millonésimas"),
    "months": _("meses"),
    "years": _("años"),
    "days": _("días"),
    "count": _("cuenta"),
    "calendar_month": _("mes, de 1 a 12"),
    "flag": _("sí o no"),
    "date": _("día, AAAAMMDD"),
    "month": _("mes, AAAAMM"),
    "key": _("una de las opciones"),
}
_EXAMPLES: dict[str, Any] = {
    "cents": 1_200_00, "rate": 50_000, "months": 360, "years": 60, "days": 30, "count": 1, "calendar_month": 3,
    "flag": False, "date": 1965_03_15, "month": 2022_01,
}  # fmt: skip


class Case(Schema):
    """A case to decide: its facts by name, in their units, and the day whose law applies (today, if it is not said)."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"facts": {"months": 336, "age": 59}, "on": "2022-11-01"}}
    )

    facts: dict[str, AnyFact] = Field(description=_("los hechos, por su nombre y en su unidad (vea «facts»)"))
    on: Day | None = None


def body_of(question: Question) -> type[Schema]:
    """The body that asks a question."""
    parts: dict[str, Any] = {one.fact: _part(one) for one in question.fields}
    pattern, shape = (r"^\d{4}-\d{2}$", "AAAA-MM") if question.by_month else (r"^\d{4}-\d{2}-\d{2}$", "AAAA-MM-DD")
    said = in_language(f"{question.day.es}, {shape}", f"{question.day.en}, {shape}")
    parts["on"] = (Annotated[str, Field(pattern=pattern)] | None, Field(None, title=said))
    if question.upload:
        title = in_language(question.upload.label.es, question.upload.label.en)
        text = Annotated[str, Field(max_length=LONGEST_FILE)]
        parts["file"] = (text | None, Field(None, title=title, description=_("el texto del archivo CSV")))
    config = ConfigDict(extra="forbid", json_schema_extra={"example": example_of(question)})
    name = "".join(word.title() for word in question.name.split("_")) + "Question"
    base = type("Body", (Schema,), {"model_config": config, "__module__": __name__})
    return create_model(name, __base__=base, **parts)


def example_of(question: Question) -> dict[str, Any]:
    """A body that may be sent as it is: all that most people answer, except the days and months they may leave out."""
    told = [one for one in question.fields if not one.optional or not (one.aside or _is_of_time(one))]
    return {one.fact: _example(one) for one in told}


def moment(on: str | None, today: int, by_month: bool = False) -> int:
    """The day asked for as YYYYMMDD; LawError when there is no such day."""
    if on is None:
        return today // 100 * 100 + 1 if by_month else today
    try:
        date.fromisoformat(f"{on}-01" if by_month else on)
    except ValueError:
        raise LawError(f"«{on}» no es un día del calendario", f"«{on}» is not a day of the calendar") from None
    return day_of(on)


def _is_of_time(asks: Asks) -> bool:
    return Facts.load().of(asks.fact).unit in ("date", "month")


def _part(asks: Asks) -> tuple[Any, Any]:
    """The type and the description of one field."""
    fact = Facts.load().of(asks.fact)
    kind = _kind(asks, fact)
    title = in_language(asks.label.es, asks.label.en) if asks.label.es else fact_title(fact)
    default: Any = ...
    if asks.default is not None:
        default = bool(asks.default) if fact.unit == "flag" else asks.default
    elif asks.optional:
        kind, default = kind | None, None
    return kind, Field(default, title=title, description=_UNITS[fact.unit])


def asked_after(asks: Asks) -> Any:
    """The same field as a parameter of the address, where numbers and yes or no are read from text."""
    fact = Facts.load().of(asks.fact)
    said = in_language(asks.label.es, asks.label.en) if asks.label.es else fact_title(fact)
    kinds: dict[str, Any] = {"flag": bool, "key": _kind(asks, fact)}
    limits = {} if fact.unit in kinds else {"ge": fact.least, "le": fact.most}
    kind = kinds.get(fact.unit, int)
    if asks.default is None and asks.optional:
        return Annotated[kind | None, Query(None, description=said, **limits)]
    return Annotated[
        kind, Query(bool(asks.default) if fact.unit == "flag" else asks.default, description=said, **limits)
    ]


def _kind(asks: Asks, fact: Fact) -> Any:
    if fact.unit == "flag":
        return StrictBool
    if fact.unit == "key":
        return Literal[tuple(key for key, _words in asks.choices) or fact.choices]
    return Annotated[StrictInt, Field(ge=fact.least, le=fact.most)]


def _example(asks: Asks) -> Any:
    fact = Facts.load().of(asks.fact)
    if asks.default is not None:
        return bool(asks.default) if fact.unit == "flag" else asks.default
    if fact.unit == "key":
        return (tuple(key for key, _words in asks.choices) or fact.choices)[0]
    likely = _EXAMPLES[fact.unit]
    return likely if fact.unit == "flag" else min(max(likely, fact.least), fact.most)
