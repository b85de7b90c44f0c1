"""Check a certificate by its code or by the text of its QR, and give the public certificates that verify it."""

import argparse
import sys
from pathlib import Path

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language

SUMMARY = N_("Verifica un certificado, con red o sin ella, y da la firma pública de la institución")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="what", required=True, metavar=_("QUÉ"))
    verify = below.add_parser("verify", help=_("por su código, o por el texto de su QR"))
    verify.add_argument("text", metavar=_("CÓDIGO|QR"), help=_("el código impreso, o lo que se lee en el QR"))
    verify.add_argument(
        "--authority", type=Path, help=_("certificados públicos de quien firmó (PEM); por omisión, estos")
    )
    below.add_parser("authority", help=_("escribe los certificados públicos que verifican lo que aquí se firma (PEM)"))


def run(args: argparse.Namespace) -> int:
    from amparo.foundation.certificates.authority import NoSigner, own

    try:
        if args.what == "authority":
            sys.stdout.write(own().public_pem.decode())
            return 0
        return _verify(args.text, args.authority)
    except (NoSigner, OSError) as problem:
        raise CannotDo(str(problem)) from problem


def _verify(text: str, authority: Path | None) -> int:
    from amparo.foundation import clock
    from amparo.foundation.certificates import queries
    from amparo.foundation.certificates.seals import NotGenuine

    today = int(clock.today().strftime("%Y%m%d"))
    if "." in text:
        try:
            claims = queries.verify_offline(text, today, authority.read_bytes() if authority else None)
        except NotGenuine as problem:
            raise CannotDo(str(problem)) from problem
        _say(claims["code"], claims["state"], claims["title"], claims["subject"], claims["said"], claims["until"])
        return 0 if claims["state"] == queries.VALID else 1
    found = queries.verify(text, today)
    if found is None:
        raise CannotDo(_("«{code}» no es el código de ningún certificado de esta institución").format(code=text))
    content = found.content
    _say(found.code, found.state, content["title"], content["subject"], content["said"], found.until_date)
    return 0 if found.state == queries.VALID else 1


def _say(code: str, state: str, title: str, subject: str, said: str, until: int) -> None:
    from amparo.foundation.months import OPEN_END
    from amparo.foundation.writing import day

    stands = {
        "valid": _("auténtico y vigente"),
        "expired": _("auténtico, pero vencido"),
        "revoked": _("auténtico, pero revocado"),
    }[state]
    ends = _(" hasta el {day}").format(day=day(until, language())) if until < OPEN_END else ""
    print(f"{code}: {stands}{ends}\n{title}\n{subject}\n{said}")
