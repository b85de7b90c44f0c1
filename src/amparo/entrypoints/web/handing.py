"""A file handed in with a question: read in memory, within a limit, and forgotten with the answer."""

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amparo.foundation import reading, writing
from amparo.foundation.pages import Asked, Handed

FILE = "file"
"""The name of the file in a form."""
MOST_BYTES = 256 * 1024
"""Forty years of work, month by month, take a tenth of it."""


def handed_in(request: HttpRequest) -> tuple[Asked, Handed | None]:
    """What was posted: the answers, and the file if one was chosen. A body that is too long is not even read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        most = writing.number(MOST_BYTES // 1024, "es")
        return {}, Handed(wrong=_("el archivo es demasiado grande: caben {most} kB").format(most=most))
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    file = request.FILES.get(FILE)
    if file is None:
        return request.POST, None
    if not file.size:
        return request.POST, Handed(wrong=_("el archivo está vacío: elija el que tiene su historia, o quítelo"))
    return request.POST, _text(file.read())


def _text(content: bytes) -> Handed:
    if b"\0" in content:
        return Handed(wrong=_("el archivo no es de texto: guárdelo como CSV"))
    return Handed(reading.text(content))
