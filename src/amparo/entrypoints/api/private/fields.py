"""What an action asks for, as a program writes it: the type of each parameter, its limits and its words.

Derived from the action's own signature; here is only what a signature cannot say.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from django.utils.functional import lazy
from django.utils.translation import get_language
from ninja import Field, Schema
from pydantic import ConfigDict, StrictBool, StrictInt, StrictStr, create_model

from amparo.entrypoints.api.problems import LARGEST_BODY
from amparo.entrypoints.api.spoken import gettext_lazy as _
from amparo.entrypoints.web.pages.employer.words import EMPLOYERS, EXITS, INDUSTRIES, NOTICES, RELATIONS
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.months import Month
from amparo.modules.affiliation.notices import BY_FORM

LONGEST_TEXT = 2_000
EXAMPLE_DOCUMENT = b"%PDF-1.7\n"
FILES: Mapping[str, bytes] = {
    "AffiliationSubmitNotices": b"1790011674001;0001;2022;01;INS;1710034065;50.25;O\n",
    "ContributionsConfirmDeclarations": b"1790011674001;0001;2022;01;CNF;\n",
    "ComparePayroll": b"1710034065;Quispe Rosa;600.00;30;50.25\n",
    "InspectionHandInAnnex": b"1790011674001;1710034065;2021;7200.00\n",
}
"""An example of each file that is no document."""
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "AffiliationGiveNotice": ("type", "cedula", "month", "amount"),
    "CollectionIssueSlip": ("references", "pay_date"),
}
"""What an example tells, of the bodies in which what is obligatory is not enough to understand them."""
_PRINTABLE = r"^[^\x00]*$"
"""A database takes no NUL in a text."""

WORDS: Mapping[str, tuple[str, Any, Any]] = {
    "amount": (_("valor en dólares, con punto"), "850.00", 20),
    "branch": (_("establecimiento del empleador, cuatro cifras"), "0001", 4),
    "canton": (_("cantón, cuatro cifras; vacío si no se sabe"), "1701", 4),
    "cause": (_("causa de la salida, con su letra"), "V", 5),
    "cedula": (_("cédula del trabajador"), "1710034065", 20),
    "content": (_("el archivo, en base 64"), None, None),
    "date": (_("día del hecho, AAAAMMDD"), "20220116", 8),
    "days": (_("días trabajados en el mes"), "30", 2),
    "death_date": (_("día en que murió, AAAAMMDD"), "", 8),
    "industry": (_("sección CIIU"), "G", 1),
    "kind": (_("tipo de empleador"), "private", 10),
    "month": (_("mes del que habla, AAAA-MM"), "2022-01", 7),
    "name": (_("razón social"), "Tienda La Favorita", 160),
    "notices": (_("avisos que la pondrían bien"), [{"type": "MSU", "month": "2021-12", "amount": "500.00"}], None),
    "pay_date": (_("día al que se cuenta el interés, AAAAMMDD; 0: hoy"), 20220215, None),
    "province": (_("provincia, dos cifras"), "17", 2),
    "reason": (_("la razón, que se notifica"), "Se revisaron los roles", LONGEST_TEXT),
    "references": (_("referencias del estado de cuenta; ninguna: todas"), [11_000_384_000], None),
    "relation": (_("relación de trabajo, con su código"), "06", 4),
    "ruc": (_("RUC, trece cifras"), "1790011674001", 13),
    "since_date": (_("desde qué día trabajó, AAAAMMDD"), "20211016", 8),
    "title": (_("qué prueba el documento"), "Roles de pago", 200),
    "type": (_("tipo de aviso"), "INS", 3),
    "until_date": (_("hasta qué día, AAAAMMDD; vacío si sigue"), "20220110", 8),
    "wage": (_("remuneración mensual en dólares, con punto"), "600.00", 20),
    "accepts": (_("si reconoce el trabajo"), True, None),
    "finds": (_("si se halló algo"), True, None),
    "upholds": (_("si se confirma el informe, o queda sin efecto"), True, None),
    "grants": (_("si se acepta; la segunda persona lo registra"), True, None),
    "returns": (_("si vuelve a resolverse, o se confirma la negativa"), True, None),
}
"""Of each parameter: what it is, an example, and how long a text may be."""

CODES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "type": {code: NOTICES[code] for code in BY_FORM},
    "relation": RELATIONS,
    "cause": EXITS,
    "kind": EMPLOYERS,
    "industry": INDUSTRIES,
}
"""What each code that a parameter may be is called, in Spanish and English. The action itself refuses the others."""

CALLED: Mapping[str, str] = {"item_ids": "references"}
"""The parameters that a program knows by another name."""

ALIKE: Mapping[str, tuple[str, ...]] = {
    "item_ids": ("references",),
    "document": ("content",),
    "date": ("since_date", "until_date"),
    "amount": ("wage",),
    "employer_id": ("ruc",),
    "establishment_id": ("branch", "ruc"),
}
"""Where a program mends what an action complains of by a name of its own."""

_MONTH = Annotated[StrictStr, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
_FILE = Annotated[
    StrictStr,
    Field(
        max_length=LARGEST_BODY - 4_096,
        pattern=r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        min_length=4,
        json_schema_extra={"contentEncoding": "base64"},
    ),
]
_NOTICE = dict[Literal["type", "month", "date", "amount", "days", "relation", "cause"], StrictStr]


def typed(name: str, annotation: Any) -> Any:
    """How a parameter of an action is sent. TypeError if nobody has said it yet."""
    longest = WORDS[name][2]
    if name == "type":
        return Literal[BY_FORM]
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
        one: (
            typed(one, annotation),
            Field(
                list(default) if isinstance(default, tuple) else default,
                description=_described(one),
                examples=[_example(name, one, annotation)],
            ),
        )
        for one, (annotation, default) in asks.items()
    }
    told = EXAMPLES.get(name) or [one for one, (_annotation, default) in asks.items() if default is ...]
    example = {one: _example(name, one, asks[one][0]) for one in told}
    config = ConfigDict(extra="forbid", json_schema_extra={"example": example})
    base = type("Body", (Schema,), {"model_config": config, "__module__": __name__})
    return create_model(name, __base__=base, **parts)


def titled(name: str) -> str:
    """The name of the body of an operation."""
    return "".join(word.title() for word in name.split("_"))


def as_sent(refused: Refused, sent: Mapping[str, Any]) -> Refused:
    """The refusal at the part of the request that it is about, with what was sent there."""
    alike = [name for name in ALIKE.get(refused.field, ()) if name in sent]
    said = [name for name in alike if sent[name] and str(sent[name]) in refused.es] or alike
    field = refused.field if refused.field in sent or not said else said[0]
    return Refused(refused.es, refused.en, field, str(sent.get(field, "")))


def _described(name: str) -> str:
    """What a parameter is and what its codes are called, in the language of whoever reads."""

    def said() -> str:
        words, english = str(WORDS[name][0]), (get_language() or "es").startswith("en")
        codes = "; ".join(f"{code} = {called[english]}" for code, called in CODES.get(name, {}).items())
        return f"{words}: {codes}" if codes else words

    return lazy(said, str)()


def _example(body_name: str, name: str, annotation: Any) -> Any:
    if annotation is bytes:
        return base64.b64encode(FILES.get(body_name, EXAMPLE_DOCUMENT)).decode()
    return WORDS[name][1]
