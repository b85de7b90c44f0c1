"""A page, declared once: its address, its template, and the sheet of data it shows.

A module declares its pages here and says nothing of HTML, JSON or CSV: the web prints every page three times at the
same address (`/fondos/`, `/fondos.json`, `/fondos.csv`), in Spanish and, under `/en/`, in English. A `Page` is public;
a `PrivatePage` says whose matter it shows and which permission it needs, and its forms ask for actions; a
`PrivateFile` is handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amparo.foundation.access.roles import Grant, Subject

Value = object
"""What a cell of data holds: text, whole cents, whole counts, YYYYMM months, or nested rows (JSON text in the CSV).

None is a hidden or absent value."""


class NotPublished(LookupError):
    """What was asked for has not been published. The text says so to the reader, and what there is instead."""


@dataclass(frozen=True)
class Sheet:
    """What a page shows, as data. The names are English, in every language.

    columns, rows: the table of the page, whole in its CSV. facts: what stands once beside the table, in its JSON.
    shown: arrangements of the same data for the template alone (charts, links), never in the data.
    status: 422 when what was asked is wrong, and the sheet says why. kept: whether a browser or a proxy may keep it;
    what speaks of one person is not kept anywhere.
    persons: whose personal data it has; that it was read, by whom and why, is written down for them to see.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    facts: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    kept: bool = True
    persons: tuple[int, ...] = ()

    def records(self) -> Iterable[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Page:
    """One public page.

    name: how other pages link to it. path: its address without the final slash, as Django writes paths. read: the
    query; it takes what was asked after `?` and the parts of the address, and raises NotPublished or ValueError (a 404
    and a 400). takes_file: whether a file may be posted to it; `read` then takes it as `handed`.
    """

    name: str
    path: str
    template: str
    read: Callable[..., Sheet]
    takes_file: bool = False

    @property
    def data_path(self) -> str:
        """The address of its data, without the ending: that of the page, and `inicio` for the home."""
        return self.path or "inicio"


Asked = Mapping[str, str]
"""What stands after `?` in an address, or was posted with a file."""


def number(written: str) -> int | None:
    """The whole number that a form or an address sends; None if it is none, or longer than any id or sum of ours."""
    return int(written) if written.isdecimal() and len(written) <= 15 else None


@dataclass(frozen=True)
class Handed:
    """A file handed in with what was asked: its text, or what is wrong with it. Nothing keeps it."""

    text: str = ""
    wrong: str = ""


# ---------------------------------------------------------------- private pages


class Elsewhere(Exception):
    """The page is not for this account yet: it is taken to the page named `to`, and told why."""

    def __init__(self, to: str, told: str = "") -> None:
        super().__init__(told)
        self.to, self.told = to, told


@dataclass(frozen=True)
class Visit:
    """Who opens a private page, and when. today is YYYYMMDD; account acts as `by`; grants are what it may use now.

    whole: all that there is was asked for, as data, and not the part that fits a page.
    """

    account: Any
    grants: tuple[Grant, ...]
    today: int
    at: datetime
    language: str
    asked: Asked
    whole: bool = False


@dataclass(frozen=True)
class Sent:
    """What a form sends: its fields, its files, and the key of the act it asks for, the same if it is sent twice."""

    fields: Mapping[str, str]
    files: Mapping[str, bytes]
    key: str


@dataclass(frozen=True)
class Done:
    """What follows a form: to another page and its address, with something told; or `shown` once on the same page.

    at: the part of that page, by its id, where what was done is seen.
    persons: whose personal data is shown so, to be written down for them to see.
    """

    to: str = ""
    address: Mapping[str, Any] = field(default_factory=dict)
    at: str = ""
    told: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)
    persons: tuple[int, ...] = ()


@dataclass(frozen=True)
class PrivatePage:
    """A page for who logged in and may see it.

    needs: the permission, as `access.roles.RULES` names it. of: whose matter it is; read: the query. Both take the
    visit and the parts of the address. why: for what personal data is read, in Spanish and English, as its owner will
    see it. acts: what each button `do` of its forms asks for; they take the visit, what was sent and the parts of the
    address, perform one action, and raise `acts.refused.Refused` with the field to mend. sensitive: identity is
    confirmed again before a form is shown or sent. limited: the rate limit of its forms (`ACCOUNT_RATE_LIMITS`).
    """

    name: str
    path: str
    template: str
    needs: str
    of: Callable[..., Subject]
    read: Callable[..., Sheet]
    why: tuple[str, str]
    acts: Mapping[str, Callable[..., Done]] = field(default_factory=dict)
    sensitive: bool = False
    limited: str = ""

    @property
    def data_path(self) -> str:
        return self.path


# ---------------------------------------------------------------- files for who may have them


@dataclass(frozen=True)
class Paper:
    """A file handed out: a certificate, a document of a case. name: what it is called where it is saved.

    persons: whose personal data it has; that it was handed out is written down for them to see.
    """

    content: bytes
    media_type: str
    name: str
    persons: tuple[int, ...] = ()


@dataclass(frozen=True)
class PrivateFile:
    """A file for who logged in and may have it, saved and never opened in the page. As in a `PrivatePage`.

    path: its whole address. read: takes the visit, the address of the portal as `site`, for what is printed with it,
    and the parts of the address.
    """

    name: str
    path: str
    needs: str
    of: Callable[..., Subject]
    read: Callable[..., Paper]
    why: tuple[str, str]
