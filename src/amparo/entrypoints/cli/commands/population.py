"""Invent a country, or let it live a month: it registers, declares, pays, applies and dies; nothing is closed."""

import argparse
from pathlib import Path

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import number
from amparo.entrypoints.cli.progress import bar

SUMMARY = N_("Inventa un país, o lo hace vivir un mes")

MAKING = ("workforce", "pensioners", "year", "documents", "files")
"""What `create` does, step by step."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="what", required=True, metavar=_("QUÉ"))
    create = below.add_parser("create", help=_("escribe en AMPARO_HOME los archivos de un Ecuador inventado de 2022"))
    create.add_argument("--scale", type=int, default=100, help=_("cuántas personas representa cada registro (100)"))
    create.add_argument("--seed", type=int, default=2022, help=_("semilla del país inventado (2022)"))
    create.add_argument("--fresh", action="store_true", help=_("reemplaza el país que ya estuviera escrito"))
    live = below.add_parser("live", help=_("entrega lo que la gente y los bancos envían en un mes"))
    live.add_argument("months", metavar="AAAA-MM[..AAAA-MM]", help=_("el mes o los meses, en orden"))


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    home = Path(settings.AMPARO_HOME)
    return _create(home, args.scale, args.seed, args.fresh) if args.what == "create" else _live(args.months)


def _create(home: Path, scale: int, seed: int, fresh: bool) -> int:
    from amparo.entrypoints.population.country import create

    if (home / "population").exists() and not fresh:
        raise CannotDo(_("ya hay un país inventado en {home}; con --fresh se reemplaza").format(home=home))
    try:
        with bar(_("Ecuador inventado"), len(MAKING)) as step:
            made = create(scale, seed, home, step)
    except ValueError as error:
        raise CannotDo(str(error)) from error
    print(_("Escrito en {folder}").format(folder=made.folder))
    return 0


def _live(months: str) -> int:
    from amparo.entrypoints.population import living
    from amparo.foundation.months import Month

    try:
        for month in Month.range(months):
            answers = living.live(month)
            rejected = sum(len(one.get("problems", one.get("errors", ()))) for one in answers.values())
            told = _("{month}: {count} envíos, {rejected} filas devueltas")
            print(told.format(month=month, count=len(answers), rejected=number(rejected)))
    except (FileNotFoundError, ValueError) as error:
        raise CannotDo(str(error)) from error
    return 0
