"""The account itself: what it is linked to, how that is proved, and the address it is written to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.translation import gettext as _

from amparo.foundation.access import actions, queries
from amparo.foundation.access.roles import ROLES, Subject
from amparo.foundation.access.subjects import of_account
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry.queries import province_names

WHY = ("Mostrar a la cuenta lo suyo", "Show the account what is its own")


def own_account(visit: Visit, **_address: Any) -> Subject:
    return of_account(visit.account.pk)


def account(visit: Visit) -> Sheet:
    held = queries.roles_of(visit.account.pk)
    names = province_names()
    return Sheet(
        columns=("role", "person_id", "ruc", "branch", "province", "module"),
        rows=[
            (one.grant.role, one.grant.person_id, one.ruc, one.branch, one.grant.province, one.grant.module)
            for one in held
        ],
        facts={
            "second_factor": is_mfa_enabled(visit.account),
            "second_factor_needed": visit.account.needs_second_factor,
            "sessions": len(UserSession.objects.purge_and_list(visit.account)),
            "email": queries.emails([visit.account.pk]).get(visit.account.pk),
        },
        shown={
            "held": [(one, ROLES[one.grant.role], names.get(one.grant.province or "")) for one in held],
            "proved": any(one.grant.role == "affiliate" for one in held),
            "change": queries.email_change(visit.account.pk),
            "password": visit.account.has_usable_password(),
            "outside": _outside_provider(),
        },
    )


def _outside_provider() -> str:
    """What the provider with which people may also log in is called; blank if there is none."""
    providers = settings.SOCIALACCOUNT_PROVIDERS
    return providers["openid_connect"]["APPS"][0]["name"] if providers else ""


# ---------------------------------------------------------------- proving who one is


def claim(visit: Visit) -> Sheet:
    return Sheet(columns=(), rows=[])


def claim_person(visit: Visit, sent: Sent) -> Done:
    proved = actions.claim_person(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk,
        document=Private(sent.fields.get("document", "")), birth_date=_day(sent.fields.get("birth_date", "")),
        given_code=Private(sent.fields.get("code", "")),
    )  # fmt: skip
    if not proved["linked"]:
        raise Refused(
            "Esos tres datos no van juntos, o el código ya no vale. Revíselos, o pida otro código en una oficina.",
            "These three do not go together, or the code no longer works. Check them, or ask an office for another.",
        )
    return Done(to="mine", told=_("Listo: esta cuenta es suya y ve lo suyo."))


def claim_employer(visit: Visit, sent: Sent) -> Done:
    proved = actions.claim_employer(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk,
        ruc=Private(sent.fields.get("ruc", "")), given_code=Private(sent.fields.get("code", "")),
    )  # fmt: skip
    if not proved["linked"]:
        raise Refused(
            "Ese RUC y ese código no van juntos, o el código ya no vale. Revíselos, o pida otro en una oficina.",
            "That RUC and that code do not go together, or the code no longer works. Check them, or ask for another.",
        )
    return Done(to="employers", told=_("Listo: esta cuenta responde por el empleador."))


def _day(written: str) -> int:
    """A day as a form sends it, YYYY-MM-DD; 0 if it is none, which is nobody's birth date."""
    try:
        return int(datetime.strptime(written, "%Y-%m-%d").strftime("%Y%m%d"))  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return 0


# ---------------------------------------------------------------- the address


def address(visit: Visit) -> Sheet:
    change = queries.email_change(visit.account.pk)
    in_use = queries.emails([visit.account.pk]).get(visit.account.pk)
    waiting = (change.new, change.since_date) if change else (None, None)
    return Sheet(
        columns=("email", "waiting", "since_date"),
        rows=[(in_use, *waiting)],
        shown={"email": in_use, "change": change},
    )


def ask_new_email(visit: Visit, sent: Sent) -> Done:
    asked = Private(sent.fields.get("email", ""))
    actions.ask_new_email(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk, email=asked
    )  # fmt: skip
    return Done(to="account_email", told=_("Enviamos un código a la dirección nueva: escríbalo aquí."))


def confirm_new_email(visit: Visit, sent: Sent) -> Done:
    given = Private(sent.fields.get("code", ""))
    done = actions.confirm_new_email(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk, given_code=given
    )  # fmt: skip
    if not done["confirmed"]:
        raise Refused("Ese no es el código que enviamos", "That is not the code we sent", "code")
    return Done(to="account_email", told=_("Confirmado. Avisamos a las dos direcciones."))


def withdraw_new_email(visit: Visit, sent: Sent) -> Done:
    actions.withdraw_new_email(by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk)
    return Done(to="account_email", told=_("El cambio se anuló."))


# ---------------------------------------------------------------- an invitation


def invitation(visit: Visit, invitation_id: int) -> Sheet:
    """Shows nothing of the invitation: its number is no secret, and the letter said it."""
    return Sheet(columns=(), rows=[], shown={"email": queries.emails([visit.account.pk]).get(visit.account.pk)})


def accept(visit: Visit, sent: Sent, invitation_id: int) -> Done:
    actions.accept_invitation(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk, invitation_id=invitation_id
    )
    return Done(to="employers", told=_("Ya puede actuar por el empleador."))


pages = [
    PrivatePage("account", "cuenta", "web/account/account.html", "access.read", own_account, account, WHY),
    PrivatePage(
        "identity", "cuenta/identidad", "web/account/identity.html", "access.claim_person", own_account, claim, WHY,
        acts={"claim": claim_person}, limited="prove",
    ),
    PrivatePage(
        "responsible", "cuenta/empleador", "web/account/responsible.html", "access.claim_employer", own_account, claim,
        WHY, acts={"claim": claim_employer}, limited="prove",
    ),
    PrivatePage(
        "account_email", "cuenta/correo", "web/account/address.html", "access.ask_new_email", own_account, address, WHY,
        acts={"ask": ask_new_email, "confirm": confirm_new_email, "withdraw": withdraw_new_email},
        sensitive=True, limited="write",
    ),
    PrivatePage(
        "invitation", "cuenta/invitacion/<int:invitation_id>", "web/account/invitation.html",
        "access.accept_invitation", own_account, invitation, WHY, acts={"accept": accept},
    ),
]  # fmt: skip
