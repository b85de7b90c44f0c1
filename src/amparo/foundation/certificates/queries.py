"""What anyone may ask of a certificate who holds it: whether it is genuine, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from amparo.foundation.certificates.authority import own
from amparo.foundation.certificates.models import Certificate
from amparo.foundation.certificates.seals import NotGenuine, opened

VALID, EXPIRED, REVOKED = "valid", "expired", "revoked"


@dataclass(frozen=True)
class Verified:
    """A genuine certificate. state: `valid`, `expired` or `revoked`."""

    code: str
    kind: str
    state: str
    language: str
    issued_date: int
    until_date: int
    revoked_date: int
    content: dict[str, Any]


def certificate(code: str) -> Certificate | None:
    return Certificate.objects.filter(code=code.strip().upper()).first()


def verify(code: str, today: int) -> Verified | None:
    """The certificate of a code, as it stands today; None if the institution issued none."""
    found = certificate(code)
    if found is None:
        return None
    state = REVOKED if found.revoked_date <= today else EXPIRED if found.until_date < today else VALID
    return Verified(
        found.code, found.kind, state, found.language, found.issued_date, found.until_date, found.revoked_date,
        found.content,
    )  # fmt: skip


def verify_offline(seal: str, today: int, public_pem: bytes | None = None) -> dict[str, Any]:
    """The claims of a seal and its state, from the institution's public certificate alone (this one's by default).

    NotGenuine if it was not signed by it. A revocation can only be known on line.
    """
    key = (x509.load_pem_x509_certificate(public_pem) if public_pem else own().signer).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise NotGenuine("El certificado público no es de curva elíptica: no es el de la institución")
    claims = opened(seal, key)
    return {**claims, "state": EXPIRED if claims["until"] < today else VALID}


def of_person(person_id: int) -> list[Certificate]:
    return list(Certificate.objects.filter(person_id=person_id).order_by("-issued_date", "code"))


def of_employer(employer_id: int) -> list[Certificate]:
    return list(Certificate.objects.filter(employer_id=employer_id).order_by("-issued_date", "code"))
