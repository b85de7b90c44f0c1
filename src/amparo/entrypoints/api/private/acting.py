"""An action as an operation: the address says whose matter it is, the body is made of the rest of its parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_type_hints

from django.http import HttpRequest
from ninja import Header, Router, Schema
from ninja.errors import HttpError

from amparo.entrypoints.api.asked import LanguageAsked
from amparo.entrypoints.api.private import fields
from amparo.entrypoints.api.private.door import scopes_for, stand
from amparo.entrypoints.api.private.places import FOUND, PARTS, parts_of
from amparo.entrypoints.api.private.reading import signature, told_of
from amparo.entrypoints.api.problems import REFUSED_ACT
from amparo.entrypoints.api.spoken import gettext_lazy, in_language
from amparo.entrypoints.web import guessing, reader
from amparo.entrypoints.web.account.letters import send_waiting
from amparo.foundation.access.tokens import Program
from amparo.foundation.acts.action import REQUIRED, Action, KeyReused, declared
from amparo.foundation.acts.refused import Refused
from amparo.foundation.questions import Language

Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9_.:-]{8,100}$",
        example="nomina-2022-01-0001",
        description=gettext_lazy(
            "una clave suya para este pedido: repetido igual, con ella, no hace nada y contesta lo mismo"
        ),
    ),
]
_TOLD_BY_US = ("language", *REQUIRED)


@dataclass(frozen=True)
class Acting:
    """An action that a program may ask for, and the shape of what it returns.

    Those of its parameters that the address tells (`places.FOUND`) are not asked for again; a parameter that nobody
    tells is found by what identifies it to people: of an establishment, the RUC and the branch.
    """

    perform: Callable[..., dict]
    path: str
    answer: type[Schema]

    @property
    def action(self) -> Action:
        return next(one for one in declared.values() if one.perform is self.perform)

    @property
    def name(self) -> str:
        return self.action.name.replace(".", "_")

    def plug(self, router: Router, room: str) -> None:
        """Add it to a room of the API."""
        action = self.action
        scopes = scopes_for(action.name, room, self.path)
        router.post(
            self.path,
            operation_id=self.name,
            summary=in_language(action.es, action.en),
            description=told_of(self.name, scopes),
            response={200: self.answer, **REFUSED_ACT},
        )(self._operation(action, scopes))

    def asks(self) -> dict[str, tuple[Any, Any]]:
        """What the body asks for: the type of each part, and what it is when it is not told (`...`: it must be)."""
        hints, parts = get_type_hints(inspect.unwrap(self.perform)), parts_of(self.path)
        found: dict[str, tuple[Any, Any]] = {}
        for name, parameter in inspect.signature(self.perform).parameters.items():
            if name in _TOLD_BY_US or name in parts:
                continue
            if name in FOUND:
                found |= {part: (str, ...) for part in FOUND[name][0] if part not in parts}
            else:
                empty = parameter.default is inspect.Parameter.empty
                found[fields.CALLED.get(name, name)] = (hints[name], ... if empty else parameter.default)
        return found

    def _operation(self, action: Action, scopes: list[str]) -> Callable[..., Any]:
        asks = self.asks()
        takes: dict[str, Any] = {name: PARTS[name] for name in parts_of(self.path)}
        if asks:
            takes["body"] = fields.body(fields.titled(self.name), asks)
        takes |= {"idempotency_key": Key, "language": LanguageAsked}

        def act(request: HttpRequest, idempotency_key: str, language: Language, **given: Any) -> dict[str, Any]:
            sent = (given.pop("body").model_dump() if asks else {}) | given
            account: Program = request.auth  # type: ignore[attr-defined]
            done = self._done(action, account, sent, idempotency_key, scopes, language)
            send_waiting(request.build_absolute_uri("/"))
            return done

        act.__signature__ = signature(takes)  # type: ignore[attr-defined]
        act.__name__ = self.name
        return act

    def _done(
        self, action: Action, account: Program, sent: dict[str, Any], key: str, scopes: list[str], language: Language
    ) -> dict[str, Any]:
        hints = get_type_hints(inspect.unwrap(self.perform))
        arguments: dict[str, Any] = {}
        for name in inspect.signature(self.perform).parameters:
            if name in FOUND:
                arguments[name] = FOUND[name][1](account, sent)
            elif name == "language":
                arguments[name] = language
            elif (called := fields.CALLED.get(name, name)) in sent:
                arguments[name] = fields.taken(hints[name], sent[called])
        assert action.subject is not None, "no account may ask for it"
        whose = {name: arguments[name] for name in inspect.signature(action.subject).parameters}
        stand(account, action.name, action.subject(**whose), scopes)
        self._refuse_unknown(sent, arguments)
        assert account.token is not None, "who comes in has one"
        today = reader.today()
        if guessing.exhausted(account, today):
            raise HttpError(429, "")
        try:
            done = self.perform(by=account, today=today, key=f"token:{account.token.pk} {key}", **arguments)
        except KeyReused:
            raise
        except Refused as refused:
            guessing.note_refusal(account, today, refused.field)
            raise fields.as_sent(refused, sent) from refused
        except ValueError as error:
            raise Refused(str(error), str(error)) from error
        guessing.note(account, today, done)
        return done

    def _refuse_unknown(self, sent: dict[str, Any], arguments: dict[str, Any]) -> None:
        """What the body names, and not the address, may not exist: it is said in the words of the body."""
        for name in arguments.keys() & FOUND.keys():
            told = [part for part in FOUND[name][0] if part not in parts_of(self.path)]
            if told and not arguments[name]:
                value = " ".join(str(sent[part]) for part in FOUND[name][0])
                raise Refused(
                    f"No hay nada inscrito con «{value}»: revise {' y '.join(told)}",
                    f"Nothing is registered with “{value}”: check {' and '.join(told)}",
                    told[-1],
                    sent[told[-1]],
                )
