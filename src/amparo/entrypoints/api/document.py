"""The OpenAPI document, and the page that people read: printed from it, so that it cannot say anything else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.entrypoints.api.interface import api
from amparo.entrypoints.api.problems import ROOT
from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.entrypoints.web.reader import language
from amparo.foundation.pages import Asked, Page, Sheet

REFERENCE = "#/components/schemas/"

SUBJECTS = {
    "questions": gettext_lazy("Preguntas"),
    "benefits": gettext_lazy("Prestaciones"),
    "rules": gettext_lazy("Reglas"),
    "law": gettext_lazy("Norma"),
    "facts": gettext_lazy("Hechos"),
    "figures": gettext_lazy("Cifras"),
    "employers": gettext_lazy("El empleador"),
    "me": gettext_lazy("La persona"),
    "cases": gettext_lazy("Reclamos y correcciones"),
    "workers": gettext_lazy("Correcciones que propone una oficina"),
    "inspections": gettext_lazy("Inspecciones"),
}
"""What each room is about, in the order in which they are read."""

SAID = {
    "200": gettext_lazy("Lo pedido"),
    "400": gettext_lazy("El cuerpo no es JSON"),
    "401": gettext_lazy("Falta un token en vigor"),
    "403": gettext_lazy("El token no tiene el alcance"),
    "404": gettext_lazy("No existe, o no está a su alcance"),
    "413": gettext_lazy("El cuerpo es demasiado largo"),
    "422": gettext_lazy("Hay algo que corregir, y se dice qué"),
    "429": gettext_lazy("Demasiado seguido: espere"),
}
"""What each status of an answer means."""


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document, in the language being spoken. It is made once: the code does not change as it runs."""
    return _document(language())


@cache
def _document(spoken: str) -> dict[str, Any]:
    with translation.override(spoken):
        told = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT), default=str))
        told["tags"] = [{"name": name, "description": str(said)} for name, said in SUBJECTS.items()]
        told["components"]["securitySchemes"]["Bearer"]["description"] = _("Un token de acceso: «amparo_…»")
        for schema in told["components"]["schemas"].values():
            _untitle(schema.get("properties", {}))
        for operation in _operations(told):
            _untitle({part["name"]: part["schema"] for part in operation["parameters"]})
            for status, answer in operation["responses"].items():
                answer["description"] = str(SAID[status])
                _exemplify(told, answer)
        return told


def _operations(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for methods in told["paths"].values() for one in methods.values()]


def _untitle(parts: dict[str, Any]) -> None:
    """Take away the titles that only repeat a name."""
    for name, part in parts.items():
        if part.get("title") == name.replace("_", " ").title():
            del part["title"]


def _exemplify(told: dict[str, Any], answer: dict[str, Any]) -> None:
    """Give an answer the example that those of its parts make, if they all have one."""
    content = answer.get("content", {}).get("application/json")
    if content:
        example = _example(told, content["schema"])
        if example is not None:
            content["example"] = example


def _example(told: dict[str, Any], schema: dict[str, Any]) -> Any:
    """What the examples of the parts of a schema make; None if nobody gave any."""
    schema = _followed(told, schema)
    if "examples" in schema:
        return schema["examples"][0]
    if schema.get("type") == "array":
        one = _example(told, schema["items"])
        return None if one is None else [one]
    if any(part.get("type") == "null" for part in schema.get("anyOf", ())):
        return None
    parts = {name: _example(told, part) for name, part in schema.get("properties", {}).items()}
    return parts if any(one is not None for one in parts.values()) else None


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@dataclass(frozen=True)
class Told:
    """Something a part of the document takes or gives: its name, type and words."""

    name: str
    kind: str
    words: str
    required: bool


@dataclass(frozen=True)
class Operation:
    """One operation, as people read it. `curl` asks it with its examples, and `example` is what it may answer.

    paragraphs: what it does besides its summary; True before those that are code.
    """

    name: str
    subject: str
    method: str
    path: str
    summary: str
    paragraphs: list[tuple[bool, str]]
    parameters: list[Told]
    body: list[Told]
    curl: str
    answered: str
    example: str
    refused: list[tuple[str, str]]


