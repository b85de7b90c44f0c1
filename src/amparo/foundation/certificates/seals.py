"""The text inside a QR: what a certificate says in short, signed, so that it verifies without a network.

`{claims}.{signature}`, both in URL-safe base 64: the claims are JSON, the signature ECDSA over P-256 with SHA-256.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from amparo.foundation.certificates.authority import Authority

_HALF = 32
"""Bytes of each of the two numbers of a P-256 signature."""


class NotGenuine(ValueError):
    """The seal was not made by this authority, or was altered."""


def sealed(claims: dict[str, Any], authority: Authority) -> str:
    text = json.dumps(claims, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    r, s = decode_dss_signature(authority.key.sign(text, ec.ECDSA(hashes.SHA256())))
    return f"{_written(text)}.{_written(r.to_bytes(_HALF) + s.to_bytes(_HALF))}"


def opened(seal: str, public_key: ec.EllipticCurvePublicKey) -> dict[str, Any]:
    """The claims of a seal, or of an address that ends in one; NotGenuine unless the key's owner signed just them."""
    claims, _, signature = seal.strip().rpartition("#")[2].partition(".")
    try:
        text, signed = _read(claims), _read(signature)
        numbers = encode_dss_signature(int.from_bytes(signed[:_HALF]), int.from_bytes(signed[_HALF:]))
        public_key.verify(numbers, text, ec.ECDSA(hashes.SHA256()))
        return dict(json.loads(text))
    except (ValueError, InvalidSignature) as problem:
        raise NotGenuine("Este sello no lo firmó la institución, o está incompleto o alterado") from problem


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _read(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
