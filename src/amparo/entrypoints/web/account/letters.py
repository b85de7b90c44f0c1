"""How letters are worded and how they leave: those that acts leave written, and those of the log-in.

Each kind is a function of the facts that answers a subject and its paragraphs, in the language that is active.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from smtplib import SMTPException
from typing import Any

from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.entrypoints.web import reader
from amparo.entrypoints.web.account import browsers
from amparo.foundation import writing
from amparo.foundation.access import letters, queries
from amparo.foundation.access.codes import code
from amparo.foundation.access.roles import ROLES

LOG = logging.getLogger(__name__)

Facts = Mapping[str, Any]
Worded = tuple[str, list[str]]
"""The subject, and the paragraphs."""

STOP, STOP_DAYS = "access.stop", 30
"""The salt and the life of the link that says «it was not me»."""


def send_waiting(site: str) -> int:
    """Send what acts left written; `site` is where links lead. Returns how many left; what fails waits for the next."""
    sent = 0
    for letter in queries.letters_to_send():
        with translation.override(letter.language):
            subject, paragraphs = WORDS[letter.kind]({**letter.facts, "to": letter.to, "site": site.rstrip("/")})
        if _send(letter.to, subject, paragraphs):
            letters.mark_sent(letter.pk, timezone.now())
            sent += 1
    return sent


def send_now(kind: str, to: str, facts: Facts) -> None:
    """A letter of the log-in: a code or a notice, worded in the language of the page that asked for it."""
    subject, paragraphs = WORDS[kind](facts)
    transaction.on_commit(lambda: _send(to, subject, paragraphs))


def stop_link(user_id: int, site: str) -> str:
    token = signing.dumps(user_id, salt=STOP)
    return site + reverse("account_not_me", kwargs={"token": token})


def _send(to: str, subject: str, paragraphs: list[str]) -> bool:
    body = "\n\n".join([*paragraphs, "amparo"])
    try:
        return bool(EmailMessage(f"amparo · {subject}", body, to=[to]).send())
    except (OSError, SMTPException) as error:
        LOG.warning("a letter did not leave: %s", error)
        return False


def _date(date: int) -> str:
    return writing.day(date, reader.language())


def _role(role: str) -> str:
    return ROLES[role].en if reader.language() == "en" else ROLES[role].es


# ---------------------------------------------------------------- what acts make us tell


def _not_me(facts: Facts) -> str:
    told = _("¿No fue usted? Deténgalo desde aquí: se anula lo que espera y se pide otra contraseña.")
    return f"{told}\n{stop_link(facts['user_id'], facts['site'])}"


def _linked(facts: Facts) -> Worded:
    told = _("Su cuenta quedó vinculada como: %(role)s.") % {"role": _role(facts["role"])}
    return _("Su cuenta tiene un rol nuevo"), [told, _ask_an_office()]


def _invitation(facts: Facts) -> Worded:
    told = _("%(employer)s le invita a actuar por ese empleador como: %(role)s.")
    link = facts["site"] + reverse("invitation", kwargs={"invitation_id": facts["invitation_id"]})
    return _("Una invitación para actuar por un empleador"), [
        told % {"employer": facts["employer"], "role": _role(facts["role"])},
        _("Entre con este correo, o abra una cuenta con él, y acepte hasta el %(date)s:")
        % {"date": _date(facts["until_date"])}
        + f"\n{link}",
        _("Si no conoce a este empleador, no haga nada."),
    ]


def _joined(facts: Facts) -> Worded:
    told = _("%(email)s aceptó actuar por %(employer)s como: %(role)s.")
    return _("Otra persona actúa por su empleador"), [
        told % {"email": facts["email"], "employer": facts["employer"], "role": _role(facts["role"])},
        _("Si nadie de ustedes la invitó, quítela desde la página del empleador."),
    ]


def _removed(facts: Facts) -> Worded:
    told = _("Desde hoy su cuenta ya no actúa por %(employer)s.") % {"employer": facts["employer"]}
    return _("Ya no actúa por un empleador"), [told, _("Si es un error, hable con quien responde por ese empleador.")]


def _new_email_code(facts: Facts) -> Worded:
    return _("Código para cambiar de correo"), [
        _("Escriba este código en la página donde pidió el cambio:"),
        code("email", facts["change_id"]),
        _("Si no lo pidió usted, no haga nada: sin el código no se cambia nada."),
    ]


def _address_taken(facts: Facts) -> Worded:
    return _("Alguien quiso usar este correo"), [
        _("Alguien pidió usar este correo en otra cuenta. Ya es el de la suya, así que no se cambia nada."),
    ]


def _email_changes(facts: Facts) -> Worded:
    told = _(
        "Se pidió cambiar el correo de su cuenta. El nuevo valdrá desde el %(date)s; hasta entonces sigue el de ahora."
    )
    return _("Su correo va a cambiar"), [told % {"date": _date(facts["since_date"])}, _not_me(facts)]


def _email_stays(facts: Facts) -> Worded:
    return _("Su correo no cambia"), [_("Se anuló el cambio de correo que esperaba en su cuenta.")]


def _bank_account_changes(facts: Facts) -> Worded:
    told = _(
        "Se declaró la cuenta bancaria %(number)s para pagarle. No se pagará nada en ella antes del %(date)s; "
        "hasta entonces se usa la anterior, si la hay."
    )
    values = {"number": facts["number"], "date": _date(facts["since_date"])}
    return _("Su cuenta bancaria va a cambiar"), [told % values, _not_me(facts)]


def _bank_account_stays(facts: Facts) -> Worded:
    return _("Su cuenta bancaria no cambia"), [_("Se anuló la cuenta bancaria que esperaba para pagarle.")]


def _stopped(facts: Facts) -> Worded:
    return _("Se detuvieron los cambios de su cuenta"), [
        _("Alguien que lee su correo dijo que no los pidió. Lo que esperaba se anuló y las sesiones se cerraron."),
        _("Para volver a entrar, pida una contraseña nueva con su correo."),
    ]


def _second_factor_forgotten(facts: Facts) -> Worded:
    return _("Se quitó el segundo factor de su cuenta"), [
        _("A pedido suyo, una oficina quitó el segundo factor de su cuenta. Active otro al entrar."),
        _ask_an_office(),
    ]


def _token_created(facts: Facts) -> Worded:
    told = _("Se creó el token de acceso «%(name)s» para que un programa actúe por su cuenta hasta el %(date)s.")
    link = facts["site"] + reverse("tokens")
    return _("Un programa puede actuar por su cuenta"), [
        told % {"name": facts["name"], "date": _date(facts["until_date"])},
        _("Si no fue usted, revóquelo y cambie su contraseña:") + f"\n{link}",
    ]


def _ask_an_office() -> str:
    return _("Si no fue usted, avise hoy mismo a una oficina.")


# ---------------------------------------------------------------- letters of the log-in


def _with_code(subject: str, told: str) -> Callable[[Facts], Worded]:
    def word(facts: Facts) -> Worded:
        ignore = _("Si no lo pidió usted, no haga nada.")
        return translation.gettext(subject), [translation.gettext(told), facts["code"], ignore]

    return word


def _happened(subject: str) -> Callable[[Facts], Worded]:
    """Something changed in the account: what, when and from where."""

    def word(facts: Facts) -> Worded:
        when = timezone.localtime(facts["timestamp"]).strftime("%Y-%m-%d %H:%M")
        where = _("Ocurrió el %(when)s, desde %(ip)s con %(browser)s.")
        change = _("Si no fue usted, cambie su contraseña y revise sus sesiones cuanto antes.")
        told = where % {"when": when, "ip": facts["ip"], "browser": browsers.spoken(facts["user_agent"])}
        return translation.gettext(subject), [told, change]

    return word


def _already(facts: Facts) -> Worded:
    return _("Ya tiene una cuenta"), [
        _("Alguien quiso abrir una cuenta con este correo, que ya tiene una. Si fue usted y olvidó la contraseña:"),
        facts["password_reset_url"],
    ]


def _unknown(facts: Facts) -> Worded:
    return _("No hay una cuenta con este correo"), [
        _("Alguien pidió una contraseña nueva para este correo, que no tiene cuenta. Puede abrir una:"),
        facts["signup_url"],
    ]


_CONFIRM = _with_code(
    gettext_noop("Código para confirmar su correo"), gettext_noop("Escriba este código en la página para continuar:")
)

WORDS: dict[str, Callable[[Facts], Worded]] = {
    "linked": _linked,
    "invitation": _invitation,
    "joined": _joined,
    "removed": _removed,
    "new_email_code": _new_email_code,
    "address_taken": _address_taken,
    "email_changes": _email_changes,
    "email_stays": _email_stays,
    "bank_account_changes": _bank_account_changes,
    "bank_account_stays": _bank_account_stays,
    "stopped": _stopped,
    "second_factor_forgotten": _second_factor_forgotten,
    "token_created": _token_created,
    "account/email/email_confirmation": _CONFIRM,
    "account/email/email_confirmation_signup": _CONFIRM,
    "account/email/password_reset_code": _with_code(
        gettext_noop("Código para poner una contraseña nueva"),
        gettext_noop("Escriba este código en la página para poner una contraseña nueva:"),
    ),
    "account/email/account_already_exists": _already,
    "account/email/unknown_account": _unknown,
    "account/email/password_changed": _happened(gettext_noop("Su contraseña cambió")),
    "account/email/password_reset": _happened(gettext_noop("Su contraseña cambió")),
    "account/email/password_set": _happened(gettext_noop("Su cuenta tiene una contraseña")),
    "mfa/email/totp_activated": _happened(gettext_noop("Se activó una aplicación de códigos")),
    "mfa/email/totp_deactivated": _happened(gettext_noop("Se quitó la aplicación de códigos")),
    "mfa/email/webauthn_added": _happened(gettext_noop("Se agregó una llave de seguridad")),
    "mfa/email/webauthn_removed": _happened(gettext_noop("Se quitó una llave de seguridad")),
    "mfa/email/recovery_codes_generated": _happened(gettext_noop("Hay códigos de recuperación nuevos")),
    "socialaccount/email/account_connected": _happened(gettext_noop("Se conectó otra forma de entrar")),
    "socialaccount/email/account_disconnected": _happened(gettext_noop("Se desconectó otra forma de entrar")),
}