def index(asked: Asked) -> Sheet:
    told = document()
    operations = [
        _operation(told, method, path, one)
        for path, methods in told["paths"].items()
        for method, one in methods.items()
    ]
    subjects = {tag["name"]: (tag["description"], [one for one in operations if one.subject == tag["name"]])
                for tag in told["tags"]}  # fmt: skip
    return Sheet(
        columns=("method", "path", "operation", "summary"),
        rows=[(one.method, one.path, one.name, one.summary) for one in operations],
        facts={"openapi": f"{ROOT}openapi.json", "version": told["info"]["version"]},
        shown={
            "subjects": subjects.items(),
            "description": told["info"]["description"],
            "schemas": _schemas(told),
            "limit": settings.AMPARO_API_LIMIT,
        },
    )


def _operation(whole: dict[str, Any], method: str, path: str, one: dict[str, Any]) -> Operation:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    schema, answers = _followed(whole, body), one["responses"]
    example = answers["200"].get("content", {}).get("application/json", {}).get("example")
    return Operation(
        name=one["operationId"],
        subject=one["tags"][0],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        paragraphs=_paragraphs(one.get("description", "")),
        parameters=[
            Told(part["name"], _kind(part["schema"]), part.get("description", ""), part["required"])
            for part in one["parameters"]
        ],
        body=_parts(schema),
        curl=_curl(method.upper(), path, one["parameters"], schema.get("example"), private="security" in one),
        answered=_answered(answers["200"]),
        example=json.dumps(example, ensure_ascii=False, indent=2) if example is not None else "",
        refused=sorted((status, part["description"]) for status, part in answers.items() if status != "200"),
    )


def _paragraphs(description: str) -> list[tuple[bool, str]]:
    """Each paragraph, and whether it is written as code: every line begins with four spaces."""
    return [
        (part.startswith("    "), "\n".join(line.removeprefix("    ") for line in part.split("\n")))
        for part in description.split("\n\n")
        if part
    ]


def _curl(method: str, path: str, parameters: list[dict[str, Any]], body: Any, *, private: bool) -> str:
    """The operation asked with its examples; `$AMPARO` is the address of the portal, `$TOKEN` an access token."""
    for part in parameters:
        if part["in"] == "path":
            path = path.replace(f"{{{part['name']}}}", str(part.get("example", part["name"])))
    sent = [f"curl $AMPARO{path}"]
    if private:
        sent.append('-H "Authorization: Bearer $TOKEN"')
    sent += [f"-H '{part['name']}: {part['example']}'" for part in parameters if part["in"] == "header"]
    if body is not None:
        sent.append(f"--json '{json.dumps(body, ensure_ascii=False)}'")
    elif method == "POST":
        sent.append("-X POST")
    return " \\\n  ".join(sent)


def _schemas(whole: dict[str, Any]) -> list[tuple[str, str, list[Told]]]:
    """Each shape that is answered: its name, words and parts."""
    return [
        (name, schema.get("description", ""), _parts(schema)) for name, schema in whole["components"]["schemas"].items()
    ]


def _parts(schema: dict[str, Any]) -> list[Told]:
    required = schema.get("required", ())
    return [
        Told(
            name,
            _kind(part),
            " · ".join(filter(None, (part.get("title", ""), part.get("description", "")))),
            name in required,
        )
        for name, part in schema.get("properties", {}).items()
    ]


def _answered(part: dict[str, Any]) -> str:
    """The shape of an answer; of a file, its types."""
    content = part.get("content", {})
    return (
        _kind(content["application/json"].get("schema", {})) if "application/json" in content else " | ".join(content)
    )


def _followed(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").removeprefix(REFERENCE)
    return whole["components"]["schemas"][name] if name else schema


def _kind(schema: dict[str, Any]) -> str:
    """A type in few words: `integer 0–120`, `private | public`, `[Line]`."""
    if "$ref" in schema:
        return schema["$ref"].removeprefix(REFERENCE)
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_kind(one) for one in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return " | ".join(map(str, schema.get("enum", [schema.get("const")])))
    kind = schema.get("type", "")
    if kind == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"{{…: {_kind(schema['additionalProperties'])}}}"
    if "minimum" in schema:
        return f"{kind} {schema['minimum']}–{schema.get('maximum', '')}"
    return kind


pages = [Page("api_page", "api", "api/index.html", index)]
