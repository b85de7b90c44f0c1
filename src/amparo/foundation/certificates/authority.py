"""The institution's own signing key: a root that certifies a signer, made once and kept in AMPARO_HOME/keys.

An institution with a certificate from an accredited authority sets AMPARO_SIGNER to its PKCS#12 file and
AMPARO_SIGNER_PASSWORD; nothing is made then.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

YEARS = 10
ROOT, SIGNER = "amparo: autoridad raíz", "amparo: firma institucional"


class NoSigner(RuntimeError):
    """There is no key to sign with, or it is not of a kind that can sign."""


@dataclass(frozen=True)
class Authority:
    """Who signs. `path` and `password` are those of its PKCS#12 file."""

    path: Path
    password: bytes | None
    key: ec.EllipticCurvePrivateKey
    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def root(self) -> x509.Certificate:
        return self.chain[-1] if self.chain else self.signer

    @property
    def public_pem(self) -> bytes:
        """The certificates that verify what it signs, the signer's first."""
        return b"".join(one.public_bytes(Encoding.PEM) for one in (self.signer, *self.chain))

    @property
    def public_key(self) -> bytes:
        return self.signer.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def own() -> Authority:
    """This installation's authority. NoSigner says what is wrong with the file it was given."""
    given = os.environ.get("AMPARO_SIGNER", "")
    if given:
        return _written(Path(given), os.environ.get("AMPARO_SIGNER_PASSWORD", "").encode() or None)
    path = Path(settings.AMPARO_HOME) / "keys" / "signer.p12"
    if not path.exists():
        _make(path)
    return _written(path, None)


def _written(path: Path, password: bytes | None) -> Authority:
    """What the file holds now: a key that was renewed is read anew."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    return _read(path, password, changed)


def _unreadable(path: Path, problem: Exception) -> NoSigner:
    return NoSigner(f"{path}: no se puede leer la firma: {problem}. Revise AMPARO_SIGNER y su clave")


@cache
def _read(path: Path, password: bytes | None, _changed: int) -> Authority:
    try:
        key, signer, others = pkcs12.load_key_and_certificates(path.read_bytes(), password)
    except (OSError, ValueError) as problem:
        raise _unreadable(path, problem) from problem
    if signer is None or not isinstance(key, ec.EllipticCurvePrivateKey):
        raise NoSigner(f"{path}: se espera una clave de curva elíptica con su certificado")
    return Authority(path, password, key, signer, tuple(others))


def _make(path: Path) -> None:
    """Write a new root and signer, readable by their owner only; of two that start together, one wins."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate(ROOT, ROOT, root_key, root_key, authority=True)
    signer = _certificate(SIGNER, ROOT, key, root_key, authority=False)
    content = pkcs12.serialize_key_and_certificates(b"amparo", key, signer, [root], NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    own_file = path.with_suffix(f".{os.getpid()}")
    own_file.touch(mode=0o600)
    own_file.write_bytes(content)
    try:
        os.link(own_file, path)
    except FileExistsError:
        pass
    finally:
        own_file.unlink()


def _certificate(
    name: str, issuer: str, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, authority: bool
) -> x509.Certificate:
    now = datetime.datetime.now(datetime.UTC)
    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )
