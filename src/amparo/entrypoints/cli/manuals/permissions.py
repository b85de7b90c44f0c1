"""Who may do what: the table of rules of `access.roles`, read by permission, and what no account may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from amparo.entrypoints.cli.manuals.markdown import SOURCE, both, code, linked, listed, table, written
from amparo.entrypoints.web.pages import every_private_page
from amparo.foundation.access import policy
from amparo.foundation.access.roles import ROLES, RULES
from amparo.foundation.acts.action import declared


def page() -> str:
    return written("Permisos · Permissions", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        f"De [`roles.py`]({SOURCE}/foundation/access/roles.py). Lo que ninguna regla permite está negado. Cada celda "
        "dice hasta dónde llega; vacía, a nada. Leer datos de una persona deja constancia y ella la ve.",
        "What no rule allows is refused. Each cell says how far the role reaches; an empty one reaches nothing. "
        "Reading a person's data leaves a record, and she sees it.",
    )
    yield "## Los roles · The roles"
    yield ""
    yield from table(
        ("Rol · Role", "Español", "English", "Segundo factor · Second factor"),
        [(code(name), one.es, one.en, "sí · yes" if one.second_factor else "") for name, one in ROLES.items()],
    )
    yield "## La tabla · The table"
    yield ""
    rows = [(_named(permission), *(_cell(permission, role) for role in ROLES)) for permission in _permissions()]
    yield from table(("Permiso · Permission", *map(code, ROLES)), rows)
    yield from table(
        ("Alcance · Reach", "In English"), [(one.es, one.en) for one in dict.fromkeys(rule.reach for rule in RULES)]
    )
    yield "## Las páginas privadas · The private pages"
    yield ""
    yield from both(
        "Qué permiso pide cada una, para qué se leen los datos y qué se puede hacer en ella. Las delicadas preguntan "
        "otra vez quién es.",
        "Which permission each asks for, what data is read for, and what can be done on it. The delicate ones "
        "ask again who it is.",
    )
    pages = [
        (code(f"/{one.path}/"), _named(one.needs), *one.why, listed(one.acts), "sí · yes" if one.sensitive else "")
        for one in every_private_page
    ]
    yield from table(
        ("Página · Page", "Permiso · Permission", "Para qué", "What for", "Formularios · Forms", "Delicada · Delicate"),
        pages,
    )
    yield "## Lo que ninguna cuenta puede pedir · What no account may ask for"
    yield ""
    yield from both(
        "Lo hacen los procesos de la institución: la línea de órdenes, los archivos que entregan otras instituciones, "
        "el cierre del mes.",
        "Done by the institution's own processes: the command line, files of other institutions, the closing.",
    )
    yield listed(name for name, one in sorted(declared.items()) if one.subject is None)
    yield ""
    yield "## Lo que la institución decidió · What the institution decided"
    yield ""
    yield from table(
        ("Cuánto · How much", "Español", "English"), [(str(one.value), one.es, one.en) for one in policy.NUMBERS]
    )


def _permissions() -> list[str]:
    """Every permission that some rule gives by its name, readings first in each room."""
    given = {permission for rule in RULES for permission in rule.permissions} - {"*.read"}
    return sorted(given, key=lambda name: (name.partition(".")[0], not name.endswith(".read"), name))


def _named(permission: str) -> str:
    return linked(permission, "actions.md") if permission in declared else code(permission)


def _cell(permission: str, role: str) -> str:
    reaches = (
        rule.reach
        for rule in RULES
        if rule.role == role and any(fnmatchcase(permission, pattern) for pattern in rule.permissions)
    )
    return "; ".join(reach.es for reach in reaches)
