"""Hand in a file: notices of employers, payments of the bank, deaths of the Civil Registry."""

import argparse
import hashlib
from datetime import date
from pathlib import Path

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, number, print_table, printed_as_data

SUMMARY = N_("Entrega un archivo: avisos de empleadores, pagos del banco o defunciones")

SHOWN = 20
"""How many problems are listed on the screen; --json and --csv give all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("notices", "payments", "deaths"), help=_("qué trae el archivo"))
    parser.add_argument("file", type=Path, help=_("el archivo"))
    parser.add_argument("--by", default="operator", help=_("quién lo entrega (operator)"))
    parser.add_argument("--today", default="", metavar="AAAA-MM-DD", help=_("día de la entrega (hoy)"))
    parser.add_argument("--key", default="", help=_("clave de idempotencia (la huella del archivo)"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.foundation import clock

    try:
        content = args.file.read_bytes()
        today = date.fromisoformat(args.today) if args.today else clock.today()
    except (OSError, ValueError) as error:
        raise CannotDo(str(error)) from error
    key = args.key or hashlib.sha256(content).hexdigest()
    results = _submit(args.what, content, {"by": args.by, "today": today, "key": key})
    problems = [problem for result in results for problem in result.get("problems", result.get("errors", []))]
    if printed_as_data(args, problems):
        return 1 if problems else 0
    for result in results:
        print(", ".join(f"{name}: {number(value)}" for name, value in result.items() if isinstance(value, int)))
    print_problems(problems)
    return 1 if problems else 0


def print_problems(problems: list[dict]) -> None:
    """The first problems of a file, by row, with cause and remedy; nothing if there is none."""
    if not problems:
        return
    suffix = "_en" if language() == "en" else ""
    print_table(
        (_("Fila"), _("Campo"), _("Valor"), _("Causa"), _("Remedio")),
        [
            (str(one["row"]), one["column"], one["value"][:40], one[f"cause{suffix}"], one[f"remedy{suffix}"])
            for one in problems[:SHOWN]
        ],
    )
    if len(problems) > SHOWN:
        print(_("… y {count} más; pídalos todos con --csv").format(count=number(len(problems) - SHOWN)))


def _submit(what: str, content: bytes, act: dict) -> list[dict]:
    if what == "notices":
        from amparo.modules.affiliation.actions import submit_notices
        from amparo.modules.contributions.actions import confirm_declarations

        return [submit_notices(content=content, **act), confirm_declarations(content=content, **act)]
    if what == "payments":
        from amparo.modules.collection.actions import receive_payments

        return [receive_payments(content=content, **act)]
    from amparo.foundation.registry import deaths_file
    from amparo.foundation.registry.actions import record_deaths

    return [record_deaths(rows=deaths_file.read(content), **act)]
