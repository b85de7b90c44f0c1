"""Who comes in: a program with a token, narrowed to its scopes, and no further than its owner may go."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import HttpBearer

from amparo.entrypoints.api.limits import PerCaller
from amparo.entrypoints.web import reader
from amparo.foundation.access import tokens
from amparo.foundation.access.roles import Grant, Subject, grounds
from amparo.foundation.access.scopes import needed, reaches
from amparo.foundation.access.tokens import Program


class Bearer(HttpBearer):
    """`Authorization: Bearer amparo_…`. Whoever shows what is no token is counted by address, so nobody tries many."""

    def authenticate(self, request: HttpRequest, token: str) -> Program | None:
        found = tokens.holder(token, reader.today(), timezone.now())
        if found is None and not PerCaller().allow_request(request):
            raise HttpError(429, "")
        return found


_EMPLOYER, _PERSON, _ACCOUNT = Subject(employer_id=1, province="17"), Subject(person_id=1), Subject(account_id=1)
_OFFICE = Subject(province="17")
_OF_WHOM = {"employers": _EMPLOYER, "me": _PERSON}
_LISTS = {"employers": _ACCOUNT, "me": _PERSON, "cases": _OFFICE, "inspections": _OFFICE}
"""Whose matter the addresses of a room are, and the room's own; of those that are not here, anybody's."""


def scopes_for(permission: str, room: str, path: str) -> list[str]:
    """The scopes with which a token may ask for an operation: of those that name its permission, those that some role
    can use on what the address is about.
    """
    subject = (_OF_WHOM if path else _LISTS).get(room)
    return [name for name in needed(permission) if subject is None or reaches(name, permission, subject)]


def stand(account: Program, permission: str, subject: Subject | None, scopes: list[str]) -> Grant:
    """The role on which a program stands. 403 if its token has none of the scopes; else, of what is not its owner's,
    the same 404 as of what does not exist (None).
    """
    if account.token is None or not set(scopes) & set(account.token.scopes):
        raise HttpError(
            403, _("Este token no alcanza: hace falta uno con {scopes}").format(scopes=_(" o ").join(scopes))
        )
    found = grounds(account, permission, subject) if subject else None
    if found is None:
        raise not_here()
    return found


def not_here() -> HttpError:
    return HttpError(404, _("No hay nada así a su alcance: revise la dirección y por quién actúa la cuenta"))
