"""The document of a certificate: a tagged PDF with its QR, signed (PAdES), printed when first asked for and kept."""

from __future__ import annotations

import asyncio
import io
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import segno
from django.conf import settings

from amparo.foundation.certificates.authority import Authority, own
from amparo.foundation.certificates.models import Certificate
from amparo.foundation.files import write_whole
from amparo.foundation.months import OPEN_END
from amparo.foundation.writing import day

WORDS = {
    "es": {"issued": "Emitido el", "until": "Vale hasta", "code": "Código", "law": "Fundamento",
           "verify": "Verifique este documento en", "offline": "El código QR lleva el sello firmado: también se "
           "verifica sin conexión, con «amparo certificate verify»."},
    "en": {"issued": "Issued on", "until": "Valid until", "code": "Code", "law": "Legal grounds",
           "verify": "Verify this document at", "offline": "The QR code carries the signed seal: it also verifies "
           "without a connection, with “amparo certificate verify”."},
}  # fmt: skip


def document(certificate: Certificate, site: str) -> bytes:
    """The signed PDF. site: the address of the portal, for the QR («https://…», without a final slash)."""
    path = Path(settings.AMPARO_HOME) / "certificates" / f"{certificate.code}.pdf"
    if not path.exists():
        write_whole(path, _signed(_printed(certificate, site), own()))
    return path.read_bytes()


def address(certificate: Certificate, site: str) -> str:
    """Where it verifies. The seal goes after «#», so that no server on the way reads what the certificate says."""
    return f"{site}/verificar/?codigo={certificate.code}#{certificate.seal}"


def _printed(certificate: Certificate, site: str) -> bytes:
    import typst

    words, language = WORDS[certificate.language], certificate.language
    dates = [(words["issued"], day(certificate.issued_date, language))]
    if certificate.until_date < OPEN_END:
        dates.append((words["until"], day(certificate.until_date, language)))
    stated = {
        **certificate.content, "language": language, "dates": dates, "words": words, "code": certificate.code,
        "address": f"{site}/verificar/", "qr": _qr(address(certificate, site)),
    }  # fmt: skip
    return typst.compile(
        (files("amparo.foundation.certificates") / "certificate.typ").read_bytes(),
        sys_inputs={"stated": json.dumps(stated, ensure_ascii=False)},
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
    )


def _qr(text: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=2, scale=4)
    return drawn.getvalue().decode()


@cache
def _fonts() -> Any:
    """The page's own face, and nothing of the machine's, so that it prints alike everywhere."""
    import fontpkg
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(fontpkg.path("Public Sans")).parent)])


def _signed(pdf: bytes, authority: Authority) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = signers.SimpleSigner.load_pkcs12(str(authority.path), passphrase=authority.password)
    assert signer is not None, "the same file was just read"
    meta = signers.PdfSignatureMetadata(
        field_name="Signature", subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256", location="Ecuador"
    )
    field = fields.SigFieldSpec("Signature", readable_field_name="Firma institucional")
    output = io.BytesIO()
    asyncio.run(
        signers.PdfSigner(meta, signer, new_field_spec=field).async_sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), output=output
        )
    )
    return output.getvalue()
