"""The OpenAPI document, and the page that people read: printed from it, so that it cannot say anything else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from amparo.entrypoints.api.interface import api
from amparo.entrypoints.api.problems import ROOT
from amparo.entrypoints.web.reader import language
from amparo.foundation.pages import Asked, Page, Sheet

REFERENCE = "#/components/schemas/"


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document, in the language being spoken. It is made once: the code does not change as it runs."""
    return _document(language())


@cache
def _document(spoken: str) -> dict[str, Any]:
    with translation.override(spoken):
        return json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT), default=str))


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
    """One operation, as people read it. `curl` asks it, with its examples."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Told]
    body: list[Told]
    curl: str
    answers: list[tuple[str, str, str]]


def index(asked: Asked) -> Sheet:
    told = document()
    operations = [
        _operation(told, method, path, one)
        for path, methods in told["paths"].items()
        for method, one in methods.items()
    ]
    return Sheet(
        columns=("method", "path", "operation", "summary"),
        rows=[(one.method, one.path, one.name, one.summary) for one in operations],
        facts={"openapi": f"{ROOT}openapi.json", "version": told["info"]["version"]},
        shown={
            "operations": operations,
            "description": told["info"]["description"],
            "schemas": _schemas(told),
            "limit": settings.AMPARO_API_LIMIT,
        },
    )


def _operation(whole: dict[str, Any], method: str, path: str, one: dict[str, Any]) -> Operation:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    schema = _followed(whole, body)
    return Operation(
        name=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        description=one.get("description", ""),
        parameters=[
            Told(part["name"], _kind(part["schema"]), part.get("description", ""), part["required"])
            for part in one["parameters"]
        ],
        body=_parts(schema),
        curl=_curl(method.upper(), path, one["parameters"], schema.get("example"), private="security" in one),
        answers=[(status, part["description"], _answered(part)) for status, part in one["responses"].items()],
    )


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
