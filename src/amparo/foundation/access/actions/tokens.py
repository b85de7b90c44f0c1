"""An account lets a program act for it, and stops letting it."""

from __future__ import annotations

from amparo.foundation.access import letters, policy, queries, subjects
from amparo.foundation.access.models import AccessToken, User
from amparo.foundation.access.scopes import SCOPES, offered
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private, digest
from amparo.foundation.calendar import later

LONGEST_NAME = 60


@action("access.create_token", es="Crear un token de acceso", en="Create an access token", subject=subjects.of_account)
def create_token(
    *,
    by: By,
    today: Today,
    key: str,
    user_id: int,
    name: str,
    scopes: list[str],
    days: int,
    token: Private,
    second_factor: bool = False,
) -> dict:
    """Let whoever shows `token` act for the account, within `scopes`, for some days; she is told by letter.

    name: what it is for. token: a text of `tokens.new_token`, of which the hash is kept. second_factor: whether who
    asks has shown one; without it the roles that need one are not reached. Returns token_id and until_date.
    """
    user, act = User.objects.get(pk=user_id), current_act()
    user.showed_second_factor = second_factor
    _check(user, name, scopes, days, act.today)
    made = AccessToken.objects.create(
        user=user, name=name.strip(), hash=digest(token.text), scopes=sorted(set(scopes)), second_factor=second_factor,
        until_date=later(act.today, days), act=act.number,
    )  # fmt: skip
    letters.warn("token_created", user, name=made.name, until_date=made.until_date)
    return {"token_id": made.pk, "until_date": made.until_date}


@action("access.revoke_token", es="Revocar un token de acceso", en="Revoke an access token", subject=subjects.of_token)
def revoke_token(*, by: By, today: Today, key: str, token_id: int) -> dict:
    """End a token from now on. Returns revoked (0 if it was before)."""
    found = AccessToken.objects.filter(pk=token_id, revoked_act=0)
    return {"revoked": found.update(revoked_act=current_act().number)}


def _check(user: User, name: str, scopes: list[str], days: int, today: int) -> None:
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Refused(
            f"Escriba para qué es, en hasta {LONGEST_NAME} letras: así sabrá después cuál revocar",
            f"Write what it is for, in up to {LONGEST_NAME} letters: so you will know later which one to revoke",
            "name",
        )
    if not 1 <= days <= policy.TOKEN_DAYS:
        raise Refused(
            f"«{days}»: un token vale de 1 a {policy.TOKEN_DAYS} días",
            f"“{days}”: a token is good for 1 to {policy.TOKEN_DAYS} days",
            "days",
        )
    allowed = offered(user.grants)
    if not scopes:
        raise Refused("Elija al menos un alcance", "Choose at least one scope", "scopes")
    if beyond := sorted(set(scopes) - set(allowed)):
        unknown = beyond[0] not in SCOPES
        why_es, why_en = ("no existe", "does not exist") if unknown else ("no es de su cuenta", "is not your account's")
        raise Refused(
            f"El alcance «{beyond[0]}» {why_es}; puede elegir: {', '.join(allowed)}",
            f"The scope “{beyond[0]}” {why_en}; you may choose: {', '.join(allowed)}",
            "scopes",
        )
    if len(queries.tokens(user.pk, today)) >= policy.TOKENS_PER_ACCOUNT:
        raise Refused(
            f"Ya tiene {policy.TOKENS_PER_ACCOUNT} tokens en vigor: revoque alguno",
            f"You have {policy.TOKENS_PER_ACCOUNT} tokens in force already: revoke one",
        )
