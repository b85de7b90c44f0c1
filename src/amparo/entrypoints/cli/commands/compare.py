"""Set the printed statements of a year beside what the closed months say."""

import argparse
from collections import Counter
from collections.abc import Sequence

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, number, print_table, printed_as_data
from amparo.modules.accountability.compare import KIND_NAMES, Compared
from amparo.modules.accountability.declared import DeclarationError

SUMMARY = N_("Compara lo que imprimió el informe de un año con los meses cerrados")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=int, default=2022, help=_("año del informe (2022)"))
    parser.add_argument("--scale", type=int, help=_("personas por las que está cada registro (la del país inventado)"))
    parser.add_argument("--all", action="store_true", help=_("lista también, una por una, las que no se comparan"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.foundation.scale import people_per_record
    from amparo.modules.accountability import queries, tabulated

    try:
        compared = queries.compared(args.year, args.scale or people_per_record())
    except DeclarationError as error:
        raise CannotDo(str(error)) from error
    if not printed_as_data(args, tabulated.comparison_records(compared)):
        print_comparison(compared, whole=args.all)
    return 0


def print_comparison(compared: Sequence[Compared], whole: bool = False) -> None:
    """Printed · produced · difference · kind; then what each sensitivity moves, and what is not compared and why.

    whole: the figures that are not compared one by one, instead of counted by reason.
    """
    made = [one for one in compared if one.row.ours]
    _print_rows([one for one in made if one.row.section])
    _print_sensitivities(made)
    print()
    print(_("Lo que imprime el INEC (registro de empleo en la seguridad social):"))
    _print_rows([one for one in made if not one.row.section])
    _print_not_comparable([one for one in compared if not one.row.ours], whole)


def _print_rows(compared: Sequence[Compared]) -> None:
    print_table(
        (_("Cifra"), _("Impreso"), _("Producido"), _("A su tamaño"), "%", _("Clase"), ""),
        [
            (
                one.row.title.into(language()),
                number(one.row.printed),
                number(one.produced),
                number(one.own),
                number(one.difference_percent, sign=True),
                KIND_NAMES[one.row.kind].into(language()),
                one.missing.into(language()) if one.missing else "✓" if one.within else _("fuera de tolerancia"),
            )
            for one in compared
        ],
        numeric=(1, 2, 3, 4),
    )


def _print_sensitivities(compared: Sequence[Compared]) -> None:
    for one in compared:
        if not one.sensitivities:
            continue
        print()
        print(_("{figure}: cuánto se movería si…").format(figure=one.row.title.into(language())))
        print_table(
            (_("Si…"), _("Cambio"), _("Producido"), "%"),
            [
                (
                    moved.name.into(language()),
                    moved.missing.into(language()) if moved.missing else number(moved.change, sign=True),
                    number(moved.produced),
                    number(moved.difference_percent, sign=True),
                )
                for moved in one.sensitivities
            ],
            numeric=(1, 2, 3),
        )


def _print_not_comparable(compared: Sequence[Compared], whole: bool) -> None:
    print()
    print(_("No comparables todavía, y por qué ({count}):").format(count=len(compared)))
    if whole:
        print_table(
            (_("Sección"), _("Cifra"), _("Impreso"), _("Por qué")),
            [
                (one.row.section, one.row.title.into(language()), number(one.row.printed), one.row.why.into(language()))
                for one in compared
            ],
            numeric=(2,),
        )
        return
    reasons = Counter((one.row.section, one.row.why.into(language())) for one in compared)
    print_table(
        (_("Sección"), _("Cifras"), _("Por qué")),
        [(section, str(count), why) for (section, why), count in reasons.items()],
        numeric=(1,),
    )
