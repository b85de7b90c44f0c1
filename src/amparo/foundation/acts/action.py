"""`@action`: the only way to write. One transaction, one writer at a time, once per key, and a trace."""

from __future__ import annotations

import datetime
import functools
import inspect
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amparo.foundation.access.roles import Holder, Subject, may
from amparo.foundation.acts import trace
from amparo.foundation.acts.models import Act
from amparo.foundation.acts.written import canonical, digest, settled, summary


class Actor(Holder, Protocol):
    """An account that acts."""

    @property
    def pk(self) -> Any: ...


By = str | Actor
"""Who acts: an account, or the name of something that acts by itself («system», «population»)."""

Today = int | datetime.date
"""The day of the act, as a date or as YYYYMMDD. Nothing below the entrypoints looks at a clock."""

REQUIRED = ("by", "today", "key")

Of = Callable[..., Subject]
"""Whose matter a request is: a function of some of the action's own parameters, by name."""


@dataclass(frozen=True)
class Action:
    """A declared action: what the API and the command line print. Without `subject` no account may ask for it."""

    name: str
    es: str
    en: str
    perform: Callable[..., dict]
    subject: Of | None = None


@dataclass(frozen=True)
class Doing:
    """The act under way. Rows written by it carry its `number` in their `act` column.

    undo: what takes back whatever a rollback does not, such as a file; called, the last first, if the act fails.
    """

    number: int
    name: str
    by: str
    today: int
    undo: list[Callable[[], object]] = field(default_factory=list)


class KeyReused(ValueError):
    """The key already stands for another request."""


class NotAllowed(PermissionDenied):
    """No rule of `access.roles` lets this account do this to this subject."""


declared: dict[str, Action] = {}
"""Every action declared so far, by name."""

_doing: ContextVar[Doing | None] = ContextVar("doing", default=None)


def action(
    name: str, *, es: str, en: str, subject: Of | None = None
) -> Callable[[Callable[..., dict]], Callable[..., dict]]:
    """Declare an action: a function of keywords only, among them `by`, `today` and `key`, that returns plain data.

    `subject` says whose matter a request is, from the parameters it names. An account may act only if a rule lets it
    (`access.roles`), and never where there is no `subject`: else NotAllowed. Programs of the institution, who are named
    in `by` as text, are not asked.

    Called again with the same key and the same request it does nothing and returns the first result, also to an
    account that lost by the act the right to ask for it; with the same key and another request it raises KeyReused. If
    it raises, nothing is written and the key remains free; what a rollback does not take back is put in
    `current_act().undo`.
    """

    def declare(body: Callable[..., dict]) -> Callable[..., dict]:
        signature = _checked_signature(name, body)

        @functools.wraps(body)
        def perform(**given: object) -> dict:
            bound = signature.bind(**given)
            bound.apply_defaults()
            _refuse_unless_allowed(name, subject, bound.arguments)
            return _perform(name, body, dict(bound.arguments))

        if name in declared:
            raise TypeError(f"action {name} is declared twice; give each its own name")
        declared[name] = Action(name, es, en, perform, subject)
        return perform

    return declare


def current_act() -> Doing:
    """The act under way; RuntimeError outside an action."""
    doing = _doing.get()
    if doing is None:
        raise RuntimeError("no act is under way; call this inside a function marked @action")
    return doing


def actor(by: By) -> str:
    """The written form of who acts. Accounts are written by number, so that no name enters the trace."""
    if isinstance(by, str):
        if not by.strip():
            raise ValueError("«by» está vacío: escriba la cuenta o el nombre del proceso que actúa")
        return by
    return f"user:{by.pk}"


def token_of(by: By) -> int | None:
    """The access token by which a program acts for an account, if one does."""
    token = None if isinstance(by, str) else getattr(by, "token", None)
    return token.pk if token else None


def day(today: Today) -> int:
    """The day as YYYYMMDD; ValueError if there is no such day."""
    if isinstance(today, datetime.date):
        return today.year * 10_000 + today.month * 100 + today.day
    try:
        datetime.date(today // 10_000, today // 100 % 100, today % 100)
    except ValueError:
        raise ValueError(f"«today» dice {today}, que no es un día: escriba AAAAMMDD, por ejemplo 20220131") from None
    return today


def _refuse_unless_allowed(name: str, subject: Of | None, arguments: Mapping[str, Any]) -> None:
    by = arguments["by"]
    if isinstance(by, str):
        return
    if subject is None:
        raise NotAllowed(f"{name}: ninguna cuenta puede pedirlo; lo hacen los procesos de la institución")
    named = inspect.signature(subject).parameters
    allowed = may(by, name, subject(**{field: arguments[field] for field in named}))
    if not allowed and not _did_already(by, name, str(arguments["key"])):
        raise NotAllowed(f"{name}: {actor(by)} no tiene un rol que lo permita sobre este asunto")


def _did_already(by: Actor, name: str, key: str) -> bool:
    """Whether this very account did it under this key: whoever gives up a right by an act may ask again how it went."""
    return Act.objects.filter(name=name, key=key, by=actor(by)).exists()


def _perform(name: str, body: Callable[..., dict], arguments: dict) -> dict:
    if outer := _doing.get():
        raise RuntimeError(
            f"action {name} was called inside {outer.name}; an act is one transaction: call them in turn"
        )
    by, today, key = actor(arguments["by"]), day(arguments["today"]), str(arguments["key"])
    payload = summary({field: value for field, value in arguments.items() if field not in REQUIRED})
    payload_hash = digest(canonical(payload))
    with transaction.atomic():
        head = trace.lock()
        if first := Act.objects.filter(name=name, key=key).first():
            return _first_result(first, payload_hash)
        doing = Doing(head.number + 1, name, by, today)
        token = _doing.set(doing)
        try:
            result = settled(body(**{**arguments, "today": today}))
            act = Act(
                number=doing.number,
                name=name,
                by=by,
                today=today,
                key=key,
                payload_hash=payload_hash,
                payload=payload,
                result=result,
            )
            trace.append(head, act)
        except BaseException:
            for undo in reversed(doing.undo):
                undo()
            raise
        finally:
            _doing.reset(token)
    return result


def _first_result(first: Act, payload_hash: str) -> Any:
    if first.payload_hash != payload_hash:
        raise KeyReused(
            f"{first.name}: la clave «{first.key}» ya se usó en el acto {first.number} ({first.today}) con otro "
            "contenido. Para repetir aquel pedido envíelo idéntico; para uno nuevo use otra clave."
        )
    return first.result


def _checked_signature(name: str, body: Callable[..., dict]) -> inspect.Signature:
    signature = inspect.signature(body)
    if any(parameter.kind is not parameter.KEYWORD_ONLY for parameter in signature.parameters.values()):
        raise TypeError(f"action {name} takes keywords only; write «def {body.__name__}(*, by, today, key, …)»")
    if missing := [field for field in REQUIRED if field not in signature.parameters]:
        raise TypeError(f"action {name} lacks {', '.join(missing)}: who acts, on which day, under which key")
    return signature
