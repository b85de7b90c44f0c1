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
from amparo.foundation.access.scopes import needed
from amparo.foundation.access.tokens import Program


class Bearer(HttpBearer):
    """`Authorization: Bearer amparo_…`. Whoever shows what is no token is counted by address, so nobody tries many."""

    def authenticate(self, request: HttpRequest, token: str) -> Program | None:
        found = tokens.holder(token, reader.today(), timezone.now())
        if found is None and not PerCaller().allow_request(request):
            raise HttpError(429, "")
        return found


def stand(account: Program, permission: str, subject: Subject | None) -> Grant:
    """The role on which a program stands. 403 if no scope of its token has the permission; else, of what is not its
    owner's, the same 404 as of what does not exist (None).
    """
    scopes = needed(permission)
    if account.token is None or not set(scopes) & set(account.token.scopes):
        raise HttpError(403, _("Este token no alcanza: hace falta uno con {scopes}").format(scopes=" o ".join(scopes)))
    found = grounds(account, permission, subject) if subject else None
    if found is None:
        raise not_here()
    return found


def not_here() -> HttpError:
    return HttpError(404, _("No hay nada así a su alcance: revise la dirección y por quién actúa la cuenta"))
