"""Turn the calendar: open the books, and close months one after another."""

import argparse

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.progress import bar

SUMMARY = N_("Abre los libros o cierra meses")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar=_("ACCIÓN"))
    opening = what.add_parser("open", help=_("abre los libros con los saldos recibidos"))
    opening.add_argument("months", metavar="AAAA-MM", help=_("el mes de apertura"))
    closing = what.add_parser("close", help=_("cierra un mes, o varios seguidos: 2022-01..2022-12"))
    closing.add_argument("months", metavar="AAAA-MM[..AAAA-MM]", help=_("el mes o los meses"))


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.pipeline import PHASES, CannotClose, close_month
    from amparo.entrypoints.month.prepared import DRAFTED, prepare
    from amparo.foundation.months import Month

    try:
        months = Month.range(args.months)
        for month in months:
            with bar(_("Cierre de {month}").format(month=month), len(PHASES)) as step:
                seal = close_month(month, opening=args.what == "open", progress=step)
            print(f"{month}  {seal.hash}")
        with bar(_("Borradores de {month}").format(month=months[-1] + 1), len(DRAFTED)) as step:
            prepare(progress=step)
    except (ValueError, CannotClose) as error:
        raise CannotDo(str(error)) from error
    return 0
