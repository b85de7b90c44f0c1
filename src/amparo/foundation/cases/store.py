"""Where documents handed in are kept: one file each, named by its SHA-256, never changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.foundation.files import write_whole


class DocumentDiffers(Exception):
    """The document on disk is not the one that was handed in."""


def keep(sha256: str, content: bytes) -> bool:
    """Write the document unless it is there; whole or not at all, so a kill leaves no half of it. True if it is new."""
    path = _path(sha256)
    if path.exists():
        return False
    write_whole(path, content)
    return True


def forget(sha256: str) -> None:
    """Take back a document just kept, because the act that kept it failed."""
    _path(sha256).unlink(missing_ok=True)


def read(sha256: str) -> bytes:
    """The document; DocumentDiffers if it is missing or no longer has that hash."""
    path = _path(sha256)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        told = _("El documento {sha256} falta o fue alterado: restáurelo desde un respaldo")
        raise DocumentDiffers(told.format(sha256=sha256))
    return content


def _path(sha256: str) -> Path:
    return Path(settings.AMPARO_HOME) / "documents" / sha256[:2] / sha256
