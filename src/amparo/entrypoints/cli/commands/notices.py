"""What each day brings by itself: clocks that ran out move their cases, and workers are told of arrears."""

import argparse

from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import number

SUMMARY = N_("Cumple los plazos vencidos de los trámites y avisa a los trabajadores de la mora de su empleador")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default="calendar", help=_("quién actúa (calendar)"))


def run(args: argparse.Namespace) -> int:
    from amparo.foundation import clock
    from amparo.foundation.acts import trace
    from amparo.foundation.cases.actions import run_clocks
    from amparo.modules.collection.actions import tell_workers

    who = {"by": args.by, "today": clock.today(), "key": f"{clock.today()}:{trace.last_number()}"}
    moved, told = run_clocks(**who), tell_workers(**who)
    print(_("Trámites que cumplieron su plazo: {moved}").format(moved=number(moved["moved"])))
    print(
        _("Avisos de mora: {told}, por {declarations} planillas").format(
            told=number(told["told"]), declarations=number(told["declarations"])
        )
    )
    return 0
