"""A file is found by its question, so it may not be named for being useful."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/amparo"
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "core", "misc", "shared"}
LONGEST = 420


def ours() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def test_nothing_is_named_for_being_useful() -> None:
    found = [path for folder in (SOURCE, ROOT / "tests") for path in folder.rglob("*") if path.stem in FORBIDDEN]
    assert not found, f"name each for the question it answers: {found}"


def test_a_file_is_read_in_one_sitting() -> None:
    long = {str(path.relative_to(SOURCE)): count for path in ours() if (count := _lines(path)) > LONGEST}
    assert not long, f"split into a folder of the same name: {long}"


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())
