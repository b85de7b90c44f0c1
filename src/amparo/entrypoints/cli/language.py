"""The language of the command line, chosen before Django is set up: --lang, then the machine's, then Spanish."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

CATALOGUES = Path(__file__).parents[2] / "locale"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`es` or `en`. Looked for by hand, because argparse already needs it to speak."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return "en" if argument.endswith("en") else "es"
        if argument == "--lang" and position + 1 < len(arguments):
            return "en" if arguments[position + 1] == "en" else "es"
    machine = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return "en" if machine.startswith("en") else "es"


def speak(language: str) -> None:
    """Let `_` and argparse answer in this language."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("django", str(CATALOGUES))
    gettext.bindtextdomain("argparse", str(CATALOGUES))
    gettext.textdomain("argparse")


def _(spanish: str) -> str:
    """The text in the language being spoken."""
    return gettext.dgettext("django", spanish)


def N_(spanish: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    return spanish
