"""The manuals of `docs/generated/`, printed from what the code declares, so that they cannot say anything else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from amparo import foundation, modules
from amparo.entrypoints.cli.manuals import actions, chart, indicators, permissions, rulebook, specs, steps, tables


def manuals() -> dict[str, str]:
    """Every manual, by file name: the same text as long as the code says the same."""
    declare_everything()
    return {
        "rulebook.md": rulebook.page(),
        "specs.md": specs.page(),
        "steps.md": steps.page(),
        "tables.md": tables.page(),
        "indicators.md": indicators.page(),
        "chart.md": chart.page(),
        "actions.md": actions.page(),
        "permissions.md": permissions.page(),
    }


def declare_everything() -> None:
    """What is declared exists once its file is imported."""
    for floor in (foundation, modules):
        for room in iter_modules(floor.__path__, f"{floor.__name__}."):
            if room.ispkg:
                files = {file.name for file in iter_modules(import_module(room.name).__path__)}
                for name in sorted(files & {"tables", "rules", "indicators", "actions", "claims"}):
                    import_module(f"{room.name}.{name}")
