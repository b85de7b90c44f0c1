"""Answers kept in AMPARO_HOME/reforms, under a name made of all they rest on: the same question is answered at once.

What is asked, the text of the reform, the law, the seals of the months and the code: when any of them is another, so is
the name, and what was kept is not found.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from amparo.entrypoints.month.sealing import code_hash
from amparo.entrypoints.reform.again import Progress
from amparo.entrypoints.reform.country import Country
from amparo.entrypoints.reform.telling import Document
from amparo.entrypoints.reform.trial import tried
from amparo.foundation.acts.written import canonical, digest
from amparo.foundation.files import write_whole
from amparo.foundation.history.store import file_hash
from amparo.foundation.law.book import Law
from amparo.foundation.scale import people_per_record

FOLDER = "reforms"


def shipped() -> dict[str, Path]:
    """The reforms that come with amparo, by name."""
    folder = Path(str(files("amparo.entrypoints.reform") / "reforms"))
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}


def try_and_keep(file: Path, asked: str = "", starting: str = "", progress: Progress = lambda month: None) -> Document:
    """Try a reform and keep its answer."""
    document = tried(file, asked, starting, progress)
    keep(document, file, asked, starting)
    return document


def keep(document: Document, file: Path, asked: str = "", starting: str = "") -> None:
    """Put an answer where `kept` finds it; whole or not at all."""
    write_whole(_path(file, asked, starting), json.dumps(document, ensure_ascii=False).encode())


def kept(file: Path, asked: str = "", starting: str = "") -> Document | None:
    """The answer, if this very question was tried before."""
    path = _path(file, asked, starting)
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _path(file: Path, asked: str, starting: str) -> Path:
    country = Country.closed()
    last = country.chosen(asked)[-1]
    question = {
        "reform": file_hash(file), "name": file.stem, "asked": asked, "starting": starting,
        "law": Law.load().hash(), "seal": country.seals[last.number], "last": str(last), "code": code_hash(),
        "reforms": _own_code(), "scale": people_per_record(),
    }  # fmt: skip
    return Path(settings.AMPARO_HOME) / FOLDER / f"{digest(canonical(question))[:32]}.json"


@cache
def _own_code() -> str:
    own = sorted(Path(str(files("amparo.entrypoints.reform"))).glob("*.py"))
    return digest(canonical([file_hash(file) for file in own]))
