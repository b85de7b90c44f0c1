"""The codes with which people prove who they are or that an address is theirs.

A code is not kept: it is made again from the number of its row under this machine's signing key, so neither the
database nor the trace can give it away. Ten signs, 50 bits: nobody guesses one.
"""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Those of Crockford: none is taken for another."""

LENGTH = 10
_ALIKE = str.maketrans("OIL", "011", "- ")


def code(kind: str, number: int) -> str:
    """The code of row `number` of a kind («person», «employer», «email»), as it is handed over: XXXXX-XXXXX."""
    made = salted_hmac(f"access.codes.{kind}", str(number), algorithm="sha256")
    bits = int.from_bytes(made.digest()[:8], "big")
    signs = "".join(SIGNS[bits >> 5 * place & 31] for place in range(LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def same(given: str, expected: str) -> bool:
    """Whether what somebody typed is the code, however written; it takes the same time either way."""
    return constant_time_compare(_plain(given), _plain(expected))


def _plain(text: str) -> str:
    return text.upper().translate(_ALIKE)
