"""The actions: the only ways to write, with what each is told."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, table, written
from amparo.foundation.acts.action import REQUIRED, Action, declared


def page() -> str:
    return written("Acciones · Actions", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Las únicas formas de escribir. A cada una se le dice quién actúa (`by`), qué día (`today`) y con qué clave "
        "(`key`): repetirla con la misma clave no hace nada y devuelve lo mismo. Cada una deja un acto en la traza.",
        "The only ways to write. Each is told who acts (`by`), on which day (`today`) and under which `key`: repeated "
        "with the same key it does nothing and answers the same. Each leaves an act in the trace.",
    )
    for name, one in sorted(declared.items()):
        yield from _action(name, one)


def _action(name: str, one: Action) -> Iterator[str]:
    body = inspect.unwrap(one.perform)
    file = "/".join(body.__module__.split(".")[1:]) + ".py"
    yield f"## {name}"
    yield ""
    yield f"**{one.es}** · *{one.en}* — [`{file}`]({SOURCE}/{file})"
    yield ""
    yield (inspect.getdoc(body) or "").replace("\n    ", "\n")
    yield ""
    given = [one for one in inspect.signature(body).parameters.values() if one.name not in REQUIRED]
    yield from table(("Parámetro", "Tipo", "Por omisión · Default"), [_parameter(each) for each in given])


def _parameter(one: inspect.Parameter) -> tuple[str, str, str]:
    kind = (
        one.annotation if isinstance(one.annotation, str) else getattr(one.annotation, "__name__", str(one.annotation))
    )
    return code(one.name), code(kind), "" if one.default is one.empty else code(repr(one.default))
