"""A walk is a program: its blocks run from top to bottom, and the code it names is where it says."""

import doctest
import re
from pathlib import Path

import pytest

WALKS = sorted((Path(__file__).parents[2] / "docs/walks").glob("*.md"))
FENCE = re.compile(r"^```\w*$", re.MULTILINE)
NAMED = re.compile(r"\[`(\w+)`\]\(([\w./-]+\.py)\)")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_a_walk_happens_as_it_is_told(walk: Path, database: str, home: Path) -> None:
    told = doctest.DocTestParser().get_doctest(FENCE.sub("", walk.read_text()), {}, walk.stem, str(walk), 0)
    found = doctest.DocTestRunner().run(told)
    assert found.attempted and not found.failed


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_what_a_walk_names_is_where_it_says(walk: Path) -> None:
    lost = [
        f"{name} in {file}"
        for name, file in NAMED.findall(walk.read_text())
        if not re.search(rf"^(def |class )?{name}\b", (walk.parent / file).read_text(), re.MULTILINE)
    ]
    assert not lost
