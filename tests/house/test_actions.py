"""Every action that the code declares has an example, with which `tests/acts` makes it fail everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import amparo
from amparo.entrypoints.cli.manuals import declare_everything
from amparo.foundation.acts.action import declared
from tests.acts.examples import EXAMPLES


def test_every_action_has_an_example():
    """Wherever it is declared: read from the sources, so that none escapes by not being imported."""
    declare_everything()
    sources = [path.read_text() for path in Path(amparo.__file__).parent.rglob("*.py") if "tests" not in path.parts]
    written = {name for source in sources for name in re.findall(r'^@action\(\s*"([^"]+)"', source, re.MULTILINE)}
    assert written == {name for name in declared if not name.startswith("test.")}
    assert sorted(written - EXAMPLES.keys()) == [], "add its example to tests/acts/examples.py"
    assert sorted(EXAMPLES.keys() - written) == []
