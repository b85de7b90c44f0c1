"""What an action asks for, as a program writes it: the type of each parameter, its limits and its words.

Derived from the action's own signature; here is only what a signature cannot say.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StrictBool, StrictInt, StrictStr, create_model

from amparo.entrypoints.api.problems import LARGEST_BODY
from amparo.entrypoints.api.spoken import gettext_lazy as _
from amparo.foundation.acts.written import Private
from amparo.foundation.months import Month

LONGEST_TEXT = 2_000
EXAMPLE_FILE = b"1790011674001;0001;2022;01;INS;1710034065;50.25;O\n"
_PRINTABLE = r"^[^\x00]*$"
"""A database takes no NUL in a text."""

WORDS: Mapping[str, tuple[str, Any, Any]] = {
    "amount": (_("valor en dólares, con punto"), "850.00", 20),
    "branch": (_("establecimiento del empleador, cuatro cifras"), "0001", 4),
    "canton": (_("cantón, cuatro cifras; vacío si no se sabe"), "1701", 4),
    "cause": (_("causa, con la letra del archivo de avisos"), "O", 5),
    "cedula": (_("cédula del trabajador"), "1710034065", 20),
    "content": (_("el archivo, en base 64"), None, None),
    "date": (_("día del hecho, AAAAMMDD"), "20220116", 8),
    "days": (_("días trabajados en el mes"), "30", 2),
    "death_date": (_("día en que murió, AAAAMMDD"), "", 8),
    "industry": (_("sección CIIU, una letra"), "G", 1),
    "item_ids": (_("referencias del estado de cuenta; ninguna: todas"), [11_000_384_000], None),
    "kind": (_("tipo de empleador: private, public, domestic, self, household o rural"), "private", 10),
    "month": (_("mes del que habla, AAAA-MM"), "2022-01", 7),
    "name": (_("razón social"), "Tienda La Favorita", 160),
    "notices": (_("avisos que la pondrían bien"), [{"type": "MSU", "month": "2021-12", "amount": "500.00"}], None),
    "pay_date": (_("día al que se cuenta el interés, AAAAMMDD; 0: hoy"), 20220215, None),
    "province": (_("provincia, dos cifras"), "17", 2),
    "reason": (_("la razón, que se notifica"), "Se revisaron los roles", LONGEST_TEXT),
    "relation": (_("relación de trabajo, con el código del archivo de avisos"), "06", 4),
    "ruc": (_("RUC, trece cifras"), "1790011674001", 13),
    "since_date": (_("desde qué día trabajó, AAAAMMDD"), "20211016", 8),
    "title": (_("qué prueba el documento"), "Roles de pago", 200),
    "type": (_("tipo de aviso: ENT, SAL, MSU, INS o COR"), "INS", 3),
    "until_date": (_("hasta qué día, AAAAMMDD; vacío si sigue"), "20220110", 8),
    "wage": (_("remuneración mensual en dólares, con punto"), "600.00", 20),
    "accepts": (_("si reconoce el trabajo"), True, None),
    "finds": (_("si se halló algo"), True, None),
    "upholds": (_("si se confirma el informe, o queda sin efecto"), True, None),
    "grants": (_("si se acepta; la segunda persona lo registra"), True, None),
    "returns": (_("si vuelve a resolverse, o se confirma la negativa"), True, None),
}
"""Of each parameter: what it is, an example, and how long a text may be."""

_MONTH = Annotated[StrictStr, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
_FILE = Annotated[
    StrictStr,
    Field(
        max_length=LARGEST_BODY - 4_096,
        pattern=r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        json_schema_extra={"contentEncoding": "base64"},
    ),
]
_NOTICE = dict[Literal["type", "month", "date", "amount", "days", "relation", "cause"], StrictStr]


def typed(name: str, annotation: Any) -> Any:
    """How a parameter of an action is sent. TypeError if nobody has said it yet."""
    longest = WORDS[name][2]
    if annotation in (str, Private):
        return Annotated[StrictStr, Field(max_length=longest, pattern=_PRINTABLE)]
    if annotation is Month:
        return _MONTH
    if annotation is bytes:
        return _FILE
    if annotation is bool:
        return StrictBool
    if annotation is int:
        return Annotated[StrictInt, Field(ge=0, le=2**53)]
    if annotation == tuple[int, ...]:
        return Annotated[list[Annotated[StrictInt, Field(ge=0, lt=10**18)]], Field(max_length=1_000)]
    if annotation == list[dict[str, str]]:
        return Annotated[list[_NOTICE], Field(min_length=1, max_length=24)]
    raise TypeError(f"{name}: nobody said how a program sends {annotation}; say it in api/private/fields.py")


def taken(annotation: Any, sent: Any) -> Any:
    """What was sent, as the action takes it."""
    if annotation is Private:
        return Private(sent)
    if annotation is Month:
        return Month.parse(sent)
    if annotation is bytes:
        return base64.b64decode(sent)
    if annotation == tuple[int, ...]:
        return tuple(sent)
    return sent


def body(name: str, asks: Mapping[str, tuple[Any, Any]]) -> type[Schema]:
    """A body with each parameter's type and default (`...` when it must be told)."""
    parts: dict[str, Any] = {
        one: (typed(one, annotation), Field(default, description=WORDS[one][0]))
        for one, (annotation, default) in asks.items()
    }
    example = {one: _example(one, annotation) for one, (annotation, default) in asks.items() if default is ...}
    config = ConfigDict(extra="forbid", json_schema_extra={"example": example})
    base = type("Body", (Schema,), {"model_config": config, "__module__": __name__})
    return create_model(name, __base__=base, **parts)


def _example(name: str, annotation: Any) -> Any:
    return base64.b64encode(EXAMPLE_FILE).decode() if annotation is bytes else WORDS[name][1]
