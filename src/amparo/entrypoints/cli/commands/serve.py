"""Open the portal on this machine."""

import argparse
import sys

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _

SUMMARY = N_("Abre el portal web en este equipo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_("dirección en la que atiende (127.0.0.1)"))
    parser.add_argument("--port", type=_port, default=8000, help=_("puerto (8000; 0 elige uno libre)"))
    parser.add_argument("--processes", type=_count, default=0, help=_("procesos que atienden (uno por núcleo)"))
    parser.add_argument("--no-browser", action="store_true", help=_("no abre el navegador"))


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(
            _("«{text}» no es un puerto: escriba un número de 0 a 65535").format(text=text)
        )
    return int(text)


def _count(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 1000):
        raise argparse.ArgumentTypeError(_("«{text}» no es una cantidad: escriba un entero desde 1").format(text=text))
    return int(text)


def run(args: argparse.Namespace) -> int:
    return serve(args.host, args.port, browse=not args.no_browser and sys.stdout.isatty(), processes=args.processes)


def serve(host: str, port: int, browse: bool, processes: int = 0) -> int:
    """Answer until interrupted. The address is printed once whoever calls is heard."""
    import webbrowser

    from django.db import connection

    from amparo.entrypoints.web import serving

    try:
        listening = serving.listen(host, port)
    except OSError as error:
        raise CannotDo(
            _("no se puede atender en {host}:{port}: {cause}. Elija otro puerto con --port.").format(
                host=host, port=port, cause=error.strerror or error
            )
        ) from error
    connection.close()
    address = f"http://{host}:{listening.getsockname()[1]}/"
    print(_("El portal atiende en {address} (Ctrl+C para terminar)").format(address=address), flush=True)
    if browse:
        webbrowser.open(address)
    try:
        serving.answer(listening, processes)
    except KeyboardInterrupt:
        print()
    finally:
        listening.close()
    return 0
