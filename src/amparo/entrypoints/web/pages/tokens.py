"""The tokens by which programs act for the account: made, shown once, and revoked."""

from __future__ import annotations

from amparo.entrypoints.web.pages.account import WHY, own_account
from amparo.foundation.access import actions, policy, queries, scopes
from amparo.foundation.access.tokens import new_token
from amparo.foundation.acts.action import KeyReused
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit, number

CHOSEN = "scope "
"""How the name of a box of the form begins; a scope follows."""

USUAL_DAYS = 90


def tokens(visit: Visit) -> Sheet:
    found = queries.tokens(visit.account.pk, visit.today)
    return Sheet(
        columns=("token_id", "name", "scopes", "until_date", "used_at"),
        rows=[
            (one.pk, one.name, one.scopes, one.until_date, one.used_at.isoformat() if one.used_at else None)
            for one in found
        ],
        shown={
            "tokens": [(one, [_words(name) for name in scopes.SCOPES if name in one.scopes]) for one in found],
            "offered": [(CHOSEN + name, name, _words(name)) for name in scopes.offered(visit.grants)],
            "usual_days": USUAL_DAYS,
            "most_days": policy.TOKEN_DAYS,
        },
    )


def create(visit: Visit, sent: Sent) -> Done:
    token = new_token()
    try:
        made = actions.create_token(
            by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk,
            name=sent.fields.get("name", ""), days=number(sent.fields.get("days", "")) or 0, token=Private(token),
            scopes=[name.removeprefix(CHOSEN) for name in sent.fields if name.startswith(CHOSEN)],
            second_factor=visit.account.showed_second_factor,
        )  # fmt: skip
    except KeyReused as error:
        raise Refused(
            "Este formulario ya se envió y su token ya se mostró. Si no lo guardó, revóquelo y cree otro.",
            "This form was sent already and its token was shown. If you did not keep it, revoke it and make another.",
        ) from error
    return Done(shown={"token": token, "until_date": made["until_date"], "first": _first(sent)})


def _first(sent: Sent) -> str:
    """What the token may ask to be tried, after the root of the API; blank if neither of the simplest."""
    tried = {"account:read": "employers", "worker:read": "me"}
    return next((path for scope, path in tried.items() if CHOSEN + scope in sent.fields), "")


def revoke(visit: Visit, sent: Sent) -> Done:
    actions.revoke_token(
        by=visit.account, today=visit.today, key=sent.key, token_id=number(sent.fields.get("token", "")) or 0
    )
    return Done(to="tokens")


def _words(name: str) -> tuple[str, str]:
    return scopes.SCOPES[name].es, scopes.SCOPES[name].en


pages = [
    PrivatePage(
        "tokens", "cuenta/tokens", "web/account/tokens.html", "access.create_token", own_account, tokens, WHY,
        acts={"create": create, "revoke": revoke}, sensitive=True, limited="write",
    ),
]  # fmt: skip
