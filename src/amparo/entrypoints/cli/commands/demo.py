"""The main job on an invented Ecuador: open the books, live and close a year, hold it against what was printed."""

import argparse
import shutil
import sys
import time

from amparo.entrypoints.cli.commands.account import print_accounts
from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.progress import bar

SUMMARY = N_("Inventa un Ecuador, cierra 2022 y lo compara con lo que el IESS imprimió")

OPENING = "2021-12"
YEAR = 2022


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", type=int, default=100, help=_("cuántas personas representa cada registro (100)"))
    parser.add_argument("--seed", type=int, default=YEAR, help=_("semilla del país inventado (2022)"))
    parser.add_argument("--port", type=int, default=8000, help=_("puerto del portal (8000)"))
    parser.add_argument("--no-serve", action="store_true", help=_("no abre el portal al terminar"))
    parser.add_argument("--fresh", action="store_true", help=_("borra antes el estado que hubiera en AMPARO_HOME"))


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    if args.scale < 1:
        raise CannotDo(_("--scale {scale} no sirve: escriba un entero desde 1").format(scale=args.scale))
    if args.fresh:
        _erase(settings.AMPARO_HOME)
    began = time.monotonic()
    _country(args.scale, args.seed)
    _year()
    print(_("Doce meses cerrados y publicados en {seconds} s.").format(seconds=round(time.monotonic() - began)))
    print()
    _compare(args.scale)
    _look()
    _reforms()
    print()
    print_accounts()
    if args.no_serve:
        return 0
    from amparo.entrypoints.cli.commands.serve import serve

    print()
    return serve("127.0.0.1", args.port, browse=sys.stdout.isatty())


def _erase(home) -> None:
    """Only what amparo made: a folder given by mistake loses nothing else."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from amparo.entrypoints.cli.home import prepare_home

    for folder in ("history", "drafts", "population", "reforms"):
        shutil.rmtree(home / folder, ignore_errors=True)
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            settings.DATABASES["default"]["NAME"].with_name(f"amparo.sqlite3{suffix}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        call_command("migrate", verbosity=0, interactive=False)
    prepare_home()


def _country(scale: int, seed: int) -> None:
    from amparo.entrypoints.month.pipeline import PHASES, close_month
    from amparo.entrypoints.population import living
    from amparo.foundation.months import Month

    with bar(_("Ecuador inventado"), len(living.ARRIVAL)) as step:
        try:
            living.arrive(scale, seed, progress=step)
        except ValueError as error:
            raise CannotDo(str(error)) from error
    with bar(_("Apertura {month}").format(month=OPENING), len(PHASES)) as step:
        close_month(Month.parse(OPENING), opening=True, progress=step)


def _year() -> None:
    from amparo.entrypoints.month.pipeline import PHASES, close_month
    from amparo.entrypoints.month.prepared import DRAFTED, prepare
    from amparo.entrypoints.population import living
    from amparo.foundation.months import Month

    for month in Month(YEAR, 1).through(Month(YEAR, 12)):
        with bar(str(month), 1 + len(PHASES)) as step:
            step("live")
            living.live(month)
            seal = close_month(month, progress=step)
        print(f"{month}  {seal.hash[:16]}", flush=True)
    with bar(_("Borradores de {month}").format(month=month + 1), len(DRAFTED)) as step:
        prepare(progress=step)


def _compare(scale: int) -> None:
    from amparo.entrypoints.cli.commands.compare import print_comparison
    from amparo.modules.accountability import queries

    print_comparison(queries.compared(YEAR, scale))


def _look() -> None:
    """Every employer is looked at once the tax annex is in, so that the worklist has what to show."""
    from amparo.entrypoints.month.assessing import assess
    from amparo.entrypoints.population import living

    with bar(_("Señales de evasión"), 2) as step:
        step("annex")
        living.hand_in_annex()
        step("assess")
        told = assess(by=living.ACTOR, today=20230401, key="2022")
    print(_("Empleadores con alguna señal: {count}; véalos con «amparo risk list»").format(count=told["employers"]))
    print()


def _reforms() -> None:
    """The shipped reforms are tried, so that their pages have what to show."""
    from amparo.entrypoints.reform.kept import shipped, try_and_keep

    for name, file in shipped().items():
        with bar(_("Reforma {name}").format(name=name), 12) as step:
            try_and_keep(file, progress=step)
    print()
    print(_("Reformas probadas: {names}.").format(names=", ".join(shipped())))
