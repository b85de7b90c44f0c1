"""Accounts from the command line: open one, hand out a proof code, help who lost access, and the daily chores."""

import argparse

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, print_table, printed_as_data

SUMMARY = N_("Abre cuentas, entrega códigos y atiende a quien perdió el acceso")

ROLES = ("affiliate", "employer_owner", "employer_payroll", "clerk", "auditor", "director", "operator")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="what", required=True, metavar=_("QUÉ"))
    create = below.add_parser("create", help=_("abre una cuenta, con un rol si se dice"))
    create.add_argument("email", help=_("el correo con que entra"))
    create.add_argument("--role", choices=ROLES, help=_("su rol"))
    create.add_argument("--document", default="", help=_("documento de la persona (affiliate)"))
    create.add_argument("--ruc", default="", help=_("RUC del empleador (employer_…)"))
    create.add_argument("--province", default="", help=_("provincia que atiende (clerk)"))
    create.add_argument("--module", default="", help=_("módulo que atiende (clerk)"))
    code = below.add_parser("code", help=_("entrega el código con que se prueba quién se es"))
    code.add_argument("document", help=_("documento de la persona o RUC del empleador"))
    close = below.add_parser("close", help=_("cierra una cuenta"))
    close.add_argument("email", help=_("el correo con que entra"))
    forget = below.add_parser("forget", help=_("quita el segundo factor de quien lo perdió"))
    forget.add_argument("email", help=_("el correo con que entra"))
    token = below.add_parser("token", help=_("crea un token de acceso para un programa de la cuenta, o revoca uno"))
    token.add_argument("email", help=_("el correo con que entra"))
    token.add_argument("--name", default="", help=_("para qué es"))
    token.add_argument("--scope", action="append", default=[], help=_("un alcance, por ejemplo employer:read"))
    token.add_argument("--days", type=int, default=90, help=_("cuántos días vale (90)"))
    token.add_argument("--revoke", type=int, metavar=_("NÚMERO"), help=_("el token que se revoca"))
    below.add_parser("daily", help=_("aplica los cambios de correo, envía cartas y borra sesiones caducadas"))
    add_formats(below.add_parser("demo", help=_("muestra las cuentas de un país inventado")))


def run(args: argparse.Namespace) -> int:
    from amparo.foundation.acts.refused import Refused

    commands = {
        "create": _create, "code": _code, "close": _close, "forget": _forget, "token": _token, "daily": _daily,
        "demo": _demo,
    }  # fmt: skip
    try:
        return commands[args.what](args)
    except Refused as refused:
        raise CannotDo(refused.en if language() == "en" else refused.es) from refused


def _create(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli import accounts
    from amparo.foundation.scale import is_invented

    found = accounts.reach(document=args.document, ruc=args.ruc, province=args.province, module=args.module)
    accounts.create(args.email, [{"role": args.role, **found}] if args.role else [])
    if is_invented():
        made = accounts.shown(args.email)
        print_table(_headings(), [(made.email, made.password, made.secret)])
    else:
        print(_("Abierta. Entra con «Olvidé mi contraseña»: el código llega a su correo."))
    return 0


def _code(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli import accounts

    text, until = accounts.hand_code(args.document)
    print(_("{code}  (vale una vez, hasta {date})").format(code=text, date=until))
    return 0


def _close(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli import accounts
    from amparo.foundation.access.actions import close_account

    accounts.perform(close_account, user_id=accounts.of(args.email))
    print(_("Cerrada."))
    return 0


def _forget(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli import accounts
    from amparo.foundation.access.actions import forget_second_factor

    removed = accounts.perform(forget_second_factor, user_id=accounts.of(args.email))["removed"]
    accounts.send_letters()
    print(_("Medios quitados: {count}. Se avisa por carta.").format(count=removed))
    return 0


def _token(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli import accounts

    user_id = accounts.of(args.email)
    if args.revoke is not None:
        print(_("Revocados: {count}").format(count=accounts.revoke_token(user_id, args.revoke)))
        return 0
    number, text = accounts.create_token(user_id, args.name, args.scope, args.days)
    accounts.send_letters()
    print(_("{text}  (token {number}; no se vuelve a mostrar)").format(text=text, number=number))
    return 0


def _daily(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    from amparo.entrypoints.cli import accounts
    from amparo.foundation.access.actions import apply_new_emails

    applied = accounts.perform(apply_new_emails)["applied"]
    sent = accounts.send_letters()
    call_command("clearsessions")
    print(_("Cambios de correo aplicados: {applied}. Cartas enviadas: {sent}.").format(applied=applied, sent=sent))
    return 0


def _demo(args: argparse.Namespace) -> int:
    records = [vars(one) for one in invented_accounts()]
    if not printed_as_data(args, records):
        print_accounts()
    return 0


def invented_accounts() -> list:
    """The accounts of this invented country. CannotDo in a real one, or while nobody works in it."""
    from amparo.entrypoints.cli import accounts
    from amparo.foundation.scale import is_invented
    from amparo.modules.affiliation import queries

    if not is_invented():
        raise CannotDo(_("este país no es inventado: abra cada cuenta con «amparo account create»"))
    pair = queries.some_job()
    if pair is None:
        raise CannotDo(_("nadie trabaja todavía en este país: ejecute antes «amparo demo»"))
    return accounts.invented(*pair)


def print_accounts() -> None:
    from django.conf import settings

    shown = [(one.email, one.password, one.secret, one.about) for one in invented_accounts()]
    print_table((*_headings(), _("De quién")), shown)
    print(_("Solo existen en este país inventado. Las cartas se escriben en {folder}.").format(
        folder=getattr(settings, "EMAIL_FILE_PATH", settings.EMAIL_BACKEND)
    ))  # fmt: skip


def _headings() -> tuple[str, str, str]:
    return _("Correo"), _("Contraseña"), _("Secreto del segundo factor")
