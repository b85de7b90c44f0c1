"""What the institution decided about accounts, where no law decides. Each number says what it is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decided:
    """A number of policy and what it means, in both languages."""

    value: int
    es: str
    en: str


NUMBERS: list[Decided] = []
"""All of them, as `docs/generated/permissions.md` prints them."""


def _decided(value: int, es: str, en: str) -> int:
    NUMBERS.append(Decided(value, es, en))
    return value


EMAIL_COOLING_DAYS = _decided(
    3,
    "Días que la dirección anterior tiene para anular un cambio de correo",
    "Days in which the earlier address can undo a change of e-mail",
)
BANK_ACCOUNT_COOLING_DAYS = _decided(
    5,
    "Días desde que se declara una cuenta bancaria hasta que se puede pagar en ella",
    "Days from declaring a bank account until it can be paid into",
)
OLD_ADDRESS_DAYS = _decided(
    90,
    "Días en que una dirección reemplazada sigue recibiendo los avisos de seguridad",
    "Days in which a replaced address still receives security notices",
)
CODE_DAYS = _decided(
    30, "Días que vale un código entregado para probar quién se es", "Days for which a proof code is good"
)
INVITATION_DAYS = _decided(7, "Días que vale una invitación", "Days for which an invitation is good")
IDLE_MINUTES = _decided(
    30, "Minutos sin uso tras los que se cierra una sesión", "Minutes without use after which a session ends"
)
SESSION_HOURS = _decided(
    8,
    "Horas tras las que se cierra una sesión aunque se use",
    "Hours after which a session ends even if it is in use",
)
STEP_UP_MINUTES = _decided(
    5,
    "Minutos que vale haber confirmado la identidad antes de un cambio delicado",
    "Minutes for which confirming one's identity allows a sensitive change",
)
TOKEN_DAYS = _decided(
    365, "Días que, a lo más, vale un token de acceso", "Days for which an access token is good at most"
)
TOKENS_PER_ACCOUNT = _decided(
    20, "Tokens de acceso vigentes que puede tener una cuenta", "Access tokens in force that an account may have"
)
PROOFS_PER_HOUR = _decided(
    5,
    "Intentos por hora, por cuenta y por conexión, de probar quién se es",
    "Attempts per hour, for each account and each connection, to prove who one is",
)
LETTERS_PER_HOUR = _decided(
    20,
    "Cartas por hora que una cuenta puede hacer enviar a otras personas",
    "Letters per hour that an account can have sent to others",
)
UNKNOWN_PERSONS_PER_DAY = _decided(
    500,
    "Cédulas no inscritas que una cuenta puede nombrar en un día, o en un archivo",
    "Unregistered documents that an account may name in a day, or in a file",
)
FILE_LINES = _decided(
    100_000, "Líneas que puede tener un archivo de un empleador", "Lines that a file of an employer may have"
)
WRONG_LINES = _decided(
    5_000,
    "Líneas equivocadas con las que un archivo de un empleador se rechaza entero",
    "Wrong lines with which a file of an employer is refused whole",
)
UPLOAD_MEGABYTES = _decided(
    20, "Tamaño máximo, en megabytes, de lo que se envía a una página", "Largest upload of a page, in megabytes"
)
