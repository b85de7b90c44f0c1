"""How this module reads what it declares in YAML: exact numbers, both languages, and one entry that stands for many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


class DeclarationError(ValueError):
    """A declared file says something that cannot be; the message names the entry, the cause and the remedy."""


@dataclass(frozen=True)
class Text:
    """What people read, in Spanish (the source) and in English."""

    es: str
    en: str

    def __str__(self) -> str:
        return self.es

    def into(self, language: str) -> str:
        return self.en if language == "en" else self.es


class _ExactLoader(yaml.SafeLoader):
    """Numbers stay as they were written: 0.005 must not become a binary fraction, nor 01 a one."""


_ExactLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":float", ":int", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str, folder: Path = HERE) -> Any:
    """The content of a declared file; every number in it is text."""
    with (folder / name).open(encoding="utf-8") as file:
        return yaml.load(file, _ExactLoader)  # noqa: S506 - derives from SafeLoader


def text(entry: Mapping[str, Any], field: str | None = None) -> Text:
    """The two languages of `entry[field]`, or of the entry itself; both are required."""
    both = entry if field is None else entry[field]
    try:
        return Text(" ".join(both["es"].split()), " ".join(both["en"].split()))
    except (KeyError, TypeError) as error:
        raise DeclarationError(f"falta el texto en es o en en «{both}»: escriba los dos idiomas") from error


def families(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every entry once per combination of its `for`.

    `for: {row: {glosas: {es: Glosas, en: Assessments}}}` writes the entry with `{row}` as the code and `{row.es}`,
    `{row.en}` as its names; a plain list gives codes alone.
    """
    for entry in entries:
        names = entry.get("for")
        template = {field: content for field, content in entry.items() if field != "for"}
        if not names:
            yield template
            continue
        for combination in product(*(_options(name, codes) for name, codes in names.items())):
            yield _filled(template, {written: value for option in combination for written, value in option.items()})


def _options(name: str, codes: list[str] | dict[str, dict[str, str]]) -> list[dict[str, str]]:
    if isinstance(codes, list):
        return [{f"{{{name}}}": code} for code in codes]
    return [
        {f"{{{name}}}": code} | {f"{{{name}.{language}}}": written for language, written in names.items()}
        for code, names in codes.items()
    ]


def _filled(content: Any, values: Mapping[str, str]) -> Any:
    match content:
        case dict():
            return {field: _filled(inner, values) for field, inner in content.items()}
        case list():
            return [_filled(inner, values) for inner in content]
        case str():
            for written, value in values.items():
                content = content.replace(written, value)
            return content
        case _:
            return content
