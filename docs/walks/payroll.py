"""A payroll program, whole: it hires by file, reads the draft, confirms it and asks what to pay.

It needs only Python. AMPARO is the address of the portal, TOKEN a token with employer:read and employer:declare.

    python payroll.py RUC hire FILE      send a file of notices; each wrong line is told
    python payroll.py RUC pay FILE       make the draft say what a payroll pays: cédula;name;wage;days;extras
    python payroll.py RUC draft          what would be declared of each worker, and why it changed
    python payroll.py RUC confirm MONTH  agree with the draft of a month, AAAA-MM
    python payroll.py RUC slip           what is owed, with the references to pay at the bank
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any


class Refused(Exception):
    """What the institution declined, in its own words."""


class Amparo:
    """The API of one institution, as one token sees it."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = f"{address.rstrip('/')}/api/v1/", token

    def get(self, path: str, **asked: Any) -> Any:
        return self._answer(urllib.request.Request(self._address(path, asked)))

    def every(self, path: str, part: str) -> Iterator[dict[str, Any]]:
        """A long list, page after page."""
        following: str | None = ""
        while following is not None:
            page = self.get(path, after=following)
            yield from page[part]
            following = page["next"]

    def post(self, path: str, key: str = "", **body: Any) -> Any:
        """Ask for an act. Sent again with its key it does nothing more, so whoever loses the answer asks again.

        What records nothing needs no key.
        """
        request = urllib.request.Request(self._address(path), json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if key:
            request.add_header("Idempotency-Key", key)
        return self._answer(request)

    def _address(self, path: str, asked: Mapping[str, Any] = MappingProxyType({})) -> str:
        return f"{self.address}{path}?{urllib.parse.urlencode({**asked, 'language': 'en'})}"

    def _answer(self, request: urllib.request.Request) -> Any:
        request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise Refused(json.load(error)["detail"]) from error


def hire(amparo: Amparo, ruc: str, file: str) -> None:
    send(amparo, ruc, base64.b64encode(Path(file).read_bytes()).decode())


def send(amparo: Amparo, ruc: str, content: str) -> None:
    """A file of notices, in base 64. The key is of what it says: the same file is never taken twice."""
    key = f"file-{hashlib.sha256(content.encode()).hexdigest()[:32]}"
    taken = amparo.post(f"employers/{ruc}/notices/files", key, content=content)
    print(f"taken: {taken['accepted']}, wrong: {taken['rejected']}")
    tell(taken["problems"])


def tell(problems: list[dict[str, Any]]) -> None:
    for one in problems:
        print(f"line {one['row']}, {one['column']} «{one['value']}»: {one['cause_en']} {one['remedy_en']}")


def pay(amparo: Amparo, ruc: str, file: str) -> None:
    """The institution compares the payroll with its draft, and answers the notices that are missing."""
    content = base64.b64encode(Path(file).read_bytes()).decode()
    told = amparo.post(f"employers/{ruc}/payroll", content=content)
    tell(told["problems"])
    for one in told["changes"]:
        before, after = one["before"], one["after"]
        parts = [part for part in after if before[part] != after[part]]
        print(f"{one['cedula']}: {', '.join(f'{part} {before[part]} -> {after[part]}' for part in parts)}")
    if told["notices"]:
        send(amparo, ruc, told["notices"])
    else:
        print("nothing to change")


def draft(amparo: Amparo, ruc: str) -> None:
    for one in amparo.every(f"employers/{ruc}/draft", "lines"):
        why = ", ".join(one["reasons"]) or "as last month"
        print(f"{one['document']} {one['surnames']}: {one['days']} days, {dollars(one['total_cents'])} ({why})")
    print(f"total: {dollars(amparo.get(f'employers/{ruc}/draft', limit=1)['total_cents'])}")


def confirm(amparo: Amparo, ruc: str, month: str) -> None:
    done = amparo.post(f"employers/{ruc}/draft/confirmation", f"confirm-{ruc}-{month}", month=month)
    print("confirmed" if done["confirmed"] else "it was confirmed before")


def slip(amparo: Amparo, ruc: str) -> None:
    for one in amparo.get(f"employers/{ruc}/statement")["items"]:
        print(f"{one['reference']} {one['kind']}, due {one['due_date']}: {dollars(one['owed_cents'])}")
    print(f"to pay: {dollars(amparo.get(f'employers/{ruc}/slip')['total_cents'])}")


def dollars(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def main() -> None:
    ruc, command, *rest = sys.argv[1:]
    amparo = Amparo(os.environ["AMPARO"], os.environ["TOKEN"])
    try:
        {"hire": hire, "pay": pay, "draft": draft, "confirm": confirm, "slip": slip}[command](amparo, ruc, *rest)
    except Refused as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main()
