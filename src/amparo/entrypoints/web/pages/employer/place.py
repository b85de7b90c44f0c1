"""Which employer a page is about, how far the account reaches in it, and what stands around all its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.roles import Account, Grant, Subject, may
from amparo.foundation.access.subjects import of_employer, of_establishment
from amparo.foundation.pages import NotPublished, Visit
from amparo.foundation.registry import queries as registry

TABS = (
    ("draft", gettext_lazy("Planilla"), "contributions.read"),
    ("earlier_months", gettext_lazy("Meses anteriores"), "contributions.read"),
    ("statement", gettext_lazy("Estado de cuenta"), "collection.read"),
    ("payments", gettext_lazy("Pagos"), "collection.read"),
    ("compliance", gettext_lazy("Certificado"), "collection.read"),
    ("employer_notices", gettext_lazy("Avisos y trámites"), "cases.read"),
    ("establishments", gettext_lazy("Establecimientos"), "affiliation.read"),
    ("members", gettext_lazy("Quién actúa"), "access.read"),
)
"""The pages of the desk about the whole employer: their name, what they are called, and what it takes to open them."""

OF_ANY_PLACE = (
    ("employer", gettext_lazy("Este mes"), "affiliation.read"),
    ("workers", gettext_lazy("Trabajadores"), "affiliation.read"),
)
"""Those that also open for who has only one establishment in charge."""


@dataclass(frozen=True)
class Place:
    """An employer as an account stands before it. establishment: the only one it reaches, None if all."""

    employer: Any
    establishment: Any
    grants: tuple[Grant, ...]

    @property
    def branch(self) -> int | None:
        return int(self.establishment.branch) if self.establishment else None

    def allows(self, permission: str) -> bool:
        """Whether the account may do it for the whole employer."""
        whole = Subject(employer_id=self.employer.pk, province=self.employer.province_id)
        return may(Account(self.grants), permission, whole)

    def allows_here(self, permission: str) -> bool:
        """Whether the account may do it as far as it reaches."""
        if self.establishment is None:
            return self.allows(permission)
        place = self.establishment
        own = Subject(employer_id=self.employer.pk, establishment_id=place.pk, province=place.province_id)
        return may(Account(self.grants), permission, own)

    @property
    def tabs(self) -> list[tuple[str, Any]]:
        found = [(name, title) for name, title, permission in OF_ANY_PLACE if self.allows_here(permission)]
        return [*found, *((name, title) for name, title, permission in TABS if self.allows(permission))]

    @cached_property
    def establishments(self) -> list[Any]:
        """Where the account may give notices."""
        return [self.establishment] if self.establishment else registry.establishments_of(self.employer.pk)


def place(visit: Visit, ruc: str) -> Place:
    """The employer of the address. NotPublished if there is none."""
    employer = registry.employer_of(ruc)
    if employer is None:
        raise NotPublished(_("Ningún empleador tiene el RUC «%(ruc)s».") % {"ruc": ruc})
    limited = _only_establishment(visit, employer.pk)
    return Place(employer, registry.establishment(limited) if limited else None, visit.grants)


def own_employer(_visit: Visit, ruc: str, **_address: Any) -> Subject:
    """The whole employer of the address; nobody's if there is none."""
    employer_id = employer_id_of(ruc)
    return of_employer(employer_id) if employer_id else Subject()


def own_place(visit: Visit, ruc: str, **_address: Any) -> Subject:
    """As much of the employer as the account reaches: the whole, or its one establishment."""
    employer_id = employer_id_of(ruc)
    if limited := _only_establishment(visit, employer_id):
        return of_establishment(limited)
    return of_employer(employer_id) if employer_id else Subject()


def employer_id_of(ruc: str) -> int:
    """0 if no employer has it."""
    return registry.employers_by_ruc([ruc]).get(ruc, 0)


def _only_establishment(visit: Visit, employer_id: int) -> int | None:
    reached = [one.establishment_id for one in visit.grants if one.employer_id == employer_id]
    return reached[0] if reached and None not in reached else None
