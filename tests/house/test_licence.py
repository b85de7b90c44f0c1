from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_licence_is_here_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
