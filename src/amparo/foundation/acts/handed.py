"""How long a file handed in with an act may be, and how wrong: reading and answering it holds every other writer."""

from __future__ import annotations

from amparo.foundation.access import policy
from amparo.foundation.acts.refused import Refused


def refuse_long(content: bytes) -> None:
    """Refused if a file has more lines than policy takes."""
    if content.count(b"\n") > policy.FILE_LINES:
        raise Refused(
            f"El archivo pasa de {policy.FILE_LINES} líneas: divídalo y envíe cada parte. No se recibió nada de él",
            f"The file has more than {policy.FILE_LINES} lines: divide it and send each part. Nothing of it was taken",
            "content",
        )


def refuse_mistaken(wrong: int) -> None:
    """Refused if so many lines are wrong that it must be another file."""
    if wrong > policy.WRONG_LINES:
        raise Refused(
            f"El archivo tiene más de {policy.WRONG_LINES} líneas equivocadas: revise que sea el que quería enviar. No "
            "se recibió nada de él",
            f"The file has more than {policy.WRONG_LINES} wrong lines: check that it is the one you meant. Nothing of "
            "it was taken",
            "content",
        )
