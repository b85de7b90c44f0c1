"""An employer registers itself, and its places of work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.employer.place import employer_id_of, own_employer, place
from amparo.entrypoints.web.pages.employer.words import EMPLOYERS, INDUSTRIES
from amparo.foundation.access.subjects import of_account
from amparo.foundation.acts.written import Private
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.actions import register_employer, register_establishment


def new_employer(_visit: Visit) -> Sheet:
    return Sheet(
        columns=("kind", "es", "en"),
        rows=[(kind, *words) for kind, words in EMPLOYERS.items()],
        facts={"industries": {code: list(words) for code, words in INDUSTRIES.items()}},
        shown={"kinds": EMPLOYERS.items(), "industries": INDUSTRIES.items(), **_territory()},
    )


def register(visit: Visit, sent: Sent) -> Done:
    asked = {name: sent.fields.get(name, "") for name in ("kind", "industry", "province", "canton")}
    registered = register_employer(
        by=visit.account, today=visit.today, key=sent.key, user_id=visit.account.pk,
        ruc=Private(sent.fields.get("ruc", "")), name=Private(sent.fields.get("name", "")), **asked,
    )  # fmt: skip
    told = [_("Inscrito. Desde hoy esta cuenta responde por el empleador."), *_doubts(registered, visit.language)]
    return Done(to="employer", address={"ruc": sent.fields.get("ruc", "").strip()}, told=" ".join(told))


def _doubts(registered: dict[str, Any], language: str) -> list[str]:
    """What is odd in a RUC and does not stop it."""
    tongue = "_en" if language == "en" else ""
    return [f"{one[f'cause{tongue}']} {one[f'remedy{tongue}']}" for one in registered["warnings"]]


def establishments(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    found = registry.establishments_of(here.employer.pk)
    provinces, cantons = registry.province_names(), registry.canton_names()
    return Sheet(
        columns=("branch", "name", "province", "canton"),
        rows=[(one.branch, one.name, one.province_id, one.canton_id) for one in found],
        facts={"ruc": ruc, "name": here.employer.name},
        shown={
            "place": here,
            "tab": "establishments",
            "found": [(one, provinces[one.province_id], cantons.get(one.canton_id or "", "")) for one in found],
            "may_register": here.allows("registry.register_establishment"),
            "next_branch": f"{max((int(one.branch) for one in found), default=0) + 1:04d}",
            **_territory(),
        },
    )


def add_establishment(visit: Visit, sent: Sent, ruc: str) -> Done:
    asked = {name: sent.fields.get(name, "") for name in ("branch", "name", "province", "canton")}
    register_establishment(
        by=visit.account, today=visit.today, key=sent.key, employer_id=employer_id_of(ruc), **asked
    )  # fmt: skip
    return Done(to="establishments", address={"ruc": ruc}, told=_("El establecimiento quedó inscrito."))


def _territory() -> dict[str, Any]:
    """Provinces, and the cantons of each."""
    names, cantons = registry.province_names(), registry.canton_names()
    grouped = [
        (name, [(code, canton) for code, canton in cantons.items() if code[:2] == province])
        for province, name in names.items()
    ]
    return {"provinces": names.items(), "cantons": [(name, found) for name, found in grouped if found]}


pages = [
    PrivatePage(
        "new_employer", "empresa/nueva", "web/employer/new_employer.html", "registry.register_employer",
        lambda visit: of_account(visit.account.pk), new_employer,
        ("Inscribir un empleador", "Register an employer"), acts={"register": register}, limited="write",
    ),
    PrivatePage(
        "establishments", "empresa/<ruc:ruc>/establecimientos", "web/employer/establishments.html", "affiliation.read",
        own_employer, establishments, ("Mostrar los establecimientos", "Show the establishments"),
        acts={"add": add_establishment},
    ),
]  # fmt: skip
