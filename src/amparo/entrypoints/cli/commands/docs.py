"""Print the manuals from the code."""

import argparse
from pathlib import Path

from amparo.entrypoints.cli.language import N_, _

SUMMARY = N_("Imprime los manuales desde el código")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/generated"), help=_("carpeta de destino"))


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli.manuals import manuals

    args.folder.mkdir(parents=True, exist_ok=True)
    for name, text in manuals().items():
        (args.folder / name).write_text(text)
        print(args.folder / name)
    return 0
