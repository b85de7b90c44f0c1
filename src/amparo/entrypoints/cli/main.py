"""Dispatch `amparo COMMAND …` to its file in `commands/`."""

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

from amparo import __version__
from amparo.entrypoints.cli import commands, language
from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import _


def command_modules() -> dict[str, ModuleType]:
    """The commands there are, by the name they are typed with."""
    names = sorted(found.name for found in pkgutil.iter_modules(commands.__path__))
    return {name: importlib.import_module(f"{commands.__name__}.{name}") for name in names}


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="amparo", description=_("Una institución de seguridad social que se puede leer.")
    )
    whole.add_argument("--version", action="version", version=f"amparo {__version__}", help=_("muestra la versión"))
    whole.add_argument("--lang", choices=("es", "en"), help=_("idioma (por omisión, el del equipo)"))
    whole.add_argument("--trace", action="store_true", help=_("ante un fallo, muestra dónde ocurrió"))
    below = whole.add_subparsers(dest="command", required=True, metavar=_("ORDEN"), title=_("órdenes"))
    for name, module in command_modules().items():
        one = below.add_parser(name, help=_(module.SUMMARY), description=_(module.SUMMARY))
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code: 0 done, 1 it could not be done or the answer is no, 2 wrongly asked."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    spoken = language.chosen(arguments, os.environ)
    language.speak(spoken)
    args = parser().parse_args(arguments)
    try:
        _set_up(spoken)
        return args.run(args)
    except CannotDo as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _fail(_("interrumpido; al volver a ejecutar la orden se retoma"), code=130)
    except BrokenPipeError:
        # The reader (`| head`) left. Point the descriptor elsewhere, or Python complains again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if args.trace:
            traceback.print_exc()
        hint = "" if args.trace else " " + _("(con «amparo --trace …» se ve dónde)")
        return _fail(f"{type(error).__name__}: {' '.join(str(error).split())}{hint}")


def _set_up(spoken: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(spoken)

    from amparo.entrypoints.cli.home import prepare_home

    prepare_home()


def _fail(message: str, code: int = 1) -> int:
    print(f"amparo: {message}", file=sys.stderr)
    return code
