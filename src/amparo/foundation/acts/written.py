"""One written form for what an act takes in and gives back, so that its hash is the same on every machine."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import narwhals as nw
from django.utils.crypto import salted_hmac

from amparo.foundation.months import Month

LARGE = 2_000
"""A parameter whose written form is longer than this many characters is kept as its hash and size."""


@dataclass(frozen=True)
class Private:
    """A text that must not stay in a trace that nobody can erase: a contact, a document, an account number, a code.

    The trace keeps its hash under this machine's signing key, enough to know the same request again.
    """

    text: str = field(repr=False)

    @property
    def mark(self) -> str:
        return salted_hmac("acts.private", self.text, algorithm="sha256").hexdigest()


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces. Dates become YYYY-MM-DD, months YYYY-MM.

    TypeError if something has no such form: pass whole numbers, texts, days, months, lists or dicts.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def settled(value: object) -> Any:
    """The value as it will be read back from the database. ValueError if it holds a fraction: cents are whole."""
    return json.loads(canonical(value), parse_float=_refuse_fraction)


def summary(payload: Mapping[str, object]) -> dict:
    """Each parameter as the trace keeps it: itself if small; the hash and size of files, frames and long lists."""
    return {name: _summary(value) for name, value in payload.items()}


def _summary(value: object) -> object:
    if isinstance(value, Path):
        value = value.read_bytes()
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest(), "bytes": len(value)}
    frame = nw.from_native(value, eager_only=True, pass_through=True)
    if isinstance(frame, nw.DataFrame):
        schema = canonical({name: str(dtype) for name, dtype in frame.schema.items()})
        return {"sha256": digest(schema + frame.write_csv()), "rows": len(frame)}
    text = canonical(value)
    if len(text) > LARGE:
        return {"sha256": digest(text), "characters": len(text)}
    return settled(value)


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Private):
        return {"private": value.mark}
    if hasattr(value, "item"):  # a NumPy number
        return value.item()
    raise TypeError(f"«{value!r}» ({type(value).__name__}) cannot be written in the trace")


def _refuse_fraction(text: str) -> NoReturn:
    raise ValueError(f"«{text}» is a fraction; write money in whole cents and rates in whole millionths")
