"""What a CSV of ours says, so that whoever opens it in a spreadsheet reads it and nothing in it runs."""

from __future__ import annotations

import json
import re

_A_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_A_NUMBER = re.compile(r"[+\-]?[\d.,]*")


def cell(value: object) -> object:
    """A value as a cell. Lists and mappings are JSON, which has no form of its own in a CSV.

    A text that a spreadsheet would take for a formula, as whoever chose its name may want it to, begins with the
    apostrophe by which spreadsheets know a text. A dash alone or a number is none.

    >>> cell('=HYPERLINK("https://ladron.example";"Tienda")')
    '\\'=HYPERLINK("https://ladron.example";"Tienda")'
    >>> cell("-3,50")
    '-3,50'
    """
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _A_FORMULA.match(value) and not _A_NUMBER.fullmatch(value):
        return f"'{value}"
    return value
