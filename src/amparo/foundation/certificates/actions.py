"""What can be done with a certificate once it is issued: withdraw it."""

from __future__ import annotations

from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.certificates.models import Certificate
from amparo.foundation.months import OPEN_END


@action("certificates.revoke", es="Revocar un certificado", en="Revoke a certificate")
def revoke(*, code: str, reason: str, by: By, today: Today, key: str) -> dict:
    """From today on the certificate does not verify. ValueError if there is none, or it was already revoked."""
    found = Certificate.objects.filter(code=code).first()
    if found is None:
        raise ValueError(f"No hay ningún certificado «{code}»: revise el código")
    if found.revoked_date < OPEN_END:
        raise ValueError(f"El certificado «{code}» ya fue revocado el {found.revoked_date}")
    if not reason.strip():
        raise ValueError("Falta la razón: escriba por qué deja de valer el certificado")
    found.revoked_date = current_act().today
    found.save(update_fields=["revoked_date"])
    return {"code": code, "revoked_date": found.revoked_date}
