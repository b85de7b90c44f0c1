"""What the API answers when it refuses: always the same JSON, whatever refused, and documented on each operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.client import responses
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError, ValidationErrorContext
from pydantic.fields import FieldInfo

from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.entrypoints.web.asking.asking import refusals
from amparo.entrypoints.web.asking.form import Wrong
from amparo.foundation.access import policy
from amparo.foundation.acts.action import KeyReused, NotAllowed
from amparo.foundation.acts.refused import Refused
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import LawError
from amparo.foundation.questions import Language

ROOT = "/api/v1/"
MOST_BYTES = 256 * 1024
"""The longest body: a question with the history of a working life takes a tenth of it."""
LARGEST_BODY = policy.UPLOAD_MEGABYTES * 1_000_000
"""The same in the private rooms, which take files."""
PRIVATE = ("employers", "workers", "me", "cases", "inspections")
"""The first part of the addresses of the private rooms."""
SHOWN = 80
"""How much of a wrong value is said back."""


_QUOTED = re.compile(r"^[«“][^»”]*[»”]: ")
_SENTENCES = re.compile(r"(?<=\.) (?=[A-ZÁÉÍÓÚÑ])")


class WrongPart(Schema):
    """One thing that is wrong with what was asked; `name` is empty when it is the whole."""

    name: str = Field(description=gettext_lazy("el hecho o el parámetro"), examples=["amount"])
    title: str = Field(description=gettext_lazy("cómo se llama"), examples=["amount"])
    value: str = Field(description=gettext_lazy("lo que se dio"), examples=["10,50"])
    cause: str = Field(
        description=gettext_lazy("qué está mal"), examples=["No es un valor con punto y hasta dos decimales."]
    )
    remedy: str = Field(description=gettext_lazy("qué estaría bien"), examples=["Escriba, por ejemplo, 425.00."])


_CAUSES: Mapping[str, str] = {
    "string_pattern_mismatch": gettext_lazy("no se escribe así"),
    "string_too_short": gettext_lazy("tiene menos de {min_length} signos"),
    "string_too_long": gettext_lazy("tiene más de {max_length} signos"),
    "string_type": gettext_lazy("no es un texto: en JSON va entre comillas"),
    "int_type": gettext_lazy("no es un número entero"),
    "int_parsing": gettext_lazy("no es un número entero"),
    "int_from_float": gettext_lazy("no es un número entero"),
    "bool_type": gettext_lazy("no es true ni false"),
    "bool_parsing": gettext_lazy("no es true ni false"),
    "greater_than_equal": gettext_lazy("es menos de {ge}"),
    "less_than_equal": gettext_lazy("es más de {le}"),
    "less_than": gettext_lazy("no es menos de {lt}"),
    "literal_error": gettext_lazy("no es una de las opciones"),
    "extra_forbidden": gettext_lazy("nadie pide este dato"),
    "list_type": gettext_lazy("no es una lista"),
    "dict_type": gettext_lazy("no es un objeto JSON"),
    "model_attributes_type": gettext_lazy("no es un objeto JSON"),
    "too_short": gettext_lazy("tiene menos de {min_length}"),
    "too_long": gettext_lazy("tiene más de {max_length}"),
}
"""What the schema may complain of, by its name in Pydantic."""


class Problem(Schema):
    """Why a request was refused."""

    title: str = Field(description=gettext_lazy("el estado, como HTTP lo llama"), examples=["Unprocessable Entity"])
    status: int = Field(description=gettext_lazy("el estado de HTTP"), examples=[422])
    detail: str = Field(
        description=gettext_lazy("por qué, y qué hacer, en una frase"),
        examples=["«10,50»: No es un valor con punto y hasta dos decimales. Escriba, por ejemplo, 425.00."],
    )
    wrong: list[WrongPart] = Field(description=gettext_lazy("cada parte que hay que corregir; ninguna si es el todo"))


REFUSED = {422: Problem, 429: Problem}
"""What any operation may answer besides."""
REFUSED_NAME = {404: Problem, **REFUSED}
"""The same, of an operation on a name that may not exist."""
REFUSED_BODY = {400: Problem, 413: Problem, **REFUSED}
"""The same, of an operation that takes a body."""
REFUSED_NAME_AND_BODY = {404: Problem, **REFUSED_BODY}
REFUSED_PRIVATE = {401: Problem, 403: Problem, **REFUSED_NAME}
"""The same, of what is somebody's."""
REFUSED_ACT = {**REFUSED_PRIVATE, **REFUSED_BODY}
"""The same, of what writes."""


