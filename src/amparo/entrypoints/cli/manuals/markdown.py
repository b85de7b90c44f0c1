"""How a manual is written down: headings, tables and links as GitHub shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

PRINTED = "<!-- Printed by `make docs`: change the code, not this file. -->"
SOURCE = "../../src/amparo"
"""Where the code is, seen from `docs/generated/`."""


def written(title: str, lines: Iterable[str]) -> str:
    """A whole page."""
    return "\n".join([PRINTED, "", f"# {title}", "", *lines]).rstrip() + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table without the columns in which no row says anything."""
    rows = list(rows)
    said = [place for place in range(len(head)) if any(row[place] for row in rows)]
    if rows:
        yield _row([head[place] for place in said])
        yield "|" + "---|" * len(said)
        yield from (_row([row[place] for place in said]) for row in rows)
        yield ""


def both(es: str, en: str) -> Iterator[str]:
    """A paragraph in Spanish, and its translation."""
    yield es
    yield ""
    if en:
        yield f"*{en}*"
        yield ""


def code(name: str) -> str:
    return f"`{name}`" if name else ""


def listed(names: Iterable[str]) -> str:
    return ", ".join(code(name) for name in names)


def linked(heading: str, page: str = "", shown: str = "") -> str:
    """A link to a heading, under its own text or another."""
    anchor = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in "_- ").replace(" ", "-")
    return f"[`{shown or heading}`]({page}#{anchor})"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
