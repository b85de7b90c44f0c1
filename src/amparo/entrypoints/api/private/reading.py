"""A query as an operation: declared once with its address, whose matter it is, and the shape of what it answers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from amparo.entrypoints.api.asked import LanguageAsked
from amparo.entrypoints.api.private import fields
from amparo.entrypoints.api.private.door import not_here, scopes_for, stand
from amparo.entrypoints.api.private.explained import EXPLAINED
from amparo.entrypoints.api.private.places import PARTS, parts_of
from amparo.entrypoints.api.problems import REFUSED_ACT, REFUSED_PRIVATE
from amparo.entrypoints.api.spoken import in_language
from amparo.entrypoints.web import reader
from amparo.foundation.access.roles import Subject
from amparo.foundation.access.tokens import Program
from amparo.foundation.acts import reads
from amparo.foundation.acts.refused import Refused
from amparo.foundation.questions import Language


@dataclass(frozen=True)
class Visit:
    """Who reads, and when: `today` is YYYYMMDD. given: the parts of the address and what was asked after `?`.

    site: where people find the portal, without a final slash.
    """

    account: Program
    today: int
    at: datetime
    language: Language
    given: Mapping[str, Any]
    site: str


PDF = "application/pdf"


@dataclass(frozen=True)
class File:
    """A document as an answer, to be saved."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True)
class Told:
    """What is answered, data or a file, and the persons whose data it has: that it was read is written down for them
    to see.
    """

    data: Any
    persons: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One query that a program may ask.

    needs: the permission. of: whose matter it is, None if there is no such thing. read: the query; None is a 404.
    answer: the shape of what it answers, or the types of file that it may be. why: for what personal data is read, in
    Spanish and English. asks: what may stand after `?`. sends: the files that it is asked about, if any.
    """

    name: str
    path: str
    es: str
    en: str
    needs: str
    of: Callable[[Visit], Subject | None]
    read: Callable[[Visit], Told | None]
    answer: Any
    why: tuple[str, str] = ("", "")
    asks: Mapping[str, Any] = field(default_factory=dict)
    sends: tuple[str, ...] = ()

    def plug(self, router: Router, room: str) -> None:
        """Add it to a room of the API."""
        binary = {"schema": {"type": "string", "format": "binary"}}
        files = dict.fromkeys(self.answer, binary) if isinstance(self.answer, tuple) else {}
        scopes = scopes_for(self.needs, room, self.path)
        add = router.post if self.sends else router.get
        add(
            self.path,
            operation_id=self.name,
            summary=in_language(self.es, self.en),
            description=told_of(self.name, scopes),
            response={200: None if files else self.answer, **(REFUSED_ACT if self.sends else REFUSED_PRIVATE)},
            openapi_extra={"responses": {200: {"content": files}}} if files else None,
        )(self._operation(scopes))

    def _operation(self, scopes: list[str]) -> Callable[..., Any]:
        def read(request: HttpRequest, language: Language, **given: Any) -> Any:
            program: Program = request.auth  # type: ignore[attr-defined]
            site = request.build_absolute_uri("/").rstrip("/")
            if self.sends:
                given |= given.pop("body").model_dump()
            return self._told(Visit(program, reader.today(), timezone.localtime(), language, given, site), scopes)

        takes = {**{name: PARTS[name] for name in parts_of(self.path)}, **self.asks}
        if self.sends:
            takes["body"] = fields.body(fields.titled(self.name), dict.fromkeys(self.sends, (bytes, ...)))
        takes["language"] = LanguageAsked
        read.__signature__ = signature(takes)  # type: ignore[attr-defined]
        read.__name__ = self.name
        return read

    def _told(self, visit: Visit, scopes: list[str]) -> Any:
        capacity = stand(visit.account, self.needs, self.of(visit), scopes)
        try:
            told = self.read(visit)
        except Refused as refused:
            raise fields.as_sent(refused, visit.given) from refused
        if told is None:
            raise not_here()
        if told.persons:
            reads.record(
                by=visit.account, today=visit.today, at=visit.at, purpose=self.why[0], purpose_en=self.why[1],
                person_ids=told.persons, capacity=capacity,
            )  # fmt: skip
        return _saved(told.data) if isinstance(told.data, File) else told.data


def told_of(operation: str, scopes: list[str]) -> str:
    """What an operation does besides its title, and with which scopes a token may ask for it."""
    es, en = EXPLAINED.get(operation, ("", ""))
    spanish, english = " o ".join(f"«{name}»" for name in scopes), " or ".join(f"“{name}”" for name in scopes)
    token = f"Pide un token con {spanish}.", f"It asks for a token with {english}."
    return in_language("\n\n".join(filter(None, (es, token[0]))), "\n\n".join(filter(None, (en, token[1]))))


def signature(takes: Mapping[str, Any]) -> inspect.Signature:
    """What an operation takes besides the request, as Ninja reads it from a function."""
    keyword, plain = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Signature(
        [
            inspect.Parameter("request", plain, annotation=HttpRequest),
            *(inspect.Parameter(name, keyword, annotation=kind) for name, kind in takes.items()),
        ]
    )


def _saved(file: File) -> HttpResponse:
    response = HttpResponse(file.content, content_type=file.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
