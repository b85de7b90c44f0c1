"""The manuals of `docs/generated/` say what the code says."""

import re
from pathlib import Path

import pytest

from amparo.entrypoints.cli.manuals import manuals

FOLDER = Path(__file__).parents[2] / "docs/generated"


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    return manuals()


def test_what_is_committed_is_what_the_code_prints(printed: dict[str, str]) -> None:
    committed = {path.name: path.read_text() for path in FOLDER.iterdir()}
    assert committed.keys() == printed.keys(), "run `make docs`, and remove what it no longer prints"
    assert [name for name in printed if printed[name] != committed[name]] == [], "run `make docs`"


def test_every_link_finds_its_heading_and_only_one(printed: dict[str, str]) -> None:
    headings = {
        name: [_anchor(line) for line in re.findall(r"^#+ (.+)$", text, re.M)] for name, text in printed.items()
    }
    lost = [
        f"{name} → {page or name}#{anchor}"
        for name, text in printed.items()
        for page, anchor in re.findall(r"\]\(([\w.]*)#([^)]+)\)", text)
        if headings[page or name].count(anchor) != 1
    ]
    assert not lost


def _anchor(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
