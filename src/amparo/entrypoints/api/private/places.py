"""Whose matter an address is: how each of its parts is written, and which record of ours it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from ninja import Path

from amparo.entrypoints.api.spoken import gettext_lazy as _
from amparo.foundation.access.tokens import Program
from amparo.foundation.registry import queries as registry

LARGEST_ID = 2**53
Given = Mapping[str, Any]

PARTS: dict[str, Any] = {
    "ruc": Annotated[str, Path(pattern=r"^\d{13}$", example="1790011674001", description=_("el RUC del empleador"))],
    "branch": Annotated[str, Path(pattern=r"^\d{4}$", example="0001", description=_("el establecimiento"))],
    "province": Annotated[str, Path(pattern=r"^\d{2}$", example="17", description=_("la provincia"))],
    "document": Annotated[
        str, Path(pattern=r"^[0-9A-Z]{5,20}$", example="1710034065", description=_("el documento de la persona"))
    ],
    "case": Annotated[int, Path(ge=1, le=LARGEST_ID, example=1, description=_("el número del trámite"))],
    "notice": Annotated[int, Path(ge=1, le=LARGEST_ID, example=1, description=_("el número de lo avisado"))],
    "reference": Annotated[
        int, Path(ge=1, le=LARGEST_ID, example=1009000000001, description=_("la referencia del comprobante"))
    ],
    "code": Annotated[
        str,
        Path(
            pattern=r"^[0-9A-Z-]{10,40}$", example="7XKQ-2MPA-9RTD-H4WB-C6EF", description=_("el código del documento")
        ),
    ],
    "month": Annotated[
        str,
        Path(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", example="2022-01", description=_("el mes, AAAA-MM")),
    ],
    "file": Annotated[int, Path(ge=1, le=LARGEST_ID, example=1, description=_("el número del archivo"))],
    "sha256": Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", example="0" * 64, description=_("la huella"))],
}
"""The parts of addresses, by name."""


def person_of(account: Program) -> int:
    """The person whose account it is; 0, nobody, if it has not proved to be anyone's."""
    return next((grant.person_id for grant in account.grants if grant.role == "affiliate" and grant.person_id), 0)


def _employer(_account: Program, given: Given) -> int:
    return registry.employers_by_ruc([given["ruc"]]).get(given["ruc"], 0)


def _establishment(account: Program, given: Given) -> int:
    employer_id = _employer(account, given)
    return registry.establishments_by_branch([employer_id]).get((employer_id, given["branch"]), 0)


def _person(account: Program, given: Given) -> int:
    document = given.get("document")
    return registry.persons_by_document([document]).get(document, 0) if document else person_of(account)


FOUND: dict[str, tuple[tuple[str, ...], Callable[[Program, Given], int]]] = {
    "user_id": ((), lambda account, _given: account.pk),
    "person_id": ((), _person),
    "employer_id": (("ruc",), _employer),
    "establishment_id": (("ruc", "branch"), _establishment),
}
"""Each record that an action asks for by its number, what tells it, and how it is found; 0 is none of ours."""


def parts_of(path: str) -> list[str]:
    """The parts of an address that vary, in its order."""
    return [piece.strip("{}") for piece in path.split("/") if piece.startswith("{")]
