"""Every text that a person reads is written in Spanish and has an English translation."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src/amparo"
CATALOGUE = SOURCE / "locale/en/LC_MESSAGES/django.po"
METHODS = [("**/tests/**", "ignore"), ("**.py", "python"), ("**/templates/**.html", "translations:from_template")]
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def used() -> dict[str, str]:
    """Each text in use, with a place where it is used."""
    found = extract_from_dir(str(SOURCE), METHODS, keywords=KEYWORDS)
    return {(text if isinstance(text, str) else text[0]): f"{name}:{line}" for name, line, text, _, _ in found}


@pytest.fixture(scope="module")
def translated() -> dict[str, Message]:
    with CATALOGUE.open("rb") as catalogue:
        messages = read_po(catalogue)
    return {_key(one): one for one in messages if one.id}


def test_every_text_in_use_has_an_english_translation(translated: dict[str, Message]) -> None:
    missing = [
        f"{place}: {text!r}"
        for text, place in used().items()
        if text not in translated or not all(_strings(translated[text]))
    ]
    assert not missing, "run `make messages`, then translate:\n" + "\n".join(missing)


def test_no_translation_is_left_over(translated: dict[str, Message]) -> None:
    left_over = sorted(set(translated) - set(used()))
    assert not left_over, "run `make messages`"


def test_a_translation_keeps_the_places_of_its_values(translated: dict[str, Message]) -> None:
    place = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
    wrong = [
        text
        for text, message in translated.items()
        for string in _strings(message)
        if sorted(place.findall(text)) != sorted(place.findall(string))
    ]
    assert not wrong, wrong


def test_catalogues_are_compiled_as_they_are_written(translated: dict[str, Message]) -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        read = {_key(one): _strings(one) for one in read_mo(compiled) if one.id}
    assert read == {text: _strings(message) for text, message in translated.items()}, "run `make messages`"


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
