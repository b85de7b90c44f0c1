"""Texts in two languages: catalogues compiled while the package is built, and templates read for texts to translate."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by make, outside a build
    BuildHookInterface = object

ROOT = Path(__file__).parent / "src/amparo"


def compile_all() -> None:
    """Write every `.mo` beside its `.po`."""
    for source in ROOT.rglob("*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


def from_template(template: BinaryIO, keywords: Any, comments: Any, options: Any) -> Iterable[tuple]:
    """The texts of a Django template, for Babel, which knows only Python's."""
    from django.utils.translation.template import templatize

    python = templatize(template.read().decode(), origin=template.name)
    python = "\n".join(line.lstrip() for line in python.split("\n"))  # a line that begins with a text is no block
    return extract_python(io.BytesIO(python.encode()), keywords, [], {})


class Translations(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        compile_all()


if __name__ == "__main__":
    compile_all()
