"""Open the portal on this machine, on a production server (docs/decisions/0006)."""

import argparse
import logging
import sys

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _

READERS = 2000
"""Connections held open at once. A browser keeps its own while its reader reads, and one more would have to wait."""

SUMMARY = N_("Abre el portal web en este equipo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_("dirección en la que atiende (127.0.0.1)"))
    parser.add_argument("--port", type=_port, default=8000, help=_("puerto (8000; 0 elige uno libre)"))
    parser.add_argument("--no-browser", action="store_true", help=_("no abre el navegador"))


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(
            _("«{text}» no es un puerto: escriba un número de 0 a 65535").format(text=text)
        )
    return int(text)


def run(args: argparse.Namespace) -> int:
    return serve(args.host, args.port, browse=not args.no_browser and sys.stdout.isatty())


def serve(host: str, port: int, browse: bool) -> int:
    """Answer until interrupted. The address is printed once requests are accepted."""
    import webbrowser

    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from amparo.foundation.access import policy

    try:
        # What is far too large is cut off while it arrives; what is a little too large is told so by a page.
        largest = 2 * policy.UPLOAD_MEGABYTES * 1_000_000
        server = waitress.create_server(
            get_wsgi_application(), host=host, port=port, threads=4, ident=None, max_request_body_size=largest,
            connection_limit=READERS, asyncore_use_poll=True,
            # Else what a proxy of ours says, that it speaks TLS and to whom, would be thrown away.
            clear_untrusted_proxy_headers=not settings.PROXIES,
        )  # fmt: skip
    except OSError as error:
        raise CannotDo(
            _("no se puede atender en {host}:{port}: {cause}. Elija otro puerto con --port.").format(
                host=host, port=port, cause=error.strerror or error
            )
        ) from error
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits is no event
    address = f"http://{host}:{server.effective_port}/"
    print(_("El portal atiende en {address} (Ctrl+C para terminar)").format(address=address), flush=True)
    if browse:
        webbrowser.open(address)
    try:
        server.run()
    except KeyboardInterrupt:
        print()
    finally:
        server.close()
    return 0
