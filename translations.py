"""Compile the English catalogues while the package is built, so that `pip install` alone gives both languages."""

from pathlib import Path

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


class Translations(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        compile_all()


if __name__ == "__main__":
    compile_all()
