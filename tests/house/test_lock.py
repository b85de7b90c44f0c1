"""What is installed is what was locked, from wherever each machine installs."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "runtime": PROJECT["project"]["dependencies"],
    "test": [asked for group in GROUPS.values() for asked in group if isinstance(asked, str)],
    "spark": PROJECT["project"]["optional-dependencies"]["spark"],
}


def locked(lock: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M)}


@pytest.mark.parametrize("lock", ASKED)
def test_the_lock_holds_what_the_project_asks(lock: str) -> None:
    held = locked(lock)
    unmet = [
        asked
        for asked in map(Requirement, ASKED[lock])
        if not asked.specifier.contains(held.get(canonicalize_name(asked.name), "0"))
    ]
    assert not unmet, "run `make lock`"


@pytest.mark.parametrize("lock", ["test", "spark"])
def test_locks_agree(lock: str) -> None:
    other = locked(lock)
    assert not {name for name, version in locked("runtime").items() if other.get(name) != version}


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_names_no_place(lock: str) -> None:
    assert not re.search(r"://|--find-links|--index|file:", (ROOT / f"requirements/{lock}.txt").read_text())
