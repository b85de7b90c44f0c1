"""What can be done with a certificate once it is issued: withdraw it."""

from __future__ import annotations

from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.certificates.models import Certificate
from amparo.foundation.law.values import written
from amparo.foundation.months import OPEN_END


@action("certificates.revoke", es="Revocar un certificado", en="Revoke a certificate")
def revoke(*, code: str, reason: str, by: By, today: Today, key: str) -> dict:
    """From today on the certificate does not verify. Refused if there is none, or it was already revoked."""
    found = Certificate.objects.filter(code=code).first()
    if found is None:
        raise Refused(
            f"No hay ningún certificado «{code}»: revise el código",
            f"There is no certificate “{code}”: check the code",
            "code",
        )
    if found.revoked_date < OPEN_END:
        raise Refused(
            f"El certificado «{code}» ya fue revocado el {written(found.revoked_date)}",
            f"The certificate “{code}” was already revoked on {written(found.revoked_date)}",
            "code",
        )
    if not reason.strip():
        raise Refused(
            "Falta la razón: escriba por qué deja de valer el certificado",
            "The reason is missing: write why the certificate ceases to be good",
            "reason",
        )
    found.revoked_date = current_act().today
    found.save(update_fields=["revoked_date"])
    return {"code": code, "revoked_date": found.revoked_date}
