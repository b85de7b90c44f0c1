"""A certificate is signed, says what was attested, and verifies with or without a network; altered, it does not."""

import asyncio
import base64
import io
import json
import stat

import pytest
from asn1crypto import pem
from asn1crypto import x509 as asn1
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from amparo.foundation.acts import action as acts
from amparo.foundation.certificates import actions, authority, issuing, printing, queries, seals
from amparo.foundation.certificates.issuing import Statement

SITE = "https://amparo.example"
STATEMENT = Statement(
    title="Certificado de cumplimiento de obligaciones patronales",
    subject="Panadería La Unión, RUC 1790011674001",
    said="No registra obligaciones patronales en mora.",
    facts=[("Planillas pagadas a tiempo", "12 de 12")],
    heading=["Mes", "Valor"],
    rows=[["enero de 2022", "$1.234,56"], ["febrero de 2022", "$1.234,57"]],
    law=["LSS art. 87"],
    notes=["Vale para contratar con el Estado."],
)


@pytest.fixture
def certificate(database, home, monkeypatch):
    monkeypatch.setattr(acts, "declared", dict(acts.declared))

    @acts.action("test.attest", es="Certificar", en="Attest")
    def attest(*, by, today, key):
        return {"code": issuing.issue("test.compliance", STATEMENT, language="es", until_date=20220228).code}

    code = attest(by="user:1", today=20220131, key="c")["code"]
    assert attest(by="user:1", today=20220131, key="c")["code"] == code
    return queries.certificate(code)


def test_the_document_bears_a_signature_that_another_program_validates(certificate):
    pdf = printing.document(certificate, SITE)
    status = validated(pdf)
    assert status.intact
    assert status.valid
    assert status.trusted
    assert status.docmdp_ok
    assert printing.document(certificate, SITE) == pdf, "it is printed once"


def test_a_document_with_one_byte_changed_is_no_longer_intact(certificate):
    pdf = bytearray(printing.document(certificate, SITE))
    place = pdf.index(b"/Title") + 12
    pdf[place] ^= 1
    assert not validated(bytes(pdf)).intact


def validated(pdf):
    roots = [asn1.Certificate.load(der) for _, _, der in pem.unarmor(authority.own().public_pem, multiple=True)]
    context = ValidationContext(trust_roots=[roots[-1]], allow_fetching=False)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return asyncio.run(async_validate_pdf_signature(signature, context))


def test_the_code_verifies_on_line_until_it_ends_or_is_revoked(certificate):
    found = queries.verify(certificate.code.lower(), 20220228)
    assert (found.state, found.content["said"]) == ("valid", STATEMENT.said)
    assert queries.verify(certificate.code, 20220301).state == "expired"
    actions.revoke(code=certificate.code, reason="Error en el RUC", by="user:2", today=20220215, key="r")
    assert queries.verify(certificate.code, 20220220).state == "revoked"
    with pytest.raises(ValueError, match="ya fue revocado"):
        actions.revoke(code=certificate.code, reason="otra vez", by="user:2", today=20220216, key="s")
    assert queries.verify("AAAA-AAAA-AAAA-AAAA-AAAA", 20220220) is None


def test_the_qr_verifies_without_a_network_and_without_the_database(certificate):
    address, public = printing.address(certificate, SITE), authority.own().public_pem
    assert queries.verify_offline(address, 20220228, public) == {
        "code": certificate.code, "kind": "test.compliance", "title": STATEMENT.title, "subject": STATEMENT.subject,
        "said": STATEMENT.said, "issued": 20220131, "until": 20220228, "state": "valid",
    }  # fmt: skip
    assert queries.verify_offline(certificate.seal, 20220301)["state"] == "expired"


def test_a_seal_that_says_something_else_is_not_genuine(certificate):
    claims, _, signature = certificate.seal.partition(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))
    forged = base64.urlsafe_b64encode(json.dumps({**said, "until": 99991231}).encode()).decode().rstrip("=")
    for seal in (f"{forged}.{signature}", claims, "", f"{claims}.{signature[:-4]}", f"{claims}.¿?", "a.b"):
        with pytest.raises(seals.NotGenuine):
            queries.verify_offline(seal, 20220131)


def test_another_authority_does_not_verify_it(certificate, tmp_path, monkeypatch):
    other = tmp_path / "other" / "signer.p12"
    authority._make(other)
    monkeypatch.setenv("AMPARO_SIGNER", str(other))
    with pytest.raises(seals.NotGenuine, match="no lo firmó la institución"):
        queries.verify_offline(certificate.seal, 20220131)


def test_the_key_is_made_once_and_only_its_owner_reads_it(home):
    first = authority.own().public_pem
    authority._read.cache_clear()
    assert authority.own().public_pem == first
    path = home / "keys" / "signer.p12"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["signer.p12"]


def test_a_signer_that_cannot_be_read_says_why(home, monkeypatch):
    (home / "bad.p12").write_bytes(b"not a key")
    monkeypatch.setenv("AMPARO_SIGNER", str(home / "bad.p12"))
    with pytest.raises(authority.NoSigner, match="no se puede leer la firma"):
        authority.own()


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_long_certificate_in_either_language_is_a_tagged_document(certificate, language):
    certificate.language = language
    certificate.content["rows"] = [[f"mes {n}", "$425,00"] for n in range(480)]
    pdf = PdfFileReader(io.BytesIO(printing._printed(certificate, SITE)))
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/Lang"].startswith(language)
    assert pdf.root["/Pages"]["/Count"] > 5


def test_the_command_line_verifies_with_and_without_the_database(certificate, capsys):
    from amparo.entrypoints.cli.main import main

    assert main(["--lang", "es", "certificate", "verify", certificate.code]) == 1
    assert "auténtico, pero vencido hasta el 28 de febrero de 2022" in capsys.readouterr().out
    assert main(["--lang", "en", "certificate", "verify", printing.address(certificate, SITE)]) == 1
    assert "genuine, but expired" in capsys.readouterr().out
    assert main(["--lang", "es", "certificate", "verify", "AAAA"]) == 1
    assert "no es el código de ningún certificado" in capsys.readouterr().err
    assert main(["--lang", "es", "certificate", "authority"]) == 0
    assert capsys.readouterr().out.count("BEGIN CERTIFICATE") == 2
