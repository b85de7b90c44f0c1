"""Recompute every hash, balance and figure, and name the first that differs."""

import argparse

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import number
from amparo.entrypoints.cli.progress import bar

SUMMARY = N_("Vuelve a calcular huellas, saldos y cifras, y nombra lo primero que difiera")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recompute", action="store_true", help=_("cierra de nuevo cada mes desde lo congelado"))


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.verifying import Differs, verify
    from amparo.foundation.acts.trace import TraceDiffers
    from amparo.foundation.history.queries import closed_months
    from amparo.foundation.ledger.queries import BooksDiffer

    try:
        with bar(_("Verificación"), len(closed_months()) + 2) as step:
            found = verify(step, recompute=args.recompute)
    except (Differs, TraceDiffers, BooksDiffer) as error:
        raise CannotDo(str(error)) from error
    print(
        _("Todo coincide: {acts} actos, {months} meses, {files} archivos, {rows} filas, {figures} cifras.").format(
            **{name: number(found[name]) for name in ("acts", "months", "files", "rows", "figures")}
        )
    )
    for name, text in (
        ("other_law", _("Otra ley que la de hoy: {months}")),
        ("other_code", _("Otro código: {months}")),
    ):
        if found[name]:
            print(text.format(months=", ".join(found[name])))
    return 0
