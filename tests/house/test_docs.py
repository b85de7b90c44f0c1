"""What is written about the code says what the code says."""

import re
from pathlib import Path

import pytest

from amparo.entrypoints.cli.manuals import declare_everything
from amparo.foundation.history import tables

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "src/amparo/foundation", ROOT / "src/amparo/modules", ROOT / "src/amparo/entrypoints"]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/amparo/**/README.md")]


def test_the_glossary_knows_every_room_and_every_table() -> None:
    words = set(re.findall(r"`([\w.]+)`", (ROOT / "GLOSSARY.md").read_text()))
    declare_everything()
    rooms = {path.name for folder in FOLDERS for path in folder.iterdir() if (path / "__init__.py").exists()}
    assert not (rooms | set(tables.declared)) - words - {"tests"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


def test_a_decision_says_because_and_what_would_undo_it() -> None:
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = page.read_text()
        assert re.match(rf"# {page.name[:4]} ", text), page.name
        assert "**Because**" in text, page.name
        assert "**We would undo it**" in text, page.name