def problem(status: int, detail: str, wrong: Iterable[Wrong] = ()) -> JsonResponse:
    """A refusal as JSON."""
    document = {
        "title": responses.get(status, ""),
        "status": status,
        "detail": detail,
        "wrong": [vars(one) for one in wrong],
    }
    response = JsonResponse(document, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


class Api(NinjaAPI):
    """An API that refuses as JSON, in the language asked, and says what is wrong in the words of the facts."""

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext]) -> ValidationError:
        """Ninja's drops what was given, which people need to find their mistake."""
        return ValidationError(
            [
                {**error, "source": context.model.__ninja_param_source__, "asked": _asked(context.model, error["loc"])}
                for context in error_contexts
                for error in context.pydantic_validation_error.errors(include_url=False)
            ]
        )

    def set_default_exception_handlers(self) -> None:
        super().set_default_exception_handlers()
        self.exception_handler(ValidationError)(_wrongly_asked)
        self.exception_handler(LawError)(_refused)
        self.exception_handler(HttpError)(_failed)
        self.exception_handler(AuthenticationError)(_unknown)
        self.exception_handler(Refused)(_declined)
        self.exception_handler(KeyReused)(_reused)
        self.exception_handler(NotAllowed)(_not_allowed)


def _wrongly_asked(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = [_wrong_part(one, asked_language(request)) for one in error.errors]
    # A value that may be of several kinds is complained of once for each.
    return problem(422, _("Hay algo que corregir"), {one.name: one for one in found}.values())


def _refused(request: HttpRequest, error: LawError) -> HttpResponse:
    wrong = refusals(error, asked_language(request))
    return problem(422, "; ".join(one.cause for one in wrong), wrong)


def _failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    said = {400: _("El cuerpo no es JSON"), 429: _("Demasiadas preguntas seguidas: espere y vuelva a preguntar")}
    return problem(error.status_code, said.get(error.status_code, str(error)))


def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    refused = problem(401, _("Hace falta un token de acceso en vigor: «Authorization: Bearer amparo_…»"))
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _declined(request: HttpRequest, error: Refused) -> HttpResponse:
    said = getattr(error, asked_language(request))
    if not error.field:
        return problem(422, said)
    cause, remedy = _parted(said)
    return problem(422, said, [Wrong(error.field, error.field, error.value[:SHOWN], cause, remedy)])


def _parted(said: str) -> tuple[str, str]:
    """Cause and remedy, which a refusal says in that order: in two sentences, or before and after a colon."""
    plain = _QUOTED.sub("", said)
    cause, *after = _SENTENCES.split(plain, maxsplit=1)
    if after:
        return cause, after[0]
    cause, _colon, remedy = plain.partition(": ")
    return cause, remedy


def _reused(request: HttpRequest, error: KeyReused) -> HttpResponse:
    header, given = "Idempotency-Key", request.headers.get("Idempotency-Key", "")
    cause = _("esta clave ya se usó con otro contenido")
    remedy = _("para repetir aquel pedido envíelo idéntico; para uno nuevo use otra clave")
    return problem(422, f"{header}: {cause}", [Wrong(header, header, given, cause, remedy)])


def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    return problem(404, _said(404))


def asked_language(request: HttpRequest) -> Language:
    return "en" if request.GET.get("language") == "en" else "es"


def _wrong_part(error: dict[str, Any], language: Language) -> Wrong:
    """A complaint of the schema, in the words of the fact when it is one."""
    name = _named(error)
    given, missing = str(error["input"])[:SHOWN], error["type"] == "missing"
    known = name in Facts.load()
    title = Facts.load().of(name).title(language) if known else name
    if missing:
        return Wrong(name, title, "", _("falta la respuesta") if known else _("falta el dato"), _remedy(error))
    told = Facts.load().wrong({name: error["input"]}, language) if known else []
    return Wrong(name, title, given, *((told[0].cause, told[0].remedy) if told else (_cause(error), _remedy(error))))


def _cause(error: dict[str, Any]) -> str:
    """What Pydantic complains of, in our words."""
    told = _CAUSES.get(error["type"])
    return str(told).format(**error.get("ctx", {})) if told else error["msg"]


def _remedy(error: dict[str, Any]) -> str:
    """What the part that is wrong should be, as the document describes it."""
    if error["type"] == "extra_forbidden":
        return _("Quítelo, o revise cómo se escribe")
    asked: Any = error["asked"]
    said = str(asked.description or "") if asked else ""
    if error["type"] in ("literal_error", "enum"):
        return _("Elija entre {options}").format(options=error["ctx"]["expected"].replace(" or ", ", "))
    example = _example(asked) if asked else None
    return _("{said}, por ejemplo «{example}»").format(said=said, example=example) if said and example else said


def _example(asked: FieldInfo) -> Any:
    extra = asked.json_schema_extra
    return asked.examples[0] if asked.examples else extra.get("example") if isinstance(extra, dict) else None


def _asked(model: Any, place: tuple[int | str, ...]) -> FieldInfo | None:
    """The part of a request that a complaint is about, with its description; None if there is no such part."""
    found: FieldInfo | None = None
    for name in place:
        parts = getattr(model, "model_fields", {})
        found = parts.get(name) or next((one for one in parts.values() if one.alias == name), None)
        if found is None:
            return None
        model = found.annotation
    return found


def _named(error: dict[str, Any]) -> str:
    """Which part is wrong: in a body, after the name that Ninja gives the body itself."""
    place = [str(part) for part in error["loc"]][error["source"] == "body" :]
    return next((part for part in place if part != "facts"), "")


class Problems:
    """What holds for every address of the API: its language, how long a body may be, and refusals as JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        with translation.override(asked_language(request)):
            private = request.path.removeprefix(ROOT).partition("/")[0] in PRIVATE
            most = LARGEST_BODY if private else MOST_BYTES
            if int(request.META.get("CONTENT_LENGTH") or 0) > most:
                return problem(413, _("El cuerpo es demasiado largo: caben {most} kB").format(most=most // 1024))
            response = self.get_response(request)
            if response.status_code >= 400 and not response.headers["Content-Type"].startswith("application/json"):
                return _as_json(response)
        if private:
            response.headers["Cache-Control"] = "no-store, private"
        elif request.method == "GET" and response.status_code == 200:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers.setdefault("Cache-Control", "public, max-age=60" if request.method == "GET" else "no-store")
        return response


def _as_json(response: HttpResponse) -> HttpResponse:
    """What Django itself refused."""
    refused = problem(response.status_code, _said(response.status_code))
    if "Allow" in response.headers:
        refused.headers["Allow"] = response.headers["Allow"]
    return refused


def _said(status: int) -> str:
    said = {404: _("No hay nada en esta dirección"), 405: _("Esta dirección no admite ese método")}
    return said.get(status, _("Algo falló de nuestro lado") if status >= 500 else _("La petición está mal hecha"))


@contextmanager
def refusing() -> Iterator[None]:
    """What a question refuses with a plain ValueError is a refusal of the law too."""
    try:
        yield
    except LawError:
        raise
    except ValueError as error:
        raise LawError(f"{error}") from error
